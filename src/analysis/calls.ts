import { insideWrappers, isFunction, propertyName, type CallNode, type FunctionNode, type Node } from './ast.js'
import type { StringValue, Strings } from './strings.js'
import type { Variables } from './variables.js'

/** The function that a call runs when it stands in this file, else `null`. */
export function localFunction(callee: Node, variables: Variables): FunctionNode | null {
  const inner = insideWrappers(callee)
  if (isFunction(inner)) return inner
  const variable = inner.type === 'Identifier' ? variables.of(inner) : null
  const definition = variable?.defs[0]
  if (definition?.type === 'FunctionName' && isFunction(definition.node)) return definition.node
  const value = variable && variables.constantValue(variable)
  return value && isFunction(value) ? value : null
}

/** The string that a call hands over as argument `index`, or at `path` inside it. */
export function stringArgument(strings: Strings, call: CallNode, index: number, path: readonly string[]): StringValue {
  const argument = call.arguments[index]
  if (!argument || call.arguments.slice(0, index + 1).some((each) => each.type === 'SpreadElement')) return { kind: 'unknown' }
  return strings.valueOf(argument, path)
}

export interface StringArgument {
  readonly value: StringValue
  readonly index: number
  readonly path: readonly string[]
}

/** The arguments of a call, and the properties of those that are object literals, as strings. */
export function stringArguments(strings: Strings, call: CallNode): readonly StringArgument[] {
  return call.arguments.flatMap((argument, index) => {
    const inner = insideWrappers(argument)
    if (inner.type !== 'ObjectExpression') return [{ value: strings.valueOf(inner), index, path: [] }]
    return inner.properties.flatMap((property) => {
      const name = property.type === 'Property' ? propertyName(property) : null
      return property.type === 'Property' && name !== null ? [{ value: strings.valueOf(property.value), index, path: [name] }] : []
    })
  })
}

/** What a callee is called at last: `chooseImage` for `wx.chooseImage`. */
export function calleeName(call: CallNode): string | null {
  const callee = insideWrappers(call.callee)
  if (callee.type === 'Identifier') return callee.name
  return callee.type === 'MemberExpression' ? propertyName(callee) : null
}

/** Whether a call registers an app, a page, a component or a behavior, whose functions others call. */
export function registersComponent(call: CallNode): boolean {
  const name = registrarName(call)
  return name !== null && (/(?:^App|Page|Component|Behavior)$/u.test(name) || WEPY_REGISTRAR.test(name))
}

/** Functions of wepy 2 that are given a component's options, and classes of wepy 1 that components extend. */
export const WEPY_REGISTRAR = /^wepy\.(?<kind>app|page|component|mixin)$/u

/** What registers a component: `Page`, `createPage`, also as a member of mpx; `wepy.page`. */
export function registrarName(call: CallNode): string | null {
  const callee = insideWrappers(call.callee)
  if (callee.type === 'Identifier') return callee.name
  const path = calleePath(callee)
  return path === null || WEPY_REGISTRAR.test(path) ? path : (/^mpx\.(?<name>create\w+)$/u.exec(path)?.groups?.['name'] ?? null)
}

const SUBSCRIBING: ReadonlySet<string> = new Set([
  'on', 'once', 'off', '$on', '$once', '$off', 'subscribe', 'unsubscribe', 'addListener', 'removeListener', 'addEventListener', 'removeEventListener',
])

/** Whether a call hands a function to an event bus, which runs it whenever somebody says so, or takes it back. */
export function subscribes(call: CallNode): boolean {
  return call.callee.type === 'MemberExpression' && SUBSCRIBING.has(calleeName(call) ?? '')
}

/** The callee as written, `this.$api.ask`; parts that are no names are left empty. */
export function calleePath(callee: Node): string | null {
  const inner = insideWrappers(callee)
  if (inner.type === 'Identifier') return inner.name
  if (inner.type === 'ThisExpression') return 'this'
  const name = inner.type === 'MemberExpression' ? propertyName(inner) : null
  return inner.type === 'MemberExpression' && name !== null ? `${calleePath(inner.object) ?? ''}.${name}` : null
}

/** `Boolean(wx.x)`, `expect(wx.x)` and `console.log(wx.x)` run nothing. */
export function isOnlyLookedAt(call: CallNode): boolean {
  const callee = insideWrappers(call.callee)
  const name = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? callee.object.name : calleeName(call)
  return name === 'Boolean' || name === 'expect' || name === 'console'
}
