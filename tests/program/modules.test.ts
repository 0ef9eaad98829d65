import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { programOf, type Program } from '../../src/program/find-program.js'
import { hasWechatTwin, isCompiledTwin, resolveModule } from '../../src/program/modules.js'
import { programFiles } from '../../src/program/program-files.js'
import { folderWith, programWith, writeFiles, type Files } from './temporary-folder.js'

const PROGRAMS = fileURLToPath(new URL('../programs', import.meta.url))

function filesOf(program: Program): { scripts: string[]; templates: string[]; isComplete: boolean } {
  const { scripts, templates, isComplete } = programFiles(program)
  const fromRoot = (files: readonly string[]): string[] => files.map((file) => path.relative(program.root, file)).sort()
  return { scripts: fromRoot(scripts), templates: fromRoot(templates), isComplete }
}

it('takes what is written for WeChat alone before the rest in Taro', () => {
  const files = { 'app.config.ts': 'export default { pages: [] }', 'app.ts': '', 'a/index.js': '', 'a/index.weapp.js': '', 'b.tsx': '', 'b.weapp.tsx': '', 'b.h5.tsx': '', 'c/index.weapp.vue': '' }
  const root = folderWith(files)
  const program = programOf(path.join(root, 'app.ts'), { root: null })
  const found = ['./a', './b', './c', './a/index'].map((written) => resolveModule(program, path.join(root, 'app.ts'), written))
  expect(found.map((file) => file && path.relative(root, file))).toEqual(['a/index.weapp.js', 'b.weapp.tsx', 'c/index.weapp.vue', 'a/index.weapp.js'])
  expect(Object.keys(files).filter((file) => hasWechatTwin(path.join(root, file)))).toEqual(['a/index.js', 'b.tsx'])
})

describe('a module specifier', () => {
  it.each<readonly [string, Files, string, string | null]>([
    ['relative', { 'pages/a/b.js': '' }, './b', 'pages/a/b.js'],
    ['with its extension', { 'pages/a/b.js': '' }, './b.js', 'pages/a/b.js'],
    ['of a source that is compiled', { 'pages/a/b.js': '', 'pages/a/b.ts': '' }, './b', 'pages/a/b.ts'],
    ['of a source by the compiled name', { 'pages/a/b.js': '', 'pages/a/b.ts': '' }, './b.js', 'pages/a/b.ts'],
    ['with a dot in the name', { 'pages/a/b.config.js': '' }, './b.config', 'pages/a/b.config.js'],
    ['of a folder', { 'utils/index.js': '' }, '../../utils', 'utils/index.js'],
    ['of a folder beside a file', { 'utils/index.js': '', 'utils.js': '' }, '../../utils', 'utils.js'],
    ['from the root', { 'utils/b.js': '' }, '/utils/b', 'utils/b.js'],
    ['through an alias', { 'app.json': '{"pages": [], "resolveAlias": {"~/*": "/*"}}', 'utils/b.js': '' }, '~/utils/b.js', 'utils/b.js'],
    ['through tsconfig.json', { 'tsconfig.json': '{"compilerOptions": {"paths": {"@/*": ["./*"]}}}', 'utils/b.ts': '' }, '@/utils/b', 'utils/b.ts'],
    ['of a package', { 'miniprogram_npm/dayjs/index.js': '' }, 'dayjs', 'miniprogram_npm/dayjs/index.js'],
    ['in a package', { 'miniprogram_npm/dayjs/plugin/utc.js': '' }, 'dayjs/plugin/utc', 'miniprogram_npm/dayjs/plugin/utc.js'],
    ['of a package in node_modules', { 'node_modules/dayjs/index.js': '' }, 'dayjs', null],
    ['of nothing', {}, './b', null],
    ['of a folder without index', { 'utils/b.js': '' }, '../../utils', null],
    ['of json', { 'pages/a/b.json': '{}' }, './b.json', null],
    ['of a folder named like a script', { 'pages/a/b.js/x': '' }, './b', null],
    ['that is empty', {}, '', null],
  ])('%s', (_, files, written, expected) => {
    const program = programWith(files)
    const found = resolveModule(program, path.join(program.root, 'pages/a/a.js'), written)
    expect(found && path.relative(program.root, found)).toBe(expected)
  })

  it('is followed without a program where it is relative', () => {
    const root = folderWith({ 'a.js': '', 'b.js': '' })
    expect(resolveModule(null, path.join(root, 'a.js'), './b')).toBe(path.join(root, 'b.js'))
    expect(resolveModule(null, path.join(root, 'a.js'), '/b')).toBeNull()
    expect(resolveModule(null, path.join(root, 'a.js'), 'b')).toBeNull()
  })
})

it('a .js file is a compiled twin beside its .ts or .tsx', () => {
  const root = folderWith({ 'a.js': '', 'a.ts': '', 'b.js': '', 'b.tsx': '', 'c.js': '', 'c.d.ts': '', 'd.ts': '' })
  expect(['a.js', 'b.js', 'c.js', 'a.ts', 'd.js', 'none.js', 'a.wxml'].filter((name) => isCompiledTwin(path.join(root, name)))).toEqual(['a.js', 'b.js', 'd.js'])
})

