import type { PrivacyKey } from '../catalogue/privacy-keys.js'
import { OFFICIAL_TABLE, type InterfaceTable } from '../catalogue/interface-table.js'
import type { UnreadCall } from '../analysis/reaches.js'
import type { ImportResolver } from '../analysis/api-values.js'
import { analyseScript, mayReachApi, unreadCallsIn } from '../analysis/uses.js'
import { elementUses, mayHoldElementUses } from '../templates/element-uses.js'
import { factOf, readText } from './files.js'
import type { Program } from './find-program.js'
import { importResolver } from './module-exports.js'
import { libraryInventory } from './library-uses.js'
import { programFiles } from './program-files.js'
import { parseScript } from './parse-script.js'
import type { Settings } from './settings.js'
import { elementsInFile } from './single-files.js'
import { tableFor } from './table.js'

/** What a whole program uses. */
export interface Inventory {
  readonly keys: ReadonlySet<PrivacyKey>
  /** Names of interfaces, and of the APIs beside them that app.json must name: `getLocation`, `scope.record`, `onLocationChange`. */
  readonly names: ReadonlySet<string>
  /** What components of libraries may need besides: on other props, for some content, or when a page calls their methods. */
  readonly possibleKeys: ReadonlySet<PrivacyKey>
  /** `false` where more may be used than can be seen: plugins, packages that are not there, names made at run time. */
  readonly isComplete: boolean
}

/** What one file uses, as far as the file alone tells. */
interface FileUses {
  readonly keys: readonly PrivacyKey[]
  readonly names: readonly string[]
  readonly hasUnknownNames: boolean
  /** Something imported is called with an interface's name: what that means stands in another file. */
  readonly asksOthers: boolean
  readonly exportsWrapper: boolean
}

/** Reads each file that the program consists of: once, and again after it has changed. */
export function inventoryOf(program: Program, settings: Settings): Inventory {
  const files = programFiles(program)
  const readers = readersFor(settings, program.kind === 'game' ? 'game' : 'app')
  const scripts = files.scripts.map((path) => {
    const alone = factOf(path, readers.script)
    return (alone?.asksOthers ? usesWithImports(path, program, settings) : alone) ?? NOTHING
  })
  const found = [...scripts, ...files.templates.map((path) => factOf(path, readers.template) ?? NOTHING)]
  const library = libraryInventory(program, files.templates)
  const isNamed = !found.some((uses) => uses.hasUnknownNames)
  return {
    keys: new Set([...found.flatMap((uses) => uses.keys), ...library.needs.flatMap((row) => row.keys)]),
    names: new Set([...found.flatMap((uses) => uses.names), ...library.needs.map((row) => row.name)]),
    possibleKeys: new Set(library.possible.flatMap((row) => row.keys)),
    isComplete: program.config.isComplete && files.isComplete && isNamed && !(found.some((uses) => uses.exportsWrapper) && files.scripts.some((path) => givesUnreadName(path, program))),
  }
}

/** Whether a script calls another module's wrapper with a name that cannot be read. */
function givesUnreadName(path: string, program: Program): boolean {
  const resolve = importResolver(program, path)
  return (factOf(path, readUnreadCalls) ?? []).some((call) => {
    const wrapper = resolve(call.to)
    return wrapper?.kind === 'wrapper' && wrapper.index === call.index && call.path.every((name, at) => wrapper.path[at] === name)
  })
}

function readUnreadCalls(text: string, path: string): readonly UnreadCall[] {
  const script = parseScript(text, path)
  return script ? unreadCallsIn(script) : []
}

interface Readers {
  readonly script: (text: string, path: string) => FileUses
  readonly template: (text: string, path: string) => FileUses
}

/** One pair of readers for all settings that read a file alike: facts are remembered by the function that finds them. */
const readers = new Map<string, Readers>()

function readersFor(settings: Settings, kind: 'app' | 'game'): Readers {
  const { interfaces, apiObjects, apiWrappers } = settings
  const identity = JSON.stringify([kind, interfaces, apiObjects, apiWrappers])
  const known = readers.get(identity)
  if (known) return known
  const table = tableFor(settings, kind)
  const made: Readers = {
    script(text, path) {
      let asksOthers = false
      const uses = usesOfScript(text, path, settings, table, () => {
        asksOthers = true
        return null
      })
      return { ...uses, asksOthers }
    },
    template(text, path) {
      if (table === OFFICIAL_TABLE && !mayHoldElementUses(text)) return NOTHING
      const rows = elementsInFile(path).flatMap((element) => elementUses(element, table).map((use) => use.interface))
      return { keys: rows.flatMap((row) => row.keys), names: rows.map((row) => row.name), hasUnknownNames: false, asksOthers: false, exportsWrapper: false }
    },
  }
  readers.set(identity, made)
  return made
}

const NOTHING: FileUses = { keys: [], names: [], hasUnknownNames: false, asksOthers: false, exportsWrapper: false }

function usesWithImports(path: string, program: Program, settings: Settings): FileUses | null {
  const text = readText(path)
  return text === null ? null : usesOfScript(text, path, settings, tableFor(settings, program.kind === 'game' ? 'game' : 'app'), importResolver(program, path))
}

function usesOfScript(text: string, path: string, settings: Settings, table: InterfaceTable, resolveImport: ImportResolver): FileUses {
  if (!mayReachApi(text, table)) return NOTHING
  const script = parseScript(text, path)
  // What does not parse may use anything.
  if (!script) return { ...NOTHING, hasUnknownNames: true }
  const { uses, reaches, hasUnknownNames, exported } = analyseScript(script, { table, apiObjects: settings.apiObjects, apiWrappers: settings.apiWrappers, resolveImport })
  const called = reaches.filter((reach) => reach.how !== 'check').map((reach) => reach.name)
  return {
    keys: uses.flatMap((use) => use.interface.keys),
    names: [...called, ...uses.map((use) => use.interface.name)],
    hasUnknownNames,
    asksOthers: false,
    exportsWrapper: [...exported.values()].some((value) => value.kind === 'wrapper'),
  }
}
