import { endOfQuoted, endOfUnquoted, hasMembersAt, isColonAt, nameInString, wordIn } from './json-damage.js'
import { JsonProblems, type JsonProblem } from './json-problems.js'
import { JsonTokens, type JsonComment, type JsonToken } from './json-tokens.js'
import { JsonTree, type JsonName, type OpenArray, type OpenObject } from './json-tree.js'
import type { JsonValue } from './json-values.js'

export interface JsonDocument {
  /** What could be read; `null` where there is nothing. */
  readonly root: JsonValue | null
  /** Damages in the order of the text. Comments and a comma before a closing bracket are none. */
  readonly problems: readonly JsonProblem[]
  readonly comments: readonly JsonComment[]
}

/** What a member cannot begin with, and what is read all the same so that its brackets match. */
const NESTING: ReadonlySet<string> = new Set(['{', '[', ':'])

/**
 * Reads JSON with comments. Never throws and does not recurse, so that neither damage nor depth stops it: each damage is
 * reported once, where it is, and what stands around it is read.
 */
export function parseJson(text: string): JsonDocument {
  return new Reader(text).read()
}

class Reader {
  readonly #text: string
  readonly #problems = new JsonProblems()
  readonly #tokens: JsonTokens
  readonly #tree = new JsonTree()
  /** Where the last token that was taken ends. */
  #end = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = new JsonTokens(text, this.#problems)
  }

  read(): JsonDocument {
    this.#value()
    for (let { top } = this.#tree; top; { top } = this.#tree) {
      if (top.kind === 'object') this.#inObject(top)
      else this.#inArray(top)
    }
    const rest = this.#tokens.next()
    if (rest.kind !== 'end') this.#problems.add('end-expected', ...rest.range)
    while (this.#tokens.peek().kind !== 'end') this.#tokens.next()
    return { root: this.#tree.root, problems: this.#problems.inOrder(), comments: this.#tokens.comments }
  }

  #inObject(object: OpenObject): void {
    const token = this.#tokens.peek()
    switch (token.kind) {
      case '}':
        this.#take()
        if (!this.#tree.outer && hasMembersAt(this.#text, this.#end)) this.#problems.add('closing-stray', ...token.range)
        else this.#tree.close(token.range[1])
        return
      case 'end':
        if (object.opened) this.#problems.add('brace-never-closed', object.start, object.start + 1)
        this.#tree.close(this.#end)
        return
      case ']':
        this.#foreignClosing('array', 'brace-unclosed', token)
        return
      case ',':
        this.#comma(object, token)
        return
      default:
    }
    if (token.kind === '{' && object.members.length > 0 && this.#tree.outer?.kind === 'array') {
      this.#problems.add('brace-unclosed', ...token.range)
      this.#tree.leave(this.#end)
      return
    }
    if (!object.separated) this.#problems.add('comma-missing-in-object', this.#end - 1, this.#end)
    object.separated = false
    object.name = this.#name()
    if (object.name === null) {
      if (NESTING.has(this.#tokens.peek().kind)) this.#value()
      return
    }
    if (this.#tokens.peek().kind === ':') this.#take()
    else this.#problems.add('colon-missing', ...object.name.range)
    this.#value()
  }

  #inArray(array: OpenArray): void {
    const token = this.#tokens.peek()
    switch (token.kind) {
      case ']':
        this.#take()
        this.#tree.close(token.range[1])
        return
      case 'end':
        this.#problems.add('bracket-never-closed', array.start, array.start + 1)
        this.#tree.close(this.#end)
        return
      case '}':
        this.#foreignClosing('object', 'bracket-unclosed', token)
        return
      case ',':
        this.#comma(array, token)
        return
      default:
    }
    if (token.kind === 'string' && this.#tree.outer && isColonAt(this.#text, token.range[1]) && !mayLackOpeningBrace(array, token.value)) {
      this.#problems.add('bracket-unclosed', ...token.range)
      this.#tree.leave(this.#end)
      return
    }
    if (!array.separated) this.#problems.add('comma-missing-in-array', this.#end - 1, this.#end)
    array.separated = false
    this.#value()
  }

  #comma(list: OpenObject | OpenArray, token: JsonToken): void {
    this.#take()
    if (list.separated) this.#problems.add('comma-stray', ...token.range)
    list.separated = true
  }

  /** A closing bracket of the other kind: ends what is open inside its own, else is one too many. */
  #foreignClosing(own: 'object' | 'array', unclosed: 'brace-unclosed' | 'bracket-unclosed', token: JsonToken): void {
    if (this.#tree.isInside(own)) {
      this.#problems.add(unclosed, ...token.range)
      this.#tree.close(this.#end)
      return
    }
    this.#take()
    this.#problems.add('closing-stray', ...token.range)
  }

  /** The name of a member, `null` where something else stands there. */
  #name(): JsonName | null {
    const token = this.#tokens.peek()
    const [start, end] = token.range
    if (token.kind === 'string') {
      this.#take()
      if (token.closed && this.#tokens.peek().kind === ':') return { key: token.value, range: token.range }
      const run = nameInString(this.#text.slice(start + 1, end))
      if (run !== null) return this.#cutName(run, start, start + 1 + run.length, 'name-unclosed')
      if (!token.closed) this.#problems.add('name-unclosed', ...token.range)
      return { key: token.value, range: token.range }
    }
    const word = token.kind === 'word' || token.kind === 'keyword' || token.kind === 'number' ? wordIn(this.#text.slice(start, end)) : null
    if (word === null) {
      this.#problems.add('name-missing', ...token.range)
      if (token.kind === 'word' || token.kind === 'number') this.#goTo(Math.max(endOfUnquoted(this.#text, start), end))
      return null
    }
    const wordEnd = start + word.length
    if (this.#text.charAt(wordEnd) === '"') return this.#cutName(word, start, wordEnd + 1, 'name-unopened')
    return this.#cutName(word, start, wordEnd, 'name-unquoted')
  }

  #cutName(key: string, start: number, end: number, problem: 'name-unclosed' | 'name-unopened' | 'name-unquoted'): JsonName {
    this.#problems.add(problem, start, end)
    this.#goTo(end)
    return { key, range: [start, end] }
  }

  /** Reads a scalar, or opens an object or array. */
  #value(): void {
    const token = this.#tokens.peek()
    switch (token.kind) {
      case '{':
        this.#take()
        this.#tree.openObject(token.range[0], true)
        return
      case '[':
        this.#take()
        this.#tree.openArray(token.range[0])
        return
      case 'string':
        if (!token.closed) this.#unclosedString(token)
        else if (isColonAt(this.#text, token.range[1])) this.#unopenedObject(token)
        else this.#string(token)
        return
      case 'number':
      case 'keyword':
        this.#take()
        if (this.#isFollowedByWord(token)) this.#unquoted(token)
        else this.#tree.add(scalar(token))
        return
      case 'word':
        this.#unquoted(token)
        return
      case ':':
        this.#take()
        this.#problems.add('value-missing', ...token.range)
        return
      default:
        this.#missingValue(token)
    }
  }

  #missingValue(token: JsonToken): void {
    const { top } = this.#tree
    const name = top?.kind === 'object' ? top.name : null
    // A name without a colon has been reported as such.
    const isReported = name !== null && this.#end <= name.range[1]
    if (!isReported && token.kind === 'end') this.#problems.add('value-missing', Math.max(this.#end - 1, 0), this.#end)
    else if (!isReported) this.#problems.add('value-missing', ...token.range)
    if (!top && token.kind !== 'end') this.#take()
  }

  #unclosedString({ range: [start, end] }: JsonToken): void {
    const written = this.#text.slice(start + 1, end).trimEnd()
    const text = written.endsWith(',') ? written.slice(0, -1).trimEnd() : written
    this.#goTo(start + 1 + text.length)
    this.#problems.add('string-unclosed', start, this.#end)
    this.#tree.add({ kind: 'string', range: [start, this.#end], value: text })
  }

  #unopenedObject({ range: [start, end] }: JsonToken): void {
    this.#problems.add('brace-unopened', start, end)
    this.#tree.openObject(start, false)
  }

  #string(token: JsonToken): void {
    const [start, end] = token.range
    this.#take()
    const next = this.#tokens.peek()
    const isFollowed = next.kind === 'word' || next.kind === 'string'
    const closing = isFollowed ? endOfQuoted(this.#text, end, next) : null
    if (closing !== null) {
      this.#problems.add('quote-unescaped', end - 1, end)
      this.#goTo(closing)
      this.#tree.add({ kind: 'string', range: [start, closing], value: this.#text.slice(start + 1, closing - 1) })
      return
    }
    const { top } = this.#tree
    if (isFollowed && top && token.value.endsWith(',')) {
      this.#problems.add('comma-inside-string', end - 2, end - 1)
      this.#tree.add({ kind: 'string', range: token.range, value: token.value.slice(0, -1) })
      top.separated = true
      return
    }
    this.#tree.add({ kind: 'string', range: token.range, value: token.value })
  }

  #unquoted(token: JsonToken): void {
    const [start] = token.range
    const end = Math.max(endOfUnquoted(this.#text, start), token.range[1])
    const isClosed = this.#text.charAt(end) === '"'
    this.#goTo(isClosed ? end + 1 : end)
    this.#problems.add(isClosed ? 'string-unopened' : 'string-unquoted', start, this.#end)
    this.#tree.add({ kind: 'string', range: [start, this.#end], value: this.#text.slice(start, end) })
  }

  #isFollowedByWord(token: JsonToken): boolean {
    const next = this.#tokens.peek()
    return next.kind === 'word' && !/[\r\n]/u.test(this.#text.slice(token.range[1], next.range[0]))
  }

  #take(): void {
    this.#end = this.#tokens.next().range[1]
  }

  #goTo(offset: number): void {
    this.#tokens.jump(offset)
    this.#end = offset
  }
}

/** In a list of rows a name begins a row whose `{` is missing when the list is empty or the row before it begins alike. */
function mayLackOpeningBrace(array: OpenArray, name: string): boolean {
  const last = array.items.at(-1)
  return last === undefined || (last.kind === 'object' && last.members[0]?.key === name)
}

function scalar({ kind, range, value }: JsonToken): JsonValue {
  if (kind === 'number') return { kind: 'number', range, value: Number(value) }
  return value === 'null' ? { kind: 'null', range, value: null } : { kind: 'boolean', range, value: value === 'true' }
}
