import { enclosingFunction, insideWrappers, isClass, isFunction, nodesOf, propertyName, type Node, type Script } from './ast.js'
import { constructorOf } from './strings.js'
import type { Variables } from './variables.js'

/**
 * Tells whether two places mean the same field of the same object: `this.recorder` in two methods of one page,
 * `that.recorder` after `const that = this`, `store.recorder`, `getApp().globalData.recorder`.
 */
export class Fields {
  readonly #script: Script
  readonly #variables: Variables
  readonly #ids = new Map<object, number>()
  #membersByName: Map<string, Node[]> | null = null

  constructor(script: Script, variables: Variables) {
    this.#script = script
    this.#variables = variables
  }

  /** A key that is equal for equal places, or `null` where the place cannot be told. */
  keyOf(node: Node, depth = 0): string | null {
    const inner = insideWrappers(node)
    if (depth > 10) return null
    switch (inner.type) {
      case 'ThisExpression': {
        const owner = ownerOfThis(inner)
        return owner && (this.#keyOfHeld(owner) ?? `this#${this.#id(owner)}`)
      }
      case 'Identifier': {
        const variable = this.#variables.of(inner)
        if (!variable) return `global ${inner.name}`
        const value = this.#variables.constantValue(variable)
        const aliased = value && (value.type === 'ThisExpression' || value.type === 'MemberExpression' || value.type === 'CallExpression') ? this.keyOf(value, depth + 1) : null
        return aliased ?? `variable#${this.#id(variable)}`
      }
      case 'MemberExpression': {
        const name = propertyName(inner)
        const object = this.keyOf(inner.object, depth + 1)
        return name !== null && object !== null ? `${object}.${name}` : null
      }
      case 'CallExpression':
        return inner.callee.type === 'Identifier' && inner.callee.name === 'getApp' ? 'getApp()' : null
      default:
        return null
    }
  }

  /** The key of a property of an object literal: that of the variable, the page or the component which the literal makes. */
  keyOfProperty(property: Node): string | null {
    const names: string[] = []
    let at: Node = property
    while (at.type === 'Property' && at.parent.type === 'ObjectExpression') {
      const name = propertyName(at)
      if (name === null) return null
      names.unshift(name)
      at = at.parent.parent
      if (at.type !== 'Property') {
        const literal = property.parent?.type === 'ObjectExpression' ? outermostLiteral(property.parent) : null
        const owner = literal && this.#keyOfLiteral(literal, at)
        // A method of `methods: { … }` is called as `this.method()`.
        const path = owner?.startsWith('this#') && names[0] === 'methods' ? names.slice(1) : names
        return owner && path.length > 0 ? [owner, ...path].join('.') : null
      }
    }
    return null
  }

  /** The key of a member that a class body declares. */
  keyOfClassMember(member: Node): string | null {
    if ((member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') || !isClass(member.parent.parent)) return null
    const name = propertyName(member)
    if (name === null) return null
    const owner = member.parent.parent
    const variable = owner.id && this.#variables.of(owner.id)
    if (member.static) return variable ? `variable#${this.#id(variable)}.${name}` : null
    return `this#${this.#id(owner)}.${name}`
  }

  /** Every `….name` of the file, wherever it stands. */
  membersNamed(name: string): readonly Node[] {
    if (!this.#membersByName) {
      const members = new Map<string, Node[]>()
      for (const node of nodesOf(this.#script, 'MemberExpression')) {
        const found = propertyName(node)
        if (found === null) continue
        const same = members.get(found)
        if (same) same.push(node)
        else members.set(found, [node])
      }
      this.#membersByName = members
    }
    return this.#membersByName.get(name) ?? []
  }

  /** The key of the object that an expression makes: an object literal's, a class's, or that of a class's instance. */
  keyOfObject(node: Node): string | null {
    const inner = insideWrappers(node)
    if (inner.type === 'ObjectExpression') return this.#keyOfLiteral(inner, inner.parent)
    if (inner.type !== 'NewExpression') return this.keyOf(inner)
    const variable = inner.callee.type === 'Identifier' ? this.#variables.of(inner.callee) : null
    const built = variable?.defs[0]?.node
    return isClass(built) ? `this#${this.#id(built)}` : null
  }

  #keyOfLiteral(literal: Node, around: Node): string | null {
    const held = this.#keyOfHeld(literal)
    if (held !== null) return held
    const instance = ownerOfField(around)
    if (instance) return `this#${this.#id(instance)}`
    if (around.type === 'CallExpression' || around.type === 'ExportDefaultDeclaration' || around.type === 'ReturnStatement') return `this#${this.#id(literal)}`
    return null
  }

  /** `this` in a method of `const privacy = { … }` is `privacy`. */
  #keyOfHeld(literal: Node): string | null {
    if (literal.type !== 'ObjectExpression') return null
    const around: Node = literal.parent
    if (around.type === 'AssignmentExpression' && around.right === literal) return this.keyOf(around.left)
    if (around.type !== 'VariableDeclarator' || around.init !== literal || around.id.type !== 'Identifier') return null
    const variable = this.#variables.of(around.id)
    return variable && `variable#${this.#id(variable)}`
  }

  #id(object: object): number {
    const known = this.#ids.get(object)
    if (known !== undefined) return known
    this.#ids.set(object, this.#ids.size)
    return this.#ids.size - 1
  }
}

/** The class, the outermost object literal or the constructor function whose instance `this` is; `null` in a plain callback. */
export function ownerOfThis(node: Node): Node | null {
  let owner = enclosingFunction(node)
  while (owner?.type === 'ArrowFunctionExpression') owner = enclosingFunction(owner)
  if (!owner) return enclosingField(node)
  if (owner.type === 'FunctionDeclaration') return owner
  const holder = owner.parent
  if (holder.type === 'MethodDefinition' || holder.type === 'PropertyDefinition') return isClass(holder.parent.parent) ? holder.parent.parent : null
  if (holder.type !== 'Property' || holder.parent.type !== 'ObjectExpression') return null
  const literal = outermostLiteral(holder.parent)
  return ownerOfField(literal.parent) ?? literal
}

/** Fields of a component of wepy 1 whose functions it takes over: `methods = { … }`. */
const TAKEN_OVER = new Set(['methods', 'events', 'computed', 'watch'])

/** The class of a component that takes the functions in this field of it as its own: `this` in them is its instance. */
function ownerOfField(field: Node | undefined): Node | null {
  if (field?.type !== 'PropertyDefinition' || field.static || !TAKEN_OVER.has(propertyName(field) ?? '')) return null
  const owner = field.parent.parent
  return isClass(owner) && owner.superClass?.type === 'MemberExpression' ? owner : null
}

function enclosingField(node: Node): Node | null {
  for (let at: Node | undefined = node; at; at = at.parent) if (at.type === 'ClassBody') return at.parent
  return null
}

function outermostLiteral(literal: Node): Node {
  let outer = literal
  while (outer.parent?.type === 'Property' && outer.parent.parent.type === 'ObjectExpression') outer = outer.parent.parent
  return outer
}

/** The class of which `node` is the constructor, else `null`. */
export function classOfConstructor(node: Node): Node | null {
  const body = isFunction(node) ? node.parent.parent : null
  return body?.type === 'ClassBody' && isClass(body.parent) && constructorOf(body.parent) === node ? body.parent : null
}
