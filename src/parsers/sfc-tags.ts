import { CODE, isNameStart, isQuote, isSpace, skipSpace, startsOnNextLine } from './wxml-characters.js'

const { LINE_FEED, SLASH, LESS, EQUALS, GREATER } = CODE

/** A start tag, as far as the blocks of a single-file component need to know it. */
export interface SfcTag {
  readonly name: string
  /** Values as written, `''` where there is none; of two with one name the first. */
  readonly attributes: ReadonlyMap<string, string>
  /** After the `>`, or where the tag breaks off. */
  readonly end: number
  readonly isSelfClosing: boolean
}

/** The name after the `<` (or `/`) at `at`; `null` where none begins there. */
export function tagNameAt(text: string, at: number): string | null {
  return isNameStart(text.charCodeAt(at + 1)) ? text.slice(at + 1, endOfTagName(text, at + 1)) : null
}

/** Reads the start tag at `at`. One that is half typed ends before the next `<`; a value without its end at its quote. */
export function readSfcTag(text: string, at: number): SfcTag {
  const nameEnd = endOfTagName(text, at + 1)
  const name = text.slice(at + 1, nameEnd)
  const attributes = new Map<string, string>()
  let i = skipSpace(text, nameEnd)
  while (i < text.length) {
    const code = text.charCodeAt(i)
    if (code === GREATER) return { name, attributes, end: i + 1, isSelfClosing: false }
    if (code === SLASH && text.charCodeAt(i + 1) === GREATER) return { name, attributes, end: i + 2, isSelfClosing: true }
    if (code === LESS) break
    if (code === SLASH || code === EQUALS || isQuote(code)) {
      i = skipSpace(text, i + 1)
      continue
    }
    const start = i
    while (i < text.length && !endsAttribute(text.charCodeAt(i)) && text.charCodeAt(i) !== EQUALS) i++
    const key = text.slice(start, i)
    const equals = skipSpace(text, i)
    let value = ''
    if (text.charCodeAt(equals) === EQUALS) [value, i] = valueAt(text, skipSpace(text, equals + 1))
    if (!attributes.has(key)) attributes.set(key, value)
    i = skipSpace(text, i)
  }
  return { name, attributes, end: i, isSelfClosing: false }
}

/** The value that begins at `start`, and where the text goes on after it. */
function valueAt(text: string, start: number): readonly [value: string, after: number] {
  const quote = text.charCodeAt(start)
  if (isQuote(quote)) {
    const end = endOfQuoted(text, start + 1, quote)
    return end < 0 ? ['', start + 1] : [text.slice(start + 1, end), end + 1]
  }
  let end = start
  while (end < text.length && !isSpace(text.charCodeAt(end)) && text.charCodeAt(end) !== GREATER && text.charCodeAt(end) !== LESS) end++
  return [text.slice(start, end), end]
}

/** -1 where a line begins with a tag before the quote comes: somebody is typing. */
function endOfQuoted(text: string, start: number, quote: number): number {
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) return i
    if (code === LINE_FEED && startsOnNextLine(text, i)) return -1
  }
  return -1
}

function endOfTagName(text: string, from: number): number {
  let end = from
  while (end < text.length && !endsAttribute(text.charCodeAt(end))) end++
  return end
}

function endsAttribute(code: number): boolean {
  return isSpace(code) || code === GREATER || code === LESS || code === SLASH || isQuote(code)
}
