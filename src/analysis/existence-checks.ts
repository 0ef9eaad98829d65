import { insideWrappers, literalText, propertyName, type Node } from './ast.js'
import { calleeName } from './calls.js'
import { leaves } from './control-flow.js'
import type { Reach } from './reaches.js'

/**
 * Whether a call runs only where its own API is there, as the code around it in its function shows: a branch of a check of that
 * name, what follows an early return, `wx.x?.()`. Where the platform has no API of the name, such a call never runs.
 */
export function isBehindOwnCheck({ object, name, node, call }: Reach, reaches: readonly Reach[]): boolean {
  if (!call) return false
  if (call.type === 'CallExpression' && call.optional && insideWrappers(call.callee) === insideWrappers(node)) return true
  const isAsked = reaches.some((other) => other.how === 'check' && other.name === name)
  const isCheck = (each: Node): boolean => each.type === 'MemberExpression' && each.object.type === 'Identifier' && each.object.name === object && propertyName(each) === name
  if (!isAsked) return false
  for (let at: Node = call, { parent }: Node = call; parent; at = parent, { parent } = parent) if (isChecked(at, parent, isCheck)) return true
  return false
}

/** Whether an expression is the API itself, asked for. */
type IsCheck = (node: Node) => boolean

function isChecked(at: Node, parent: Node, isCheck: IsCheck): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return at !== parent.test && impliesThere(parent.test, at === parent.consequent, isCheck)
    case 'LogicalExpression':
      return at === parent.right && parent.operator !== '??' && impliesThere(parent.left, parent.operator === '&&', isCheck)
    case 'BlockStatement':
    case 'Program': {
      const statements: readonly Node[] = parent.body
      return statements.slice(0, statements.indexOf(at)).some((each) => each.type === 'IfStatement' && leaves(each.consequent) && impliesThere(each.test, false, isCheck))
    }
    default:
      return false
  }
}

/** Whether the API is there when `test` comes out as `outcome`. */
function impliesThere(test: Node, outcome: boolean, isCheck: IsCheck): boolean {
  const node = insideWrappers(test)
  if (isCheck(node)) return outcome
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' && impliesThere(node.argument, !outcome, isCheck)
    case 'LogicalExpression':
      return (node.operator === '&&') === outcome && node.operator !== '??' && [node.left, node.right].some((side) => impliesThere(side, outcome, isCheck))
    case 'CallExpression':
      return calleeName(node) === 'Boolean' && node.arguments[0] !== undefined && impliesThere(node.arguments[0], outcome, isCheck)
    case 'BinaryExpression':
      return /^[!=]==?$/u.test(node.operator) && isComparedThere(node.left, node.right, node.operator.startsWith('=') === outcome, isCheck)
    default:
      return false
  }
}

/** `typeof wx.x === 'function'`, `wx.x !== undefined` */
function isComparedThere(left: Node, right: Node, isSame: boolean, isCheck: IsCheck): boolean {
  const subject = insideWrappers(left)
  if (subject.type === 'UnaryExpression' && subject.operator === 'typeof') {
    const type = literalText(right)
    return isCheck(insideWrappers(subject.argument)) && (type === 'undefined' ? !isSame : type === 'function' && isSame)
  }
  const other = insideWrappers(right)
  const isNothing = (other.type === 'Identifier' && other.name === 'undefined') || (other.type === 'Literal' && other.value === null)
  return isNothing && !isSame && isCheck(subject)
}
