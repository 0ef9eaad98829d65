import { insideWrappers, isFunction, propertyName, walk, type CallNode, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName, localFunction } from './calls.js'
import type { Callers, FunctionUse } from './callers.js'
import type { ComponentObject } from './component-shape.js'
import { leaves } from './control-flow.js'
import { hookOf, waitsForChanges } from './hooks.js'
import type { Reach } from './reaches.js'
import type { Variables } from './variables.js'

/** What runs a place before the user has asked for anything: a lifetime function by its name, or the module itself. */
export type Entry = { readonly kind: 'lifetime'; readonly name: string } | { readonly kind: 'module' }

/** Lifetime functions that run at launch or load. Source: 开发 / 框架 / 逻辑层, 自定义组件. */
const EAGER: Readonly<Record<ComponentObject['kind'], ReadonlySet<string>>> = {
  app: new Set(['onLaunch', 'onShow']),
  page: new Set(['onLoad', 'onShow', 'onReady']),
  component: new Set([
    'created', 'attached', 'ready', 'pageLifetimes.show', 'onLoad', 'onShow', 'onReady', 'onInit', 'beforeCreate', 'beforeMount', 'mounted', 'activated', 'setup', 'render',
    'componentWillMount', 'componentDidMount', 'componentDidShow',
  ]),
  behavior: new Set(['created', 'attached', 'ready', 'pageLifetimes.show', 'onLoad', 'onShow', 'onReady']),
}

/** Hooks of the same kind. */
const EAGER_HOOKS: ReadonlySet<string> = new Set([
  'useEffect', 'useLayoutEffect', 'useAsyncEffect', 'useMount', 'useLaunch', 'useLoad', 'useReady', 'useDidShow', 'onBeforeMount', 'onMounted', 'onActivated', 'onLaunch', 'onInit', 'onLoad', 'onShow', 'onReady',
])

/** Dialogs whose answer is the user's own. */
const ASKING = /^(?:showModal|showActionSheet|confirm|alert|prompt)$/u
/** Of a function that cannot be followed: it may well ask the user. */
const SOUNDS_LIKE_ASKING = /[cC]onfirm|^ask|Ask|[mM]odal|[dD]ialog|[pP]opup|[sS]heet/u
const CALLBACKS = new Set(['success', 'fail', 'complete'])
const TIMERS = new Set(['setTimeout', 'setInterval', 'requestAnimationFrame', 'queueMicrotask', 'nextTick'])
const PROMISE_LINKS = new Set(['then', 'catch', 'finally'])
const LOOPS = new Set(['forEach', 'map', 'filter', 'some', 'every', 'find', 'reduce', 'flatMap'])

/** Tells which places of a script run at launch or load; what cannot be followed does not. */
export class Eagerness {
  readonly #script: Script
  readonly #variables: Variables
  readonly #callers: Callers
  readonly #apiCalls: ReadonlyMap<CallNode | null, string>

  constructor(script: Script, variables: Variables, callers: Callers, reaches: readonly Reach[]) {
    this.#script = script
    this.#variables = variables
    this.#callers = callers
    this.#apiCalls = new Map(reaches.filter(({ how, byName }) => how === 'call' && !byName).map(({ call, name }) => [call, name]))
  }

  /** What runs `place` at launch or load, `null` where the user comes first or where nothing is seen to. */
  entryOf(place: Node, seen = new Set<FunctionNode>()): Entry | null {
    for (let at = place, { parent } = place; parent; at = parent, { parent } = parent) {
      if (this.#isAskedBefore(at, parent)) return null
      if (isFunction(at)) return this.#entryOfFunction(at, seen)
      if (parent.type === 'PropertyDefinition' && !parent.static && parent.value === at) return null
    }
    return this.#callers.isInSetup(place) ? { kind: 'lifetime', name: 'setup' } : { kind: 'module' }
  }

  #entryOfFunction(made: FunctionNode, seen: Set<FunctionNode>): Entry | null {
    if (seen.has(made)) return null
    seen.add(made)
    for (const use of this.#callers.usesOf(made)) {
      const entry = this.#entryOfUse(use, seen)
      if (entry) return entry
    }
    return null
  }

