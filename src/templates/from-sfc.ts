import { excludedRegions } from '../analysis/platform-regions.js'
import { markupOfSfc, readSfc } from '../parsers/sfc.js'
import { tagNameAt } from '../parsers/sfc-tags.js'
import { scanWxml, type WxmlAttribute, type WxmlElement } from '../parsers/wxml-scanner.js'
import type { Element, Value } from './element.js'
import { wxmlValue } from './from-wxml.js'
import { stringsOfExpression } from './mustache.js'
import { DynamicValue, NO_VALUE, ScannedElement } from './scanned-element.js'

/**
 * The elements of a single-file component's templates in the order of the text, with ranges in the whole file: `vue` for .vue and
 * .nvue, `wxml` for .mpx and .wpy. What is commented out, what the build for WeChat leaves out and what is no markup (pug) is none.
 * Never throws.
 */
export function sfcElements(text: string, host: 'vue' | 'wxml'): readonly Element[] {
  const markup = markupOfSfc(text, excludedRegions(text))
  return host === 'vue' ? vueElements(markup) : mpxElements(markup)
}

/** Whether a single-file component is being typed: a block is not closed, or something in its templates is not. Edits would meet what the writer means to follow. */
export function isHalfTyped(text: string, host: 'vue' | 'wxml'): boolean {
  if (readSfc(text).some(({ isClosed }) => !isClosed)) return true
  const { elements, problems } = scanWxml(markupOfSfc(text, excludedRegions(text)))
  const empty = new Set(elements.flatMap(({ name, startTag }) => (host === 'vue' && VOID.has(name) ? [startTag[0]] : [])))
  return problems.some(({ index }) => !empty.has(index))
}

/** HTML's elements that hold nothing, though uni-app's `<input>` may have an end tag. */
const VOID: ReadonlySet<string> = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])

function vueElements(markup: string): readonly Element[] {
  const made = new Map<WxmlElement, { readonly element: Element; readonly holds: Element | null }>()
  for (const scanned of scanWxml(markup).elements) {
    const parent = (scanned.parent && made.get(scanned.parent)?.holds) ?? null
    const isEmpty = VOID.has(scanned.name) && !isClosedByName(scanned, markup)
    const element = new ScannedElement('vue', isEmpty ? { ...scanned, range: scanned.startTag } : scanned, parent, valueOf)
    // What the scanner takes for the content of an empty element stands beside it.
    made.set(scanned, { element, holds: isEmpty ? parent : element })
  }
  return [...made.values()].map(({ element }) => element)
}

function isClosedByName({ name, endTag }: WxmlElement, markup: string): boolean {
  return endTag !== null && tagNameAt(markup, endTag[0] + 1) === name
}

/** WXML, as mpx and wepy have it. What mpx compiles for other platforms (`@ali`, `bindtap@_web|_ios`) is none. */
function mpxElements(markup: string): readonly Element[] {
  const made = new Map<WxmlElement, Element>()
  const leftOut = new Set<WxmlElement>()
  for (const scanned of scanWxml(markup).elements) {
    const { parent, attributes } = scanned
    if ((parent && leftOut.has(parent)) || attributes.some(({ name, value }) => value === null && isForOthers(name.startsWith('@') ? name : ''))) leftOut.add(scanned)
    else made.set(scanned, new ScannedElement('wxml', { ...scanned, attributes: attributes.filter(({ name }) => name.startsWith('@') || !isForOthers(name)) }, (parent && made.get(parent)) ?? null, wxmlValue, true))
  }
  return [...made.values()]
}

/** Whether the platforms behind the `@` of a name are others than WeChat: `wx`, `_wx`, `wx:env` are WeChat. */
function isForOthers(name: string): boolean {
  const at = name.indexOf('@')
  return at >= 0 && !name.slice(at + 1).split('|').some((platform) => /^_?(?:wx)?(?::|$)/u.test(platform))
}

/** `:a`, `v-bind:a`, `v-if`, `@a`, `#a`: what makes the value an expression. */
const DIRECTIVE = /^(?:[:@#]|v-)/u
const BINDING = /^(?::|v-bind:)(?<name>[\w-]+)/u

function valueOf({ name, nameRange, value }: WxmlAttribute): Value {
  if (value) return DIRECTIVE.test(name) ? new DynamicValue(value.text, value.range, stringsOfExpression) : { kind: 'static', text: value.text, range: value.range }
  // `:id` is short for `:id="id"`.
  const short = BINDING.exec(name)?.groups?.['name']
  return short === undefined ? NO_VALUE : { kind: 'dynamic', source: short.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase()), range: nameRange, possible: null }
}
