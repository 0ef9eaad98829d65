import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { componentResolver } from '../../src/program/component-tags.js'
import { aliased, ownComponents, pageBases, resolveComponent, scriptOf, templateOf, type ComponentRef } from '../../src/program/components.js'
import type { Program } from '../../src/program/find-program.js'
import { programWith, type Files } from './temporary-folder.js'

/** A component by its path from the root, anything else by its kind. */
function shown(program: Program, component: ComponentRef | null): string | null {
  return component?.kind === 'component' ? path.relative(program.root, component.base) : (component?.kind ?? null)
}

function resolved(files: Files, written: string, folder = ''): string | null {
  const program = programWith(files)
  return shown(program, resolveComponent(program, path.join(program.root, folder), written))
}

const ALIASES = JSON.stringify({ pages: [], resolveAlias: { '~/*': '/*', '~/images/*': 'assets/*', '@ui/*': '/packages/ui/*', exact: 'components/card/index' } })

describe('a path of usingComponents', () => {
  it.each<readonly [string, Files, string, string, string]>([
    ['from the folder', { 'pages/a/card.json': '{}' }, './card', 'pages/a', 'pages/a/card'],
    ['from a folder above', { 'card.json': '{}' }, '../../card', 'pages/a', 'card'],
    ['without a dot', { 'pages/a/card/card.json': '{}' }, 'card/card', 'pages/a', 'pages/a/card/card'],
    ['from the root', { 'components/card.json': '{}' }, '/components/card', 'pages/a', 'components/card'],
    ['as a folder', { 'components/card/index.json': '{}' }, '/components/card', '', 'components/card/index'],
    ['as a folder with a slash', { 'components/card/index.json': '{}' }, '/components/card/', '', 'components/card/index'],
    ['without a json file', { 'components/card.wxml': '' }, '/components/card', '', 'components/card'],
    ['to a script alone', { 'components/card.ts': '' }, '/components/card', '', 'components/card'],
    ['through an alias', { 'app.json': ALIASES, 'components/card.json': '{}' }, '~/components/card', 'pages/a', 'components/card'],
    ['through the most special alias', { 'app.json': ALIASES, 'assets/card.json': '{}', 'images/card.json': '{}' }, '~/images/card', '', 'assets/card'],
    ['through an alias without a star', { 'app.json': ALIASES, 'components/card/index.json': '{}' }, 'exact', '', 'components/card/index'],
    ['to a package', { 'miniprogram_npm/@vant/weapp/button/index.json': '{}' }, '@vant/weapp/button/index', 'pages/a', 'miniprogram_npm/@vant/weapp/button/index'],
    ['to a package’s own folder', { 'miniprogram_npm/card/index.json': '{}' }, 'card', 'pages/a', 'miniprogram_npm/card/index'],
    ['to a sub-package’s package', { 'sub/miniprogram_npm/card/index.json': '{}', 'miniprogram_npm/card/index.json': '{}' }, 'card', 'sub/pages/a', 'sub/miniprogram_npm/card/index'],
    ['to a package that a package has', { 'miniprogram_npm/kit/index.json': '{}', 'miniprogram_npm/card/index.json': '{}' }, 'card', 'miniprogram_npm/kit', 'miniprogram_npm/card/index'],
    ['to a package that is not built', { 'node_modules/@a/kit/package.json': '{"miniprogram": "lib"}', 'node_modules/@a/kit/lib/card/index.json': '{}' }, '@a/kit/card', 'pages/a', 'node_modules/@a/kit/lib/card/index'],
    ['to its default folder', { 'node_modules/kit/package.json': '{}', 'node_modules/kit/miniprogram_dist/index.json': '{}' }, 'kit', 'pages/a', 'node_modules/kit/miniprogram_dist/index'],
    ['to a plugin', {}, 'plugin://live/player', '', 'plugin'],
    ['to nothing', {}, './card', 'pages/a', 'missing'],
    ['to an empty folder', { 'components/card/readme.md': '' }, '/components/card', '', 'missing'],
    ['to a folder named like a file', { 'components/card.json/x': '' }, '/components/card', '', 'missing'],
    ['that is empty', {}, '', 'pages/a', 'missing'],
  ])('leads %s', (_, files, written, folder, expected) => {
    expect(resolved(files, written, folder)).toBe(expected)
  })

  it('is told where it leads to nothing', () => {
    const program = programWith({})
    expect(resolveComponent(program, program.root, '@x/y')).toEqual({ kind: 'missing', path: '@x/y' })
  })
})

it('an alias has no say over what it does not fit', () => {
  const program = programWith({ 'app.json': ALIASES })
  expect(aliased(program, '@uix/card')).toBeNull()
  expect(aliased(program, '@ui/card')).toBe(path.join(program.root, 'packages/ui/card'))
})

it('the tag of a page’s own json file comes before that of app.json', () => {
  const program = programWith({
    'app.json': '{"pages": ["pages/a/a"], "usingComponents": {"card": "components/one", "note": "/components/two", "__proto__": "/components/two"}}',
    'pages/a/a.json': '{"usingComponents": {"card": "../../components/two", "constructor": "./none"}}',
    'components/one.json': '{}',
    'components/two.json': '{}',
  })
  const [page = ''] = pageBases(program)
  const named = componentResolver(program, page)
  expect(['card', 'note', '__proto__', 'constructor', 'view', 'toString'].map((tag) => shown(program, named(tag)))).toEqual(['components/two', 'components/two', 'components/two', 'missing', null, null])
  expect([...ownComponents(program, page)].map(([tag, component]) => [tag, shown(program, component)])).toEqual([['card', 'components/two'], ['constructor', 'missing']])
  expect(componentResolver(program, path.join(program.root, 'components/one'))('card')).toMatchObject({ base: path.join(program.root, 'components/one') })
})

it('the files of a page are the source of its script, and its template', () => {
  const { root } = programWith({ 'a.js': '', 'a.ts': '', 'a.wxml': '', 'b.js': '', 'c.wxml/x': '' })
  expect(scriptOf(path.join(root, 'a'))).toBe(path.join(root, 'a.ts'))
  expect(scriptOf(path.join(root, 'b'))).toBe(path.join(root, 'b.js'))
  expect(scriptOf(path.join(root, 'c'))).toBeNull()
  expect(templateOf(path.join(root, 'a'))).toBe(path.join(root, 'a.wxml'))
  expect(templateOf(path.join(root, 'c'))).toBeNull()
})
