import type { Range } from './range.js'
import { CODE, endOfMustache, endOfName, isNameStart, isQuote, skipSpace } from './wxml-characters.js'
import { endOfUnclosed, endOfUnquoted, endOfValue } from './wxml-values.js'

export interface WxmlAttribute {
  readonly name: string
  /** From the name to the closing quote. */
  readonly range: Range
  readonly nameRange: Range
  /** What stands between the quotes, unchanged; `null` where nothing follows the name. */
  readonly value: { readonly text: string; readonly range: Range; readonly quote: '"' | "'" | null } | null
}

export interface WxmlElement {
  readonly name: string
  /** From `<` to the end of the end tag, or of the start tag where there is none. */
  readonly range: Range
  readonly nameRange: Range
  readonly startTag: Range
  readonly endTag: Range | null
  readonly selfClosing: boolean
  readonly attributes: readonly WxmlAttribute[]
  readonly parent: WxmlElement | null
  readonly children: readonly WxmlElement[]
}

export interface WxmlDocument {
  /** All elements, in the order of their start tags. */
  readonly elements: readonly WxmlElement[]
  readonly comments: readonly { readonly range: Range; readonly text: string }[]
  /** What WeChat's compiler would refuse, as far as the scanner had to guess. */
  readonly problems: readonly { readonly index: number; readonly message: string }[]
}

/** Reads a template, half-typed ones included: whatever is wrong costs as little of the rest as can be. Never throws. */
export function scanWxml(text: string): WxmlDocument {
  return new Scanner(text).scan()
}

/** An element while its end is not known. */
interface OpenElement {
  name: string
  range: Range
  nameRange: Range
  startTag: Range
  endTag: Range | null
  selfClosing: boolean
  attributes: readonly WxmlAttribute[]
  parent: OpenElement | null
  children: OpenElement[]
}

/** An end tag that fits no open element: the misspelt one of the element around it, should that stay without. */
interface StrayEndTag {
  readonly inside: OpenElement
  readonly range: Range
}

const { LESS, GREATER, SLASH, EQUALS, DOUBLE_QUOTE } = CODE
const WXS_BOUNDARY = /<(?:\/wxs\s*>|wxs[\s/>])/gu

class Scanner {
  readonly #text: string
  readonly #elements: OpenElement[] = []
  readonly #comments: { range: Range; text: string }[] = []
  readonly #problems: { index: number; message: string }[] = []
  readonly #open: OpenElement[] = []
  readonly #openNames = new Map<string, number>()
  readonly #strays: StrayEndTag[] = []
  /** Whether a misspelt end tag closed an element before what was taken for its children. */
  #endsEarlier = false
  /** The next `{{` from some earlier place on. */
  #mustache = -1

  constructor(text: string) {
    this.#text = text
  }

