import type { Attribute, Element, EventBinding } from './element.js'

const PREFIX = 'on'
/** The runtime of Taro asks for no capital: `onagreeprivacyauthorization` is bound as well. */
const BINDING = /^on[A-Za-z]/u
/** `catchTap`: the touch goes no further. */
const CATCHING = /^(?:catch|capture)(?=[A-Z])/u

/** The events that a JSX element binds. A string is no function: `onClick="agree"` binds nothing. */
export function jsxBindings(element: Element): readonly EventBinding[] {
  return element.attributes.flatMap((attribute) => jsxBinding(attribute) ?? [])
}

/** Whether an attribute of JSX is named as one that takes a function to run. */
export function isEventName(name: string): boolean {
  return BINDING.test(name) || CATCHING.test(name)
}

function jsxBinding(attribute: Attribute): EventBinding | null {
  const { name, value } = attribute
  if (!isEventName(name) || value.kind !== 'dynamic') return null
  const prefix = CATCHING.exec(name)?.[0] ?? PREFIX
  return { attribute, prefix, event: name.slice(prefix.length).toLowerCase(), handler: value.methods?.only ?? null, handlers: value.methods?.all ?? [] }
}
