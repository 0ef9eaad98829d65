import { insideWrappers, propertyName, type Node } from '../analysis/ast.js'
import { leaves } from '../analysis/control-flow.js'
import type { ShownState } from './element.js'

/** What must hold where the code around `node`, its parent alone, runs it; only what the source spells out. */
export function statesAround(node: Node): readonly ShownState[] {
  const { parent } = node
  switch (parent?.type) {
    case 'LogicalExpression':
      return parent.right === node && parent.operator !== '??' ? statesOf(parent.left, parent.operator === '&&') : []
    case 'ConditionalExpression':
    case 'IfStatement':
      return parent.test === node ? [] : statesOf(parent.test, parent.consequent === node)
    case 'BlockStatement':
      return statesAfter(parent.body, node)
    case 'SwitchCase':
      return statesAfter(parent.consequent, node)
    default:
      return []
  }
}

/** What holds after the statements before `node`: those that leave have not. */
function statesAfter(statements: readonly Node[], node: Node): readonly ShownState[] {
  const states: ShownState[] = []
  for (const statement of statements) {
    if (statement === node) break
    if (statement.type !== 'IfStatement') continue
    if (leaves(statement.consequent)) states.push(...statesOf(statement.test, false))
    else if (statement.alternate && leaves(statement.alternate)) states.push(...statesOf(statement.test, true))
  }
  return states
}

/** What must hold when a condition comes out as `outcome`. */
function statesOf(test: Node, outcome: boolean): readonly ShownState[] {
  const inner = insideWrappers(test)
  switch (inner.type) {
    case 'UnaryExpression':
      return inner.operator === '!' ? statesOf(inner.argument, !outcome) : []
    case 'LogicalExpression':
      return inner.operator === (outcome ? '&&' : '||') ? [...statesOf(inner.left, outcome), ...statesOf(inner.right, outcome)] : []
    case 'BinaryExpression':
      return comparedState(inner.left, inner.operator, inner.right, outcome)
    case 'CallExpression': {
      const [argument] = inner.arguments
      return inner.callee.type === 'Identifier' && inner.callee.name === 'Boolean' && argument ? statesOf(argument, outcome) : []
    }
    default: {
      const name = nameOf(inner)
      return name === null ? [] : [{ name: name.replace(OWN, ''), state: outcome }]
    }
  }
}

function comparedState(left: Node, operator: string, right: Node, outcome: boolean): readonly ShownState[] {
  const isEqual = operator === '===' || operator === '=='
  if (!isEqual && operator !== '!==' && operator !== '!=') return []
  for (const [value, other] of [[left, right], [right, left]] as const) {
    const literal = insideWrappers(other)
    if (literal.type === 'Literal' && typeof literal.value === 'boolean') return statesOf(value, (isEqual === literal.value) === outcome)
  }
  return []
}

/** Where a component keeps what its template shows. */
const OWN = /^(?:this\.(?:state|props)|props)\.(?=.)/u

/** An identifier or a dotted path as written, else `null`. */
function nameOf(node: Node): string | null {
  const inner = insideWrappers(node)
  if (inner.type === 'ThisExpression') return 'this'
  if (inner.type === 'Identifier') return inner.name === 'undefined' ? null : inner.name
  if (inner.type !== 'MemberExpression' || inner.computed) return null
  const object = nameOf(inner.object)
  const name = propertyName(inner)
  return object === null || name === null ? null : `${object}.${name}`
}
