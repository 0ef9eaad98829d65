import type { ApiValue, ImportedValue } from './api-values.js'
import type { CallNode, Node } from './ast.js'

/** One place that reaches an API, an object's method, or an API by its name. */
export interface Reach {
  /** `call`: it runs here. `reference`: the function is handed on. `check`: its existence is asked. */
  readonly how: 'call' | 'reference' | 'check'
  /** `wx`, `uni`, `Taro`; for a method the type of its object, `RecorderManager`. */
  readonly object: string
  readonly name: string
  /** The callee of the call, or the expression that names the API. */
  readonly node: Node
  readonly call: CallNode | null
  /** Where the arguments of the API itself begin among those of `call`; `null` where they cannot be told. */
  readonly firstArgument: number | null
  /** `true` where a string names the API and a wrapper calls it. */
  readonly byName: boolean
}

/** An imported function is given something that cannot be read, as argument `index` or at `path` inside it. */
export interface UnreadCall {
  readonly to: ImportedValue
  readonly index: number
  readonly path: readonly string[]
}

/** The arguments of a call, and where those of the API itself begin among them. */
export interface ReachCall {
  readonly call: CallNode | null
  readonly firstArgument: number | null
}

export const NO_CALL: ReachCall = { call: null, firstArgument: null }

/** What is reached when a function or method comes to `node`: one API for each name that it can have; none for other values. */
export function reachesOf(how: Reach['how'], value: ApiValue, node: Node, { call, firstArgument }: ReachCall): readonly Reach[] {
  if (value.kind === 'method') return [{ how, object: value.type, name: value.name, node, call, firstArgument, byName: false }]
  if (value.kind !== 'function' || value.name.kind !== 'known') return []
  return value.name.values.map((name) => ({ how, object: value.object, name, node, call, firstArgument, byName: false }))
}
