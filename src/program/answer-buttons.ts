import { buttonRows } from '../templates/agree-buttons.js'
import { nodesOf } from '../analysis/ast.js'
import { AGREE_TOKEN } from '../catalogue/buttons.js'
import { buttonsShownBy } from './agree-buttons-of.js'
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
  const { buttons, areAll } = buttonsShownBy(file.program, unit.base, buttonRows(file.settings.buttons))
  const ids = [...new Set(buttons.flatMap(({ id }) => (id.kind === 'static' ? [id.text] : [])))]
  const haveAll = buttons.length > 0 && buttons.every(({ id }) => id.kind === 'static')
  return { ids, areAll: areAll && haveAll && !givesAgreeButton(file) }
}

/** Whether the script, its JSX apart, gives a dialog the open-type of an agree button. */
function givesAgreeButton({ text, sourceCode }: LintedFile): boolean {
  if (!text.includes(AGREE_TOKEN)) return false
  const names = (value: unknown): boolean => typeof value === 'string' && value.includes(AGREE_TOKEN)
  const literals = nodesOf(sourceCode, 'Literal').filter(({ value, parent }) => names(value) && parent.type !== 'JSXAttribute')
  return literals.length > 0 || nodesOf(sourceCode, 'TemplateElement').some(({ value }) => names(value.cooked))
}
