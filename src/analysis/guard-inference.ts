import { propertyName, walk, type FunctionNode, type Node, type Script } from './ast.js'
import { consentToldBy, pathsInto, PromiseAnswers, type Answered, type ConsentView } from './answers-of-promises.js'
import type { GuardReason } from './consent-tests.js'
import { leaves, returnsOf } from './control-flow.js'
import { LEAKY, type GuardForm } from './guard-forms.js'
import type { Variables } from './variables.js'

/** What the inference asks of the analysis around it. */
export interface InferenceView extends ConsentView {
  /** Why consent is there once a list of statements, or an expression that is awaited, is through. */
  readonly reasonAfter: (statements: readonly Node[]) => GuardReason | null
  readonly reasonAwaited: (expression: Node) => GuardReason | null
  /** Whether a call asks for consent, whatever comes of it. */
  readonly asks: (call: Node) => boolean
  /** Whether the question that is open has become too long: what is found then is nothing to remember. */
  readonly isGivenUp: () => boolean
}

/** Guard functions that wrap one another beyond this are nobody's; they would exhaust the stack. */
const DEEPEST = 50
/** Arguments of a callback that are looked at: `(error, agreed) => …`. */
const ARGUMENTS = [0, 1]

/** Finds out what the functions of a script guarantee about consent. */
export class GuardInference {
  readonly answers: PromiseAnswers
  readonly #script: Script
  readonly #variables: Variables
  readonly #view: InferenceView
  readonly #forms = new Map<FunctionNode, readonly GuardForm[]>()
  /** How many functions ask for one another at the moment. */
  #depth = 0

  constructor(script: Script, variables: Variables, view: InferenceView) {
    this.#script = script
    this.#variables = variables
    this.#view = view
    this.answers = new PromiseAnswers(script, variables, view)
  }

  /** Whether a function is being asked about at the moment. */
  get isBusy(): boolean {
    return this.#depth > 0
  }

  /** What a function of this script guarantees about consent. */
  formsOf(made: FunctionNode): readonly GuardForm[] {
    const known = this.#forms.get(made)
    if (known) return known
    // What is given up is not remembered: asked on and on, functions that call each other would take for ever.
    if (this.#depth > DEEPEST || this.#view.isGivenUp()) return []
    // Functions that call each other guarantee nothing while the question is open.
    this.#forms.set(made, [])
    this.#depth++
    const callbacks = this.#callbackForms(made)
    const promised: readonly GuardForm[] = this.#isGuardPromise(made) ? [{ kind: 'promise' }] : this.#valueForms(made)
    const guarantees = [...callbacks, ...promised]
    const forms = guarantees.length === 0 && this.#asksInside(made) ? [LEAKY] : guarantees
    this.#depth--
    if (this.#view.isGivenUp()) this.#forms.delete(made)
    else this.#forms.set(made, forms)
    return forms
  }

  #isGuardPromise(made: FunctionNode): boolean {
    const { promiseReason, reasonAwaited, reasonAfter, reasonAt } = this.#view
    if (made.body.type !== 'BlockStatement') return promiseReason(made.body) !== null || (made.async && reasonAwaited(made.body) !== null)
    const returned = returnsOf(this.#script, made)
    const reasons = returned.map(({ argument, statement }) => (argument && promiseReason(argument)) ?? (argument && reasonAwaited(argument)) ?? reasonAt(statement, made))
    if (made.async) reasons.push(leaves(made.body) ? 'old-library' : reasonAfter(made.body.body))
    return reasons.every((reason) => reason !== null) && reasons.some((reason) => reason !== 'old-library')
  }

  /** `resolve(true)` in success and `resolve(false)` in fail; `return true` after the wait and `return false` in its catch. */
  #valueForms(made: FunctionNode): readonly GuardForm[] {
    const answers = this.answers.ofFunction(made)
    const forms = this.#tellingParts(answers).map(({ path, when }): GuardForm => ({ kind: 'value', path, when }))
    // What says nothing on refusal, instead of `false`, was hardly meant to be looked at.
    return forms.length > 0 && !answers.some(({ value }) => value !== null && value !== 'unseen') ? [...forms, LEAKY] : forms
  }

  #tellingParts(answers: readonly Answered[]): readonly { readonly path: readonly string[]; readonly when: boolean }[] {
    return pathsInto(answers).flatMap((path) => [true, false].flatMap((when) => (consentToldBy(answers, path, when, this.#view.implied) ? [{ path, when }] : [])))
  }

  /** Arguments that are called with consent only, `(done) => wx.requirePrivacyAuthorize({ success: done })`, or told of it. */
  #callbackForms(made: FunctionNode): readonly GuardForm[] {
    return made.params.flatMap((parameter, index) =>
      namesIn(parameter).flatMap(({ name, path }): readonly GuardForm[] => {
        const variable = this.#variables.of(name)
        const reads = variable ? this.#variables.readsOf(variable) : []
        // `options.success` of an argument that is taken whole.
        const members = reads.flatMap((read) => (read.parent?.type === 'MemberExpression' && read.parent.object === read && propertyName(read.parent) === 'success' ? [read.parent] : []))
        const isWhole = members.length > 0
        const uses = (isWhole ? members : reads).filter((place) => !isOnlyTested(place))
        const at = isWhole ? [...path, 'success'] : path
        const reasons = uses.map((place) => this.#view.settlingReason(place, made))
        if (reasons.length > 0 && reasons.every((reason) => reason !== null)) return reasons.some((reason) => reason !== 'old-library') ? [{ kind: 'callback', index, path: at }] : []
        return ARGUMENTS.flatMap((argument): GuardForm[] => {
          const answers = uses.length > 0 ? this.answers.ofCallback(uses, argument, made) : null
          const told = answers ? this.#tellingParts(answers).filter((part) => part.path.length === 0) : []
          return told.map(({ when }) => ({ kind: 'answer', index, path: at, argument, when }))
        })
      }),
    )
  }

  #asksInside(made: FunctionNode): boolean {
    let asks = false
    walk(this.#script, made, (node) => {
      if (node.type === 'CallExpression' && this.#view.asks(node)) asks = true
    })
    return asks
  }
}

/** Names that a parameter binds, with the way to them. */
function namesIn(pattern: Node, path: readonly string[] = []): readonly { readonly name: Node; readonly path: readonly string[] }[] {
  if (pattern.type === 'Identifier') return [{ name: pattern, path }]
  if (pattern.type === 'AssignmentPattern') return namesIn(pattern.left, path)
  if (pattern.type !== 'ObjectPattern') return []
  return pattern.properties.flatMap((property) => {
    const key = property.type === 'Property' ? propertyName(property) : null
    return property.type === 'Property' && key !== null ? namesIn(property.value, [...path, key]) : []
  })
}

/** `done && done()`, `if (done)`: the first asks only whether it is there. */
function isOnlyTested(place: Node): boolean {
  const parent = place.parent
  if (parent?.type === 'LogicalExpression') return parent.left === place
  if (parent?.type === 'UnaryExpression') return true
  return (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === place
}
