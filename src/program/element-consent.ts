import type { Element } from '../templates/element.js'
import { componentResolver, scriptOf } from './components.js'
import { consentIn, type ConsentVerdict } from './consent-of.js'
import { factOf } from './files.js'
import type { Program } from './find-program.js'
import { nameOf, pagesOf } from './hosts.js'
import { isAgreeButton, Popups } from './popups.js'
import { elementsOf } from './templates.js'

/**
 * Whether an element of a template comes to the user with consent only. A nickname input fires no event, so that a popup
 * does not cover it.
 */
export function elementVerdict(template: string, element: Element, isNickname: boolean, program: Program): ConsentVerdict {
  if (isAgreeButton(element)) return { kind: 'guarded-by', reason: 'agree-event' }
  const hosts = pagesOf(template.replace(/\.wxml$/u, '.js'), program)
  if (hosts === null || hosts.length === 0) return { kind: 'unknown' }
  if (isShownWithConsent(template, element, program)) return { kind: 'guarded-by', reason: 'getPrivacySetting' }
  for (let around = element.parent; around; around = around.parent) if (asksOnTouch(around, template, program)) return { kind: 'guarded-by', reason: 'requirePrivacyAuthorize' }
  const popups = Popups.of(program)
  if (popups.listeners.length === 0 || isNickname) return { kind: 'unguarded' }
  const lacking = hosts.find((page) => !popups.mountedBy(page))
  return lacking === undefined ? { kind: 'popup-mounted' } : { kind: 'page-hangs', page: nameOf(lacking, program) }
}

/** Whether the element, or one around it, is shown under a condition that holds with consent only. */
function isShownWithConsent(template: string, element: Element, program: Program): boolean {
  const conditions: { readonly name: string; readonly state: boolean }[] = []
  for (let at: Element | null = element; at; at = at.parent) {
    for (const { name, value } of at.attributes) {
      const written = value.kind === 'dynamic' ? /^\s*\{\{\s*(?<not>!?)\s*(?<name>\w+)\s*\}\}\s*$/u.exec(value.source)?.groups : undefined
      if (!written || !['wx:if', 'wx:elif', 'hidden'].includes(name)) continue
      conditions.push({ name: written['name'] ?? '', state: (written['not'] === '') === (name !== 'hidden') })
    }
  }
  if (conditions.length === 0) return false
  const script = scriptOf(template.replace(/\.wxml$/u, ''))
  const consent = script === null ? null : consentIn(script, program, [])
  return conditions.some(({ name, state }) => consent?.isSetWithConsent(name, state) ?? false)
}

/** Whether an element takes touches away from what it holds until requirePrivacyAuthorize has succeeded: itself, or inside its component. */
function asksOnTouch(element: Element, template: string, program: Program): boolean {
  const base = template.replace(/\.wxml$/u, '')
  if (element.attributes.some((attribute) => bindsTouch(attribute) && scriptAsks(base))) return true
  const component = componentResolver(program, base)(element.name)
  if (component?.kind !== 'component') return false
  return elementsOf(program, component.base).some((placed) => placed.element.attributes.some(bindsTouch)) && scriptAsks(component.base)
}

function bindsTouch({ name }: { readonly name: string }): boolean {
  return /^(?:capture-(?:catch|bind)|catch):?(?:touchstart|tap)$/u.test(name)
}

function scriptAsks(base: string): boolean {
  const script = scriptOf(base)
  return script !== null && (factOf(script, mentionsRequire) ?? false)
}

function mentionsRequire(text: string): boolean {
  return /\brequirePrivacyAuthorize\s*(?:\?\.)?\(/u.test(text)
}
