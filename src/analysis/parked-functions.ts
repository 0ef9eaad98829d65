import { enclosingFunction, insideWrappers, propertyName, type Node } from './ast.js'
import type { Variables } from './variables.js'

const KEEPING: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set'])

/**
 * Whether a function is put away for other code to call: `this.resolve = resolve`, `waiting.push({ resolve })`. An object that the same
 * function makes, and puts away nowhere, is gone when it ends: `params.id = id`.
 */
export function isParked(read: Node, variables: Variables): boolean {
  if (!isPutAway(read)) return false
  const holder = holderOf(read)
  const variable = holder?.type === 'Identifier' ? variables.of(holder) : null
  const made = variable && variables.constantValue(variable)
  if (!variable || !made || !FRESH.has(insideWrappers(made).type) || enclosingFunction(made) !== enclosingFunction(read)) return true
  return variables.readsOf(variable).some((each) => each !== holder && (each.parent?.type === 'ReturnStatement' || isPutAway(each)))
}

const FRESH: ReadonlySet<string> = new Set(['ObjectExpression', 'ArrayExpression'])

/** What a function is put into: `a` of `a.b = f` and `a.push(f)`. */
function holderOf(read: Node): Node | null {
  const holder = keptAt(read).parent
  const target = holder?.type === 'AssignmentExpression' ? holder.left : holder?.type === 'CallExpression' ? holder.callee : null
  return target?.type === 'MemberExpression' ? target.object : null
}

function isPutAway(read: Node): boolean {
  const at = keptAt(read)
  const { parent } = at
  if (parent?.type === 'AssignmentExpression') return parent.right === at
  return parent?.type === 'CallExpression' && parent.callee !== at && parent.callee.type === 'MemberExpression' && KEEPING.has(propertyName(parent.callee) ?? '')
}

/** The function, or the literal around it that is kept as a whole. */
function keptAt(read: Node): Node {
  let at = read
  while (at.parent && ((at.parent.type === 'Property' && at.parent.value === at) || (at.type === 'Property' && at.parent.type === 'ObjectExpression'))) at = at.parent
  return at
}
