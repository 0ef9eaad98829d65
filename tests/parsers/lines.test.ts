import { expect, it } from 'vitest'
import { Lines } from '../../src/parsers/lines.js'

it('counts lines as ESLint does, in whatever order it is asked', () => {
  const text = 'a\nbc\r\nd\re\u2028f\u2029\n😀g'
  const lines = new Lines(text)
  const positions = Array.from({ length: text.length + 1 }, (_, index) => index)
  const expected = positions.map((index) => {
    const before = text.slice(0, index).split(/\r\n|[\r\n\u2028\u2029]/u)
    // Between CR and LF no line has ended yet.
    if (text[index - 1] === '\r' && text[index] === '\n') return { line: before.length - 1, column: (before.at(-2) ?? '').length + 1 }
    return { line: before.length, column: (before.at(-1) ?? '').length }
  })
  expect(positions.map((index) => lines.positionAt(index))).toEqual(expected)
  expect(positions.toReversed().map((index) => lines.positionAt(index))).toEqual(expected.toReversed())
  expect(lines.positionAt(0)).toEqual({ line: 1, column: 0 })
  expect(lines.positionAt(text.length)).toEqual({ line: 7, column: 3 })
})
