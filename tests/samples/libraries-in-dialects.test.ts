import { expect, it } from 'vitest'
import { folderWith, type Files } from '../program/temporary-folder.js'
import { configOf, findingsOf, lint } from './linting.js'

const UNI: Files = { 'manifest.json': '{ "mp-weixin": {} }', 'pages.json': '{ "pages": [{ "path": "pages/a" }] }', 'App.vue': '<script>\nexport default {}\n</script>' }
const TARO: Files = { 'src/app.config.ts': `export default defineAppConfig({ pages: ['pages/a'] })`, 'src/app.ts': 'export default ({ children }) => children' }
const withTemplate = (template: string, script = ''): string => `<template>\n  ${template}\n</template>\n<script setup>\n${script}\n</script>`

it.each<readonly [name: string, files: Files, needed: readonly string[]]>([
  [
    'uview-plus by an easycom pattern',
    { ...UNI, 'pages.json': '{ "pages": [{ "path": "pages/a" }], "easycom": { "custom": { "^u-([^-].*)": "uview-plus/components/u-$1/u-$1.vue" } } }', 'pages/a.vue': withTemplate('<u-upload accept="image" />') },
    ['pages/a.vue:2 Album'],
  ],
  ['uview-plus as a uni_module', { ...UNI, 'uni_modules/uview-plus/components/u-upload/u-upload.vue': '<template><view /></template>', 'pages/a.vue': withTemplate('<u-upload accept="file" />') }, ['pages/a.vue:2 MessageFile']],
  ['wot-design-uni by its installed package', { ...UNI, 'package.json': '{ "dependencies": { "wot-design-uni": "^1.9.0" } }', 'pages/a.vue': withTemplate('<wd-upload accept="image" />') }, ['pages/a.vue:2 Album']],
  ['a tag of the same name where no such package is', { ...UNI, 'package.json': '{}', 'pages/a.vue': withTemplate('<wd-upload accept="image" />') }, []],
  ['a component of the program with that name', { ...UNI, 'package.json': '{ "dependencies": { "wot-design-uni": "^1.9.0" } }', 'components/wd-upload/wd-upload.vue': '<template><view /></template>', 'pages/a.vue': withTemplate('<wd-upload accept="image" />') }, []],
  ['NutUI imported in React', { ...TARO, 'src/pages/a.tsx': `import { Uploader } from '@nutui/nutui-react-taro'\nexport default () => <Uploader url="x" />` }, ['src/pages/a.tsx:2 Album']],
  ['an uploader of one’s own', { ...TARO, 'src/uploader.tsx': 'export const Uploader = () => <View />', 'src/pages/a.tsx': `import { Uploader } from '@/uploader'\nexport default () => <Uploader url="x" />` }, []],
  ['Vant by usingComponents in uni-app', { ...UNI, 'pages.json': '{ "pages": [{ "path": "pages/a", "style": { "usingComponents": { "van-uploader": "@vant/weapp/uploader/index" } } }] }', 'pages/a.vue': withTemplate('<van-uploader />') }, ['pages/a.vue:2 Album']],
])('what a component of a library needs: %s', async (_name, files, needed) => {
  const folder = folderWith(files)
  const findings = findingsOf(folder, await lint(folder, configOf('all', { declared: [] })))
  expect(findings.filter(({ rule }) => rule === 'no-undeclared').map(({ file, line, message }) => `${file}:${String(line)} ${/`(Album|MessageFile|Clipboard)`/u.exec(message)?.[1] ?? message}`)).toEqual(needed)
})

it('a button of a library that hands on no id is told where `resolve` must name it', async () => {
  const folder = folderWith({
    ...UNI,
    'package.json': '{ "dependencies": { "uview-plus": "^3.4.0" } }',
    'pages.json': '{ "pages": [{ "path": "pages/a" }], "easycom": { "custom": { "^u-([^-].*)": "uview-plus/components/u-$1/u-$1.vue" } } }',
    'pages/a.vue': withTemplate(
      '<u-button id="agree" open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="agree" />',
      `const waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => waiting.add(resolve))\nfunction agree() { waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree' })) }\nfunction refuse() { waiting.forEach((resolve) => resolve({ event: 'disagree' })) }`,
    ),
  })
  const findings = findingsOf(folder, await lint(folder, configOf('all', { declared: [] })))
  expect(findings.filter(({ rule }) => rule === 'valid-agree-button').map(({ line, message }) => `${String(line)} ${message.includes('`<u-button>`') ? 'u-button' : message}`)).toEqual(['2 u-button'])
})