  #entryOfUse(use: FunctionUse, seen: Set<FunctionNode>): Entry | null {
    if (use.kind === 'lifetime') return EAGER[use.of].has(use.name) ? { kind: 'lifetime', name: use.name } : null
    const hook = use.kind === 'passed' && use.path.length === 0 ? hookOf(use.call, use.index) : null
    if (hook !== null) return use.kind === 'passed' && EAGER_HOOKS.has(hook) && !waitsForChanges(use.call) ? { kind: 'lifetime', name: hook } : null
    if (use.kind === 'called' || (use.kind === 'passed' && this.#runs(use))) return this.entryOf(use.call, seen)
    return null
  }

  /** Whether a call runs, at once or soon, the function that it is given. */
  #runs({ call, index, path }: Extract<FunctionUse, { kind: 'passed' }>): boolean {
    const name = calleeName(call)
    const callee = insideWrappers(call.callee)
    if (call.type === 'NewExpression') return name === 'Promise' && index === 0
    const last = path.at(-1)
    const api = this.#apiCalls.get(call)
    // `wx.onX(listener)` waits for an event.
    if (api !== undefined && (/^on[A-Z]/u.test(api) || ASKING.test(api))) return false
    if (last !== undefined) return api !== undefined && CALLBACKS.has(last)
    if (name === null) return false
    if (TIMERS.has(name)) return index === 0
    if (name === 'setData') return index === 1
    if (callee.type === 'MemberExpression') return (PROMISE_LINKS.has(name) && !this.#asksUser(callee.object)) || (LOOPS.has(name) && index === 0)
    const local = localFunction(callee, this.#variables)
    return local !== null && this.#runsParameter(local, index)
  }

  /** Whether a function of the file runs its parameter as it runs itself. */
  #runsParameter(made: FunctionNode, index: number): boolean {
    const parameter = made.params[index]
    const variable = parameter?.type === 'Identifier' ? this.#variables.of(parameter) : null
    if (!variable) return false
    return this.#variables.readsOf(variable).some((read) => read.parent?.type === 'CallExpression' && read.parent.callee === read && this.#isWithin(read, made))
  }

  /** Whether a place runs when the function around it, at whatever depth, does. */
  #isWithin(place: Node, made: FunctionNode): boolean {
    for (let at = place, { parent } = place; parent; at = parent, { parent } = parent) {
      if (at === made) return true
      if (this.#isAskedBefore(at, parent)) return false
      if (isFunction(at) && !this.#callers.usesOf(at).some((use) => use.kind === 'passed' && this.#runs(use))) return false
    }
    return false
  }

  /** Whether the step from `at` to `parent` goes past a question to the user: `if (res.confirm)`, or a dialog that was awaited. */
  #isAskedBefore(at: Node, parent: Node): boolean {
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        return at !== parent.test && this.#readsAnswer(parent.test)
      case 'LogicalExpression':
        return at === parent.right && this.#readsAnswer(parent.left)
      case 'BlockStatement':
      case 'SwitchCase': {
        const statements: readonly Node[] = parent.type === 'SwitchCase' ? parent.consequent : parent.body
        return statements.slice(0, statements.indexOf(at)).some((statement) => this.#asks(statement))
      }
      default:
        return false
    }
  }

  #asks(statement: Node): boolean {
    if (statement.type === 'IfStatement') return leaves(statement.consequent) && this.#readsAnswer(statement.test)
    const values = statement.type === 'ExpressionStatement' ? [statement.expression] : statement.type === 'VariableDeclaration' ? statement.declarations.map(({ init }) => init) : []
    return values.some((value) => {
      const inner = value && insideWrappers(value.type === 'AssignmentExpression' ? value.right : value)
      return inner?.type === 'AwaitExpression' && this.#asksUser(inner.argument)
    })
  }

  /** `res.confirm` of a modal, `res.tapIndex` of a sheet, or a dialog within the test. */
  #readsAnswer(test: Node): boolean {
    let isAnswer = false
    walk(this.#script, test, (node) => {
      const name = node.type === 'MemberExpression' ? propertyName(node) : node.type === 'Identifier' ? node.name : null
      if (name === 'confirm' || name === 'tapIndex') isAnswer = true
      if (node.type === 'AwaitExpression' && this.#asksUser(node.argument)) isAnswer = true
    })
    return isAnswer
  }

  /** Whether a promise waits for the user's answer, directly or in a link of its chain. */
  #asksUser(promise: Node): boolean {
    const call = insideWrappers(promise)
    if (call.type === 'NewExpression') return asksWithin(this.#script, call)
    if (call.type !== 'CallExpression') return false
    const name = calleeName(call)
    if (name === null) return false
    if (ASKING.test(this.#apiCalls.get(call) ?? name)) return true
    if (PROMISE_LINKS.has(name) && call.callee.type === 'MemberExpression') return call.arguments.some((link) => asksWithin(this.#script, link)) || this.#asksUser(call.callee.object)
    if (this.#apiCalls.has(call)) return false
    const local = localFunction(call.callee, this.#variables)
    return local ? asksWithin(this.#script, local) : SOUNDS_LIKE_ASKING.test(name)
  }
}

/** Whether a piece of code shows a dialog. */
function asksWithin(script: Script, code: Node): boolean {
  let asks = false
  walk(script, code, (node) => {
    if (node.type === 'CallExpression' && ASKING.test(calleeName(node) ?? '')) asks = true
  })
  return asks
}
