import type { CallNode, Node } from '../analysis/ast.js'
import { shownStatesOf } from '../analysis/need-authorization.js'
import type { Listener } from '../analysis/listeners.js'
import { buttonRows } from '../templates/agree-buttons.js'
import { conditionNames } from '../templates/conditions.js'
import { agreeButtonsOfProgram, buttonsShownBy, namesAgreeButtonIn } from './agree-buttons-of.js'
import { elementsOfUnit } from './linted-elements.js'
import type { LintedFile } from './linted-file.js'
import { listenersOf, ownUnit } from './listeners-of.js'
import { Popups } from './popups.js'

/** Whether a listener can show no agree button at all: `false` also where that cannot be told. */
export function lacksAgreeButton(file: LintedFile, listener: Listener): boolean {
  const { program } = file
  if (program?.kind !== 'app' || namesAgreeButtonIn(file)) return false
  const unit = ownUnit(file)
  if (!unit) return agreeButtonsOfProgram(program) === 'no'
  if (presenceAround(file, unit) !== 'no') return false
  // What takes `resolve` elsewhere may show its popup elsewhere.
  const { isLost, crossings } = listener.resolve.flow
  return (!isLost && crossings.length === 0) || agreeButtonsOfProgram(program) === 'no'
}

/** The agree buttons that a page or component shows, and those of the pages that show the component. */
function presenceAround(file: LintedFile, unit: NonNullable<ReturnType<typeof ownUnit>>): 'yes' | 'maybe' | 'no' {
  const { program } = file
  if (!program) return 'maybe'
  const rows = buttonRows(file.settings.buttons)
  const own = buttonsShownBy(program, unit.base, rows, (base) => elementsOfUnit(file, base)).presence
  if (own !== 'no' || unit.kind === 'page') return own
  const around = Popups.of(program).pagesShowing(unit.base).map((page) => buttonsShownBy(program, page, rows, (base) => elementsOfUnit(file, base)).presence)
  return around.includes('yes') ? 'yes' : around.includes('maybe') ? 'maybe' : 'no'
}

/**
 * Calls of getPrivacySetting that show a popup without any agree button: needAuthorization comes to a value of `data` on which
 * the own template shows something, the program registers no listener, and the popup leads to the privacy contract.
 */
export function buttonlessNeedPopups(file: LintedFile): readonly Node[] {
  const { program, text } = file
  if (program?.kind !== 'app' || !text.includes('needAuthorization') || !text.includes('openPrivacyContract')) return []
  const unit = ownUnit(file)
  const isAsked = file.script.reaches.some(({ name, how }) => name === 'requirePrivacyAuthorize' && how !== 'check')
  if (!unit || isAsked || listenersOf(file) || namesAgreeButtonIn(file)) return []
  const calls = file.script.reaches.flatMap(({ name, how, call, node }) => (name === 'getPrivacySetting' && how === 'call' && call ? [{ call, node }] : []))
  const found = calls.filter(({ call }) => showsOwnPopup(file, call, unit.base))
  if (found.length === 0 || presenceAround(file, unit) !== 'no' || Popups.of(program).listeners.length > 0) return []
  return found.map(({ node }) => node)
}

function showsOwnPopup(file: LintedFile, call: CallNode, base: string): boolean {
  const states = shownStatesOf(call, file.sourceCode)
  return states.length > 0 && elementsOfUnit(file, base).some((element) => conditionNames(element).some((name) => states.includes(name)))
}
