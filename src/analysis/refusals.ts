import type { Answer } from './answers.js'
import { enclosingFunction, insideWrappers, isInside, propertyName, propertyNamed, throughWrappers, type CallNode, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'
import type { Callers } from './callers.js'
import type { Answering } from './listeners.js'
import type { Reach } from './reaches.js'
import type { Slot } from './resolve-flow.js'
import type { Variables } from './variables.js'

/** Interfaces that take the user out of the program, or off the page. */
const LEAVING: ReadonlySet<string> = new Set(['exitMiniProgram', 'reLaunch', 'navigateBack', 'navigateBackMiniProgram'])
/** Run what they are given without asking the user. */
const RUNNING = new Set(['setTimeout', 'nextTick', 'forEach', 'then', 'setData', 'showToast', 'hideLoading'])

/** Code that runs because the user refused. */
export interface RefusalPath {
  readonly function: FunctionNode
  /** The part of it that runs on refusal alone; the whole body where nothing else is told there. */
  readonly part: Node
}

/** One call that leaves; `node` is its callee. */
interface LeavingCall {
  readonly name: string
  readonly node: Node
  readonly call: CallNode
}

/** The calls of a script that take the user away. Scripts that reach no privacy interface are not analysed: their `wx.…` is looked up here. */
export function callsThatLeave(script: Script, reaches: readonly Reach[], variables: Variables): readonly LeavingCall[] {
  const found = reaches.flatMap(({ name, how, call, node }) => (LEAVING.has(name) && how === 'call' && call ? [{ name, node, call }] : []))
  const objects = [...['wx', 'uni'].flatMap((object) => variables.globalReads(object)), ...readsOfTaro(script, variables)]
  const direct = objects.flatMap((read): readonly LeavingCall[] => {
    const { parent: member } = read
    const name = member?.type === 'MemberExpression' && member.object === read ? propertyName(member) : null
    const call = member && throughWrappers(member).parent
    return member && name !== null && LEAVING.has(name) && call?.type === 'CallExpression' && insideWrappers(call.callee) === member ? [{ name, node: member, call }] : []
  })
  return [...new Map([...found, ...direct].map((each) => [each.call, each])).values()]
}

/** `import Taro from '@tarojs/taro'` */
function readsOfTaro(script: Script, variables: Variables): readonly Node[] {
  return script.ast.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== '@tarojs/taro') return []
    return statement.specifiers.flatMap((specifier) => {
      const variable = specifier.type === 'ImportSpecifier' ? null : variables.of(specifier.local)
      return variable ? variables.readsOf(variable) : []
    })
  })
}

/** The places in which `resolve` is told of a refusal. */
export function refusalPaths(told: readonly Answering[]): readonly RefusalPath[] {
  const hosts = told.map(({ call, answers }) => ({ call, host: hostOf(call), events: answers.map(eventOf) }))
  return hosts.flatMap(({ call, host, events }) => {
    if (!host || !events.every((event) => event === 'disagree')) return []
    const isShared = hosts.some((other) => other.host === host && !other.events.every((event) => event === 'disagree'))
    return [{ function: host, part: isShared ? blockAround(call, host) : host.body }]
  })
}

/** Functions in which `resolve` is told of consent, or of what cannot be read. */
export function otherAnswerers(told: readonly Answering[]): ReadonlySet<FunctionNode> {
  return new Set(told.flatMap(({ call, answers }) => (answers.every((answer) => eventOf(answer) === 'disagree') ? [] : (hostOf(call) ?? []))))
}

/** The calls on a refusal's path that leave; what the agreeing side does too, as a popup that is a page of its own, is none. */
export function leavingCalls(paths: readonly RefusalPath[], leaving: readonly LeavingCall[], callers: Callers, agreeing: ReadonlySet<FunctionNode>): readonly Node[] {
  const sites = leaving.flatMap(({ name, node, call }) => sitesOf(call, callers).map((site) => ({ name, node, site })))
  const shared = new Set(sites.filter(({ site }) => agreeing.has(site.function) && !paths.some((path) => isOn(site.node, path))).map(({ name }) => name))
  return [...new Set(sites.filter(({ name, site }) => !shared.has(name) && paths.some((path) => isOn(site.node, path))).map(({ node }) => node))]
}

/** The call itself, and the calls of the function of this script that makes it. */
function sitesOf(call: CallNode, callers: Callers): readonly { readonly node: Node; readonly function: FunctionNode }[] {
  const own = hostOf(call)
  if (!own) return []
  const calls = callers.usesOf(own).flatMap((use) => (use.kind === 'called' ? [use.call] : []))
  return [call, ...calls].flatMap((node) => {
    const made = hostOf(node)
    return made ? [{ node, function: made }] : []
  })
}

function isOn(node: Node, { function: made, part }: RefusalPath): boolean {
  return hostOf(node) === made && isInside(node, part)
}

/**
 * Whether what a slot holds has been answered when it is filled anew, so that nothing is lost:
 * `if (this.answer) this.answer({ event: 'disagree' })` before the assignment, or a call of the method that does so.
 */
export function isAnsweredBefore(answerings: readonly Answering[], { by, node }: Slot, callers: Callers): boolean {
  const isBefore = (place: Node): boolean => place.range[1] <= node.range[0] && hostOf(place) === by
  return answerings.some(({ call, origin }) => {
    const host = origin.kind === 'stored' ? hostOf(call) : null
    return host !== null && (isBefore(call) || callers.usesOf(host).some((use) => use.kind === 'called' && isBefore(use.call)))
  })
}

/** The function that a place belongs to, callbacks that run without asking the user passed over. */
export function hostOf(place: Node): FunctionNode | null {
  let made = enclosingFunction(place)
  while (made) {
    const holder = throughWrappers(made).parent
    const isProperty = holder?.type === 'Property' && ['success', 'fail', 'complete'].includes(propertyName(holder) ?? '')
    const call = isProperty ? holder.parent.parent : holder
    const isRun = call?.type === 'CallExpression' && insideWrappers(call.callee) !== made && (RUNNING.has(calleeName(call) ?? '') || leavesNoChoice(call))
    if (!isRun) return made
    made = enclosingFunction(call)
  }
  return null
}

/** `wx.showModal({ showCancel: false, … })` */
function leavesNoChoice(call: CallNode): boolean {
  const options = calleeName(call) === 'showModal' && call.arguments[0] ? insideWrappers(call.arguments[0]) : null
  const value = options?.type === 'ObjectExpression' ? propertyNamed(options, 'showCancel')?.value : null
  return value?.type === 'Literal' && value.value === false
}

function eventOf(answer: Answer): string | null {
  const values = answer.kind === 'object' ? answer.event?.values : null
  return values?.length === 1 ? (values[0] ?? null) : null
}

function blockAround(place: Node, host: FunctionNode): Node {
  for (let at: Node = place; at.parent && at !== host.body; at = at.parent) {
    const parent: Node = at.parent
    if (parent.type === 'IfStatement' && parent.test !== at) return at
  }
  return place
}
