import type { JsonToken } from './json-tokens.js'

/** How far a text with quotes inside is looked for. */
const LONGEST_TEXT = 1000
const NAME_BEFORE_COLON = /^([\w$-]+)\s*:/u
const WORD = /^[\p{L}\p{N}_$-]+/u
const COLON = /\s*[:：]/uy
const CLOSING_QUOTE = /"(?=[ \t\r]*(?:[,}\]]|$))/gu
const MORE_MEMBERS = /\s*,?\s*"/uy
const UNQUOTED_TEXT = /[^",}\]\r\n]*/uy

/** The name in a string that swallowed the colon and what follows it, because its closing quote is missing. */
export function nameInString(source: string): string | null {
  return NAME_BEFORE_COLON.exec(source)?.[1] ?? null
}

/** The word that a source begins with. */
export function wordIn(source: string): string | null {
  return WORD.exec(source)?.[0] ?? null
}

export function isColonAt(text: string, offset: number): boolean {
  COLON.lastIndex = offset
  return COLON.test(text)
}

/** Whether members go on behind a closing bracket that would end the whole text. */
export function hasMembersAt(text: string, offset: number): boolean {
  MORE_MEMBERS.lastIndex = offset
  return MORE_MEMBERS.test(text)
}

/** Where a text without quotes ends: at the next sign that means something, or with its line. */
export function endOfUnquoted(text: string, start: number): number {
  UNQUOTED_TEXT.lastIndex = start
  return start + (UNQUOTED_TEXT.exec(text)?.[0].trimEnd().length ?? 0)
}

/** Where a text with quotes inside ends; `null` unless `next`, behind a quote at `end`, goes on in the line, right there or as words. */
export function endOfQuoted(text: string, end: number, next: JsonToken): number | null {
  if (next.kind === 'string' && next.range[0] > end) return null
  const line = /^.*/u.exec(text.slice(end, end + LONGEST_TEXT))?.[0] ?? ''
  CLOSING_QUOTE.lastIndex = next.range[0] - end + (next.kind === 'string' ? 1 : 0)
  const closing = CLOSING_QUOTE.exec(line)
  return closing ? end + closing.index + 1 : null
}
