import type { TSESTree } from '@typescript-eslint/utils'
import { enclosingFunction, insideWrappers, propertyName, nodesOf, type CallNode, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { calledIndex, calledWith, ITEM, RETURNED, type AccessPath } from './access-path.js'
import { seedsOf, type Arrival } from './arrivals.js'
import { isCollectionClass, itemPath } from './collections.js'
import { targetsIn } from './patterns.js'
import { isNothing, type Places } from './places.js'
import { movesOf, type Move, type Step } from './resolve-steps.js'
import { storeMadeBy } from './stores.js'
import type { PublicPlace } from './public-places.js'

/** How a call comes by `resolve`: handed from the listener through parameters, or taken out of where it was put. */
export type Origin =
  /** `to` is the function that has it as a parameter, or the whole script where another one hands it in. */
  { readonly kind: 'handed'; readonly to: Node } | { readonly kind: 'stored' }

/** One place that calls `resolve`; `argument` is `null` where there is none, and `'unknown'` behind a spread. */
export interface ResolveCall {
  readonly call: CallNode
  readonly argument: Node | null | 'unknown'
  readonly origin: Origin
}

/** One variable or field that keeps a single `resolve`. */
export interface Slot {
  /** The assignment, or the property that setData is given. */
  readonly node: Node
  /** What is assigned to. */
  readonly place: Node
  /** The function that the listener hands `resolve` to and that puts it there. */
  readonly by: Node
}

/** A place through which `resolve`, or the demand for a function that takes it, comes to other files. */
export interface Crossing extends PublicPlace {
  /** It was kept before it got there. */
  readonly isStored: boolean
}

/** Where `resolve` goes, as far as the script shows. */
export interface ResolveFlow {
  readonly calls: readonly ResolveCall[]
  readonly slots: readonly Slot[]
  /** Calls by which React is given `resolve` to call: `setPending(resolve)`. */
  readonly updaters: readonly CallNode[]
  /** Whether it is put into a Set, a Map or an array. */
  readonly isCollected: boolean
  /** Calls of something that nothing ever sets: `handler(resolve)`. */
  readonly droppedAt: readonly CallNode[]
  /** Where it leaves for other files, or is fetched by them. */
  readonly crossings: readonly Crossing[]
  /** The functions that have it as a parameter because the listener, or who it hands it to, calls them. */
  readonly receivers: ReadonlySet<Node>
  /** It goes where nothing shows what becomes of it: an event bus, a store, an unknown function. */
  readonly isLost: boolean
}

const STORED: Origin = { kind: 'stored' }
/** Longer ones are those of code that puts things into themselves. */
const LONGEST_PATH = 8

/** Follows `resolve` from what is registered as the listener to its calls; or another of its parameters. */
export function resolveFlow(listener: Node, places: Places, parameter = 0): ResolveFlow {
  const flow = new Flow(places, false)
  flow.register(listener, parameter)
  return flow
}

/** Follows a `resolve` that comes from another file of the program. */
export function arrivedFlow(arrival: Arrival, places: Places): ResolveFlow {
  const flow = new Flow(places, arrival.isCollected)
  flow.take(arrival)
  return flow
}

class Flow implements ResolveFlow {
  readonly calls: ResolveCall[] = []
  readonly slots: Slot[] = []
  readonly updaters: CallNode[] = []
  readonly droppedAt: CallNode[] = []
  readonly crossings: Crossing[] = []
  readonly receivers = new Set<Node>()
  isCollected: boolean
  isLost = false
  readonly #places: Places
  readonly #steps: (Step & { readonly origin: Origin })[] = []
  readonly #seen = new Map<unknown, Set<string>>()
  /** The place in the app by which it came. */
  #fromApp: string | null = null

  constructor(places: Places, isCollected: boolean) {
    this.#places = places
    this.isCollected = isCollected
  }

  register(listener: Node, parameter: number): void {
    this.#handTo(listener, parameter, [], { kind: 'handed', to: this.#places.script.ast })
    this.#run()
  }

  take(arrival: Arrival): void {
    const origin: Origin = arrival.isStored ? STORED : { kind: 'handed', to: this.#places.script.ast }
    const seeds = seedsOf(arrival, this.#places)
    if (arrival.from.kind === 'app') this.#fromApp = arrival.path.join('.')
    if (!seeds.areAll) this.isLost = true
    for (const move of seeds.moves) this.#go(move, origin)
    this.#run()
    if (seeds.mentions.some((mention) => !this.#seen.has(mention))) this.isLost = true
  }

  #run(): void {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) for (const move of movesOf(step, this.#places)) this.#go(move, step.origin)
  }

  #go(move: Move, origin: Origin): void {
    switch (move.kind) {
      case 'value':
        if (this.#isNew(move.node, move.path)) this.#steps.push({ node: move.node, path: move.path, origin })
        return
      case 'target':
        this.#bind(move.pattern, move.path, origin, move.assignment)
        return
      case 'variable':
        this.#bindVariable(move.variable, move.path, STORED)
        return
      case 'field':
        this.#bindField(move.key, move.path, move.owner)
        return
      case 'item':
        if (origin.kind === 'handed') this.isCollected = true
        this.#bind(move.collection, [ITEM, ...move.path], origin, null)
        return
      case 'data':
        this.#setData(move, origin)
        return
      case 'state':
        this.#setState(move, origin)
        return
      case 'functions':
        if (move.call && this.#isUnset(move.place)) this.droppedAt.push(move.call)
        this.#handTo(move.place, move.index, move.path, move.isStored ? STORED : origin)
        return
      case 'put':
        this.#put(move.value, move.path, origin)
        return
      case 'call':
        this.calls.push({ call: move.call, argument: move.argument, origin })
        return
      case 'public':
        this.#cross(move.place, [], origin)
        return
      case 'lost':
        this.isLost = true
    }
  }

  #isNew(where: unknown, path: AccessPath): boolean {
    const seen = this.#seen.get(where) ?? new Set<string>()
    const identity = path.join('.')
    if (path.length > LONGEST_PATH) this.isLost = true
    if (seen.has(identity) || path.length > LONGEST_PATH) return false
    this.#seen.set(where, seen.add(identity))
    return true
  }

  #cross({ root, path }: PublicPlace, further: AccessPath, origin: Origin): void {
    const crossing: Crossing = { root, path: [...path, ...further], isStored: origin.kind === 'stored' }
    if (crossing.path.length > LONGEST_PATH) this.isLost = true
    // What came from the app is followed in all files already.
    else if (root.kind !== 'app' || crossing.path.join('.') !== this.#fromApp) this.crossings.push(crossing)
  }

  #isUnset(place: Node): boolean {
    const held = this.#places.functionsAt(place)
    return held.functions.length === 0 && held.elsewhere.length === 0 && !held.isOpen
  }

  #handTo(place: Node, index: number, path: AccessPath, origin: Origin): void {
    const held = this.#places.functionsAt(place)
    if (held.isOpen) this.isLost = true
    for (const found of held.elsewhere) this.#cross(found, [calledWith(index), ...path], origin)
    for (const made of held.functions) {
      const parameter = made.params[index]
      const isOpen = made.params.some(({ type }) => type === 'RestElement') || (!parameter && mentionsArguments(made, this.#places.script))
      if (isOpen) this.isLost = true
      else if (parameter) {
        if (origin.kind === 'handed') this.receivers.add(made)
        this.#bind(parameter, path, origin.kind === 'handed' ? { kind: 'handed', to: made } : STORED, null)
      }
    }
  }

  #setData({ node, path, call, owner, into }: Extract<Move, { kind: 'data' }>, origin: Origin): void {
    const [name, ...rest] = path
    const key = this.#places.keyOf(owner)
    if (name === undefined || name === ITEM || key === null) {
      this.isLost = true
      return
    }
    if (origin.kind === 'handed' && rest[0] !== ITEM) this.slots.push({ node: propertyIn(node, name), place: call, by: origin.to })
    if (rest[0] === ITEM) this.isCollected = true
    this.#bindField(`${key}.${into}.${name}`, rest, owner)
  }

  #setState({ state, path, call, isUpdater }: Extract<Move, { kind: 'state' }>, origin: Origin): void {
    const [declared] = state.identifiers
    if (isUpdater) this.updaters.push(call)
    else if (path.includes(ITEM)) this.isCollected = true
    else if (origin.kind === 'handed' && declared) this.slots.push({ node: call, place: declared, by: origin.to })
    this.#bindVariable(state, path, STORED)
  }

  /** The value is put into what a pattern names; `assignment` is what does it, where it is one. */
  #bind(pattern: Node, path: AccessPath, origin: Origin, assignment: Node | null): void {
    for (const target of targetsIn(pattern, path)) {
      if (target?.node.type === 'Identifier') this.#bindName(target.node, target.path, origin, assignment)
      else if (target?.node.type === 'MemberExpression') {
        this.#keep(target.node, target.path, origin, assignment)
        this.#bindMember(target.node, target.path)
      } else this.isLost = true
    }
  }

  #bindName(name: TSESTree.Identifier, path: AccessPath, origin: Origin, assignment: Node | null): void {
    const { publicPlaces, variables } = this.#places
    const variable = variables.of(name)
    const definition = variable?.defs[0]
    if (!variable || !definition) {
      this.isLost = true
      return
    }
    const imported = definition.name === name ? null : publicPlaces.importedAt(name)
    if (imported) {
      this.#cross(imported, path, STORED)
      return
    }
    const isOuter = enclosingFunction(definition.name) !== enclosingFunction(name) && definition.name !== name
    if (isOuter) this.#keep(name, path, origin, assignment)
    if (isOuter && definition.type === 'Parameter') this.isLost = true
    this.#bindVariable(variable, path, isOuter ? STORED : origin)
  }

  #keep(place: Node, path: AccessPath, origin: Origin, assignment: Node | null): void {
    if (origin.kind !== 'handed') return
    // `byPage[route] = resolve` keeps one for each key.
    const isKeyed = place.type === 'MemberExpression' && propertyName(place) === null
    if (path.includes(ITEM) || isKeyed) this.isCollected = true
    else if (assignment) this.slots.push({ node: assignment, place, by: origin.to })
  }

  #bindVariable(variable: Variable, path: AccessPath, origin: Origin): void {
    const { publicPlaces, variables } = this.#places
    for (const place of publicPlaces.placesOfVariable(variable)) this.#cross(place, path, origin)
    for (const node of variables.readsOf(variable)) this.#go({ kind: 'value', node, path }, origin)
  }

  #bindMember(member: TSESTree.MemberExpression, path: AccessPath): void {
    const key = this.#places.keyOf(member)
    if (key !== null) this.#bindField(key, path, member.object)
    else if (propertyName(member) === null && !path.includes(ITEM)) this.#bind(member.object, [ITEM, ...path], STORED, null)
    else this.isLost = true
  }

  #bindField(key: string, written: AccessPath, owner: Node | null): void {
    const { script, publicPlaces } = this.#places
    const path = this.#asKept(written, this.#places.valuesAt(key))
    if (!this.#isNew(key, path)) return
    const dot = key.lastIndexOf('.')
    const ownerKey = (owner && this.#places.keyOf(owner)) ?? key.slice(0, dot)
    const sharing = publicPlaces.sharingOf(owner, ownerKey, key.slice(ownerKey.length + 1).split('.'))
    if (sharing.isOpen) this.isLost = true
    for (const place of sharing.places) this.#cross(place, path, STORED)
    for (const node of this.#places.membersAt(key)) this.#go({ kind: 'value', node, path }, STORED)
    for (const node of nodesOf(script, 'VariableDeclarator')) {
      if (node.id.type !== 'ObjectPattern' || !node.init || this.#places.keyOf(node.init) !== key.slice(0, dot)) continue
      this.#bind(node.id, [key.slice(dot + 1), ...path], STORED, null)
    }
  }

  /** A value comes to stand where `resolve` is kept, or where a function is wanted that takes it. */
  #put(given: Node, path: AccessPath, origin: Origin): void {
    const value = insideWrappers(given)
    const [first, ...rest] = path
    const wanted = calledIndex(first)
    if (isNothing(value) || !this.#isNew(value, [...path, 'put'])) return
    const returned = first === RETURNED ? storeMadeBy(value, this.#places.script) : null
    if (returned) for (const store of returned) this.#put(store, rest, origin)
    else if (wanted !== null) this.#handTo(value, wanted, rest, origin)
    else if (value.type === 'Identifier') this.#putIntoVariable(value, path, origin)
    else if (value.type === 'MemberExpression') this.#bindMember(value, path)
    else if (value.type === 'ObjectExpression') this.#putIntoLiteral(value, path, origin)
    else if (!isMadeHere(value, path)) {
      const key = value.type === 'NewExpression' ? this.#places.fields.keyOfObject(value) : null
      if (key === null || first === undefined) this.isLost = true
      else {
        this.#bindField(`${key}.${first}`, rest, null)
        for (const each of this.#places.valuesAt(`${key}.${first}`)) this.#put(each, rest, origin)
      }
    }
  }

  #putIntoVariable(name: Node, written: AccessPath, origin: Origin): void {
    const variable = this.#places.variables.of(name)
    const imported = this.#places.publicPlaces.importedAt(name)
    if (imported) this.#cross(imported, written, origin)
    else if (!variable) this.isLost = true
    else {
      const { values } = this.#places.valuesOf(variable)
      const path = this.#asKept(written, values)
      this.#bindVariable(variable, path, STORED)
      if (path.length > 0) for (const value of values) this.#put(value, path, origin)
    }
  }

  /** A method of a collection that takes something: from there on it is kept in the collection. */
  #asKept(written: AccessPath, values: readonly Node[]): AccessPath {
    const item = itemPath(written, values)
    if (item) this.isCollected = true
    return item ?? written
  }

  #putIntoLiteral(literal: TSESTree.ObjectExpression, [first, ...rest]: AccessPath, origin: Origin): void {
    const { fields } = this.#places
    const properties = literal.properties.filter((property) => property.type === 'Property' && propertyName(property) === first)
    if (first === undefined || literal.properties.some(({ type }) => type === 'SpreadElement')) this.isLost = true
    const ownKey = properties.length === 0 ? fields.keyOfObject(literal) : null
    if (ownKey !== null && first !== undefined) this.#bindField(`${ownKey}.${first}`, rest, null)
    for (const property of properties) {
      if (property.type !== 'Property') continue
      const key = fields.keyOfProperty(property)
      if (key !== null) this.#bindField(key, rest, null)
      this.#put(property.value, rest, origin)
    }
  }
}

/** A new collection holds nothing yet. */
function isMadeHere(value: Node, [first]: AccessPath): boolean {
  if (value.type === 'ArrayExpression') return first === ITEM || first === 'push' || first === 'unshift'
  return value.type === 'NewExpression' && isCollectionClass(value.callee)
}

function propertyIn(literal: Node, name: string): Node {
  const properties = literal.type === 'ObjectExpression' ? literal.properties : []
  return properties.find((property) => property.type === 'Property' && propertyName(property) === name) ?? literal
}

/** Whether a function may read arguments that it does not name. */
function mentionsArguments(made: FunctionNode, script: Script): boolean {
  return made.type !== 'ArrowFunctionExpression' && /\barguments\b/u.test(script.text.slice(...made.body.range))
}
