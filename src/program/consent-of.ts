import type { GuardGap } from '../analysis/consent-gaps.js'
import type { Node } from '../analysis/ast.js'
import type { ConsentScript, ConsentScripts } from './consent-scripts.js'
import { nameOf, pagesOf } from './hosts.js'
import { waysTo, type Way } from './ways.js'

/** Why a use is, or is not, behind the user's consent. */
export type ConsentVerdict =
  | { readonly kind: 'popup-mounted' }
  | { readonly kind: 'guarded-by'; readonly reason: (Way & { kind: 'guarded' })['reason'] }
  /** A listener is registered, and this page shows no popup: the API never comes back. */
  | { readonly kind: 'page-hangs'; readonly page: string }
  /** A guard stands before the use and does not hold. */
  | { readonly kind: 'guard-fails'; readonly gap: GuardGap }
  /** `hasPopup`: the page shows an agree button, which holds nothing back while nobody listens. */
  | { readonly kind: 'unguarded'; readonly hasPopup: boolean }
  | { readonly kind: 'unknown' }

const UNKNOWN: ConsentVerdict = { kind: 'unknown' }
const MOUNTED: ConsentVerdict = { kind: 'popup-mounted' }

/** Guards that wait for an answer which a page without a popup never gives. */
const HANGS: ReadonlySet<string> = new Set(['requirePrivacyAuthorize', 'guard-function'])

/** Whether a place of a script is reached with consent only: one way that is open is enough for a no. */
export function verdictOf(place: Node, from: ConsentScript, scripts: ConsentScripts): ConsentVerdict {
  const verdicts = waysTo(place, from, scripts).map((way) => verdictOfWay(way, scripts))
  const worst = (kind: ConsentVerdict['kind']): ConsentVerdict | undefined => verdicts.find((verdict) => verdict.kind === kind)
  return worst('page-hangs') ?? worst('guard-fails') ?? worst('unguarded') ?? worst('unknown') ?? verdicts[0] ?? UNKNOWN
}

function verdictOfWay(way: Way, { program, popups }: ConsentScripts): ConsentVerdict {
  if (way.kind === 'unknown') return UNKNOWN
  const guarded = way.kind === 'guarded' ? ({ kind: 'guarded-by', reason: way.reason } as const) : null
  const isListening = popups.listeners.length > 0
  if (isListening && program.kind === 'game') return MOUNTED
  const pages = pagesOf(way.script, program)
  // What nothing shows never runs; app.js runs without any page.
  if (pages?.length === 0) return guarded ?? UNKNOWN
  if (!isListening || pages === null) return guarded ?? openVerdict(way, !isListening && (pages ?? []).some((page) => popups.mountedBy(page)))
  const lacking = pages.find((page) => !popups.mountedBy(page))
  if (lacking === undefined) return MOUNTED
  return guarded === null || HANGS.has(guarded.reason) ? { kind: 'page-hangs', page: nameOf(lacking, program) } : guarded
}

function openVerdict(way: Way, hasPopup: boolean): ConsentVerdict {
  return way.kind === 'open' && way.gap !== null ? { kind: 'guard-fails', gap: way.gap } : { kind: 'unguarded', hasPopup }
}
