import { enclosingFunction, insideWrappers, isInside, rootOf, throughWrappers, walk, type CallNode, type FunctionNode, type Node, type Variable } from './ast.js'
import type { Places } from './places.js'

/**
 * The calls by which a function hands a parameter on only if something else is set, when it does nothing else with it; else none:
 * `if (handler) handler(resolve)`, `handler && …`, `handler?.(resolve)`, `if (!handler) return` before it; and the calls of what has
 * to be set beside which it is kept: `if (current) { waiting.add(resolve); current.open() }`.
 */
export function conditionalHandOvers(parameter: Variable, from: FunctionNode, places: Places): readonly CallNode[] {
  const uses = places.variables.readsOf(parameter).filter((read) => !isTested(read))
  const calls = uses.map((read) => conditionalCall(read, from, places) ?? callBeside(read, from, places))
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

/** In a branch that a place stands in, the call of what the branch asks for; `null` where nothing is asked that may be unset. */
function callBeside(read: Node, from: FunctionNode, places: Places): CallNode | null {
  if (enclosingFunction(read) !== from) return null
  for (let at: Node = read; at !== from && at.parent; at = at.parent) {
    const parent: Node = at.parent
    const isBranch = (parent.type === 'IfStatement' && parent.consequent === at) || (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at)
    const call = isBranch ? callInside(at, parent.type === 'IfStatement' ? parent.test : parent.left, from, places) : null
    if (call) return call
    const returning = parent.type === 'BlockStatement' ? parent.body.find((each) => each.range[1] <= at.range[0] && each.type === 'IfStatement' && isReturn(each.consequent)) : null
    const later = returning?.type === 'IfStatement' ? callInside(parent, returning.test, from, places) : null
    if (later) return later
  }
  return null
}

/** The call in a branch of a variable from outside the function, or of its method, that a test asks for. */
function callInside(branch: Node, test: Node, from: FunctionNode, places: Places): CallNode | null {
  let found: CallNode | null = null
  walk(places.script, branch, (node) => {
    if (found || node.type !== 'CallExpression' || enclosingFunction(node) !== from || isInside(node, test)) return
    const root = rootOf(node.callee)
    const variable = root.type === 'Identifier' ? places.variables.of(root) : null
    const isOutside = variable?.defs.every(({ name }) => !isInside(name, from)) ?? false
    if (isOutside && (mayBeUnset(insideWrappers(node.callee), places)?.some((each) => isInside(each, test)) ?? false)) found = node
  })
  return found
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
