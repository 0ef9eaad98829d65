import { insideWrappers, literalText, propertyName, type Node } from './ast.js'
import { calleeName } from './calls.js'
import { leaves } from './control-flow.js'
import type { Reach } from './reaches.js'

/**
 * Whether a call runs only where its own API is there, as the code around it in its function shows: a branch of a check of that
 * name, what follows an early return, `wx.x?.()`. Where the platform has no API of the name, such a call never runs.
 */
export function isBehindOwnCheck({ name, node, call }: Reach, reaches: readonly Reach[]): boolean {
  if (!call) return false
  if (call.type === 'CallExpression' && call.optional && insideWrappers(call.callee) === insideWrappers(node)) return true
  const asked = reaches.flatMap((other) => (other.how === 'check' && other.name === name ? insideWrappers(other.node) : []))
  // A name or a larger expression may hold something else as well.
  const checks = new Set(asked.filter((each) => each.type === 'MemberExpression' && propertyName(each) === name))
  if (checks.size === 0) return false
  for (let at: Node = call, { parent }: Node = call; parent; at = parent, { parent } = parent) if (isChecked(at, parent, checks)) return true
  return false
}

function isChecked(at: Node, parent: Node, checks: ReadonlySet<Node>): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return at !== parent.test && impliesThere(parent.test, at === parent.consequent, checks)
    case 'LogicalExpression':
      return at === parent.right && parent.operator !== '??' && impliesThere(parent.left, parent.operator === '&&', checks)
    case 'BlockStatement':
    case 'Program': {
      const statements: readonly Node[] = parent.body
      return statements.slice(0, statements.indexOf(at)).some((each) => each.type === 'IfStatement' && leaves(each.consequent) && impliesThere(each.test, false, checks))
    }
    default:
      return false
  }
}

/** Whether the API is there when `test` comes out as `outcome`. */
function impliesThere(test: Node, outcome: boolean, checks: ReadonlySet<Node>): boolean {
  const node = insideWrappers(test)
  if (checks.has(node)) return outcome
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' && impliesThere(node.argument, !outcome, checks)
    case 'LogicalExpression':
      return (node.operator === '&&') === outcome && node.operator !== '??' && [node.left, node.right].some((side) => impliesThere(side, outcome, checks))
    case 'CallExpression':
      return calleeName(node) === 'Boolean' && node.arguments[0] !== undefined && impliesThere(node.arguments[0], outcome, checks)
    case 'BinaryExpression':
      return /^[!=]==?$/u.test(node.operator) && isComparedThere(node.left, node.right, node.operator.startsWith('=') === outcome, checks)
    default:
      return false
  }
}

/** `typeof wx.x === 'function'`, `wx.x !== undefined` */
function isComparedThere(left: Node, right: Node, isSame: boolean, checks: ReadonlySet<Node>): boolean {
  const subject = insideWrappers(left)
  if (subject.type === 'UnaryExpression' && subject.operator === 'typeof') {
    const type = literalText(right)
    return checks.has(insideWrappers(subject.argument)) && (type === 'undefined' ? !isSame : type === 'function' && isSame)
  }
  const other = insideWrappers(right)
  const isNothing = (other.type === 'Identifier' && other.name === 'undefined') || (other.type === 'Literal' && other.value === null)
  return isNothing && !isSame && checks.has(subject)
}
