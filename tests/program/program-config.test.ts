import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPageConfig, type AppConfig } from '../../src/program/app-config.js'
import { programOf, type Program } from '../../src/program/find-program.js'
import { folderWith, writeFiles, type Files } from './temporary-folder.js'

function programIn(root: string, name: string): Program {
  const program = programOf(path.join(root, name), { root: null })
  if (!program) throw new Error('There is no program among these files.')
  return program
}

function configOf(files: Files, name: string): AppConfig {
  return programIn(folderWith(files), name).config
}

describe('the config of uni-app', () => {
  const manifest = `{
    /* platforms */
    "mp-weixin": {
      "usingComponents": true,
      "requiredPrivateInfos": ["getLocation"],
      "permission": { "scope.userLocation": { "desc": "shops" } },
      "plugins": { "live": {} },
      // #ifdef MP-ALIPAY
      "requiredBackgroundModes": ["location"],
      // #endif
    },
  }`
  const pages = `{
    "pages": [
      { "path": "pages/home/home", "layout": "default", "style": { "usingComponents": { "pop": "/components/pop/pop" }, "mp-weixin": { "usingComponents": { "own": "/wxcomponents/own" } } } },
      // #ifdef H5
      { "path": "pages/web/web" },
      // #endif
      { "path": "/pages/me/me.vue", "layout": false }
    ],
    "subPackages": [{ "root": "door/", "pages": [{ "path": "lock", "layout": { "name": "bare" } }], "plugins": { "speech": {} } }],
    "tabBar": { "list": [{ "pagePath": "pages/home/home" }] },
    "globalStyle": { "usingComponents": { "all": "/components/all" } },
    "easycom": { "autoscan": true, "custom": { "^u-(.*)": "uview/components/u-$1/u-$1.vue" } }
  }`

  it('is put together from pages.json and manifest.json', () => {
    expect(configOf({ 'pages.json': pages, 'manifest.json': manifest }, 'main.js')).toEqual({
      isComplete: true,
      hasAllPages: true,
      pages: ['pages/home/home', 'pages/me/me', 'door/lock'],
      subPackages: ['door'],
      tabPages: ['pages/home/home'],
      hasCustomTabBar: false,
      usingComponents: new Map([['all', '/components/all']]),
      publicComponents: [],
      main: null,
      plugins: ['live', 'speech'],
      resolveAlias: new Map(),
      requiredPrivateInfos: new Set(['getLocation']),
      permissions: new Set(['scope.userLocation']),
      requiredBackgroundModes: new Set(),
      easycom: { autoscan: true, custom: new Map([['^u-(.*)', 'uview/components/u-$1/u-$1.vue']]) },
      pageComponents: new Map([['pages/home/home', new Map([['pop', '/components/pop/pop'], ['own', '/wxcomponents/own']])]]),
      layouts: new Map<string, string | false>([['pages/home/home', 'default'], ['pages/me/me', false], ['door/lock', 'bare']]),
    })
  })

  it.each([
    ['{ "pages": [] }', true, []],
    ['{ "pages": [], "easycom": { "autoscan": false } }', false, []],
    ['{ "pages": [], "easycom": { "^x-(.*)": "@/x/$1.vue" } }', true, [['^x-(.*)', '@/x/$1.vue']]],
  ])('scans for components unless it is told not to: %s', (text, autoscan, custom) => {
    expect(configOf({ 'pages.json': text, 'manifest.json': '{}' }, 'main.js').easycom).toEqual({ autoscan, custom: new Map(custom as [string, string][]) })
  })

  it('comes from scripts, with the pages that the folders hold', () => {
    const config = configOf({
      'pages.config.ts': `import { defineUniPages } from '@uni-helper/vite-plugin-uni-pages'\nexport default defineUniPages({ pages: [], globalStyle: {} })`,
      'manifest.config.ts': `export default defineManifestConfig({ 'mp-weixin': { requiredPrivateInfos: ['chooseAddress'] } })`,
      'src/App.vue': '',
      'src/pages/home/index.vue': '',
      'src/pages/home/components/card.vue': '',
    }, 'src/App.vue')
    expect([config.pages, [...config.requiredPrivateInfos], config.isComplete]).toEqual([['pages/home/index'], ['chooseAddress'], false])
  })

  it('does not trust a pages.json that is made from other files', () => {
    const config = configOf({
      'src/pages.json': '{ "pages": [{ "path": "pages/home/index" }], "easycom": { "autoscan": false } }',
      'pages.config.ts': 'export default {}',
      'src/manifest.json': '{}',
      'src/pages/home/index.vue': '',
      'src/pages/late.vue': '',
    }, 'src/App.vue')
    expect([config.pages, config.easycom.autoscan, config.isComplete]).toEqual([['pages/home/index', 'pages/late'], false, false])
  })

  it('is as broken as its files', () => {
    const config = configOf({ 'pages.json': '{ "pages": [{ "path": "a" }', 'manifest.json': '' }, 'main.js')
    expect(config.pages).toEqual(['a'])
    expect(configOf({ 'pages.json': '[', 'manifest.json': '[' }, 'main.js').pages).toEqual([])
  })
})

