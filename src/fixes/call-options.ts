import type { TSESTree } from '@typescript-eslint/utils'
import { enclosingFunction, insideWrappers, isFunction, propertyName, type CallNode, type FunctionNode, type Node } from '../analysis/ast.js'
import { calleeName, localFunction } from '../analysis/calls.js'
import type { Variables } from '../analysis/variables.js'

/** A callback that a refusal must run. */
export interface FailureCallback {
  readonly name: 'fail' | 'complete'
  /** `null` where it may be missing, or something else than a function. */
  readonly value: 'function' | null
  /** Its own function, where the file shows it. */
  readonly made: FunctionNode | null
}

/** Whether options name success, fail or complete: then no promise is returned. `perhaps`: what they name may be nothing. */
type Callbacks = 'none' | 'some' | 'perhaps'

/** What an interface is given. */
export type CallOptions =
  | { readonly kind: 'none' }
  | { readonly kind: 'literal'; readonly node: Node; readonly isEmpty: boolean; readonly callbacks: Callbacks; readonly failures: readonly FailureCallback[] }
  /** A variable or another expression, or a literal with parts that cannot be seen. */
  | { readonly kind: 'unseen'; readonly node: Node; readonly isLiteral: boolean; readonly failures: readonly FailureCallback[] }

const CALLBACKS = ['success', 'fail', 'complete'] as const

/** Reads the options of a call; `null` for more arguments than interfaces take. */
export function callOptions(call: CallNode, variables: Variables): CallOptions | null {
  const [node, ...more] = call.arguments
  if (!node) return { kind: 'none' }
  if (more.length > 0 || node.type === 'SpreadElement') return null
  const literal = insideWrappers(node)
  if (literal.type !== 'ObjectExpression' || !literal.properties.every(isPlainProperty)) {
    return { kind: 'unseen', node, isLiteral: literal.type === 'ObjectExpression', failures: [unseen('fail'), unseen('complete')] }
  }
  const values = new Map(literal.properties.flatMap((each) => (each.type === 'Property' ? [[propertyName(each), each.value] as const] : [])))
  const given = CALLBACKS.flatMap((name) => values.get(name) ?? [])
  const callbacks = given.some((value) => isFunctionValue(value, variables)) ? 'some' : given.length > 0 ? 'perhaps' : 'none'
  const failures = (['fail', 'complete'] as const).flatMap((name) => {
    const value = values.get(name)
    return value ? [failureCallback(name, value, variables)] : []
  })
  return { kind: 'literal', node, isEmpty: literal.properties.length === 0, callbacks, failures }
}

function isPlainProperty(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === 'Property' && property.kind === 'init' && propertyName(property) !== null
}

function unseen(name: 'fail' | 'complete'): FailureCallback {
  return { name, value: null, made: null }
}

function failureCallback(name: 'fail' | 'complete', value: Node, variables: Variables): FailureCallback {
  return { name, value: isFunctionValue(value, variables) ? 'function' : null, made: localFunction(value, variables) }
}

function isFunctionValue(value: Node, variables: Variables): boolean {
  return localFunction(value, variables) !== null || isSettler(value, variables)
}

/** `resolve` and `reject` of `new Promise((resolve, reject) => …)`. */
function isSettler(value: Node, variables: Variables): boolean {
  const inner = insideWrappers(value)
  const definition = inner.type === 'Identifier' ? variables.of(inner)?.defs[0] : null
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false
  const { params, parent } = definition.node
  return parent.type === 'NewExpression' && calleeName(parent) === 'Promise' && params.some((each) => each === definition.name)
}

/** Whether a function takes its `this` from whoever calls it, and uses it. */
export function usesOwnThis(made: FunctionNode, childrenOf: (node: Node) => readonly Node[]): boolean {
  return made.type !== 'ArrowFunctionExpression' && contains(made, childrenOf, (node) => node.type === 'ThisExpression' || node.type === 'Super', isBound)
}

/** Whether an expression waits, itself and not in a function inside it: then it cannot move into another function. */
export function waits(node: Node, childrenOf: (node: Node) => readonly Node[]): boolean {
  return contains(node, childrenOf, ({ type }) => type === 'AwaitExpression' || type === 'YieldExpression', isFunction)
}

function isBound(node: Node): boolean {
  return (isFunction(node) && node.type !== 'ArrowFunctionExpression') || node.type === 'ClassBody'
}

function contains(root: Node, childrenOf: (node: Node) => readonly Node[], wanted: (node: Node) => boolean, skipped: (node: Node) => boolean): boolean {
  const open = [...childrenOf(root)]
  if (wanted(root)) return true
  for (let node = open.pop(); node; node = open.pop()) {
    if (wanted(node)) return true
    if (!skipped(node)) open.push(...childrenOf(node))
  }
  return false
}

/** Whether an expression has the same value, and does nothing, whenever it is evaluated later on. */
export function isStable(node: Node, variables: Variables): boolean {
  const inner = insideWrappers(node)
  const areStable = (nodes: readonly (Node | null)[]): boolean => nodes.every((each) => each === null || isStable(each, variables))
  switch (inner.type) {
    case 'Literal':
    case 'ThisExpression':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return true
    case 'Identifier':
      return isStableName(inner, variables)
    case 'TemplateLiteral':
      return areStable(inner.expressions)
    case 'ArrayExpression':
      return areStable(inner.elements)
    case 'ObjectExpression':
      return inner.properties.every((each) => each.type === 'Property' && areStable(each.computed ? [each.key, each.value] : [each.value]))
    case 'UnaryExpression':
      return inner.operator !== 'delete' && isStable(inner.argument, variables)
    case 'BinaryExpression':
    case 'LogicalExpression':
      return areStable([inner.left, inner.right])
    case 'ConditionalExpression':
      return areStable([inner.test, inner.consequent, inner.alternate])
    default:
      return false
  }
}

/** A name that is never assigned again once it has its value. */
function isStableName(identifier: TSESTree.Identifier, variables: Variables): boolean {
  const variable = variables.of(identifier)
  const definition = variable?.defs[0]
  if (!variable || !definition) return identifier.name === 'undefined'
  if (variable.defs.length > 1 || variable.references.some((reference) => reference.isWrite() && !reference.init)) return false
  return definition.type !== 'Variable' || definition.parent.kind !== 'var' || !isInLoop(definition.node)
}

/** In a loop, a `var` gets its value more than once. */
function isInLoop(node: Node): boolean {
  const owner = enclosingFunction(node)
  for (let at = node.parent; at && at !== owner; at = at.parent) if (/^(?:For|While|DoWhile)/u.test(at.type)) return true
  return false
}
