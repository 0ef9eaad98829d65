import { insideWrappers, isFunction, propertyName, walk, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { Fields } from './fields.js'
import type { Variables } from './variables.js'

/** The functions that a place can hold, as far as the script shows; `isOpen` where it may hold others. */
export interface HeldFunctions {
  readonly functions: readonly FunctionNode[]
  readonly isOpen: boolean
}

const UNKNOWN: HeldFunctions = { functions: [], isOpen: true }
const MAX_DEPTH = 8

/** What variables and fields hold in the course of time, whoever assigns it: `handler = (resolve) => …`, `current = this`. */
export class Places {
  readonly #script: Script
  readonly #variables: Variables
  readonly #fields: Fields
  #valuesByKey: ReadonlyMap<string, readonly Node[]> | null = null

  constructor(script: Script, variables: Variables) {
    this.#script = script
    this.#variables = variables
    this.#fields = new Fields(script, variables)
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
    return (inner.type === 'Identifier' ? this.#keyOfInstance(inner) : null) ?? this.#fields.keyOf(inner)
  }

  /** The places of the script, besides its declaration in an object literal, that name a field. */
  membersAt(key: string): readonly Node[] {
    return this.#fields.membersNamed(key.slice(key.lastIndexOf('.') + 1)).filter((member) => this.keyOf(member) === key)
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
    if (isFunction(inner)) return { functions: [inner], isOpen: false }
    if (isNothing(inner)) return { functions: [], isOpen: false }
    switch (inner.type) {
      case 'Identifier': {
        const variable = this.#variables.of(inner)
        if (!variable || seen.has(variable)) return variable ? { functions: [], isOpen: false } : UNKNOWN
        seen.add(variable)
        const { values, isOpen } = this.valuesOf(variable)
        return this.#together(values, isOpen, seen)
      }
      case 'MemberExpression': {
        const key = this.keyOf(inner)
        if (key === null || seen.has(key)) return UNKNOWN
        seen.add(key)
        const values = this.valuesAt(key)
        return this.#together(values, values.length === 0, seen)
      }
      case 'CallExpression': {
        // `handler.bind(this)`, `throttle(() => …)`
        const bound = inner.callee.type === 'MemberExpression' && propertyName(inner.callee) === 'bind' ? inner.callee.object : inner.arguments[0]
        return bound && (bound !== inner.arguments[0] || isFunction(insideWrappers(bound))) ? this.#functionsAt(bound, seen) : UNKNOWN
      }
      case 'ConditionalExpression':
        return this.#together([inner.consequent, inner.alternate], false, seen)
      case 'LogicalExpression':
        return this.#together(inner.operator === '&&' ? [inner.right] : [inner.left, inner.right], false, seen)
      case 'AssignmentExpression':
        return this.#functionsAt(inner.right, seen)
      default:
        return UNKNOWN
    }
  }

  #together(values: readonly Node[], isOpen: boolean, seen: Set<unknown>): HeldFunctions {
    const held = values.map((value) => this.#functionsAt(value, seen))
    return { functions: [...new Set(held.flatMap(({ functions }) => functions))], isOpen: isOpen || held.some((each) => each.isOpen) }
  }

  /** `let current = null … current = this`: the key of the one instance that the variable is given. */
  #keyOfInstance(identifier: Node): string | null {
    const variable = this.#variables.of(identifier)
    if (!variable) return null
    const { values, isOpen } = this.valuesOf(variable)
    const keys = new Set(values.map((value) => (value.type === 'ThisExpression' ? this.#fields.keyOf(value) : null)))
    const [key] = keys
    return !isOpen && keys.size === 1 ? (key ?? null) : null
  }

  #findValues(): ReadonlyMap<string, readonly Node[]> {
    const values = new Map<string, Node[]>()
    const add = (key: string | null, value: Node | null): void => {
      if (key !== null && value) values.set(key, [...(values.get(key) ?? []), insideWrappers(value)])
    }
    walk(this.#script, this.#script.ast, (node) => {
      if (node.type === 'Property' && node.parent.type === 'ObjectExpression') add(this.#fields.keyOfProperty(node), node.value)
      else if (node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') add(this.#fields.keyOfClassMember(node), node.value)
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
