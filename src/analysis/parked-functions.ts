import { propertyName, type Node } from './ast.js'

const KEEPING: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set'])

/** Whether a function is put away for other code to call: `this.resolve = resolve`, `waiting.push({ resolve })`. */
export function isParked(read: Node): boolean {
  let at = read
  while (at.parent && ((at.parent.type === 'Property' && at.parent.value === at) || (at.type === 'Property' && at.parent.type === 'ObjectExpression'))) at = at.parent
  const { parent } = at
  if (parent?.type === 'AssignmentExpression') return parent.right === at
  return parent?.type === 'CallExpression' && parent.callee !== at && parent.callee.type === 'MemberExpression' && KEEPING.has(propertyName(parent.callee) ?? '')
}
