import { insideWrappers, propertyName, throughWrappers, type CallNode, type FunctionNode, type Node, type Variable } from './ast.js'
import { calledIndex, givenIndex, isDemand, ITEM, RETURNED, type AccessPath } from './access-path.js'
import { calleeName } from './calls.js'
import { fateOfMember, isAddedTo, isCollectionClass } from './collections.js'
import type { Places } from './places.js'
import { positionOf } from './positions.js'
import type { PublicPlace } from './public-places.js'
import { stateSetBy } from './react-states.js'

/** `resolve` stands at `path` in the value of `node`. */
export interface Step {
  readonly node: Node
  readonly path: AccessPath
}

/** Where one step leads. `isStored`: it is taken out of where it was kept. */
export type Move =
  /** Another expression has it. */
  | ({ readonly kind: 'value' } & Step)
  /** A pattern, variable or member is filled with it; `assignment` is what does so, where it is one. */
  | { readonly kind: 'target'; readonly pattern: Node; readonly path: AccessPath; readonly assignment: Node | null }
  | { readonly kind: 'variable'; readonly variable: Variable; readonly path: AccessPath }
  /** A field is filled with it; `owner` has the field, `null` where the key alone says which. */
  | { readonly kind: 'field'; readonly key: string; readonly owner: Node | null; readonly path: AccessPath }
  /** A collection takes it. */
  | { readonly kind: 'item'; readonly collection: Node; readonly path: AccessPath }
  /** `setData` of `owner` takes it into its `data`, or `setState` into its `state`. */
  | ({ readonly kind: 'data'; readonly call: CallNode; readonly owner: Node; readonly into: 'data' | 'state' } & Step)
  /** React keeps it in a state; given as it is (`isUpdater`), React calls it instead. */
  | { readonly kind: 'state'; readonly state: Variable; readonly path: AccessPath; readonly call: CallNode; readonly isUpdater: boolean }
  /** The functions at `place` are called with it, by `call` where that stands in the script. */
  | { readonly kind: 'functions'; readonly place: Node; readonly index: number; readonly path: AccessPath; readonly call: CallNode | null; readonly isStored: boolean }
  /** A value comes to stand where it is wanted. */
  | { readonly kind: 'put'; readonly value: Node; readonly path: AccessPath }
  /** `resolve` itself is called. */
  | { readonly kind: 'call'; readonly call: CallNode; readonly argument: Node | null | 'unknown' }
  | { readonly kind: 'public'; readonly place: PublicPlace }
  /** Nothing shows what becomes of it. */
  | { readonly kind: 'lost' }

const LOST: readonly Move[] = [{ kind: 'lost' }]
const NOWHERE: readonly Move[] = []
/** Receivers that look at what they are given and keep nothing. */
const HARMLESS = /^console$/u

/** What the code around an expression does with the `resolve` that it holds. */
export function movesOf(step: Step, places: Places): readonly Move[] {
  const { path } = step
  const node = throughWrappers(step.node)
  const { parent } = node
  switch (parent?.type) {
    case 'ArrayExpression':
      return [{ kind: 'value', node: parent, path: [ITEM, ...path] }]
    case 'SpreadElement':
      return parent.parent.type === 'ArrayExpression' || parent.parent.type === 'ObjectExpression' ? [{ kind: 'value', node: parent.parent, path }] : LOST
    case 'ForOfStatement': {
      const pattern = parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0].id : parent.left
      return parent.right === node && path[0] === ITEM ? [{ kind: 'target', pattern, path: path.slice(1), assignment: null }] : NOWHERE
    }
    case 'AssignmentExpression':
      // What is put there is asked for a function; being assigned to, it is another value from here on.
      if (parent.left === node) return isDemand(path) ? [{ kind: 'put', value: parent.right, path }] : NOWHERE
      return movesAt(node, path, places)
    case 'UnaryExpression':
      return NOWHERE
    default:
      return movesAt(node, path, places)
  }
}

function movesAt(node: Node, path: AccessPath, places: Places): readonly Move[] {
  const position = positionOf(node)
  // Who calls a handler, reads it or hands it on does not change it.
  if (calledIndex(path[0]) !== null && position.kind !== 'exported') return NOWHERE
  switch (position.kind) {
    case 'callee':
      return movesOfCallee(position.call, path)
    case 'member':
      return movesOfMember(position.member, { node, path })
    case 'argument':
      return movesOfArgument(position.call, position.index, { node, path }, places)
    case 'same-value':
      return [{ kind: 'value', node: position.node, path }]
    case 'bound': {
      const bound: Move = { kind: 'target', pattern: position.pattern, path, assignment: position.also }
      // `(resolve) => (kept = resolve)`: nobody asks for what it returns.
      const isAsked = position.also && positionOf(throughWrappers(position.also)).kind !== 'returned'
      return isAsked ? [bound, { kind: 'value', node: position.also, path }] : [bound]
    }
    case 'property': {
      const name = propertyName(position.property)
      const key = path[0] === RETURNED ? places.fields.keyOfProperty(position.property) : null
      if (key?.startsWith('this#')) return [{ kind: 'field', key, owner: null, path }]
      return name === null ? LOST : [{ kind: 'value', node: position.property.parent, path: [name, ...path] }]
    }
    case 'class-member': {
      const key = places.fields.keyOfClassMember(position.member)
      return key === null ? LOST : [{ kind: 'field', key, owner: null, path }]
    }
    case 'returned':
      return movesOfReturned(position.from, path, places)
    case 'exported':
      return [{ kind: 'public', place: { root: { kind: 'own' }, path: position.name === 'default' ? path : [position.name, ...path] } }]
    case 'tested':
      return NOWHERE
    case 'lost':
    case 'handed-on':
      return LOST
  }
}

