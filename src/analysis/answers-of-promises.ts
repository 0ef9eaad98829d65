import { insideWrappers, isFunction, propertyName, throughWrappers, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'
import type { GuardReason } from './consent-tests.js'
import { leaves, returnsOf } from './control-flow.js'
import type { Variables } from './variables.js'

/** One value that a promise, a function or a callback can be given, and why it is given with consent only. */
export interface Answered {
  /** `null` stands for nothing, `'unseen'` for an object of the platform's. */
  readonly value: Node | null | 'unseen'
  readonly reason: GuardReason | null
}

/** What the analysis of consent knows of promises and places. */
export interface ConsentView {
  /** Why a promise is fulfilled with consent only. */
  readonly promiseReason: (expression: Node) => GuardReason | null
  /** Why a place is reached with consent only, looking no further out than `until`. */
  readonly reasonAt: (place: Node, until: FunctionNode | null) => GuardReason | null
  /** Why `resolve` is used, called or handed on at a place, with consent only. */
  readonly settlingReason: (read: Node, until: FunctionNode) => GuardReason | null
  /** Why consent is there when an expression comes out as `outcome`. */
  readonly implied: (expression: Node, outcome: boolean) => GuardReason | null
}

const DEEPEST = 10

/** Lists what promises and functions answer. */
export class PromiseAnswers {
  readonly #script: Script
  readonly #variables: Variables
  readonly #view: ConsentView

  constructor(script: Script, variables: Variables, view: ConsentView) {
    this.#script = script
    this.#variables = variables
    this.#view = view
  }

  /** Everything that a promise can be fulfilled with. */
  ofPromise(expression: Node, depth = 0): readonly Answered[] {
    const node = insideWrappers(expression)
    const itself = (): readonly Answered[] => [{ value: node, reason: this.#view.promiseReason(node) }]
    if (depth > DEEPEST) return itself()
    switch (node.type) {
      case 'AwaitExpression':
        return this.ofPromise(node.argument, depth + 1)
      case 'ConditionalExpression':
        return [...this.ofPromise(node.consequent, depth + 1), ...this.ofPromise(node.alternate, depth + 1)]
      case 'Identifier': {
        const variable = this.#variables.of(node)
        const value = variable && this.#variables.constantValue(variable)
        return value ? this.ofPromise(value, depth + 1) : itself()
      }
      case 'NewExpression': {
        const executor = node.arguments[0] && insideWrappers(node.arguments[0])
        return calleeName(node) === 'Promise' && isFunction(executor) ? this.#ofExecutor(executor) : itself()
      }
      case 'CallExpression':
        return (node.callee.type === 'MemberExpression' ? this.#ofLink(node, node.callee.object, propertyName(node.callee), depth) : null) ?? itself()
      default:
        return itself()
    }
  }

  /** Everything that a function can answer, in its promise where it is asynchronous. */
  ofFunction(made: FunctionNode, until: FunctionNode | null = made): readonly Answered[] {
    if (made.body.type !== 'BlockStatement') return this.#withReason(this.ofPromise(made.body), made.body, until)
    const returned = returnsOf(this.#script, made).flatMap(({ argument, statement }) => {
      const answers: readonly Answered[] = argument ? this.ofPromise(argument) : [{ value: null, reason: null }]
      return this.#withReason(answers, statement, until)
    })
    if (leaves(made.body)) return returned
    const last = made.body.body.at(-1)
    return [...returned, { value: null, reason: last ? this.#view.reasonAt(last, until) : null }]
  }

  /** Everything that the calls of a function parameter, by its reads, say in that argument; `null` where it is used in another way. */
  ofCallback(reads: readonly Node[], argument: number, until: FunctionNode): readonly Answered[] | null {
    const answers = reads.map((read): Answered | null => {
      const outer = throughWrappers(read)
      const call = outer.parent
      if (call?.type !== 'CallExpression' || call.callee !== outer) return null
      return { value: call.arguments[argument] ?? null, reason: this.#view.settlingReason(read, until) }
    })
    return answers.includes(null) ? null : answers.flatMap((answer) => answer ?? [])
  }

  #ofExecutor(executor: FunctionNode): readonly Answered[] {
    const [resolve] = executor.params
    const variable = resolve?.type === 'Identifier' ? this.#variables.of(resolve) : null
    return (variable ? this.#variables.readsOf(variable) : []).map((read) => {
      const called = this.ofCallback([read], 0, executor)?.[0]
      return called ?? { value: 'unseen', reason: this.#view.settlingReason(read, executor) }
    })
  }

  /** What a link of a chain adds to it; `null` for a call that is none. */
  #ofLink(call: Extract<Node, { type: 'CallExpression' }>, before: Node, name: string | null, depth: number): readonly Answered[] | null {
    const [first, second] = call.arguments
    switch (name) {
      case 'then':
        return [...(first ? this.#ofHandler(first, before) : this.ofPromise(before, depth + 1)), ...(second ? this.#ofHandler(second, null) : [])]
      case 'catch':
        return [...this.ofPromise(before, depth + 1), ...(first ? this.#ofHandler(first, null) : [])]
      case 'finally':
        return this.ofPromise(before, depth + 1)
      case 'resolve':
        return isPromiseObject(before) ? this.#withReason(first ? this.ofPromise(first, depth + 1) : [{ value: null, reason: null }], call, null) : null
      case 'reject':
        return isPromiseObject(before) ? [] : null
      default:
        return null
    }
  }

  /** What a handler of a chain returns; `before` is the promise that it waits for, where it runs after fulfilment. */
  #ofHandler(handler: Node, before: Node | null): readonly Answered[] {
    const inner = insideWrappers(handler)
    if (isFunction(inner)) return this.ofFunction(inner, null)
    return [{ value: inner, reason: before && this.#view.promiseReason(before) }]
  }

  #withReason(answers: readonly Answered[], place: Node, until: FunctionNode | null): readonly Answered[] {
    const reason = answers.some((answer) => answer.reason === null) ? this.#view.reasonAt(place, until) : null
    return answers.map((answer) => (answer.reason === null ? { ...answer, reason } : answer))
  }
}

/** Why answers tell consent: those whose part at `path` can come out as `when` are given with consent only. `null` where they do not. */
export function consentToldBy(answers: readonly Answered[], path: readonly string[], when: boolean, implied: ConsentView['implied']): GuardReason | null {
  let told: GuardReason | null = null
  for (const { value, reason } of answers) {
    const part = value === 'unseen' ? value : partAt(value, path)
    if (!canBe(part, when)) continue
    const found = reason ?? (part && part !== 'unseen' ? implied(part, when) : null)
    if (!found) return null
    if (found !== 'old-library') told = found
  }
  return told
}

/** The paths into answers that may tell consent: the answer itself, and the properties of literals. */
export function pathsInto(answers: readonly Answered[]): readonly (readonly string[])[] {
  const names = new Set<string>()
  for (const { value } of answers) {
    const literal = value && value !== 'unseen' ? insideWrappers(value) : null
    if (literal?.type !== 'ObjectExpression') continue
    for (const property of literal.properties) {
      const name = property.type === 'Property' ? propertyName(property) : null
      if (name !== null) names.add(name)
    }
  }
  return [[], ...[...names].map((name) => [name])]
}

function partAt(value: Node | null, path: readonly string[]): Node | null | 'unseen' {
  const [name, ...rest] = path
  if (name === undefined || value === null) return value
  const literal = insideWrappers(value)
  if (literal.type !== 'ObjectExpression' || literal.properties.some((property) => property.type === 'SpreadElement')) return value
  const property = literal.properties.find((each) => each.type === 'Property' && propertyName(each) === name)
  return property?.type === 'Property' ? partAt(property.value, rest) : null
}

/** Whether a value can come out as `when`; what cannot be told can. */
function canBe(value: Node | null | 'unseen', when: boolean): boolean {
  if (value === 'unseen') return when
  const inner = value && insideWrappers(value)
  if (!inner || (inner.type === 'Identifier' && inner.name === 'undefined')) return !when
  if (inner.type === 'Literal') return Boolean(inner.value) === when
  if (inner.type === 'ObjectExpression' || inner.type === 'ArrayExpression' || isError(inner)) return when
  return true
}

/** What a handler of failures is given. */
function isError(value: Node): boolean {
  const made = value.type === 'Identifier' ? handlerWithParameter(value) : null
  const holder = made && throughWrappers(made).parent
  if (holder?.type === 'Property') return propertyName(holder) === 'fail'
  if (holder?.type !== 'CallExpression' || holder.callee.type !== 'MemberExpression') return false
  const name = propertyName(holder.callee)
  return name === 'catch' || (name === 'then' && holder.arguments[1] === made)
}

function handlerWithParameter(name: Node & { readonly name: string }): FunctionNode | null {
  for (let at = name.parent; at; at = at.parent) {
    if (!isFunction(at)) continue
    const [first] = at.params
    return first?.type === 'Identifier' && first.name === name.name ? at : null
  }
  return null
}

function isPromiseObject(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 'Promise'
}
