import type { TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, propertyName, throughWrappers, type Node } from '../analysis/ast.js'

/** Who takes the value of a call or of a chain of promises. */
type Taker = 'nobody' | 'await' | 'return' | 'code'

/** What becomes of the value of a call. */
export type CallPosition =
  /** A statement of its own. */
  | { readonly kind: 'statement'; readonly statement: TSESTree.ExpressionStatement }
  /** Not taken either, but the call may be left out: `isOpen && wx.x()`. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'awaited'; readonly by: TSESTree.AwaitExpression; readonly isStatement: boolean }
  /** A chain of promises begins with it: `wx.x().then(…)`. */
  | { readonly kind: 'chain'; readonly link: TSESTree.MemberExpression; readonly taker: Taker }
  | { readonly kind: 'returned' }
  | { readonly kind: 'used' }

const LINKS = new Set(['then', 'catch', 'finally'])

/** Tells what becomes of the value of a call. */
export function positionOfCall(call: Node): CallPosition {
  const outer = throughWrappers(call)
  const { parent } = outer
  const link = linkAfter(outer)
  if (link) return { kind: 'chain', link, taker: takerOf(chainFrom(outer)) }
  if (parent?.type === 'ExpressionStatement') return { kind: 'statement', statement: parent }
  if (parent?.type === 'AwaitExpression') return { kind: 'awaited', by: parent, isStatement: parent.parent.type === 'ExpressionStatement' }
  const taker = takerOf(outer)
  if (taker === 'return') return { kind: 'returned' }
  return { kind: taker === 'nobody' ? 'dropped' : 'used' }
}

/** `.then` after a promise, when it is called. */
function linkAfter(promise: Node): TSESTree.MemberExpression | null {
  const member = promise.parent
  if (member?.type !== 'MemberExpression' || member.object !== promise || !LINKS.has(propertyName(member) ?? '')) return null
  const call = throughWrappers(member).parent
  return call?.type === 'CallExpression' && insideWrappers(call.callee) === member ? member : null
}

/** The whole chain that begins with a promise. */
function chainFrom(promise: Node): Node {
  let end = promise
  for (let link = linkAfter(end); link; link = linkAfter(end)) {
    const call = throughWrappers(link).parent
    if (!call) return end
    end = throughWrappers(call)
  }
  return end
}

function takerOf(node: Node): Taker {
  const { parent } = node
  switch (parent?.type) {
    case 'ExpressionStatement':
      return 'nobody'
    case 'AwaitExpression':
      return 'await'
    case 'ReturnStatement':
      return 'return'
    case 'ArrowFunctionExpression':
      return parent.body === node ? 'return' : 'code'
    case 'UnaryExpression':
      return parent.operator === 'void' ? takerOf(parent) : 'code'
    case 'LogicalExpression':
      return parent.right === node && takerOf(parent) === 'nobody' ? 'nobody' : 'code'
    case 'ConditionalExpression':
      return parent.test !== node && takerOf(parent) === 'nobody' ? 'nobody' : 'code'
    default:
      return 'code'
  }
}

/** Where statements can be put that run just before a node is evaluated. */
export type Anchor =
  /** In a list of statements. */
  | { readonly kind: 'listed'; readonly statement: Node }
  /** The statement is all that an `if`, `else` or loop runs: it needs braces. */
  | { readonly kind: 'lone'; readonly statement: Node }
  /** The body of an arrow function is an expression: it needs braces and `return`. */
  | { readonly kind: 'arrow'; readonly body: Node }

/** Where the evaluation of `node` can be preceded; `null` where its statement does something else first, or may leave it out. */
export function anchorOf(node: Node): Anchor | null {
  let at = node
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    switch (parent.type) {
      case 'Program':
      case 'BlockStatement':
      case 'StaticBlock':
      case 'TSModuleBlock':
        return { kind: 'listed', statement: at }
      case 'SwitchCase':
        return parent.test === at ? null : { kind: 'listed', statement: at }
      case 'ArrowFunctionExpression':
        return parent.body === at && parent.range[1] === at.range[1] ? { kind: 'arrow', body: at } : null
      default:
        if ('body' in parent && parent.body === at) return { kind: 'lone', statement: at }
        if (parent.type === 'IfStatement' && parent.test !== at) return { kind: 'lone', statement: at }
        if (!comesFirst(at, parent)) return null
    }
  }
  return null
}

/** Whether nothing that matters is evaluated before `node` when its parent is. */
function comesFirst(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'ExpressionStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'AwaitExpression':
    case 'UnaryExpression':
    case 'SpreadElement':
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSSatisfiesExpression':
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      return true
    case 'IfStatement':
      return parent.test === node
    case 'SwitchStatement':
      return parent.discriminant === node
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.right === node
    case 'ForStatement':
      return parent.init === node
    case 'VariableDeclaration':
      return parent.declarations[0] === node
    case 'VariableDeclarator':
      return parent.init === node
    case 'AssignmentExpression':
      return parent.right === node && parent.operator === '=' && isQuiet(parent.left)
    case 'MemberExpression':
      return parent.object === node
    case 'CallExpression':
      return parent.callee === node || (parent.arguments[0] === node && isQuiet(parent.callee))
    case 'BinaryExpression':
    case 'LogicalExpression':
      return parent.left === node
    case 'ConditionalExpression':
      return parent.test === node
    case 'TemplateLiteral':
    case 'SequenceExpression':
      return parent.expressions[0] === node
    case 'ArrayExpression':
      return parent.elements[0] === node
    case 'ObjectExpression':
      return parent.properties[0] === node
    case 'Property':
      return parent.value === node && !parent.computed && parent.parent.type === 'ObjectExpression'
    default:
      return false
  }
}

/** Names and members by name: to look at them does nothing. */
function isQuiet(node: Node): boolean {
  const inner = insideWrappers(node)
  if (inner.type === 'MemberExpression') return !inner.computed && isQuiet(inner.object)
  return inner.type === 'Identifier' || inner.type === 'ThisExpression' || inner.type === 'ObjectPattern' || inner.type === 'ArrayPattern'
}
