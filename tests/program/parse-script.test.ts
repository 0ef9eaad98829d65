import { expect, test } from 'vitest'
import { walk } from '../../src/analysis/ast.js'
import { parseScript } from '../../src/program/parse-script.js'

test.each([
  ['module', 'page.js', `import a from './a'; export const b = await a()`],
  ['script that no module may be', 'page.js', `with (a) b(); var c = 010`],
  ['return at the top', 'page.js', `return; with (a) b()`],
  ['JSX', 'page.jsx', `export default () => <view>{wx.getLocation()}</view>`],
  ['JSX in .js', 'page.js', `export default () => <view/>`],
  ['TypeScript', 'page.ts', `const a = <Page>wx; enum B { C } export type D = typeof a`],
  ['TSX', 'page.tsx', `export default (): Element => <View<string> a={1}/>`],
])('reads a %s', (_name, filename, code) => {
  const script = parseScript(code, filename)
  expect(script?.ast.type).toBe('Program')
  expect(script?.scopeManager?.scopes.length).toBeGreaterThan(0)
})

test('gives every node but the first its parent', () => {
  const script = parseScript(`Page({ tap() { wx.getLocation() } })`, 'page.js')
  if (!script) throw new Error('does not parse')
  const orphans: string[] = []
  walk(script, script.ast, (node) => {
    if (!node.parent && node !== script.ast) orphans.push(node.type)
  })
  expect(orphans).toEqual([])
})

test.each([
  ['half a script', 'page.js', `Page({ tap() {`],
  ['half a TypeScript file', 'page.ts', `const a: = 1`],
  ['something else', 'page.js', '\u0000\u0001'],
])('gives null for %s', (_name, filename, code) => {
  expect(parseScript(code, filename)).toBeNull()
})

test.each([
  ['JavaScript', 'page.js', '// #ifdef MP-WEIXIN\nconst a = 1\n// #endif\n// #ifndef MP-WEIXIN\nconst a = 2\n// #endif'],
  ['TypeScript', 'page.ts', 'const a = 1\n// #ifdef H5\nif (b) {\n// #endif'],
  ['two Vues', 'main.js', `// #ifdef VUE3\nconst a = 1\n// #endif\n// #ifndef VUE3\nconst a = 2\n// #endif`],
])('reads the part for WeChat of %s', (_name, filename, code) => {
  const script = parseScript(code, filename)
  expect(script?.ast.body.map(({ range }) => code.slice(...range))).toEqual(['const a = 1'])
  expect(script?.text).toBe(code)
})

/** Where the names that a script declares at its top stand, by line. */
function declaredIn(text: string, filename: string): readonly string[] | null {
  const script = parseScript(text, filename)
  if (!script) return null
  expect(script.text).toBe(text)
  const scope = script.scopeManager?.scopes.find(({ type }) => type === 'module')
  return scope?.variables.flatMap(({ identifiers }) => identifiers.map(({ name, range, loc }) => `${text.slice(...range)}:${loc.start.line}` + (text.slice(...range) === name ? '' : '?'))) ?? null
}

test.each<readonly [name: string, filename: string, text: string, declared: readonly string[] | null]>([
  ['a component', 'page.vue', '<template>\n<a :b="c"/>\n</template>\n<script>\nconst a = 1\nexport default {}\n</script>', ['a:5']],
  ['CRLF and BOM', 'page.vue', '\uFEFF<template/>\r\n<script>\r\nconst a = "😀"; const b = 1\r\n</script>', ['a:3', 'b:3']],
  ['both scripts', 'page.vue', '<script>\nimport a from "a"\nexport default { name: "x" }\n</script>\n<script setup>\nconst b = await a()\n</script>', ['a:2', 'b:6']],
  ['TypeScript', 'page.vue', '<script setup lang="ts">\nconst a = <T>b as C\nenum D { E }\n</script>', ['a:2', 'D:3']],
  ['TSX', 'page.vue', '<script lang="tsx">\nconst a = (): B => <c/>\n</script>', ['a:2']],
  ['.nvue', 'page.nvue', '<script>\nlet a\n</script>', ['a:2']],
  ['.mpx', 'page.mpx', '<script type="application/json">\n{"a": 1}\n</script>\n<script>\nlet b\n</script>', ['b:5']],
  ['.mpx in TypeScript', 'page.mpx', '<script lang="ts">\nlet b = <any>c\n</script>', ['b:2']],
  ['.wpy', 'page.wpy', '<config>\n{ a: 1 }\n</config>\n<script>\nlet b\n</script>', ['b:5']],
  ['two scripts that declare one name', 'page.vue', '<script>\nconst a = 1\n</script>\n<script setup>\nconst a = 2, b = 3\n</script>', ['a:5', 'b:5']],
  ['half a script beside the setup', 'page.vue', '<script>\nconst a =\n</script>\n<script setup>\nlet b\n</script>', ['b:5']],
  ["scripts of two platforms", 'page.vue', '<!-- #ifdef H5 -->\n<script>\nlet a\n</script>\n<!-- #endif -->\n<!-- #ifndef H5 -->\n<script>\nlet a\n</script>\n<!-- #endif -->', ['a:8']],
  ['a name of two platforms', 'page.vue', '<script>\n/* #ifdef H5 */\nconst a = 1\n/* #endif */\n// #ifndef H5\nconst a = 2\n// #endif\n</script>', ['a:6']],
  ['code of another platform that does no harm', 'page.vue', '<script>\n// #ifdef H5\nconst a = 1\n// #endif\nconst b = 2\n</script>', ['a:3', 'b:5']],
  ['decorators', 'page.wpy', '<script>\n@connect({ a: 1 })\nexport default class B extends wepy.page {}\n</script>', ['B:3']],
  ['an empty script', 'page.vue', '<script></script>', []],
  ['no script', 'page.vue', '<template><a/></template>', null],
  ['a script elsewhere', 'page.vue', '<script src="./page.js"></script>', null],
  ['half a script', 'page.vue', '<script>\nexport default {\n</script>', null],
  ['half a setup', 'page.vue', '<script setup lang="ts">\nconst a: = 1\n</script>', null],
])('reads of a single-file component: %s', (_name, filename, text, declared) => {
  expect(declaredIn(text, filename)).toEqual(declared)
})
