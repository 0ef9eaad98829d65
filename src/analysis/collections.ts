import { insideWrappers, propertyName, type CallNode, type Node } from './ast.js'
import type { Places } from './places.js'
import type { Variables } from './variables.js'

/** What comes out of a member of a Set, a Map or an array. */
export type MemberFate =
  /** One of its items. */
  | { readonly kind: 'item' }
  /** A collection of its items. */
  | { readonly kind: 'collection' }
  /** Each item goes to the function that the member is given, as that parameter. */
  | { readonly kind: 'callback'; readonly parameter: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' }

const ITEMS = new Set(['shift', 'pop', 'get', 'at', 'find'])
const COLLECTIONS = new Set(['values', 'slice', 'splice', 'concat', 'reverse', 'entries', 'filter'])
const CALLBACKS = new Set(['forEach', 'map', 'some', 'every'])
const NOTHING = new Set(['add', 'push', 'unshift', 'set', 'delete', 'clear', 'has', 'size', 'length', 'keys', 'includes', 'indexOf', 'lastIndexOf'])

/** What a member of a collection gives; `name` is `null` for one that the source computes: `items[0]`. */
export function fateOfMember(name: string | null, call: CallNode | null): MemberFate {
  if (name === null) return { kind: 'item' }
  if (!call) return NOTHING.has(name) ? { kind: 'nothing' } : { kind: 'unknown' }
  if (ITEMS.has(name)) return { kind: 'item' }
  if (COLLECTIONS.has(name)) return { kind: 'collection' }
  if (CALLBACKS.has(name)) return { kind: 'callback', parameter: 0 }
  return NOTHING.has(name) ? { kind: 'nothing' } : { kind: 'unknown' }
}

const ADDING: Readonly<Partial<Record<string, number>>> = { add: 0, push: 0, unshift: 0, set: 1 }

/** Whether argument `index` of a call of `callee` is added to a Set, a Map or an array that the script makes. */
export function isAddedTo(callee: Node, index: number, { variables, places }: { readonly variables: Variables; readonly places: Places }): boolean {
  if (callee.type !== 'MemberExpression') return false
  const name = propertyName(callee) ?? ''
  if (!Object.hasOwn(ADDING, name) || ADDING[name] !== index) return false
  const receiver = insideWrappers(callee.object)
  const variable = receiver.type === 'Identifier' ? variables.of(receiver) : null
  const key = variable ? null : places.keyOf(receiver)
  const values = variable ? places.valuesOf(variable).values : key === null ? [] : places.valuesAt(key)
  return values.length > 0 && values.every(isCollection)
}

function isCollection(value: Node): boolean {
  const inner = insideWrappers(value)
  if (inner.type === 'ArrayExpression') return true
  if (inner.type === 'LogicalExpression') return isCollection(inner.right)
  // `waiting = waiting.filter(…)` stays what it was.
  if (inner.type === 'CallExpression') return inner.callee.type === 'MemberExpression' && ['filter', 'concat', 'slice', 'add', 'splice'].includes(propertyName(inner.callee) ?? '')
  return inner.type === 'NewExpression' && inner.callee.type === 'Identifier' && ['Set', 'Map', 'Array'].includes(inner.callee.name)
}
