import { endOfMustache } from '../parsers/wxml-characters.js'

/** More than this many combinations are as good as unknown. */
const MOST_STRINGS = 64
const DEEPEST = 50

/**
 * Every string that an attribute's value can become, text and `{{…}}` mixed; `null` where that cannot be told.
 * What is missing (`null`, `undefined`, the other side of `&&`) becomes the empty string.
 */
export function possibleStrings(raw: string): readonly string[] | null {
  let found: readonly string[] = ['']
  let at = 0
  while (at < raw.length) {
    const open = raw.indexOf('{{', at)
    if (open < 0) return combined(found, [raw.slice(at)])
    const end = endOfMustache(raw, open)
    const inside = end < 0 ? null : stringsOfExpression(raw.slice(open + 2, end - 2))
    const next = inside && combined(combined(found, [raw.slice(at, open)]) ?? [], inside)
    if (!next) return null
    found = next
    at = end
  }
  return found
}

/** The same of an expression alone, as in Vue's `:open-type="…"`. */
export function stringsOfExpression(source: string): readonly string[] | null {
  const tokens = tokensOf(source)
  return tokens && (valuesOf(tokens, DEEPEST)?.strings ?? null)
}

interface Token {
  readonly kind: 'string' | 'word' | 'mark'
  /** What a string says; else the source. */
  readonly text: string
  /** How many brackets it stands in; a bracket stands where its neighbours outside do. */
  readonly depth: number
}

interface Values {
  readonly strings: readonly string[]
  /** `false` for `1` or `null`: they cannot be joined by `+`. */
  readonly areStrings: boolean
}

const TOKEN = /\s+|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\$]|\\.)*`)|(?<word>[\w$.]+)|(?<mark>\?\?|\?\.|&&|\|\||[()[\]{}?:+]|[^\s\w$()[\]{}?:+'"`&|]+|[&|])/suy
const KEYWORDS: Readonly<Record<string, string>> = { true: 'true', false: 'false', null: '', undefined: '' }

/** `null` for what is no expression. */
function tokensOf(source: string): readonly Token[] | null {
  const tokens: Token[] = []
  let depth = 0
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source)
    if (!match) return null
    const { string, word, mark } = match.groups ?? {}
    if (string !== undefined) tokens.push({ kind: 'string', text: unescaped(string.slice(1, -1)), depth })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, depth })
    else if (mark !== undefined) {
      if (')]}'.includes(mark)) depth--
      if (depth < 0) return null
      tokens.push({ kind: 'mark', text: mark, depth })
      if ('([{'.includes(mark)) depth++
    }
  }
  return depth === 0 ? tokens : null
}

function valuesOf(tokens: readonly Token[], levels: number): Values | null {
  const [first] = tokens
  if (!first || levels === 0) return null
  const { depth } = first
  const isMark = (token: Token | undefined, text: string): boolean => token?.kind === 'mark' && token.depth === depth && token.text === text
  const question = tokens.findIndex((token) => isMark(token, '?'))
  if (question > 0) {
    const colon = colonOf(tokens, question, depth)
    return colon < 0 ? null : either(valuesOf(tokens.slice(question + 1, colon), levels - 1), valuesOf(tokens.slice(colon + 1), levels - 1))
  }
  const or = tokens.findLastIndex((token) => isMark(token, '||'))
  if (or > 0) return either(truthy(valuesOf(tokens.slice(0, or), levels - 1)), valuesOf(tokens.slice(or + 1), levels - 1))
  const and = tokens.findLastIndex((token) => isMark(token, '&&'))
  if (and > 0) return either(valuesOf(tokens.slice(and + 1), levels - 1), { strings: [''], areStrings: false })
  const plus = tokens.findLastIndex((token) => isMark(token, '+'))
  if (plus > 0) return joined(valuesOf(tokens.slice(0, plus), levels - 1), valuesOf(tokens.slice(plus + 1), levels - 1))
  if (isMark(first, '(') && tokens.findIndex((token) => isMark(token, ')')) === tokens.length - 1) return valuesOf(tokens.slice(1, -1), levels - 1)
  return tokens.length === 1 ? literal(first) : null
}

/** The colon that belongs to the question mark, or -1. */
function colonOf(tokens: readonly Token[], question: number, depth: number): number {
  let open = 0
  for (const [index, token] of tokens.entries()) {
    if (index <= question || token.kind !== 'mark' || token.depth !== depth) continue
    if (token.text === '?') open++
    if (token.text === ':' && open-- === 0) return index
  }
  return -1
}

function literal({ kind, text }: Token): Values | null {
  if (kind === 'string') return { strings: [text], areStrings: true }
  if (kind !== 'word') return null
  const keyword = Object.hasOwn(KEYWORDS, text) ? KEYWORDS[text] : undefined
  if (keyword !== undefined) return { strings: [keyword], areStrings: false }
  return /^\d+$/u.test(text) ? { strings: [text], areStrings: false } : null
}

function either(one: Values | null, other: Values | null): Values | null {
  if (!one || !other) return null
  const strings = [...new Set([...one.strings, ...other.strings])]
  return strings.length > MOST_STRINGS ? null : { strings, areStrings: one.areStrings && other.areStrings }
}

function truthy(values: Values | null): Values | null {
  return values && { strings: values.strings.filter((each) => each !== ''), areStrings: true }
}

function joined(one: Values | null, other: Values | null): Values | null {
  if (!one?.areStrings || !other?.areStrings) return null
  const strings = combined(one.strings, other.strings)
  return strings && { strings, areStrings: true }
}

function combined(starts: readonly string[], ends: readonly string[]): readonly string[] | null {
  if (starts.length * ends.length > MOST_STRINGS) return null
  return [...new Set(starts.flatMap((start) => ends.map((end) => start + end)))]
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|(.))/gisu, (_, unicode: string | undefined, hex: string | undefined, char: string) => {
    const code = unicode ?? hex
    return code === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(parseInt(code, 16))
  })
}

const ESCAPES: Readonly<Partial<Record<string, string>>> = { n: '\n', r: '\r', t: '\t' }
