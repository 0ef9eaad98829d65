import { rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { programOf, projectFolders } from '../../src/program/find-program.js'
import { folderWith, programWith, writeFiles } from './temporary-folder.js'

const PROGRAMS = fileURLToPath(new URL('../programs', import.meta.url))
const FOUND = { root: null }

function rootOf(root: string, name: string): string | null {
  const program = programOf(path.join(root, name), FOUND)
  return program && `${program.kind} ${path.relative(root, program.root)}`
}

describe('the program of a file', () => {
  it('is the nearest one around it', () => {
    const root = folderWith({
      'app.json': '{"pages": ["pages/a/a"]}',
      'demo/app.json': '{"pages": []}',
      'game/game.json': '{"deviceOrientation": "portrait"}',
      'plugin/plugin.json': '{"publicComponents": {}}',
    })
    expect(rootOf(root, 'pages/a/a.js')).toBe('app ')
    expect(rootOf(root, 'app.json')).toBe('app ')
    expect(rootOf(root, 'demo/x/y/z.ts')).toBe('app demo')
    expect(rootOf(root, 'game/js/main.js')).toBe('game game')
    expect(rootOf(root, 'plugin/components/x.wxml')).toBe('plugin plugin')
  })

  it.each([
    ['native/miniprogram/pages/home/home.js', 'app native/miniprogram'],
    ['minigame/game.js', 'game minigame'],
    ['plugin/plugin/index.js', 'plugin plugin/plugin'],
    ['plugin/miniprogram/app.js', 'app plugin/miniprogram'],
    ['plugin/project.config.json', 'app plugin/miniprogram'],
    ['native/privacy-guideline.json', 'app native/miniprogram'],
    ['broken/half-typed/pages/home/home.js', 'app broken/half-typed'],
    ['demo.mjs', null],
  ])('is found among the fixtures: %s', (name, expected) => {
    expect(rootOf(PROGRAMS, name)).toBe(expected)
  })

  it('is the same object each time, and another one for each program', () => {
    const root = folderWith({ 'a/app.json': '{"pages": ["x"]}', 'b/app.json': '{"pages": ["y"]}' })
    const a = programOf(path.join(root, 'a/x.js'), FOUND)
    expect(programOf(path.join(root, 'a/deep/x.js'), FOUND)).toBe(a)
    const b = programOf(path.join(root, 'b/y.js'), FOUND)
    expect([a?.config.pages, b?.config.pages]).toEqual([['x'], ['y']])
  })

  it('follows what happens on the disk', () => {
    const root = folderWith({ 'pages/a/a.js': '' })
    expect(rootOf(root, 'pages/a/a.js')).toBeNull()
    writeFiles(root, { 'app.json': '{"pages": ["pages/a/a"]}' })
    const program = programOf(path.join(root, 'pages/a/a.js'), FOUND)
    expect(program?.config.pages).toEqual(['pages/a/a'])
    writeFiles(root, { 'app.json': '{"pages": ["pages/a/a", "pages/b/b"]}' })
    expect(program?.config.pages).toEqual(['pages/a/a', 'pages/b/b'])
    expect(program?.extension.requiredPrivateInfos).toEqual(new Set())
    writeFiles(root, { 'ext.json': '{"extEnable": true, "requiredPrivateInfos": ["getLocation"]}' })
    expect(program?.extension.requiredPrivateInfos).toEqual(new Set(['getLocation']))
    rmSync(path.join(root, 'app.json'))
    expect(program?.config.pages).toEqual([])
    expect(rootOf(root, 'pages/a/a.js')).toBeNull()
  })

  it('is none in packages, nor for text without a file', () => {
    const root = folderWith({
      'app.json': '{"pages": []}',
      'node_modules/x/example/app.json': '{"pages": []}',
      'miniprogram_npm/x/app.json': '{"pages": []}',
    })
    expect(rootOf(root, 'node_modules/x/example/app.js')).toBeNull()
    expect(rootOf(root, 'miniprogram_npm/x/index.js')).toBeNull()
    expect(programOf('<input>', FOUND, root)).toBeNull()
    expect(programOf('', FOUND, root)).toBeNull()
  })

  it('takes a relative name from the working directory', () => {
    const root = folderWith({ 'app.json': '{"pages": []}' })
    expect(programOf('pages/a.js', FOUND, root)?.root).toBe(root)
  })

  it('survives folders that lead to themselves', () => {
    const root = folderWith({ 'app.json': '{"pages": []}', 'pages/a.js': '' })
    symlinkSync('..', path.join(root, 'pages/up'))
    expect(rootOf(root, 'pages/up/pages/up/pages/a.js')).toBe('app pages/up/pages/up')
  })
})

describe('a json file beside the program', () => {
  const FILES = {
    'project.config.json': '{"miniprogramRoot": "dist/", "srcMiniprogramRoot": "./src"}',
    'dist/app.json': '{"pages": []}',
    'src/app.json': '{"pages": []}',
  }

  it('belongs to the folder that project.config.json names, the sources before the build', () => {
    const root = folderWith(FILES)
    expect(rootOf(root, 'privacy-guideline.json')).toBe('app src')
    expect(rootOf(root, 'project.config.json')).toBe('app src')
    rmSync(path.join(root, 'src'), { recursive: true })
    expect(rootOf(root, 'privacy-guideline.json')).toBe('app dist')
    rmSync(path.join(root, 'dist'), { recursive: true })
    expect(rootOf(root, 'privacy-guideline.json')).toBeNull()
  })

  it('may belong to a plugin', () => {
    const root = folderWith({ 'project.config.json': '{"pluginRoot": "plugin"}', 'plugin/plugin.json': '{"main": "index.js"}' })
    expect(rootOf(root, 'privacy-guideline.json')).toBe('plugin plugin')
  })

  it('is not joined by scripts: what stands outside is not uploaded', () => {
    expect(rootOf(folderWith(FILES), 'gulpfile.js')).toBeNull()
  })

  it.each(['', '[]', '{"miniprogramRoot": 1}', '{"miniprogramRoot": ""}', '{"miniprogramRoot": "'])('belongs to nothing when project.config.json is %j', (config) => {
    expect(rootOf(folderWith({ 'project.config.json': config, 'src/app.json': '{"pages": []}' }), 'x.json')).toBeNull()
  })
})

describe('app.json', () => {
  it.each([
    ['{"pages": ["a"]}', true],
    ['{"subpackages": []}', true],
    ['// comment\n{"entryPagePath": "a"}', true],
    ['\uFEFF{\r\n"pages": []\r\n}', true],
    ['', true],
    ['{', true],
    ['{"pages": [', true],
    ['\u0000\u0001', true],
    ['{}', false],
    ['[]', false],
    ['null', false],
    ['{"expo": {"name": "x"}}', false],
    ['{"name": "x", "scripts": {}, "buildpacks": []}', false],
    ['{"usingComponents": {"a": "b"}, "navigationBarTitleText": "app"}', false],
    ['{"constructor": 1, "__proto__": {"pages": []}}', false],
  ])('makes a program: %j is %s', (text, expected) => {
    expect(rootOf(folderWith({ 'app.json': text }), 'x.js')).toBe(expected ? 'app ' : null)
  })

  it('is none when it is a folder, or the json file of a page of that name', () => {
    expect(rootOf(folderWith({ 'app.json/x': '' }), 'x.js')).toBeNull()
    expect(rootOf(folderWith({ 'app.json': '', 'pages/app/app.json': '', 'pages/app/app.wxml': '' }), 'pages/app/app.js')).toBe('app ')
    expect(rootOf(folderWith({ 'game.json': '{"plugins": {}}', 'game.wxml': '' }), 'x.js')).toBeNull()
  })

  it('of another tool does not hide the program above it', () => {
    expect(rootOf(folderWith({ 'app.json': '{"pages": []}', 'server/app.json': '{"name": "api"}' }), 'server/x.js')).toBe('app ')
  })

  it.each([
    ['plugin.json', '{"id": "chart", "type": "panel"}'],
    ['plugin.json', '{"name": "notes", "main": "index.js"}'],
    ['plugin.json', '{"main": "index.html"}'],
    ['game.json', '{"name": "chess"}'],
  ])('has namesakes among other tools: %s %s', (name, text) => {
    expect(rootOf(folderWith({ [name]: text }), 'x.js')).toBeNull()
  })
})

describe('the setting root', () => {
  const FILES = { 'mini/app.json': '{"pages": []}', 'mini/demo/app.json': '{"pages": []}', 'mini/miniprogram_npm/x/x.js': '', 'other/app.json': '{"pages": []}' }

  it('counts for the files in it and the json files above it', () => {
    const root = folderWith(FILES)
    const found = (name: string): string | undefined => programOf(path.join(root, name), { root: 'mini' }, root)?.root
    expect(found('mini/demo/x.js')).toBe(path.join(root, 'mini'))
    expect(found('privacy-guideline.json')).toBe(path.join(root, 'mini'))
    expect(found('x.js')).toBeUndefined()
    expect(found('other/x.js')).toBeUndefined()
    expect(found('mini/miniprogram_npm/x/x.js')).toBeUndefined()
  })

  it('may be absolute, and may stand in a package', () => {
    const root = folderWith({ 'node_modules/x/app.json': '{"pages": []}' })
    expect(programOf(path.join(root, 'node_modules/x/a.js'), { root: path.join(root, 'node_modules/x') }, '/')?.kind).toBe('app')
  })

  it('finds nothing where there is nothing', () => {
    const root = folderWith(FILES)
    expect(programOf(path.join(root, 'mini/x.js'), { root: 'none' }, root)).toBeNull()
  })
})

describe('the folders of a project', () => {
  it('reach up to the nearest package.json or project.config.json', () => {
    const root = folderWith({ 'package.json': '{}', 'apps/one/project.config.json': '{}', 'apps/one/src/app.json': '{"pages": []}', 'apps/two/app.json': '{"pages": []}' })
    const folders = (name: string): string[] => {
      const program = programOf(path.join(root, name), FOUND)
      return program ? projectFolders(program).map((folder) => path.relative(root, folder)) : []
    }
    expect(folders('apps/one/src/x.js')).toEqual(['apps/one/src', 'apps/one'])
    expect(folders('apps/two/x.js')).toEqual(['apps/two', 'apps', ''])
  })

  it('are the root alone where there is neither', () => {
    const program = programWith({})
    expect(projectFolders(program)).toEqual([program.root])
  })
})
