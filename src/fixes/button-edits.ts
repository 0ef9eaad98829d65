import type { TSESLint } from '@typescript-eslint/utils'
import type { Element } from '../templates/element.js'
import type { EventBinding } from '../templates/event-bindings.js'

type Fix = TSESLint.ReportFixFunction

/** Adds an attribute to an element, before its first one and on a line of its own where that has one. */
export function addingAttribute(text: string, { nameRange, attributes }: Element, name: string, value: string): Fix {
  const [first] = attributes
  const space = first ? text.slice(nameRange[1], first.range[0]) : ' '
  return (fixer) => fixer.insertTextAfterRange([...nameRange], `${/^\s+$/u.test(space) ? space : ' '}${name}="${value}"`)
}

/** Binds another event with the same form and to the same method: `bind:tap` becomes `bind:agreeprivacyauthorization`. */
export function bindingInstead({ attribute, prefix }: EventBinding, event: string): Fix {
  return (fixer) => fixer.replaceTextRange([...attribute.nameRange], prefix + event)
}
