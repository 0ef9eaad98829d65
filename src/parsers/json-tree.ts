import type { JsonMember, JsonValue } from './json-values.js'
import type { Range } from './range.js'

export interface JsonName {
  readonly key: string
  readonly range: Range
}

export interface OpenObject {
  readonly kind: 'object'
  readonly start: number
  /** `false` where the text lacks the opening bracket. */
  readonly opened: boolean
  readonly members: JsonMember[]
  /** The name whose value comes next. */
  name: JsonName | null
  /** Whether a member may come next: at the beginning and after a comma. */
  separated: boolean
}

export interface OpenArray {
  readonly kind: 'array'
  readonly start: number
  readonly items: JsonValue[]
  separated: boolean
}

/** Builds a value from its parts in the order of the text. */
export class JsonTree {
  root: JsonValue | null = null
  readonly #open: (OpenObject | OpenArray)[] = []
  readonly #depth = { object: 0, array: 0 }

  /** The innermost object or array that is not closed yet. */
  get top(): OpenObject | OpenArray | undefined {
    return this.#open.at(-1)
  }

  /** What is open around `top`. */
  get outer(): OpenObject | OpenArray | undefined {
    return this.#open.at(-2)
  }

  isInside(kind: 'object' | 'array'): boolean {
    return this.#depth[kind] > 0
  }

  openObject(start: number, opened: boolean): void {
    this.#depth.object++
    this.#open.push({ kind: 'object', start, opened, members: [], name: null, separated: true })
  }

  openArray(start: number): void {
    this.#depth.array++
    this.#open.push({ kind: 'array', start, items: [], separated: true })
  }

  close(end: number): void {
    const closed = this.#open.pop()
    if (!closed) return
    this.#depth[closed.kind]--
    const range: Range = [closed.start, end]
    this.add(closed.kind === 'object' ? { kind: 'object', range, members: closed.members } : { kind: 'array', range, items: closed.items })
  }

  /** Ends what lacks its closing bracket; a comma behind its last value was meant to stand behind itself. */
  leave(end: number): void {
    const separated = this.top?.separated ?? false
    this.close(end)
    if (separated && this.top) this.top.separated = true
  }

  /** Puts a value into its place; one without a name, in an object, is dropped. */
  add(value: JsonValue): void {
    const { top } = this
    if (!top) {
      this.root = value
      return
    }
    if (top.kind === 'array') {
      top.items.push(value)
      return
    }
    if (top.name) top.members.push({ key: top.name.key, keyRange: top.name.range, range: [top.name.range[0], value.range[1]], value })
    top.name = null
  }
}
