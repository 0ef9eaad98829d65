import { insideWrappers, isFunction, propertyName, throughWrappers, type CallNode, type Node, type Script } from './ast.js'
import { calleeName, registersComponent } from './calls.js'
import type { Consent } from './consent.js'
import { leaves } from './control-flow.js'
import { firstFound } from './first-found.js'

/** What is wrong with a guard that stands before a use and does not guard it. */
export interface GuardGap {
  /** `ignored`: what the guard says is not waited for, or not looked at. `lets-through`: the way after it is open after a refusal too. */
  readonly kind: 'ignored' | 'lets-through'
  /** The guard as the source has it: `wx.requirePrivacyAuthorize`, `ensurePrivacy`. */
  readonly guard: string
}

const CHAIN: ReadonlySet<string> = new Set(['then', 'catch', 'finally'])
const LONGEST_NAME = 60

/** Looks for guards that were meant to guard a place, once it is known that none does. */
export class ConsentGaps {
  readonly #script: Script
  readonly #consent: Consent
  /** The nearest gap before each statement of a list, which may be long. */
  readonly #before = new Map<Node, (GuardGap | null)[]>()

  constructor(script: Script, consent: Consent) {
    this.#script = script
    this.#consent = consent
  }

  /** The nearest guard that fails, as far out as the function that somebody else calls; `null` where nothing was meant to guard. */
  gapAt(place: Node): GuardGap | null {
    for (let at = place, { parent } = place; parent; at = parent, { parent } = parent) {
      const gap = isFunction(at) ? this.#gapOfCallback(at) : this.#gapBefore(at, parent)
      if (gap) return gap
      const holder = isFunction(at) ? throughWrappers(at).parent : null
      if (holder && holder.type !== 'CallExpression' && holder.type !== 'NewExpression' && !isOption(holder)) return null
    }
    return null
  }

  /** The function is a callback of a guard that runs it after a refusal too, or whatever was said. */
  #gapOfCallback(made: Node): GuardGap | null {
    const value = throughWrappers(made)
    const holder = value.parent
    if (holder?.type === 'Property' && holder.parent.type === 'ObjectExpression') {
      const call = throughWrappers(holder.parent).parent
      if (call?.type !== 'CallExpression' || !this.#consent.asks(call)) return null
      const name = propertyName(holder)
      return this.#gap(name === 'success' ? 'ignored' : 'lets-through', call)
    }
    if (holder?.type !== 'CallExpression' || holder.callee === value) return null
    const link = holder.callee.type === 'MemberExpression' ? propertyName(holder.callee) : null
    if (holder.callee.type !== 'MemberExpression' || !CHAIN.has(link ?? '')) return this.#consent.asks(holder) ? this.#gap('lets-through', holder) : null
    const guard = this.#guardIn(holder.callee.object)
    if (!guard) return null
    return this.#gap(link === 'then' && holder.arguments[0] === value && this.#isUntested(guard) ? 'ignored' : 'lets-through', guard)
  }

  #gapBefore(at: Node, parent: Node): GuardGap | null {
    if (parent.type !== 'BlockStatement' && parent.type !== 'Program' && parent.type !== 'SwitchCase') return null
    const statements: readonly Node[] = parent.type === 'SwitchCase' ? parent.consequent : parent.body
    const index = statements.indexOf(at)
    const known = this.#before.get(parent) ?? [null]
    this.#before.set(parent, known)
    for (let next = known.length; next <= index; next++) {
      const statement = statements[next - 1]
      known.push((statement && this.#gapIn(statement)) ?? known[next - 1] ?? null)
    }
    return known[index] ?? null
  }

  #gapIn(statement: Node): GuardGap | null {
    switch (statement.type) {
      case 'ExpressionStatement':
        return this.#gapOfExpression(statement.expression)
      case 'VariableDeclaration':
        return firstFound(statement.declarations, ({ init }) => init && this.#gapOfExpression(init))
      case 'BlockStatement':
        return firstFound(statement.body.toReversed(), (each) => this.#gapIn(each))
      case 'TryStatement': {
        const inside = firstFound(statement.block.body, (each) => this.#guardOfStatement(each))
        return inside && statement.handler && !leaves(statement.handler.body) ? this.#gap('lets-through', inside) : this.#gapIn(statement.block)
      }
      default:
        return null
    }
  }

  #gapOfExpression(expression: Node): GuardGap | null {
    const inner = assigned(expression)
    const isAwaited = inner.type === 'AwaitExpression'
    const guard = this.#guardIn(isAwaited ? inner.argument : inner)
    if (!guard) return null
    return this.#gap(isAwaited && !this.#isUntested(guard) ? 'lets-through' : 'ignored', guard)
  }

  /** Whether what a guard answers would have had to be looked at. */
  #isUntested(guard: CallNode): boolean {
    const forms = this.#consent.formsOfCall(guard)
    return this.#consent.apiOf(guard) === 'getPrivacySetting' || (forms.some(({ kind }) => kind === 'value') && !forms.some(({ kind }) => kind === 'leaky'))
  }

  #guardOfStatement(statement: Node): CallNode | null {
    const expression = statement.type === 'ExpressionStatement' ? statement.expression : statement.type === 'VariableDeclaration' ? statement.declarations[0].init : null
    const inner = expression && assigned(expression)
    return inner?.type === 'AwaitExpression' ? this.#guardIn(inner.argument) : null
  }

  /** The call at the root of a chain of promises, or in the executor of a promise, that asks for consent. */
  #guardIn(expression: Node): CallNode | null {
    const inner = insideWrappers(expression)
    if (inner.type === 'CallExpression') {
      if (this.#consent.asks(inner)) return inner
      const isLink = inner.callee.type === 'MemberExpression' && CHAIN.has(propertyName(inner.callee) ?? '')
      return isLink && inner.callee.type === 'MemberExpression' ? this.#guardIn(inner.callee.object) : null
    }
    const executor = inner.type === 'NewExpression' && calleeName(inner) === 'Promise' ? inner.arguments[0] : undefined
    if (!isFunction(executor)) return null
    if (executor.body.type !== 'BlockStatement') return this.#guardIn(executor.body)
    return firstFound(executor.body.body, (each) => (each.type === 'ExpressionStatement' ? this.#guardIn(each.expression) : null))
  }

  #gap(kind: GuardGap['kind'], { callee }: CallNode): GuardGap | null {
    const guard = this.#script.text.slice(...callee.range)
    return guard.length > LONGEST_NAME || guard.includes('\n') ? null : { kind, guard }
  }
}

function assigned(expression: Node): Node {
  const inner = insideWrappers(expression)
  return inner.type === 'AssignmentExpression' ? insideWrappers(inner.right) : inner
}

/** `success: () => …` among the options of a call. */
function isOption(holder: Node): boolean {
  const call = holder.type === 'Property' && holder.parent.type === 'ObjectExpression' ? throughWrappers(holder.parent).parent : null
  return call?.type === 'CallExpression' && !registersComponent(call)
}
