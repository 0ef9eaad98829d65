import { Listeners, type FollowedResolve, type Listener } from '../analysis/listeners.js'
import type { Places } from '../analysis/places.js'
import { templateOf } from './components.js'
import type { LintedFile } from './linted-file.js'
import { isOwnCode } from './own-code.js'
import { LISTENER } from './registrations.js'
import { factsOf, factsOnDisk, mayTake } from './resolve-facts.js'
import { ResolveTrails, type Trail } from './resolve-trails.js'
import { unitOf } from './units.js'

const analyses = new WeakMap<LintedFile, Listeners>()

/** The registrations of the linted script; `null` where it holds none, or is no code of a mini program. */
export function listenersOf(file: LintedFile): Listeners | null {
  if (!file.text.includes(LISTENER) || !isOwn(file)) return null
  const listeners = analysisOf(file)
  return listeners.all.length > 0 ? listeners : null
}

/** Where the linted script takes a `resolve`: that of its own listeners, and what comes to it from other files. */
export function resolvesIn(file: LintedFile): readonly FollowedResolve[] {
  return [...(listenersOf(file)?.all.map(({ resolve }) => resolve) ?? []), ...arrivedIn(file)]
}

/** Those of which no file keeps more than one at a time. */
export function uncollectedResolvesIn(file: LintedFile): readonly FollowedResolve[] {
  const own = listenersOf(file)?.all.filter((listener) => !trailOf(file, listener).isCollected) ?? []
  return [...own.map(({ resolve }) => resolve), ...arrivedIn(file)].filter(({ flow }) => !flow.isCollected)
}

const arrived = new WeakMap<LintedFile, readonly FollowedResolve[]>()

function arrivedIn(file: LintedFile): readonly FollowedResolve[] {
  if (!file.program || !file.hasScript || file.program.kind === 'plugin') return []
  const known = arrived.get(file)
  if (known) return known
  const arrivals = ResolveTrails.of(file.program).arrivalsAt(file.path).filter((arrival) => mayTake(file.text, arrival))
  const found = arrivals.length > 0 && isOwn(file) ? arrivals.map((arrival) => analysisOf(file).follow(arrival)) : []
  arrived.set(file, found)
  return found
}

const NO_TRAIL: Trail = { answers: [], isCollected: false, isLost: false, arrivals: new Map() }

/** What other files do with the `resolve` of a listener of the linted script. */
export function trailOf(file: LintedFile, { resolve: { flow } }: Pick<Listener, 'resolve'>): Trail {
  if (flow.crossings.length === 0) return NO_TRAIL
  if (!file.program) return { ...NO_TRAIL, isLost: true }
  return ResolveTrails.of(file.program).follow(file.path, flow, (path, arrival) => {
    if (path !== file.path) return factsOnDisk(path, arrival)
    return mayTake(file.text, arrival) ? factsOf(analysisOf(file).follow(arrival)) : factsOnDisk(path, arrival)
  })
}

/** The page or component whose script or template is linted, with a template of its own; `null` for other files. */
export function ownUnit(file: Pick<LintedFile, 'program' | 'path'>): { readonly kind: 'page' | 'component'; readonly base: string } | null {
  if (file.program?.kind !== 'app') return null
  const unit = unitOf(file.program, file.path)
  return (unit.kind === 'page' || unit.kind === 'component') && templateOf(unit.base) !== null ? unit : null
}

/** What the variables and fields of the linted script hold. */
export function placesIn(file: LintedFile): Places {
  return analysisOf(file).places
}

function isOwn(file: LintedFile): boolean {
  return file.hasScript && file.program?.kind !== 'plugin' && isOwnCode(file.path)
}

function analysisOf(file: LintedFile): Listeners {
  const listeners = analyses.get(file) ?? new Listeners(file.sourceCode, file.variables, file.componentObjects, file.script.reaches)
  analyses.set(file, listeners)
  return listeners
}
