import type { Attribute, Element, Value } from '../../src/templates/element.js'

/** An attribute's value in a test: a text, `true` for one that stands alone, a list of what a dynamic one can be, `null` for an unknown one. */
export type Given = string | true | readonly string[] | null

/** An element that stands alone, without any text behind it. */
export function elementOf(name: string, attributes: Readonly<Record<string, Given>> = {}, { host = 'wxml', inside = 0 }: { readonly host?: Element['host']; readonly inside?: number } = {}): Element {
  return { host, name, range: [0, 20 + inside], nameRange: [1, 1 + name.length], startTag: [0, 20], attributes: Object.entries(attributes).map(attributeOf), parent: null }
}

function attributeOf([name, given]: [string, Given]): Attribute {
  return { name, range: [0, 0], nameRange: [0, 0], value: valueOf(given) }
}

function valueOf(given: Given): Value {
  if (given === true) return { kind: 'none' }
  if (typeof given === 'string') return { kind: 'static', text: given, range: [0, 0] }
  return { kind: 'dynamic', source: '', range: [0, 0], possible: given }
}
