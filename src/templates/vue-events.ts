import type { Attribute, Element, EventBinding } from './element.js'
import { readExpression } from './vue-expressions.js'

const LISTENER = /^(?<prefix>@|v-on:)(?<event>[^.[\]]+)(?:\.|$)/u
/** A property that Vue takes for a listener: Taro's templates have some. */
const PROPERTY = /^(?<prefix>(?::|v-bind:)on)(?<event>[A-Z]\w*)(?:\.|$)/u
const NATIVE = /^(?<prefix>(?:bind|catch):?)(?<event>[a-z]+)$/iu

/** Events that the platform fires when it has asked the user for information, or for consent. */
const PRIVACY_EVENTS: ReadonlySet<string> = new Set(['agreeprivacyauthorization', 'getphonenumber', 'getrealtimephonenumber', 'getuserinfo', 'chooseavatar'])

/**
 * The events that an element of a Vue template binds: `@tap.stop`, `v-on:click`, `:onChooseavatar`. `handler` is the method where the
 * value is nothing but its name; `handlers` are the functions of the component that the value calls or comes out as, as far as its
 * words tell. A name that is made at run time (`@[event]`, `v-on="listeners"`) binds nothing that can be seen.
 */
export function vueBindings(element: Element): readonly EventBinding[] {
  return element.attributes.flatMap((attribute) => {
    const listener = LISTENER.exec(attribute.name)?.groups
    if (listener) return bindingOf(attribute, listener['prefix'], listener['event'])
    const property = PROPERTY.exec(attribute.name)?.groups
    return property ? bindingOf(attribute, property['prefix'], property['event']?.toLowerCase()) : []
  })
}

/**
 * The attributes of an element of a Vue template or of JSX that would bind one of the platform's privacy events in WXML
 * (`bindagreeprivacyauthorization="agree"`): here they bind nothing.
 */
export function nativeBindings(element: Element): readonly EventBinding[] {
  if (element.host === 'wxml') return []
  return element.attributes.flatMap((attribute) => {
    const { prefix, event } = NATIVE.exec(attribute.name)?.groups ?? {}
    return event !== undefined && PRIVACY_EVENTS.has(event.toLowerCase()) ? bindingOf(attribute, prefix, event) : []
  })
}

/** The events that a binding in a Vue template emits to the component's parent by a literal name: `$emit('agree')`. */
export function emitsOf({ attribute: { value } }: EventBinding): readonly string[] {
  return value.kind === 'dynamic' ? readExpression(value.source).emits : []
}

function bindingOf(attribute: Attribute, prefix: string | undefined, event: string | undefined): readonly EventBinding[] {
  if (prefix === undefined || event === undefined) return []
  const { value } = attribute
  const source = value.kind === 'none' ? '' : value.kind === 'static' ? value.text : value.source
  if (source.trim() === '') return [{ attribute, prefix, event, handler: '', handlers: [] }]
  const { name, called, results } = readExpression(source)
  if (name !== null) return [{ attribute, prefix, event, handler: name, handlers: [name] }]
  // Vue runs what a listener says, and what comes out of it is lost; a property is what comes out.
  return [{ attribute, prefix, event, handler: null, handlers: prefix.endsWith('on') ? [...new Set([...called, ...results])] : called }]
}
