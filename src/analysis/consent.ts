import { PRIVACY_APIS } from '../catalogue/api-objects.js'
import { insideWrappers, isFunction, propertyName, throughWrappers, type CallNode, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName, localFunction } from './calls.js'
import { ConsentTests, type GuardReason } from './consent-tests.js'
import { leaves, returnsOf, throwsOn } from './control-flow.js'
import type { Reach } from './reaches.js'
import type { Variables } from './variables.js'

/** How a function can be relied on for consent. */
export type GuardForm =
  /** Its promise is fulfilled with consent only. */
  | { readonly kind: 'promise' }
  /** What it answers, at once or in its promise, is true with consent only. */
  | { readonly kind: 'value' }
  /** It calls a function that it is given, argument `index` and `path` into it, with consent only. */
  | { readonly kind: 'callback'; readonly index: number; readonly path: readonly string[] }

/** What is known of a place, looking outwards as far as the function that it stands in. */
export type Standing =
  | { readonly kind: 'guarded'; readonly reason: GuardReason }
  /** Whoever calls the function decides. */
  | { readonly kind: 'inside'; readonly function: FunctionNode }
  | { readonly kind: 'module' }

/** Guard functions that wrap one another beyond this are nobody's; they would exhaust the stack. */
const DEEPEST = 50

const FRAMEWORK: ReadonlySet<string> = new Set(PRIVACY_APIS)

/** Finds why, within a script, a place is reached with consent only. */
export class Consent {
  readonly #variables: Variables
  readonly #script: Script
  /** Calls of the four APIs, by their call. */
  readonly #framework = new Map<Node, string>()
  readonly #tests: ConsentTests
  /** How many functions ask for one another at the moment. */
  #depth = 0
  readonly #forms = new Map<FunctionNode, readonly GuardForm[]>()
  readonly #importedForms: (callee: Node) => readonly GuardForm[]

  constructor(script: Script, variables: Variables, reaches: readonly Reach[], importedForms: (callee: Node) => readonly GuardForm[]) {
    this.#script = script
    this.#variables = variables
    this.#importedForms = importedForms
    for (const { how, name, call } of reaches) if (how === 'call' && call && FRAMEWORK.has(name)) this.#framework.set(call, name)
    this.#tests = new ConsentTests(variables, (node) => this.#isConsentValue(node))
  }

  /** What stands between a place and the function around it that somebody else calls; `until` is where the question ends. */
  standingOf(place: Node, until: FunctionNode | null = null): Standing {
    let at = throughWrappers(place)
    const handed = this.#handedTo(at)
    if (handed) return { kind: 'guarded', reason: handed }
    for (let parent = at.parent; parent; at = parent, parent = at.parent) {
      const reason = this.#reasonAt(at, parent)
      if (reason) return { kind: 'guarded', reason }
      if (!isFunction(at)) continue
      if (at === until) return { kind: 'inside', function: at }
      const crossing = this.#crossing(at)
      if (crossing === 'stays') return { kind: 'inside', function: at }
      if (crossing !== 'runs-here') return { kind: 'guarded', reason: crossing }
    }
    return { kind: 'module' }
  }

  /** Whether a condition comes out as `outcome` with consent only. */
  isImpliedBy(condition: Node, outcome: boolean): boolean {
    return this.#tests.implied(condition, outcome) !== null
  }

