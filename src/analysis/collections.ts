import { insideWrappers, propertyName, type CallNode, type Node } from './ast.js'
import { calledIndex, ITEM, type AccessPath } from './access-path.js'
import type { Places } from './places.js'

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
export function isAddedTo(callee: Node, index: number, places: Places): boolean {
  if (callee.type !== 'MemberExpression' || !isAdding(propertyName(callee), index)) return false
  const receiver = insideWrappers(callee.object)
  const variable = receiver.type === 'Identifier' ? places.variables.of(receiver) : null
  const key = variable ? null : places.keyOf(receiver)
  return areCollections(variable ? places.valuesOf(variable).values : key === null ? [] : places.valuesAt(key))
}

/** Where a collection's method is called with something, the collection then holds it: `add`, `(0)` becomes an item; else `null`. */
export function itemPath([name, call, ...rest]: AccessPath, values: readonly Node[]): AccessPath | null {
  return name !== undefined && isAdding(name, calledIndex(call)) && areCollections(values) ? [ITEM, ...rest] : null
}

function isAdding(name: string | null, index: number | null): boolean {
  return name !== null && Object.hasOwn(ADDING, name) && ADDING[name] === index
}

function areCollections(values: readonly Node[]): boolean {
  return values.length > 0 && values.every(isCollection)
}

const MADE = new Set(['Set', 'WeakSet', 'Map', 'WeakMap', 'Array'])
/** `waiting = waiting.filter(…)` stays what it was. */
const SAME_KIND = new Set(['filter', 'concat', 'slice', 'add', 'splice'])

function isCollection(value: Node): boolean {
  const inner = insideWrappers(value)
  if (inner.type === 'ArrayExpression') return true
  if (inner.type === 'LogicalExpression') return isCollection(inner.right)
  if (inner.type === 'CallExpression') return inner.callee.type === 'MemberExpression' && SAME_KIND.has(propertyName(inner.callee) ?? '')
  return inner.type === 'NewExpression' && isCollectionClass(inner.callee)
}

/** `Set`, `Map`, `Array` and their weak kin. */
export function isCollectionClass(callee: Node): boolean {
  return callee.type === 'Identifier' && MADE.has(callee.name)
}
