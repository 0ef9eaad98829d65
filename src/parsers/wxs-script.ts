import { createRequire } from 'node:module'
import type { Range } from './range.js'

/** What eslint-plugin-wxml asks about the script in a `<wxs>`. */
export type WxsScript =
  | { readonly kind: 'read'; readonly declarations: readonly LexicalDeclaration[] }
  | { readonly kind: 'broken'; readonly message: string; readonly index: number }
  | { readonly kind: 'unread' }

/** `let` and `const`, which WXS does not have. */
export interface LexicalDeclaration {
  readonly keyword: 'let' | 'const'
  readonly range: Range
  /** The names and patterns that it declares. */
  readonly targets: readonly Range[]
  readonly tokens: readonly WxsToken[]
}

export interface WxsToken {
  readonly type: string
  readonly value: string
  readonly range: Range
}

interface Espree {
  parse: (code: string, options: { readonly ecmaVersion: 2015; readonly range: true; readonly tokens: true }) => unknown
}

const UNREAD: WxsScript = { kind: 'unread' }
const require = createRequire(import.meta.url)

/** Reads the body of a `<wxs>`; `unread` where there is none, or no espree. Offsets count from the start of the body. */
export function readWxs(body: string): WxsScript {
  if (body.trim() === '') return UNREAD
  const espree = loadEspree()
  if (!espree) return UNREAD
  try {
    return { kind: 'read', declarations: declarationsIn(espree.parse(body, { ecmaVersion: 2015, range: true, tokens: true })) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) return UNREAD
    return { kind: 'broken', message: error.message, index: 'index' in error && typeof error.index === 'number' ? Math.min(error.index, body.length) : 0 }
  }
}

/** Loaded when the first script is read: most templates have none. ESLint has it loaded already. */
function loadEspree(): Espree | null {
  try {
    return require('espree') as Espree
  } catch {
    return null
  }
}

function declarationsIn(program: unknown): readonly LexicalDeclaration[] {
  const tokens = isNode(program) && Array.isArray(program.tokens) ? (program.tokens as WxsToken[]) : []
  const found: LexicalDeclaration[] = []
  const waiting: unknown[] = [program]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (Array.isArray(value)) waiting.push(...(value as unknown[]))
    if (!isNode(value)) continue
    if (value.type === 'VariableDeclaration' && (value.kind === 'let' || value.kind === 'const')) {
      const [start, end] = value.range
      const targets = (Array.isArray(value.declarations) ? (value.declarations as unknown[]) : []).flatMap((each) => (isNode(each) ? [each.range] : []))
      found.push({ keyword: value.kind, range: value.range, targets, tokens: tokens.filter((token) => token.range[0] >= start && token.range[1] <= end) })
    }
    waiting.push(...(Object.values(value) as unknown[]))
  }
  return found.sort((a, b) => a.range[0] - b.range[0])
}

interface AnyNode {
  readonly type: string
  readonly range: Range
  readonly kind?: unknown
  readonly declarations?: unknown
  readonly tokens?: unknown
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value
}
