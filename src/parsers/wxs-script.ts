import { createRequire } from 'node:module'
import type { Range } from './range.js'

/** What eslint-plugin-wxml asks about the script in a `<wxs>`. */
export type WxsScript =
  | { readonly kind: 'read'; readonly lexicalDeclarations: readonly { readonly keyword: 'let' | 'const'; readonly range: Range }[] }
  | { readonly kind: 'broken'; readonly message: string; readonly index: number }
  | { readonly kind: 'unread' }

interface Espree {
  parse: (code: string, options: { readonly ecmaVersion: 2015; readonly range: true }) => unknown
}

const UNREAD: WxsScript = { kind: 'unread' }
const require = createRequire(import.meta.url)

/** Reads the body of a `<wxs>`; `unread` where there is none, or no espree. Offsets count from the start of the body. */
export function readWxs(body: string): WxsScript {
  if (body.trim() === '') return UNREAD
  const espree = loadEspree()
  if (!espree) return UNREAD
  try {
    return { kind: 'read', lexicalDeclarations: declarationsIn(espree.parse(body, { ecmaVersion: 2015, range: true })) }
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

function declarationsIn(program: unknown): readonly { keyword: 'let' | 'const'; range: Range }[] {
  const found: { keyword: 'let' | 'const'; range: Range }[] = []
  const waiting: unknown[] = [program]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (Array.isArray(value)) waiting.push(...(value as unknown[]))
    else if (isNode(value)) {
      if (value.type === 'VariableDeclaration' && (value.kind === 'let' || value.kind === 'const')) found.push({ keyword: value.kind, range: value.range })
      waiting.push(...Object.values(value))
    }
  }
  return found.sort((a, b) => a.range[0] - b.range[0])
}

function isNode(value: unknown): value is { readonly type: string; readonly kind?: unknown; readonly range: Range } {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value
}
