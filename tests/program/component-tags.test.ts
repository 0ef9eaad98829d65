import path from 'node:path'
import { expect, it, test } from 'vitest'
import { componentResolver } from '../../src/program/component-tags.js'
import type { ComponentRef } from '../../src/program/components.js'
import type { Program } from '../../src/program/find-program.js'
import { taroProgram, uniProgram } from './frameworks.js'

function shown(program: Program, component: ComponentRef | null): string | null {
  if (component?.kind === 'component') return path.relative(program.root, component.base)
  return component?.kind === 'missing' ? `missing ${component.path}` : (component?.kind ?? null)
}

test.each([
  ['a component of a module', { module: '../../popup', name: 'Popup' }, 'popup.tsx'],
  ['one that an index passes on', { module: '../../components', name: 'Card' }, 'components/card.tsx'],
  ['one that an index passes on with all', { module: '../../components', name: 'Gate' }, 'components/gate.tsx'],
  ['one of a package', { module: '@nutui/nutui-react-taro', name: 'Button' }, 'missing @nutui/nutui-react-taro'],
  ['one of the framework', { module: '@tarojs/components', name: 'Button' }, null],
  ['one that the file makes', { module: null, name: 'Inner' }, null],
])('JSX: %s', (_name, source, expected) => {
  const program = taroProgram({
    'pages/a/index.tsx': '',
    'popup.tsx': 'export function Popup() { return <View/> }',
    'components/index.ts': `export { Card } from './card'\nexport * from './gate'`,
    'components/card.tsx': 'export const Card = () => <View/>',
    'components/gate.tsx': 'export const Gate = () => <View/>',
  })
  expect(shown(program, componentResolver(program, path.join(program.root, 'pages/a/index.tsx'))(source.name, source))).toBe(expected)
})

it('reads the config beside a page of Taro, and the one in it', () => {
  const program = taroProgram({
    'pages/a/index.tsx': '',
    'pages/a/index.config.ts': `export default definePageConfig({ usingComponents: { 'x-card': '../../native/card' } })`,
    'pages/b/index.tsx': `definePageConfig({ usingComponents: { 'x-card': '../../native/card' } })\nexport default () => <View/>`,
    'native/card.json': '{}',
  })
  expect(['a', 'b'].map((page) => shown(program, componentResolver(program, path.join(program.root, `pages/${page}/index.tsx`))('x-card')))).toEqual(['native/card', 'native/card'])
})

it('reads what pages.json names for a page and for all', () => {
  const program = uniProgram({ 'wxcomponents/card.json': '{}', 'wxcomponents/bar.json': '{}', 'pages/a.vue': '', 'pages/b.vue': '' }, {
    pages: [{ path: 'pages/a', style: { usingComponents: { card: '/wxcomponents/card' } } }, { path: 'pages/b' }],
    globalStyle: { usingComponents: { bar: '/wxcomponents/bar' } },
  })
  const shownIn = (page: string): readonly (string | null)[] => ['card', 'bar'].map((tag) => shown(program, componentResolver(program, path.join(program.root, page))(tag)))
  expect([shownIn('pages/a.vue'), shownIn('pages/b.vue')]).toEqual([['wxcomponents/card', 'wxcomponents/bar'], [null, 'wxcomponents/bar']])
})
