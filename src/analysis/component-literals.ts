import type { TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, isFunction, propertyName, type FunctionNode, type Node } from './ast.js'
import { calleePath, localFunction } from './calls.js'
import type { Variables } from './variables.js'

/** The object literal that an expression is: written there, in a constant, or made by a function of the file; else `null`. */
export function literalOf(node: Node, variables: Variables): TSESTree.ObjectExpression | null {
  const inner = insideWrappers(node)
  if (inner.type === 'ObjectExpression') return inner
  if (inner.type === 'CallExpression') return literalMade(inner, variables)
  const variable = inner.type === 'Identifier' ? variables.of(inner) : null
  const value = variable && variables.constantValue(variable)
  return value?.type === 'ObjectExpression' ? value : null
}

/** What `makePage()` of the file returns, the last literal that is laid over others in `Object.assign({}, shared, { … })`, or the one that a wrapper is given: `withStore({ … })`. */
function literalMade(call: TSESTree.CallExpression, variables: Variables): TSESTree.ObjectExpression | null {
  if (calleePath(call.callee) === 'Object.assign') return call.arguments.findLast((argument) => argument.type === 'ObjectExpression') ?? null
  const made = localFunction(call.callee, variables)
  const last = made?.body.type === 'BlockStatement' ? made.body.body.at(-1) : null
  const value = last?.type === 'ReturnStatement' ? last.argument : made?.body
  const inner = value && insideWrappers(value)
  if (inner?.type === 'ObjectExpression') return inner
  return call.arguments.find((argument) => argument.type === 'ObjectExpression') ?? null
}

/** What stands under a key of a literal, `null` where nothing is seen to. */
export function valueOf(literal: TSESTree.ObjectExpression, key: string): Node | null {
  for (const property of literal.properties) if (property.type === 'Property' && propertyName(property) === key) return property.value
  return null
}

/** Whether a literal may have properties that do not show: spread or computed ones. */
export function hasHidden(literal: TSESTree.ObjectExpression): boolean {
  return literal.properties.some((property) => property.type === 'SpreadElement' || propertyName(property) === null)
}

/** The functions among the properties, those that stand elsewhere in the file under a name included. */
export function functionsOf(literal: TSESTree.ObjectExpression, variables: Variables, depth = 0): ReadonlyMap<string, FunctionNode> {
  const found = new Map<string, FunctionNode>()
  for (const property of literal.properties) {
    const spread = property.type === 'SpreadElement' && depth < 3 ? literalOf(property.argument, variables) : null
    for (const [name, made] of spread ? functionsOf(spread, variables, depth + 1) : []) found.set(name, made)
    const name = property.type === 'Property' ? propertyName(property) : null
    const made = property.type === 'Property' && name !== null ? functionOf(property.value, variables) : null
    if (name !== null && made) found.set(name, made)
  }
  return found
}

/** A function written here, behind a name, or wrapped once: `throttle(function () { … })`. */
export function functionOf(node: Node, variables: Variables): FunctionNode | null {
  const inner = insideWrappers(node)
  if (isFunction(inner)) return inner
  if (inner.type === 'CallExpression') {
    const first = inner.arguments[0] && insideWrappers(inner.arguments[0])
    return isFunction(first) ? first : null
  }
  const variable = inner.type === 'Identifier' ? variables.of(inner) : null
  const definition = variable?.defs[0]
  if (definition?.type === 'FunctionName' && isFunction(definition.node)) return definition.node
  const value = variable && variables.constantValue(variable)
  return isFunction(value) ? value : null
}
