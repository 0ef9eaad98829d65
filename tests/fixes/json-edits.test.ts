import { describe, expect, test } from 'vitest'
import type { TSESLint } from '@typescript-eslint/utils'
import { appending, removing, replacing } from '../../src/fixes/json-edits.js'
import { parseJson } from '../../src/parsers/json.js'
import { itemsOf, membersOf } from '../../src/parsers/json-values.js'

/** A fixer that gives the fixed text itself. */
function applied(text: string, fix: TSESLint.ReportFixFunction | null): string | null {
  if (!fix) return null
  let fixed = text
  const replaceTextRange = ([start, end]: readonly number[], added: string): null => {
    fixed = text.slice(0, start) + added + text.slice(end)
    return null
  }
  const fixer = {
    replaceTextRange,
    removeRange: (range: readonly number[]) => replaceTextRange(range, ''),
    insertTextAfterRange: ([, end = 0]: readonly number[], added: string) => replaceTextRange([end, end], added),
  }
  fix(fixer as unknown as TSESLint.RuleFixer)
  return fixed
}

function partsOf(text: string): { list: NonNullable<ReturnType<typeof parseJson>['root']>; parts: readonly { range: readonly [number, number] }[] } {
  const { root } = parseJson(text)
  if (!root) throw new Error('nothing to edit')
  return { list: root, parts: root.kind === 'array' ? itemsOf(root) : membersOf(root) }
}

describe('removing', () => {
  test.each([
    ['the first', `[1, 2, 3]`, 0, `[2, 3]`],
    ['one between', `[1, 2, 3]`, 1, `[1, 3]`],
    ['the last', `[1, 2, 3]`, 2, `[1, 2]`],
    ['the only one', `[1]`, 0, `[]`],
    ['one before a comma at the end', `[1, 2,]`, 1, `[1,]`],
    ['a member on a line of its own', `{\n  "a": 1,\n  "b": 2\n}`, 1, `{\n  "a": 1\n}`],
    ['the first member', `{\n  "a": 1,\n  "b": 2\n}`, 0, `{\n  "b": 2\n}`],
    ['one beside a comment', `[1, /* two */ 2]`, 1, null],
    ['one before a comment', `[1, // one\n 2]`, 0, null],
  ])('%s', (_name, text, index, expected) => {
    const { parts } = partsOf(text)
    const part = parts[index]
    if (!part) throw new Error('no such part')
    expect(applied(text, removing(text, parts, part))).toBe(expected)
  })
})

describe('appending', () => {
  test.each([
    ['to nothing', `[]`, `[9]`],
    ['to blanks', `[ ]`, `[9]`],
    ['on one line', `[1, 2]`, `[1, 2, 9]`],
    ['on lines', `[\n  1,\n  2\n]`, `[\n  1,\n  2,\n  9\n]`],
    ['after the only one, on lines', `[\n  1\n]`, `[\n  1,\n  9\n]`],
    ['before a comment at the end', `[1 // one\n]`, `[1, 9 // one\n]`],
    ['to an object', `{\n\t"a": 1\n}`, `{\n\t"a": 1,\n\t9\n}`],
  ])('%s', (_name, text, expected) => {
    const { list, parts } = partsOf(text)
    expect(applied(text, appending(text, list, parts, '9'))).toBe(expected)
  })
})

test('replacing', () => {
  const text = `["a", "b"]`
  const { parts } = partsOf(text)
  const [, second] = parts
  if (!second) throw new Error('no such part')
  expect(applied(text, replacing(second, '"c"'))).toBe(`["a", "c"]`)
})
