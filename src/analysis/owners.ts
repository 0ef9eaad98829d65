import { enclosingFunction, insideWrappers, propertyName, throughWrappers, walk, type Node, type Script } from './ast.js'
import type { ComponentObject } from './component-objects.js'
import { positionOf } from './positions.js'
import type { Variables } from './variables.js'

interface Context {
  readonly script: Script
  readonly variables: Variables
  readonly objects: readonly ComponentObject[]
}

/**
 * Whether other files may read a field: one of the app, of a global, of a class, of a page or component that takes in behaviors
 * or is handed on as a whole, of an object that leaves the script. `owner` is the object that has the field, `key` the field's.
 */
export function holdsWhatOthersReach(owner: Node, key: string, context: Context): boolean {
  if (key.startsWith('global ') || key.startsWith('getApp()')) return true
  const root = rootOf(owner)
  const variable = root.type === 'Identifier' ? context.variables.of(root) : null
  const value = variable && context.variables.constantValue(variable)
  if (root.type === 'ThisExpression' || key.startsWith('this#')) return !isOwnField(root.type === 'ThisExpression' ? root : value, context)
  if (!variable || (value && rootOf(value).type === 'CallExpression')) return true
  return variable.defs.some(({ type, parent }) => type !== 'Variable' || parent.parent.type === 'ExportNamedDeclaration') || context.variables.readsOf(variable).some(leaves)
}

/** `this` is a page or a component that the script shows whole and keeps to itself. */
function isOwnField(self: Node | null, { script, objects }: Context): boolean {
  const object = objects.find(({ options }) => (self ? isInside(self, options) : false)) ?? (self ? undefined : objects[0])
  if (!object?.isComplete || (object.kind !== 'page' && object.kind !== 'component')) return false
  let isHandedOn = false
  walk(script, object.options, (node) => {
    if (node.type === 'ThisExpression' && isGivenAway(node)) isHandedOn = true
  })
  return !isHandedOn
}

/** Calls that only say whose elements or whose callback something is. */
const LENDING = new Set(['in', 'call', 'apply', 'bind'])

function isGivenAway(self: Node): boolean {
  const position = positionOf(throughWrappers(self))
  if (position.kind !== 'argument') return position.kind === 'returned' || position.kind === 'handed-on' || position.kind === 'property'
  const callee = insideWrappers(position.call.callee)
  if (callee.type !== 'MemberExpression') return true
  const root = rootOf(callee)
  return !LENDING.has(propertyName(callee) ?? '') && !(root.type === 'Identifier' && ['wx', 'uni', 'Taro'].includes(root.name))
}

function leaves(read: Node): boolean {
  const position = positionOf(throughWrappers(read))
  return position.kind !== 'member' && position.kind !== 'tested' && position.kind !== 'lost'
}

function rootOf(node: Node): Node {
  let root = insideWrappers(node)
  while (root.type === 'MemberExpression') root = insideWrappers(root.object)
  return root
}

function isInside(node: Node, outer: Node): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1] && enclosingFunction(node) !== null
}
