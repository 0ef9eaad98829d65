import { enclosingFunction, insideWrappers, isFunction, rootOf, walk, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import type { Callers } from './callers.js'
import { startsOf } from './starts.js'
import type { Variables } from './variables.js'

/** Lifetimes that run once for each instance, and never when its page comes back. */
const ONCE = new Set([
  'created', 'attached', 'ready', 'setup', 'beforeCreate', 'beforeMount', 'mounted', 'onBeforeMount', 'onMounted', 'useEffect', 'useLayoutEffect', 'useMount', 'componentDidMount', 'componentWillMount',
])

/**
 * The variables of the module that a function calls, or calls a method of, and that are set elsewhere: `if (handler) handler(resolve)`,
 * `current.open()`. None where the function also asks which page is on screen.
 */
export function slotsCalledBy(made: FunctionNode, script: Script, variables: Variables): readonly Variable[] {
  const slots = new Set<Variable>()
  if (/\bgetCurrentPages\b/u.test(script.text.slice(...made.range))) return []
  walk(script, made.body, (node) => {
    const root = node.type === 'CallExpression' ? rootOf(node.callee) : null
    const variable = root?.type === 'Identifier' ? variables.of(root) : null
    const [definition, ...others] = variable?.defs ?? []
    const isOfModule = definition?.type === 'Variable' && others.length === 0 && enclosingFunction(definition.node) === null
    if (variable && isOfModule && variable.references.some((reference) => reference.isWrite() && !reference.init)) slots.add(variable)
  })
  return [...slots]
}

/** The places that fill a variable, those left out that empty it. */
export function fillingsOf(variable: Variable): readonly Node[] {
  return variable.references.flatMap((reference) => {
    if (!reference.isWrite() || reference.init || (reference.writeExpr && isNothing(reference.writeExpr))) return []
    const { parent } = reference.identifier
    return [parent.type === 'AssignmentExpression' && parent.left === reference.identifier ? parent : reference.identifier]
  })
}

/** Whether each of the places runs once for an instance of a component, and none when its page is shown again. */
export function runOncePerInstance(places: readonly Node[], callers: Callers): boolean {
  const starts = places.map((place) => startsOf(place, callers))
  return starts.length > 0 && starts.every((each) => each.length > 0 && each.every((start) => start.kind === 'lifetime' && start.of === 'component' && ONCE.has(start.name)))
}

/** The parameter that a function puts into one of the variables: `function setHandler(f) { handler = f }`; `null` where it does not. */
export function parameterKept(made: FunctionNode, slots: readonly Variable[], variables: Variables): number | null {
  for (const slot of slots) {
    for (const { identifier, writeExpr } of slot.references) {
      const value = writeExpr && insideWrappers(writeExpr)
      const given = value?.type === 'Identifier' ? variables.of(value)?.defs[0] : null
      const index = given?.type === 'Parameter' && enclosingFunction(identifier) === made ? made.params.findIndex((parameter) => parameter === given.name) : -1
      if (index >= 0) return index
    }
  }
  return null
}

/** `null`, `undefined`, or a function that does nothing. */
export function isNothing(value: Node): boolean {
  const inner = insideWrappers(value)
  if (isFunction(inner)) return inner.body.type === 'BlockStatement' && inner.body.body.length === 0
  return (inner.type === 'Literal' && inner.value === null) || (inner.type === 'Identifier' && inner.name === 'undefined')
}
