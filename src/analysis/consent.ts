import { insideWrappers, isFunction, propertyName, throughWrappers, type CallNode, type FunctionNode, type Node } from './ast.js'
import { functionsCalled } from './called-functions.js'
import { calleeName, registersComponent, subscribes } from './calls.js'
import { ConsentTests, joinedReasons, type GuardReason } from './consent-tests.js'
import { holdsBreak, leaves, throwsOn } from './control-flow.js'
import { Effort } from './effort.js'
import { frameworkCalls, hasCallbacks } from './framework-calls.js'
import { commonForms, type GuardForm } from './guard-forms.js'
import { GuardInference } from './guard-inference.js'
import { isParked } from './parked-functions.js'
import { isNothing, type Places } from './places.js'
import type { Reach } from './reaches.js'
import { ToldValues } from './told-values.js'
import { literalTruth, valuesGiven, type Variables } from './variables.js'
import { firstFound } from './first-found.js'

/** What is known of a place, looking outwards as far as the function that it stands in. */
export type Standing =
  | { readonly kind: 'guarded'; readonly reason: GuardReason }
  /** Whoever calls the function decides. */
  | { readonly kind: 'inside'; readonly function: FunctionNode }
  | { readonly kind: 'module' }
  /** Something that is not followed runs it when it likes: an event bus. */
  | { readonly kind: 'unfollowed' }

/** What becomes of a function: it runs at once or later from here, with consent, or whenever somebody calls it. */
type Crossing = 'runs-here' | 'stays' | GuardReason


/** Statements and conditions that are looked at for one question: what takes more is not followed. */
const MOST_STEPS = 1000

/** Finds why, within a script, a place is reached with consent only. */
export class Consent {
  readonly #variables: Variables
  readonly #places: Places
  /** Calls of the four APIs, by their call. */
  readonly #framework: ReadonlyMap<Node, string>
  readonly #tests: ConsentTests
  readonly #inference: GuardInference
  readonly #formsElsewhere: (callee: Node) => readonly GuardForm[]
  readonly #told: ToldValues
  /** One for all scripts: a question goes from file to file. */
  static readonly #effort = new Effort(MOST_STEPS)
  /** Whether the script speaks of consent at all. */
  readonly #isAboutConsent: boolean
  readonly #before = new Map<Node, (GuardReason | null)[]>()

