import { insideWrappers, isInside, literalText, propertyName, rootOf, walk, type CallNode, type FunctionNode, type Node, type NodeOf, type Script } from './ast.js'
import { calleeName, calleePath } from './calls.js'
import type { ComponentObject } from './component-shape.js'
import { boundFunctions } from './named-functions.js'
import type { Variables } from './variables.js'

/** What a method of a page or component, and the own methods that it calls, may set going elsewhere. */
export interface HandlerReach {
  /** The modules whose exports it names, as written. */
  readonly sources: readonly string[]
  /** The members of `getApp()` that it names. */
  readonly ofApp: readonly string[]
  readonly emits: boolean
}

/** By the name that a template binds: of all methods that the script shows, and of what `<script setup>` and JSX import. */
export function handlerReaches(script: Script, variables: Variables, objects: readonly ComponentObject[]): ReadonlyMap<string, HandlerReach> {
  const methods = boundFunctions(script, objects)
  const imported = importedNames(script).map((name): [string, HandlerReach] => {
    const source = sourceOf(name, variables)
    return [name.name, { sources: source === null ? [] : [source], ofApp: [], emits: false }]
  })
  return new Map([...imported, ...[...methods].map(([name, made]): [string, HandlerReach] => [name, reachOf(withOwnMethods(made, methods, script, variables), script, variables)])])
}

function importedNames(script: Script): readonly NodeOf<'Identifier'>[] {
  return script.ast.body.flatMap((statement) => (statement.type === 'ImportDeclaration' ? statement.specifiers.map(({ local }) => local) : []))
}

/** A method and those of the same object that it names through `this`, another name for it, or by themselves where they stand beside it. */
export function withOwnMethods(first: FunctionNode, methods: ReadonlyMap<string, FunctionNode>, script: Script, variables: Variables): ReadonlySet<FunctionNode> {
  const found = new Set([first])
  for (const made of found) {
    walk(script, made.body, (node) => {
      const named = node.type === 'MemberExpression' ? (isThis(node.object, variables) ? methods.get(propertyName(node) ?? '') : undefined) : besides(node, methods, variables)
      if (named) found.add(named)
    })
  }
  return found
}

/** `answer()`: a function of `<script setup>`, or beside JSX. */
function besides(node: Node, methods: ReadonlyMap<string, FunctionNode>, variables: Variables): FunctionNode | undefined {
  const made = node.type === 'Identifier' ? methods.get(node.name) : undefined
  const variable = made && node.type === 'Identifier' ? variables.of(node) : null
  return variable && made && variable.defs.some((definition) => definition.node === made || isInside(made, definition.node)) ? made : undefined
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
      if (node.type === 'CallExpression' && tellsOutside(node, variables)) emits = true
      if (node.type !== 'MemberExpression') return
      const name = propertyName(node)
      if (name === 'triggerEvent') emits = true
      if (name !== null && isApp(node.object, variables)) ofApp.add(name)
    })
  }
  return { sources: [...sources], ofApp: [...ofApp], emits }
}

/** `this.$emit('agree')`, `emit('agree')`, `props.onAgree()`, `onAgree()` of a component's parameter. */
function tellsOutside(call: CallNode, variables: Variables): boolean {
  const name = calleeName(call)
  if (name === '$emit' || name === 'emit') return true
  const callee = insideWrappers(call.callee)
  if (callee.type === 'MemberExpression') return /(?:^|\.)props$/u.test(calleePath(callee.object) ?? '')
  return callee.type === 'Identifier' && variables.of(callee)?.defs[0]?.type === 'Parameter'
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
