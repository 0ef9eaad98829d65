import { insideWrappers, literalText, nodesOf, propertyName, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'
import type { ComponentObject } from './component-shape.js'
import type { Variables } from './variables.js'

/**
 * Names among which stands everything that the template of a page or component may bind; `null` where more may be there than the
 * script shows. Of a Vue component they are all names in its script: props, data and what `setup` returns may hold functions too.
 */
export function boundableNames(script: Script, objects: readonly ComponentObject[], variables: Variables): ReadonlySet<string> | null {
  const [object] = objects
  const isVue = objects.length > 0 && objects.every(({ call, class: made, setup, lifetimes }) => !made && !lifetimes.has('setup') && (setup ?? (!call || isVueFactory(call))))
  if (isVue) return objects.every(({ isComplete }) => isComplete) && nodesOf(script, 'CallExpression').every(showsItsProps) ? namesIn(script) : null
  if (!object?.isComplete || !object.options || !object.call || objects.length > 1) return null
  const { callee } = object.call
  if (callee.type !== 'Identifier') return null
  // A function that wraps `Page` may add methods, and so may an import of that name.
  if ((callee.name !== 'Page' && callee.name !== 'Component') || (variables.of(callee)?.defs.length ?? 0) > 0) return null
  const methods = object.options.properties.find((property) => property.type === 'Property' && propertyName(property) === 'methods')
  const literals: Node[] = object.kind === 'page' ? [object.options] : methods?.type === 'Property' ? [methods.value] : []
  const names = new Set<string>()
  for (const literal of literals) {
    if (literal.type !== 'ObjectExpression') return null
    for (const property of literal.properties) {
      const name = property.type === 'Property' ? propertyName(property) : null
      if (name === null) return null
      names.add(name)
    }
  }
  return names
}

function isVueFactory(call: NonNullable<ComponentObject['call']>): boolean {
  return /^(?:defineComponent|extend)$/u.test(calleeName(call) ?? '')
}

/** `false` for `defineProps<Props>()` and `defineProps(props)`, whose names stand elsewhere. */
function showsItsProps(call: Extract<Node, { type: 'CallExpression' }>): boolean {
  if (calleeName(call) !== 'defineProps') return true
  // Older parsers have them under another name.
  const types = call.typeArguments ?? (Reflect.get(call, 'typeParameters') as typeof call.typeArguments)
  const [type] = types?.params ?? []
  const given = call.arguments[0] && insideWrappers(call.arguments[0])
  if (type && type.type !== 'TSTypeLiteral') return false
  if (given?.type === 'ObjectExpression') return given.properties.every(({ type: kind }) => kind === 'Property')
  return given ? given.type === 'ArrayExpression' && given.elements.every((each) => each && literalText(each) !== null) : true
}

function namesIn(script: Script): ReadonlySet<string> {
  const strings = nodesOf(script, 'Literal').flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return new Set([...nodesOf(script, 'Identifier').map(({ name }) => name), ...strings])
}
