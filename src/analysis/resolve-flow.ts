import type { TSESTree } from '@typescript-eslint/utils'
import { enclosingFunction, insideWrappers, propertyName, throughWrappers, walk, type CallNode, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
import { calleeName } from './calls.js'
import { fateOfMember, isAddedTo, type MemberFate } from './collections.js'
import type { ComponentObject } from './component-objects.js'
import { holdsWhatOthersReach } from './owners.js'
import type { Places } from './places.js'
import { positionOf } from './positions.js'
import type { Variables } from './variables.js'

/** How a call comes by `resolve`: handed from the listener through parameters, or taken out of where it was put. */
export type Origin = { readonly kind: 'handed'; readonly to: FunctionNode } | { readonly kind: 'stored' }

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
  readonly by: FunctionNode
}

/** Where `resolve` goes, as far as the script shows. */
export interface ResolveFlow {
  readonly calls: readonly ResolveCall[]
  readonly slots: readonly Slot[]
  /** Whether it is put into a Set, a Map or an array. */
  readonly isCollected: boolean
  /** Calls of something that nothing ever sets: `handler(resolve)`. */
  readonly droppedAt: readonly CallNode[]
  /** It goes where the script does not show what becomes of it: an event bus, a store, another file. */
  readonly escapes: boolean
}

/** What to follow; `path` leads from a value to `resolve`, `*` being the items of a collection. */
interface Step {
  readonly node: Node
  readonly path: readonly string[]
  readonly origin: Origin
}

const STORED: Origin = { kind: 'stored' }
const ITEM = '*'

export interface FlowContext {
  readonly script: Script
  readonly variables: Variables
  readonly places: Places
  readonly objects: readonly ComponentObject[]
}

/** Follows `resolve` from the parameter of a listener to its calls. */
export function resolveFlow(parameter: Node, listener: FunctionNode, context: FlowContext): ResolveFlow {
  return new Flow(parameter, listener, context)
}

class Flow implements ResolveFlow {
  readonly calls: ResolveCall[] = []
  readonly slots: Slot[] = []
  readonly droppedAt: CallNode[] = []
  isCollected = false
  escapes = false
  readonly #context: FlowContext
  readonly #steps: Step[] = []
  readonly #seen = new Map<Node, Set<string>>()