function movesOfCallee(call: CallNode, path: AccessPath): readonly Move[] {
  const [first, ...rest] = path
  if (first === undefined) return [called(call, 0)]
  if (first === RETURNED) return [{ kind: 'value', node: call, path: rest }]
  const wanted = givenIndex(first)
  if (wanted === null) return NOWHERE
  const argument = call.arguments[wanted]
  if (call.arguments.slice(0, wanted + 1).some(({ type }) => type === 'SpreadElement')) return LOST
  return argument ? [{ kind: 'put', value: argument, path: rest }] : NOWHERE
}

function called(call: CallNode, index: number): Move {
  const argument = call.arguments[index]
  return { kind: 'call', call, argument: argument?.type === 'SpreadElement' ? 'unknown' : (argument ?? null) }
}

function movesOfReturned(from: FunctionNode, path: AccessPath, places: Places): readonly Move[] {
  if (from.type !== 'FunctionDeclaration') return [{ kind: 'value', node: from, path: [RETURNED, ...path] }]
  const variable = from.id && places.variables.of(from.id)
  return variable ? [{ kind: 'variable', variable, path: [RETURNED, ...path] }] : LOST
}

function movesOfMember(member: Node, { path }: Step): readonly Move[] {
  if (member.type !== 'MemberExpression') return LOST
  const [first, ...rest] = path
  const name = propertyName(member)
  const outer = throughWrappers(member)
  const call = outer.parent?.type === 'CallExpression' && outer.parent.callee === outer ? outer.parent : null
  if (first === ITEM) return movesOfCollection(member, call, path)
  if (name === 'default') return [{ kind: 'value', node: member, path }]
  if (name !== null && name === first) return [{ kind: 'value', node: member, path: rest }]
  if (name === 'bind' && call) return [{ kind: 'value', node: call, path }]
  // A promise for it.
  if (name === 'then' && call?.arguments[0]) return [{ kind: 'functions', place: call.arguments[0], index: 0, path, call: null, isStored: true }]
  if (first === undefined && name === 'call' && call) return [called(call, 1)]
  if (first === undefined && name === 'apply' && call) return [{ kind: 'call', call, argument: 'unknown' }]
  return name === null && first !== undefined ? LOST : NOWHERE
}

function movesOfCollection(member: Node, call: CallNode | null, path: AccessPath): readonly Move[] {
  const name = member.type === 'MemberExpression' ? propertyName(member) : null
  const fate = fateOfMember(name, call)
  switch (fate.kind) {
    case 'item':
      // `all.pop()` is an item, and so is `all[0]`.
      return [{ kind: 'value', node: (name === null ? null : call) ?? member, path: path.slice(1) }]
    case 'collection':
      return call ? [{ kind: 'value', node: call, path }] : NOWHERE
    case 'callback': {
      const run = call?.arguments[0]
      if (!run || run.type === 'SpreadElement') return NOWHERE
      return [{ kind: 'functions', place: run, index: fate.parameter, path: path.slice(1), call: null, isStored: true }]
    }
    case 'nothing':
      return NOWHERE
    case 'unknown':
      return LOST
  }
}

function movesOfArgument(call: CallNode, index: number, { node, path }: Step, places: Places): readonly Move[] {
  if (call.arguments.slice(0, index).some((argument) => argument.type === 'SpreadElement')) return LOST
  const name = calleeName(call)
  const callee = insideWrappers(call.callee)
  if (call.type === 'NewExpression') return path[0] === ITEM && isCollectionClass(callee) ? [{ kind: 'value', node: call, path }] : LOST
  const given: Move = { kind: 'functions', place: callee, index, path, call, isStored: false }
  const state = index === 0 ? stateSetBy(call, places.variables) : null
  if (state) return [{ kind: 'state', state, path: path[0] === RETURNED ? path.slice(1) : path, call, isUpdater: path.length === 0 }]
  if (callee.type !== 'MemberExpression') return [given]
  if ((name === 'setData' || name === 'setState') && index === 0) return [{ kind: 'data', call, owner: callee.object, into: name === 'setData' ? 'data' : 'state', node, path }]
  if (HARMLESS.test(callee.object.type === 'Identifier' ? callee.object.name : '')) return NOWHERE
  const isListing = name === 'from' || ((name === 'values' || name === 'entries') && callee.object.type === 'Identifier' && callee.object.name === 'Object')
  if (isListing && path[0] === ITEM) return [{ kind: 'value', node: call, path }]
  if (name === 'assign' && index > 0) return movesOfAssign(call, path, places)
  if (name === 'concat') return [{ kind: 'value', node: call, path: path[0] === ITEM ? path : [ITEM, ...path] }]
  const isAdded = places.functionsAt(callee).functions.length === 0 && isAddedTo(callee, index, places)
  return isAdded ? [{ kind: 'item', collection: callee.object, path }] : [given]
}

/** `Object.assign(getApp().globalData, { answer: resolve })` */
function movesOfAssign(call: CallNode, path: AccessPath, places: Places): readonly Move[] {
  const [first, ...rest] = path
  const target = call.arguments[0] && insideWrappers(call.arguments[0])
  const result: Move = { kind: 'value', node: call, path }
  if (target?.type === 'ObjectExpression') return [result]
  const key = target ? places.keyOf(target) : null
  return target && key !== null && first !== undefined && first !== ITEM ? [result, { kind: 'field', key: `${key}.${first}`, owner: target, path: rest }] : LOST
}
