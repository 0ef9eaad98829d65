import path from 'node:path'
import type { Node } from '../analysis/ast.js'
import { componentObjects, type ComponentObject } from '../analysis/component-objects.js'
import { Listeners, type Listener } from '../analysis/listeners.js'
import { analyseScript } from '../analysis/uses.js'
import { Variables } from '../analysis/variables.js'
import { mayAgree } from '../analysis/answers.js'
import { propertyName } from '../analysis/ast.js'
import { OFFICIAL_TABLE } from '../catalogue/interface-table.js'
import { templateOf } from './components.js'
import { isForeign } from './file-kind.js'
import { factOf } from './files.js'
import type { LintedFile } from './linted-file.js'
import { isCompiledTwin } from './modules.js'
import { parseScript } from './parse-script.js'
import { unitOf } from './units.js'

const LISTENER = 'onNeedPrivacyAuthorization'
const known = new WeakMap<LintedFile, Listeners | null>()

/** The registrations of the linted script; `null` where it holds none, or is no code of a mini program. */
export function listenersOf(file: LintedFile): Listeners | null {
  const found = known.get(file)
  if (found !== undefined) return found
  const listeners = findListeners(file)
  known.set(file, listeners)
  return listeners
}

function findListeners(file: LintedFile): Listeners | null {
  if (!file.text.includes(LISTENER) || isForeign(file.path) || isCompiledTwin(file.path) || file.program?.kind === 'plugin') return null
  const listeners = new Listeners(file.sourceCode, file.variables, file.componentObjects, file.script.reaches)
  return listeners.all.length > 0 ? listeners : null
}

/** The page or component whose script or template is linted, with a template of its own; `null` for other files. */
export function ownUnit(file: Pick<LintedFile, 'program' | 'path'>): { readonly kind: 'page' | 'component'; readonly base: string } | null {
  if (file.program?.kind !== 'native') return null
  const unit = unitOf(file.program, file.path)
  return (unit.kind === 'page' || unit.kind === 'component') && templateOf(unit.base) !== null ? unit : null
}

/** What the template of a page or component needs to know of its script. */
export interface PopupScript {
  readonly hasListener: boolean
  /** The ids that `resolve` is told with consent. */
  readonly buttonIds: readonly string[]
  /** Everything that a template may bind; `null` where more may be there than is seen. */
  readonly methods: ReadonlySet<string> | null
}

/** Facts of a script that is not linted itself; `null` where it is not there or cannot be read. */
export function popupScriptAt(path: string): PopupScript | null {
  return factOf(path, readPopupScript)
}

function readPopupScript(text: string, path: string): PopupScript | null {
  const script = parseScript(text, path)
  if (!script) return null
  const variables = new Variables(script)
  const objects = componentObjects(script, variables)
  const listeners = text.includes(LISTENER) ? new Listeners(script, variables, objects, reachesIn(script)).all : []
  return { hasListener: listeners.length > 0, buttonIds: buttonIdsOf(listeners), methods: boundableMethods(objects, variables) }
}

function reachesIn(script: Parameters<typeof analyseScript>[0]): ReturnType<typeof analyseScript>['reaches'] {
  return analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null }).reaches
}

function buttonIdsOf(listeners: readonly Listener[]): readonly string[] {
  const answers = listeners.flatMap(({ resolve }) => (resolve.kind === 'followed' ? resolve.answerings.flatMap((each) => each.answers) : []))
  return [...new Set(answers.flatMap((answer) => (answer.kind === 'object' && mayAgree(answer) ? (answer.buttonId?.values ?? []) : [])))]
}

function boundableMethods(objects: readonly ComponentObject[], variables: Variables): ReadonlySet<string> | null {
  const [object] = objects
  const callee = object?.call.callee
  if (!object?.isComplete || objects.length > 1 || callee?.type !== 'Identifier') return null
  // A function that wraps `Page` may add methods, and so may an import of that name.
  if ((callee.name !== 'Page' && callee.name !== 'Component') || (variables.of(callee)?.defs.length ?? 0) > 0) return null
  const methods = object.options.properties.find((property) => property.type === 'Property' && propertyName(property) === 'methods')
  const literals: Node[] = object.kind === 'page' ? [object.options] : methods?.type === 'Property' ? [methods.value] : []
  const names = new Set<string>()
  for (const literal of literals) {
    if (literal.type !== 'ObjectExpression') return null
    for (const property of literal.properties) {
      const name = property.type === 'Property' ? propertyName(property) : null
      if (name === null) return null
      names.add(name)
    }
  }
  return names
}

/** The kinds of registration in a script that is not linted itself. */
export interface Registrations {
  /** It holds one that stands for good: made when the script is loaded, or once in the life of something. */
  readonly isLasting: boolean
}

/** Registrations of another script of the program. */
export function registrationsAt(path: string): Registrations | null {
  return factOf(path, readRegistrations)
}

function readRegistrations(text: string, path: string): Registrations | null {
  const script = text.includes(LISTENER) ? parseScript(text, path) : null
  if (!script) return null
  const variables = new Variables(script)
  const { all } = new Listeners(script, variables, componentObjects(script, variables), reachesIn(script))
  return { isLasting: all.some(isLasting) && !all.some(registersAgain) }
}

/** Lifetimes that come again whenever the user comes back: registering in them is how the page on screen gets the event. */
const AGAIN = new Set(['onShow', 'pageLifetimes.show'])

/** Whether a registration follows the page or component that is on screen. */
export function registersAgain({ starts }: Listener): boolean {
  return starts.some((start) => start.kind === 'lifetime' && start.of !== 'app' && AGAIN.has(start.name))
}

/** Whether a registration is known to be made, and never again when its page comes back to the screen. */
export function isLasting({ starts }: Listener): boolean {
  return starts.length > 0 && starts.every(({ kind }) => kind !== 'unknown')
}

/** A file of a program as messages name it. */
export function shownPath(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/')
}