  constructor(parameter: Node, listener: FunctionNode, context: FlowContext) {
    this.#context = context
    this.#bind(parameter, [], { kind: 'handed', to: listener }, null)
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) this.#follow(step)
  }

  #push(node: Node, path: readonly string[], origin: Origin): void {
    const seen = this.#seen.get(node) ?? new Set<string>()
    const identity = path.join('.')
    if (seen.has(identity) || path.length > 5) return
    this.#seen.set(node, seen.add(identity))
    this.#steps.push({ node, path, origin })
  }

  #follow(step: Step): void {
    const node = throughWrappers(step.node)
    const { path, origin } = step
    const { parent } = node
    if (parent?.type === 'ArrayExpression') this.#push(parent, [ITEM, ...path], origin)
    else if (parent?.type === 'SpreadElement') this.#spread(parent, step)
    else if (parent?.type === 'ForOfStatement' && parent.right === node) this.#bindItems(parent.left, step)
    else this.#followPosition(node, step)
  }

  #spread(spread: TSESTree.SpreadElement, { path, origin }: Step): void {
    if (spread.parent.type === 'ArrayExpression' || spread.parent.type === 'ObjectExpression') this.#push(spread.parent, path, origin)
    else this.escapes = true
  }

  #bindItems(left: Node, { path, origin }: Step): void {
    const pattern = left.type === 'VariableDeclaration' ? left.declarations[0].id : left
    if (path[0] === ITEM) this.#bind(pattern, path.slice(1), origin, null)
  }

  #followPosition(node: Node, { path, origin }: Step): void {
    const position = positionOf(node)
    switch (position.kind) {
      case 'callee':
        if (path.length === 0) this.#called(position.call, position.call.arguments[0], origin)
        return
      case 'member':
        this.#member(position.member, { node, path, origin })
        return
      case 'argument':
        this.#argument(position.call, position.index, { node, path, origin })
        return
      case 'same-value':
        this.#push(position.node, path, origin)
        return
      case 'bound':
        this.#bind(position.pattern, path, origin, position.also)
        // `(resolve) => (kept = resolve)`: nobody asks for what it returns.
        if (position.also && positionOf(throughWrappers(position.also)).kind !== 'returned') this.#push(position.also, path, origin)
        return
      case 'property': {
        const name = propertyName(position.property)
        if (name === null) this.escapes = true
        else this.#push(position.property.parent, [name, ...path], origin)
        return
      }
      case 'tested':
        return
      case 'lost':
        // Being assigned to, it is another value from here on.
        if (node.parent?.type !== 'AssignmentExpression' && node.parent?.type !== 'UnaryExpression') this.escapes = true
        return
      case 'class-member':
      case 'returned':
      case 'exported':
      case 'handed-on':
        this.escapes = true
    }
  }

  #called(call: CallNode, argument: Node | undefined, origin: Origin): void {
    this.calls.push({ call, argument: argument?.type === 'SpreadElement' ? 'unknown' : (argument ?? null), origin })
  }

  #member(member: Node, step: Step): void {
    if (member.type !== 'MemberExpression') return
    const [first, ...rest] = step.path
    const name = propertyName(member)
    const outer = throughWrappers(member)
    const call = outer.parent?.type === 'CallExpression' && outer.parent.callee === outer ? outer.parent : null
    if (first === undefined) this.#memberOfResolve(name, call, step.origin)
    else if (first === ITEM) this.#memberOfCollection(fateOfMember(name, call), member, call, step)
    else if (name === null) this.escapes = true
    else if (name === first) this.#push(member, rest, step.origin)
  }

  /** `resolve.call(null, { … })` and its kin. */
  #memberOfResolve(name: string | null, call: CallNode | null, origin: Origin): void {
    if (name === 'call' && call) this.#called(call, call.arguments[1], origin)
    else if (name === 'apply' && call) this.calls.push({ call, argument: 'unknown', origin })
    else if (name === 'bind' && call) this.#push(call, [], origin)
  }

  #memberOfCollection(fate: MemberFate, member: Node, call: CallNode | null, { path, origin }: Step): void {
    switch (fate.kind) {
      case 'item':
        this.#push(call ?? member, path.slice(1), origin)
        return
      case 'collection':
        if (call) this.#push(call, path, origin)
        return
      case 'callback': {
        const given = call?.arguments[0]
        if (given && given.type !== 'SpreadElement') this.#handTo(given, fate.parameter, path.slice(1), STORED)
        return
      }
      case 'nothing':
        return
      case 'unknown':
        this.escapes = true
    }
  }

  #argument(call: CallNode, index: number, step: Step): void {
    const { path, origin } = step
    const name = calleeName(call)
    const callee = insideWrappers(call.callee)
    if (call.arguments.slice(0, index).some((argument) => argument.type === 'SpreadElement')) this.escapes = true
    else if (call.type === 'NewExpression') {
      if (path[0] === ITEM && (name === 'Set' || name === 'Map' || name === 'Array')) this.#push(call, path, origin)
      else this.escapes = true
    } else if (callee.type !== 'MemberExpression') this.#handOver(call, index, step)
    else if (name === 'setData' && index === 0) this.#setData(callee.object, call, step)
    else if (HARMLESS.test(callee.object.type === 'Identifier' ? callee.object.name : '')) return
    else if (name === 'from' && path[0] === ITEM) this.#push(call, path, origin)
    else if (name === 'concat') this.#push(call, path[0] === ITEM ? path : [ITEM, ...path], origin)
    else if (this.#context.places.functionsAt(callee).functions.length === 0 && isAddedTo(callee, index, this.#context)) {
      if (origin.kind === 'handed') this.isCollected = true
      this.#bind(callee.object, [ITEM, ...path], origin, null)
    } else this.#handOver(call, index, step)
  }

  /** Hands it to the functions that a call runs, `handler(resolve)`. */
  #handOver(call: CallNode, index: number, { path, origin }: Step): void {
    const held = this.#context.places.functionsAt(call.callee)
    if (held.functions.length === 0 && !held.isOpen) this.droppedAt.push(call)
    this.#handTo(call.callee, index, path, origin)
  }

  #handTo(place: Node, index: number, path: readonly string[], origin: Origin): void {
    const held = this.#context.places.functionsAt(place)
    if (held.isOpen) this.escapes = true
    for (const made of held.functions) {
      const parameter = made.params[index]
      const isOpen = made.params.some(({ type }) => type === 'RestElement') || (!parameter && mentionsArguments(made, this.#context.script))
      if (isOpen) this.escapes = true
      else if (parameter) this.#bind(parameter, path, origin.kind === 'handed' ? { kind: 'handed', to: made } : STORED, null)
    }
  }

  #setData(owner: Node, call: CallNode, { node, path, origin }: Step): void {
    const [name, ...rest] = path
    const key = this.#context.places.keyOf(owner)
    if (name === undefined || name === ITEM || key === null) {
      this.escapes = true
      return
    }
    if (origin.kind === 'handed' && rest[0] !== ITEM) this.slots.push({ node: propertyIn(node, name), place: call, by: origin.to })
    if (rest[0] === ITEM) this.isCollected = true
    this.#bindKey(`${key}.data.${name}`, rest, owner)
  }

  /** The value is put into what a pattern names; `assignment` is what does it, where it is one. */
  #bind(pattern: Node, path: readonly string[], origin: Origin, assignment: Node | null): void {
    const [first, ...rest] = path
    switch (pattern.type) {
      case 'Identifier':
        this.#bindIdentifier(pattern, path, origin, assignment)
        return
      case 'AssignmentPattern':
        this.#bind(pattern.left, path, origin, assignment)
        return
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') this.#bind(property.argument, path, origin, assignment)
          else if (first !== undefined && propertyName(property) === first) this.#bind(property.value, rest, origin, assignment)
        }
        return
      case 'ArrayPattern':
        for (const [index, element] of pattern.elements.entries()) {
          if (!element) continue
          if (element.type === 'RestElement') this.#bind(element.argument, path, origin, assignment)
          else if (first === ITEM) this.#bind(element, rest, origin, assignment)
          // The items of a Map are pairs.
          else if (index === 1) this.#bind(element, path, origin, assignment)
        }
        return
      case 'MemberExpression':
        this.#keep(pattern, path, origin, assignment)
        this.#bindMember(pattern, path)
        return
      default:
        this.escapes = true
    }
  }

  #bindIdentifier(name: TSESTree.Identifier, path: readonly string[], origin: Origin, assignment: Node | null): void {
    const variable = this.#context.variables.of(name)
    const definition = variable?.defs[0]
    if (!variable || !definition || definition.type === 'ImportBinding') {
      this.escapes = true
      return
    }
    const isOuter = enclosingFunction(definition.name) !== enclosingFunction(name) && definition.name !== name
    if (isOuter) this.#keep(name, path, origin, assignment)
    if (isOuter && definition.type === 'Parameter') this.escapes = true
    this.#bindVariable(variable, path, isOuter ? STORED : origin)
  }

  #keep(place: Node, path: readonly string[], origin: Origin, assignment: Node | null): void {
    if (origin.kind !== 'handed') return
    // `byPage[route] = resolve` keeps one for each key.
    const isKeyed = place.type === 'MemberExpression' && propertyName(place) === null
    if (path.includes(ITEM) || isKeyed) this.isCollected = true
    else if (assignment) this.slots.push({ node: assignment, place, by: origin.to })
  }

  #bindVariable(variable: Variable, path: readonly string[], origin: Origin): void {
    const declaration = variable.defs[0]?.parent ?? variable.defs[0]?.node
    if (declaration?.parent.type === 'ExportNamedDeclaration') this.escapes = true
    for (const read of this.#context.variables.readsOf(variable)) this.#push(read, path, origin)
  }

  #bindMember(member: TSESTree.MemberExpression, path: readonly string[]): void {
    const key = this.#context.places.keyOf(member)
    if (key !== null) this.#bindKey(key, path, member.object)
    else if (propertyName(member) === null && !path.includes(ITEM)) this.#bind(member.object, [ITEM, ...path], STORED, null)
    else this.escapes = true
  }

  #bindKey(key: string, path: readonly string[], owner: Node): void {
    const { places, script } = this.#context
    if (holdsWhatOthersReach(owner, key, this.#context)) this.escapes = true
    for (const member of places.membersAt(key)) this.#push(member, path, STORED)
    const dot = key.lastIndexOf('.')
    walk(script, script.ast, (node) => {
      if (node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern' || !node.init || places.keyOf(node.init) !== key.slice(0, dot)) return
      this.#bind(node.id, [key.slice(dot + 1), ...path], STORED, null)
    })
  }
}

function propertyIn(literal: Node, name: string): Node {
  const properties = literal.type === 'ObjectExpression' ? literal.properties : []
  return properties.find((property) => property.type === 'Property' && propertyName(property) === name) ?? literal
}

/** Receivers that look at what they are given and keep nothing. */
const HARMLESS = /^console$/u

/** Whether a function may read arguments that it does not name. */
function mentionsArguments(made: FunctionNode, script: Script): boolean {
  return made.type !== 'ArrowFunctionExpression' && /\barguments\b/u.test(script.text.slice(...made.body.range))
}
