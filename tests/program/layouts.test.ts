import path from 'node:path'
import { expect, it, test } from 'vitest'
import { layoutsOf } from '../../src/program/layouts.js'
import { componentsIn } from '../../src/program/templates.js'
import { taroProgram, uniProgram } from './frameworks.js'

const FILES = { 'pages/a.vue': '', 'layouts/default.vue': '<template><slot/></template>', 'layouts/shop.vue': '<template><slot/></template>' }

test.each([
  ['the default one', {}, 'layouts/default.vue'],
  ['the one that is named', { layout: 'shop' }, 'layouts/shop.vue'],
  ['the one that an object names', { layout: { name: 'shop' } }, 'layouts/shop.vue'],
  ['the one that the style names', { style: { layout: 'shop' } }, 'layouts/shop.vue'],
  ['none where there shall be none', { layout: false }, null],
  ['none that is not there', { layout: 'other' }, null],
])('a page has %s around it', (_name, page, expected) => {
  const program = uniProgram(FILES, { pages: [{ path: 'pages/a', ...page }] })
  const layouts = layoutsOf(program, path.join(program.root, 'pages/a.vue'))
  expect(layouts.map((layout) => path.relative(program.root, layout))).toEqual(expected === null ? [] : [expected])
})

it('counts among what a page shows', () => {
  const program = uniProgram(FILES)
  expect(componentsIn(program, path.join(program.root, 'pages/a.vue'))).toEqual([path.join(program.root, 'layouts/default.vue')])
})

it('stands around pages alone, and in uni-app alone', () => {
  const program = uniProgram({ ...FILES, 'card.vue': '' })
  expect(layoutsOf(program, path.join(program.root, 'card.vue'))).toEqual([])
  expect(layoutsOf(program, path.join(program.root, 'layouts/default.vue'))).toEqual([])
  const taro = taroProgram({ 'pages/a.vue': '', 'layouts/default.vue': '' })
  expect(layoutsOf(taro, path.join(taro.root, 'pages/a.vue'))).toEqual([])
})
