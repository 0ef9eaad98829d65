import { insideWrappers, literalText, type Node } from '../analysis/ast.js'
import { excludedRegions, isOtherPlatformsCode } from '../analysis/platform-regions.js'
import { Strings } from '../analysis/strings.js'
import type { Variables } from '../analysis/variables.js'

/** More than this many combinations are as good as unknown. */
const MOST_STRINGS = 64
const DEEPEST = 20
const NONE = excludedRegions('')

/** Reads the strings of attributes in JSX. */
export class JsxStrings {
  readonly #variables: Variables
  readonly #strings: Strings

  constructor(variables: Variables) {
    this.#variables = variables
    this.#strings = new Strings(variables)
  }

  /**
   * Every string that an expression can become in the build for WeChat, `null` where that cannot be told. What is no string (`null`,
   * `undefined`, `false`, the other side of `&&`) leaves the attribute out, and counts as none.
   */
  possible(node: Node, depth = 0): readonly string[] | null {
    if (depth > DEEPEST) return null
    const inner = insideWrappers(node)
    const text = literalText(inner)
    if (text !== null) return [text]
    switch (inner.type) {
      case 'Literal':
        return []
      case 'UnaryExpression':
        return inner.operator === '!' || inner.operator === 'void' ? [] : null
      case 'ConditionalExpression':
        return this.#either([inner.consequent, inner.alternate], depth)
      case 'LogicalExpression':
        return this.#either(inner.operator === '&&' ? [inner.right] : [inner.left, inner.right], depth)
      case 'BinaryExpression':
        return inner.operator === '+' ? joined([this.possible(inner.left, depth + 1), this.possible(inner.right, depth + 1)]) : null
      case 'TemplateLiteral':
        return joined(
          inner.quasis.flatMap(({ value: { cooked } }, index) => {
            const expression = inner.expressions[index]
            const text = cooked === null ? null : [cooked]
            return expression ? [text, this.possible(expression, depth + 1)] : [text]
          }),
        )
      case 'Identifier':
        return this.#ofName(inner, depth)
      case 'MemberExpression':
        return this.#known(inner)
      default:
        return null
    }
  }

  #ofName(identifier: Node, depth: number): readonly string[] | null {
    const variable = this.#variables.of(identifier)
    // ESLint declares it as a global, which nothing in the file defines.
    if (identifier.type === 'Identifier' && identifier.name === 'undefined' && !variable?.defs.length) return []
    if (!variable) return null
    const constant = this.#variables.constantValue(variable)
    return constant ? this.possible(constant, depth + 1) : this.#known(identifier)
  }

  #known(node: Node): readonly string[] | null {
    const value = this.#strings.valueOf(node)
    return value.kind === 'known' ? value.values : null
  }

  #either(nodes: readonly Node[], depth: number): readonly string[] | null {
    const all = new Set<string>()
    for (const node of nodes) {
      if (isOtherPlatformsCode(node, NONE)) continue
      const strings = this.possible(node, depth + 1)
      if (!strings) return null
      for (const each of strings) all.add(each)
    }
    return all.size > MOST_STRINGS ? null : [...all]
  }
}

/** The parts one after another. A part that is never a string would become one, `undefined`: nothing to go by. */
function joined(parts: readonly (readonly string[] | null)[]): readonly string[] | null {
  let found: readonly string[] = ['']
  for (const part of parts) {
    if (!part || part.length === 0 || part.length * found.length > MOST_STRINGS) return null
    found = found.flatMap((start) => part.map((end) => start + end))
  }
  return found
}
