import { insideWrappers, throughWrappers, type Node, type Script } from '../analysis/ast.js'
import { isStable, usesOwnThis, waits, type CallOptions, type FailureCallback } from './call-options.js'
import { anchorOf, type CallPosition } from './call-position.js'
import type { CodeLayout, Edit } from './code-layout.js'
import type { ConsentCode, Refusal } from './consent-code.js'
import { childrenIn, freeName } from './moved-code.js'
import { StatementPlace } from './statement-place.js'
import type { Form, WrapRequest } from './wrap-with-consent.js'

export interface Written {
  readonly edits: readonly Edit[]
  /** `false` where values are computed later than before. */
  readonly isOnTime: boolean
}

/** Whether calling `fail` and `complete` from here, instead of the platform, may change what they do. */
export function changesFailure(options: CallOptions, script: Script): boolean {
  if (options.kind !== 'literal') return options.kind === 'unseen'
  return options.failures.some(({ made }) => made !== null && usesOwnThis(made, childrenIn(script)))
}

/** What is known before anything is written. */
interface Plan {
  readonly form: Form
  readonly place: StatementPlace | null
  /** The name that the options have, or are given; `null` where they stay in place. */
  readonly named: string | null
  /** The declaration that gives it. */
  readonly declared: readonly string[]
  /** Statements that run the callbacks of a refusal. */
  readonly failures: readonly string[]
}

/** Their types promise an `errCode` to `fail`, which a refusal does not have, from whomever it comes. */
const OWN_ERRORS: ReadonlySet<string> = new Set(['openBluetoothAdapter', 'joinVoIPChat'])

/** Writes one call anew, behind consent. */
export class WrappedCall {
  readonly #request: WrapRequest
  readonly #name: string
  readonly #options: CallOptions
  readonly #position: CallPosition
  readonly #layout: CodeLayout
  readonly #code: ConsentCode

  constructor(request: WrapRequest, name: string, options: CallOptions, position: CallPosition, layout: CodeLayout, code: ConsentCode) {
    this.#request = request
    this.#name = name
    this.#options = options
    this.#position = position
    this.#layout = layout
    this.#code = code
  }

