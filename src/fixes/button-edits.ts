import type { TSESLint } from '@typescript-eslint/utils'
import type { Element, EventBinding } from '../templates/element.js'
import { bindingNamed } from '../templates/host-syntax.js'

type Fix = TSESLint.ReportFixFunction

/** Adds an attribute to an element, before its first one and on a line of its own where that has one. */
export function addingAttribute(text: string, { nameRange, attributes }: Element, name: string, value: string): Fix {
  const [first] = attributes
  const space = first ? text.slice(nameRange[1], first.range[0]) : ' '
  return (fixer) => fixer.insertTextAfterRange([...nameRange], `${/^\s+$/u.test(space) ? space : ' '}${name}="${value}"`)
}

/** The name by which another event is bound in the same form: `bind:tap` becomes `bind:agreeprivacyauthorization`, `onClick` `onAgreePrivacyAuthorization`. */
export function nameInstead({ host }: Element, { prefix }: EventBinding, event: string): string {
  if (host === 'jsx') return bindingNamed('jsx', event)
  // `:onClick` of Taro's Vue.
  return prefix.endsWith('on') ? `${prefix}${event.charAt(0).toUpperCase()}${event.slice(1)}` : prefix + event
}

/**
 * Binds another event in the same form and to the same method. Of Vue's modifiers `once` moves along, and `stop` stays on the tap,
 * which would else go on to what is around the button.
 */
export function bindingInstead(element: Element, binding: EventBinding, event: string): Fix {
  const { attribute, prefix } = binding
  const modifiers = element.host === 'vue' ? attribute.name.split('.').slice(1) : []
  const name = nameInstead(element, binding, event) + (modifiers.includes('once') ? '.once' : '')
  const stopped = modifiers.includes('stop') && event.toLowerCase() !== binding.event.toLowerCase() ? `${prefix}${binding.event}.stop ` : ''
  return (fixer) => fixer.replaceTextRange([...attribute.nameRange], stopped + name)
}

/** Binds the same event to the same method as the host has it: `bindagreeprivacyauthorization` becomes `@agreeprivacyauthorization`. */
export function bindingAsHostDoes({ host }: Element, { attribute, event }: EventBinding): Fix {
  return (fixer) => fixer.replaceTextRange([...attribute.nameRange], bindingNamed(host, event.toLowerCase()))
}
