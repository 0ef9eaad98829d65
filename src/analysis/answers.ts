import type { TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, propertyName, type Node } from './ast.js'
import type { Strings } from './strings.js'
import type { Variables } from './variables.js'

/** One part of an answer; `values` holds every string that it can be, `null` where that cannot be told. */
export interface AnswerPart {
  readonly property: TSESTree.Property
  readonly values: readonly string[] | null
}

/** What `resolve` is told. */
export type Answer =
  /** No argument, or one that is no object. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'object'
      readonly literal: TSESTree.ObjectExpression
      readonly event: AnswerPart | null
      readonly buttonId: AnswerPart | null
      /** A spread or a computed key may add what is not seen. */
      readonly isOpen: boolean
    }

const NOTHING: Answer = { kind: 'nothing' }
const UNKNOWN: Answer = { kind: 'unknown' }

/** What an argument can tell `resolve`: one answer for each branch of a condition. */
export function answersIn(argument: Node | null, strings: Strings, variables: Variables): readonly Answer[] {
  if (!argument) return [NOTHING]
  const inner = insideWrappers(argument)
  switch (inner.type) {
    case 'ObjectExpression':
      return [objectAnswer(inner, strings)]
    case 'ConditionalExpression':
      return [...answersIn(inner.consequent, strings, variables), ...answersIn(inner.alternate, strings, variables)]
    case 'Literal':
    case 'TemplateLiteral':
      return [NOTHING]
    case 'Identifier': {
      const variable = variables.of(inner)
      if (!variable) return [inner.name === 'undefined' ? NOTHING : UNKNOWN]
      const value = variables.constantValue(variable)
      // Whoever reads a member may write one too, and who else is given the object may change it.
      const isShared = variables.readsOf(variable).some((read) => read.parent?.type !== 'CallExpression' || read.parent.callee === read)
      return [value?.type === 'ObjectExpression' && !isShared ? objectAnswer(value, strings) : UNKNOWN]
    }
    default:
      return [UNKNOWN]
  }
}

function objectAnswer(literal: TSESTree.ObjectExpression, strings: Strings): Answer {
  const part = (name: string): AnswerPart | null => {
    for (const property of literal.properties) {
      if (property.type !== 'Property' || propertyName(property) !== name) continue
      const value = strings.valueOf(property.value)
      return { property, values: value.kind === 'known' ? value.values : null }
    }
    return null
  }
  const isOpen = literal.properties.some((property) => property.type === 'SpreadElement' || propertyName(property) === null)
  return { kind: 'object', literal, event: part('event'), buttonId: part('buttonId'), isOpen }
}

/** Whether an answer can be `agree`. */
export function mayAgree(answer: Answer): boolean {
  return answer.kind === 'object' && (answer.event?.values?.includes('agree') ?? false)
}

/** Whether an answer can be meant as a refusal: it is one, cannot be read, or is none that the platform knows. */
export function mayRefuse(answer: Answer): boolean {
  if (answer.kind !== 'object' || !answer.event?.values) return true
  return answer.event.values.some((value) => value !== 'agree' && value !== 'exposureAuthorization')
}

/** Whether an answer settles the call that waits: `exposureAuthorization` only says that the popup is there. */
export function settles(answer: Answer): boolean {
  return answer.kind !== 'object' || !answer.event?.values || answer.event.values.some((value) => value !== 'exposureAuthorization')
}
