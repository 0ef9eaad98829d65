import { describe, expect, test } from 'vitest'
import { parseForESLint } from '../../src/program/sfc-parser.js'

const OPTIONS = { ecmaVersion: 'latest', sourceType: 'module', range: true, loc: true, tokens: true, comment: true }

function parse(text: string, filePath = 'page.mpx') {
  return parseForESLint(text, { ...OPTIONS, filePath })
}

/** The text of each statement, read back by its range. */
function statements(text: string): readonly string[] {
  return parse(text).ast.body.map(({ range = [0, 0] }) => text.slice(...range))
}

const PAGE = `<template>
  <view bindtap="locate">{{ 1 < 2 }}</view>
</template>

<script>
// Where am I
wx.getLocation()
</script>
<style>a { b: c }</style>
`

test('places in the tree are places in the file', () => {
  const { ast } = parse(PAGE)
  expect(statements(PAGE)).toEqual(['wx.getLocation()'])
  expect(ast.body[0]?.loc).toMatchObject({ start: { line: 7, column: 0 }, end: { line: 7, column: 16 } })
  expect(ast.tokens.map(({ range }) => PAGE.slice(...range)).join(' ')).toBe('wx . getLocation ( )')
  expect(ast.comments.map(({ range = [0, 0] }) => PAGE.slice(...range))).toEqual(['// Where am I'])
})

test.each([
  ['JavaScript', PAGE],
  ['TypeScript', PAGE.replace('<script>', '<script lang="ts">')],
  ['nothing', '<template><view/></template>\n'],
])('the root spans the whole file of %s', (_name, text) => {
  const { ast } = parse(text)
  expect(ast).toMatchObject({ range: [0, text.length], loc: { start: { line: 1, column: 0 }, end: { line: text.split('\n').length, column: 0 } } })
})

test.each([
  ['mpx JSON', '<script>a()</script><script type="application/json">{ "b": 1 }</script>', ['a()']],
  ['mpx JSON that is made', '<script>a()</script><script name="json">module.exports = {}</script>', ['a()']],
  ['another mode', '<script mode="ali">const a = 1</script><script>const a = 2</script>', ['const a = 2']],
  ['all modes where WeChat has its own', '<script>const a = 1</script><script mode="wx">const a = 2</script>', ['const a = 2']],
  ['wxs', '<script type="wxs">a()</script>', []],
  ['wepy config', '<config>{ "navigationBarTitleText": "a" }</config><script>a()</script>', ['a()']],
  ['other platforms', '<script>\n// #ifdef MP-WEIXIN\nconst a = 1\n// #endif\n// #ifdef H5\nconst a = 2\n// #endif\n</script>', ['const a = 1']],
])('leaves out %s', (_name, text, expected) => {
  expect(statements(text)).toEqual(expected)
})

test.each(['ts', 'tsx', 'typescript'])('reads lang="%s"', (lang) => {
  expect(statements(`<script lang="${lang}">\nconst a: Page = wx as Page\n</script>`)).toEqual(['const a: Page = wx as Page'])
})

test('reads decorators in JavaScript', () => {
  expect(statements('<script>\n@connect({ user })\nexport default class Home extends wepy.page {}\n</script>')).toEqual(['export default class Home extends wepy.page {}'])
})

test('reads casts', () => {
  expect(statements('<script lang="ts">const a = <Page>wx</script>')).toEqual(['const a = <Page>wx'])
})

describe('an error', () => {
  test('has its place in the file', () => {
    expect(() => parse('<template/>\n<script>\nlet a = (\n</script>')).toThrow(expect.objectContaining({ lineNumber: 4 }))
  })

  test('of a script with decorators has its place too', () => {
    expect(() => parse('<script>\n@connect({ user })\nclass Home {\n  a = (\n}\n</script>')).toThrow(expect.objectContaining({ lineNumber: 5 }))
  })

  test('is the first one, where other platforms are not to blame', () => {
    expect(() => parse('<script>\n// #ifdef H5\nlet a\n// #endif\nlet let\n</script>')).toThrow(expect.objectContaining({ lineNumber: 5, column: 5 }))
  })
})
