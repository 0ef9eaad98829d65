import { AGREE_ID } from '../catalogue/buttons.js'
import type { AgreeButton } from '../templates/agree-buttons.js'
import { attributeNamed } from '../templates/element.js'
import { scriptOf, templateOf } from './components.js'
import { factOf } from './files.js'
import type { LintedFile } from './linted-file.js'
import { ownUnit } from './listeners-of.js'
import { popupScriptAt, type PopupScript } from './popup-script.js'
import { Popups } from './popups.js'

/** The script beside the linted template; `null` where there is none or the template is taken in by others. */
export function siblingScript(file: LintedFile): PopupScript | null {
  const unit = ownUnit(file)
  const script = unit && scriptOf(unit.base)
  return file.program && script !== null ? popupScriptAt(file.program, script) : null
}

/**
 * Whether `resolve` must name an agree button of the linted template: its own script has a listener, or, for a button that
 * asks for nothing else, a script of the program has one whose own template holds no agree button.
 */
export function needsId(file: LintedFile, button: AgreeButton): boolean {
  const { program } = file
  if (!program || !ownUnit(file)) return false
  if (siblingScript(file)?.hasListener) return true
  if (button.combinations.some((combination) => combination.includes('|'))) return false
  return Popups.of(program).listeners.some((script) => {
    const template = templateOf(script.replace(/\.[jt]s$/u, ''))
    return template === null || !factOf(template, holdsAgreeButton)
  })
}

function holdsAgreeButton(text: string): boolean {
  return text.includes('agreePrivacyAuthorization')
}

/** The id that a button is to have: the one that its script tells `resolve`, else the usual one, made unique in the template. */
export function idFor(file: LintedFile, button: AgreeButton): string {
  const told = siblingScript(file)?.buttonIds ?? []
  const taken = new Set(file.elements.flatMap((element) => {
    const value = element === button.element ? null : attributeNamed(element, 'id')?.value
    return value?.kind === 'static' ? [value.text] : []
  }))
  const wanted = told.length === 1 && told[0] !== undefined ? told[0] : AGREE_ID
  let id = wanted
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`
  return id
}
