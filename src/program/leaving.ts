import type { Node } from '../analysis/ast.js'
import { callersIn } from '../analysis/callers.js'
import { callsThatLeave, leavingCalls, otherAnswerers, refusalPaths, type RefusalPath } from '../analysis/refusals.js'
import { refusalHandlers, refusalMethods } from '../templates/refusal-elements.js'
import { wxmlElements } from '../templates/from-wxml.js'
import { componentResolver, templateOf } from './components.js'
import { factOf } from './files.js'
import type { Program } from './find-program.js'
import type { LintedFile } from './linted-file.js'
import { ownUnit, resolvesIn } from './listeners-of.js'
import { Popups } from './popups.js'
import { elementsOf } from './templates.js'

/** The calls of the linted script that take the user out of the program, or off the page, because of a refusal. */
export function leavingOnRefusal(file: LintedFile): readonly Node[] {
  if (!/\b(?:exitMiniProgram|reLaunch|navigateBack)\b/u.test(file.text) || !/privacy|agree|refus|reject|declin|隐私/iu.test(file.text)) return []
  const told = resolvesIn(file).flatMap(({ answerings }) => answerings)
  const paths = [...refusalPaths(told), ...boundRefusals(file), ...failures(file)]
  if (paths.length === 0) return []
  const callers = callersIn(file.sourceCode, file.variables, file.componentObjects)
  return leavingCalls(paths, callsThatLeave(file.script.reaches, file.variables), callers, otherAnswerers(told))
}

/** Methods that the own template binds to what is labelled as a refusal. */
function boundRefusals(file: LintedFile): readonly RefusalPath[] {
  const { program } = file
  const base = ownUnit(file)?.base
  const template = base === undefined ? null : templateOf(base)
  if (!program || base === undefined || template === null) return []
  const names = new Set([...(factOf(template, refusalMethodsIn) ?? []), ...popupRefusals(program, base)])
  return file.componentObjects.flatMap(({ methods }) => [...methods].flatMap(([name, made]) => (names.has(name) ? [{ function: made, part: made.body }] : [])))
}

/** Methods bound to an event of a popup that is named after a refusal: `<popup bind:disagree="leave" />`. */
function popupRefusals(program: Program, base: string): readonly string[] {
  const componentNamed = componentResolver(program, base)
  return elementsOf(program, base).flatMap(({ element }) => {
    const methods = refusalHandlers(element)
    const component = methods.length > 0 ? componentNamed(element.name) : null
    return component?.kind === 'component' && Popups.of(program).mountedBy(component.base) ? methods : []
  })
}

function refusalMethodsIn(text: string): ReadonlySet<string> {
  return text.includes('agreePrivacyAuthorization') ? refusalMethods(wxmlElements(text), text) : new Set()
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
