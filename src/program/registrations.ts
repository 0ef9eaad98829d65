import { componentObjects } from '../analysis/component-objects.js'
import { Listeners, type Listener } from '../analysis/listeners.js'
import { analyseScript } from '../analysis/uses.js'
import { Variables } from '../analysis/variables.js'
import { OFFICIAL_TABLE } from '../catalogue/interface-table.js'
import { factOf } from './files.js'
import { parseScript } from './parse-script.js'
import { factsOf, type ResolveFacts } from './resolve-facts.js'

export const LISTENER = 'onNeedPrivacyAuthorization'

/** The registrations of a script that is not linted itself. */
export interface ScriptListeners {
  /** What each of them does with `resolve`. */
  readonly resolves: readonly ResolveFacts[]
  /** One stands for good: made when the script is loaded, or once in the life of something; and none follows the page on screen. */
  readonly isLasting: boolean
}

/** The registrations of a script on the disk; `null` where it holds none or cannot be read. */
export function listenersAt(path: string): ScriptListeners | null {
  return factOf(path, readListeners)
}

function readListeners(text: string, path: string): ScriptListeners | null {
  const script = text.includes(LISTENER) ? parseScript(text, path) : null
  if (!script) return null
  const variables = new Variables(script)
  const { reaches } = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
  const { all } = new Listeners(script, variables, componentObjects(script, variables), reaches)
  return all.length === 0 ? null : { resolves: all.map(({ resolve }) => factsOf(resolve)), isLasting: all.some(isLasting) && !all.some(registersAgain) }
}

/** Lifetimes that come again whenever the user comes back: registering in them is how the page on screen gets the event. */
const AGAIN = new Set(['onShow', 'pageLifetimes.show', 'useDidShow', 'componentDidShow', 'onActivated', 'activated'])

/** Whether a registration follows the page or component that is on screen. */
export function registersAgain({ starts }: Listener): boolean {
  return starts.some((start) => start.kind === 'lifetime' && start.of !== 'app' && AGAIN.has(start.name))
}

/** Whether a registration is known to be made, and never again when its page comes back to the screen. */
export function isLasting({ starts }: Listener): boolean {
  return starts.length > 0 && starts.every(({ kind }) => kind !== 'unknown')
}
