import { PRIVACY_APIS, PRIVACY_APIS_SINCE } from '../catalogue/api-objects.js'
import { insideWrappers, isFunction, literalText, propertyName, throughWrappers, walk, type FunctionNode, type Node, type Script } from './ast.js'
import { calleeName, localFunction } from './calls.js'
import { leaves, returnsOf } from './control-flow.js'
import type { Reach } from './reaches.js'
import { isOlder } from './versions.js'
import type { Variables } from './variables.js'

const FRAMEWORK: ReadonlySet<string> = new Set(PRIVACY_APIS)
/** Of a name that cannot be followed: it may well hold the answer to such a check. */
const SOUNDS_LIKE_CHECK = /support|canIUse|version|sdk/iu
const MAX_DEPTH = 10

/**
 * Reads conditions that ask whether the privacy APIs are there. All four came with one base library, so that a check of one is a
 * check of all. A check that cannot be read counts as one.
 */
export class FeatureChecks {
  readonly #script: Script
  readonly #variables: Variables
  readonly #frameworkCalls: ReadonlySet<Node | null>
  #values: ReadonlyMap<string, readonly Node[]> | null = null

  constructor(script: Script, variables: Variables, reaches: readonly Reach[]) {
    this.#script = script
    this.#variables = variables
    this.#frameworkCalls = new Set(reaches.filter(({ how, name }) => how === 'call' && FRAMEWORK.has(name)).map(({ call }) => call))
  }

  /**
   * Whether a place is reached only where the APIs are there, as the code around it shows: a branch of a check, what follows an
   * early return, a callback of one of the APIs. What is there does not go away, so that functions in between do not matter.
   */
  isBehindCheck(place: Node, depth = 0): boolean {
    for (let at = place, { parent } = place; parent; at = parent, { parent } = parent) {
      if (this.#isChecked(at, parent, depth) || (isFunction(at) && this.#frameworkCalls.has(callGiven(at)))) return true
    }
    return false
  }

  #isChecked(at: Node, parent: Node, depth: number): boolean {
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        return at !== parent.test && this.implied(parent.test, at === parent.consequent, depth)
      case 'WhileStatement':
        return at === parent.body && this.implied(parent.test, true, depth)
      case 'LogicalExpression':
        return at === parent.right && parent.operator !== '??' && this.implied(parent.left, parent.operator === '&&', depth)
      case 'BlockStatement':
      case 'Program':
      case 'SwitchCase': {
        const statements: readonly Node[] = parent.type === 'SwitchCase' ? parent.consequent : parent.body
        return statements.slice(0, statements.indexOf(at)).some((statement) => this.#isCheckedAfter(statement, depth))
      }
      default:
        return false
    }
  }

