export const CODE = {
  LINE_FEED: 10,
  DOUBLE_QUOTE: 34,
  SINGLE_QUOTE: 39,
  SLASH: 47,
  LESS: 60,
  EQUALS: 61,
  GREATER: 62,
  BACKSLASH: 92,
  LEFT_BRACE: 123,
  RIGHT_BRACE: 125,
} as const

const EXCLAMATION = 33
const UNDERSCORE = 95

/** Whether a character separates attributes. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

/** Whether a name ends before the character. */
export function endsName(code: number): boolean {
  return code === CODE.EQUALS || code === CODE.GREATER || code === CODE.LESS || code === CODE.SLASH || isQuote(code) || isSpace(code)
}

export function isQuote(code: number): boolean {
  return code === CODE.DOUBLE_QUOTE || code === CODE.SINGLE_QUOTE
}

/** Whether a tag's name can begin with the character: an ASCII letter or `_`. */
export function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === UNDERSCORE
}

/** Whether the `<` at `less` begins a tag or a comment rather than compares. */
export function isTagAhead(text: string, less: number): boolean {
  const code = text.charCodeAt(less + 1)
  return isNameStart(code) || code === CODE.SLASH || code === EXCLAMATION
}

/** Whether the line after the line feed at `at` begins with a tag. */
export function startsOnNextLine(text: string, at: number): boolean {
  let i = at + 1
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++
  return text.charCodeAt(i) === CODE.LESS && isTagAhead(text, i)
}

export function skipSpace(text: string, from: number): number {
  let i = from
  while (isSpace(text.charCodeAt(i))) i++
  return i
}

export function skipSpaceBack(text: string, start: number, end: number): number {
  let i = end
  while (i > start && isSpace(text.charCodeAt(i - 1))) i--
  return i
}

/** Names end where something else begins; a mustache among the attributes is taken for one. */
export function endOfName(text: string, from: number): number {
  let i = from
  if (text.charCodeAt(i) === CODE.LEFT_BRACE && text.charCodeAt(i + 1) === CODE.LEFT_BRACE) {
    const end = endOfMustache(text, i)
    if (end >= 0) return end
  }
  while (i < text.length && !endsName(text.charCodeAt(i))) i++
  return i
}

/** The offset after the `}}` of the mustache that opens at `open`, or -1 where it runs into another one or into a line that begins with a tag. */
export function endOfMustache(text: string, open: number): number {
  const { LINE_FEED, DOUBLE_QUOTE, SINGLE_QUOTE, LEFT_BRACE, RIGHT_BRACE } = CODE
  for (let i = open + 2; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) i = endOfString(text, i)
    else if (code === RIGHT_BRACE && text.charCodeAt(i + 1) === RIGHT_BRACE) return i + 2
    else if (code === LEFT_BRACE && i > open + 2 && text.charCodeAt(i + 1) === LEFT_BRACE) return -1
    else if (code === LINE_FEED && startsOnNextLine(text, i)) return -1
  }
  return -1
}

/** Where the string that opens at `open` closes; `open` itself where its line does not close it, as with an apostrophe. */
function endOfString(text: string, open: number): number {
  const quote = text.charCodeAt(open)
  for (let i = open + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) return i
    if (code === CODE.BACKSLASH) i++
    else if (code === CODE.LINE_FEED) return open
  }
  return open
}
