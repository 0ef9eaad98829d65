import type { Range } from '../parsers/range.js'
import { scanWxml, type WxmlAttribute, type WxmlElement } from '../parsers/wxml-scanner.js'
import type { Attribute, Element, Value } from './element.js'
import { possibleStrings } from './mustache.js'

/** The elements of a WXML template in the order of the text; what is commented out is none. Never throws. */
export function wxmlElements(text: string): readonly Element[] {
  const made = new Map<WxmlElement, WxmlTemplateElement>()
  for (const scanned of scanWxml(text).elements) {
    made.set(scanned, new WxmlTemplateElement(scanned, (scanned.parent && made.get(scanned.parent)) ?? null))
  }
  return [...made.values()]
}

/** Makes its attributes when they are asked for: most elements interest no rule. */
class WxmlTemplateElement implements Element {
  readonly host = 'wxml'
  readonly name: string
  readonly range: Range
  readonly nameRange: Range
  readonly startTag: Range
  readonly parent: Element | null
  readonly #scanned: readonly WxmlAttribute[]
  #attributes: readonly Attribute[] | null = null

  constructor({ name, range, nameRange, startTag, attributes }: WxmlElement, parent: Element | null) {
    this.name = name
    this.range = range
    this.nameRange = nameRange
    this.startTag = startTag
    this.parent = parent
    this.#scanned = attributes
  }

  get attributes(): readonly Attribute[] {
    this.#attributes ??= this.#scanned.map(({ name, range, nameRange, value }) => ({ name, range, nameRange, value: valueOf(value) }))
    return this.#attributes
  }
}

const NONE: Value = { kind: 'none' }

function valueOf(value: WxmlAttribute['value']): Value {
  if (!value) return NONE
  const { text, range } = value
  return text.includes('{{') ? new Dynamic(text, range) : { kind: 'static', text, range }
}

/** Reads its expression when it is asked to. */
class Dynamic {
  readonly kind = 'dynamic'
  readonly source: string
  readonly range: Range
  #possible: { readonly strings: readonly string[] | null } | null = null

  constructor(source: string, range: Range) {
    this.source = source
    this.range = range
  }

  get possible(): readonly string[] | null {
    this.#possible ??= { strings: possibleStrings(this.source) }
    return this.#possible.strings
  }
}
