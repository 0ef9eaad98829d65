import { enclosingFunction, throughWrappers, type Node } from '../analysis/ast.js'
import { callersIn } from '../analysis/callers.js'
import { componentObjects } from '../analysis/component-objects.js'
import { exportedFunctions } from '../analysis/exported-functions.js'
import { fillingsOf, isNothing, parameterKept, runOncePerInstance, slotsCalledBy } from '../analysis/handler-slots.js'
import { importedReads, placeOfExport } from '../analysis/imported-reads.js'
import { Listeners } from '../analysis/listeners.js'
import { analyseScript } from '../analysis/uses.js'
import { Variables } from '../analysis/variables.js'
import { OFFICIAL_TABLE } from '../catalogue/interface-table.js'
import { factOf, readText } from './files.js'
import type { LintedFile } from './linted-file.js'
import { listenersOf, ownUnit } from './listeners-of.js'
import { importLines } from './import-lines.js'
import { exportPaths } from './module-exports.js'
import { resolveModule } from './modules.js'
import { parseScript } from './parse-script.js'
import { Popups } from './popups.js'

/** What each instance of the linted component puts where the one listener looks for the popup on screen. */
export interface SlotFillings {
  readonly places: readonly Node[]
  /** So many pages show the component. */
  readonly pages: number
}

/**
 * Assignments of the linted component that take the popup away from the page on screen: the listener, registered once, calls a
 * variable that the instances set when they are attached and never again when their page is shown. Silent where more than that
 * sets the variable, and where one page only shows the component.
 */
export function overwrittenHandlers(file: LintedFile): SlotFillings | null {
  const listeners = listenersOf(file)?.all ?? []
  const unit = listeners.length === 0 ? null : ownUnit(file)
  if (!file.program || unit?.kind !== 'component') return null
  const callers = callersIn(file.sourceCode, file.variables, file.componentObjects)
  const slots = listeners.flatMap(({ handler, starts }) => (handler && starts.every(({ kind }) => kind === 'module') ? slotsCalledBy(handler, file.sourceCode, file.variables) : []))
  const places = [...new Set(slots)].map(fillingsOf).filter((fillings) => runOncePerInstance(fillings, callers)).flat()
  const pages = places.length > 0 ? Popups.of(file.program).pagesShowing(unit.base).length : 0
  return pages > 1 ? { places, pages } : null
}

/**
 * The same where another module registers the listener and hands out the function that sets what it calls: calls of that function
 * in the linted component. Silent where another file names the function as well.
 */
export function overwrittenThroughSetters(file: LintedFile): SlotFillings | null {
  const { program, sourceCode } = file
  if (!program || !LIFETIME.test(file.text)) return null
  const popups = Popups.of(program)
  if (!popups.listeners.some((listener) => (factOf(listener, readSetters)?.size ?? 0) > 0)) return null
  const importsListener = importLines(file.text).sources.some((source) => popups.listeners.includes(resolveModule(program, file.path, source) ?? ''))
  const unit = importsListener ? ownUnit(file) : null
  if (unit?.kind !== 'component') return null
  const { variables } = file
  const callers = callersIn(sourceCode, variables, file.componentObjects)
  const places = importedReads(sourceCode, variables).flatMap((read) => {
    const module = resolveModule(program, file.path, read.value.source)
    const setters = module !== null && popups.listeners.includes(module) ? factOf(module, readSetters) : null
    let path: string | undefined
    const place = setters && placeOfExport(read, (value) => (path = exportPaths(value).find((each) => setters.has(each))) !== undefined)
    if (!place || module === null || path === undefined) return []
    const name = path.slice(path.lastIndexOf('.') + 1)
    const isShared = popups.importersOf(module).some((other) => other !== file.path && new RegExp(`\\b${name}\\b`, 'u').test(readText(other) ?? ''))
    return [{ place: throughWrappers(place), index: setters.get(path) ?? 0, isShared }]
  })
  const calls = places.map(({ place, index, isShared }) => {
    const { parent } = place
    return !isShared && parent?.type === 'CallExpression' && parent.callee === place ? { call: parent, given: parent.arguments[index] } : null
  })
  if (calls.length === 0 || calls.includes(null)) return null
  const fillings = calls.flatMap((each) => (each?.given && !isNothing(each.given) ? each.call : []))
  const pages = runOncePerInstance(fillings, callers) ? popups.pagesShowing(unit.base).length : 0
  return pages > 1 ? { places: fillings, pages } : null
}

const LIFETIME = /\b(?:created|attached|ready|setup|mounted|onMounted|onBeforeMount|beforeMount|useEffect|useLayoutEffect|useMount|component(?:Did|Will)Mount)\b/u

/** The functions that a module hands out to set what its listener calls, by path, each with the parameter that it keeps. */
function readSetters(text: string, path: string): ReadonlyMap<string, number> {
  const script = parseScript(text, path)
  if (!script) return new Map()
  const variables = new Variables(script)
  const { reaches } = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
  const { all } = new Listeners(script, variables, componentObjects(script, variables), reaches)
  const setters = new Map<string, number>()
  for (const slot of new Set(all.flatMap(({ handler }) => (handler ? slotsCalledBy(handler, script, variables) : [])))) {
    const kept = [...exportedFunctions(script, variables)].flatMap(([name, made]): [string, number, Node][] => {
      const index = 'source' in made ? null : parameterKept(made, [slot], variables)
      return index === null || 'source' in made ? [] : [[name, index, made]]
    })
    // What fills it besides may be the page on screen.
    if (fillingsOf(slot).every((filling) => kept.some(([, , made]) => enclosingFunction(filling) === made))) for (const [name, index] of kept) setters.set(name, index)
  }
  return setters
}
