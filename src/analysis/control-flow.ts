import { calleeName } from './calls.js'
import { childrenOf, insideWrappers, isFunction, type FunctionNode, type Node, type Script } from './ast.js'

/** Whether what follows a statement is not reached through it. */
export function leaves(statement: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true
    case 'BlockStatement':
      return statement.body.some(leaves)
    case 'IfStatement':
      return leaves(statement.consequent) && statement.alternate !== null && leaves(statement.alternate)
    case 'TryStatement':
      return (statement.finalizer !== null && leaves(statement.finalizer)) || (leaves(statement.block) && (!statement.handler || leaves(statement.handler.body)))
    default:
      return false
  }
}

/** Whether a loop's body can leave its loop. */
export function holdsBreak(body: Node, script: Pick<Script, 'visitorKeys'>): boolean {
  if (body.type === 'BreakStatement') return true
  if (isFunction(body) || /^(?:For|While|DoWhile|Switch)/u.test(body.type)) return false
  return childrenOf(script, body).some((child) => holdsBreak(child, script))
}

/** Whether a rejection handler passes the rejection on. */
export function throwsOn(handler: Node): boolean {
  const inner = insideWrappers(handler)
  if (!isFunction(inner)) return false
  if (inner.body.type !== 'BlockStatement') return isRejection(inner.body)
  const last = inner.body.body.at(-1)
  return last?.type === 'ThrowStatement' || (last?.type === 'ReturnStatement' && last.argument !== null && isRejection(last.argument))
}

function isRejection(node: Node): boolean {
  const inner = insideWrappers(node)
  return inner.type === 'CallExpression' && calleeName(inner) === 'reject'
}

const returnsKnown = new WeakMap<FunctionNode, readonly { readonly argument: Node | null; readonly statement: Node }[]>()

/** The `return`s of a function itself, not of the functions inside it. */
export function returnsOf(script: Script, made: FunctionNode): readonly { readonly argument: Node | null; readonly statement: Node }[] {
  const known = returnsKnown.get(made)
  if (known) return known
  const found: { argument: Node | null; statement: Node }[] = []
  returnsKnown.set(made, found)
  const open: Node[] = made.body.type === 'BlockStatement' ? [made.body] : []
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'ReturnStatement') found.push({ argument: node.argument, statement: node })
    for (const child of childrenOf(script, node)) if (!isFunction(child)) open.push(child)
  }
  return found
}
