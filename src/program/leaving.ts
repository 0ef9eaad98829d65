import type { Node } from '../analysis/ast.js'
import { callersIn } from '../analysis/callers.js'
import { boundFunctions, functionInAttribute } from '../analysis/named-functions.js'
import { callsThatLeave, leavingCalls, otherAnswerers, refusalPaths, type RefusalPath } from '../analysis/refusals.js'
import { mayHoldAgreeButton } from '../templates/agree-buttons.js'
import { methodRun, refusalTaps } from '../templates/refusal-elements.js'
import { templateOf } from './components.js'
import { readText } from './files.js'
import { elementsOfUnit } from './linted-elements.js'
import type { LintedFile } from './linted-file.js'
import { ownUnit, resolvesIn } from './listeners-of.js'
import { Popups } from './popups.js'
import { relayedAnswers, type RelayedAnswers } from './relayed-refusals.js'

/** The calls of the linted script that take the user out of the program, or off the page, because of a refusal. */
export function leavingOnRefusal(file: LintedFile): readonly Node[] {
  const relayed = LEAVES.test(file.text) ? relayedTo(file) : null
  if (!relayed || (relayed.refusals.length === 0 && !SPEAKS_OF_CONSENT.test(file.text))) return []
  const told = resolvesIn(file).flatMap(({ answerings }) => answerings)
  const paths = [...refusalPaths(told), ...boundRefusals(file), ...relayed.refusals, ...failures(file)]
  if (paths.length === 0) return []
  const callers = callersIn(file.sourceCode, file.variables, file.componentObjects)
  return leavingCalls(paths, callsThatLeave(file.sourceCode, file.script.reaches, file.variables), callers, new Set([...otherAnswerers(told), ...relayed.others]))
}

const LEAVES = /\b(?:exitMiniProgram|reLaunch|navigateBack(?:MiniProgram)?)\b/u
const SPEAKS_OF_CONSENT = /privacy|agree|refus|reject|declin|隐私/iu

/** What the popups of the linted page tell it; nothing where it shows none. */
function relayedTo(file: LintedFile): RelayedAnswers {
  const { program } = file
  const base = ownUnit(file)?.base
  return program && base !== undefined && Popups.of(program).mountedBy(base) ? relayedAnswers(file, program, base) : { refusals: [], others: new Set() }
}

/** What the own template runs on a tap on what is labelled as a refusal. */
function boundRefusals(file: LintedFile): readonly RefusalPath[] {
  const base = ownUnit(file)?.base
  const template = base === undefined ? null : templateOf(base)
  if (base === undefined || template === null) return []
  const text = template === file.path ? file.text : (readText(template) ?? '')
  if (!mayHoldAgreeButton(text)) return []
  const functions = boundFunctions(file.sourceCode, file.componentObjects)
  return refusalTaps(elementsOfUnit(file, base), text).flatMap(({ element, binding }) => {
    const name = methodRun(element, binding)
    const made = (element.host === 'jsx' ? functionInAttribute(file.sourceCode, binding.attribute.range[0]) : null) ?? (name === null ? undefined : functions.get(name))
    return [...new Set([made, name === null ? undefined : functions.get(name)])].flatMap((each) => (each ? [{ function: each, part: each.body }] : []))
  })
}

/** The `fail` of requirePrivacyAuthorize. */
function failures(file: LintedFile): readonly RefusalPath[] {
  return file.script.reaches.flatMap(({ name, how, call, firstArgument }): RefusalPath[] => {
    const options = name === 'requirePrivacyAuthorize' && how === 'call' && firstArgument !== null ? call?.arguments[firstArgument] : null
    if (options?.type !== 'ObjectExpression') return []
    return options.properties.flatMap((property) => {
      const made = property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'fail' ? property.value : null
      return made?.type === 'FunctionExpression' || made?.type === 'ArrowFunctionExpression' ? [{ function: made, part: made.body }] : []
    })
  })
}
