import type { Range } from './range.js'

export interface JsonObject {
  readonly kind: 'object'
  readonly range: Range
  /** In the order of the text; a name that stands twice is there twice. */
  readonly members: readonly JsonMember[]
}

export interface JsonArray {
  readonly kind: 'array'
  readonly range: Range
  readonly items: readonly JsonValue[]
}

export interface JsonString {
  readonly kind: 'string'
  /** Quotes included. */
  readonly range: Range
  readonly value: string
}

export type JsonScalar =
  | JsonString
  | { readonly kind: 'number'; readonly range: Range; readonly value: number }
  | { readonly kind: 'boolean'; readonly range: Range; readonly value: boolean }
  | { readonly kind: 'null'; readonly range: Range; readonly value: null }

export type JsonValue = JsonObject | JsonArray | JsonScalar

export interface JsonMember {
  readonly key: string
  /** Quotes included. */
  readonly keyRange: Range
  /** From the name to the end of the value. */
  readonly range: Range
  readonly value: JsonValue
}

/** The member of that name; of several the last, as `JSON.parse` has it. `undefined` where `value` is no object or lacks it. */
export function memberOf(value: JsonValue | null | undefined, key: string): JsonMember | undefined {
  return value?.kind === 'object' ? value.members.findLast((member) => member.key === key) : undefined
}

/** The value that names and indexes lead to from `value`, `undefined` where there is none. */
export function valueAt(value: JsonValue | null | undefined, ...path: readonly (string | number)[]): JsonValue | undefined {
  let at = value ?? undefined
  for (const step of path) {
    if (typeof step === 'string') at = memberOf(at, step)?.value
    else at = at?.kind === 'array' ? at.items[step] : undefined
  }
  return at
}

/** The items of an array; none where `value` is something else. */
export function itemsOf(value: JsonValue | null | undefined): readonly JsonValue[] {
  return value?.kind === 'array' ? value.items : []
}

/** The members of an object; none where `value` is something else. */
export function membersOf(value: JsonValue | null | undefined): readonly JsonMember[] {
  return value?.kind === 'object' ? value.members : []
}

/** The strings among the items of an array; none where `value` is something else. */
export function stringsOf(value: JsonValue | null | undefined): readonly JsonString[] {
  return itemsOf(value).filter((item) => item.kind === 'string')
}

/** The text of a string, `null` where `value` is something else. */
export function textOf(value: JsonValue | null | undefined): string | null {
  return value?.kind === 'string' ? value.value : null
}
