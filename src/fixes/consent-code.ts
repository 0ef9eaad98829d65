import type { CodeLayout } from './code-layout.js'

/** How consent is asked for. */
export interface Asking {
  /** The API object as written: `wx`. */
  readonly object: string
  /** The program's own function that asks, as called; `null` for the platform's. */
  readonly guard: string | null
  /** Users may have a base library without the privacy APIs. */
  readonly mayBeMissing: boolean
  readonly isTyped: boolean
  readonly semicolon: ';' | ''
}

/** What runs after a refusal: `reports` calls the callbacks of the options, `quiet` nothing, where a rejection would be new. */
export type Refusal = { readonly kind: 'none' } | { readonly kind: 'quiet' } | { readonly kind: 'reports'; readonly statements: readonly string[] }

/** Longer lines are broken. */
const WIDTH = 100

/** Writes the code that asks for consent, laid out like the file. */
export class ConsentCode {
  readonly #layout: CodeLayout
  readonly #asking: Asking

  constructor(layout: CodeLayout, asking: Asking) {
    this.#layout = layout
    this.#asking = asking
  }

  get #isRequired(): string {
    return `${this.#asking.object}.requirePrivacyAuthorize`
  }

  /** Whether the code first looks if there is somebody to ask. */
  get isChecked(): boolean {
    return this.#asking.guard === null && this.#asking.mayBeMissing
  }

  get existenceCheck(): string {
    return this.#isRequired
  }

  /** An expression that makes the call after consent. `callAt` gives the call's text for the indentation at which it comes to stand. */
  askingThen(callAt: (indent: string) => string, refusal: Refusal, indent: string): string {
    return this.#asking.guard === null ? this.#platformThen(callAt, refusal, indent) : this.#guardThen(this.#asking.guard, callAt, refusal, indent)
  }

  #platformThen(callAt: (indent: string) => string, refusal: Refusal, indent: string): string {
    const { unit } = this.#layout
    const head = `${this.#isRequired}({`
    const short = refusal.kind === 'reports' ? null : this.#onOneLine(`${head} success: () => `, callAt, ' })', indent)
    if (short !== null) return short
    const inner = indent + unit
    return this.#lines([
      head,
      `${inner}success: () => ${this.#block([callAt(inner + unit)], inner)},`,
      ...(refusal.kind === 'reports' ? [`${inner}fail: (error) => ${this.#block(refusal.statements, inner)},`] : []),
      `${indent}})`,
    ])
  }

  #guardThen(guard: string, callAt: (indent: string) => string, refusal: Refusal, indent: string): string {
    const { unit } = this.#layout
    const tail = refusal.kind === 'quiet' ? ', () => {})' : ')'
    if (refusal.kind !== 'reports') {
      return this.#onOneLine(`${guard}().then(() => `, callAt, tail, indent) ?? `${guard}().then(() => ${this.#block([callAt(indent + unit)], indent)}${tail}`
    }
    const inner = indent + unit
    return this.#lines([
      `${guard}().then(`,
      `${inner}() => ${this.#block([callAt(inner + unit)], inner)},`,
      `${inner}(error) => ${this.#block(refusal.statements, inner)},`,
      `${indent})`,
    ])
  }

  /** A promise that is fulfilled with consent and rejected, after it has run `statements`, with a refusal. */
  promise(statements: readonly string[], indent: string): string {
    const { guard, isTyped } = this.#asking
    if (guard !== null) {
      return statements.length === 0 ? `${guard}()` : `${guard}().catch((error) => ${this.#block([...statements, 'throw error'], indent)})`
    }
    const inner = indent + this.#layout.unit
    const options =
      statements.length === 0
        ? '{ success: resolve, fail: reject }'
        : this.#lines(['{', `${inner}success: resolve,`, `${inner}fail: (error) => ${this.#block([...statements, 'reject(error)'], inner)},`, `${indent}}`])
    const asked = `${this.#isRequired}(${options})`
    // Below base library 2.32.3 nothing is intercepted, and there is nobody to ask.
    const checked = this.isChecked ? `${this.#isRequired} ? ${asked} : resolve(${isTyped ? 'undefined' : ''})` : asked
    return `new Promise((resolve, reject) => ${checked})`
  }

  /** `if` and `else` as a statement: with the privacy APIs, and without. */
  checkedStatement(asked: (indent: string) => string, callAt: (indent: string) => string, indent: string): string {
    const inner = indent + this.#layout.unit
    return `if (${this.#isRequired}) ${this.#block([asked(inner)], indent)} else ${this.#block([callAt(inner)], indent)}`
  }

  /** `null` where the line would become too long. */
  #onOneLine(head: string, callAt: (indent: string) => string, tail: string, indent: string): string | null {
    const call = callAt(indent)
    const line = `${head}{ ${call}${this.#asking.semicolon} }${tail}`
    return call.includes('\n') || indent.length + line.length > WIDTH ? null : line
  }

  #block(statements: readonly string[], indent: string): string {
    const { unit } = this.#layout
    return this.#lines(['{', ...statements.map((statement) => `${indent}${unit}${statement}${this.#asking.semicolon}`), `${indent}}`])
  }

  #lines(lines: readonly string[]): string {
    return lines.join(this.#layout.lineEnd)
  }
}
