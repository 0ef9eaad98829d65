import { INTERFACES } from '../../src/catalogue/interfaces.js'
import type { Event } from './events.js'

const ANSWERED: ReadonlySet<string> = new Set([...INTERFACES.map(({ name }) => name), 'requirePrivacyAuthorize'])

/** What became of the privacy interfaces, and what the program said to its user, in order. */
export function storyOf(log: readonly Event[]): readonly string[] {
  return log.flatMap((event): string[] => {
    if (event.kind === 'run') return [`${event.name} runs`]
    if (event.kind === 'keyboard') return [`keyboard for ${event.type}`]
    if (event.kind === 'unhandled') return ['a rejection that nobody handles']
    if (event.kind === 'dialog') return ['the platform asks']
    if (event.kind === 'call' && event.name === 'showToast') return [`toast ${String((event.options as { title?: unknown }).title)}`]
    if (event.kind !== 'callback' || event.callback === 'complete' || !ANSWERED.has(event.name)) return []
    return [event.callback === 'success' ? `${event.name} succeeds` : String((event.value as { errMsg?: unknown }).errMsg)]
  })
}
