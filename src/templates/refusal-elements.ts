import type { Range } from '../parsers/range.js'
import { attributeNamed, type Element, type EventBinding } from './element.js'
import { bindingsOf } from './event-bindings.js'
import { presenceIn } from './agree-buttons.js'
import { isConditional } from './conditions.js'
import { platformTag } from './platform-tags.js'

const REFUSAL = /拒绝|不同意|不接受|disagree|decline|refuse|reject/iu
/** Longer texts explain, they are no label. */
const LONGEST_LABEL = 20
/** A label that Vue makes at run time is as long as its key: `{{ $t('privacy.disagree') }}`. */
const LONGEST_MUSTACHE = 40
const MUSTACHE = /^\{\{[^{}]*\}\}$/u

/** The methods that a template binds to a tap on what is labelled as a refusal and stands in one popup with an agree button. */
export function refusalMethods(elements: readonly Element[], text: string): ReadonlySet<string> {
  return new Set(refusalTaps(elements, text).flatMap(({ element, binding }) => methodRun(element, binding) ?? []))
}

/** What such elements bind to a tap. */
export function refusalTaps(elements: readonly Element[], text: string): readonly { readonly element: Element; readonly binding: EventBinding }[] {
  return refusingElements(elements, text).flatMap((element) => bindingsOf(element).flatMap((binding) => (isTap(element, binding) ? [{ element, binding }] : [])))
}

/** A tap is called a click outside of WXML. */
export function isTap({ host }: Element, { event }: EventBinding): boolean {
  return event === 'tap' || (event === 'click' && host !== 'wxml')
}

/** The one method that a binding runs; outside of WXML `refuse()` runs one too. */
export function methodRun({ host }: Element, { handler, handlers }: EventBinding): string | null {
  if (handler !== null) return handler === '' ? null : handler
  const [only = null, ...others] = handlers
  return host === 'wxml' || others.length > 0 ? null : only
}

/** The elements that are labelled as a refusal and stand in one popup with an agree button. */
export function refusingElements(elements: readonly Element[], text: string): readonly Element[] {
  const agree = elements.filter((element) => presenceIn(element) === 'yes')
  if (agree.length === 0) return []
  return elements.filter((element) => presenceIn(element) === 'no' && isRefusal(element, text) && agree.some((button) => standTogether(button, element)))
}

/** `<navigator open-type="exit">` in a popup with an agree button: the attribute's range. */
export function exitNavigators(elements: readonly Element[]): readonly Range[] {
  const agree = elements.filter((element) => presenceIn(element) === 'yes')
  return elements.flatMap((element) => {
    const openType = platformTag(element) === 'navigator' ? attributeNamed(element, 'open-type') : null
    const isExit = openType?.value.kind === 'static' && openType.value.text === 'exit'
    return openType && isExit && agree.some((button) => standTogether(button, element)) ? [openType.range] : []
  })
}

/** Whether an event is named after a refusal: `disagree`. */
export function namesRefusal(event: string): boolean {
  return REFUSAL.test(event)
}

function isRefusal(element: Element, text: string): boolean {
  const inside = text.slice(element.startTag[1], element.range[1]).replace(/<!--.*?-->/gsu, '')
  const label = (element.host === 'jsx' ? withoutExpressions(inside) : inside).replace(/<[^>]*>/gu, '').trim()
  const longest = element.host === 'vue' && MUSTACHE.test(label) ? LONGEST_MUSTACHE : LONGEST_LABEL
  return label.length <= longest && REFUSAL.test(label)
}

/** JSX without its `{…}`, which hold `>` as well; a string in them is text. */
function withoutExpressions(jsx: string): string {
  let text = jsx.replace(/\{\s*(?<quote>['"`])(?<string>[^'"`{}]*)\k<quote>\s*\}/gu, '$<string>')
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(/\{[^{}]*\}/gu, '')
  }
  return text
}

/** Siblings, or in one element at least that is no page's outermost. */
export function standTogether(one: Element, other: Element): boolean {
  if (one.tree !== other.tree) return false
  if (one.parent === other.parent) return true
  const around = new Set<Element>()
  for (let at = one.parent; at; at = at.parent) around.add(at)
  for (let at = other.parent; at; at = at.parent) if (around.has(at)) return at.parent !== null || isConditional(at)
  return false
}
