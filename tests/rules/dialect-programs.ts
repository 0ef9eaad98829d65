import { RuleTester } from '@typescript-eslint/rule-tester'
import * as typeScriptParser from '@typescript-eslint/parser'
import * as vueEslintParser from 'vue-eslint-parser'
import { sfcParser } from '../../src/program/sfc-parser.js'
import { program } from './rule-tester.js'

/** Testers for the files of frameworks; JSX is the one of `script`. */
export const vue = new RuleTester({ languageOptions: { parser: vueEslintParser, parserOptions: { parser: typeScriptParser, sourceType: 'module' } } } as never)
export const sfc = new RuleTester({ languageOptions: { parser: sfcParser } })

type Files = Readonly<Record<string, string>>

/** A uni-app whose page `home` shows `components/popup.vue`; `files` add to it or stand in for its own. */
export function uniApp(files: Files = {}): (file: string) => string {
  return program({
    'package.json': '{}',
    'manifest.json': '{ "mp-weixin": {} }',
    'pages.json': '{ "pages": [{ "path": "pages/home/home" }, { "path": "pages/other/other" }] }',
    'App.vue': '<script>\nexport default { onLaunch() {} }\n</script>',
    'main.js': `import App from './App'`,
    'pages/home/home.vue': `<template><view><Popup /></view></template>\n<script setup>\nimport Popup from '../../components/popup.vue'\n</script>`,
    'pages/other/other.vue': '<template><view /></template>',
    'components/popup.vue': '<template><view /></template>',
    ...files,
  })
}

/** A Taro program whose page `home` shows the component `popup`, in React, or in Vue where `files` say so. */
export function taroApp(files: Files = {}): (file: string) => string {
  return program({
    'package.json': '{}',
    'src/app.config.ts': `export default defineAppConfig({ pages: ['pages/home/index', 'pages/other/index'] })`,
    'src/app.ts': 'export default function App({ children }) { return children }',
    ...(Object.keys(files).some((name) => name.endsWith('.vue'))
      ? { 'src/pages/home/index.vue': `<template><view><popup /></view></template>\n<script setup>\nimport Popup from '../../popup.vue'\n</script>` }
      : {
          'src/pages/home/index.tsx': `import { View } from '@tarojs/components'\nimport { Popup } from '../../popup'\nexport default () => <View><Popup /></View>`,
          'src/popup.tsx': `import { View } from '@tarojs/components'\nexport function Popup() { return <View /> }`,
        }),
    ...files,
  })
}

/** An mpx program with one page. */
export function mpxApp(files: Files = {}): (file: string) => string {
  return program({
    'package.json': '{}',
    'src/app.mpx': `<script>\nimport { createApp } from '@mpxjs/core'\ncreateApp({})\n</script>\n<script type="application/json">\n{ "pages": ["./pages/home"] }\n</script>`,
    'src/pages/home.mpx': '<template><view /></template>',
    ...files,
  })
}
