import { callersIn } from '../analysis/callers.js'
import { fillingsOf, runOncePerInstance, slotsCalledBy } from '../analysis/handler-slots.js'
import type { Node } from '../analysis/ast.js'
import type { LintedFile } from './linted-file.js'
import { listenersOf, ownUnit } from './listeners-of.js'
import { Popups } from './popups.js'

/** What each instance of the linted component puts where the one listener looks for the popup on screen. */
export interface SlotFillings {
  readonly places: readonly Node[]
  /** So many pages show the component. */
  readonly pages: number
}

/**
 * Assignments of the linted component that take the popup away from the page on screen: the listener, registered once, calls a
 * variable that the instances set when they are attached and never again when their page is shown. Silent where more than that
 * sets the variable, and where one page only shows the component.
 */
export function overwrittenHandlers(file: LintedFile): SlotFillings | null {
  const unit = ownUnit(file)
  const listeners = listenersOf(file)?.all ?? []
  if (!file.program || unit?.kind !== 'component' || listeners.length === 0) return null
  const callers = callersIn(file.sourceCode, file.variables, file.componentObjects)
  const slots = listeners.flatMap(({ handler, starts }) => (handler && starts.every(({ kind }) => kind === 'module') ? slotsCalledBy(handler, file.sourceCode, file.variables) : []))
  const places = [...new Set(slots)].map(fillingsOf).filter((fillings) => runOncePerInstance(fillings, callers)).flat()
  const pages = places.length > 0 ? Popups.of(file.program).pagesShowing(unit.base).length : 0
  return pages > 1 ? { places, pages } : null
}
