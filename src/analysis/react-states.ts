import type { CallNode, Node, Variable } from './ast.js'
import { insideWrappers } from './ast.js'
import { calleeName } from './calls.js'
import type { Variables } from './variables.js'

const STATES: ReadonlySet<string> = new Set(['useState', 'useSafeState', 'useGetState'])

/** What a call sets: `setPending(…)` of `const [pending, setPending] = useState()` the variable `pending`; `null` for other calls. */
export function stateSetBy(call: CallNode, variables: Variables): Variable | null {
  const callee = insideWrappers(call.callee)
  const definition = callee.type === 'Identifier' ? variables.of(callee)?.defs[0] : undefined
  const declarator = definition?.type === 'Variable' ? definition.node : null
  if (declarator?.id.type !== 'ArrayPattern' || declarator.id.elements[1] !== definition?.name || !isHook(declarator.init)) return null
  const [state] = declarator.id.elements
  return state?.type === 'Identifier' ? variables.of(state) : null
}

function isHook(init: Node | null): boolean {
  const made = init && insideWrappers(init)
  return made?.type === 'CallExpression' && STATES.has(calleeName(made) ?? '')
}
