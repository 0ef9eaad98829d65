import { PRIVACY_APIS } from '../catalogue/api-objects.js'
import { insideWrappers, propertyName, throughWrappers, type CallNode, type Node } from './ast.js'
import type { Reach } from './reaches.js'
import type { Variables } from './variables.js'

const FRAMEWORK: ReadonlySet<string> = new Set(PRIVACY_APIS)
const CALLBACKS: ReadonlySet<string> = new Set(['success', 'fail', 'complete'])

/** The calls of the four APIs, those of functions that a promisifier made of them included. */
export function frameworkCalls(reaches: readonly Reach[], variables: Variables): ReadonlyMap<Node, string> {
  const calls = new Map<Node, string>()
  for (const { how, name, node, call } of reaches) {
    if (!FRAMEWORK.has(name)) continue
    if (how === 'call' && call) calls.set(call, name)
    const made = how === 'reference' ? throughWrappers(node).parent : null
    if (made?.type !== 'CallExpression' || made.callee === node) continue
    const variable = made.parent.type === 'VariableDeclarator' && made.parent.id.type === 'Identifier' ? variables.of(made.parent.id) : null
    for (const callee of variable ? variables.readsOf(variable) : [made]) {
      const outer = throughWrappers(callee)
      if (outer.parent?.type === 'CallExpression' && outer.parent.callee === outer) calls.set(outer.parent, name)
    }
  }
  return calls
}

/** Whether a call's options name a callback: then it returns no promise. */
export function hasCallbacks(call: CallNode): boolean {
  const [options] = call.arguments
  const literal = options && insideWrappers(options)
  return literal?.type === 'ObjectExpression' && literal.properties.some((property) => property.type === 'Property' && CALLBACKS.has(propertyName(property) ?? ''))
}
