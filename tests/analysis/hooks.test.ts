import { expect, test } from 'vitest'
import { nodesOf } from '../../src/analysis/ast.js'
import { hookOf, waitsForChanges } from '../../src/analysis/hooks.js'
import { parseScript } from '../../src/program/parse-script.js'

/** The first call of a snippet. */
function callIn(code: string): Parameters<typeof hookOf>[0] {
  const script = parseScript(code, 'page.tsx')
  const [call] = script ? nodesOf(script, 'CallExpression') : []
  if (!call) throw new Error(`the snippet calls nothing: ${code}`)
  return call
}

test.each([
  ['React', 'useEffect(go)', 0, 'useEffect'],
  ['Taro', 'useDidShow(go)', 0, 'useDidShow'],
  ['Vue', 'onMounted(go)', 0, 'onMounted'],
  ['uni-app', 'onLaunch(go)', 0, 'onLaunch'],
  ['behind a cast', '(useLoad as any)(go)', 0, 'useLoad'],
  ['of the namespace', 'React.useEffect(go)', 0, 'useEffect'],
  ['of Taro’s object', 'Taro.useDidShow(go)', 0, 'useDidShow'],
  ['what it depends on', 'useEffect(go, [id])', 1, null],
  ['a method of that name', 'page.onShow(go)', 0, null],
  ['a handler of one’s own', 'onTap(go)', 0, null],
  ['a hook that hands a function back', 'useCallback(go, [])', 0, null],
])('the hook: %s', (_name, code, index, expected) => {
  expect(hookOf(callIn(code), index)).toBe(expected)
})

test.each([
  ['useEffect(go)', false],
  ['useEffect(go, [])', false],
  ['useEffect(go, [id])', true],
  ['useAsyncEffect(go, [id, page])', true],
  ['useEffect(go, changes)', true],
  ['useLoad(go, [id])', false],
  ['React.useEffect(go, [id])', true],
  ['page.useEffect(go, [id])', false],
])('%s waits for changes: %s', (code, expected) => {
  expect(waitsForChanges(callIn(code))).toBe(expected)
})
