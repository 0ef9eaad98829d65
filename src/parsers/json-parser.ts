import { VERSION } from '../version.js'
import { parseJson } from './json.js'
import type { Range } from './range.js'

/** Names the parser in ESLint's cache key. */
export const meta = { name: 'wechat-privacy/json-parser', version: VERSION }

interface Position {
  readonly line: number
  readonly column: number
}

interface Location {
  readonly start: Position
  readonly end: Position
}

interface Comment {
  readonly type: 'Line' | 'Block'
  readonly value: string
  readonly range: Range
  readonly loc: Location
}

interface Program {
  readonly type: 'Program'
  readonly sourceType: 'script'
  readonly body: readonly never[]
  readonly tokens: readonly never[]
  readonly comments: readonly Comment[]
  readonly range: Range
  readonly loc: Location
}

/**
 * An ESLint parser for JSON: a program without statements, whose comments can hold directives. It never throws: rules read
 * the text themselves and report its damages where they are.
 */
export function parseForESLint(text: string): { ast: Program; visitorKeys: Record<string, string[]> } {
  const positions = new Positions(text)
  const comments = parseJson(text).comments.map(
    ({ kind, value, range }): Comment => ({ type: kind === 'line' ? 'Line' : 'Block', value, range, loc: positions.of(range) }),
  )
  const range: Range = [0, text.length]
  return {
    ast: { type: 'Program', sourceType: 'script', body: [], tokens: [], comments, range, loc: positions.of(range) },
    visitorKeys: { Program: ['body'] },
  }
}

/** The parser as flat configs take it; eslintrc takes the module by its path. */
export const jsonParser = { meta, parseForESLint }

/** Lines as ESLint counts them, U+2028 and U+2029 included. */
class Positions {
  readonly #starts = [0]

  constructor(text: string) {
    for (const match of text.matchAll(/\r\n?|[\n\u2028\u2029]/gu)) this.#starts.push(match.index + match[0].length)
  }

  of([start, end]: Range): Location {
    return { start: this.#at(start), end: this.#at(end) }
  }

  #at(offset: number): Position {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) }
  }
}
