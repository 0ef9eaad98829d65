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
