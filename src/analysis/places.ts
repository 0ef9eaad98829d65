import type { TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, isFunction, nodesOf, propertyName, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { given } from './access-path.js'
import { callersIn } from './callers.js'
import type { ComponentObject } from './component-shape.js'
import { Fields } from './fields.js'
import { PublicPlaces, type PublicPlace } from './public-places.js'
import type { Variables } from './variables.js'

/** The functions that a place can hold, as far as the script shows. */
export interface HeldFunctions {
  readonly functions: readonly FunctionNode[]
  /** Where other files put, or keep, further ones. */
  readonly elsewhere: readonly PublicPlace[]
  /** It may hold others, of which nothing is known. */
  readonly isOpen: boolean
}

/** What a place holds, one step on. */
interface Held {
  readonly values: readonly Node[]
  readonly elsewhere?: readonly PublicPlace[]
  readonly isOpen?: boolean
}

const UNKNOWN: Held = { values: [], isOpen: true }
const NONE: Held = { values: [] }
const MAX_DEPTH = 8

/** What variables and fields hold in the course of time, whoever assigns it: `handler = (resolve) => …`, `current = this`. */
export class Places {
  readonly publicPlaces: PublicPlaces
  readonly fields: Fields
  readonly script: Script
  readonly variables: Variables
  readonly #objects: readonly ComponentObject[]
  #valuesByKey: ReadonlyMap<string, readonly Node[]> | null = null

  constructor(script: Script, variables: Variables, objects: readonly ComponentObject[]) {
    this.script = script
    this.variables = variables
    this.#objects = objects
    this.fields = new Fields(script, variables)
    this.publicPlaces = new PublicPlaces(script, variables, this.fields, objects)
  }

  /** Equal for places that mean the same field, also through a variable that an instance puts itself into; else `null`. */
  keyOf(node: Node, depth = 0): string | null {
    const inner = insideWrappers(node)
    if (depth > MAX_DEPTH) return null
    if (inner.type === 'MemberExpression') {
      const name = propertyName(inner)
      const object = this.keyOf(inner.object, depth + 1)
      return name !== null && object !== null ? `${object}.${name}` : null
    }
    return (inner.type === 'Identifier' ? this.#keyOfInstance(inner) : null) ?? this.fields.keyOf(inner)
  }

  /** The places of the script, besides its declaration in an object literal, that name a field. */
  membersAt(key: string): readonly Node[] {
    return this.fields.membersNamed(key.slice(key.lastIndexOf('.') + 1)).filter((member) => this.keyOf(member) === key)
  }

  /** What is ever put into a variable; `isOpen` where other things may be put there than are seen. */
  valuesOf(variable: Variable): { readonly values: readonly Node[]; readonly isOpen: boolean } {
    const values: Node[] = []
    let isOpen = variable.defs.length === 0
    for (const { type, node } of variable.defs) {
      if (type === 'FunctionName' && isFunction(node)) values.push(node)
      else if (type !== 'Variable') isOpen = true
    }
    for (const reference of variable.references) {
      if (!reference.isWrite()) continue
      const { identifier, writeExpr } = reference
      const { parent } = identifier
      const isWhole = (parent.type === 'VariableDeclarator' && parent.id === identifier) || (parent.type === 'AssignmentExpression' && parent.left === identifier)
      if (isWhole && writeExpr) values.push(insideWrappers(writeExpr))
      else isOpen = true
    }
    return { values: values.filter((value) => !isNothing(value)), isOpen }
  }

  /** What is ever put into a field; methods of a page, a component or a class are in their fields. */
  valuesAt(key: string): readonly Node[] {
    this.#valuesByKey ??= this.#findValues()
    return (this.#valuesByKey.get(key) ?? []).filter((value) => !isNothing(value))
  }

  /** The same, whatever it is: `false` and nothing included. */
  everythingAt(key: string): readonly Node[] {
    this.#valuesByKey ??= this.#findValues()
    return this.#valuesByKey.get(key) ?? []
  }

  /** The functions that an expression can evaluate to. */
  functionsAt(node: Node): HeldFunctions {
    const functions = new Set<FunctionNode>()
    const elsewhere: PublicPlace[] = []
    const seen = new Set<unknown>()
    const open = [node]
    let isOpen = false
    // Values of values are put on a list: chains of any length end without exhausting the stack.
    for (let next = open.pop(); next; next = open.pop()) {
      const inner = insideWrappers(next)
      if (isFunction(inner)) functions.add(inner)
      if (isFunction(inner) || isNothing(inner) || seen.has(inner)) continue
      seen.add(inner)
      const held = this.#heldBy(inner, seen)
      open.push(...held.values)
      elsewhere.push(...(held.elsewhere ?? []))
      if (held.isOpen) isOpen = true
    }
    return { functions: [...functions].sort((a, b) => a.range[0] - b.range[0]), elsewhere, isOpen }
  }

  #heldBy(node: Node, seen: Set<unknown>): Held {
    switch (node.type) {
      case 'Identifier':
        return this.#heldByVariable(node, seen)
      case 'MemberExpression':
        return this.#heldByMember(node, seen)
      case 'CallExpression': {
        // `handler.bind(this)`, `throttle(() => …)`
        const bound = node.callee.type === 'MemberExpression' && propertyName(node.callee) === 'bind' ? node.callee.object : node.arguments[0]
        return bound && (bound !== node.arguments[0] || isFunction(insideWrappers(bound))) ? { values: [bound] } : UNKNOWN
      }
      case 'ConditionalExpression':
        return { values: [node.consequent, node.alternate] }
      case 'LogicalExpression':
        return { values: node.operator === '&&' ? [node.right] : [node.left, node.right] }
      case 'AssignmentExpression':
        return { values: [node.right] }
      default:
        return UNKNOWN
    }
  }

  #heldByVariable(name: Node, seen: Set<unknown>): Held {
    const variable = this.variables.of(name)
    if (!variable) return UNKNOWN
    if (seen.has(variable)) return NONE
    seen.add(variable)
    const definition = variable.defs[0]
    if (definition?.type === 'Parameter' && isFunction(definition.node)) return this.#givenTo(definition.node, definition.name)
    const imported = this.publicPlaces.importedAt(name)
    return imported ? { values: [], elsewhere: [imported] } : this.valuesOf(variable)
  }

  #heldByMember(member: TSESTree.MemberExpression, seen: Set<unknown>): Held {
    const imported = this.publicPlaces.importedAt(member)
    if (imported) return { values: [], elsewhere: [imported] }
    const name = propertyName(member)
    const key = this.keyOf(member)
    const ownerKey = this.keyOf(member.object)
    if (key === null || ownerKey === null || name === null) return UNKNOWN
    if (seen.has(key)) return NONE
    seen.add(key)
    const values = this.valuesAt(key)
    const { places, isOpen } = this.publicPlaces.sharingOf(member.object, ownerKey, [name])
    // A method of its own is what an object has, whoever else reaches it.
    return { values, elsewhere: places, isOpen: values.length === 0 && (isOpen || places.length === 0) }
  }

  /** What the callers of a function give it as a parameter. */
  #givenTo(made: FunctionNode, name: Node): Held {
    const index = made.params.findIndex((parameter) => parameter === name || (parameter.type === 'AssignmentPattern' && parameter.left === name))
    const uses = callersIn(this.script, this.variables, this.#objects).usesOf(made)
    if (index < 0 || uses.length === 0) return UNKNOWN
    const places = this.publicPlaces.placesOfFunction(made)
    const elsewhere = places.map(({ root, path }) => ({ root, path: [...path, given(index)] }))
    let isOpen = false
    const values = uses.flatMap((use) => {
      if (use.kind === 'called' && !use.call.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')) return use.call.arguments[index] ?? []
      // Of a public function the callers elsewhere are found.
      if (use.kind === 'called' || !['exported', 'method', 'unknown'].includes(use.kind) || places.length === 0) isOpen = true
      return []
    })
    return { values, elsewhere, isOpen }
  }

  /** `let current = null … current = this`: the key of the one instance that the variable is given. */
  #keyOfInstance(identifier: Node): string | null {
    const variable = this.variables.of(identifier)
    if (!variable) return null
    const constant = this.variables.constantValue(variable)
    if (constant?.type === 'NewExpression') return this.fields.keyOfObject(constant)
    const { values, isOpen } = this.valuesOf(variable)
    const keys = new Set(values.map((value) => (value.type === 'ThisExpression' ? this.fields.keyOf(value) : null)))
    const [key] = keys
    return !isOpen && keys.size === 1 ? (key ?? null) : null
  }

  #findValues(): ReadonlyMap<string, readonly Node[]> {
    const values = new Map<string, Node[]>()
    const add = (key: string | null, value: Node | null): void => {
      if (key === null || !value) return
      const same = values.get(key)
      if (same) same.push(insideWrappers(value))
      else values.set(key, [insideWrappers(value)])
    }
    for (const property of nodesOf(this.script, 'Property')) if (property.parent.type === 'ObjectExpression') add(this.fields.keyOfProperty(property), property.value)
    for (const type of ['MethodDefinition', 'PropertyDefinition'] as const) for (const member of nodesOf(this.script, type)) add(this.fields.keyOfClassMember(member), member.value)
    for (const { left, right } of nodesOf(this.script, 'AssignmentExpression')) if (left.type === 'MemberExpression') add(this.keyOf(left), right)
    return values
  }
}

/** `null`, `undefined`, `false`, `''`: what stands in a place before something is put there. */
export function isNothing(node: Node): boolean {
  const inner = insideWrappers(node)
  return inner.type === 'Literal' || (inner.type === 'Identifier' && inner.name === 'undefined') || (inner.type === 'UnaryExpression' && inner.operator === 'void')
}
