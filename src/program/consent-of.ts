import type { Node } from '../analysis/ast.js'
import type { ConsentVerdict } from './consent-verdict.js'
import type { ConsentScript, ConsentScripts } from './consent-scripts.js'
import { nameOf, pagesOf } from './hosts.js'
import { waysTo, type Way } from './ways.js'

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
