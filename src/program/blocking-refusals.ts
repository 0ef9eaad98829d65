import { componentObjects } from '../analysis/component-objects.js'
import { popupMethods, type PopupMethod, type PopupMethods } from '../analysis/popup-methods.js'
import { Variables } from '../analysis/variables.js'
import { presenceIn } from '../templates/agree-buttons.js'
import { conditionNames, namesIn } from '../templates/conditions.js'
import { attributeNamed, type Element, type EventBinding } from '../templates/element.js'
import { bindingsOf, isSameEvent, TAPS } from '../templates/event-bindings.js'
import { platformTag } from '../templates/platform-tags.js'
import { isTap, methodRun, refusingElements, standTogether } from '../templates/refusal-elements.js'
import { componentResolver } from './component-tags.js'
import { scriptOf, templateOf } from './components.js'
import { factOf, readText } from './files.js'
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
  if (!program || !unit || script === null || templateOf(unit.base) !== file.path) return []
  const known = script === file.path ? popupMethods(file.sourceCode, file.variables, file.componentObjects) : factOf(script, readPopupMethods)
  if (!known) return []
  const agree = elements.filter((element) => presenceIn(element) === 'yes')
  const conditions = new Set(agree.flatMap((button) => around(button).flatMap((each) => stateNames(each, file.text))))
  if (unit.kind === 'page' && conditions.size === 0) return []
  return refusingElements(elements, file.text).flatMap((element) => {
    const [binding, ...others] = bindingsOf(element)
    const method = binding && isTap(element, binding) ? methodRun(element, binding) : null
    const speaking = method ? known.methods.get(method) : undefined
    if (!method || !binding || !isOnly(binding, method) || others.length > 0 || !speaking?.onlySpeaks || mayDoMore(element)) return []
    const isLeftOpen = elements.every((other) => other === element || agree.includes(other) || leavesOpen(other, element))
    return isLeftOpen && (unit.kind === 'page' ? speaking.emits.length === 0 : isLeftOpenByHosts(program, unit.base, speaking.emits)) ? [{ element, method }] : []
  })

  /** Whether another element of the template closes nothing. */
  function leavesOpen(other: Element, refusing: Element): boolean {
    if (!known || other.isOpen) return false
    const isAround = around(refusing).includes(other)
    if (isAround && (!CONTAINERS.has(platformTag(other) ?? '') || other.attributes.some(({ name }) => /^(?:model:|v-model)/u.test(name)))) return false
    const isPart = unit?.kind === 'component' || isAround || agree.some((button) => standTogether(button, other))
    return !isPart ? bindingsOf(other).every((binding) => keepsOpen(other, binding, conditions, known)) : !mayLead(other) && bindingsOf(other).every((binding) => isHarmless(other, binding, known))
  }
}

/** Whether an expression in a template does nothing but run a method: `refuse`, `refuse()`. */
function isOnly({ handler, attribute: { value } }: EventBinding, method: string): boolean {
  return handler !== null || (value.kind === 'dynamic' && new RegExp(`^\\s*(?:this\\.)?${method.replaceAll('$', '\\$')}\\s*\\([^()]*\\)\\s*;?\\s*$`, 'u').test(value.source))
}

/** Elements that do nothing of their own: others may close what is in them. */
const CONTAINERS = new Set(['view', 'cover-view', 'block', 'scroll-view', 'root-portal', 'template'])

/** The element and those around it. */
function around(element: Element): readonly Element[] {
  const found: Element[] = []
  for (let at: Element | null = element; at; at = at.parent) found.push(at)
  return found
}

/** The names on which it depends whether an element is shown; of React's states also the functions that set them. */
function stateNames(element: Element, text: string): readonly string[] {
  const names = conditionNames(element)
  if (element.host !== 'jsx') return names
  return names.flatMap((name) => [name, ...[...text.matchAll(/\[\s*([\w$]+)\s*,\s*([\w$]+)\s*\]\s*=/gu)].flatMap(([, state, set]) => (state === name && set !== undefined ? [set] : []))])
}

/** A button of the platform's with a purpose of its own, or what leads to another page. */
function mayDoMore(element: Element): boolean {
  return mayLead(element) || attributeNamed(element, 'open-type') !== null || attributeNamed(element, 'form-type') !== null
}

function mayLead(element: Element): boolean {
  const openType = platformTag(element) === 'navigator' ? attributeNamed(element, 'open-type') : null
  return platformTag(element) === 'navigator' && openType !== null && !(openType.value.kind === 'static' && openType.value.text === 'navigate')
}

function isHarmless(element: Element, binding: EventBinding, known: PopupMethods): boolean {
  return runsOnly(element, binding, known, ({ isHarmless: isSo }) => isSo)
}

/** Whether what is bound elsewhere has nothing to do with the popup. */
function keepsOpen(element: Element, binding: EventBinding, conditions: ReadonlySet<string>, known: PopupMethods): boolean {
  return runsOnly(element, binding, known, ({ names }) => ![...names].some((name) => conditions.has(name)))
}

/** Whether a binding runs nothing but methods of that kind. Natively a name that is no method runs nothing; elsewhere it is something else that runs. */
function runsOnly({ host }: Element, binding: EventBinding, { methods, isComplete }: PopupMethods, isFine: (method: PopupMethod) => boolean): boolean {
  const { handler, handlers } = binding
  if (handler === '') return true
  const [only, ...others] = handlers
  if (handler === null && (only === undefined || others.length > 0 || !isOnly(binding, only))) return false
  const name = handler ?? only ?? ''
  const method = methods.get(name)
  return method ? isFine(method) : isComplete && host === 'wxml'
}

/** Whether each page that shows a popup does so in its own template and binds nothing there that may close it, none of those events either. */
function isLeftOpenByHosts(program: Program, base: string, emits: readonly string[]): boolean {
  const pages = Popups.of(program).pagesShowing(base)
  return pages.length > 0 && pages.every((page) => {
    const componentNamed = componentResolver(program, page)
    const elements = elementsOf(program, page).map(({ element }) => element)
    const source = readText(page) ?? ''
    const shown = elements.filter(({ name, source: from }) => {
      const component = componentNamed(name, from)
      return component?.kind === 'component' && component.base === base
    })
    const script = scriptOf(page)
    const known = script === null ? null : factOf(script, readPopupMethods)
    const conditions = new Set(shown.flatMap((element) => [...around(element).flatMap((each) => stateNames(each, source)), ...namesGiven(element)]))
    const isTapped = shown.some((element) => around(element).some((each) => bindingsOf(each).some(({ event }) => TAPS.has(event) || emits.some((name) => isSameEvent(name, event)) || each.isOpen)))
    const isClosed = conditions.size > 0 && elements.some((other) => !shown.includes(other) && bindingsOf(other).some((binding) => !known || !keepsOpen(other, binding, conditions, known)))
    return shown.length > 0 && !isTapped && !isClosed
  })
}

function namesGiven({ attributes }: Element): readonly string[] {
  return attributes.flatMap(({ value }) => (value.kind === 'dynamic' ? namesIn(value.source) : []))
}

function readPopupMethods(text: string, path: string): PopupMethods | null {
  const script = parseScript(text, path)
  if (!script) return null
  const variables = new Variables(script)
  return popupMethods(script, variables, componentObjects(script, variables))
}
