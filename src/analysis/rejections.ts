import type { TSESTree } from '@typescript-eslint/utils'
import { enclosingFunction, insideWrappers, isFunction, propertyName, throughWrappers, type CallNode, type FunctionNode, type Node } from './ast.js'
import { calleeName } from './calls.js'
import type { Callers, FunctionUse } from './callers.js'
import { handlerIn, isEmpty } from './handlers.js'
import { positionOf } from './positions.js'
import type { Variables } from './variables.js'

/** What becomes of a promise's rejection. */
export type Rejection =
  | { readonly kind: 'handled' }
  /** The promise is returned or handed on: whoever gets it decides. */
  | { readonly kind: 'handed-on' }
  /** A statement drops it; `chain` is the whole expression, the call itself or what is chained to it. */
  | { readonly kind: 'dropped'; readonly chain: Node }
  | { readonly kind: 'uncaught' }
  /** The handler, a function or a `catch` clause, holds no statement. */
  | { readonly kind: 'swallowed'; readonly by: FunctionNode | TSESTree.CatchClause; readonly isInPlace: boolean }

const HANDLED: Rejection = { kind: 'handled' }
const HANDED_ON: Rejection = { kind: 'handed-on' }
const UNCAUGHT: Rejection = { kind: 'uncaught' }
const MAX_DEPTH = 20

/** Follows promises to whoever handles their rejection. */
export class Rejections {
  readonly #variables: Variables
  readonly #callers: Callers

  constructor(variables: Variables, callers: Callers) {
    this.#variables = variables
    this.#callers = callers
  }

  /** What becomes of the rejection of the promise that an expression makes. */
  of(expression: Node, depth = 0): Rejection {
    const node = throughWrappers(expression)
    if (depth > MAX_DEPTH) return HANDED_ON
    const position = positionOf(node)
    switch (position.kind) {
      case 'member':
        return this.#chained(position.member, depth)
      case 'same-value':
        return node.parent?.type === 'AwaitExpression' ? this.#awaited(node.parent, depth) : this.#ofLarger(node, position.node, depth)
      case 'tested':
        return this.#tested(node)
      case 'lost':
        return node.parent?.type === 'SequenceExpression' ? { kind: 'dropped', chain: node } : HANDED_ON
      default:
        return HANDED_ON
    }
  }

