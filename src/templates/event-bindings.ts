import type { Attribute, Element, EventBinding } from './element.js'
import { jsxBindings } from './jsx-events.js'
import { vueBindings } from './vue-events.js'
import { readExpression } from './vue-expressions.js'

/** Events of a finger on an element; none of them waits for the platform. */
export const TAPS: ReadonlySet<string> = new Set(['tap', 'click', 'touchstart', 'touchend', 'longpress', 'longtap'])

/** Whether two names mean one event of a component: frameworks take `user-agreed` and `userAgreed` for the same. */
export function isSameEvent(one: string, other: string): boolean {
  return one === other || one.replaceAll('-', '').toLowerCase() === other.replaceAll('-', '').toLowerCase()
}

const BINDING = /^((?:capture-)?(?:bind|catch):?|mut-bind:)(.+)$/u
/** In a single-file component also `@tap.stop` (wepy), and `bindtap@wx` (mpx). */
const SFC_BINDING = /^((?:capture-)?(?:bind|catch):?|mut-bind:|@)([^.@]+)/u

/** The events that an element binds. */
export function bindingsOf(element: Element): readonly EventBinding[] {
  switch (element.host) {
    case 'wxml':
      return element.attributes.flatMap((attribute) => wxmlBinding(attribute, element.inSfc ?? false) ?? [])
    case 'vue':
      return vueBindings(element)
    case 'jsx':
      return jsxBindings(element)
  }
}

function wxmlBinding(attribute: Attribute, inSfc: boolean): EventBinding | null {
  const [, prefix, event] = (inSfc ? SFC_BINDING : BINDING).exec(attribute.name) ?? []
  const { value } = attribute
  if (prefix === undefined || event === undefined || (prefix === '@' && value.kind === 'none')) return null
  if (inSfc && value.kind !== 'none') {
    const source = value.kind === 'static' ? value.text : value.source
    // `open(item)`: natively it would be a name, and a wrong one.
    if (source.includes('(')) return { attribute, prefix, event, handler: null, handlers: readExpression(source).called }
  }
  if (value.kind === 'dynamic') return { attribute, prefix, event, handler: null, handlers: value.possible ?? [] }
  const handler = value.kind === 'static' ? value.text.trim() : ''
  return { attribute, prefix, event, handler, handlers: handler === '' ? [] : [handler] }
}
