import { insideWrappers, isClass, isFunction, propertyName, type FunctionNode, type Node } from './ast.js'
import { localFunction } from './calls.js'
import type { Places } from './places.js'
import type { Variables } from './variables.js'

/**
 * The functions of this file that a call can run: named, a field's, a method of the page, of an object or of a class's instance.
 * `null` where it may run others.
 */
export function functionsCalled(callee: Node, variables: Variables, places: Places): readonly FunctionNode[] | null {
  const local = localFunction(callee, variables)
  if (local) return [local]
  const inner = insideWrappers(callee)
  if (inner.type === 'Identifier' && !variables.of(inner)) return null
  if (inner.type === 'MemberExpression') {
    if (isUndeclared(inner.object, variables)) return null
    const method = methodOfInstance(inner.object, propertyName(inner), variables)
    if (method) return [method]
  } else if (inner.type !== 'Identifier') return null
  const held = places.functionsAt(inner)
  return held.isOpen || held.elsewhere.length > 0 || held.functions.length === 0 ? null : held.functions
}

/** A global, such as the API object, holds none of the file's functions. */
function isUndeclared(object: Node, variables: Variables): boolean {
  const inner = insideWrappers(object)
  return inner.type === 'Identifier' && variables.of(inner) === null
}

/** `new Guard().ask`, or `guard.ask` of a constant that holds such an instance. */
function methodOfInstance(object: Node, name: string | null, variables: Variables): FunctionNode | null {
  const inner = insideWrappers(object)
  const variable = inner.type === 'Identifier' ? variables.of(inner) : null
  const made = variable ? variables.constantValue(variable) : inner
  const built = made?.type === 'NewExpression' && made.callee.type === 'Identifier' ? variables.of(made.callee)?.defs[0]?.node : null
  if (!isClass(built) || name === null) return null
  for (const member of built.body.body) {
    if ((member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') && !member.static && propertyName(member) === name && isFunction(member.value)) return member.value
  }
  return null
}
