import { throughWrappers, type Node } from './ast.js'
import type { Callers } from './callers.js'
import { positionOf } from './positions.js'
import type { Variables } from './variables.js'

/** What a script does with an object that an API has made. */
export interface ObjectFlow {
  /** Every `object.name` on it. */
  readonly members: readonly Node[]
  /** `true` where it is handed to something that is not followed. */
  readonly escapes: boolean
}

/** Follows an object from where it is made through variables and fields of the same script. */
export function flowOf(made: Node, variables: Variables, callers: Callers): ObjectFlow {
  const members: Node[] = []
  let escapes = false
  const seen = new Set<Node>()
  const open: Node[] = [made]

  function bind(pattern: Node): void {
    if (pattern.type === 'MemberExpression') {
      open.push(...callers.sameFields(pattern))
      return
    }
    const variable = pattern.type === 'Identifier' ? variables.of(pattern) : null
    if (!variable || pattern.parent?.parent?.parent?.type === 'ExportNamedDeclaration') escapes = true
    if (variable) open.push(...variables.readsOf(variable))
  }

  for (let next = open.pop(); next; next = open.pop()) {
    const node = throughWrappers(next)
    if (seen.has(node)) continue
    seen.add(node)
    const position = positionOf(node)
    if (position.kind === 'member') members.push(position.member)
    else if (position.kind === 'same-value') open.push(position.node)
    else if (position.kind === 'bound') bind(position.pattern)
    else if (position.kind !== 'tested' && position.kind !== 'lost') escapes = true
  }
  return { members, escapes }
}