  scan(): WxmlDocument {
    const text = this.#text
    let at = this.#nextLess(0)
    while (at >= 0) {
      const next = text.charCodeAt(at + 1)
      if (next === SLASH) at = this.#endTag(at)
      else if (text.startsWith('<!--', at)) at = this.#comment(at)
      else at = this.#startTag(at)
      at = this.#nextLess(at)
    }
    while (this.#open.length > 0) this.#close(null)
    if (this.#endsEarlier) this.#nest()
    return { elements: this.#elements, comments: this.#comments, problems: this.#problems.sort((a, b) => a.index - b.index) }
  }

  /** The next `<` that stands outside of mustaches, else -1. */
  #nextLess(from: number): number {
    const text = this.#text
    let at = from
    for (;;) {
      const less = text.indexOf('<', at)
      if (less < 0) return -1
      if (this.#mustache < at) {
        const found = text.indexOf('{{', at)
        this.#mustache = found < 0 ? text.length : found
      }
      if (this.#mustache > less) return less
      const end = endOfMustache(text, this.#mustache)
      at = end < 0 ? this.#mustache + 2 : end
    }
  }

  #comment(at: number): number {
    const text = this.#text
    const end = text.indexOf('-->', at + 4)
    if (end < 0) this.#problem(at, 'Comment has no end.')
    const after = end < 0 ? text.length : end + 3
    this.#comments.push({ range: [at, after], text: text.slice(at + 4, end < 0 ? text.length : end) })
    return after
  }

  #startTag(at: number): number {
    const text = this.#text
    const nameStart = skipSpace(text, at + 1)
    if (!isNameStart(text.charCodeAt(nameStart))) {
      this.#problem(at, 'Unexpected `<`.')
      return at + 1
    }
    const nameEnd = endOfName(text, nameStart)
    const attributes: WxmlAttribute[] = []
    let end = nameEnd
    let selfClosing = false
    let closed = false
    for (;;) {
      const i = skipSpace(text, end)
      const code = text.charCodeAt(i)
      if (code === GREATER) {
        end = i + 1
        closed = true
        break
      }
      if (code === SLASH && text.charCodeAt(i + 1) === GREATER) {
        end = i + 2
        closed = selfClosing = true
        break
      }
      if (i >= text.length) break
      if (code === LESS) {
        if (!text.startsWith('<!--', i)) break
        this.#problem(i, 'Unexpected comment in a tag.')
        end = this.#comment(i)
      } else if (code === SLASH || code === EQUALS || isQuote(code)) {
        this.#problem(i, `Unexpected \`${text.charAt(i)}\` in a tag.`)
        end = i + 1
      } else {
        const attribute = this.#attribute(i)
        attributes.push(attribute)
        end = attribute.range[1]
      }
    }
    const name = text.slice(nameStart, nameEnd)
    if (!closed) this.#problem(at, `Start tag \`${name}\` has no end.`)
    const range: Range = [at, end]
    const parent = this.#open.at(-1) ?? null
    const element: OpenElement = { name, range, nameRange: [nameStart, nameEnd], startTag: range, endTag: null, selfClosing, attributes, parent, children: [] }
    this.#elements.push(element)
    parent?.children.push(element)
    if (selfClosing) return end
    if (name === 'wxs') return this.#script(element, end)
    this.#open.push(element)
    this.#openNames.set(name, (this.#openNames.get(name) ?? 0) + 1)
    return end
  }

  /** The body of `<wxs>` is no markup. One that is never closed has none, so that what follows it is read. */
  #script(element: OpenElement, from: number): number {
    WXS_BOUNDARY.lastIndex = from
    const end = WXS_BOUNDARY.exec(this.#text)
    if (end?.[0].charCodeAt(1) !== SLASH) {
      this.#problem(element.range[0], 'Element `wxs` has no end tag.')
      return from
    }
    const after = end.index + end[0].length
    element.endTag = [end.index, after]
    element.range = [element.range[0], after]
    return after
  }

  #attribute(at: number): WxmlAttribute {
    const text = this.#text
    const nameEnd = endOfName(text, at)
    const name = text.slice(at, nameEnd)
    const nameRange: Range = [at, nameEnd]
    let equals = nameEnd
    if (text.charCodeAt(equals) !== EQUALS) equals = skipSpace(text, nameEnd)
    if (text.charCodeAt(equals) !== EQUALS) return { name, range: nameRange, nameRange, value: null }
    const start = skipSpace(text, equals + 1)
    const code = text.charCodeAt(start)
    if (isQuote(code)) {
      const found = endOfValue(text, start + 1, code)
      const end = found < 0 ? endOfUnclosed(text, start + 1) : found
      if (found < 0) this.#problem(start, `Value of attribute \`${name}\` has no closing quote.`)
      const range: Range = [start + 1, end]
      return { name, range: [at, found < 0 ? end : end + 1], nameRange, value: { text: text.slice(start + 1, end), range, quote: code === DOUBLE_QUOTE ? '"' : "'" } }
    }
    const end = start === equals + 1 ? endOfUnquoted(text, start) : start
    if (end === start) {
      this.#problem(equals, `Attribute \`${name}\` has no value.`)
      return { name, range: [at, equals + 1], nameRange, value: null }
    }
    this.#problem(start, `Value of attribute \`${name}\` has no quotes.`)
    return { name, range: [at, end], nameRange, value: { text: text.slice(start, end), range: [start, end], quote: null } }
  }

  #endTag(at: number): number {
    const text = this.#text
    const nameStart = skipSpace(text, at + 2)
    const nameEnd = endOfName(text, nameStart)
    const name = text.slice(nameStart, nameEnd)
    if (name === '') {
      this.#problem(at, 'End tag has no name.')
      return text.charCodeAt(nameStart) === GREATER ? nameStart + 1 : at + 2
    }
    const greater = skipSpace(text, nameEnd)
    const closed = text.charCodeAt(greater) === GREATER
    if (!closed) this.#problem(at, `End tag \`${name}\` has no end.`)
    const range: Range = [at, closed ? greater + 1 : nameEnd]
    if (this.#openNames.get(name)) {
      while (this.#open.at(-1)?.name !== name) this.#close(null)
      this.#close(range)
    } else {
      this.#problem(at, `End tag \`${name}\` fits no start tag.`)
      const inside = this.#open.at(-1) ?? null
      if (inside && this.#strays.at(-1)?.inside !== inside) this.#strays.push({ inside, range })
    }
    return range[1]
  }

  /** Takes the innermost element off, with its end tag or without. */
  #close(endTag: Range | null): void {
    const element = this.#open.pop()
    if (!element) return
    this.#openNames.set(element.name, (this.#openNames.get(element.name) ?? 1) - 1)
    const stray = this.#strays.at(-1)?.inside === element ? this.#strays.pop() : null
    element.endTag = endTag ?? stray?.range ?? null
    if (element.endTag) element.range = [element.range[0], element.endTag[1]]
    if (endTag) return
    if (stray) this.#endsEarlier = true
    else if (this.#text.charCodeAt(element.startTag[1] - 1) === GREATER) this.#problem(element.startTag[0], `Element \`${element.name}\` has no end tag.`)
  }

  /** Nests the elements anew by where they end. */
  #nest(): void {
    const open: { readonly element: OpenElement; readonly end: number }[] = []
    for (const element of this.#elements) {
      while ((open.at(-1)?.end ?? Infinity) <= element.range[0]) open.pop()
      const around = open.at(-1)
      element.parent = around?.element ?? null
      element.children = []
      element.parent?.children.push(element)
      if (element.selfClosing || element.name === 'wxs') continue
      open.push({ element, end: Math.min(element.endTag?.[1] ?? Infinity, around?.end ?? Infinity) })
    }
  }

  #problem(index: number, message: string): void {
    this.#problems.push({ index, message })
  }
}
