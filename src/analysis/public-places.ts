import { API_NAMES } from '../catalogue/api-objects.js'
import { insideWrappers, isClass, isFunction, isInside, propertyName, rootOf, throughWrappers, walk, type CallNode, type ClassNode, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { RETURNED, type AccessPath } from './access-path.js'
import type { ComponentObject } from './component-shape.js'
import { exportedItems, exportPath, type ExportedItem } from './exported-values.js'
import { ownerOfThis, type Fields } from './fields.js'
import { positionOf } from './positions.js'
import { Strings } from './strings.js'
import type { Variables } from './variables.js'

/** From where the files of a program reach one place: the app, what this script exports, what another one does (`source` as written). */
export type PublicRoot = { readonly kind: 'app' } | { readonly kind: 'own' } | { readonly kind: 'module'; readonly source: string }

/** A place that more than one file reaches; `path` leads to it. */
export interface PublicPlace {
  readonly root: PublicRoot
  readonly path: AccessPath
}

/** Who besides this script reaches a field; `isOpen` where that cannot be told. */
export interface Sharing {
  readonly places: readonly PublicPlace[]
  readonly isOpen: boolean
}

const MAX_DEPTH = 3
/** What hands out a store of pinia, which is one for the whole program. */
const STORE = /^use[A-Z]\w*Store$/u
/** They make an object around a value: `ref(null).value`, `useRef(null).current`. */
const REFS: ReadonlySet<string> = new Set(['ref', 'shallowRef', 'reactive', 'shallowReactive', 'useRef', 'createRef'])

/** Tells which variables, fields and functions of a script other files reach, and by which way. */
export class PublicPlaces {
  readonly #script: Script
  readonly #variables: Variables
  readonly #fields: Fields
  readonly #objects: readonly ComponentObject[]
  readonly #strings: Strings
  #exported: readonly ExportedItem[] | null = null
  #bases: readonly (readonly [key: string, place: PublicPlace])[] | null = null

  constructor(script: Script, variables: Variables, fields: Fields, objects: readonly ComponentObject[]) {
    this.#script = script
    this.#variables = variables
    this.#fields = fields
    this.#objects = objects
    this.#strings = new Strings(variables)
  }

  /** What the script exports, the properties of object literals included. */
  get #items(): readonly ExportedItem[] {
    this.#exported ??= exportedItems(this.#script).flatMap((item) => withProperties(item))
    return this.#exported
  }

  /** The place in another module that an expression names; `null` for what is not imported. */
  importedAt(node: Node): PublicPlace | null {
    const value = this.#strings.valueOf(node)
    return value.kind === 'imported' ? { root: { kind: 'module', source: value.source }, path: [...exportPath(value.name), ...value.path] } : this.#inStore(node)
  }

  /** `usePrivacyStore().waiting`, also behind `const store = usePrivacyStore()`: it stands in what the imported function returns. */
  #inStore(node: Node): PublicPlace | null {
    const names: string[] = []
    let at = insideWrappers(node)
    for (; at.type === 'MemberExpression'; at = insideWrappers(at.object)) {
      const name = propertyName(at)
      if (name === null) return null
      names.unshift(name)
    }
    const variable = at.type === 'Identifier' ? this.#variables.of(at) : null
    const made = variable ? this.#variables.constantValue(variable) : at
    const callee = made?.type === 'CallExpression' ? insideWrappers(made.callee) : null
    const hook = callee?.type === 'Identifier' && STORE.test(callee.name) ? this.#strings.valueOf(callee) : null
    return hook?.kind === 'imported' ? { root: { kind: 'module', source: hook.source }, path: [...exportPath(hook.name), ...hook.path, RETURNED, ...names] } : null
  }

  /** Who reaches what stands at `names` in `owner`, whose key is `key`; `owner` is `null` where the key belongs to a literal or class of this script. */
  sharingOf(owner: Node | null, key: string, names: AccessPath): Sharing {
    const imported = owner && this.importedAt(owner)
    if (imported) return { places: [{ ...imported, path: [...imported.path, ...names] }], isOpen: false }
    const full = [key, ...names].join('.')
    const places = this.#placesOfKey(full)
    if (/^(?:getApp\(\)|global )/u.test(full)) return { places, isOpen: places.length === 0 }
    return { places, isOpen: owner !== null && !this.#isSeenWhole(owner) }
  }

  /** The places at which other files find a variable. */
  placesOfVariable(variable: Variable): readonly PublicPlace[] {
    const names = new Set<Node>(variable.identifiers)
    return this.#items.flatMap((item) => {
      if (item.kind !== 'value') return []
      const value = insideWrappers(item.value)
      const isNamed = names.has(value) || (value.type === 'Identifier' && this.#variables.of(value) === variable)
      const isDeclared = variable.defs.some(({ type, node }) => type !== 'Parameter' && node === value)
      return isNamed || isDeclared ? [own(item.path)] : []
    })
  }

  /** The places at which other files find a function. */
  placesOfFunction(made: FunctionNode): readonly PublicPlace[] {
    const holder = throughWrappers(made).parent
    const isMember = holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition'
    const key = holder?.type === 'Property' ? this.#fields.keyOfProperty(holder) : isMember ? this.#fields.keyOfClassMember(holder) : null
    const name = made.type === 'FunctionDeclaration' ? made.id : holder?.type === 'VariableDeclarator' ? holder.id : null
    const variable = name && this.#variables.of(name)
    const direct = this.#items.flatMap((item) => (item.kind === 'value' && insideWrappers(item.value) === made ? [own(item.path)] : []))
    const found = [...direct, ...(key === null ? [] : this.#placesOfKey(key)), ...(variable ? this.placesOfVariable(variable) : [])]
    return [...new Map(found.map((place) => [`${place.root.kind} ${place.path.join('.')}`, place])).values()]
  }

  /** The app's options in this script, where it is the one that registers it. */
  get appOptions(): Node | null {
    return this.#objects.find(({ kind }) => kind === 'app')?.options ?? null
  }

  #placesOfKey(key: string): readonly PublicPlace[] {
    this.#bases ??= this.#findBases()
    return this.#bases.flatMap(([base, { root, path }]) => {
      if (key === base) return [{ root, path }]
      return key.startsWith(`${base}.`) ? [{ root, path: [...path, ...key.slice(base.length + 1).split('.')] }] : []
    })
  }

  #findBases(): readonly (readonly [string, PublicPlace])[] {
    const app: PublicPlace = { root: { kind: 'app' }, path: [] }
    const options = this.appOptions
    const appKey = options && this.#fields.keyOfObject(options)
    const exported = this.#items.flatMap((item): (readonly [string, PublicPlace])[] => {
      return item.kind === 'value' ? this.#keysOf(item.value).map((key) => [key, own(item.path)]) : []
    })
    return [['getApp()', app], ...(appKey === null ? [] : [[appKey, app] as const]), ['global module.exports', own([])], ['global exports', own([])], ...exported]
  }

  /** The keys of what is exported: of an object, and of the class that it is an instance of. */
  #keysOf(exported: Node): readonly string[] {
    const value = insideWrappers(exported)
    const variable = value.type === 'Identifier' ? this.#variables.of(value) : null
    const held = variable && this.#variables.constantValue(variable)
    return [value, ...(held?.type === 'NewExpression' ? [held] : [])].flatMap((node) => {
      const key = node.type === 'Identifier' || node.type === 'ObjectExpression' || node.type === 'NewExpression' ? this.#fields.keyOfObject(node) : null
      return key ?? []
    })
  }

  /** Whether everything that reaches into an object is in this script, or comes by a place that is known to be public. */
  #isSeenWhole(owner: Node, depth = 0): boolean {
    const root = rootOf(owner)
    if (depth > MAX_DEPTH) return false
    if (root.type === 'ThisExpression') return this.#isThisSeenWhole(root)
    const variable = root.type === 'Identifier' ? this.#variables.of(root) : null
    if (!variable || variable.defs.some(({ type }) => type !== 'Variable') || this.#isHandedOn(this.#variables.readsOf(variable))) return false
    const values = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [insideWrappers(writeExpr)] : []))
    return values.every((value) => {
      switch (value.type) {
        case 'ThisExpression':
        case 'MemberExpression':
          return this.#isSeenWhole(value, depth + 1)
        case 'NewExpression':
          return this.#isClassSeenWhole(value) ?? true
        case 'CallExpression':
          return value.callee.type === 'Identifier' && (value.callee.name === 'getApp' || REFS.has(value.callee.name))
        case 'ObjectExpression':
        case 'ArrayExpression':
        case 'Literal':
          return true
        default:
          return false
      }
    })
  }

  #isThisSeenWhole(self: Node): boolean {
    const owner = ownerOfThis(self)
    if (isClass(owner)) return this.#areInstancesSeen(owner)
    if (owner?.type !== 'ObjectExpression' || this.#givesItselfAway(owner)) return false
    const object = this.#objects.find(({ options }) => options && isInside(owner, options))
    if (object) return object.isComplete && object.kind !== 'behavior'
    const holder = owner.parent
    if (holder.type === 'VariableDeclarator' && holder.id.type === 'Identifier') return this.#isSeenWhole(holder.id)
    return this.#items.some((item) => item.kind === 'value' && insideWrappers(item.value) === owner)
  }

  /** `null` where the class is none of this script's. */
  #isClassSeenWhole(made: Node): boolean | null {
    const variable = made.type === 'NewExpression' && made.callee.type === 'Identifier' ? this.#variables.of(made.callee) : null
    const built = variable?.defs[0]?.node
    return isClass(built) ? this.#areInstancesSeen(built) : null
  }

  #areInstancesSeen(made: ClassNode): boolean {
    const variable = made.id && this.#variables.of(made.id)
    if (!variable || made.superClass || this.#givesItselfAway(made) || this.placesOfVariable(variable).length > 0) return false
    return this.#variables.readsOf(variable).every((read) => {
      const position = positionOf(throughWrappers(read))
      if (position.kind === 'member') return true
      if (position.kind !== 'callee' || position.call.type !== 'NewExpression') return false
      const instance = positionOf(throughWrappers(position.call))
      const name = instance.kind === 'bound' && instance.pattern.type === 'Identifier' ? this.#variables.of(instance.pattern) : null
      return name ? !this.#isHandedOn(this.#variables.readsOf(name)) : this.#isExported(position.call)
    })
  }

  #isHandedOn(reads: readonly Node[]): boolean {
    return reads.some((read) => {
      const position = positionOf(throughWrappers(read))
      const { kind } = position
      return !(position.kind === 'argument' && isOfObject(position.call)) && kind !== 'member' && kind !== 'tested' && kind !== 'lost' && kind !== 'exported' && !this.#isExported(read)
    })
  }

  #isExported(value: Node): boolean {
    return this.#items.some((item) => item.kind === 'value' && insideWrappers(item.value) === value)
  }

  #givesItselfAway(owner: Node): boolean {
    let isGiven = false
    walk(this.#script, owner, (node) => {
      if (node.type === 'ThisExpression' && isGivenAway(node)) isGiven = true
    })
    return isGiven
  }
}

