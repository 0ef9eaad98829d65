import type { Element } from './element.js'
import type { EventBinding } from './event-bindings.js'

/** The events that an element of a Vue template binds. */
export function vueBindings(element: Element): readonly EventBinding[] {
  return element.attributes.flatMap(() => [])
}
