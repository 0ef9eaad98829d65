import type { FunctionNode } from '../analysis/ast.js'
import { callersIn } from '../analysis/callers.js'
import { agreeButtons, agreeEventsOf, buttonRows } from '../templates/agree-buttons.js'
import { bindingsOf, TAPS, type EventBinding } from '../templates/event-bindings.js'
import type { LintedFile } from './linted-file.js'
import { ownUnit } from './listeners-of.js'
import { elementsOf } from './templates.js'

/** The methods of a script that run on nothing but taps. */
export interface TappedMethods {
  /** Those bound to a tap on an agree button that binds its own event too: by the attribute that does so. */
  readonly onAgreeButton: ReadonlyMap<FunctionNode, string>
  readonly elsewhere: ReadonlySet<FunctionNode>
}

/** The methods of the linted page or component that its template binds to taps alone, and that nothing else is seen to call. */
export function tappedMethods(file: LintedFile): TappedMethods {
  const { program } = file
  const unit = ownUnit(file)
  const onAgreeButton = new Map<FunctionNode, string>()
  const elsewhere = new Set<FunctionNode>()
  if (!program || !unit) return { onAgreeButton, elsewhere }
  const elements = elementsOf(program, unit.base).map(({ element }) => element)
  const buttons = new Map(agreeButtons(elements, buttonRows(file.settings.buttons)).map((button) => [button.element, button]))
  const callers = callersIn(file.sourceCode, file.variables, file.componentObjects)
  for (const [name, made] of file.componentObjects.flatMap(({ methods }) => [...methods])) {
    const bound = elements.flatMap((element) => bindingsOf(element).flatMap((binding) => (mayRun(binding, name) ? [{ element, binding }] : [])))
    if (bound.length === 0 || bound.some(({ binding }) => !TAPS.has(binding.event) || binding.handler === null) || callers.usesOf(made).some(({ kind }) => kind !== 'method')) continue
    const [{ element, binding } = { element: null, binding: null }, ...others] = bound
    const button = element && buttons.get(element)
    const events = button && agreeEventsOf(button)
    if (!button) elsewhere.add(made)
    else if (others.length === 0 && button.bindings.some(({ event, handler }) => events?.has(event) && handler !== '')) onAgreeButton.set(made, binding.attribute.name)
  }
  return { onAgreeButton, elsewhere }
}

/** A handler that is made at run time may be any method. */
function mayRun({ handler }: EventBinding, method: string): boolean {
  return handler === method || handler === null
}
