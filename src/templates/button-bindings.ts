import { agreeEventsOf, type AgreeButton } from './agree-buttons.js'
import type { EventBinding } from './element.js'
import { nativeBindings } from './vue-events.js'

/** What an agree button binds, as far as it concerns consent. */
export interface ButtonBindings {
  /** Events that mean agreement, with something to run. */
  readonly bound: readonly EventBinding[]
  /** Those that never fire because of their capitals. */
  readonly miswritten: readonly EventBinding[]
  /** Those in the form of WXML where that binds nothing. */
  readonly native: readonly EventBinding[]
}

/**
 * Sorts the bindings of an agree button. Natively, and in uni-app that hands names on as they are, cases matter; Taro makes all
 * names lower-case, and what a hyphen or another framework does to them is unknown.
 */
export function bindingsOnButton(button: AgreeButton, dialect: string | null): ButtonBindings {
  const { element, bindings } = button
  const events = agreeEventsOf(button)
  const lowered = new Set([...events].map((event) => event.toLowerCase()))
  const isLoose = (event: string): boolean => element.host !== 'wxml' && (dialect !== 'uni-app' || event.includes('-'))
  const isAgreement = ({ event }: EventBinding): boolean => events.has(event) || (isLoose(event) && lowered.has(event.replaceAll('-', '').toLowerCase()))
  return {
    bound: bindings.filter((binding) => isAgreement(binding) && binding.handler !== ''),
    miswritten: bindings.filter((binding) => !isAgreement(binding) && events.has(binding.event.toLowerCase())),
    native: nativeBindings(element).filter((binding) => lowered.has(binding.event.toLowerCase()) && binding.handler !== ''),
  }
}