  /** Consent that the step from `at` to `parent` brings: a branch, or what ran before in a block. */
  #reasonAt(at: Node, parent: Node): GuardReason | null {
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        return at === parent.test ? null : this.#tests.implied(parent.test, at === parent.consequent)
      case 'LogicalExpression':
        return at === parent.right && parent.operator !== '??' ? this.#tests.implied(parent.left, parent.operator === '&&') : null
      case 'BlockStatement':
      case 'Program':
      case 'SwitchCase': {
        const statements: readonly Node[] = parent.type === 'SwitchCase' ? parent.consequent : parent.body
        const before = statements.slice(0, Math.max(0, statements.findIndex((statement) => statement === at)))
        for (const statement of before.toReversed()) {
          const reason = this.#reasonAfter(statement)
          if (reason) return reason
        }
        return null
      }
      default:
        return null
    }
  }

  /** Consent that is there once a statement is through. */
  #reasonAfter(statement: Node): GuardReason | null {
    switch (statement.type) {
      case 'IfStatement': {
        if (leaves(statement.consequent)) return this.#tests.implied(statement.test, false) ?? (statement.alternate && this.#reasonAfter(statement.alternate))
        return statement.alternate && leaves(statement.alternate) ? this.#tests.implied(statement.test, true) : null
      }
      case 'BlockStatement':
        return firstReason(statement.body, (each) => this.#reasonAfter(each))
      case 'TryStatement':
        // A catch that goes on lets the refusal through.
        return statement.handler && !leaves(statement.handler.body) ? (statement.finalizer && this.#reasonAfter(statement.finalizer)) : this.#reasonAfter(statement.block)
      case 'ExpressionStatement':
        return this.#reasonAwaited(statement.expression)
      case 'VariableDeclaration':
        return firstReason(statement.declarations, ({ init }) => init && this.#reasonAwaited(init))
      default:
        return null
    }
  }

  #reasonAwaited(expression: Node): GuardReason | null {
    const inner = insideWrappers(expression)
    if (inner.type === 'AwaitExpression') return this.#promiseReason(inner.argument)
    return inner.type === 'AssignmentExpression' ? this.#reasonAwaited(inner.right) : null
  }

  /** How a function's own place relates to its running: at once or later from here, with consent, or whenever somebody calls it. */
  #crossing(made: FunctionNode): 'runs-here' | 'stays' | GuardReason {
    return made.type === 'FunctionDeclaration' ? 'stays' : this.#asValue(throughWrappers(made))
  }

  /** The same for any value that is a function. */
  #asValue(value: Node): 'runs-here' | 'stays' | GuardReason {
    const holder = value.parent
    if (!holder) return 'stays'
    if ((holder.type === 'CallExpression' || holder.type === 'NewExpression') && holder.callee !== value) {
      return this.#asArgument(holder, holder.arguments.findIndex((argument) => argument === value), [])
    }
    if (holder.type === 'CallExpression') return 'runs-here'
    if (holder.type === 'Property' && holder.value === value && holder.parent.type === 'ObjectExpression') {
      const literal = throughWrappers(holder.parent)
      const call = literal.parent
      const name = propertyName(holder)
      const isArgument = (call?.type === 'CallExpression' || call?.type === 'NewExpression') && call.callee !== literal && name !== null
      return isArgument && !isComponentCall(call) ? this.#asArgument(call, call.arguments.findIndex((argument) => argument === literal), [name]) : 'stays'
    }
    return 'stays'
  }

  /** Why a function that is named here, not written, is called with consent only: `success: this.locate`. */
  #handedTo(place: Node): GuardReason | null {
    const bound = place.parent?.type === 'MemberExpression' && propertyName(place.parent) === 'bind' ? throughWrappers(place.parent).parent : null
    const value = bound?.type === 'CallExpression' ? bound : place
    if (isFunction(value) || value.type === 'CallExpression' && value !== bound) return null
    const crossing = this.#asValue(value)
    return crossing === 'runs-here' || crossing === 'stays' ? null : crossing
  }

  /** What becomes of a function that a call is given. */
  #asArgument(call: CallNode, index: number, path: readonly string[]): 'runs-here' | 'stays' | GuardReason {
    if (isComponentCall(call)) return 'stays'
    const framework = this.#framework.get(call)
    if (framework === 'requirePrivacyAuthorize' && index === 0 && path[0] === 'success') return 'requirePrivacyAuthorize'
    if (framework === 'onNeedPrivacyAuthorization') return 'stays'
    if (path.length === 0 && index === 0 && call.callee.type === 'MemberExpression' && propertyName(call.callee) === 'then') {
      const reason = this.#promiseReason(call.callee.object)
      if (reason) return reason
    }
    const forms = call.type === 'CallExpression' ? this.#formsOfCallee(call) : []
    const isGuarded = forms.some((form) => form.kind === 'callback' && form.index === index && form.path.join('.') === path.join('.'))
    return isGuarded ? 'guard-function' : 'runs-here'
  }

  /** Why a promise is fulfilled with consent only. */
  #promiseReason(expression: Node, depth = 0): GuardReason | null {
    const node = insideWrappers(expression)
    if (depth > 10) return null
    if (node.type === 'Identifier') {
      const variable = this.#variables.of(node)
      const value = variable && this.#variables.constantValue(variable)
      return value ? this.#promiseReason(value, depth + 1) : null
    }
    if (node.type === 'NewExpression') {
      const executor = node.arguments[0] && insideWrappers(node.arguments[0])
      return calleeName(node) === 'Promise' && isFunction(executor) ? this.#executorReason(executor) : null
    }
    if (node.type !== 'CallExpression') return null
    // Nobody documents a promise here, but who awaits it means to wait for consent.
    if (this.#framework.get(node) === 'requirePrivacyAuthorize') return 'requirePrivacyAuthorize'
    const chained = node.callee.type === 'MemberExpression' ? propertyName(node.callee) : null
    if (node.callee.type === 'MemberExpression' && (chained === 'then' || chained === 'catch' || chained === 'finally')) {
      const swallows = chained === 'catch' ? node.arguments[0] : chained === 'then' ? node.arguments[1] : undefined
      return swallows && !throwsOn(swallows) ? null : this.#promiseReason(node.callee.object, depth + 1)
    }
    return this.#formsOfCallee(node).some((form) => form.kind === 'promise') ? 'guard-function' : null
  }

  /** A promise of one's own is one when its `resolve` is handed to success, or called, with consent only. */
  #executorReason(executor: FunctionNode): GuardReason | null {
    const [resolve] = executor.params
    const variable = resolve?.type === 'Identifier' ? this.#variables.of(resolve) : null
    const reads = variable ? this.#variables.readsOf(variable) : []
    let reason: GuardReason | null = null
    for (const read of reads) {
      const found = this.#settlingReason(read, executor)
      if (!found) return null
      if (found !== 'old-library') reason = found
    }
    return reason
  }

  /** Why `resolve` is used at a place with consent only: `success: resolve`, `resolve()` in a guarded branch. */
  #settlingReason(read: Node, until: FunctionNode): GuardReason | null {
    const holder = read.parent
    if (holder?.type === 'Property' && holder.value === read && propertyName(holder) === 'success' && holder.parent.type === 'ObjectExpression') {
      const call = throughWrappers(holder.parent).parent
      if (call && this.#framework.get(call) === 'requirePrivacyAuthorize') return 'requirePrivacyAuthorize'
    }
    const standing = this.standingOf(read, until)
    return standing.kind === 'guarded' ? standing.reason : null
  }

  #isConsentValue(expression: Node): boolean {
    const node = insideWrappers(expression)
    const call = insideWrappers(node.type === 'AwaitExpression' ? node.argument : node)
    if (call.type === 'CallExpression') return this.#formsOfCallee(call).some((form) => form.kind === 'value')
    const declaration = node.type === 'Identifier' ? this.#variables.of(node)?.defs[0]?.node.parent : null
    // `.then((ok) => { if (ok) … })`
    const parameter = node.type === 'Identifier' ? this.#variables.of(node)?.defs[0] : null
    if (!declaration || parameter?.type !== 'Parameter' || !isFunction(parameter.node) || parameter.node.params[0] !== parameter.name) return false
    const then = throughWrappers(parameter.node).parent
    const isThen = then?.type === 'CallExpression' && then.callee.type === 'MemberExpression' && propertyName(then.callee) === 'then'
    const source = isThen && then.callee.type === 'MemberExpression' ? insideWrappers(then.callee.object) : null
    return source?.type === 'CallExpression' && this.#formsOfCallee(source).some((form) => form.kind === 'value')
  }

  #formsOfCallee(call: CallNode): readonly GuardForm[] {
    const local = localFunction(call.callee, this.#variables)
    return local ? this.formsOf(local) : this.#importedForms(call.callee)
  }

  /** What a function of this script guarantees about consent. */
  formsOf(made: FunctionNode): readonly GuardForm[] {
    const known = this.#forms.get(made)
    if (known) return known
    if (this.#depth > DEEPEST) return []
    // Functions that call each other guarantee nothing while the question is open.
    this.#forms.set(made, [])
    this.#depth++
    const forms: GuardForm[] = [...this.#callbackForms(made)]
    if (this.#isGuardPromise(made)) forms.push({ kind: 'promise' })
    else if (this.#answersConsent(made)) forms.push({ kind: 'value' })
    this.#depth--
    this.#forms.set(made, forms)
    return forms
  }

  #isGuardPromise(made: FunctionNode): boolean {
    if (made.body.type !== 'BlockStatement') return made.async ? this.#reasonAwaited(made.body) !== null || this.#promiseReason(made.body) !== null : this.#promiseReason(made.body) !== null
    const returned = returnsOf(this.#script, made)
    const reasons = returned.map(({ argument, statement }) => (argument && this.#promiseReason(argument)) ?? this.#guardedReason(statement, made))
    if (!made.async) return reasons.length > 0 && reasons.every((reason) => reason !== null) && reasons.some((reason) => reason !== 'old-library')
    const atEnd = leaves(made.body) ? 'old-library' : firstReason([...made.body.body].reverse(), (statement) => this.#reasonAfter(statement))
    return atEnd !== null && reasons.every((reason) => reason !== null) && [...reasons, atEnd].some((reason) => reason !== 'old-library')
  }

  #guardedReason(place: Node, until: FunctionNode): GuardReason | null {
    const standing = this.standingOf(place, until)
    return standing.kind === 'guarded' ? standing.reason : null
  }

  /** Whether what a function answers is true with consent only: `resolve(true)` in success, `resolve(false)` in fail. */
  #answersConsent(made: FunctionNode): boolean {
    const promise = this.#promiseAnswered(made)
    const executor = promise?.arguments[0] && insideWrappers(promise.arguments[0])
    if (!isFunction(executor)) return false
    const [resolve] = executor.params
    const variable = resolve?.type === 'Identifier' ? this.#variables.of(resolve) : null
    let isGiven = false
    for (const read of variable ? this.#variables.readsOf(variable) : []) {
      const call = read.parent
      const answer = call?.type === 'CallExpression' ? call.arguments[0] : undefined
      if (call?.type !== 'CallExpression' || call.callee !== read) return false
      const isNo = answer === undefined || isLiteral(answer, false)
      if (isNo) continue
      const isYes = isLiteral(answer, true) && this.#settlingReason(read, executor) !== null
      if (!isYes && this.#tests.implied(answer, true) === null) return false
      isGiven = true
    }
    return isGiven
  }

  #promiseAnswered(made: FunctionNode): CallNode | null {
    const values = made.body.type === 'BlockStatement' ? returnsOf(this.#script, made).map(({ argument }) => argument) : [made.body]
    const [value] = values
    const inner = value && insideWrappers(value)
    return values.length === 1 && inner?.type === 'NewExpression' && calleeName(inner) === 'Promise' ? inner : null
  }

  /** Arguments that are called with consent only: `(done) => wx.requirePrivacyAuthorize({ success: done })`. */
  #callbackForms(made: FunctionNode): readonly GuardForm[] {
    return made.params.flatMap((parameter, index) =>
      namesIn(parameter).flatMap(({ name, path }): GuardForm[] => {
        const variable = this.#variables.of(name)
        const reads = variable ? this.#variables.readsOf(variable) : []
        // `options.success` of an argument that is taken whole.
        const members = reads.filter((read) => read.parent?.type === 'MemberExpression' && read.parent.object === read && propertyName(read.parent) === 'success')
        const isWhole = members.length > 0
        const places = isWhole ? members.flatMap((read) => read.parent ?? []) : reads
        const uses = places.filter((place) => !isOnlyTested(place))
        const reasons = uses.map((place) => this.#settlingReason(place, made))
        const isGuard = reasons.length > 0 && reasons.every((reason) => reason !== null) && reasons.some((reason) => reason !== 'old-library')
        return isGuard ? [{ kind: 'callback', index, path: isWhole ? [...path, 'success'] : path }] : []
      }),
    )
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

function isComponentCall(call: CallNode): boolean {
  return /(?:^App|Page|Component|Behavior)$/u.test(calleeName(call) ?? '')
}

function firstReason<T>(items: readonly T[], find: (item: T) => GuardReason | null): GuardReason | null {
  for (const item of items) {
    const reason = find(item)
    if (reason) return reason
  }
  return null
}

function isLiteral(node: Node, value: boolean): boolean {
  const inner = insideWrappers(node)
  return inner.type === 'Literal' && inner.value === value
}
