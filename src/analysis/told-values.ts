import { answerSource } from './answer-sources.js'
import { consentToldBy, type Answered, type ConsentView } from './answers-of-promises.js'
import { insideWrappers, propertyName, type CallNode, type Node, type NodeOf } from './ast.js'
import { joinedReasons, type GuardReason } from './consent-tests.js'
import { dataValues } from './data-values.js'
import type { GuardForm } from './guard-forms.js'
import type { Places } from './places.js'
import { literalTruth, valuesGiven, type Variables } from './variables.js'

/** What the reading of values asks of the analysis around it. */
export interface ToldView extends Pick<ConsentView, 'promiseReason' | 'reasonAt' | 'implied'> {
  readonly formsOfCall: (call: CallNode) => readonly GuardForm[]
  readonly answersOf: (promise: Node) => readonly Answered[]
}

/** Tells which values say that the user has consented: answers of guard functions and promises, flags that are set with consent only. */
export class ToldValues {
  readonly #variables: Variables
  readonly #places: Places
  readonly #view: ToldView
  /** Flags whose values are being looked at. */
  readonly #open = new Set<Node>()

  constructor(places: Places, view: ToldView) {
    this.#places = places
    this.#variables = places.variables
    this.#view = view
  }

  /** Whether a flag is being looked at: answers are provisional then. */
  get isBusy(): boolean {
    return this.#open.size > 0
  }

  /** Why a variable, a field or a value of `data` comes out as `outcome` with consent only: every place that may bring it there is guarded. */
  #reasonOfFlag(name: Node, outcome: boolean): GuardReason | null {
    const values = this.#valuesOfFlag(name)
    if (values.length === 0 || this.#open.has(name)) return null
    this.#open.add(name)
    const reasons = values.filter((value) => literalTruth(value) !== !outcome).map((value) => this.#view.reasonAt(value, null) ?? this.#view.implied(value, outcome))
    this.#open.delete(name)
    return reasons.length > 0 ? joinedReasons(reasons) : null
  }

  #valuesOfFlag(name: Node): readonly Node[] {
    if (name.type === 'MemberExpression') return this.#valuesOfField(name)
    const variable = name.type === 'Identifier' ? this.#variables.of(name) : null
    const [definition] = variable?.defs ?? []
    // A name that never changes says what its value says.
    if (!variable || definition?.type !== 'Variable' || this.#variables.constantValue(variable)) return []
    return valuesGiven(variable)
  }

  #valuesOfField(field: NodeOf<'MemberExpression'>): readonly Node[] {
    const name = propertyName(field)
    const holder = insideWrappers(field.object)
    if (name !== null && holder.type === 'MemberExpression' && propertyName(holder) === 'data') return dataValues(this.#places.script, name).map(({ value }) => value)
    const key = this.#places.keyOf(field)
    // Others may write what the app or a global keeps.
    return key === null || key.startsWith('global ') || key.startsWith('getApp()') ? [] : this.#places.everythingAt(key)
  }

  /** Why an expression comes out as `outcome` with consent only: it is what a guard function answers, or the value of a promise. */
  reasonFor(expression: Node, outcome: boolean): GuardReason | null {
    const flag = this.#reasonOfFlag(expression, outcome)
    if (flag) return flag
    const source = answerSource(expression, this.#variables)
    if (source?.kind === 'told') {
      const isTold = this.#view.formsOfCall(source.call).some(
        (form) => form.kind === 'answer' && form.index === source.index && isSamePath(form.path, source.callback) && form.argument === source.argument && form.when === outcome,
      )
      return isTold ? 'guard-function' : null
    }
    if (!source) return null
    const { of: call, path } = source
    // `const [error] = await to(ensure())`
    const [wrapped] = call.type === 'CallExpression' && path.join('.') === '0' && !outcome ? call.arguments : []
    if (wrapped && this.#view.promiseReason(wrapped)) return 'guard-function'
    const forms = call.type === 'CallExpression' ? this.#view.formsOfCall(call) : []
    if (forms.some((form) => form.kind === 'value' && form.when === outcome && isSamePath(form.path, path))) return 'guard-function'
    const isPromise = call.type === 'NewExpression' || (call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && LINKS.has(propertyName(call.callee) ?? ''))
    const told = isPromise ? consentToldBy(this.#view.answersOf(call), path, outcome, (value, when) => (value === call ? null : this.#view.implied(value, when))) : null
    return told && 'guard-function'
  }
}

const LINKS: ReadonlySet<string> = new Set(['then', 'catch', 'finally'])

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.join('.') === other.join('.')
}
