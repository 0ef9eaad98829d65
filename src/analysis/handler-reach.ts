import { insideWrappers, literalText, propertyName, rootOf, walk, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'
import type { ComponentObject } from './component-objects.js'
import type { Variables } from './variables.js'

/** What a method of a page or component, and the own methods that it calls, may set going elsewhere. */
export interface HandlerReach {
  /** The modules whose exports it names, as written. */
  readonly sources: readonly string[]
  /** The members of `getApp()` that it names. */
  readonly ofApp: readonly string[]
  readonly emits: boolean
}

/** By the method's name, for all methods that the script shows. */
export function handlerReaches(script: Script, variables: Variables, objects: readonly ComponentObject[]): ReadonlyMap<string, HandlerReach> {
  const methods = new Map(objects.flatMap((object) => [...object.methods]))
  return new Map([...methods].map(([name, made]) => [name, reachOf(withOwnMethods(made, methods, script, variables), script, variables)]))
}

/** A method and those of the same object that it names through `this` or another name for it. */
export function withOwnMethods(first: FunctionNode, methods: ReadonlyMap<string, FunctionNode>, script: Script, variables: Variables): ReadonlySet<FunctionNode> {
  const found = new Set([first])
  for (const made of found) {
    walk(script, made.body, (node) => {
      const named = node.type === 'MemberExpression' && isThis(node.object, variables) ? methods.get(propertyName(node) ?? '') : undefined
      if (named) found.add(named)
    })
  }
  return found
}

function isThis(object: Node, variables: Variables): boolean {
  const inner = insideWrappers(object)
  const variable = inner.type === 'Identifier' ? variables.of(inner) : null
  return (variable ? variables.constantValue(variable) : inner)?.type === 'ThisExpression'
}

function reachOf(functions: ReadonlySet<FunctionNode>, script: Script, variables: Variables): HandlerReach {
  const sources = new Set<string>()
  const ofApp = new Set<string>()
  let emits = false
  for (const made of functions) {
    walk(script, made.body, (node) => {
      const source = node.type === 'Identifier' && rootOf(node) === node ? sourceOf(node, variables) : null
      if (source !== null) sources.add(source)
      if (node.type !== 'MemberExpression') return
      const name = propertyName(node)
      if (name === 'triggerEvent') emits = true
      if (name !== null && isApp(node.object, variables)) ofApp.add(name)
    })
  }
  return { sources: [...sources], ofApp: [...ofApp], emits }
}

/** The module that a name stands for, or for an export of. */
function sourceOf(name: Node, variables: Variables): string | null {
  const definition = variables.of(name)?.defs[0]
  if (definition?.type === 'ImportBinding') return definition.parent.type === 'ImportDeclaration' ? definition.parent.source.value : null
  const init = definition?.type === 'Variable' && definition.node.init ? rootOf(definition.node.init) : null
  const [first] = init?.type === 'CallExpression' && calleeName(init) === 'require' ? init.arguments : []
  return first ? literalText(first) : null
}

function isApp(object: Node, variables: Variables): boolean {
  const inner = insideWrappers(object)
  if (inner.type === 'CallExpression') return calleeName(inner) === 'getApp'
  const variable = inner.type === 'Identifier' ? variables.of(inner) : null
  const value = variable && variables.constantValue(variable)
  return value?.type === 'CallExpression' && calleeName(value) === 'getApp'
}
