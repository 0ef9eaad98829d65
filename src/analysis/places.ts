import type { TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, isFunction, propertyName, walk, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { given } from './access-path.js'
import { callersIn } from './callers.js'
import type { ComponentObject } from './component-objects.js'
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

const UNKNOWN: HeldFunctions = { functions: [], elsewhere: [], isOpen: true }
const NONE: HeldFunctions = { functions: [], elsewhere: [], isOpen: false }
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

  /** The functions that an expression can evaluate to. */
  functionsAt(node: Node): HeldFunctions {
    return this.#functionsAt(node, new Set())
  }

  #functionsAt(node: Node, seen: Set<unknown>): HeldFunctions {
    const inner = insideWrappers(node)
    if (isFunction(inner)) return { ...NONE, functions: [inner] }
    if (isNothing(inner)) return NONE
    switch (inner.type) {
      case 'Identifier':
        return this.#functionsOfVariable(inner, seen)
      case 'MemberExpression':
        return this.#functionsOfMember(inner, seen)
      case 'CallExpression': {
        // `handler.bind(this)`, `throttle(() => …)`
        const bound = inner.callee.type === 'MemberExpression' && propertyName(inner.callee) === 'bind' ? inner.callee.object : inner.arguments[0]
        return bound && (bound !== inner.arguments[0] || isFunction(insideWrappers(bound))) ? this.#functionsAt(bound, seen) : UNKNOWN
      }
      case 'ConditionalExpression':
        return this.#together([inner.consequent, inner.alternate], NONE, seen)
      case 'LogicalExpression':
        return this.#together(inner.operator === '&&' ? [inner.right] : [inner.left, inner.right], NONE, seen)
      case 'AssignmentExpression':
        return this.#functionsAt(inner.right, seen)
      default:
        return UNKNOWN
    }
  }

  #functionsOfVariable(name: Node, seen: Set<unknown>): HeldFunctions {
    const variable = this.variables.of(name)
    if (!variable) return UNKNOWN
    if (seen.has(variable)) return NONE
    seen.add(variable)
    const imported = this.publicPlaces.importedAt(name)
    if (imported) return { ...NONE, elsewhere: [imported] }
    const definition = variable.defs[0]
    if (definition?.type === 'Parameter' && isFunction(definition.node)) return this.#functionsGiven(definition.node, definition.name, seen)
    const { values, isOpen } = this.valuesOf(variable)
    return this.#together(values, { ...NONE, isOpen }, seen)
  }

  #functionsOfMember(member: TSESTree.MemberExpression, seen: Set<unknown>): HeldFunctions {
    const imported = this.publicPlaces.importedAt(member)
    if (imported) return { ...NONE, elsewhere: [imported] }
    const name = propertyName(member)
    const key = this.keyOf(member)
    const ownerKey = this.keyOf(member.object)
    if (key === null || ownerKey === null || name === null) return UNKNOWN
    if (seen.has(key)) return NONE
    seen.add(key)
    const values = this.valuesAt(key)
    const { places, isOpen } = this.publicPlaces.sharingOf(member.object, ownerKey, [name])
    // A method of its own is what an object has, whoever else reaches it.
    return this.#together(values, { ...NONE, elsewhere: places, isOpen: values.length === 0 && (isOpen || places.length === 0) }, seen)
  }

  /** What the callers of a function give it as a parameter. */
  #functionsGiven(made: FunctionNode, name: Node, seen: Set<unknown>): HeldFunctions {
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
    return this.#together(values, { ...NONE, elsewhere, isOpen }, seen)
  }

  #together(values: readonly Node[], besides: HeldFunctions, seen: Set<unknown>): HeldFunctions {
    const held = [besides, ...values.map((value) => this.#functionsAt(value, seen))]
    return {
      functions: [...new Set(held.flatMap(({ functions }) => functions))],
      elsewhere: held.flatMap((each) => each.elsewhere),
      isOpen: held.some((each) => each.isOpen),
    }
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
      if (key !== null && value) values.set(key, [...(values.get(key) ?? []), insideWrappers(value)])
    }
    walk(this.script, this.script.ast, (node) => {
      if (node.type === 'Property' && node.parent.type === 'ObjectExpression') add(this.fields.keyOfProperty(node), node.value)
      else if (node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') add(this.fields.keyOfClassMember(node), node.value)
      else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') add(this.keyOf(node.left), node.right)
    })
    return values
  }
}

/** `null`, `undefined`, `false`, `''`: what stands in a place before something is put there. */
export function isNothing(node: Node): boolean {
  const inner = insideWrappers(node)
  return inner.type === 'Literal' || (inner.type === 'Identifier' && inner.name === 'undefined') || (inner.type === 'UnaryExpression' && inner.operator === 'void')
}