  /** `null` where the form cannot be written at this place. */
  written(form: Form): Written | null {
    const { script, variables } = this.#request
    const options = this.#options
    const node = options.kind === 'none' ? null : options.node
    const isUnmoved = node === null || isStable(node, variables)
    const callbacks = this.#callbacksOf(form)
    const isTwice = form.kind === 'ask' && this.#code.isChecked && !(options.kind === 'literal' && options.isEmpty)
    const isName = node !== null && isUnmoved && insideWrappers(node).type === 'Identifier'
    const wantsName = node !== null && !isName && (callbacks.length > 0 || isTwice || !isUnmoved)
    const anchor = anchorOf(this.#position.kind === 'awaited' ? this.#position.by : throughWrappers(this.#request.call))
    // Options that two places need must have a name, and what waits cannot move; the rest is at worst computed later.
    if (wantsName && !anchor && (callbacks.length > 0 || isTwice || waits(node, childrenIn(script)))) return null
    const place = anchor && new StatementPlace(this.#layout, anchor, form.kind !== 'ask')
    const given = wantsName && place ? freeName(script, place.scope, `${this.#name}Options`) : null
    const named = given ?? (isName ? script.text.slice(...node.range) : null)
    const declared = given !== null && node && place ? [this.#declaration(given, node, place.indent)] : []
    const failures = named === null ? [] : callbacks.map((callback) => this.#running(named, callback))
    const edits = this.#editsFor({ form, place, named, declared, failures })
    return edits && { edits, isOnTime: isUnmoved || given !== null }
  }

  /** The callbacks that the new code has to run; a promise of the platform's runs none. */
  #callbacksOf(form: Form): readonly FailureCallback[] {
    const options = this.#options
    if (options.kind === 'none') return []
    return form.kind === 'ask' || options.kind === 'literal' ? options.failures : []
  }

  #editsFor(plan: Plan): readonly Edit[] | null {
    const { form, place } = plan
    if (form.kind === 'ask') return this.#asking(plan)
    if (form.kind === 'promise') return this.#promising(plan)
    if (this.#position.kind === 'awaited') return place ? this.#awaitingBefore(plan, place) : this.#promising(plan)
    return place && isInAsync(this.#request.call) ? this.#awaitingBefore(plan, place) : null
  }

  #awaitingBefore({ declared, named, failures }: Plan, place: StatementPlace): readonly Edit[] {
    const inPlace = declared.length > 0 && named !== null && this.#options.kind !== 'none' ? [{ range: this.#options.node.range, text: named }] : []
    return place.precededBy([...declared, `await ${this.#code.promise(failures, place.indent)}`], inPlace)
  }

  #promising(plan: Plan): readonly Edit[] {
    const { call } = this.#request
    const { place, declared, failures } = plan
    const indent = this.#indentFor(plan)
    const link = this.#position.kind === 'chain' ? this.#indentOfLink(this.#position.link.property) : null
    const linkIndent = link !== null && place && declared.length > 0 ? place.shifted(link) : link
    const then = linkIndent === null ? '.then' : `${this.#layout.lineEnd}${linkIndent}.then`
    const text = `${this.#code.promise(failures, indent)}${then}(() => ${this.#callText(plan, linkIndent ?? indent)})`
    return this.#declaring(plan, { range: call.range, text })
  }

  #asking(plan: Plan): readonly Edit[] {
    const { form, place, declared, failures } = plan
    const refusal: Refusal = failures.length > 0 ? { kind: 'reports', statements: failures } : { kind: form.mayReject ? 'none' : 'quiet' }
    const callAt = (indent: string): string => this.#callText(plan, indent)
    const asked = (indent: string): string => this.#code.askingThen(callAt, refusal, indent)
    const { range } = form.whole
    if (!this.#code.isChecked) return this.#declaring(plan, { range, text: asked(this.#indentFor(plan)) })
    const statement = form.whole.parent
    if (place && statement?.type === 'ExpressionStatement' && statement.range[0] === range[0]) {
      const text = this.#code.checkedStatement(asked, callAt, place.indent)
      const semicolon = this.#layout.semicolonOf(statement) === '' ? [] : [{ range: [statement.range[1] - 1, statement.range[1]], text: '' } as const]
      return declared.length > 0 || place.needsBraces ? place.precededBy(declared, [{ range, text }, ...semicolon]) : [{ range, text }, ...semicolon]
    }
    const indent = this.#indentFor(plan)
    const either = `${this.#code.existenceCheck} ? ${asked(indent)} : ${callAt(indent)}`
    const isWhole = this.#position.kind === 'statement' || this.#position.kind === 'returned'
    return this.#declaring(plan, { range, text: isWhole ? either : `(${either})` })
  }

  #declaring({ place, declared }: Plan, edit: Edit): readonly Edit[] {
    return place && declared.length > 0 ? place.precededBy(declared, [edit]) : [edit]
  }

  /** A statement that runs `fail` or `complete`, if it is there. */
  #running(options: string, { name, value }: FailureCallback): string {
    const isUnseen = this.#options.kind === 'unseen'
    const error = this.#request.isTyped && OWN_ERRORS.has(this.#name) ? 'error as never' : 'error'
    if (this.#request.isTyped) return `${options}${isUnseen ? '?.' : '.'}${name}?.(${error})`
    if (value === 'function') return `${options}.${name}(error)`
    return `if (${isUnseen ? `${options} && ` : ''}typeof ${options}.${name} === 'function') ${options}.${name}(error)`
  }

  #declaration(name: string, node: Node, indent: string): string {
    const { object, isTyped } = this.#request
    // The literal loses the type that the call gave it.
    const type = isTyped && /^[\w.]+$/u.test(object) ? `: NonNullable<Parameters<typeof ${object}.${this.#name}>[0]>` : ''
    return `const ${name}${type} = ${this.#layout.moved(node, indent)}`
  }

  #callText({ declared, named }: Plan, indent: string): string {
    const { call, script } = this.#request
    if (declared.length === 0 || named === null || this.#options.kind === 'none') return this.#layout.moved(call, indent)
    const [start, end] = this.#options.node.range
    return script.text.slice(call.range[0], start) + named + script.text.slice(end, call.range[1])
  }

  /** What the line begins with on which the new code comes to stand. */
  #indentFor({ form, place, declared }: Plan): string {
    return declared.length > 0 && place ? place.indent : this.#layout.indentAt(form.whole.range[0])
  }

  /** The indentation of the `.then` after the call when it stands on a line of its own. */
  #indentOfLink(property: Node): string | null {
    const dot = this.#layout.text.lastIndexOf('.', property.range[0])
    return dot >= this.#request.call.range[1] && this.#layout.isFirstOnLine(dot) ? this.#layout.indentAt(dot) : null
  }
}

function isInAsync(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) if ('async' in at) return at.async
  return false
}
