import type { Attribute, Element } from './element.js'

/** An attribute that binds an event: `bindtap`, `catch:tap`, `capture-bind:touchstart`, `mut-bind:tap`. */
export interface EventBinding {
  readonly attribute: Attribute
  /** What stands before the event's name: `bind`, `catch:`. */
  readonly prefix: string
  /** As written. */
  readonly event: string
  /** The method's name; `null` where it is made at run time. */
  readonly handler: string | null
}

/** Events of a finger on an element; none of them waits for the platform. */
export const TAPS: ReadonlySet<string> = new Set(['tap', 'click', 'touchstart', 'touchend', 'longpress', 'longtap'])

const BINDING = /^((?:capture-)?(?:bind|catch):?|mut-bind:)(.+)$/u

/** The events that an element binds in WXML. */
export function bindingsOf(element: Element): readonly EventBinding[] {
  return element.attributes.flatMap((attribute): EventBinding[] => {
    const [, prefix, event] = BINDING.exec(attribute.name) ?? []
    if (prefix === undefined || event === undefined) return []
    const { value } = attribute
    return [{ attribute, prefix, event, handler: value.kind === 'static' ? value.text.trim() : value.kind === 'none' ? '' : null }]
  })
}
