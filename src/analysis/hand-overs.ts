import { enclosingFunction, insideWrappers, isInside, rootOf, throughWrappers, type CallNode, type FunctionNode, type Node, type Variable } from './ast.js'
import type { Places } from './places.js'

/**
 * The calls by which a function hands a parameter on only if something else is set, when it does nothing else with it; else none:
 * `if (handler) handler(resolve)`, `handler && …`, `handler?.(resolve)`, `if (!handler) return` before it.
 */
export function conditionalHandOvers(parameter: Variable, from: FunctionNode, places: Places): readonly CallNode[] {
  const uses = places.variables.readsOf(parameter).filter((read) => !isTested(read))
  const calls = uses.map((read) => conditionalCall(read, from, places))
  return calls.includes(null) ? [] : calls.flatMap((call) => call ?? [])
}

function conditionalCall(read: Node, from: FunctionNode, places: Places): CallNode | null {
  const call = throughWrappers(read).parent
  if (call?.type !== 'CallExpression' || call.callee === read || enclosingFunction(call) !== from) return null
  const callee = insideWrappers(call.callee)
  const askers = mayBeUnset(callee, places)
  if (!askers) return null
  if (call.optional || (callee.type === 'MemberExpression' && callee.optional)) return call
  const asks = (test: Node): boolean => askers.some((each) => isInside(each, test))
  for (let at: Node = call; at !== from && at.parent; at = at.parent) {
    const parent: Node = at.parent
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== at && asks(parent.test)) return call
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at && asks(parent.left)) return call
    if (parent.type === 'BlockStatement' && parent.body.some((each) => each.range[1] <= at.range[0] && each.type === 'IfStatement' && isReturn(each.consequent) && asks(each.test))) return call
  }
  return null
}

/** The places that ask for what is called, or for what has it; `null` where that is always there. */
function mayBeUnset(callee: Node, places: Places): readonly Node[] | null {
  const { variables } = places
  const root = rootOf(callee)
  const variable = root.type === 'Identifier' ? variables.of(root) : null
  // What the script gives a value for good is always there.
  if (variable && !variables.constantValue(variable) && variable.defs[0]?.type === 'Variable') return variables.readsOf(variable)
  const held = places.functionsAt(callee)
  const key = held.functions.length === 0 && held.elsewhere.length > 0 ? places.keyOf(callee) : null
  return key === null ? null : places.membersAt(key)
}

function isTested(read: Node): boolean {
  const { parent } = read
  return parent?.type === 'UnaryExpression' || parent?.type === 'IfStatement' || (parent?.type === 'LogicalExpression' && parent.left === read) || isLogged(read)
}

function isLogged(read: Node): boolean {
  const { parent } = read
  const callee = parent?.type === 'CallExpression' ? parent.callee : null
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'console'
}

function isReturn(statement: Node): boolean {
  return statement.type === 'ReturnStatement' || (statement.type === 'BlockStatement' && statement.body.at(-1)?.type === 'ReturnStatement')
}
