import { rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { programOf } from '../../src/program/find-program.js'
import { unitOf } from '../../src/program/units.js'
import { folderWith, writeFiles } from './temporary-folder.js'

const PAGES = '{ "pages": [{ "path": "pages/a/a" }] }'
const TARO = `export default defineAppConfig({ pages: ['pages/a/a'] })`

/** Dialect, root and config file of the program that a file belongs to. */
function found(root: string, name: string): string | null {
  const program = programOf(path.join(root, name), { root: null })
  return program && `${program.dialect} ${path.relative(root, program.root)} ${path.relative(root, program.configFile)}`
}

it.each([
  ['Taro', { 'src/app.config.ts': TARO }, 'taro src src/app.config.ts'],
  ['Taro in JavaScript, without the macro', { 'src/app.config.js': `module.exports = { pages: [] }` }, 'taro src src/app.config.js'],
  ['TypeScript before JavaScript', { 'src/app.config.js': TARO, 'src/app.config.ts': TARO }, 'taro src src/app.config.ts'],
  ['Taro with pages from elsewhere', { 'src/app.config.ts': `import { pages } from './pages'\nexport default { pages }` }, 'taro src src/app.config.ts'],
  ['Taro with everything spread', { 'src/app.config.ts': `import base from '@scope/base'\nexport default defineAppConfig({ ...base, window: {} })` }, 'taro src src/app.config.ts'],
  ['a half-typed config', { 'src/app.config.ts': `export default defineAppConfig({ pages: ['pages/a/a'], window: { ` }, 'taro src src/app.config.ts'],
  ['uni-app', { 'src/pages.json': PAGES, 'src/manifest.json': '{}' }, 'uni-app src src/manifest.json'],
  ['uni-app with comments and conditions', { 'src/pages.json': `{\n// #ifdef H5\n"easycom": {},\n// #endif\n"pages": [] }`, 'src/manifest.json': '{ /* note */ }' }, 'uni-app src src/manifest.json'],
  ['uni-app with a manifest script above', { 'src/pages.json': PAGES, 'src/manifest.json': '{}', 'manifest.config.ts': 'export default {}' }, 'uni-app src manifest.config.ts'],
  ['uni-app with scripts alone', { 'src/App.vue': '', 'pages.config.ts': 'export default {}', 'manifest.config.ts': 'export default {}' }, 'uni-app src manifest.config.ts'],
  ['uni-app with scripts beside its sources', { 'src/App.vue': '', 'src/pages.config.ts': 'export default {}', 'src/manifest.json': '{}' }, 'uni-app src src/manifest.json'],
  ['mpx', { 'src/app.mpx': '' }, 'mpx src src/app.mpx'],
  ['wepy', { 'src/app.wpy': '' }, 'wepy src src/app.wpy'],
  ['native', { 'src/app.json': '{ "pages": [] }' }, 'native src src/app.json'],
])('finds %s', (_, files, expected) => {
  expect(found(folderWith(files), 'src/pages/a/a.vue')).toBe(expected)
})

it.each([
  ['Nuxt', { 'app.config.ts': `export default defineAppConfig({ ui: { primary: 'green' } })` }],
  ['another tool with pages of its own', { 'app.config.ts': `export default { pages: { home: '/' } }` }],
  ['a half-typed config of another tool', { 'app.config.ts': `export default defineAppConfig({ ui: { ` }],
  ['something spread by another tool', { 'app.config.ts': `export default { ...base, theme: 1 }` }],
  ['a browser extension', { 'manifest.json': '{ "manifest_version": 3 }' }],
  ['a list of pages that is no program', { 'pages.json': '{ "a": 1 }', 'manifest.json': '{}' }],
  ['pages without a manifest', { 'pages.json': PAGES }],
  ['folders of such names', { 'app.config.js/x': '', 'app.mpx/x': '' }],
])('is silent about %s', (_, files) => {
  expect(found(folderWith(files), 'x.js')).toBeNull()
})

it('keeps a build apart from its source', () => {
  const root = folderWith({ 'pages.json': PAGES, 'manifest.json': '{}', 'unpackage/dist/dev/mp-weixin/app.json': '{ "pages": [] }' })
  expect(found(root, 'pages/a/a.vue')).toBe('uni-app  manifest.json')
  expect(found(root, 'unpackage/dist/dev/mp-weixin/pages/a/a.js')).toBe('native unpackage/dist/dev/mp-weixin unpackage/dist/dev/mp-weixin/app.json')
})

it('takes the scripts above the sources for the program, and nothing else there', () => {
  const root = folderWith({ 'src/App.vue': '', 'pages.config.ts': 'export default {}', 'manifest.config.ts': 'export default {}' })
  expect(found(root, 'manifest.config.ts')).toBe('uni-app src manifest.config.ts')
  expect(found(root, 'pages.config.ts')).toBe('uni-app src manifest.config.ts')
  expect(found(root, 'server/index.js')).toBeNull()
})

describe('a json file beside the program', () => {
  it('belongs to the source, not to what the build made of it', () => {
    const root = folderWith({ 'project.config.json': '{ "miniprogramRoot": "dist/" }', 'src/app.config.ts': TARO })
    expect(found(root, 'privacy-guideline.json')).toBe('taro src src/app.config.ts')
    writeFiles(root, { 'dist/app.json': '{ "pages": [] }' })
    expect(found(root, 'privacy-guideline.json')).toBe('taro src src/app.config.ts')
    expect(found(root, 'project.config.json')).toBe('taro src src/app.config.ts')
    expect(found(root, 'config/index.js')).toBeNull()
  })

  it('needs no project.config.json, which uni-app does not have', () => {
    const root = folderWith({ 'package.json': '{}', 'src/pages.json': PAGES, 'src/manifest.json': '{}' })
    expect(found(root, 'privacy-guideline.json')).toBe('uni-app src src/manifest.json')
    rmSync(path.join(root, 'package.json'))
    expect(found(root, 'privacy-guideline.json')).toBeNull()
  })

  it('stays with a native program that project.config.json names', () => {
    const root = folderWith({ 'project.config.json': '{ "miniprogramRoot": "miniprogram" }', 'miniprogram/app.json': '{ "pages": [] }', 'src/app.config.ts': TARO })
    expect(found(root, 'privacy-guideline.json')).toBe('native miniprogram miniprogram/app.json')
  })
})

it('is found by the setting root in a project or in its sources', () => {
  const root = folderWith({ 'app/src/app.config.ts': TARO, 'app/config/index.js': '' })
  const rootWith = (setting: string, name: string): string | undefined => programOf(path.join(root, name), { root: setting }, root)?.root
  expect(rootWith('app', 'app/src/pages/a/a.tsx')).toBe(path.join(root, 'app/src'))
  expect(rootWith('app/src', 'app/src/pages/a/a.tsx')).toBe(path.join(root, 'app/src'))
  expect(rootWith('app', 'app/privacy-guideline.json')).toBe(path.join(root, 'app/src'))
  expect(rootWith('app', 'app/config/index.js')).toBeUndefined()
})

it.each([
  ['App.vue', 'entry'],
  ['main.ts', 'entry'],
  ['app.ts', 'module'],
  ['pages/a/a.vue', 'page'],
])('knows what starts uni-app: %s is %s', (name, expected) => {
  const root = folderWith({ 'pages.json': PAGES, 'manifest.json': '{}' })
  const program = programOf(path.join(root, name), { root: null })
  expect(program && unitOf(program, path.join(root, name)).kind).toBe(expected)
})

it('follows what happens on the disk', () => {
  const root = folderWith({ 'src/pages/a/a.vue': '' })
  expect(found(root, 'src/pages/a/a.vue')).toBeNull()
  writeFiles(root, { 'src/app.config.ts': 'export default {}' })
  expect(found(root, 'src/pages/a/a.vue')).toBeNull()
  writeFiles(root, { 'src/app.config.ts': TARO })
  expect(found(root, 'src/pages/a/a.vue')).toBe('taro src src/app.config.ts')
  rmSync(path.join(root, 'src/app.config.ts'))
  writeFiles(root, { 'src/pages.json': PAGES, 'src/manifest.json': '{}' })
  expect(found(root, 'src/pages/a/a.vue')).toBe('uni-app src src/manifest.json')
})
