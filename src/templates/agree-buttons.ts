import { AGREE_BUTTONS, AGREE_COMBINATIONS, AGREE_EVENT, AGREE_TOKEN, type ButtonRow } from '../catalogue/buttons.js'
import { attributeNamed, propertyName, type Attribute, type Element, type TagSource, type EventBinding } from './element.js'
import { bindingsOf } from './event-bindings.js'
import type { LibraryResolver } from './library-needs.js'
import { platformTag } from './platform-tags.js'

/** An agree button whose tag is known. */
export interface AgreeButton {
  readonly element: Element
  readonly row: ButtonRow
  readonly openType: Attribute
  /** Every open-type with agreement that it can have: `getPhoneNumber|agreePrivacyAuthorization`. */
  readonly combinations: readonly string[]
  readonly id: { readonly kind: 'static'; readonly text: string } | { readonly kind: 'dynamic' } | { readonly kind: 'none' }
  readonly bindings: readonly EventBinding[]
}

export type ButtonRows = (tag: string, source?: TagSource) => ButtonRow | null

/** The row of a tag: of the settings' `buttons`, else of the library that it comes from where that is known, else of the catalogue. */
export function buttonRows(added: ReadonlyMap<string, { readonly openType: string; readonly id: string; readonly event: string }>, libraryOf?: LibraryResolver): ButtonRows {
  return (tag, source) => {
    const own = added.get(tag)
    if (own) return { openType: own.openType, ids: [own.id], event: own.event, source: 'settings' }
    const library = libraryOf?.(tag, source)
    const button = library?.component.button
    if (library && button) return { openType: button.openType, ids: button.ids, event: button.passesEvent ? AGREE_EVENT : null, source: 'package', package: library.package }
    return Object.hasOwn(AGREE_BUTTONS, tag) ? (AGREE_BUTTONS[tag] ?? null) : null
  }
}

/** `false` where a template's text cannot hold an agree button. */
export function mayHoldAgreeButton(text: string): boolean {
  return text.includes(AGREE_TOKEN)
}

/** The agree buttons among elements, as far as their tags are known. */
export function agreeButtons(elements: readonly Element[], rows: ButtonRows): readonly AgreeButton[] {
  return elements.flatMap((element): AgreeButton[] => {
    const row = rowOf(element, rows)
    const openType = row && attributeNamed(element, row.openType)
    const combinations = openType ? (stringsOf(openType) ?? []).filter((text) => tokensIn(text).includes(AGREE_TOKEN)) : []
    return row && openType && combinations.length > 0 ? [{ element, row, openType, combinations, id: idOf(element, row), bindings: bindingsOf(element) }] : []
  })
}

/** The row of an element: JSX's `Button` is `button`, where it is the framework's. */
function rowOf(element: Element, rows: ButtonRows): ButtonRow | null {
  const tag = platformTag(element)
  return rows(element.name, element.source) ?? (tag === null ? null : rows(tag))
}

/** Whether an element is, holds or may become an agree button, whatever its tag. */
export function presenceIn(element: Element): 'yes' | 'maybe' | 'no' {
  // What a button is given by its user may be anything.
  let presence: 'maybe' | 'no' = element.isOpen && BUTTON.test(element.name) ? 'maybe' : 'no'
  for (const attribute of element.attributes) {
    if (!isButtonAttribute(propertyName(element, attribute))) continue
    const { value } = attribute
    const strings = stringsOf(attribute)
    if (strings?.some((text) => tokensIn(text).includes(AGREE_TOKEN)) || (value.kind === 'dynamic' && QUOTED_TOKEN.test(value.source))) return 'yes'
    // Its case is undocumented: it may work.
    if (strings === null || strings.some((text) => text.toLowerCase().includes(AGREE_TOKEN.toLowerCase()))) presence = 'maybe'
  }
  return presence
}

/** Whether an attribute, by its name, carries an open-type to a button. */
export function isButtonAttribute(name: string): boolean {
  return BUTTON_ATTRIBUTE.test(name)
}

/** The events of which any means agreement on a button. */
export function agreeEventsOf({ row, combinations }: AgreeButton): ReadonlySet<string> {
  const tokens = combinations.flatMap(tokensIn)
  const coupled = Object.entries(AGREE_COMBINATIONS).flatMap(([combination, event]) => {
    return event !== null && tokens.includes(combination.slice(0, combination.indexOf('|'))) ? [event] : []
  })
  return new Set([...(row.event === null ? [] : [row.event]), ...coupled])
}

export function tokensIn(openType: string): readonly string[] {
  return openType.split('|').map((token) => token.trim())
}

/** `open-type`, `openType`, `confirm-button-open-type`; a dialog may take an object for its button. */
const BUTTON_ATTRIBUTE = /open-?type$|^confirm-?btn$/iu
const BUTTON = /button$/iu
const QUOTED_TOKEN = /['"`|]agreePrivacyAuthorization['"`]/u

function stringsOf({ value }: Attribute): readonly string[] | null {
  if (value.kind === 'static') return [value.text]
  return value.kind === 'dynamic' ? value.possible : []
}

/** An id that may be among attributes that are not seen is as good as a dynamic one. */
function idOf(element: Element, { ids }: ButtonRow): AgreeButton['id'] {
  for (const name of ids) {
    const attribute = attributeNamed(element, name)
    if (attribute?.value.kind === 'dynamic') return { kind: 'dynamic' }
    if (attribute?.value.kind === 'static' && attribute.value.text.trim() !== '') return { kind: 'static', text: attribute.value.text }
  }
  return { kind: element.isOpen ? 'dynamic' : 'none' }
}
