import { insideWrappers, isFunction, propertyName, walk, type Node, type Script } from '../analysis/ast.js'
import type { Methods } from './element.js'

/**
 * What the value of an event's attribute runs: `{this.agree}` the method alone; of an inline function all that it calls, and of
 * a wrapper, `{debounce(agree)}`, what it is given too. Functions that something else than `this` holds (`props.onAgree`) have no name here.
 */
export function methodsIn(value: Node, script: Pick<Script, 'visitorKeys'>): Methods {
  const only = methodName(value)
  if (only !== null) return { only, all: [only] }
  const all = new Set<string>()
  collect(value, script, all)
  return { only: null, all: [...all] }
}

function collect(value: Node, script: Pick<Script, 'visitorKeys'>, names: Set<string>): void {
  const inner = insideWrappers(value)
  const name = methodName(inner)
  if (name !== null) {
    names.add(name)
    return
  }
  if (isFunction(inner)) {
    walk(script, inner.body, (node) => {
      addCalled(node, names)
    })
  }
  if (inner.type === 'CallExpression') addCalled(inner, names)
  for (const part of partsOf(inner)) collect(part, script, names)
}

/** What the value of an expression may be, or is made of. */
function partsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'ConditionalExpression':
      return [node.consequent, node.alternate]
    case 'LogicalExpression':
      return node.operator === '&&' ? [node.right] : [node.left, node.right]
    case 'CallExpression':
      return node.arguments
    default:
      return []
  }
}

function addCalled(node: Node, names: Set<string>): void {
  const name = node.type === 'CallExpression' ? (methodName(node.callee) ?? nameBefore(node.callee, RUNNING)) : null
  if (name !== null) names.add(name)
}

/** `agree`, `this.agree`, or either bound: `this.agree.bind(this)`. */
function methodName(node: Node): string | null {
  const inner = insideWrappers(node)
  if (inner.type === 'Identifier') return inner.name === 'undefined' ? null : inner.name
  if (inner.type === 'MemberExpression') return inner.object.type === 'ThisExpression' ? propertyName(inner) : null
  return inner.type === 'CallExpression' ? nameBefore(inner.callee, BINDING) : null
}

const BINDING: ReadonlySet<string | null> = new Set(['bind'])
const RUNNING: ReadonlySet<string | null> = new Set(['call', 'apply'])

/** The method of which `callee` is `bind`, `call` or `apply`. */
function nameBefore(callee: Node, members: ReadonlySet<string | null>): string | null {
  const inner = insideWrappers(callee)
  return inner.type === 'MemberExpression' && members.has(propertyName(inner)) ? methodName(inner.object) : null
}
