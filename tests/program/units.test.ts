import path from 'node:path'
import { expect, it } from 'vitest'
import { programOf } from '../../src/program/find-program.js'
import { unitOf } from '../../src/program/units.js'
import { taroProgram, uniProgram } from './frameworks.js'
import { folderWith, programWith } from './temporary-folder.js'

it('a file is part of the entry, a page, a component, or a module', () => {
  const program = programWith({
    'app.json': '{"pages": ["pages/a/a"], "subPackages": [{"root": "sub", "pages": ["b"]}]}',
    'pages/a/a.json': '{"component": true}',
    'components/card.json': '{"component": true}',
    'components/old.json': '{}',
    'components/old.wxml': '',
  })
  const { root } = program
  const unit = (name: string): unknown => unitOf(program, path.join(root, name))
  expect(unit('app.ts')).toEqual({ kind: 'entry', base: path.join(root, 'app') })
  expect(unit('pages/a/a.wxml')).toEqual({ kind: 'page', base: path.join(root, 'pages/a/a'), route: 'pages/a/a' })
  expect(unit('sub/b.js')).toEqual({ kind: 'page', base: path.join(root, 'sub/b'), route: 'sub/b' })
  expect(unit('components/card.js')).toEqual({ kind: 'component', base: path.join(root, 'components/card') })
  for (const name of ['components/old.js', 'utils/x.js', 'pages/a/b.wxml', 'pages/a/a.config.js']) expect(unit(name)).toEqual({ kind: 'module' })
})

it('the entry of a plugin is its script', () => {
  const root = folderWith({ 'plugin.json': '{"main": "./src/main.js", "pages": {"a": "pages/a"}}' })
  const program = programOf(path.join(root, 'x.js'), { root: null })
  expect(program && ['src/main.js', 'index.js', 'pages/a.js'].map((name) => unitOf(program, path.join(root, name)).kind)).toEqual(['entry', 'module', 'page'])
})

it('a file of uni-app is all of its page or component', () => {
  const program = uniProgram({ 'pages/a.vue': '', 'components/card.vue': '', 'main.ts': '', 'stores/privacy.ts': '', 'pages/b.js': '' }, { pages: [{ path: 'pages/a' }] })
  const unit = (name: string): unknown => unitOf(program, path.join(program.root, name))
  const at = (name: string): string => path.join(program.root, name)
  expect(unit('App.vue')).toEqual({ kind: 'entry', base: at('App.vue') })
  expect(unit('main.ts')).toEqual({ kind: 'entry', base: at('main.ts') })
  expect(unit('pages/a.vue')).toEqual({ kind: 'page', base: at('pages/a.vue'), route: 'pages/a' })
  expect(unit('components/card.vue')).toEqual({ kind: 'component', base: at('components/card.vue') })
  for (const name of ['stores/privacy.ts', 'pages/b.js', 'pages/main.ts']) expect(unit(name)).toEqual({ kind: 'module' })
})

it('of Taro, the file for WeChat is the page, and what renders JSX is a component', () => {
  const program = taroProgram({ 'app.tsx': '', 'pages/a/index.tsx': '', 'pages/a/index.weapp.tsx': '', 'card.tsx': 'export const Card = () => <View/>', 'format.ts': 'export const a = 1' })
  const kinds = ['app.tsx', 'pages/a/index.weapp.tsx', 'card.tsx', 'format.ts', 'app.config.ts'].map((name) => unitOf(program, path.join(program.root, name)).kind)
  expect(kinds).toEqual(['entry', 'page', 'component', 'module', 'module'])
})
