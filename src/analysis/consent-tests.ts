import { PRIVACY_APIS, PRIVACY_APIS_SINCE } from '../catalogue/api-objects.js'
import { insideWrappers, literalText, propertyName, type Node } from './ast.js'
import { calleeName } from './calls.js'
import type { Variables } from './variables.js'

/** Why code runs only with consent. */
export type GuardReason =
  /** In the success of requirePrivacyAuthorize, or after a promise that wraps it. */
  | 'requirePrivacyAuthorize'
  /** Where needAuthorization is false. */
  | 'getPrivacySetting'
  /** Below base library 2.32.3 nothing is intercepted. */
  | 'old-library'
  /** After, or in the callback of, a function that does one of these. */
  | 'guard-function'
  /** After a promise that code elsewhere fulfils, in a script that is about consent. */
  | 'parked'

const FRAMEWORK: ReadonlySet<string> = new Set(PRIVACY_APIS)

/** Reads conditions. `toldBy` says why an expression comes out as `outcome` with consent only, as what a helper answers. */
export class ConsentTests {
  readonly #variables: Variables
  readonly #toldBy: (node: Node, outcome: boolean) => GuardReason | null

  constructor(variables: Variables, toldBy: (node: Node, outcome: boolean) => GuardReason | null) {
    this.#variables = variables
    this.#toldBy = toldBy
  }

  /** Why consent is there when `test` comes out as `outcome`; `null` where it need not be. */
  implied(test: Node, outcome: boolean, depth = 0): GuardReason | null {
    const node = insideWrappers(test)
    if (depth > 10) return null
    if (node.type === 'UnaryExpression' && node.operator === '!') return this.implied(node.argument, !outcome, depth + 1)
    if (node.type === 'LogicalExpression' && node.operator !== '??') {
      const [left, right] = [this.implied(node.left, outcome, depth + 1), this.implied(node.right, outcome, depth + 1)]
      const oneSuffices = (node.operator === '&&') === outcome
      return oneSuffices ? (left ?? right) : left && right
    }
    if (node.type === 'BinaryExpression') return this.#impliedByComparison(node.left, node.operator, node.right, outcome, depth)
    if (!outcome && this.#isNeedAuthorization(node)) return 'getPrivacySetting'
    if (!outcome && this.#isExistenceCheck(node)) return 'old-library'
    const told = this.#toldBy(node, outcome)
    if (told) return told
    const value = node.type === 'Identifier' ? this.#constant(node) : null
    return value ? this.implied(value, outcome, depth + 1) : null
  }

  #impliedByComparison(left: Node, operator: string, right: Node, outcome: boolean, depth: number): GuardReason | null {
    const isEqual = operator === '===' || operator === '=='
    if (isEqual || operator === '!==' || operator === '!=') {
      const same = isEqual === outcome
      for (const [value, other] of [[left, right], [right, left]] as const) {
        const literal = insideWrappers(other)
        if (literal.type === 'Literal' && typeof literal.value === 'boolean') return this.implied(value, literal.value === same, depth + 1)
        if (insideWrappers(value).type === 'UnaryExpression' && this.#isExistenceCheck(operandOf(value))) {
          const isFunction = literalText(literal) === 'function'
          if (isFunction ? !same : literalText(literal) === 'undefined' && same) return 'old-library'
        }
        const isNothing = (literal.type === 'Literal' && literal.value === null) || (literal.type === 'Identifier' && literal.name === 'undefined')
        if (isNothing && same && this.#isExistenceCheck(insideWrappers(value))) return 'old-library'
      }
      return null
    }
    const names = [left, right].map((side) => callMentions(side, PRIVACY_APIS_SINCE))
    const isBelow = operator === '<' ? names[0] : operator === '>' ? names[1] : operator === '>=' ? names[0] : operator === '<=' ? names[1] : false
    return isBelow && (operator === '<' || operator === '>') === outcome ? 'old-library' : null
  }

  /** `res.needAuthorization`, or a name that is taken out of such an answer. */
  #isNeedAuthorization(node: Node): boolean {
    if (node.type === 'MemberExpression') return propertyName(node) === 'needAuthorization' && insideWrappers(node.object).type !== 'MemberExpression'
    const variable = node.type === 'Identifier' ? this.#variables.of(node) : null
    const name = variable?.defs[0]?.name
    const property = name?.parent.type === 'AssignmentPattern' ? name.parent.parent : name?.parent
    return property?.type === 'Property' && property.parent.type === 'ObjectPattern' && propertyName(property) === 'needAuthorization'
  }

  /** `wx.requirePrivacyAuthorize` or `wx.canIUse('requirePrivacyAuthorize')`. */
  #isExistenceCheck(node: Node): boolean {
    if (node.type === 'MemberExpression') return FRAMEWORK.has(propertyName(node) ?? '')
    if (node.type !== 'CallExpression' || calleeName(node) !== 'canIUse') return false
    const [argument] = node.arguments
    return argument !== undefined && FRAMEWORK.has((literalText(argument) ?? '').split('.')[0] ?? '')
  }

  #constant(identifier: Node): Node | null {
    const variable = this.#variables.of(identifier)
    return variable && this.#variables.constantValue(variable)
  }
}

function operandOf(node: Node): Node {
  const inner = insideWrappers(node)
  return inner.type === 'UnaryExpression' && inner.operator === 'typeof' ? insideWrappers(inner.argument) : inner
}

/** `compareVersion(version, '2.32.3')` */
function callMentions(node: Node, text: string): boolean {
  const inner = insideWrappers(node)
  return inner.type === 'CallExpression' && inner.arguments.some((argument) => literalText(argument) === text)
}

/** The reason that several ways have together; `null` where one of them has none. */
export function joinedReasons(ways: readonly (GuardReason | null)[]): GuardReason | null {
  return ways.includes(null) ? null : (ways.find((reason) => reason !== 'old-library') ?? ways[0] ?? null)
}
