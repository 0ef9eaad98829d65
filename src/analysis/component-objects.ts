import type { TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, isFunction, propertyName, type CallNode, type FunctionNode, type Node, type Script } from './ast.js'
import { returnsOf } from './control-flow.js'
import { functionOf, functionsOf, hasHidden, literalOf, valueOf } from './component-literals.js'
import type { ComponentObject } from './component-shape.js'
import { registrarName } from './calls.js'
import { frameworkComponents } from './framework-components.js'
import type { Variables } from './variables.js'

/** It makes a component, and registers none. */
const VUE_FACTORY = /^define(?:Async)?Component$/u

const KINDS: readonly (readonly [RegExp, ComponentObject['kind']])[] = [
  [/^App$/u, 'app'],
  [/Behavior$/u, 'behavior'],
  [/Page$/u, 'page'],
  [/Component$/u, 'component'],
]

/** Lifecycle functions by kind. Source: 开发 / 框架 / 逻辑层, 自定义组件. */
const LIFETIMES: Readonly<Record<ComponentObject['kind'], readonly string[]>> = {
  app: ['onLaunch', 'onShow', 'onHide', 'onError', 'onPageNotFound', 'onUnhandledRejection', 'onThemeChange'],
  page: [
    'onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onRouteDone', 'onPullDownRefresh', 'onReachBottom', 'onShareAppMessage',
    'onShareTimeline', 'onAddToFavorites', 'onPageScroll', 'onResize', 'onTabItemTap', 'onSaveExitState',
  ],
  component: ['created', 'attached', 'ready', 'moved', 'detached', 'error'],
  behavior: ['created', 'attached', 'ready', 'moved', 'detached', 'error'],
}

/**
 * The apps, pages, components and behaviors of a script: calls of `Page`, `Component` … and of functions whose names end so
 * (`VantComponent`, `createPage`), with an object literal, in place or in a constant; and the components of Vue and React.
 */
export function componentObjects(script: Script, variables: Variables): readonly ComponentObject[] {
  const registered = script.ast.body.flatMap((statement) => {
    return registrationsIn(statement, script).flatMap((expression) => {
      const call = insideWrappers(expression)
      return call.type === 'CallExpression' ? (componentObject(call, variables) ?? []) : []
    })
  })
  return [...registered, ...frameworkComponents(script, variables, registered)]
}

/** `Page({ … })`, `export default Behavior({ … })`, `module.exports = Behavior({ … })`, `const shared = Behavior({ … })`, and functions that return such. */
function registrationsIn(statement: Node, script: Script): readonly Node[] {
  switch (statement.type) {
    case 'ExpressionStatement':
      return valuesMade(statement.expression.type === 'AssignmentExpression' ? statement.expression.right : statement.expression, script)
    case 'ExportDefaultDeclaration':
      return valuesMade(statement.declaration, script)
    case 'ExportNamedDeclaration':
      return statement.declaration ? registrationsIn(statement.declaration, script) : []
    case 'FunctionDeclaration':
      return valuesMade(statement, script)
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ init }) => (init ? valuesMade(init, script) : []))
    default:
      return []
  }
}

/** An expression, or what a function returns. */
function valuesMade(expression: Node, script: Script): readonly Node[] {
  const inner = insideWrappers(expression)
  if (!isFunction(inner)) return [inner]
  return inner.body.type === 'BlockStatement' ? returnsOf(script, inner).flatMap(({ argument }) => argument ?? []) : [inner.body]
}

function componentObject(call: CallNode, variables: Variables): ComponentObject | null {
  const name = registrarName(call) ?? ''
  const kind = KINDS.find(([pattern]) => pattern.test(name))?.[1]
  const argument = call.arguments[0] && literalOf(call.arguments[0], variables)
  if (!kind || !argument || VUE_FACTORY.test(name)) return null
  const functions = functionsOf(argument, variables)
  const lifetimes = new Map([...functions].filter(([each]) => LIFETIMES[kind].includes(each)))
  const nested = (key: string): ReadonlyMap<string, FunctionNode> => {
    const value = valueOf(argument, key)
    const literal = value && literalOf(value, variables)
    return literal ? functionsOf(literal, variables) : new Map()
  }
  for (const [each, made] of nested('lifetimes')) lifetimes.set(each, made)
  for (const [each, made] of nested('pageLifetimes')) lifetimes.set(`pageLifetimes.${each}`, made)
  for (const [each, made] of nested('observers')) lifetimes.set(`observers.${each}`, made)
  for (const [each, made] of propertyObservers(argument, variables)) lifetimes.set(`properties.${each}`, made)
  const isPage = kind === 'page' || kind === 'app'
  // `createPage` of mpx takes `methods` as well.
  const isNative = name === 'Page' || name === 'App'
  const methods = new Map([...(isPage ? [...functions].filter(([each]) => !lifetimes.has(each)) : []), ...(isPage && isNative ? [] : nested('methods'))])
  // A page may be written as a component: its page lifetimes then stand among the methods.
  if (!isPage) for (const [each, made] of methods) if (LIFETIMES.page.includes(each)) lifetimes.set(each, made)
  const methodsValue = valueOf(argument, 'methods')
  const methodsLiteral = methodsValue && literalOf(methodsValue, variables)
  // Who wraps the options may add to them.
  const isWrapped = call.arguments[0] !== undefined && insideWrappers(call.arguments[0]).type === 'CallExpression'
  const isOpen = isWrapped || hasHidden(argument) || valueOf(argument, 'behaviors') !== null || (methodsValue !== null && (!methodsLiteral || hasHidden(methodsLiteral)))
  return { kind, call, options: argument, methods, lifetimes, isComplete: !isOpen }
}

/** The functions that the platform calls when a property changes: `properties: { size: { observer() { … } } }`. */
function propertyObservers(options: TSESTree.ObjectExpression, variables: Variables): readonly (readonly [string, FunctionNode])[] {
  const given = valueOf(options, 'properties')
  const properties = given && literalOf(given, variables)
  return (properties?.properties ?? []).flatMap((property): (readonly [string, FunctionNode])[] => {
    const name = property.type === 'Property' ? propertyName(property) : null
    const observer = property.type === 'Property' && property.value.type === 'ObjectExpression' ? valueOf(property.value, 'observer') : null
    const made = observer && functionOf(observer, variables)
    return name !== null && made ? [[name, made]] : []
  })
}
