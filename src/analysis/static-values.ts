import type { TSESTree } from '@typescript-eslint/utils'
import { enclosingFunction, insideWrappers, isFunction, isInside, literalText, nodesOf, propertyName, throughWrappers, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { exportedItems } from './exported-values.js'
import { excludedRegions, isOtherPlatformsCode, isWeapp, type ExcludedRegion } from './platform-regions.js'
import { pathInPattern } from './strings.js'
import type { Variables } from './variables.js'

type Range = readonly [start: number, end: number]

/** What an expression of a config comes to in the build for WeChat, told without running it. */
export type StaticValue =
  /** `isLiteral`: it is written out at its range, and not put together. */
  | { readonly kind: 'scalar'; readonly range: Range; readonly value: string | number | boolean | null; readonly isLiteral: boolean }
  | { readonly kind: 'object'; readonly range: Range; readonly parts: readonly ObjectPart[] }
  | { readonly kind: 'array'; readonly range: Range; readonly parts: readonly ArrayPart[] }
  /** `path` leads into what the module exports; `default` is not in it. */
  | { readonly kind: 'imported'; readonly range: Range; readonly source: string; readonly path: readonly string[] }
  /** `undefined`, and what only other platforms get. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly range: Range }

export type ObjectPart =
  | { readonly kind: 'member'; readonly key: string; readonly keyRange: Range; readonly range: Range; readonly value: StaticValue }
  /** All that the value holds; an unknown one may hold anything. */
  | { readonly kind: 'spread'; readonly value: StaticValue }

export interface ArrayPart { readonly kind: 'item' | 'spread'; readonly value: StaticValue }

/** What a script says of configuration. */
export interface StaticModule {
  /** The default export, or `module.exports`. */
  readonly whole: StaticValue | null
  readonly named: ReadonlyMap<string, StaticValue>
  /** What stands alone at the top level: an object, or the argument of a call that the build takes out, `definePageConfig({ … })`. */
  readonly macro: StaticValue | null
  /** The field `config` of a class, as wepy 1 has it. */
  readonly field: StaticValue | null
}

const NOTHING: StaticValue = { kind: 'nothing' }
const MAX_DEPTH = 40
/** More values than any config has: constants that spread each other can stand for millions. */
const MAX_STEPS = 20_000
const PAGE_MACRO = /^define(?:Page|PageConfig|AppConfig)$/u
/** Calls that give back what they are given: `defineAppConfig`, `defineUniPages`, … */
const TRANSPARENT_CALL = /^define[A-Z]\w*$/u
const ADDING = new Set(['push', 'unshift', 'splice', 'fill', 'sort', 'reverse', 'pop', 'shift', 'set', 'add'])

export function staticModule(script: Script, variables: Variables): StaticModule {
  const reader = new StaticReader(script, variables)
  const items = exportedItems(script)
  const named = new Map<string, StaticValue>()
  let whole: StaticValue | null = null
  for (const item of items) {
    const [name, ...rest] = item.path ?? []
    if (item.path === null || rest.length > 0) continue
    const value: StaticValue = item.kind === 'value' ? reader.valueOf(item.value) : { kind: 'imported', range: [0, 0], source: item.source, path: item.from }
    if (name === undefined) whole = value
    else named.set(name, value)
  }
  return { whole, named, macro: reader.macro(), field: reader.field() }
}

class StaticReader {
  readonly #script: Script
  readonly #variables: Variables
  readonly #regions: readonly ExcludedRegion[]
  #steps = 0

  constructor(script: Script, variables: Variables) {
    this.#script = script
    this.#variables = variables
    this.#regions = excludedRegions(script.text)
  }

  macro(): StaticValue | null {
    for (const statement of this.#script.ast.body) {
      const call = statement.type === 'ExpressionStatement' ? statement.expression : null
      if (call?.type === 'ObjectExpression') return this.valueOf(call)
      if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || !PAGE_MACRO.test(call.callee.name)) continue
      const [argument] = call.arguments
      if (argument) return this.valueOf(argument)
    }
    return null
  }

  field(): StaticValue | null {
    for (const field of nodesOf(this.#script, 'PropertyDefinition')) if (propertyName(field) === 'config' && field.value) return this.valueOf(field.value)
    return null
  }

  valueOf(node: Node, depth = 0): StaticValue {
    const inner = insideWrappers(node)
    const unknown: StaticValue = { kind: 'unknown', range: inner.range }
    if (depth > MAX_DEPTH || ++this.#steps > MAX_STEPS) return unknown
    if (isFunction(inner)) return this.#returned(inner, depth + 1) ?? unknown
    switch (inner.type) {
      case 'Literal':
        if ('regex' in inner || 'bigint' in inner) return unknown
        return { kind: 'scalar', range: inner.range, value: inner.value, isLiteral: true }
      case 'TemplateLiteral':
        return this.#template(inner, depth) ?? unknown
      case 'UnaryExpression':
        return this.#unary(inner, depth) ?? unknown
      case 'BinaryExpression':
        return (inner.operator === '+' ? this.#sum(inner, depth) : null) ?? unknown
      case 'Identifier':
        return this.#named(inner, depth) ?? unknown
      case 'MemberExpression': {
        const name = propertyName(inner)
        return name === null ? unknown : (memberIn(this.valueOf(inner.object, depth + 1), [name]) ?? unknown)
      }
      case 'ObjectExpression':
        return { kind: 'object', range: inner.range, parts: this.#kept(inner.properties).flatMap((property) => this.#objectPart(property, depth + 1)) }
      case 'ArrayExpression':
        return { kind: 'array', range: inner.range, parts: this.#kept(inner.elements.filter((element) => element !== null)).map((element) => this.#arrayPart(element, depth + 1)) }
      case 'ConditionalExpression': {
        const verdict = isWeapp(inner.test)
        return verdict === null ? unknown : this.valueOf(verdict ? inner.consequent : inner.alternate, depth + 1)
      }
      case 'LogicalExpression': {
        const verdict = isWeapp(inner.left)
        if (verdict === null || inner.operator === '??') return unknown
        return verdict === (inner.operator === '&&') ? this.valueOf(inner.right, depth + 1) : NOTHING
      }
      case 'CallExpression':
        return this.#called(inner, depth + 1) ?? unknown
      default:
        return unknown
    }
  }

  /** The parts that the build for WeChat has. */
  #kept<N extends Node>(parts: readonly N[]): readonly N[] {
    return this.#regions.length === 0 ? parts : parts.filter(({ range }) => !this.#regions.some(([start, end]) => start <= range[0] && range[1] <= end))
  }

  #objectPart(property: TSESTree.ObjectLiteralElement, depth: number): readonly ObjectPart[] {
    if (property.type === 'SpreadElement') return [{ kind: 'spread', value: this.valueOf(property.argument, depth) }]
    const key = property.key.type === 'Literal' && typeof property.key.value === 'number' ? String(property.key.value) : propertyName(property)
    const value: StaticValue = property.method || property.kind !== 'init' ? { kind: 'unknown', range: property.value.range } : this.valueOf(property.value, depth)
    if (key === null) return [{ kind: 'spread', value: { kind: 'unknown', range: property.range } }]
    return [{ kind: 'member', key, keyRange: property.key.range, range: property.range, value }]
  }

  #arrayPart(element: TSESTree.Expression | TSESTree.SpreadElement, depth: number): ArrayPart {
    if (element.type === 'SpreadElement') return { kind: 'spread', value: this.valueOf(element.argument, depth) }
    return { kind: 'item', value: this.valueOf(element, depth) }
  }

  #template(node: TSESTree.TemplateLiteral, depth: number): StaticValue | null {
    let text = node.quasis[0]?.value.cooked ?? ''
    for (const [index, expression] of node.expressions.entries()) {
      const value = this.valueOf(expression, depth + 1)
      if (value.kind !== 'scalar') return null
      text += String(value.value) + (node.quasis[index + 1]?.value.cooked ?? '')
    }
    return { kind: 'scalar', range: node.range, value: text, isLiteral: node.expressions.length === 0 }
  }

  #unary(node: TSESTree.UnaryExpression, depth: number): StaticValue | null {
    if (node.operator === 'void') return NOTHING
    const value = this.valueOf(node.argument, depth + 1)
    if (value.kind !== 'scalar') return null
    if (node.operator === '!') return { ...value, range: node.range, value: !value.value, isLiteral: false }
    return node.operator === '-' && typeof value.value === 'number' ? { ...value, range: node.range, value: -value.value, isLiteral: false } : null
  }

  #sum(node: TSESTree.BinaryExpression, depth: number): StaticValue | null {
    const [left, right] = [this.valueOf(node.left, depth + 1), this.valueOf(node.right, depth + 1)]
    if (left.kind !== 'scalar' || right.kind !== 'scalar' || typeof left.value !== 'string') return null
    return { kind: 'scalar', range: node.range, value: left.value + String(right.value), isLiteral: false }
  }

  #named(node: TSESTree.Identifier, depth: number): StaticValue | null {
    const variable = this.#variables.of(node)
    if (!variable) return node.name === 'undefined' ? NOTHING : null
    const [definition] = variable.defs
    if (!definition || variable.defs.length > 1) return null
    if (definition.type === 'FunctionName') return isFunction(definition.node) ? this.#returned(definition.node, depth + 1) : null
    if (definition.type === 'ImportBinding') return importedValue(definition, node.range)
    if (definition.type !== 'Variable' || !definition.node.init || variable.references.some((reference) => reference.isWrite() && !reference.init && this.#isForWeChat(reference.identifier))) return null
    const path = pathInPattern(definition.node.id, definition.name)
    const value = path && memberIn(this.valueOf(definition.node.init, depth + 1), path)
    return value && this.#isAddedTo(variable) ? withMore(value) : value
  }

  #isForWeChat(node: Node): boolean {
    return !isOtherPlatformsCode(node, this.#regions)
  }

  /** Whether something is put into the object or array after it has been made. */
  #isAddedTo(variable: Variable): boolean {
    return this.#variables.readsOf(variable).filter((read) => this.#isForWeChat(read)).some((read) => {
      let at = throughWrappers(read)
      let name: string | null = null
      while (at.parent?.type === 'MemberExpression' && at.parent.object === at) {
        name = propertyName(at.parent)
        at = throughWrappers(at.parent)
      }
      const { parent } = at
      if (parent?.type === 'AssignmentExpression') return parent.left === at && name !== null
      if (parent?.type === 'UnaryExpression') return parent.operator === 'delete'
      if (parent?.type !== 'CallExpression') return false
      return parent.callee === at ? name !== null && ADDING.has(name) : parent.arguments[0] === at && isMethod(parent.callee, 'Object', 'assign')
    })
  }

  #returned(fn: FunctionNode, depth: number): StaticValue | null {
    if (fn.async || fn.generator) return null
    if (fn.body.type !== 'BlockStatement') return this.valueOf(fn.body, depth)
    const returned = this.#returnedBy(fn.body, fn, depth)
    return returned === 'goes on' ? NOTHING : returned
  }

  /** What a statement makes its function return; `null` where that hangs on more than the platform. */
  #returnedBy(statement: Node, fn: FunctionNode, depth: number): StaticValue | 'goes on' | null {
    switch (statement.type) {
      case 'ReturnStatement':
        return statement.argument ? this.valueOf(statement.argument, depth) : NOTHING
      case 'BlockStatement':
        for (const inner of statement.body) {
          const returned = this.#returnedBy(inner, fn, depth)
          if (returned !== 'goes on') return returned
        }
        return 'goes on'
      case 'IfStatement': {
        const verdict = isWeapp(statement.test)
        const taken = verdict ? statement.consequent : statement.alternate
        if (verdict !== null) return taken ? this.#returnedBy(taken, fn, depth) : 'goes on'
        break
      }
      default:
    }
    const mayReturn = nodesOf(this.#script, 'ReturnStatement').some((each) => isInside(each, statement) && enclosingFunction(each) === fn)
    return mayReturn ? null : 'goes on'
  }

  #called(call: TSESTree.CallExpression, depth: number): StaticValue | null {
    const callee = insideWrappers(call.callee)
    const [first] = call.arguments
    if (isFunction(callee)) return this.#returned(callee, depth)
    if (callee.type === 'Identifier' && callee.name === 'require') {
      const source = first ? literalText(first) : null
      return source === null ? null : { kind: 'imported', range: call.range, source, path: [] }
    }
    const isTransparent = (callee.type === 'Identifier' && TRANSPARENT_CALL.test(callee.name)) || isMethod(callee, 'Object', 'freeze')
    if (isTransparent) return first ? this.valueOf(first, depth) : null
    const given = call.arguments.map((argument) => ({ kind: 'spread', value: this.valueOf(argument, depth) }) as const)
    if (isMethod(callee, 'Object', 'assign')) return { kind: 'object', range: call.range, parts: given }
    if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'concat') return null
    const list: ArrayPart = { kind: 'spread', value: this.valueOf(callee.object, depth) }
    return { kind: 'array', range: call.range, parts: [list, ...given.map(({ value }): ArrayPart => ({ kind: value.kind === 'scalar' || value.kind === 'object' ? 'item' : 'spread', value }))] }
  }
}

