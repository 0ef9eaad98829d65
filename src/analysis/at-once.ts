import { API_NAMES } from '../catalogue/api-objects.js'
import { enclosingFunction, insideWrappers, isInside, propertyName, rootOf, throughWrappers, walk, type CallNode, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'
import type { Origin } from './resolve-flow.js'
import type { Variables } from './variables.js'

const CALLBACKS = new Set(['success', 'fail', 'complete'])
/** Run what they are given without anybody's doing. */
const TIMERS = new Set(['setTimeout', 'setInterval', 'nextTick', 'requestAnimationFrame', 'queueMicrotask'])
/** What the user taps in them is no agree button. */
const DIALOGS = new Set(['showModal', 'showActionSheet', 'openPrivacyContract'])

/**
 * Whether `resolve` is called by the listener itself, or by the function that it hands it to, without waiting for an event of
 * the template: at once, after a while, or when an interface of the platform such as showModal has come back. `receivers` are
 * the functions that are handed `resolve`. A condition on what others set, or an `await` of the script's own, may wait for the
 * event: then it is not.
 */
export function isAnsweredAtOnce(call: CallNode, origin: Origin, receivers: ReadonlySet<Node>, context: Pick<Script, 'visitorKeys'> & { readonly variables: Variables }): boolean {
  let around = enclosingFunction(call)
  let place: Node = call
  let isBehindDialog = false
  while (around && !receivers.has(around)) {
    if (mayWait(place, around, context)) return false
    const runner = runnerOf(around)
    if (runner?.isDialog) isBehindDialog = true
    place = runner?.call ?? place
    around = runner ? enclosingFunction(runner.call) : null
  }
  if (!around || mayWait(place, around, context)) return false
  // What has been kept is, in general, answered later; a dialog's buttons are none of the template's.
  return origin.kind === 'handed' ? around === origin.to : isBehindDialog
}

interface Runner {
  readonly call: CallNode
  readonly isDialog: boolean
}

/** The call that runs a callback without a tap: of `setTimeout`, of an interface's `success`, of the `then` after it. */
function runnerOf(callback: FunctionNode): Runner | null {
  const value = throughWrappers(callback)
  const holder = value.parent
  if (holder?.type === 'CallExpression' && holder.callee !== value) {
    const name = calleeName(holder)
    if (TIMERS.has(name ?? '')) return { call: holder, isDialog: false }
    const started = rootCall(holder)
    return name === 'then' && (isApiCall(started) || isResolvedPromise(started)) ? { call: holder, isDialog: isDialog(started) } : null
  }
  if (holder?.type !== 'Property' || holder.value !== value || !CALLBACKS.has(propertyName(holder) ?? '')) return null
  const call = throughWrappers(holder.parent).parent
  return call?.type === 'CallExpression' && isApiCall(call) ? { call, isDialog: isDialog(call) } : null
}

/** `wx.showModal({ … })` of `wx.showModal({ … }).then(…)` */
function rootCall(call: CallNode): CallNode {
  const callee = insideWrappers(call.callee)
  const before = callee.type === 'MemberExpression' ? insideWrappers(callee.object) : null
  return before?.type === 'CallExpression' ? rootCall(before) : call
}

function isApiCall(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? insideWrappers(node.callee) : null
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && API_NAMES.has(callee.object.name)
}

function isResolvedPromise(call: CallNode): boolean {
  const callee = insideWrappers(call.callee)
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise' && propertyName(callee) === 'resolve'
}

function isDialog(call: CallNode): boolean {
  return isApiCall(call) && DIALOGS.has(calleeName(call) ?? '')
}

/** Whether a place in a function is reached only after something of the script's own has happened. */
function mayWait(place: Node, around: FunctionNode, context: Parameters<typeof isAnsweredAtOnce>[3]): boolean {
  let mayWait = false
  walk(context, around.body, (node) => {
    if (node.type !== 'AwaitExpression' || node.range[1] > place.range[1] || enclosingFunction(node) !== around) return
    if (!isApiCall(insideWrappers(node.argument))) mayWait = true
  })
  for (let at: Node = place; at !== around && at.parent; at = at.parent) {
    const parent: Node = at.parent
    const isBranch = (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== at
    if (isBranch && asksOthers(parent.test, around, context)) return true
    if (parent.type === 'LogicalExpression' && parent.right === at && asksOthers(parent.left, around, context)) return true
    if (parent.type === 'BlockStatement' && parent.body.some((each) => each.type === 'IfStatement' && each.range[1] <= at.range[0] && asksOthers(each.test, around, context))) return true
  }
  return mayWait
}

/** Whether a test asks for something that is set outside the function: a variable around it, a field. */
function asksOthers(test: Node, around: FunctionNode, context: Parameters<typeof isAnsweredAtOnce>[3]): boolean {
  let asks = false
  walk(context, test, (node) => {
    if (node.type === 'ThisExpression') asks = true
    if (node.type !== 'Identifier' || rootOf(node) !== node) return
    const name = context.variables.of(node)?.defs[0]?.name
    if (name && !isInside(name, around)) asks = true
  })
  return asks
}
