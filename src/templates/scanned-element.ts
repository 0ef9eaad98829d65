import type { Range } from '../parsers/range.js'
import type { WxmlAttribute, WxmlElement } from '../parsers/wxml-scanner.js'
import type { Attribute, Element, Value } from './element.js'

/** An element that was scanned. Makes its attributes when they are asked for: most elements interest no rule. */
export class ScannedElement implements Element {
  readonly host: 'wxml' | 'vue'
  readonly inSfc: boolean
  readonly name: string
  readonly range: Range
  readonly nameRange: Range
  readonly startTag: Range
  readonly parent: Element | null
  readonly #scanned: readonly WxmlAttribute[]
  readonly #valueOf: (attribute: WxmlAttribute) => Value
  #attributes: readonly Attribute[] | null = null

  constructor(host: 'wxml' | 'vue', { name, range, nameRange, startTag, attributes }: WxmlElement, parent: Element | null, valueOf: (attribute: WxmlAttribute) => Value, inSfc = false) {
    this.host = host
    this.inSfc = inSfc
    this.name = name
    this.range = range
    this.nameRange = nameRange
    this.startTag = startTag
    this.parent = parent
    this.#scanned = attributes
    this.#valueOf = valueOf
  }

  get attributes(): readonly Attribute[] {
    this.#attributes ??= this.#scanned.map((attribute) => {
      const { name, range, nameRange } = attribute
      return { name, range, nameRange, value: this.#valueOf(attribute) }
    })
    return this.#attributes
  }

  /** In a Vue template names made at run time, and all that `v-bind` and `v-on` are given at once. */
  get isOpen(): true | undefined {
    return this.host === 'vue' && this.#scanned.some(({ name }) => HIDING.test(name)) ? true : undefined
  }
}

const HIDING = /^(?:v-bind|v-on)(?:\.|$)|^(?:[:@]|v-bind:|v-on:)\[/u

export const NO_VALUE: Value = { kind: 'none' }

/** Reads its expression when it is asked to. */
export class DynamicValue {
  readonly kind = 'dynamic'
  readonly source: string
  readonly range: Range
  readonly #stringsOf: (source: string) => readonly string[] | null
  #possible: { readonly strings: readonly string[] | null } | null = null

  constructor(source: string, range: Range, stringsOf: (source: string) => readonly string[] | null) {
    this.source = source
    this.range = range
    this.#stringsOf = stringsOf
  }

  get possible(): readonly string[] | null {
    this.#possible ??= { strings: this.#stringsOf(this.source) }
    return this.#possible.strings
  }
}
