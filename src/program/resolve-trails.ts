import { nameInApp, type Arrival } from '../analysis/arrivals.js'
import type { Crossing } from '../analysis/resolve-flow.js'
import { factOf } from './files.js'
import type { Program } from './find-program.js'
import { importLines } from './import-lines.js'
import { resolveModule } from './modules.js'
import { Popups } from './popups.js'
import { listenersAt } from './registrations.js'
import { factsOnDisk, UNTOUCHED, type AnswerFact, type FactReader, type ResolveFacts } from './resolve-facts.js'

/** What becomes of a `resolve` in all files that it comes to. */
export interface Trail {
  readonly answers: readonly AnswerFact[]
  readonly isCollected: boolean
  /** It goes, somewhere, where nothing shows what becomes of it. */
  readonly isLost: boolean
  /** How it comes into each file. */
  readonly arrivals: ReadonlyMap<string, readonly Arrival[]>
}

/** More arrivals than any program has. */
const MOST_ARRIVALS = 500

/** The ways of `resolve` through a program; kept as long as `Popups` keeps what it knows of the program. */
export class ResolveTrails {
  readonly #program: Program
  readonly #popups: Popups
  #arrivals: ReadonlyMap<string, readonly Arrival[]> | null = null

  private constructor(program: Program, popups: Popups) {
    this.#program = program
    this.#popups = popups
  }

  static readonly #known = new WeakMap<Popups, ResolveTrails>()

  static of(program: Program): ResolveTrails {
    const popups = Popups.of(program)
    const trails = ResolveTrails.#known.get(popups) ?? new ResolveTrails(program, popups)
    ResolveTrails.#known.set(popups, trails)
    return trails
  }

  /** How `resolve` comes into a script from the listeners of the program. */
  arrivalsAt(script: string): readonly Arrival[] {
    this.#arrivals ??= this.#popups.costing(() => this.#findArrivals())
    return this.#arrivals.get(script) ?? []
  }

  /** Follows a `resolve` that leaves `from`. */
  follow(from: string, facts: Pick<ResolveFacts, 'crossings' | 'isCollected'>, read: FactReader): Trail {
    return this.#popups.costing(() => this.#follow(from, facts, read))
  }

  #follow(from: string, first: Pick<ResolveFacts, 'crossings' | 'isCollected'>, read: FactReader): Trail {
    const answers: AnswerFact[] = []
    const arrivals = new Map<string, Arrival[]>()
    const seen = new Set<string>()
    let { isCollected } = first
    let isLost = false
    const open = first.crossings.map((crossing) => ({ from, crossing }))
    for (let next = open.pop(); next; next = open.pop()) {
      const reached = this.#reachedBy(next.from, next.crossing, isCollected)
      if (!reached.areAll) isLost = true
      for (const { file, arrival } of reached.files) {
        const identity = `${file} ${JSON.stringify(arrival)}`
        if (seen.has(identity)) continue
        if (seen.add(identity).size > MOST_ARRIVALS) return { answers, arrivals, isCollected, isLost: true }
        const facts = read(file, arrival)
        if (facts === null) isLost = true
        if (facts === null || facts === UNTOUCHED) continue
        arrivals.set(file, [...(arrivals.get(file) ?? []), arrival])
        answers.push(...facts.answers)
        isCollected ||= facts.isCollected
        isLost ||= facts.isLost
        open.push(...facts.crossings.map((crossing) => ({ from: file, crossing })))
      }
    }
    return { answers, arrivals, isCollected, isLost }
  }

  /** The files that a crossing leads to, and how it comes into each. */
  #reachedBy(from: string, { root, path, isStored }: Crossing, isCollected: boolean): { readonly files: readonly { readonly file: string; readonly arrival: Arrival }[]; readonly areAll: boolean } {
    const { scripts, isComplete } = this.#popups.files
    switch (root.kind) {
      case 'app':
        return { files: scripts.map((file) => ({ file, arrival: { from: { kind: 'app' }, path, isStored, isCollected } })), areAll: isComplete && nameInApp(path) !== '' }
      case 'module': {
        const file = resolveModule(this.#program, from, root.source)
        return file === null ? { files: [], areAll: false } : { files: [{ file, arrival: { from: { kind: 'own' }, path, isStored, isCollected } }], areAll: true }
      }
      case 'own': {
        const files = this.#popups.importersOf(from).map((file) => {
          const sources = factOf(file, importLines)?.sources.filter((source) => resolveModule(this.#program, file, source) === from) ?? []
          return { file, arrival: { from: { kind: 'imported' as const, sources }, path, isStored, isCollected } }
        })
        return { files, areAll: isComplete && scripts.includes(from) }
      }
    }
  }

  #findArrivals(): ReadonlyMap<string, readonly Arrival[]> {
    const found = new Map<string, readonly Arrival[]>()
    for (const script of this.#popups.listeners) {
      for (const facts of listenersAt(script)?.resolves ?? []) {
        const { arrivals, isCollected } = this.#follow(script, facts, factsOnDisk)
        for (const [file, ways] of arrivals) found.set(file, [...(found.get(file) ?? []), ...ways.map((arrival) => ({ ...arrival, isCollected }))])
      }
    }
    return found
  }
}