/** Calls that only say whose elements or whose callback something is. */
const LENDING = new Set(['in', 'call', 'apply', 'bind'])

/** `Object.assign(hub, …)`, `Object.values(hub)` give nothing to others. */
function isOfObject({ callee }: CallNode): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Object'
}

function isGivenAway(self: Node): boolean {
  const position = positionOf(throughWrappers(self))
  if (position.kind !== 'argument') return position.kind === 'returned' || position.kind === 'handed-on' || position.kind === 'property'
  const callee = insideWrappers(position.call.callee)
  if (callee.type !== 'MemberExpression') return true
  const root = rootOf(callee)
  return !LENDING.has(propertyName(callee) ?? '') && !(root.type === 'Identifier' && API_NAMES.has(root.name))
}

function withProperties(item: ExportedItem, depth = 0): readonly ExportedItem[] {
  const value = item.kind === 'value' ? insideWrappers(item.value) : null
  if (item.kind !== 'value' || value?.type !== 'ObjectExpression' || depth > MAX_DEPTH) return [item]
  const inside = value.properties.flatMap((property) => {
    const name = property.type === 'Property' ? propertyName(property) : null
    if (property.type !== 'Property' || name === null || isFunction(property.value)) return []
    return withProperties({ kind: 'value', path: [...item.path, name], value: property.value }, depth + 1)
  })
  return [item, ...inside]
}

function own(path: AccessPath): PublicPlace {
  return { root: { kind: 'own' }, path }
}
