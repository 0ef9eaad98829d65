import { insideWrappers, isFunction, nodesOf, propertyName, type FunctionNode, type Node, type Script } from './ast.js'
import type { ComponentObject } from './component-shape.js'

/** The functions of a script that stand under a name beside its JSX, or among the members of a class: `const agree = useCallback(() => …)`. */
export function functionsNamed(script: Script, name: string): readonly FunctionNode[] {
  return namedFunctions(script).flatMap(([each, made]) => (each === name ? [made] : []))
}

/**
 * What the elements beside a script may run, by the name that they know it by: the methods of its components, and with JSX each
 * function that has a name. A name that stands for two functions is left out.
 */
export function boundFunctions(script: Script, objects: readonly ComponentObject[]): ReadonlyMap<string, FunctionNode> {
  const bound = new Map(objects.flatMap(({ methods }) => [...methods]))
  if (nodesOf(script, 'JSXElement').length === 0) return bound
  const named = new Map<string, FunctionNode | null>()
  for (const [name, made] of namedFunctions(script)) named.set(name, named.has(name) && named.get(name) !== made ? null : made)
  for (const [name, made] of named) if (made && !bound.has(name)) bound.set(name, made)
  return bound
}

/** The function that an attribute of JSX is given in place, by where the attribute starts: `onClick={() => …}`. */
export function functionInAttribute(script: Script, start: number): FunctionNode | null {
  const container = nodesOf(script, 'JSXAttribute').find(({ range }) => range[0] === start)?.value
  const value = container?.type === 'JSXExpressionContainer' ? insideWrappers(container.expression) : null
  return isFunction(value) ? value : null
}

function namedFunctions(script: Script): readonly (readonly [string, FunctionNode])[] {
  const declared = nodesOf(script, 'FunctionDeclaration').flatMap((made) => (made.id ? [[made.id.name, made] as const] : []))
  const held = nodesOf(script, 'VariableDeclarator').flatMap(({ id, init }) => {
    const made = id.type === 'Identifier' && init ? functionIn(init) : null
    return id.type === 'Identifier' && made ? [[id.name, made] as const] : []
  })
  const members = [...nodesOf(script, 'PropertyDefinition'), ...nodesOf(script, 'MethodDefinition')].flatMap((member) => {
    const name = propertyName(member)
    const made = name !== null && member.value ? functionIn(member.value) : null
    return name !== null && made ? [[name, made] as const] : []
  })
  return [...declared, ...held, ...members]
}

/** A function, or the one that is wrapped once: `useCallback(() => …)`. */
function functionIn(value: Node): FunctionNode | null {
  const inner = insideWrappers(value)
  const made = inner.type === 'CallExpression' && inner.arguments[0] ? insideWrappers(inner.arguments[0]) : inner
  return isFunction(made) ? made : null
}
