import type { Element } from './element.js'
import type { EventBinding } from './event-bindings.js'

/** The events that a JSX element binds. */
export function jsxBindings(element: Element): readonly EventBinding[] {
  return element.attributes.flatMap(() => [])
}
