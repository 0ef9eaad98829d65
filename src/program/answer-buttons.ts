import { buttonRows } from '../templates/agree-buttons.js'
import { buttonsShownBy, namesAgreeButtonIn } from './agree-buttons-of.js'
import { elementsOfUnit } from './linted-elements.js'
import type { LintedFile } from './linted-file.js'
import { ownUnit } from './listeners-of.js'

/** What is known of the ids that `resolve` may be told in the linted script. */
export interface KnownIds {
  /** The ids of the agree buttons that the page or component shows. */
  readonly ids: readonly string[]
  /** Whether an id that is not among them is wrong. */
  readonly areAll: boolean
}

const NONE: KnownIds = { ids: [], areAll: false }

/** The ids of the agree buttons that the page or component of a script shows; a button without an id leaves it open which one is right. */
export function agreeButtonIds(file: LintedFile): KnownIds {
  const unit = ownUnit(file)
  if (!file.program || !unit) return NONE
  const { buttons, areAll } = buttonsShownBy(file.program, unit.base, buttonRows(file.settings.buttons), (base) => elementsOfUnit(file, base))
  const ids = [...new Set(buttons.flatMap(({ id }) => (id.kind === 'static' ? [id.text] : [])))]
  const haveAll = buttons.length > 0 && buttons.every(({ id }) => id.kind === 'static')
  return { ids, areAll: areAll && haveAll && !namesAgreeButtonIn(file) }
}
