import { insideWrappers, isFunction, type FunctionNode, type Node } from './ast.js'
import { localFunction } from './calls.js'
import type { Variables } from './variables.js'

/** What is given where a function is expected that handles a failure. */
export type Handler =
  | { readonly kind: 'absent' }
  | { readonly kind: 'empty'; readonly function: FunctionNode; readonly isInPlace: boolean }
  /** It does something, or cannot be read. */
  | { readonly kind: 'present' }

const ABSENT: Handler = { kind: 'absent' }
const PRESENT: Handler = { kind: 'present' }

/** Judges a handler by its body: a function without a statement handles nothing. */
export function handlerIn(given: Node | undefined, variables: Variables): Handler {
  if (!given) return ABSENT
  const inner = insideWrappers(given)
  if ((inner.type === 'Literal' && inner.value === null) || (inner.type === 'Identifier' && inner.name === 'undefined')) return ABSENT
  const made = isFunction(inner) ? inner : localFunction(inner, variables)
  return made && isEmpty(made.body) ? { kind: 'empty', function: made, isInPlace: made === inner } : PRESENT
}

/** Whether a block holds nothing but comments. */
export function isEmpty(body: Node): boolean {
  return body.type === 'BlockStatement' && body.body.every((statement) => statement.type === 'EmptyStatement')
}
