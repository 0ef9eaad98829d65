import type { TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, isClass, propertyName, throughWrappers, type CallNode, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { calleeName } from './calls.js'
import type { ComponentObject } from './component-shape.js'
import { Fields } from './fields.js'
import { positionOf } from './positions.js'
import type { Variables } from './variables.js'

/** One way in which a function of a script comes to run. */
export type FunctionUse =
  | { readonly kind: 'called'; readonly call: CallNode }
  /** A call is given the function, as argument `index` or at `path` inside it, and runs it or not. */
  | { readonly kind: 'passed'; readonly call: CallNode; readonly index: number; readonly path: readonly string[] }
  /** The platform calls it: `onLoad`, `pageLifetimes.show`. */
  | { readonly kind: 'lifetime'; readonly of: ComponentObject['kind']; readonly name: string }
  /** A template may bind it. */
  | { readonly kind: 'method'; readonly name: string }
  | { readonly kind: 'exported' }
  /** It runs at, or may run from, a place that does not call it: `[text, run]`, the read of a getter. */
  | { readonly kind: 'handed-on'; readonly node: Node }
  /** A function gives it back, as its value or at `path` inside it: `return { locate }`. */
  | { readonly kind: 'returned'; readonly from: FunctionNode; readonly path: readonly string[] }
  /** It goes where it is not followed. */
  | { readonly kind: 'unknown' }

const UNKNOWN: FunctionUse = { kind: 'unknown' }
const EXPORTED: FunctionUse = { kind: 'exported' }
/** Functions that give back the function they are given, to be called later. */
const FUNCTION_WRAPPERS = new Set(['throttle', 'debounce', 'once', 'bind', 'useCallback', 'useMemoizedFn', 'useEvent'])

const known = new WeakMap<object, Callers>()

/** The one `Callers` of a script. */
export function callersIn(script: Script, variables: Variables, objects: readonly ComponentObject[]): Callers {
  const callers = known.get(script) ?? new Callers(script, variables, objects)
  known.set(script, callers)
  return callers
}

/** Tells who runs the functions of a script, as far as the script shows. */
export class Callers {
  readonly #variables: Variables
  readonly #fields: Fields
  readonly #platform = new Map<Node, FunctionUse[]>()
  /** The object literals and classes that are components. */
  readonly #options: ReadonlySet<Node>
  readonly #uses = new Map<FunctionNode, readonly FunctionUse[]>()
  readonly #setup: ComponentObject['setup']

  constructor(script: Script, variables: Variables, objects: readonly ComponentObject[]) {
    this.#variables = variables
    this.#fields = new Fields(script, variables)
    this.#options = new Set(objects.flatMap(({ options, class: made }) => options ?? made ?? []))
    this.#setup = objects.find(({ setup }) => setup)?.setup
    for (const { kind, lifetimes, methods } of objects) {
      for (const [name, made] of lifetimes) this.#add(made, { kind: 'lifetime', of: kind, name })
      for (const [name, made] of methods) if (!lifetimes.has(name)) this.#add(made, { kind: 'method', name })
    }
  }

  #add(made: FunctionNode, use: FunctionUse): void {
    this.#platform.set(made, [...(this.#platform.get(made) ?? []), use])
  }

  /** Everything that is seen to run the function or to take it elsewhere; empty where nothing does. */
  usesOf(made: FunctionNode): readonly FunctionUse[] {
    const found = this.#uses.get(made)
    if (found) return found
    const search = new Search(this.#variables, this.#fields, this.#options)
    search.follow(made)
    const uses = [...(this.#platform.get(made) ?? []), ...search.uses]
    this.#uses.set(made, uses)
    return uses
  }

  /** Whether a place at the top of the script runs each time that a component is made, and not when the script is loaded. */
  isInSetup(place: Node): boolean {
    return this.#setup !== undefined && place.range[0] >= this.#setup[0] && place.range[1] <= this.#setup[1]
  }

  /** The same for a function of another module, from the place that names it. */
  usesAt(place: Node): readonly FunctionUse[] {
    const search = new Search(this.#variables, this.#fields, this.#options)
    search.followValue(place)
    return search.uses
  }

  /** What becomes of a function that a call gives back, as its value or at `path` inside it. */
  usesOfResult(call: CallNode, path: readonly string[]): readonly FunctionUse[] {
    const search = new Search(this.#variables, this.#fields, this.#options)
    search.followResult(call, path)
    return search.uses
  }

  /** Every place that names the same field as `field` does, itself excluded; empty where the field cannot be told. */
  sameFields(field: TSESTree.MemberExpression): readonly Node[] {
    const name = propertyName(field)
    const key = this.#fields.keyOf(field)
    if (name === null || key === null) return []
    return this.#fields.membersNamed(name).filter((member) => member !== field && this.#fields.keyOf(member) === key)
  }
}

class Search {
  readonly uses: FunctionUse[] = []
  readonly #variables: Variables
  readonly #fields: Fields
  readonly #options: ReadonlySet<Node>
  readonly #seen = new Set<Node>()

  constructor(variables: Variables, fields: Fields, options: ReadonlySet<Node>) {
    this.#variables = variables
    this.#fields = fields
    this.#options = options
  }

  follow(made: FunctionNode): void {
    if (made.type !== 'FunctionDeclaration') {
      this.#at(made)
      return
    }
    const parent = made.parent
    if (parent.type === 'ExportNamedDeclaration' || parent.type === 'ExportDefaultDeclaration') this.uses.push(EXPORTED)
    const variable = made.id && this.#variables.of(made.id)
    if (variable) this.#readsOf(variable)
  }

  followValue(place: Node): void {
    this.#at(place)
  }

  followResult(result: Node, path: readonly string[]): void {
    const [first] = path
    if (first === undefined) {
      this.#at(result)
      return
    }
    const position = positionOf(throughWrappers(result))
    const target = position.kind === 'bound' ? position.pattern : null
    const taken = target && elementOf(target, first)
    const variable = taken?.type === 'Identifier' ? this.#variables.of(taken) : target?.type === 'Identifier' ? this.#variables.of(target) : null
    if (position.kind === 'member' && position.member.type === 'MemberExpression' && propertyName(position.member) === first) this.#at(position.member)
    else if (position.kind === 'same-value') this.followResult(position.node, path)
    else if (variable && taken) this.#readsOf(variable)
    else if (variable) {
      for (const read of this.#variables.readsOf(variable)) {
        const inner = positionOf(throughWrappers(read))
        if (inner.kind === 'member' && inner.member.type === 'MemberExpression' && propertyName(inner.member) === first) this.#at(inner.member)
        else if (inner.kind !== 'member' && inner.kind !== 'tested') this.uses.push(UNKNOWN)
      }
    } else if (target && target.type !== 'ObjectPattern' && target.type !== 'ArrayPattern') this.uses.push(UNKNOWN)
  }

  #readsOf(variable: Variable): void {
    for (const read of this.#variables.readsOf(variable)) this.#at(read)
  }

  /** The function is the value of `inner`: what becomes of it? */
  #at(inner: Node): void {
    const node = throughWrappers(inner)
    if (this.#seen.has(node)) return
    this.#seen.add(node)
    const position = positionOf(node)
    switch (position.kind) {
      case 'callee':
        this.uses.push({ kind: 'called', call: position.call })
        return
      case 'argument':
        this.#argument(position.call, position.index)
        return
      case 'member':
        this.#member(position.member)
        return
      case 'same-value':
        this.#at(position.node)
        return
      case 'bound':
        this.#bound(position.pattern)
        return
      case 'property':
        this.#property(position.property)
        return
      case 'class-member':
        this.#classMember(position.member)
        return
      case 'exported':
        this.uses.push(EXPORTED)
        return
      case 'handed-on':
        this.uses.push(returnedInList(node) ?? { kind: 'handed-on', node })
        return
      case 'returned':
        this.uses.push({ kind: 'returned', from: position.from, path: [] })
        return
      case 'tested':
      case 'lost':
    }
  }

  #argument(call: CallNode, index: number): void {
    if (index === 0 && FUNCTION_WRAPPERS.has(calleeName(call) ?? '')) this.#at(call)
    else this.uses.push({ kind: 'passed', call, index, path: [] })
  }

  /** `f.call(…)` runs it, `f.bind(…)` is it; other members are its own. */
  #member(member: Node): void {
    const call = throughWrappers(member).parent
    if (member.type !== 'MemberExpression' || call?.type !== 'CallExpression' || insideWrappers(call.callee) !== member) return
    const name = propertyName(member)
    if (name === 'call' || name === 'apply') this.uses.push({ kind: 'called', call })
    else if (name === 'bind') this.#at(call)
  }

  #bound(pattern: Node): void {
    if (pattern.type === 'MemberExpression') {
      this.#membersKeyed(this.#fields.keyOf(pattern), propertyName(pattern), pattern)
      return
    }
    const variable = pattern.type === 'Identifier' ? this.#variables.of(pattern) : null
    if (!variable) {
      this.uses.push(UNKNOWN)
      return
    }
    if (pattern.parent?.type === 'VariableDeclarator' && pattern.parent.parent.parent.type === 'ExportNamedDeclaration') this.uses.push(EXPORTED)
    this.#readsOf(variable)
  }

  #property(property: TSESTree.Property): void {
    const name = propertyName(property)
    const literal = throughWrappers(property.parent)
    const holder = literal.parent
    if (property.kind === 'get') this.#getter(property, name)
    else if (name === null) this.uses.push(UNKNOWN)
    else if (this.#isPlatformObject(property.parent)) this.#membersKeyed(this.#fields.keyOfProperty(property), name, property)
    else if (holder?.type === 'CallExpression' || holder?.type === 'NewExpression') {
      this.uses.push({ kind: 'passed', call: holder, index: holder.arguments.findIndex((argument) => argument === literal), path: [name] })
    } else if (holder?.type === 'ExportDefaultDeclaration') this.uses.push(EXPORTED)
    else {
      const returned = positionOf(literal)
      if (returned.kind === 'returned') this.uses.push({ kind: 'returned', from: returned.from, path: [name] })
      const variable = holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? this.#variables.of(holder.id) : null
      if (variable) this.#ofObject(variable, name)
      this.#membersKeyed(this.#fields.keyOfProperty(property), name, property)
    }
  }

  /** A getter runs wherever its property is read. */
  #getter(property: TSESTree.Property, name: string | null): void {
    const key = this.#fields.keyOfProperty(property)
    const reads = name === null || key === null ? [] : this.#fields.membersNamed(name).filter((member) => this.#fields.keyOf(member) === key)
    this.uses.push(...(reads.length > 0 ? reads.map((node): FunctionUse => ({ kind: 'handed-on', node })) : [UNKNOWN]))
  }

  /** `const options = { success() { … } }`: a call that is given the object is given the function. */
  #ofObject(variable: Variable, name: string): void {
    for (const read of this.#variables.readsOf(variable)) {
      const position = positionOf(throughWrappers(read))
      if (position.kind === 'argument') this.uses.push({ kind: 'passed', call: position.call, index: position.index, path: [name] })
      else if (position.kind === 'exported' || position.kind === 'property') this.uses.push(EXPORTED)
      else if (position.kind === 'bound') this.uses.push(position.pattern.type === 'MemberExpression' ? EXPORTED : UNKNOWN)
      else if (position.kind === 'returned' || position.kind === 'handed-on') this.uses.push(UNKNOWN)
    }
  }

  /** A method is reached through `this` in its class, and through the instances that the file makes; others may come by an instance too. */
  #classMember(member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): void {
    const name = propertyName(member)
    this.#membersKeyed(this.#fields.keyOfClassMember(member), name, member)
    const owner = member.parent.parent
    const variable = isClass(owner) && owner.id ? this.#variables.of(owner.id) : null
    // Instances of a component are its framework's.
    if (this.#options.has(owner)) return
    const isHandedOn = !variable || owner.parent.type.startsWith('Export')
    const instances = variable && !member.static ? this.#variables.readsOf(variable).map(instanceAt) : []
    const members = isHandedOn || instances.includes(null) ? null : membersOfInstances(instances.flatMap((each) => each ?? []), this.#variables)
    if (members === null) this.uses.push(UNKNOWN)
    else for (const each of members) if (propertyName(each) === name) this.#at(each)
  }

  #isPlatformObject(literal: Node): boolean {
    for (let at: Node | undefined = literal; at; at = at.parent?.type === 'Property' ? at.parent.parent : undefined) if (this.#options.has(at)) return true
    return false
  }

  #membersKeyed(key: string | null, name: string | null, from: Node): void {
    if (key === null || name === null) {
      this.uses.push(UNKNOWN)
      return
    }
    if (/^global (?:module\.)?exports\b/u.test(key)) this.uses.push(EXPORTED)
    else if (key.startsWith('global ') || key.startsWith('getApp()')) this.uses.push(UNKNOWN)
    for (const member of this.#fields.membersNamed(name)) if (member !== from && this.#fields.keyOf(member) === key) this.#at(member)
  }
}

/** `new Guard()` for a read of the class's name, which is then no more than its constructor. */
function instanceAt(read: Node): Node | null {
  return read.parent?.type === 'NewExpression' && read.parent.callee === read ? read.parent : null
}

/** Every member that is taken of instances; `null` where one of them goes elsewhere as a whole. */
function membersOfInstances(instances: readonly Node[], variables: Variables): readonly TSESTree.MemberExpression[] | null {
  const members: TSESTree.MemberExpression[] = []
  const open = [...instances]
  for (let at = open.pop(); at; at = open.pop()) {
    const position = positionOf(throughWrappers(at))
    const variable = position.kind === 'bound' && position.pattern.type === 'Identifier' ? variables.of(position.pattern) : null
    if (position.kind === 'member' && position.member.type === 'MemberExpression') members.push(position.member)
    else if (variable && variables.constantValue(variable)) open.push(...variables.readsOf(variable))
    else return null
  }
  return members
}

/** `return [state, locate]` */
function returnedInList(node: Node): FunctionUse | null {
  const list = node.parent
  const position = list?.type === 'ArrayExpression' ? positionOf(throughWrappers(list)) : null
  return list?.type === 'ArrayExpression' && position?.kind === 'returned' ? { kind: 'returned', from: position.from, path: [String(list.elements.findIndex((element) => element === node))] } : null
}

/** What a pattern takes out under a name or an index; `null` where it takes nothing of it, or all. */
function elementOf(pattern: Node, name: string): Node | null {
  if (pattern.type === 'ArrayPattern') return pattern.elements[Number(name)] ?? null
  if (pattern.type !== 'ObjectPattern') return null
  for (const property of pattern.properties) {
    if (property.type === 'Property' && propertyName(property) === name) return property.value.type === 'AssignmentPattern' ? property.value.left : property.value
  }
  return null
}
