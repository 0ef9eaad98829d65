import { insideWrappers, isFunction, propertyName, throughWrappers, type CallNode, type Node, type Variable } from './ast.js'
import { pathInPattern } from './strings.js'
import type { Variables } from './variables.js'

/** Where a value that is tested comes from. */
export type AnswerSource =
  /** What a call answers, at once or in its promise, and `path` into it. */
  | { readonly kind: 'result'; readonly of: Node; readonly path: readonly string[] }
  /** What a call tells, as that argument, the function that it is given as argument `index` or at `callback` inside it. */
  | { readonly kind: 'told'; readonly call: CallNode; readonly index: number; readonly callback: readonly string[]; readonly argument: number }

const DEEPEST = 10

/** Finds where a value comes from: awaited or not, through names, destructuring, members and the parameters of `then`. */
export function answerSource(expression: Node, variables: Variables, path: readonly string[] = [], depth = 0): AnswerSource | null {
  const node = insideWrappers(expression)
  if (depth > DEEPEST) return null
  switch (node.type) {
    case 'AwaitExpression':
      return answerSource(node.argument, variables, path, depth + 1)
    case 'CallExpression':
    case 'NewExpression':
      return { kind: 'result', of: node, path }
    case 'MemberExpression': {
      const name = propertyName(node)
      return name === null ? null : answerSource(node.object, variables, [name, ...path], depth + 1)
    }
    case 'Identifier': {
      const variable = variables.of(node)
      return variable && sourceOfVariable(variable, variables, path, depth)
    }
    default:
      return null
  }
}

function sourceOfVariable(variable: Variable, variables: Variables, path: readonly string[], depth: number): AnswerSource | null {
  const [definition] = variable.defs
  if (!definition || variable.defs.length > 1) return null
  if (definition.type === 'Parameter') return isFunction(definition.node) ? sourceOfParameter(definition.node, definition.name, path) : null
  if (definition.type !== 'Variable') return null
  const writes = variable.references.filter((reference) => reference.isWrite())
  const [write] = writes
  if (writes.length !== 1 || !write?.writeExpr) return null
  if (write.init !== true) return definition.node.init ? null : answerSource(write.writeExpr, variables, path, depth + 1)
  const inPattern = pathInPattern(definition.node.id, definition.name)
  return inPattern && definition.node.init ? answerSource(definition.node.init, variables, [...inPattern, ...path], depth + 1) : null
}

/** A parameter of what `then` is given is the promise's value; one of another callback is what its call tells it. */
function sourceOfParameter(made: Parameters<typeof throughWrappers>[0] & { readonly params: readonly Node[] }, name: Node, path: readonly string[]): AnswerSource | null {
  const argument = made.params.findIndex((parameter) => pathInPattern(parameter, name) !== null)
  const parameter = made.params[argument]
  const inPattern = parameter && pathInPattern(parameter, name)
  if (!inPattern) return null
  const whole = [...inPattern, ...path]
  const value = throughWrappers(made)
  const holder = value.parent
  const isProperty = holder?.type === 'Property' && holder.value === value && holder.parent.type === 'ObjectExpression'
  const given = isProperty ? throughWrappers(holder.parent) : value
  const call = given.parent
  if (call?.type !== 'CallExpression' || call.callee === given) return null
  const index = call.arguments.findIndex((each) => each === given)
  const callback = isProperty ? propertyName(holder) : null
  if (index === 0 && argument === 0 && !isProperty && call.callee.type === 'MemberExpression' && propertyName(call.callee) === 'then') {
    return { kind: 'result', of: insideWrappers(call.callee.object), path: whole }
  }
  if (index < 0 || whole.length > 0 || (isProperty && callback === null)) return null
  return { kind: 'told', call, index, callback: callback === null ? [] : [callback], argument }
}
