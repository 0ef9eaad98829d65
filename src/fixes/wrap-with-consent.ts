import type { TSESLint } from '@typescript-eslint/utils'
import { enclosingFunction, throughWrappers, type CallNode, type Node } from '../analysis/ast.js'
import { isOlder } from '../analysis/versions.js'
import type { Variables } from '../analysis/variables.js'
import { PRIVACY_APIS_SINCE } from '../catalogue/api-objects.js'
import type { PrivacyInterface } from '../catalogue/interfaces.js'
import type { Range } from '../parsers/range.js'
import { callOptions, type CallOptions } from './call-options.js'
import { positionOfCall, type CallPosition } from './call-position.js'
import { CodeLayout, type Edit } from './code-layout.js'
import { ConsentCode } from './consent-code.js'
import { importingGuard, type GuardFunction, type ImportingFile } from './guard-import.js'
import { holdsTapApi, isFollowedUp } from './moved-code.js'
import { changesFailure, WrappedCall } from './wrapped-call.js'

/** The use of a privacy interface that is to be put behind consent: a call on the API object itself. */
export interface WrapRequest {
  readonly script: TSESLint.SourceCode
  readonly variables: Variables
  readonly call: CallNode
  readonly interface: PrivacyInterface
  /** The API object, as the call has it: `wx`, `(wx as any)`. */
  readonly object: string
  readonly file: ImportingFile
  /** The file is TypeScript. */
  readonly isTyped: boolean
  readonly minLibVersion: string
  /** The program's own function that asks for consent, instead of the platform's. */
  readonly guardFunction: GuardFunction | null
}

export interface Wrapping {
  /** `fix`: after consent everything is as before. `suggestion`: somebody has to look at it. */
  readonly kind: 'fix' | 'suggestion'
  /** In the order of the text; none overlaps another. */
  readonly edits: readonly Edit[]
  /** The function that holds the call: what is changed in it may guard other calls there. */
  readonly around: Range
}

/**
 * Puts a call behind the consent of the user. `null` where it cannot be: a value is needed at once in code that cannot wait, or
 * options would have to be computed at a time that the code around the call leaves open.
 * Refusals run `fail` and `complete`, or reject the promise, as the call itself would have.
 */
export function wrapWithConsent(request: WrapRequest): Wrapping | null {
  const { script, variables, call, guardFunction } = request
  const name = request.interface.kind === 'scope' ? 'authorize' : request.interface.name
  const options = callOptions(call, variables)
  if (!options) return null
  const position = positionOfCall(call)
  const form = formFor(request, name, options, position)
  if (!form) return null
  const imports = guardFunction ? importingGuard(script, call, guardFunction, request.file) : []
  if (!imports) return null
  const layout = CodeLayout.of(script)
  const code = new ConsentCode(layout, {
    object: request.object,
    guard: guardFunction?.name ?? null,
    mayBeMissing: isOlder(request.minLibVersion, PRIVACY_APIS_SINCE),
    isTyped: request.isTyped,
    semicolon: layout.semicolonOf(position.kind === 'statement' ? position.statement : null),
  })
  const wrapped = new WrappedCall(request, name, options, position, layout, code).written(form)
  if (!wrapped) return null
  const isSafe = form.isSafe && wrapped.isOnTime && !changesFailure(options, script) && !holdsTapApi(script, call)
  const edits = [...imports, ...wrapped.edits].toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
  const isSuggestion = !isSafe || (goesOnBefore(position) && isFollowedUp(script, call, name))
  return { kind: isSuggestion ? 'suggestion' : 'fix', edits, around: enclosingFunction(call)?.range ?? [0, script.text.length] }
}

/** How the code around a call lets it wait for consent. */
export interface Form {
  /**
   * - `ask`: the call is made in the success of the asking, and nobody waits for it
   * - `promise`: a promise of consent, then the call
   * - `before`: consent is awaited before the statement
   */
  readonly kind: 'ask' | 'promise' | 'before'
  /** What is replaced: the call, or the `await` that has nothing to wait for. */
  readonly whole: Node
  /** Whether a refused call would have rejected a promise. */
  readonly mayReject: boolean
  readonly isSafe: boolean
}

function formFor(request: WrapRequest, name: string, options: CallOptions, position: CallPosition): Form | null {
  const { call, interface: row, object } = request
  const callbacks = options.kind === 'literal' ? options.callbacks : 'none'
  // What it makes is there at once, and no promise. Taro returns a promise even where callbacks are given.
  const isMaker = name.startsWith('create') && name !== 'createBLEPeripheralServer'
  const answers = isMaker ? 'object' : callbacks !== 'none' && object !== 'Taro' ? 'nothing' : 'promise'
  const mayReject = answers === 'promise' && callbacks === 'none' && row.callbackOnly !== true
  const isPromise = mayReject && options.kind !== 'unseen'
  const form = (kind: Form['kind'], isSafe: boolean, whole: Node = call): Form => ({ kind, isSafe, mayReject, whole })
  switch (position.kind) {
    case 'statement':
      return form('ask', options.kind !== 'unseen')
    case 'dropped':
      return form('ask', false)
    case 'awaited':
      if (answers === 'nothing' && position.isStatement) return form('ask', false, position.by)
      return form('before', isPromise && !isTuple(position.by))
    case 'chain':
      return answers === 'object' ? null : form('promise', isPromise && position.taker !== 'code' && !takesTuple(position.link))
    case 'returned':
      // The promise of a guard function would be returned where nothing was.
      if (answers === 'nothing') return form('ask', callbacks === 'some' && request.guardFunction === null)
      return answers === 'object' ? form('before', false) : form('promise', isPromise)
    case 'used':
      if (answers === 'object') return form('before', false)
      return form(answers === 'nothing' ? 'ask' : 'promise', false)
  }
}

/** `const [error, res] = await uni.x()`: in Vue 2 the promise of uni is fulfilled with the error, too. */
function isTuple(awaited: Node): boolean {
  const { parent } = throughWrappers(awaited)
  return (parent?.type === 'VariableDeclarator' && parent.id.type === 'ArrayPattern') || (parent?.type === 'AssignmentExpression' && parent.left.type === 'ArrayPattern')
}

function takesTuple(link: Node): boolean {
  const call = throughWrappers(link).parent
  const taker = call?.type === 'CallExpression' ? call.arguments[0] : undefined
  return taker !== undefined && 'params' in taker && taker.params[0]?.type === 'ArrayPattern'
}

/** Whether what follows the call runs before it has consent. */
function goesOnBefore(position: CallPosition): boolean {
  if (position.kind === 'chain') return position.taker === 'nobody' || position.taker === 'code'
  return position.kind !== 'awaited' && position.kind !== 'returned'
}