  #isCheckedAfter(statement: Node, depth: number): boolean {
    if (statement.type !== 'IfStatement') return false
    const { test, consequent, alternate } = statement
    return (leaves(consequent) && this.implied(test, false, depth)) || (alternate !== null && leaves(alternate) && this.implied(test, true, depth))
  }

  /** Whether the APIs are there when `test` comes out as `outcome`. */
  implied(test: Node, outcome: boolean, depth = 0): boolean {
    const node = insideWrappers(test)
    if (depth > MAX_DEPTH) return false
    const inner = (next: Node, wanted: boolean): boolean => this.implied(next, wanted, depth + 1)
    switch (node.type) {
      case 'AwaitExpression':
        return inner(node.argument, outcome)
      case 'UnaryExpression':
        return node.operator === '!' && inner(node.argument, !outcome)
      case 'LogicalExpression': {
        if (node.operator === '??') return outcome && inner(node.left, true)
        const sides = [inner(node.left, outcome), inner(node.right, outcome)]
        return (node.operator === '&&') === outcome ? sides.includes(true) : !sides.includes(false)
      }
      case 'ConditionalExpression':
        return inner(node.consequent, outcome) && inner(node.alternate, outcome)
      case 'BinaryExpression':
        return this.#compared(node.left, node.operator, node.right, outcome)
      case 'CallExpression':
        return this.#called(node, outcome, depth)
      case 'MemberExpression':
        return outcome && (FRAMEWORK.has(propertyName(node) ?? '') || this.#named(propertyName(node), depth))
      case 'Identifier':
        return this.#ofIdentifier(node, outcome, depth)
      default:
        return false
    }
  }

  #compared(left: Node, operator: string, right: Node, outcome: boolean): boolean {
    if (operator === 'in') return outcome && FRAMEWORK.has(literalText(left) ?? '')
    const isEquality = /^[!=]==?$/u.test(operator)
    if (isEquality) {
      const isSame = operator.startsWith('=') === outcome
      return this.#equal(left, right, isSame) || this.#equal(right, left, isSame)
    }
    if (!/^[<>]=?$/u.test(operator)) return false
    const isRightOfVersion = mentionsVersion(right) && !mentionsVersion(left)
    if (!isRightOfVersion && !mentionsVersion(left)) return false
    // `compare(version, '2.32.3') >= 0`, `version >= '2.32.3'`; and the same the other way round.
    const isSwapped = comesFirst(left) || (isRightOfVersion && insideWrappers(right).type === 'CallExpression')
    const wantsMore = operator.startsWith('>') !== isSwapped
    return wantsMore === outcome
  }

  /** What it tells that `value` is, or is not, `other`. */
  #equal(value: Node, other: Node, isSame: boolean): boolean {
    const [subject, literal] = [insideWrappers(value), insideWrappers(other)]
    if (subject.type === 'UnaryExpression' && subject.operator === 'typeof') {
      const type = literalText(literal)
      const isThere = type === 'undefined' ? !isSame : type === 'function' && isSame
      return isThere && this.implied(subject.argument, true)
    }
    if (literal.type === 'Literal' && typeof literal.value === 'boolean') return this.implied(subject, literal.value === isSame)
    if ((literal.type === 'Literal' && literal.value === null) || (literal.type === 'Identifier' && literal.name === 'undefined')) return !isSame && this.implied(subject, true)
    if (!mentionsVersion(subject) || subject.type !== 'CallExpression') return false
    // `compare(…) === 1`, `!== -1`
    const isLess = literal.type === 'UnaryExpression' && literal.operator === '-'
    return isLess ? !isSame : isSame
  }

  #called(call: Node, outcome: boolean, depth: number): boolean {
    if (call.type !== 'CallExpression') return false
    const name = calleeName(call)
    const [first] = call.arguments
    if (name === 'canIUse') return outcome && first !== undefined && FRAMEWORK.has((literalText(first) ?? '').split('.')[0] ?? '')
    if (name === 'Boolean' && first) return this.implied(first, outcome, depth + 1)
    const local = localFunction(call.callee, this.#variables)
    if (local) return this.#answers(local, outcome, depth)
    // `atLeast('2.32.3')` or `isBelow('2.32.3')`: which of both, nobody can tell.
    return mentionsVersion(call) || SOUNDS_LIKE_CHECK.test(name ?? '')
  }

  /** Whether every answer of a function that can come out so implies it. */
  #answers(made: FunctionNode, outcome: boolean, depth: number): boolean {
    const answers = made.body.type === 'BlockStatement' ? returnsOf(this.#script, made).map(({ argument }) => argument) : [made.body]
    return this.#allImply(answers.filter((answer) => answer !== null), outcome, depth)
  }

  #ofIdentifier(node: Node, outcome: boolean, depth: number): boolean {
    const variable = node.type === 'Identifier' ? this.#variables.of(node) : null
    const definition = variable?.defs[0]
    if (!variable || !definition) return false
    const value = this.#variables.constantValue(variable)
    if (value) return this.implied(value, outcome, depth + 1)
    if (!outcome) return false
    // `const { requirePrivacyAuthorize } = wx`
    const property = definition.name.parent
    if (property.type === 'Property' && property.parent.type === 'ObjectPattern' && FRAMEWORK.has(propertyName(property) ?? '')) return true
    if (definition.type !== 'Variable') return SOUNDS_LIKE_CHECK.test(variable.name)
    return this.#allImply(variable.references.flatMap(({ writeExpr }) => writeExpr ?? []), true, depth)
  }

  /** A field or a value of `data` of that name: what the file stores in it. */
  #named(name: string | null, depth: number): boolean {
    if (name === null) return false
    this.#values ??= storedValues(this.#script)
    const values = this.#values.get(name)
    return values ? this.#allImply(values, true, depth) : SOUNDS_LIKE_CHECK.test(name)
  }

  /** Whether each value that can come out so implies it, or is written so behind a check: `if (wx.x) isThere = true`. */
  #allImply(values: readonly Node[], outcome: boolean, depth: number): boolean {
    const possible = values.filter((value) => truthOf(value) !== !outcome)
    return possible.length > 0 && possible.every((value) => this.implied(value, outcome, depth + 1) || (depth < MAX_DEPTH && truthOf(value) !== null && this.isBehindCheck(value, depth + 1)))
  }
}

/** The call that is given a function, as an argument or in its options. */
function callGiven(made: FunctionNode): Node | null {
  const value = throughWrappers(made)
  const holder = value.parent?.type === 'Property' && value.parent.value === value ? throughWrappers(value.parent.parent).parent : value.parent
  return holder?.type === 'CallExpression' && insideWrappers(holder.callee) !== made ? holder : null
}

/** What a script stores under names: properties of object literals, fields that are assigned. */
function storedValues(script: Script): ReadonlyMap<string, readonly Node[]> {
  const values = new Map<string, Node[]>()
  walk(script, script.ast, (node) => {
    const [holder, value] = storeOf(node)
    const name = holder && propertyName(holder)
    if (name === null || value === null) return
    const same = values.get(name)
    if (same) same.push(value)
    else values.set(name, [value])
  })
  return values
}

function storeOf(node: Node): readonly [Parameters<typeof propertyName>[0], Node] | readonly [null, null] {
  if (node.type === 'Property' && node.parent.type === 'ObjectExpression') return [node, node.value]
  if (node.type === 'PropertyDefinition' && node.value) return [node, node.value]
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') return [node.left, node.right]
  return [null, null]
}

/** `true` or `false` where a value is written so, else `null`. */
function truthOf(value: Node): boolean | null {
  const inner = insideWrappers(value)
  if (inner.type === 'Literal') return Boolean(inner.value)
  return inner.type === 'Identifier' && inner.name === 'undefined' ? false : null
}

/** `compare(version, '2.32.3')`, or the version itself, this one or a later one. */
function mentionsVersion(node: Node): boolean {
  const inner = insideWrappers(node)
  return isLateVersion(inner) || (inner.type === 'CallExpression' && inner.arguments.some(isLateVersion))
}

/** `'2.32.3' <= version`, `compare('2.32.3', version)` */
function comesFirst(left: Node): boolean {
  const inner = insideWrappers(left)
  const first = inner.type === 'CallExpression' ? inner.arguments[0] : inner
  return first ? isLateVersion(first) : false
}

function isLateVersion(node: Node): boolean {
  const text = literalText(node)
  return text !== null && /^\d+(?:\.\d+)+$/u.test(text) && !isOlder(text, PRIVACY_APIS_SINCE)
}
