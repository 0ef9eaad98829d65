import { childrenOf, insideWrappers, isFunction, propertyName, walk, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'
import type { ComponentObject } from './component-objects.js'
import { leaves } from './control-flow.js'
import { hostOf, type RefusalPath } from './refusals.js'

/** One event that a component fires. */
export interface Emission {
  /** `null` where the name is made at run time. */
  readonly event: string | null
  /** The method that fires it; `null` for other functions. */
  readonly method: string | null
  /** What is written of `detail`: its properties that are literals, as truth. */
  readonly detail: Readonly<Record<string, boolean>>
}

/** What the components of a script fire with `triggerEvent`. */
export function emissionsIn(script: Script, objects: readonly ComponentObject[]): readonly Emission[] {
  const methods = new Map(objects.flatMap((object) => [...object.methods].map(([name, made]) => [made, name] as const)))
  const found: Emission[] = []
  walk(script, script.ast, (node) => {
    if (node.type !== 'CallExpression' || calleeName(node) !== 'triggerEvent') return
    const [event, detail] = node.arguments
    const host = hostOf(node)
    found.push({
      event: event?.type === 'Literal' && typeof event.value === 'string' ? event.value : null,
      method: (host && methods.get(host)) ?? null,
      detail: detail ? truthsIn(detail) : {},
    })
  })
  return found
}

function truthsIn(detail: Node): Readonly<Record<string, boolean>> {
  const literal = insideWrappers(detail)
  if (literal.type !== 'ObjectExpression' || literal.properties.some(({ type }) => type === 'SpreadElement')) return {}
  return Object.fromEntries(literal.properties.flatMap((property) => {
    const name = property.type === 'Property' ? propertyName(property) : null
    return property.type === 'Property' && name !== null && property.value.type === 'Literal' ? [[name, Boolean(property.value.value)]] : []
  }))
}

/** The parts of an event's handler that run only where `detail.<key>` is `truth`: a branch, or what follows when the other one leaves. */
export function partsWhere(script: Script, handler: FunctionNode, key: string, truth: boolean): readonly RefusalPath[] {
  const found: RefusalPath[] = []
  const open: Node[] = [handler.body]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'IfStatement') {
      const outcome = outcomeOf(node.test, key, truth)
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

/** How a test of `detail.<key>` comes out when that is `truth`; `null` for other tests. */
function outcomeOf(test: Node, key: string, truth: boolean): boolean | null {
  const node = insideWrappers(test)
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = outcomeOf(node.argument, key, truth)
    return inner === null ? null : !inner
  }
  if (node.type === 'BinaryExpression' && /^[!=]==?$/u.test(node.operator) && node.right.type === 'Literal' && typeof node.right.value === 'boolean') {
    const inner = outcomeOf(node.left, key, truth)
    return inner === null ? null : (inner === node.right.value) === node.operator.startsWith('=')
  }
  return node.type === 'MemberExpression' && propertyName(node) === key && isDetail(insideWrappers(node.object)) ? truth : null
}

function isDetail(node: Node): boolean {
  return node.type === 'Identifier' ? node.name === 'detail' : node.type === 'MemberExpression' && propertyName(node) === 'detail'
}
