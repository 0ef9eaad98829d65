/** What an expression in a Vue template does with the functions of its component, as far as its words tell. */
export interface ExpressionFacts {
  /** The method where the expression is nothing but its name: `handle`, `this.handle`. */
  readonly name: string | null
  /** The functions that it calls, also by way of `handle.call(…)` or `throttle(handle)`. */
  readonly called: readonly string[]
  /** Those that it may come out as: of `a ? b : c`, `b` and `c`. */
  readonly results: readonly string[]
  /** The events that it emits by a literal name. */
  readonly emits: readonly string[]
}

interface Token {
  readonly kind: 'word' | 'string' | 'mark'
  readonly text: string
}

const TOKEN = /\s+|\/\*.*?\*\/|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)|(?<word>[\p{ID_Start}$_][\p{ID_Continue}$]*)|(?<mark>=>|\?\.(?!\d)|&&|\|\||\?\?|.)/gsu
const NAME_ALONE = /^\s*(?:this\.)?(?<name>[\p{ID_Start}$_][\p{ID_Continue}$]*)\s*$/u
/** Longer ones nobody wrote by hand. */
const LONGEST = 5_000

const KEYWORDS: ReadonlySet<string> = new Set(
  'async await break case catch class const continue delete do else false finally for function if in instanceof let new null of return super switch this throw true try typeof undefined var void while yield'.split(' '),
)
/** What Vue lets a template use besides its component's own, as far as it can be called. */
const GLOBALS: ReadonlySet<string> = new Set(
  'Array BigInt Boolean Date Error Map Number Object RegExp Set String Symbol decodeURI decodeURIComponent encodeURI encodeURIComponent isFinite isNaN parseFloat parseInt require setTimeout clearTimeout'.split(' '),
)
const EMITTERS: ReadonlySet<string> = new Set(['$emit', 'emit'])
/** Functions that run later what they are handed. */
const POSTPONING = /throttle|debounce|once/iu

/** Reads the words of an expression. What it does with members of other objects, with Vue's own `$…` and with its own parameters is left out. */
export function readExpression(source: string): ExpressionFacts {
  if (source.length > LONGEST) return { name: null, called: [], results: [], emits: [] }
  const tokens = tokensOf(source)
  const alone = NAME_ALONE.exec(source)?.groups?.['name']
  const name = alone !== undefined && !KEYWORDS.has(alone) ? alone : null
  const own = ownNames(tokens)
  const isMethod = (word: string): boolean => !own.has(word) && !KEYWORDS.has(word) && !GLOBALS.has(word) && !EMITTERS.has(word) && !word.startsWith('$')
  const called: string[] = []
  const results: string[] = []
  const emits: string[] = []
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind !== 'word' || !isFree(tokens, at)) continue
    if (EMITTERS.has(text)) {
      const event = isCalled(tokens, at) ? tokens[at + (tokens[at + 1]?.text === '?.' ? 3 : 2)] : undefined
      if (event?.kind === 'string' && !event.text.includes('${')) emits.push(event.text)
    } else if (isMethod(text)) {
      if (isCalled(tokens, at) || isBound(tokens, at) || isPostponed(tokens, at)) called.push(text)
      else if (isResult(tokens, at)) results.push(text)
    }
  }
  return { name, called: [...new Set(called)], results: [...new Set(results)], emits: [...new Set(emits)] }
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = []
  for (const { groups } of source.matchAll(TOKEN)) {
    const { string, word, mark } = groups ?? {}
    if (string !== undefined) tokens.push({ kind: 'string', text: string.slice(1, -1) })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark })
  }
  return tokens
}

/** Whether a word is no member of another object than the component, no key of a literal, and no name that it gives. */
function isFree(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text
  if (before === 'function' || before === 'new' || before === 'class') return false
  return before === '.' || before === '?.' ? tokens[at - 2]?.text === 'this' && tokens[at - 3]?.text !== '.' : true
}

function isCalled(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.text
  return isMark(tokens[at + 1], '(') || (next === '?.' && isMark(tokens[at + 2], '('))
}

/** `handle.call(…)`, `handle.bind(…)`. */
function isBound(tokens: readonly Token[], at: number): boolean {
  const method = tokens[at + 2]?.text
  return tokens[at + 1]?.text === '.' && (method === 'call' || method === 'apply' || method === 'bind') && isMark(tokens[at + 3], '(')
}

/** `throttle(handle, 500)`, also of an object: `uni.$u.throttle(handle)`. */
function isPostponed(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at - 1]?.text === '.' ? at - 2 : at
  const callee = tokens[first - 2]
  return isMark(tokens[first - 1], '(') && callee?.kind === 'word' && POSTPONING.test(callee.text) && endsOperand(tokens[at + 1])
}

/** Whether a name stands where the value of the expression comes from. */
function isResult(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at - 1]?.text === '.' ? at - 2 : at
  const before = tokens[first - 1]
  return (before === undefined || (before.kind === 'mark' && RESULT_AFTER.has(before.text))) && endsOperand(tokens[at + 1])
}

const RESULT_AFTER: ReadonlySet<string> = new Set(['?', ':', '&&', '||', '??'])

function endsOperand(next: Token | undefined): boolean {
  return next === undefined || (next.kind === 'mark' && OPERAND_ENDS.has(next.text))
}

const OPERAND_ENDS: ReadonlySet<string> = new Set([':', '||', '??', ')', ',', ';'])

/** The parameters of the expression's functions and the variables that they declare. */
function ownNames(tokens: readonly Token[]): ReadonlySet<string> {
  const own = new Set<string>()
  const open: number[] = []
  const parameters = (from: number, to: number): void => {
    for (const { kind, text } of tokens.slice(from, to)) if (kind === 'word') own.add(text)
  }
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1]
    if (token.kind === 'word' && (before?.text === 'const' || before?.text === 'let' || before?.text === 'var')) own.add(token.text)
    else if (token.text === '=>' && before?.kind === 'word') own.add(before.text)
    else if (isMark(token, '(')) open.push(at)
    else if (isMark(token, ')')) {
      const start = open.pop() ?? at
      const isFunction = tokens[start - 1]?.text === 'function' || tokens[start - 2]?.text === 'function'
      if (tokens[at + 1]?.text === '=>' || isFunction) parameters(start, at)
    }
  }
  return own
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text
}
