import { scanWxml, type WxmlAttribute, type WxmlElement } from '../parsers/wxml-scanner.js'
import type { Element, Value } from './element.js'
import { possibleStrings } from './mustache.js'
import { DynamicValue, NO_VALUE, ScannedElement } from './scanned-element.js'

/** The elements of a WXML template in the order of the text; what is commented out is none. Never throws. */
export function wxmlElements(text: string): readonly Element[] {
  const made = new Map<WxmlElement, Element>()
  for (const scanned of scanWxml(text).elements) {
    made.set(scanned, new ScannedElement('wxml', scanned, (scanned.parent && made.get(scanned.parent)) ?? null, wxmlValue))
  }
  return [...made.values()]
}

/** Text, or text with mustaches. */
export function wxmlValue({ value }: WxmlAttribute): Value {
  if (!value) return NO_VALUE
  const { text, range } = value
  return text.includes('{{') ? new DynamicValue(text, range, possibleStrings) : { kind: 'static', text, range }
}
