import { answersIn, type Answer } from './answers.js'
import type { Arrival } from './arrivals.js'
import type { CallNode, FunctionNode, Node, Script, Variable } from './ast.js'
import { callersIn, type Callers } from './callers.js'
import type { ComponentObject } from './component-shape.js'
import { conditionalHandOvers } from './hand-overs.js'
import { Places } from './places.js'
import type { Reach } from './reaches.js'
import { arrivedFlow, resolveFlow, type Origin, type ResolveFlow } from './resolve-flow.js'
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

/** Where a script takes a `resolve`, and what it tells it. */
export interface FollowedResolve {
  readonly flow: ResolveFlow
  readonly answerings: readonly Answering[]
}

/** One registration with `onNeedPrivacyAuthorization`. */
export interface Listener {
  readonly call: CallNode
  /** The callee. */
  readonly node: Node
  /** What the registration is reached through: `wx`, `uni`, `Taro`. */
  readonly object: string
  /** What is registered, where it is one function of this script. */
  readonly handler: FunctionNode | null
  /** The function does not take `resolve`. */
  readonly ignoresResolve: boolean
  readonly resolve: FollowedResolve
  /** What makes the registration run. */
  readonly starts: readonly Start[]
}

const UNKNOWN: FollowedResolve = { flow: { calls: [], slots: [], updaters: [], isCollected: false, droppedAt: [], crossings: [], receivers: new Set(), isLost: true }, answerings: [] }

/** What a script does with `resolve`: its own registrations, and what comes to it from other files; made once a file. */
export class Listeners {
  readonly all: readonly Listener[]
  readonly places: Places
  readonly variables: Variables
  readonly #callers: Callers
  readonly #strings: Strings

  constructor(script: Script, variables: Variables, objects: readonly ComponentObject[], reaches: readonly Reach[]) {
    this.variables = variables
    this.places = new Places(script, variables, objects)
    this.#callers = callersIn(script, variables, objects)
    this.#strings = new Strings(variables)
    const inSourceOrder = [...reaches].sort((a, b) => a.node.range[0] - b.node.range[0])
    this.all = inSourceOrder.flatMap((reach) => this.#listenerAt(reach) ?? [])
  }

  /** What the script does with a `resolve` that comes from another file. */
  follow(arrival: Arrival): FollowedResolve {
    return this.#followed(arrivedFlow(arrival, this.places))
  }

  /** Calls of the listener's second parameter, which is no function: the platform gives it `{ referrer }`. */
  callsOfSecond({ handler }: Listener): readonly CallNode[] {
    const second = this.#parameterOf(handler, 1)
    return handler && second ? resolveFlow(handler, this.places, 1).calls.map(({ call }) => call) : []
  }

  /** Places where the listener hands `resolve` on only if something else is set, when it does nothing else with it; else none. */
  conditionalHandOvers({ handler }: Listener): readonly CallNode[] {
    const variable = this.#parameterOf(handler, 0)
    return handler && variable ? conditionalHandOvers(variable, handler, this.places) : []
  }

  #listenerAt({ call, node, object, name, how, firstArgument }: Reach): Listener | null {
    if (name !== 'onNeedPrivacyAuthorization' || how !== 'call' || !call) return null
    const argument = firstArgument === null ? undefined : call.arguments[firstArgument]
    const isRead = argument && argument.type !== 'SpreadElement'
    const held = isRead ? this.places.functionsAt(argument) : null
    const handler = held?.functions.length === 1 && held.elsewhere.length === 0 && !held.isOpen ? (held.functions[0] ?? null) : null
    const resolve = isRead ? this.#followed(resolveFlow(argument, this.places)) : UNKNOWN
    const ignoresResolve = handler?.params.length === 0 && !resolve.flow.isLost
    return { call, node, object, handler, ignoresResolve, resolve, starts: startsOf(call, this.#callers) }
  }

  #followed(flow: ResolveFlow): FollowedResolve {
    const answerings = flow.calls.map(({ call, argument, origin }): Answering => {
      const answers: readonly Answer[] = argument === 'unknown' ? [{ kind: 'unknown' }] : answersIn(argument, this.#strings, this.variables)
      return { call, answers, origin }
    })
    return { flow, answerings }
  }

  #parameterOf(handler: FunctionNode | null, index: number): Variable | null {
    const parameter = handler?.params[index]
    const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter
    return name?.type === 'Identifier' ? this.variables.of(name) : null
  }
}