  /** In `is && promise` it is the promise that wants a handler. */
  #ofLarger(chain: Node, outer: Node, depth: number): Rejection {
    const rejection = this.of(outer, depth + 1)
    return rejection.kind === 'dropped' ? { kind: 'dropped', chain } : rejection
  }

  #tested(node: Node): Rejection {
    const outer = node.parent?.type === 'UnaryExpression' && node.parent.operator === 'void' ? throughWrappers(node.parent).parent : node.parent
    return outer?.type === 'ExpressionStatement' ? { kind: 'dropped', chain: node } : HANDED_ON
  }

  #chained(member: Node, depth: number): Rejection {
    const call = throughWrappers(member).parent
    if (member.type !== 'MemberExpression' || call?.type !== 'CallExpression' || insideWrappers(call.callee) !== member) return HANDED_ON
    const name = propertyName(member)
    const [first, second] = call.arguments
    if (call.arguments.some((argument) => argument.type === 'SpreadElement')) return HANDED_ON
    if (name === 'then') {
      const answer = first && insideWrappers(first)
      if (isFunction(answer) && answer.params[0] && this.#readsError(answer.params[0])) return HANDLED
      return this.#handledBy(second, call, depth)
    }
    if (name === 'catch') return this.#handledBy(first, call, depth)
    return name === 'finally' ? this.of(call, depth + 1) : HANDED_ON
  }

  #handledBy(given: Node | undefined, call: Node, depth: number): Rejection {
    const handler = handlerIn(given, this.#variables)
    if (handler.kind === 'absent') return this.of(call, depth + 1)
    return handler.kind === 'empty' ? { kind: 'swallowed', by: handler.function, isInPlace: handler.isInPlace } : HANDLED
  }

  #awaited(awaiting: TSESTree.AwaitExpression, depth: number): Rejection {
    const clause = catchAround(awaiting)
    if (clause) return isEmpty(clause.body) ? { kind: 'swallowed', by: clause, isInPlace: true } : HANDLED
    const position = positionOf(throughWrappers(awaiting))
    if (position.kind === 'bound' && this.#readsError(position.pattern)) return HANDLED
    if (position.kind === 'returned') return HANDED_ON
    const around = enclosingFunction(awaiting)
    return around ? this.#ofFunction(around, depth) : UNCAUGHT
  }

  /** An async function that does not catch passes the rejection on to those who call it; a template that calls a method drops it. */
  #ofFunction(made: FunctionNode, depth: number): Rejection {
    const ways = this.#callers.usesOf(made).flatMap((use) => (use.kind === 'method' ? [] : [this.#ofUse(use, depth)]))
    const lost = ways.find(({ kind }) => kind === 'dropped' || kind === 'uncaught')
    return ways.find(({ kind }) => kind === 'handed-on') ?? (lost ? UNCAUGHT : (ways[0] ?? UNCAUGHT))
  }

  #ofUse(use: FunctionUse, depth: number): Rejection {
    if (use.kind === 'called') return this.of(use.call, depth + 1)
    if (use.kind === 'lifetime' || (use.kind === 'passed' && isDroppedBy(use)) || (use.kind === 'handed-on' && isEventOfPlatform(use.node))) return UNCAUGHT
    return use.kind === 'passed' && calleeName(use.call) === 'then' ? this.of(use.call, depth + 1) : HANDED_ON
  }

  /** Vue 2's uni-app resolves to `[error, result]`: whether the error is read, or whether there is a result asked. */
  #readsError(pattern: Node): boolean {
    if (pattern.type === 'ArrayPattern') {
      const [error, result] = pattern.elements
      if (error && this.#readsOfPart(error) !== 0) return true
      return result?.type === 'Identifier' && this.#isAskedFor(result)
    }
    const variable = pattern.type === 'Identifier' ? this.#variables.of(pattern) : null
    return variable !== null && this.#variables.readsOf(variable).some((read) => this.#readsErrorOf(read))
  }

  /** How often a part of a tuple is read; `null` where it is no plain name. */
  #readsOfPart(part: Node): number | null {
    const variable = part.type === 'Identifier' ? this.#variables.of(part) : null
    return variable && this.#variables.readsOf(variable).length
  }

  #isAskedFor(result: Node): boolean {
    const variable = this.#variables.of(result)
    return variable !== null && this.#variables.readsOf(variable).some((read) => positionOf(throughWrappers(read)).kind === 'tested')
  }

  #readsErrorOf(read: Node): boolean {
    const parent = read.parent
    if (parent?.type === 'MemberExpression' && parent.object === read) return parent.property.type === 'Literal' && parent.property.value === 0
    return parent?.type === 'VariableDeclarator' && parent.init === read && parent.id.type === 'ArrayPattern' && this.#readsError(parent.id)
  }
}

/** Whether the call that is given the function throws its promise away. */
function isDroppedBy({ call, path }: { readonly call: CallNode; readonly path: readonly string[] }): boolean {
  const last = path.at(-1)
  return last === undefined ? DROPPING.has(calleeName(call) ?? '') : CALLBACKS.has(last)
}

const DROPPING = new Set(['setTimeout', 'setInterval', 'requestAnimationFrame', 'nextTick', 'forEach', 'setData'])
const CALLBACKS = new Set(['success', 'fail', 'complete'])

/** The `catch` that a rejection awaited here comes to within the function. */
function catchAround(node: Node): TSESTree.CatchClause | null {
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at
    if (parent.type === 'TryStatement' && parent.handler && parent.block === at) return parent.handler
  }
  return null
}

/** `<Button onClick={locate}>`: the platform's elements throw away what a handler returns; a component may not. */
function isEventOfPlatform({ parent }: Node): boolean {
  const attribute = parent?.type === 'JSXExpressionContainer' ? parent.parent : null
  const tag = attribute?.type === 'JSXAttribute' ? attribute.parent.name : null
  return attribute?.type === 'JSXAttribute' && attribute.name.type === 'JSXIdentifier' && /^on[A-Z]/u.test(attribute.name.name) && tag?.type === 'JSXIdentifier' && PLATFORM_TAGS.has(tag.name)
}

/** The elements that people tap, among those of @tarojs/components. */
const PLATFORM_TAGS: ReadonlySet<string> = new Set(['View', 'Button', 'Text', 'Image', 'CoverView', 'CoverImage', 'Label', 'Navigator', 'Form', 'ScrollView', 'Input', 'Textarea', 'Picker', 'Switch', 'Map', 'Camera'])
