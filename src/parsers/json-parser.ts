import { VERSION } from '../version.js'
import { parseJson } from './json.js'
import { Lines, type LinePosition } from './lines.js'
import type { Range } from './range.js'

/** Names the parser in ESLint's cache key. */
export const meta = { name: 'wechat-privacy/json-parser', version: VERSION }

interface Location {
  readonly start: LinePosition
  readonly end: LinePosition
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
  const lines = new Lines(text)
  const locationOf = ([start, end]: Range): Location => ({ start: lines.positionAt(start), end: lines.positionAt(end) })
  const comments = parseJson(text).comments.map(
    ({ kind, value, range }): Comment => ({ type: kind === 'line' ? 'Line' : 'Block', value, range, loc: locationOf(range) }),
  )
  const range: Range = [0, text.length]
  return {
    ast: { type: 'Program', sourceType: 'script', body: [], tokens: [], comments, range, loc: locationOf(range) },
    visitorKeys: { Program: ['body'] },
  }
}

/** The parser as flat configs take it; eslintrc takes the module by its path. */
export const jsonParser = { meta, parseForESLint }
