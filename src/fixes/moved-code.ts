import { childrenOf, enclosingFunction, insideWrappers, isInside, propertyName, walk, type CallNode, type Node, type Script } from '../analysis/ast.js'
import { calleeName } from '../analysis/calls.js'
import { TAP_APIS } from '../catalogue/tap-apis.js'

/** Names of functions that speak of one feature: one that starts it, and others that stop or query it. */
const FEATURES = [/Accelerometer/u, /Compass/u, /Gyroscope/u, /DeviceMotion/u, /LocationUpdate|LocationChange/u, /Record(?!er)/u, /Bluetooth|BLE/u, /VoIP/u, /Clipboard/u] as const

/** Whether the code that would move behind a dialog, callbacks included, calls what the platform lets run in a tap only. */
export function holdsTapApi(script: Script, moved: Node): boolean {
  let isFound = false
  walk(script, moved, (node) => {
    if (node.type === 'CallExpression' && TAP_APIS.has(calleeName(node) ?? '')) isFound = true
  })
  return isFound
}

/**
 * Whether code after a call, in the same function or in one inside it, stops or queries the feature that the call starts:
 * it would come first if the call waited. `on…` listens whatever comes first.
 */
export function isFollowedUp(script: Script, call: CallNode, name: string): boolean {
  const feature = name === 'authorize' ? /^(?:get|open)Setting$/u : FEATURES.find((each) => each.test(name))
  if (!feature) return false
  const around = enclosingFunction(call) ?? script.ast
  const start = loopAround(call, around)?.range[0] ?? call.range[1]
  let isFound = false
  walk(script, around, (node) => {
    if (node.type !== 'CallExpression' || node.range[0] < start || isInside(node, call)) return
    const called = calledName(node)
    if (called !== null && feature.test(called) && !called.startsWith('on')) isFound = true
  })
  return isFound
}

function calledName(call: CallNode): string | null {
  const callee = insideWrappers(call.callee)
  return callee.type === 'MemberExpression' ? propertyName(callee) : null
}

/** The outermost loop around a node inside a function. */
function loopAround(node: Node, around: Node): Node | null {
  let loop: Node | null = null
  for (let at = node.parent; at && at !== around; at = at.parent) if (/^(?:For|While|DoWhile)/u.test(at.type)) loop = at
  return loop
}

/** A name like `wanted` that means nothing yet where `place` stands, nor anything to the code around it. */
export function freeName(script: Script, place: Node, wanted: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}${count}`
    if (!isTaken(script, place, name)) return name
  }
}

function isTaken({ scopeManager, text }: Script, place: Node, name: string): boolean {
  if (!scopeManager) return text.includes(name)
  const scope = scopeAt(scopeManager, place)
  if (scope?.through.some(({ identifier }) => identifier.name === name)) return true
  for (let at = scope; at; at = at.upper) if (at.set.has(name)) return true
  return false
}

type ScopeManager = NonNullable<Script['scopeManager']>

/** The innermost scope around a node. */
export function scopeAt(scopeManager: ScopeManager, place: Node): ReturnType<ScopeManager['acquire']> {
  for (let at: Node | undefined = place; at; at = at.parent) {
    const scope = scopeManager.acquire(at, true)
    if (scope) return scope
  }
  return null
}

/** The nodes directly inside a node. */
export function childrenIn(script: Script): (node: Node) => readonly Node[] {
  return (node) => childrenOf(script, node)
}