describe('the config of Taro', () => {
  it('is what app.config exports', () => {
    const config = configOf({ 'app.config.ts': `const pages = ['pages/a/a']\nexport default defineAppConfig({ pages, subpackages: [{ root: 'sub', pages: ['b'] }], requiredPrivateInfos: ['getLocation'] })` }, 'app.ts')
    expect([config.pages, [...config.requiredPrivateInfos], config.isComplete]).toEqual([['pages/a/a', 'sub/b'], ['getLocation'], true])
  })

  it.each([
    ['pages that are made', `export default { pages: ['a', ...routes()] }`, false],
    ['a spread that cannot be read', `export default { ...base, pages: ['a'] }`, false],
    ['a title that is made', `export default { pages: ['a'], window: { navigationBarTitleText: t('x') } }`, true],
    ['a config that does not parse', `export default { pages: ['a'], `, false],
  ])('tells whether it is complete: %s', (_, text, expected) => {
    expect(configOf({ 'app.config.js': text }, 'app.js').isComplete).toBe(expected)
  })

  it('follows what happens to the files that it is made from', () => {
    const root = folderWith({ 'app.config.js': `import { pages } from './routes'\nexport default { pages }`, 'routes.js': `export const pages = ['a']` })
    const program = programIn(root, 'app.js')
    expect(program.config.pages).toEqual(['a'])
    expect(program.config).toBe(program.config)
    writeFiles(root, { 'routes.js': `export const pages = ['a', 'b']` })
    expect(program.config.pages).toEqual(['a', 'b'])
    writeFiles(root, { 'app.config.js': `export default { pages: ['c'] }` })
    expect(program.config.pages).toEqual(['c'])
  })

  it('has the pages that stand beside a config of their own where the list is made by code', () => {
    const files = {
      'app.config.ts': `import { routes } from './routes'\nexport default { pages: ['pages/a/index'], subPackages: [{ root: 'shop', pages: routes.map((route) => route.slice(1)) }] }`,
      'routes.ts': `export const routes = ['/goods/index']`,
      'pages/a/index.tsx': '', 'pages/a/index.config.ts': '',
      'shop/goods/index.jsx': '', 'shop/goods/index.config.js': '',
      'shop/goods/part.tsx': '',
      'shop/gone/index.config.js': '',
      'components/card/index.tsx': '', 'components/card/index.config.ts': '',
    }
    const config = configOf(files, 'app.ts')
    expect([config.isComplete, config.pages]).toEqual([false, ['pages/a/index', 'shop/goods/index']])
    const listed = configOf({ ...files, 'app.config.ts': `export default { pages: ['pages/a/index'] }` }, 'app.ts')
    expect([listed.isComplete, listed.pages]).toEqual([true, ['pages/a/index']])
  })
})

describe('the config of mpx', () => {
  const app = (config: object): string => `<script type="application/json">\n${JSON.stringify(config)}\n</script>`

  it('takes in the pages of its own packages', () => {
    const config = configOf({
      'app.mpx': app({ pages: ['./pages/a.mpx'], packages: ['./sub/app.mpx?root=part', './other/app'] }),
      'sub/app.mpx': app({ pages: ['./pages/b', './pages/b'], plugins: { live: {} } }),
      'other/app.mpx': app({ pages: ['c'] }),
    }, 'app.mpx')
    expect([config.pages, config.subPackages, config.plugins, config.isComplete]).toEqual([['pages/a', 'sub/pages/b', 'other/c'], ['sub', 'other'], ['live'], true])
  })

  it('is incomplete with packages that are installed or not there', () => {
    expect(configOf({ 'app.mpx': app({ pages: [], packages: ['@scope/pkg/app.mpx?root=x'] }) }, 'app.mpx').isComplete).toBe(false)
    expect(configOf({ 'app.mpx': app({ pages: [], packages: ['./none/app.mpx'] }) }, 'app.mpx').isComplete).toBe(false)
  })
})

it.each([
  ['index.json', '{ "component": true, "usingComponents": { "a": "/a" } }', true],
  ['index.config.ts', `export default definePageConfig({ usingComponents: { a: '/a' } })`, false],
  ['index.config.js', `export default { usingComponents: { a: '/a' } }`, false],
  ['index.tsx', `definePageConfig({ usingComponents: { a: '/a' } })\nexport default () => <View/>`, false],
  ['index.vue', `<template><view/></template>\n<script setup lang="ts">\ndefinePageConfig({ usingComponents: { a: '/a' as string } })\n</script>`, false],
  ['index.vue', `<script>export default {}</script>\n<script setup>\ndefinePageConfig({ usingComponents: { a: '/a' } })\n</script>`, false],
  ['index.mpx', `<script type="application/json">{ "component": true, "usingComponents": { "a": "/a" } }</script>`, true],
  ['index.wpy', `<config>\n{ usingComponents: { a: '/a' } }\n</config>`, false],
])('the config of a page is read in %s', (name, text, isComponent) => {
  expect(readPageConfig(text, `/x/${name}`)).toEqual({ isComponent, usingComponents: new Map([['a', '/a']]) })
})

it.each([
  ['index.tsx', `export default () => null`],
  ['index.vue', `<script>definePageConfig(</script>`],
  ['index.wpy', `<template><view/></template>`],
])('a page without a config of its own uses nothing: %s', (name, text) => {
  expect(readPageConfig(text, `/x/${name}`)).toEqual({ isComponent: false, usingComponents: new Map() })
})
