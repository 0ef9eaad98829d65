import { API_NAMES } from '../catalogue/api-objects.js'
import { insideWrappers, propertyName, rootOf, walk, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'
import { literalTruth, type Variables } from './variables.js'

/** Given from outside: pages may differ in them. */
const GIVEN = new Set(['data', 'properties', 'id', 'is', 'dataset', 'route', 'options'])
const MAX_DEPTH = 5

/**
 * Whether a test comes out the same in each instance of a component, so that it keeps none of them from what it guards: it asks
 * whether an interface is there, a constant of the file, or a flag that the instance itself sets on `this`.
 */
export function isPerInstance(test: Node, script: Script, variables: Variables, depth = 0): boolean {
  const node = insideWrappers(test)
  const inner = (next: Node): boolean => depth < MAX_DEPTH && isPerInstance(next, script, variables, depth + 1)
  switch (node.type) {
    case 'Literal':
      return true
    case 'UnaryExpression':
      return inner(node.argument)
    case 'LogicalExpression':
    case 'BinaryExpression':
      return inner(node.left) && inner(node.right)
    case 'MemberExpression':
      return isApi(rootOf(node), variables) || isOwnFlag(node, script)
    case 'CallExpression':
      return isApi(rootOf(node.callee), variables) || (calleeName(node) === 'Boolean' && node.arguments.every(inner))
    case 'Identifier': {
      const variable = variables.of(node)
      const definition = variable?.defs[0]
      const isConstant = definition?.type === 'Variable' && definition.parent.kind === 'const'
      const value = variable && isConstant ? variables.constantValue(variable) : null
      return isApi(node, variables) || node.name === 'undefined' || (value !== null && inner(value))
    }
    default:
      return false
  }
}

function isApi(root: Node, variables: Variables): boolean {
  return root.type === 'Identifier' && API_NAMES.has(root.name) && (variables.of(root)?.defs ?? []).length === 0
}

/** `this.once`, which the file sets to `true` and to nothing but literals. */
function isOwnFlag(member: Extract<Node, { type: 'MemberExpression' }>, script: Script): boolean {
  const name = propertyName(member)
  if (insideWrappers(member.object).type !== 'ThisExpression' || name === null || GIVEN.has(name)) return false
  const truths: (boolean | null)[] = []
  walk(script, script.ast, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && propertyName(node.left) === name) truths.push(literalTruth(node.right))
    if (node.type === 'Property' && propertyName(node) === name && node.parent.type === 'ObjectExpression') truths.push(null)
  })
  return truths.includes(true) && !truths.includes(null)
}
