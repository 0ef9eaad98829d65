import type { TSESLint } from '@typescript-eslint/utils'
import { membersOf, type JsonMember, type JsonString, type JsonValue } from '../parsers/json-values.js'
import type { ConfigDocument } from '../program/config-document.js'
import { appending, removing, replacing } from './json-edits.js'

type Fix = TSESLint.ReportFixFunction

/** Edits of a config in the way it is written; each is `null` where what it would change stands elsewhere or is put together. */
export class ConfigEdits {
  readonly #text: string
  readonly #document: ConfigDocument

  constructor(text: string, document: ConfigDocument) {
    this.#text = text
    this.#document = document
  }

  /** Takes a member out of an object, or an item out of an array. */
  removing(list: JsonValue | null | undefined, part: JsonMember | JsonValue): Fix | null {
    if (!this.#document.isPlain(list)) return null
    const parts: readonly (JsonMember | JsonValue)[] = list?.kind === 'array' ? list.items : membersOf(list)
    return removing(this.#text, parts, part)
  }

  replacing(item: JsonString, value: string): Fix | null {
    return this.#document.isPlain(item) ? replacing(item, this.#quoted(value, item)) : null
  }

  /** Adds texts to the end of an array. */
  appendingItem(list: JsonValue, value: string): Fix | null {
    return list.kind === 'array' && this.#document.isPlain(list) ? appending(this.#text, list, list.items, this.#quoted(value, list.items.at(-1))) : null
  }

  /** Adds a member to the object that becomes app.json. */
  appendingMember(key: string, items: readonly string[]): Fix | null {
    const { app } = this.#document
    if (app?.kind !== 'object' || !this.#document.isPlain(app)) return null
    const last = app.members.at(-1)
    const isQuoted = this.#document.style === 'json' || (last !== undefined && /["']/u.test(this.#text.charAt(last.keyRange[0])))
    const name = isQuoted ? this.#quoted(key) : key
    return appending(this.#text, app, app.members, `${name}: [${items.map((item) => this.#quoted(item)).join(', ')}]`)
  }

  /** In the quotes of its neighbour, else in those that prevail in the file. */
  #quoted(value: string, neighbour?: JsonValue): string {
    if (this.#document.style === 'json') return `"${value}"`
    const first = neighbour ? this.#text.charAt(neighbour.range[0]) : ''
    const quote = first === '"' || first === "'" ? first : this.#prevailingQuote()
    return quote + value + quote
  }

  #prevailingQuote(): '"' | "'" {
    return this.#text.split('"').length > this.#text.split("'").length ? '"' : "'"
  }
}
