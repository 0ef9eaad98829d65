import { nodesOf } from '../analysis/ast.js'
import { componentObjects } from '../analysis/component-objects.js'
import { handlerReaches, type HandlerReach } from '../analysis/handler-reach.js'
import { Variables } from '../analysis/variables.js'
import { AGREE_ID } from '../catalogue/buttons.js'
import type { AgreeButton } from '../templates/agree-buttons.js'
import { attributeNamed } from '../templates/element.js'
import { emitsOf } from '../templates/vue-events.js'
import { scriptOf } from './components.js'
import { entryScripts } from './entries.js'
import { factOf } from './files.js'
import type { Program } from './find-program.js'
import type { LintedFile } from './linted-file.js'
import { ownUnit } from './listeners-of.js'
import { resolveModule } from './modules.js'
import { parseScript } from './parse-script.js'
import { popupScriptAt, popupScriptIn, type PopupScript } from './popup-script.js'
import { Popups } from './popups.js'

/** The script beside the linted template, of a single file the file itself; `null` where there is none or the template is taken in by others. */
export function siblingScript(file: LintedFile): PopupScript | null {
  const known = siblings.get(file)
  if (known !== undefined) return known
  const unit = ownUnit(file)
  const script = unit && scriptOf(unit.base)
  const found = file.program && script !== null ? (script === file.path ? popupScriptIn(file) : popupScriptAt(file.program, script)) : null
  siblings.set(file, found)
  return found
}

const siblings = new WeakMap<LintedFile, PopupScript | null>()

/** Whether `resolve` must name an agree button of the linted template: its own script has a listener, or tells the `resolve` of another one. */
export function needsId(file: LintedFile, button: AgreeButton): boolean {
  if (siblingScript(file)?.hasListener) return true
  return !button.combinations.some((combination) => combination.includes('|')) && tellsResolve(file, button)
}

/**
 * Whether the script beside the linted template tells a `resolve` of consent, by itself or through what the methods bound to the
 * button call: another module, a method of the app, the page that shows the component. `false` also where that cannot be seen.
 */
export function tellsResolve(file: LintedFile, { element, bindings }: AgreeButton): boolean {
  const { program } = file
  const unit = ownUnit(file)
  const script = unit && scriptOf(unit.base)
  const facts = siblingScript(file)
  if (!program || !unit || script === null || !facts || (!facts.hasListener && Popups.of(program).listeners.length === 0)) return false
  const isOwn = script === file.path
  // A template may hold the word as an attribute of a library's button.
  if (facts.hasListener || facts.tells || (isOwn ? writesConsentIn(file) : (factOf(script, writesConsent) ?? false))) return true
  const reaches = isOwn ? handlerReaches(file.sourceCode, file.variables, file.componentObjects) : factOf(script, readReaches)
  return bindings.some((binding) => {
    // In JSX what the file does not make itself came as a property.
    const isGiven = element.host === 'jsx' && (binding.handlers.length === 0 || binding.handlers.some((handler) => !reaches?.has(handler)))
    if ((isGiven || emitsOf(binding).length > 0) && reachesTeller(EMITTING, program, script, unit.base)) return true
    return binding.handlers.some((handler) => {
      const reach = reaches?.get(handler)
      return reach !== undefined && reachesTeller(reach, program, script, unit.base)
    })
  })
}

const EMITTING: HandlerReach = { sources: [], ofApp: [], emits: true }

/** Whether a script tells `resolve` something, or writes down what it is told. */
function tells(program: Program, script: string): boolean {
  const facts = popupScriptAt(program, script)
  return facts.hasListener || facts.tells || (factOf(script, writesConsent) ?? false)
}

function reachesTeller({ sources, ofApp, emits }: HandlerReach, program: Program, script: string, base: string): boolean {
  const modules = sources.flatMap((source) => resolveModule(program, script, source) ?? [])
  const apps = ofApp.length === 0 ? [] : entryScripts(program).filter((app) => ofApp.some((name) => factOf(app, readReaches)?.has(name)))
  const hosts = emits ? Popups.of(program).pagesShowing(base).flatMap((page) => scriptOf(page) ?? []) : []
  return [...modules, ...apps, ...hosts].some((each) => tells(program, each))
}

function writesConsent(text: string): boolean {
  return /\bbuttonId\b/u.test(text)
}

function writesConsentIn({ sourceCode }: LintedFile): boolean {
  return nodesOf(sourceCode, 'Identifier').some(({ name, parent }) => name === 'buttonId' && parent.type === 'Property' && parent.parent.type === 'ObjectExpression')
}

function readReaches(text: string, filename: string): ReadonlyMap<string, HandlerReach> {
  const script = parseScript(text, filename)
  if (!script) return new Map()
  const variables = new Variables(script)
  return handlerReaches(script, variables, componentObjects(script, variables))
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