function importedValue({ parent, node }: { readonly parent?: Node | null; readonly node: Node }, range: Range): StaticValue | null {
  if (parent?.type !== 'ImportDeclaration') return null
  const source = parent.source.value
  if (node.type !== 'ImportSpecifier') return { kind: 'imported', range, source, path: [] }
  const name = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value
  return { kind: 'imported', range, source, path: name === 'default' ? [] : [name] }
}

/** What stands at a path in a value; `null` where that cannot be told. */
export function memberIn(value: StaticValue, path: readonly string[]): StaticValue | null {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (value.kind === 'imported') return { ...value, path: [...value.path, ...path] }
  if (value.kind !== 'object') return null
  for (const part of value.parts.toReversed()) {
    if (part.kind === 'member' && part.key === name) return memberIn(part.value, rest)
    if (part.kind !== 'spread' || part.value.kind === 'nothing') continue
    // What cannot be looked into may hold the name, and would win.
    const found = part.value.kind === 'object' ? memberIn(part.value, path) : null
    if (found?.kind !== 'nothing') return found
  }
  return NOTHING
}

/** The same with things in it that cannot be told. */
function withMore(value: StaticValue): StaticValue {
  if (value.kind === 'object') return { ...value, parts: [...value.parts, { kind: 'spread', value: { kind: 'unknown', range: value.range } }] }
  if (value.kind === 'array') return { ...value, parts: [...value.parts, { kind: 'spread', value: { kind: 'unknown', range: value.range } }] }
  return value
}

function isMethod(callee: Node, object: string, method: string): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === object && propertyName(callee) === method
}
