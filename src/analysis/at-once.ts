import { enclosingFunction, insideWrappers, propertyName, throughWrappers, type CallNode, type FunctionNode, type Node } from './ast.js'
import { calleeName } from './calls.js'
import type { Origin } from './resolve-flow.js'

const API_OBJECTS = new Set(['wx', 'uni', 'Taro'])
const CALLBACKS = new Set(['success', 'fail', 'complete'])

/**
 * Whether `resolve` is called by the listener itself, or by the function that it hands it to, without waiting for an event of
 * the template: at once, after a while, or when an interface of the platform such as showModal has come back.
 */
export function isAnsweredAtOnce(call: CallNode, origin: Origin): boolean {
  if (origin.kind !== 'handed') return false
  let around = enclosingFunction(call)
  while (around && around !== origin.to) {
    const runner = runnerOf(around)
    around = runner && enclosingFunction(runner)
  }
  return around === origin.to
}

/** The call that runs a callback without a tap: of `setTimeout`, of an interface's `success`, of the `then` after it. */
function runnerOf(callback: FunctionNode): Node | null {
  const value = throughWrappers(callback)
  const holder = value.parent
  if (holder?.type === 'CallExpression' && holder.callee !== value) {
    const name = calleeName(holder)
    return name === 'setTimeout' || (name === 'then' && isApiCall(rootCall(holder))) ? holder : null
  }
  if (holder?.type !== 'Property' || holder.value !== value || !CALLBACKS.has(propertyName(holder) ?? '')) return null
  const call = throughWrappers(holder.parent).parent
  return call?.type === 'CallExpression' && isApiCall(call) ? call : null
}

/** `wx.showModal({ … })` of `wx.showModal({ … }).then(…)` */
function rootCall(call: CallNode): Node {
  const callee = insideWrappers(call.callee)
  const before = callee.type === 'MemberExpression' ? insideWrappers(callee.object) : null
  return before?.type === 'CallExpression' ? rootCall(before) : call
}

function isApiCall(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? insideWrappers(node.callee) : null
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && API_OBJECTS.has(callee.object.name)
}
