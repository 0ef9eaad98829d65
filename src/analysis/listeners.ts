import { answersIn, type Answer } from './answers.js'
import { enclosingFunction, insideWrappers, isFunction, propertyName, throughWrappers, type CallNode, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { callersIn, type Callers } from './callers.js'
import type { ComponentObject } from './component-objects.js'
import { Places } from './places.js'
import type { Reach } from './reaches.js'
import { resolveFlow, type Origin, type ResolveFlow, type Slot } from './resolve-flow.js'
import { startsOf, type Start } from './starts.js'
import { Strings } from './strings.js'
import type { Variables } from './variables.js'

/** One place that tells `resolve` what the user chose. */
export interface Answering {
  readonly call: CallNode
  /** One for each branch that the argument has. */
  readonly answers: readonly Answer[]
  readonly origin: Origin
}

/** What a listener does with the `resolve` it is given. */
export type Resolve =
  /** The listener is another file's, or takes its arguments in a way that is not read. */
  | { readonly kind: 'unknown' }
  /** The listener does not take it. */
  | { readonly kind: 'not-taken' }
  | { readonly kind: 'followed'; readonly flow: ResolveFlow; readonly answerings: readonly Answering[] }

/** One registration with `onNeedPrivacyAuthorization`. */
export interface Listener {
  readonly call: CallNode
  /** The callee. */
  readonly node: Node
  /** What the registration is reached through: `wx`, `uni`, `Taro`. */
  readonly object: string
  readonly handler: FunctionNode | null
  readonly resolve: Resolve
  /** What makes the registration run. */
  readonly starts: readonly Start[]
}

const UNKNOWN: Resolve = { kind: 'unknown' }

/** What a script's registrations are found in; made once a file. */
export class Listeners {
  readonly all: readonly Listener[]
  readonly places: Places
  readonly callers: Callers
  readonly strings: Strings
  readonly variables: Variables

  constructor(script: Script, variables: Variables, objects: readonly ComponentObject[], reaches: readonly Reach[]) {
    this.variables = variables
    this.places = new Places(script, variables)
    this.callers = callersIn(script, variables, objects)
    this.strings = new Strings(variables)
    const inSourceOrder = [...reaches].sort((a, b) => a.node.range[0] - b.node.range[0])
    this.all = inSourceOrder.flatMap((reach): Listener[] => {
      const { call, node, object } = reach
      if (reach.name !== 'onNeedPrivacyAuthorization' || reach.how !== 'call' || !call) return []
      const handler = reach.firstArgument === null ? null : this.#handlerOf(call.arguments[reach.firstArgument])
      const resolve = handler ? this.#resolveOf(handler, { script, variables, places: this.places, objects }) : UNKNOWN
      return [{ call, node, object, handler, resolve, starts: startsOf(call, this.callers) }]
    })
  }

  #handlerOf(argument: Node | undefined): FunctionNode | null {
    if (!argument || argument.type === 'SpreadElement') return null
    const held = this.places.functionsAt(argument)
    return held.functions.length === 1 && !held.isOpen ? (held.functions[0] ?? null) : null
  }

  #resolveOf(handler: FunctionNode, context: Parameters<typeof resolveFlow>[2]): Resolve {
    const [parameter] = handler.params
    if (!parameter) return context.script.text.slice(...handler.range).includes('arguments') ? UNKNOWN : { kind: 'not-taken' }
    if (nameOf(parameter) === null) return UNKNOWN
    const flow = resolveFlow(parameter, handler, context)
    const answerings = flow.calls.map(({ call, argument, origin }) => {
      const answers: readonly Answer[] = argument === 'unknown' ? [{ kind: 'unknown' }] : answersIn(argument, this.strings, context.variables)
      return { call, answers, origin }
    })
    return { kind: 'followed', flow, answerings }
  }

  /** Calls of the listener's second parameter, which is no function: the platform gives it `{ referrer }`. */
  callsOfSecond({ handler }: Listener): readonly CallNode[] {
    const variable = handler?.params[1] ? this.#variableOf(handler.params[1]) : null
    return variable ? this.variables.readsOf(variable).flatMap((read) => callOf(read) ?? []) : []
  }

  /** Places where the listener hands `resolve` on only if something else is set, when it does nothing else with it; else none. */
  conditionalHandOvers({ handler }: Listener): readonly CallNode[] {
    const variable = handler?.params[0] ? this.#variableOf(handler.params[0]) : null
    if (!handler || !variable) return []
    const uses = this.variables.readsOf(variable).filter((read) => !isTested(read))
    const calls = uses.map((read) => this.#conditionalCall(read, handler))
    return calls.includes(null) ? [] : calls.flatMap((call) => call ?? [])
  }

  /** `if (handler) handler(resolve)`, `handler && …`, `handler?.(resolve)`, `if (!handler) return` before it. */
  #conditionalCall(read: Node, listener: FunctionNode): CallNode | null {
    const call = throughWrappers(read).parent
    if (call?.type !== 'CallExpression' || call.callee === read || enclosingFunction(call) !== listener) return null
    const callee = insideWrappers(call.callee)
    const root = rootOf(callee)
    const variable = root.type === 'Identifier' ? this.variables.of(root) : null
    // What the script gives a value for good is always there.
    if (!variable || this.variables.constantValue(variable) || variable.defs[0]?.type !== 'Variable') return null
    if (call.optional || (callee.type === 'MemberExpression' && callee.optional)) return call
    const asks = (test: Node): boolean => this.variables.readsOf(variable).some((each) => each.range[0] >= test.range[0] && each.range[1] <= test.range[1])
    for (let at: Node = call; at !== listener && at.parent; at = at.parent) {
      const parent: Node = at.parent
      if (parent.type === 'IfStatement' && parent.test !== at && asks(parent.test)) return call
      if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at && asks(parent.left)) return call
      if (parent.type === 'ConditionalExpression' && parent.test !== at && asks(parent.test)) return call
      if (parent.type === 'BlockStatement' && parent.body.some((each) => each.range[1] <= at.range[0] && each.type === 'IfStatement' && isReturn(each.consequent) && asks(each.test))) return call
    }
    return null
  }

  #variableOf(parameter: Node): Variable | null {
    const name = nameOf(parameter)
    return name && this.variables.of(name)
  }
}

/** Slots that a listener fills and that lose what they hold when it is called again. */
export function slotsOf({ resolve }: Listener): readonly Slot[] {
  return resolve.kind === 'followed' && !resolve.flow.isCollected ? resolve.flow.slots : []
}

function nameOf(parameter: Node): Node | null {
  const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
  return name.type === 'Identifier' ? name : null
}

function callOf(callee: Node): CallNode | null {
  const outer = throughWrappers(callee)
  return outer.parent?.type === 'CallExpression' && outer.parent.callee === outer ? outer.parent : null
}

function isTested(read: Node): boolean {
  const { parent } = read
  return parent?.type === 'UnaryExpression' || parent?.type === 'IfStatement' || (parent?.type === 'LogicalExpression' && parent.left === read) || isLogged(read)
}

function isLogged(read: Node): boolean {
  const { parent } = read
  const callee = parent?.type === 'CallExpression' ? parent.callee : null
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'console'
}

function isReturn(statement: Node): boolean {
  return statement.type === 'ReturnStatement' || (statement.type === 'BlockStatement' && statement.body.at(-1)?.type === 'ReturnStatement')
}

function rootOf(node: Node): Node {
  let root = insideWrappers(node)
  while (root.type === 'MemberExpression' && propertyName(root) !== null) root = insideWrappers(root.object)
  return isFunction(root) ? node : root
}
