import { createScanner, type JSONScanner } from 'jsonc-parser'
import type { JsonProblemKind, JsonProblems } from './json-problems.js'
import type { Range } from './range.js'

export type JsonTokenKind = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'number' | 'keyword' | 'word' | 'end'

export interface JsonToken {
  readonly kind: JsonTokenKind
  readonly range: Range
  /** Of a string what it stands for, else the source. */
  readonly value: string
  /** `false` for a string that runs into the end of its line. */
  readonly closed: boolean
}

export interface JsonComment {
  readonly kind: 'line' | 'block'
  /** Without the comment signs. */
  readonly value: string
  readonly range: Range
}

/** By jsonc-parser's `SyntaxKind`, a const enum that isolated modules cannot import. */
const TOKEN_KINDS: readonly (JsonTokenKind | null)[] = [null, '{', '}', '[', ']', ',', ':', 'keyword', 'keyword', 'keyword', 'string', 'number']
const LINE_COMMENT = 12
const BLOCK_COMMENT = 13
const LINE_BREAK = 14
const BLANK = 15
const END = 17
/** By jsonc-parser's `ScanError`. */
const NO_ERROR = 0
const UNCLOSED = [1, 2]
const BROKEN_NUMBER = 3

const FULL_WIDTH: ReadonlyMap<string, JsonTokenKind> = new Map([['，', ','], ['：', ':'], ['｛', '{'], ['｝', '}'], ['［', '['], ['］', ']'], ['【', '['], ['】', ']']])
const WRONGLY_QUOTED = /'([^'\r\n]*)'|[‘’]([^‘’\r\n]*)[‘’]|[“”＂]([^“”＂"\r\n]*)[“”＂"]/uy
const IRREGULAR_BLANKS = /[^\S \t\r\n]+|[\u200b-\u200d\u2060\ufeff]+/uy
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/uy
const READABLE = /[，：｛｝［］【】\u00a0\u3000\ufeff]/u
const CONTROL_CHARACTER = /\p{Cc}/u

/** The tokens of a JSON text, comments and blanks left out; `next` after the last goes on answering `end`. */
export class JsonTokens {
  readonly comments: JsonComment[] = []
  readonly #text: string
  readonly #scanner: JSONScanner
  readonly #problems: JsonProblems
  /** What lies before it has been read once: reading it again says nothing twice. */
  #seen = 0
  #peeked: JsonToken | null = null

  constructor(text: string, problems: JsonProblems) {
    this.#text = text
    this.#problems = problems
    this.#scanner = createScanner(text)
    if (text.startsWith('\uFEFF')) this.#scanner.setPosition(1)
  }

  peek(): JsonToken {
    return (this.#peeked ??= this.#read())
  }

  next(): JsonToken {
    const token = this.peek()
    this.#peeked = null
    return token
  }

  /** Goes on at `offset`, before or behind what has been read. */
  jump(offset: number): void {
    this.#peeked = null
    this.#scanner.setPosition(offset)
  }

  #read(): JsonToken {
    for (;;) {
      const mistaken = this.#mistaken(this.#scanner.getPosition())
      if (mistaken) return this.#at(mistaken)
      const code: number = this.#scanner.scan()
      const start = this.#scanner.getTokenOffset()
      const end = this.#scanner.getPosition()
      if (code === BLANK || code === LINE_BREAK) continue
      if (code === LINE_COMMENT || code === BLOCK_COMMENT) {
        this.#comment(code, start, end)
        continue
      }
      if (code === END) return { kind: 'end', range: [start, start], value: '', closed: true }
      const kind = TOKEN_KINDS[code]
      return this.#at(kind ? this.#known(kind, start, end) : this.#word(start, end))
    }
  }

  #at(token: JsonToken): JsonToken {
    this.#seen = Math.max(this.#seen, token.range[1])
    return token
  }

  #comment(code: number, start: number, end: number): void {
    if (start < this.#seen) return
    this.#seen = end
    const closed = code === BLOCK_COMMENT && this.#scanner.getTokenError() === NO_ERROR
    if (code === BLOCK_COMMENT && !closed) this.#problems.add('comment-unclosed', start, start + 2)
    this.comments.push({ kind: code === LINE_COMMENT ? 'line' : 'block', value: this.#text.slice(start + 2, closed ? end - 2 : end), range: [start, end] })
  }

  #known(kind: JsonTokenKind, start: number, end: number): JsonToken {
    const error: number = this.#scanner.getTokenError()
    const closed = kind !== 'string' || !UNCLOSED.includes(error)
    if (error !== NO_ERROR && closed && start >= this.#seen) this.#flaw(error, start, end)
    return { kind, range: [start, end], value: kind === 'string' ? this.#scanner.getTokenValue() : this.#text.slice(start, end), closed }
  }

  #flaw(error: number, start: number, end: number): void {
    if (error === BROKEN_NUMBER) {
      this.#problems.add('number-broken', start, end)
      return
    }
    for (let at = this.#text.indexOf('\\', start); at >= 0 && at < end; at = this.#text.indexOf('\\', at)) {
      const escape = matchAt(ESCAPE, this.#text, at)
      if (!escape) {
        this.#problems.add('escape-unknown', at, at + 2)
        return
      }
      at += escape[0].length
    }
    const control = this.#text.slice(start, end).search(CONTROL_CHARACTER)
    this.#problems.add('character-unescaped', start + Math.max(control, 0), control < 0 ? end : start + control + 1)
  }

  /** A sign that was meant as one of JSON's, and blanks that JSON does not know, which are passed over. */
  #mistaken(offset: number): JsonToken | null {
    const blanks = matchAt(IRREGULAR_BLANKS, this.#text, offset)?.[0].length ?? 0
    const start = offset + blanks
    if (blanks > 0) this.#pass(offset, start, 'space-irregular')
    const quoted = matchAt(WRONGLY_QUOTED, this.#text, start)
    if (quoted) {
      const end = start + quoted[0].length
      this.#pass(start, end, 'quote-wrong')
      return { kind: 'string', range: [start, end], value: quoted[1] ?? quoted[2] ?? quoted[3] ?? '', closed: true }
    }
    const kind = FULL_WIDTH.get(this.#text.charAt(start))
    if (!kind) return null
    this.#pass(start, start + 1, 'fullwidth-character')
    return { kind, range: [start, start + 1], value: kind, closed: true }
  }

  #pass(start: number, end: number, problem: JsonProblemKind): void {
    if (start >= this.#seen) this.#problems.add(problem, start, end)
    this.#seen = Math.max(this.#seen, end)
    this.#scanner.setPosition(end)
  }

  /** A run of characters that JSON does not know, as far as the next one that can be read. */
  #word(start: number, end: number): JsonToken {
    const cut = this.#text.slice(start, end).search(READABLE)
    const wordEnd = cut > 0 ? start + cut : end
    this.#scanner.setPosition(wordEnd)
    return { kind: 'word', range: [start, wordEnd], value: this.#text.slice(start, wordEnd), closed: true }
  }
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(text)
}