describe('the files of a program', () => {
  it('are reached from the entry, the pages and the components', () => {
    const program = programWith({
      'app.json': JSON.stringify({
        pages: ['pages/a/a', 'pages/gone/gone'],
        subPackages: [{ root: 'sub', pages: ['b/b'] }],
        usingComponents: { shared: '/components/shared/shared' },
        tabBar: { custom: true, list: [] },
      }),
      'app.ts': "import './utils/start'\nimport data from './data.json'",
      'app.js': "require('./compiled-only')",
      'compiled-only.js': '',
      'utils/start.js': "const api = require('api')\nrequire('./start')",
      'miniprogram_npm/api/index.js': 'module.exports = function (e) { return require(e) }',
      'pages/a/a.js': "require.async('../../sub/lazy.js')",
      'pages/a/a.wxml': '<include src="./head.wxml"/><import src="./none.wxml"/>',
      'pages/a/head.wxml': '',
      'pages/a/a.json': '{"usingComponents": {"card": "/components/card"}}',
      'components/card.js': '',
      'components/card.wxml': '',
      'components/card.json': '{"component": true, "usingComponents": {"card": "./card"}}',
      'components/shared/shared.ts': '',
      'components/shared/shared.json': '{}',
      'custom-tab-bar/index.js': '',
      'sub/b/b.js': '',
      'sub/lazy.js': '',
      'orphan.js': '',
      'orphan.wxml': '',
    })
    expect(filesOf(program)).toEqual({
      scripts: ['app.ts', 'components/card.js', 'components/shared/shared.ts', 'custom-tab-bar/index.js', 'miniprogram_npm/api/index.js', 'pages/a/a.js', 'sub/b/b.js', 'sub/lazy.js', 'utils/start.js'],
      templates: ['components/card.wxml', 'pages/a/a.wxml', 'pages/a/head.wxml'],
      isComplete: true,
    })
    writeFiles(program.root, { 'sub/lazy.js': "require('./new')", 'sub/new.js': '' })
    expect(filesOf(program).scripts).toContain('sub/new.js')
  })

  it.each<readonly [string, Files]>([
    ['a plugin in app.json', { 'app.json': '{"pages": [], "plugins": {"live": {}}}' }],
    ['a plugin in ext.json', { 'ext.json': '{"plugins": {"live": {}}}' }],
    ['a plugin’s component', { 'pages/a/a.wxml': '', 'pages/a/a.json': '{"usingComponents": {"live": "plugin://live/player"}}' }],
    ['a component that is not there', { 'app.json': '{"pages": [], "usingComponents": {"card": "@x/card"}}' }],
    ['a package that is not there', { 'app.js': "require('some-sdk')" }],
    ['a module that is not there', { 'app.js': "require('./none')" }],
    ['a module named at run time', { 'app.js': 'require(name)' }],
  ])('are not all known with %s', (_, files) => {
    expect(filesOf(programWith(files)).isComplete).toBe(false)
  })

  it('of a game begin with game.js, and that of its sub-packages', () => {
    const root = folderWith({
      'game.json': '{"deviceOrientation": "portrait", "subpackages": [{"name": "one", "root": "one/"}, {"name": "two", "root": "two/main.js"}]}',
      'game.js': "import './js/main'",
      'js/main.js': '',
      'one/game.js': '',
      'two/main.js': '',
      'app.js': '',
    })
    const program = programOf(path.join(root, 'game.js'), { root: null })
    expect(program && filesOf(program)).toEqual({ scripts: ['game.js', 'js/main.js', 'one/game.js', 'two/main.js'], templates: [], isComplete: true })
  })

  it('of a plugin begin with its script, its pages and its components', () => {
    const program = programOf(path.join(PROGRAMS, 'plugin/plugin/plugin.json'), { root: null })
    const { scripts, templates } = program ? filesOf(program) : { scripts: [], templates: [] }
    expect(scripts).toContain('index.js')
    expect(scripts).toContain('components/voice-note/voice-note.js')
    expect(templates).toEqual(['components/voice-note/voice-note.wxml'])
  })

  it('are found where components and modules go round in circles', () => {
    const program = programOf(path.join(PROGRAMS, 'broken/circles/app.json'), { root: null })
    expect(program && filesOf(program)).toEqual({
      scripts: ['app.js', 'circle.js', 'components/inner/inner.js', 'components/outer/outer.js', 'pages/home/home.js'],
      templates: ['components/inner/inner.wxml', 'components/outer/outer.wxml', 'pages/home/around.wxml', 'pages/home/home.wxml'],
      isComplete: false,
    })
  })

  it('are found as far as a broken app.json tells', () => {
    const program = programOf(path.join(PROGRAMS, 'broken/half-typed/app.json'), { root: null })
    expect(program && filesOf(program)).toEqual({ scripts: ['app.js', 'pages/home/home.js'], templates: ['pages/home/home.wxml'], isComplete: false })
  })
})
