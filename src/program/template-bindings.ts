import { firesWithAgreement } from '../templates/agree-events.js'
import { bindingsOf as eventsBoundBy } from '../templates/event-bindings.js'
import { componentResolver } from './component-tags.js'
import { whileStill } from './files.js'
import type { Program } from './find-program.js'
import { elementsOf } from './templates.js'

/** One place of a template that binds a method. */
export type Binding =
  /** An event that the platform fires with the user's agreement only. */
  | { readonly kind: 'agree' }
  /** An event of a component of the program, by its base: what fires it decides. */
  | { readonly kind: 'component'; readonly base: string; readonly event: string }
  | { readonly kind: 'other' }

/** The methods that the template of a page or component binds, with all places that do. */
export function bindingsOf(program: Program, base: string): ReadonlyMap<string, readonly Binding[]> {
  return whileStill(bindingsOf, base, () => findBindings(program, base))
}

function findBindings(program: Program, base: string): ReadonlyMap<string, readonly Binding[]> {
  const bindings = new Map<string, Binding[]>()
  const componentNamed = componentResolver(program, base)
  for (const { element } of elementsOf(program, base)) {
    const events = eventsBoundBy(element)
    if (events.length === 0) continue
    const component = componentNamed(element.name, element.source)
    for (const { event, handlers } of events) {
      const binding: Binding = firesWithAgreement(element, event) ? { kind: 'agree' } : component?.kind === 'component' ? { kind: 'component', base: component.base, event } : { kind: 'other' }
      for (const method of handlers) bindings.set(method, [...(bindings.get(method) ?? []), binding])
    }
  }
  return bindings
}
