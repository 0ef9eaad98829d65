import { CODE, endOfMustache, endsName, isQuote, isSpace, isTagAhead, skipSpaceBack, startsOnNextLine } from './wxml-characters.js'

const { LESS, GREATER, SLASH, EQUALS, LEFT_BRACE, RIGHT_BRACE, BACKSLASH, LINE_FEED } = CODE
/** What a quote is followed by when it closes the value and not a string in a mustache. */
const AFTER_VALUE = /^\s*(?:\/?>|[\w:.@-]+\s*=\s*["'{])/u
/** How far a string in a mustache is looked at; more would let hostile text cost time. */
const LONGEST_EXPRESSION = 300

/** Where the closing quote stands, or -1 where what looks like it belongs to something else. */
export function endOfValue(text: string, start: number, quote: number): number {
  let inMustache = false
  let tag = false
  let tagInMustache = false
  let escaped = -1
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) {
      if (inMustache && isInExpression(text, i + 1)) continue
      return isSwallowing(text, start, i, tag || (inMustache && tagInMustache)) ? -1 : i
    }
    if (code === BACKSLASH) {
      if (text.charCodeAt(i + 1) === quote && escaped < 0) escaped = i + 1
      i++
    } else if (code === LEFT_BRACE) {
      if (text.charCodeAt(i + 1) === LEFT_BRACE) {
        inMustache = true
        tagInMustache = false
        i++
      }
    } else if (code === RIGHT_BRACE) {
      if (inMustache && text.charCodeAt(i + 1) === RIGHT_BRACE) {
        inMustache = false
        i++
      }
    } else if (code === LESS) {
      if (!isTagAhead(text, i)) continue
      if (inMustache) tagInMustache = true
      else tag = true
    } else if (code === LINE_FEED && startsOnNextLine(text, i)) {
      return escaped
    }
  }
  return escaped
}

/** Whether the text after a quote in a mustache goes on to the mustache's end: `{{b=="c"}}` in double quotes. */
function isInExpression(text: string, from: number): boolean {
  let end = from
  for (const limit = Math.min(text.length, from + LONGEST_EXPRESSION); ; end++) {
    if (end >= limit) return false
    const code = text.charCodeAt(end)
    if (code === LINE_FEED || (code === LEFT_BRACE && text.charCodeAt(end + 1) === LEFT_BRACE)) return false
    if (code === RIGHT_BRACE && text.charCodeAt(end + 1) === RIGHT_BRACE) break
  }
  return !AFTER_VALUE.test(text.slice(from, end))
}

/** Whether a value without its quote ran into the next attribute, or into the next tag and an attribute there. */
function isSwallowing(text: string, start: number, end: number, tag: boolean): boolean {
  const next = text.charCodeAt(end + 1)
  const ends = end + 1 >= text.length || next === GREATER || isSpace(next) || (next === SLASH && text.charCodeAt(end + 2) === GREATER)
  if (ends && !tag) return false
  if (tag && !ends) return true
  return tag ? text.charCodeAt(skipSpaceBack(text, start, end) - 1) === EQUALS : swallowedName(text, start, end) >= 0
}

/** Where the space before ` name=` begins, when that is what the value ends with, else -1. */
function swallowedName(text: string, start: number, end: number): number {
  let i = skipSpaceBack(text, start, end) - 1
  if (i < start || text.charCodeAt(i) !== EQUALS) return -1
  i = skipSpaceBack(text, start, i)
  const nameEnd = i
  while (i > start && !endsName(text.charCodeAt(i - 1))) i--
  return i < nameEnd && i > start && isSpace(text.charCodeAt(i - 1)) ? skipSpaceBack(text, start, i) : -1
}

/** A value that is never closed goes as far as its line, the tag or, where there are more, the attribute. */
export function endOfUnclosed(text: string, start: number): number {
  let end = start
  let mustache = -1
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code === LEFT_BRACE && text.charCodeAt(end + 1) === LEFT_BRACE) {
      mustache = endOfMustache(text, end)
      end += 2
      continue
    }
    if (code === LESS && isTagAhead(text, end)) break
    if (end < mustache) {
      end++
      continue
    }
    if (code === LINE_FEED || code === GREATER) break
    if (isQuote(code)) {
      const before = swallowedName(text, start, end)
      if (before >= 0) return before
    }
    end++
  }
  end = Math.min(end, text.length)
  if (text.charCodeAt(end) === GREATER && text.charCodeAt(end - 1) === SLASH && end > start) end--
  return skipSpaceBack(text, start, end)
}

export function endOfUnquoted(text: string, start: number): number {
  let end = start
  for (;;) {
    const code = text.charCodeAt(end)
    if (code === LEFT_BRACE && text.charCodeAt(end + 1) === LEFT_BRACE) {
      const after = endOfMustache(text, end)
      end = after < 0 ? end + 2 : after
      continue
    }
    const ends = end >= text.length || isSpace(code) || code === GREATER || code === LESS || isQuote(code)
    if (ends || (code === SLASH && text.charCodeAt(end + 1) === GREATER)) return Math.min(end, text.length)
    end++
  }
}
