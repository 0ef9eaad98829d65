import type { TSESTree } from '@typescript-eslint/utils'
import type { PrivacyInterface } from '../catalogue/interfaces.js'
import { insideWrappers, propertyName, propertyNamed, throughWrappers, type CallNode, type FunctionNode, type Node } from './ast.js'
import type { Callers } from './callers.js'
import { handlerIn, type Handler } from './handlers.js'
import { flowOf } from './object-flow.js'
import { optionsOf } from './option-literals.js'
import type { Reach } from './reaches.js'
import { Rejections, type Rejection } from './rejections.js'
import type { Variables } from './variables.js'

/** How a call lets the user's refusal pass unnoticed. */
export type Denial =
  /** It has no `fail`: `options` is its literal where there is one. */
  | { readonly kind: 'no-callback'; readonly call: CallNode; readonly options: TSESTree.ObjectExpression | null }
  /** What is awaited or chained here is no promise: a callback is passed, or the interface takes callbacks only. */
  | { readonly kind: 'no-promise'; readonly why: 'callback-passed' | 'callback-only' }
  | { readonly kind: 'no-catch'; readonly chain: Node | null }
  | { readonly kind: 'empty-handler'; readonly handler: FunctionNode | TSESTree.CatchClause; readonly isInPlace: boolean }
  | { readonly kind: 'no-on-error' }
  | { readonly kind: 'no-start-callback' }

/** A call of an interface, or of requirePrivacyAuthorize, which is none of the table. */
export interface DeniableCall {
  readonly reach: Reach
  readonly interface: PrivacyInterface | null
}

/** When an interface gives a promise. Source: 逻辑层 / API; Taro wraps every call in a promise and calls the callbacks as well. */
type PromiseStyle = 'never' | 'without-callbacks' | 'always'

/** Finds calls whose refusal nobody handles. */
export class Denials {
  readonly #variables: Variables
  readonly #callers: Callers
  readonly #rejections: Rejections
  readonly #reaches: readonly Reach[]

  constructor(variables: Variables, callers: Callers, reaches: readonly Reach[]) {
    this.#variables = variables
    this.#callers = callers
    this.#rejections = new Rejections(variables, callers)
    this.#reaches = reaches
  }

  /** How the refusal of a call is lost; `null` where somebody handles it, or where that cannot be told. */
  of(deniable: DeniableCall): Denial | null {
    const { reach, interface: row } = deniable
    if (!reach.call) return null
    if (row?.name === 'RecorderManager.start') return this.#ofRecorder()
    if (row?.name === 'createVKSession') return this.#ofSession(reach.call)
    const options = optionsOf(reach.call, reach.firstArgument, this.#variables)
    if (options.kind === 'unreadable') return null
    const literal = options.kind === 'literal' ? options.literal : null
    const [fail, complete] = [this.#callback(literal, 'fail'), this.#callback(literal, 'complete')]
    if (fail.kind === 'present' || complete.kind === 'present') return null
    const empty = fail.kind === 'empty' ? fail : complete.kind === 'empty' ? complete : null
    const style = promiseStyle(deniable)
    if (empty && style !== 'always') return emptied(empty)
    const hasCallback = this.#callback(literal, 'success').kind !== 'absent'
    const rejection = this.#rejections.of(reach.call)
    if (style === 'never' || (style === 'without-callbacks' && hasCallback)) {
      const isTakenForPromise = rejection.kind !== 'dropped' && isAwaitedOrChained(reach.call)
      return isTakenForPromise ? { kind: 'no-promise', why: hasCallback ? 'callback-passed' : 'callback-only' } : { kind: 'no-callback', call: reach.call, options: literal }
    }
    const denial = this.#ofRejection(rejection, reach.call, literal)
    return denial && empty ? emptied(empty) : denial
  }

  #ofRejection(rejection: Rejection, call: CallNode, options: TSESTree.ObjectExpression | null): Denial | null {
    switch (rejection.kind) {
      case 'handled':
      case 'handed-on':
        return null
      case 'dropped':
        return insideWrappers(rejection.chain) === call ? { kind: 'no-callback', call, options } : { kind: 'no-catch', chain: rejection.chain }
      case 'uncaught':
        return { kind: 'no-catch', chain: null }
      case 'swallowed':
        return { kind: 'empty-handler', handler: rejection.by, isInPlace: rejection.isInPlace }
    }
  }

  #callback(options: TSESTree.ObjectExpression | null, name: string): Handler {
    return handlerIn(options ? propertyNamed(options, name)?.value : undefined, this.#variables)
  }

  /** getRecorderManager gives the program's one recorder, so that every `onError` of the file is that of `start`. */
  #ofRecorder(): Denial | null {
    const handlers = this.#reaches.filter(({ object, name }) => object === 'RecorderManager' && name === 'onError')
    if (handlers.length > 0) {
      const given = handlers.map(({ call, firstArgument }) => (call && firstArgument !== null ? handlerIn(call.arguments[firstArgument], this.#variables) : null))
      const empty = given.find((handler) => handler?.kind === 'empty')
      return given.every((handler) => handler?.kind === 'empty') && empty?.kind === 'empty' ? emptied(empty) : null
    }
    const makers = this.#reaches.filter(({ name }) => name === 'getRecorderManager')
    const isSeen = makers.length > 0 && makers.every(({ call }) => call && !flowOf(call, this.#variables, this.#callers).escapes)
    return isSeen ? { kind: 'no-on-error' } : null
  }

  #ofSession(made: CallNode): Denial | null {
    const starts = flowOf(made, this.#variables, this.#callers).members.flatMap((member) => {
      const call = throughWrappers(member).parent
      const isStart = member.type === 'MemberExpression' && propertyName(member) === 'start' && call?.type === 'CallExpression' && insideWrappers(call.callee) === member
      return isStart ? [handlerIn(call.arguments[0], this.#variables)] : []
    })
    const [first] = starts
    if (!first || starts.some(({ kind }) => kind === 'present')) return null
    const empty = starts.find((handler) => handler.kind === 'empty')
    return empty?.kind === 'empty' ? emptied(empty) : { kind: 'no-start-callback' }
  }
}

function emptied({ function: handler, isInPlace }: Extract<Handler, { kind: 'empty' }>): Denial {
  return { kind: 'empty-handler', handler, isInPlace }
}

function promiseStyle({ reach, interface: row }: DeniableCall): PromiseStyle {
  if (reach.object === 'uni') return 'without-callbacks'
  if (reach.object === 'wx' || row?.kind === 'method') return row?.callbackOnly ? 'never' : 'without-callbacks'
  return 'always'
}

function isAwaitedOrChained(call: CallNode): boolean {
  const parent = throughWrappers(call).parent
  return parent?.type === 'AwaitExpression' || parent?.type === 'MemberExpression'
}
