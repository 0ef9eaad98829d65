import type { TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, propertyName, throughWrappers, type CallNode, type Node, type Variable } from './ast.js'
import { positionOf } from './positions.js'
import type { Variables } from './variables.js'

/** The options that an interface is given. */
export type Options =
  | { readonly kind: 'none' }
  | { readonly kind: 'literal'; readonly literal: TSESTree.ObjectExpression }
  /** A variable, a spread, a computed key: anything may be in it. */
  | { readonly kind: 'unreadable' }

const UNREADABLE: Options = { kind: 'unreadable' }

/** Reads argument `index` of a call as an options literal, in place or in a constant that nothing adds to; `null` stands for arguments that cannot be told. */
export function optionsOf(call: CallNode, index: number | null, variables: Variables): Options {
  if (index === null || call.arguments.slice(0, index + 1).some((argument) => argument.type === 'SpreadElement')) return UNREADABLE
  const argument = call.arguments[index]
  if (!argument) return { kind: 'none' }
  const inner = insideWrappers(argument)
  const literal = inner.type === 'Identifier' ? constantLiteral(variables.of(inner), variables) : inner
  const isReadable = literal?.type === 'ObjectExpression' && literal.properties.every((property) => property.type === 'Property' && propertyName(property) !== null)
  return isReadable ? { kind: 'literal', literal } : UNREADABLE
}

/** A constant whose properties are at most read, so that the literal says it all. */
function constantLiteral(variable: Variable | null, variables: Variables): Node | null {
  const value = variable && variables.constantValue(variable)
  if (!value) return null
  const isLeftAlone = variables.readsOf(variable).every((read) => {
    const position = positionOf(throughWrappers(read))
    return position.kind === 'member' ? positionOf(throughWrappers(position.member)).kind !== 'lost' : position.kind === 'argument'
  })
  return isLeftAlone ? value : null
}