  /** `formsElsewhere` answers for callees whose function is not in the script. */
  constructor(places: Places, reaches: readonly Reach[], formsElsewhere: (callee: Node) => readonly GuardForm[]) {
    const { script, variables } = places
    this.#variables = variables
    this.#places = places
    this.#formsElsewhere = formsElsewhere
    this.#isAboutConsent = /privacy|agree/iu.test(script.text)
    this.#framework = frameworkCalls(reaches, variables)
    const reasonAt = (place: Node, until: FunctionNode | null): GuardReason | null => reasonIn(this.standingOf(place, until))
    const implied = (expression: Node, outcome: boolean): GuardReason | null => this.#tests.implied(expression, outcome)
    const promiseReason = (expression: Node): GuardReason | null => this.promiseReason(expression)
    this.#tests = new ConsentTests(variables, (node, outcome) => {
      Consent.#effort.step()
      return Consent.#effort.isExhausted ? null : this.#told.reasonFor(node, outcome)
    })
    this.#inference = new GuardInference(script, variables, {
      promiseReason,
      reasonAt,
      settlingReason: (read, until) => this.#settlingReason(read, until),
      implied,
      reasonAfter: (statements) => this.#reasonAfterAll(statements),
      reasonAwaited: (expression) => this.#reasonAwaited(expression),
      asks: (call) => this.asks(call),
      isGivenUp: () => Consent.#effort.isExhausted,
    })
    this.#told = new ToldValues(places, { promiseReason, reasonAt, implied, formsOfCall: (call) => this.formsOfCall(call), answersOf: (promise) => this.#inference.answers.ofPromise(promise) })
  }

  /** What stands between a place and the function around it that somebody else calls; `until` is where the question ends. */
  standingOf(place: Node, until: FunctionNode | null = null): Standing {
    return Consent.#effort.spent(() => this.#standingOf(place, until), { kind: 'unfollowed' })
  }

  #standingOf(place: Node, until: FunctionNode | null): Standing {
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

  /** The same for a function that a call is given by its name, as argument `index` or at `path` inside it. */
  standingOfPassed(call: CallNode, index: number, path: readonly string[]): Standing {
    const crossing = this.#asArgument(call, index, path)
    if (crossing === 'stays') return { kind: 'unfollowed' }
    if (crossing === 'runs-here') return this.standingOf(call)
    return { kind: 'guarded', reason: crossing }
  }

  /** Whether a condition comes out as `outcome` with consent only. */
  isImpliedBy(condition: Node, outcome: boolean): boolean {
    return this.#tests.implied(condition, outcome) !== null
  }

  /** What a function of this script guarantees about consent. */
  formsOf(made: FunctionNode): readonly GuardForm[] {
    return Consent.#effort.spent(() => this.#inference.formsOf(made), [])
  }

  /** What a call guarantees about consent. */
  formsOfCall(call: CallNode): readonly GuardForm[] {
    const functions = functionsCalled(call.callee, this.#variables, this.#places)
    return functions ? commonForms(functions.map((made) => this.formsOf(made))) : this.#formsElsewhere(call.callee)
  }

  /** The privacy API that a call is one of, `null` for other calls. */
  apiOf(call: Node): string | null {
    return this.#framework.get(call) ?? null
  }

  /** Whether a call asks for consent, whatever comes of it. */
  asks(call: Node): boolean {
    const api = this.apiOf(call)
    if (api !== null) return api === 'requirePrivacyAuthorize' || api === 'getPrivacySetting'
    return call.type === 'CallExpression' && this.formsOfCall(call).length > 0
  }

  /** Consent that the step from `at` to `parent` brings: a branch, or what ran before in a block. */
  #reasonAt(at: Node, parent: Node): GuardReason | null {
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        return at === parent.test ? null : (this.#tests.implied(parent.test, at === parent.consequent) ?? this.#reasonAwaited(parent.test))
      case 'LogicalExpression':
        return at === parent.right && parent.operator !== '??' ? this.#tests.implied(parent.left, parent.operator === '&&') : null
      case 'SequenceExpression':
        return firstFound(parent.expressions.slice(0, Math.max(0, parent.expressions.findIndex((each) => each === at))), (each) => this.#reasonAwaited(each))
      case 'BlockStatement':
      case 'Program':
      case 'SwitchCase': {
        const statements: readonly Node[] = parent.type === 'SwitchCase' ? parent.consequent : parent.body
        return this.#reasonBefore(parent, statements, at) ?? (parent.type === 'SwitchCase' ? this.#reasonOfCase(parent) : null)
      }
      default:
        return null
    }
  }

  /** Consent that the statements before one bring; remembered for each list of statements, which may be long. */
  #reasonBefore(list: Node, statements: readonly Node[], at: Node): GuardReason | null {
    const index = statements.indexOf(at)
    // While a question is open, answers are provisional.
    if (Consent.#effort.isExhausted) return null
    if (this.#isBusy) return this.#reasonAfterAll(statements.slice(0, Math.max(0, index)))
    const known = this.#before.get(list) ?? [null]
    this.#before.set(list, known)
    for (let next = known.length; next <= index; next++) {
      const statement = statements[next - 1]
      known.push((statement && this.#reasonAfter(statement)) ?? known[next - 1] ?? null)
    }
    return known[index] ?? null
  }

  get #isBusy(): boolean {
    return this.#inference.isBusy || this.#told.isBusy
  }

  #reasonAfterAll(statements: readonly Node[]): GuardReason | null {
    return firstFound(statements.toReversed(), (statement) => this.#reasonAfter(statement))
  }

  /** Consent that is there once a statement is through. */
  #reasonAfter(statement: Node): GuardReason | null {
    if (Consent.#effort.isExhausted) return null
    // What a list of statements brings is remembered, and costs but once.
    if (this.#isBusy) Consent.#effort.step()
    switch (statement.type) {
      case 'IfStatement':
        return this.#reasonAfterIf(statement)
      case 'WhileStatement':
      case 'DoWhileStatement':
        // Whoever comes out of `while (!agreed)` has agreed.
        return holdsBreak(statement.body, this.#places.script) ? null : this.#tests.implied(statement.test, false)
      case 'BlockStatement':
        return this.#reasonAfterAll(statement.body)
      case 'TryStatement':
        // A catch that goes on lets the refusal through.
        return statement.handler && !leaves(statement.handler.body) ? (statement.finalizer && this.#reasonAfter(statement.finalizer)) : this.#reasonAfter(statement.block)
      case 'ExpressionStatement':
        return this.#reasonAwaited(statement.expression)
      case 'VariableDeclaration':
        return firstFound(statement.declarations, ({ init }) => init && this.#reasonAwaited(init))
      default:
        return null
    }
  }

  /** Both ways through a condition must bring consent, or end before what follows. */
  #reasonAfterIf({ test, consequent, alternate }: Extract<Node, { type: 'IfStatement' }>): GuardReason | null {
    const awaited = this.#reasonAwaited(test)
    if (awaited) return awaited
    const ways = [consequent, alternate].flatMap((branch, index): (GuardReason | null)[] => {
      if (branch && leaves(branch)) return []
      return [(branch && this.#reasonAfter(branch)) ?? this.#tests.implied(test, index === 0)]
    })
    return joinedReasons(ways)
  }

  /** `case true:` of what a guard answers. */
  #reasonOfCase({ test, parent }: Extract<Node, { type: 'SwitchCase' }>): GuardReason | null {
    const outcome = test ? literalTruth(test) : null
    return outcome === null || typeof (test as { value?: unknown }).value !== 'boolean' ? null : this.#tests.implied(parent.discriminant, outcome)
  }

  #reasonAwaited(expression: Node): GuardReason | null {
    const inner = insideWrappers(expression)
    if (inner.type === 'AwaitExpression') return this.promiseReason(inner.argument)
    if (inner.type === 'MemberExpression') return this.#reasonAwaited(inner.object)
    if (inner.type === 'UnaryExpression') return this.#reasonAwaited(inner.argument)
    return inner.type === 'AssignmentExpression' ? this.#reasonAwaited(inner.right) : null
  }

  #crossing(made: FunctionNode): Crossing {
    return made.type === 'FunctionDeclaration' ? 'stays' : this.#asValue(throughWrappers(made))
  }

  /** What becomes of any value that is a function. */
  #asValue(value: Node): Crossing {
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
      return isArgument && !registersComponent(call) ? this.#asArgument(call, call.arguments.findIndex((argument) => argument === literal), [name]) : 'stays'
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
  #asArgument(call: CallNode, index: number, path: readonly string[]): Crossing {
    if (registersComponent(call) || subscribes(call)) return 'stays'
    const framework = this.#framework.get(call)
    if (framework === 'requirePrivacyAuthorize' && index === 0 && path[0] === 'success') return 'requirePrivacyAuthorize'
    if (framework === 'onNeedPrivacyAuthorization') return 'stays'
    // A query that fails is no refusal; it does not make a guard by itself.
    if (framework === 'getPrivacySetting' && path[0] === 'fail') return 'old-library'
    if (path.length === 0 && index === 0 && call.callee.type === 'MemberExpression' && propertyName(call.callee) === 'then') {
      const reason = this.promiseReason(call.callee.object)
      if (reason) return reason
    }
    const forms = call.type === 'CallExpression' ? this.formsOfCall(call) : []
    const isGuarded = forms.some((form) => form.kind === 'callback' && form.index === index && form.path.join('.') === path.join('.'))
    return isGuarded ? 'guard-function' : 'runs-here'
  }

  /** Why a promise is fulfilled with consent only. */
  promiseReason(expression: Node, depth = 0): GuardReason | null {
    const node = insideWrappers(expression)
    if (depth > 10) return null
    switch (node.type) {
      case 'Identifier': {
        const variable = this.#variables.of(node)
        const values = variable ? valuesGiven(variable).filter((value) => !isNothing(value)) : []
        return values.length > 0 ? joinedReasons(values.map((value) => this.promiseReason(value, depth + 1))) : null
      }
      case 'AssignmentExpression':
        return this.promiseReason(node.right, depth + 1)
      case 'LogicalExpression':
        // `pending || (pending = ask())`
        return joinedReasons([this.promiseReason(node.left, depth + 1), this.promiseReason(node.right, depth + 1)])
      case 'ConditionalExpression':
        return this.#reasonOfEither(node, depth)
      case 'NewExpression': {
        const executor = node.arguments[0] && insideWrappers(node.arguments[0])
        return calleeName(node) === 'Promise' && isFunction(executor) ? this.#executorReason(executor) : null
      }
      case 'CallExpression':
        return this.#reasonOfCall(node, depth)
      default:
        return null
    }
  }

  /** `wx.requirePrivacyAuthorize ? ensure() : Promise.resolve()` */
  #reasonOfEither({ test, consequent, alternate }: Extract<Node, { type: 'ConditionalExpression' }>, depth: number): GuardReason | null {
    return joinedReasons([
      this.promiseReason(consequent, depth + 1) ?? this.#tests.implied(test, true),
      this.promiseReason(alternate, depth + 1) ?? this.#tests.implied(test, false),
    ])
  }

  #reasonOfCall(call: Extract<Node, { type: 'CallExpression' }>, depth: number): GuardReason | null {
    const api = this.#framework.get(call)
    // Nobody documents a promise here, but who awaits it means to wait for consent; with callbacks there is none at all.
    if (api !== undefined) return api === 'requirePrivacyAuthorize' && !hasCallbacks(call) ? api : null
    const { callee } = call
    const chained = callee.type === 'MemberExpression' ? propertyName(callee) : null
    if (callee.type === 'MemberExpression' && (chained === 'then' || chained === 'catch' || chained === 'finally')) {
      const swallows = chained === 'catch' ? call.arguments[0] : chained === 'then' ? call.arguments[1] : undefined
      const reason = swallows && !throwsOn(swallows) ? null : this.promiseReason(callee.object, depth + 1)
      return reason ?? (chained === 'then' ? joinedReasons(this.#inference.answers.ofPromise(call, depth + 1).map((answer) => answer.reason)) : null)
    }
    // What is never fulfilled lets nobody through.
    if (chained === 'reject' && callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise') return 'old-library'
    const all = chained === 'all' && call.arguments[0] ? insideWrappers(call.arguments[0]) : null
    if (all?.type === 'ArrayExpression') return firstFound(all.elements, (element) => element && this.promiseReason(element, depth + 1))
    return this.formsOfCall(call).some((form) => form.kind === 'promise') ? 'guard-function' : null
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
    return reasonIn(this.standingOf(read, until)) ?? (this.#isAboutConsent && isParked(read, this.#variables) ? 'parked' : null)
  }
}

function reasonIn(standing: Standing): GuardReason | null {
  return standing.kind === 'guarded' ? standing.reason : null
}
