import { childrenOf, insideWrappers, isFunction, literalText, nodesOf, propertyName, type CallNode, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName, calleePath } from './calls.js'
import type { ComponentObject } from './component-shape.js'
import { leaves } from './control-flow.js'
import { boundFunctions } from './named-functions.js'
import { hostOf, type RefusalPath } from './refusals.js'
import type { Variables } from './variables.js'

/** One event that a component fires. */
export interface Emission {
  /** `null` where the name is made at run time. */
  readonly event: string | null
  /** The method that fires it; `null` for other functions. */
  readonly method: string | null
  /** What is written of `detail`: its properties that are literals, as truth. */
  readonly detail: Readonly<Record<string, boolean>>
}

/**
 * What the components of a script fire: with `triggerEvent`, `$emit`, `emit`, or by calling a property that is named as a listener:
 * `props.onAgree()` fires `agree`.
 */
export function emissionsIn(script: Script, variables: Variables, objects: readonly ComponentObject[]): readonly Emission[] {
  const methods = new Map([...boundFunctions(script, objects)].map(([name, made]) => [made, name] as const))
  return nodesOf(script, 'CallExpression').flatMap((call): Emission[] => {
    const fired = firedBy(call, variables)
    const host = fired && hostOf(call)
    return fired ? [{ event: fired.event, method: (host && methods.get(host)) ?? null, detail: fired.detail ? truthsIn(fired.detail) : {} }] : []
  })
}

const EMITTERS: ReadonlySet<string | null> = new Set(['triggerEvent', '$emit', 'emit'])
const LISTENER = /^on(?<event>[A-Z]\w*)$/u

function firedBy(call: CallNode, variables: Variables): { readonly event: string | null; readonly detail: Node | undefined } | null {
  const [first, second] = call.arguments
  if (EMITTERS.has(calleeName(call))) return { event: first ? literalText(first) : null, detail: second }
  const callee = insideWrappers(call.callee)
  const isGiven = callee.type === 'MemberExpression' ? /(?:^|\.)props$/u.test(calleePath(callee.object) ?? '') : callee.type === 'Identifier' && variables.of(callee)?.defs[0]?.type === 'Parameter'
  const event = isGiven ? LISTENER.exec(calleeName(call) ?? '')?.groups?.['event'] : undefined
  return event === undefined ? null : { event: event.toLowerCase(), detail: first }
}

/** `''` stands for what is no object but the truth itself. */
function truthsIn(detail: Node): Readonly<Record<string, boolean>> {
  const literal = insideWrappers(detail)
  if (literal.type === 'Literal' && typeof literal.value === 'boolean') return { '': literal.value }
  if (literal.type !== 'ObjectExpression' || literal.properties.some(({ type }) => type === 'SpreadElement')) return {}
  return Object.fromEntries(literal.properties.flatMap((property) => {
    const name = property.type === 'Property' ? propertyName(property) : null
    return property.type === 'Property' && name !== null && property.value.type === 'Literal' ? [[name, Boolean(property.value.value)]] : []
  }))
}

/** What the handler of an event is given: natively an event whose `detail` holds what was told, elsewhere what was told. */
export type Given = 'event' | 'detail'

/** The parts of an event's handler that run only where `<key>` of what was told is `truth`: a branch, or what follows when the other one leaves. */
export function partsWhere(script: Script, handler: FunctionNode, { key, truth, given }: { readonly key: string; readonly truth: boolean; readonly given: Given }): readonly RefusalPath[] {
  const found: RefusalPath[] = []
  const open: Node[] = [handler.body]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'IfStatement') {
      const outcome = outcomeOf(node.test, key, truth, given === 'detail' ? handler.params[0] : undefined)
      const [taken, other] = outcome === false ? [node.alternate, node.consequent] : [node.consequent, node.alternate]
      if (outcome !== null) {
        if (taken) found.push({ function: handler, part: taken })
        if (other && leaves(other)) found.push(...followers(node).map((part) => ({ function: handler, part })))
      }
    }
    if (!isFunction(node)) open.push(...childrenOf(script, node))
  }
  return found
}

function followers(statement: Node): readonly Node[] {
  const siblings: readonly Node[] = statement.parent?.type === 'BlockStatement' ? statement.parent.body : []
  return siblings.slice(siblings.indexOf(statement) + 1)
}

/** How a test of `detail.<key>`, or of `<key>` of what the handler is given, comes out when that is `truth`; `null` for other tests. */
function outcomeOf(test: Node, key: string, truth: boolean, given: Node | undefined): boolean | null {
  const node = insideWrappers(test)
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = outcomeOf(node.argument, key, truth, given)
    return inner === null ? null : !inner
  }
  if (node.type === 'BinaryExpression' && /^[!=]==?$/u.test(node.operator) && node.right.type === 'Literal' && typeof node.right.value === 'boolean') {
    const inner = outcomeOf(node.left, key, truth, given)
    return inner === null ? null : (inner === node.right.value) === node.operator.startsWith('=')
  }
  const isFlag = key === '' ? isGiven(node, given) : node.type === 'MemberExpression' ? propertyName(node) === key && (isDetail(insideWrappers(node.object)) || isGiven(node.object, given)) : isTakenOut(node, key, given)
  return isFlag ? truth : null
}

function isDetail(node: Node): boolean {
  return node.type === 'Identifier' ? node.name === 'detail' : node.type === 'MemberExpression' && propertyName(node) === 'detail'
}

function isGiven(node: Node, given: Node | undefined): boolean {
  const inner = insideWrappers(node)
  return given?.type === 'Identifier' && inner.type === 'Identifier' && inner.name === given.name
}

/** `({ agreed }) => …` */
function isTakenOut(node: Node, key: string, given: Node | undefined): boolean {
  return node.type === 'Identifier' && node.name === key && given?.type === 'ObjectPattern' && given.properties.some((property) => property.type === 'Property' && propertyName(property) === key)
}
