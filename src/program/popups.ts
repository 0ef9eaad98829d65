import { analyseScript } from '../analysis/uses.js'
import { OFFICIAL_TABLE } from '../catalogue/interface-table.js'
import { pageBases, templateOf } from './components.js'
import { atOnce, factOf } from './files.js'
import type { Program } from './find-program.js'
import { importLines } from './import-lines.js'
import { resolveModule } from './modules.js'
import { programFiles, type ProgramFiles } from './program-files.js'
import { parseScript } from './parse-script.js'
import { reachableComponents, showsAgreeButton, templateFiles } from './templates.js'

/**
 * How the consent popup stands in a whole program. Finding it out takes a look at each file; it is kept for a while that is
 * long beside what the look costs, so that the cost of linting a file does not grow with the program.
 */
export class Popups {
  readonly #program: Program
  #until: number
  readonly files: ProgramFiles
  #listeners: readonly string[] | null = null
  #shown: ReadonlyMap<string, ReadonlySet<string>> | null = null
  #importers: ReadonlyMap<string, readonly string[]> | null = null
  #takers: ReadonlyMap<string, readonly string[]> | null = null
  readonly #mounts = new Map<string, boolean>()

  private constructor(program: Program) {
    const start = performance.now()
    this.#program = program
    this.files = atOnce(() => programFiles(program))
    this.#until = performance.now() + Math.max(SHORTEST, (performance.now() - start) * COST_RATIO)
  }

  static readonly #known = new Map<string, Popups>()

  static of(program: Program): Popups {
    const known = Popups.#known.get(program.configFile)
    if (known && performance.now() < known.#until) return known
    const popups = new Popups(program)
    Popups.#known.set(program.configFile, popups)
    return popups
  }

  /** Answers a question about many files; what it costs is kept the longer for it. */
  costing<T>(answer: () => T): T {
    const start = performance.now()
    const found = atOnce(answer)
    this.#until += (performance.now() - start) * COST_RATIO
    return found
  }

  /** The scripts that register a listener. */
  get listeners(): readonly string[] {
    this.#listeners ??= this.costing(() => this.files.scripts.filter((script) => factOf(script, registersListener) ?? false))
    return this.#listeners
  }

  /** Whether a page, by its base, shows an agree button of its own or of a component. */
  mountedBy(page: string): boolean {
    const known = this.#mounts.get(page)
    if (known !== undefined) return known
    const mounts = this.costing(() => [page, ...this.shownBy(page)].some((base) => showsAgreeButton(this.#program, base)))
    this.#mounts.set(page, mounts)
    return mounts
  }

  /** The pages, by their bases, that show a component. */
  pagesShowing(component: string): readonly string[] {
    this.#shown ??= this.costing(() => new Map(pageBases(this.#program).map((page) => [page, reachableComponents(this.#program, page)])))
    return [...this.#shown].filter(([, components]) => components.has(component)).map(([page]) => page)
  }

  /** The scripts of the program that import a script. */
  importersOf(script: string): readonly string[] {
    this.#importers ??= this.costing(() => this.#findImporters())
    return this.#importers.get(script) ?? []
  }

  /** The pages and components, by their bases, whose templates take in a template file, directly or through another one. */
  basesTaking(template: string): readonly string[] {
    this.#takers ??= this.costing(() => this.#findTakers())
    return this.#takers.get(template) ?? []
  }

  /** The components, by their bases, that a page shows. */
  shownBy(page: string): ReadonlySet<string> {
    return this.#shown?.get(page) ?? reachableComponents(this.#program, page)
  }

  #findTakers(): ReadonlyMap<string, readonly string[]> {
    const takers = new Map<string, string[]>()
    const pages = pageBases(this.#program)
    for (const base of new Set([...pages, ...pages.flatMap((page) => [...this.shownBy(page)])])) {
      const own = templateOf(base)
      for (const file of own === null ? [] : templateFiles(this.#program, own)) takers.set(file, [...(takers.get(file) ?? []), base])
    }
    return takers
  }

  #findImporters(): ReadonlyMap<string, readonly string[]> {
    const importers = new Map<string, string[]>()
    for (const script of this.files.scripts) {
      for (const source of factOf(script, importLines)?.sources ?? []) {
        const imported = resolveModule(this.#program, script, source)
        if (imported !== null) importers.set(imported, [...(importers.get(imported) ?? []), script])
      }
    }
    return importers
  }
}

/** Milliseconds for which an answer holds at least. */
const SHORTEST = 250
/** An answer holds this many times as long as it took. */
const COST_RATIO = 20

function registersListener(text: string, path: string): boolean {
  if (!text.includes('onNeedPrivacyAuthorization')) return false
  const script = parseScript(text, path)
  if (!script) return false
  const { reaches } = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
  return reaches.some((reach) => reach.name === 'onNeedPrivacyAuthorization' && reach.how === 'call')
}
