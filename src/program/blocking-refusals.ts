import { componentObjects } from '../analysis/component-objects.js'
import { popupMethods, type PopupMethods } from '../analysis/popup-methods.js'
import { Variables } from '../analysis/variables.js'
import { presenceIn } from '../templates/agree-buttons.js'
import { attributeNamed, type Element } from '../templates/element.js'
import { bindingsOf, TAPS, type EventBinding } from '../templates/event-bindings.js'
import { refusingElements, standTogether } from '../templates/refusal-elements.js'
import { componentResolver } from './component-tags.js'
import { scriptOf, templateOf } from './components.js'
import { factOf } from './files.js'
import type { Program } from './find-program.js'
import type { LintedFile } from './linted-file.js'
import { ownUnit } from './listeners-of.js'
import { parseScript } from './parse-script.js'
import { Popups } from './popups.js'
import { elementsOf } from './templates.js'

/** An element that refuses, and the method that leaves its popup open. */
export interface BlockingRefusal {
  readonly element: Element
  readonly method: string
}

/**
 * The refusing elements of the linted template whose popup nothing closes but consent: the method that a tap on them runs shows a
 * message and does nothing else, and no other element, and no page that shows the popup, binds what may close it. Silent where
 * that cannot be seen.
 */
export function blockingRefusals(file: LintedFile): readonly BlockingRefusal[] {
  const { program, elements } = file
  const unit = ownUnit(file)
  const script = unit && scriptOf(unit.base)
  const known = script === null ? null : factOf(script, readPopupMethods)
  if (!program || !unit || !known || templateOf(unit.base) !== file.path) return []
  const agree = elements.filter((element) => presenceIn(element) === 'yes')
  const conditions = new Set(agree.flatMap((button) => around(button).flatMap(conditionNames)))
  if (unit.kind === 'page' && conditions.size === 0) return []
  return refusingElements(elements, file.text).flatMap((element) => {
    const [binding, ...others] = bindingsOf(element)
    const method = binding?.event === 'tap' ? binding.handler : null
    const speaking = method ? known.methods.get(method) : undefined
    if (!method || others.length > 0 || !speaking?.onlySpeaks || mayDoMore(element)) return []
    const isLeftOpen = elements.every((other) => other === element || agree.includes(other) || leavesOpen(other, element))
    return isLeftOpen && (unit.kind === 'page' ? speaking.emits.length === 0 : isLeftOpenByHosts(program, unit.base, speaking.emits)) ? [{ element, method }] : []
  })

  /** Whether another element of the template closes nothing. */
  function leavesOpen(other: Element, refusing: Element): boolean {
    if (!known) return false
    const isAround = around(refusing).includes(other)
    if (isAround && (!CONTAINERS.has(other.name) || other.attributes.some(({ name }) => name.startsWith('model:')))) return false
    const isPart = unit?.kind === 'component' || isAround || agree.some((button) => standTogether(button, other))
    return !isPart ? bindingsOf(other).every((binding) => keepsOpen(binding, conditions, known)) : !mayLead(other) && bindingsOf(other).every((binding) => isHarmless(binding, known))
  }
}

/** Elements that do nothing of their own: others may close what is in them. */
const CONTAINERS = new Set(['view', 'cover-view', 'block', 'scroll-view', 'root-portal'])

/** The element and those around it. */
function around(element: Element): readonly Element[] {
  const found: Element[] = []
  for (let at: Element | null = element; at; at = at.parent) found.push(at)
  return found
}

/** The names on which it depends whether an element is shown. */
function conditionNames({ attributes }: Element): readonly string[] {
  return attributes.flatMap(({ name, value }) => (/^(?:wx:(?:el)?if|hidden|show|visible)$/u.test(name) && value.kind === 'dynamic' ? (value.source.match(/[A-Za-z_$][\w$]*/gu) ?? []) : []))
}

/** A button of the platform's with a purpose of its own, or what leads to another page. */
function mayDoMore(element: Element): boolean {
  return mayLead(element) || attributeNamed(element, 'open-type') !== null || attributeNamed(element, 'form-type') !== null
}

function mayLead(element: Element): boolean {
  const openType = element.name === 'navigator' ? attributeNamed(element, 'open-type') : null
  return element.name === 'navigator' && openType !== null && !(openType.value.kind === 'static' && openType.value.text === 'navigate')
}

function isHarmless({ handler }: EventBinding, { methods, isComplete }: PopupMethods): boolean {
  if (handler === null) return false
  const method = methods.get(handler)
  return method ? method.isHarmless : isComplete || handler === ''
}

/** Whether what is bound elsewhere has nothing to do with the popup. */
function keepsOpen({ handler }: EventBinding, conditions: ReadonlySet<string>, { methods, isComplete }: PopupMethods): boolean {
  if (handler === null) return false
  const method = methods.get(handler)
  return method ? ![...method.names].some((name) => conditions.has(name)) : isComplete
}

/** Whether each page that shows a popup does so in its own template and binds nothing there that may close it, none of those events either. */
function isLeftOpenByHosts(program: Program, base: string, emits: readonly string[]): boolean {
  const pages = Popups.of(program).pagesShowing(base)
  return pages.length > 0 && pages.every((page) => {
    const componentNamed = componentResolver(program, page)
    const elements = elementsOf(program, page).map(({ element }) => element)
    const shown = elements.filter(({ name }) => {
      const component = componentNamed(name)
      return component?.kind === 'component' && component.base === base
    })
    const script = scriptOf(page)
    const known = script === null ? null : factOf(script, readPopupMethods)
    const conditions = new Set(shown.flatMap((element) => [...around(element).flatMap(conditionNames), ...namesGiven(element)]))
    const isTapped = shown.some((element) => around(element).some((each) => bindingsOf(each).some(({ event }) => TAPS.has(event) || emits.includes(event))))
    const isClosed = conditions.size > 0 && elements.some((other) => !shown.includes(other) && bindingsOf(other).some((binding) => !known || !keepsOpen(binding, conditions, known)))
    return shown.length > 0 && !isTapped && !isClosed
  })
}

function namesGiven({ attributes }: Element): readonly string[] {
  return attributes.flatMap(({ value }) => (value.kind === 'dynamic' ? (value.source.match(/[A-Za-z_$][\w$]*/gu) ?? []) : []))
}

function readPopupMethods(text: string, path: string): PopupMethods | null {
  const script = parseScript(text, path)
  if (!script) return null
  const variables = new Variables(script)
  return popupMethods(script, variables, componentObjects(script, variables))
}
