import { enclosingFunction, type FunctionNode, type Node } from './ast.js'
import type { Callers } from './callers.js'
import type { FeatureChecks } from './feature-checks.js'

/** Tells whether the template binds a method: then the platform calls it as well. */
export type IsBound = (method: string) => boolean

/** Whether a place stands behind a check of the privacy APIs, or every call of the function around it in the file does. */
export function isReachedBehindCheck(place: Node, checks: FeatureChecks, callers: Callers, isBound: IsBound, seen = new Set<FunctionNode>()): boolean {
  if (checks.isBehindCheck(place)) return true
  const made = enclosingFunction(place)
  if (!made) return false
  if (seen.has(made)) return true
  seen.add(made)
  const uses = callers.usesOf(made).filter((use) => use.kind !== 'method' || isBound(use.name))
  return uses.length > 0 && uses.every((use) => (use.kind === 'called' || use.kind === 'passed') && isReachedBehindCheck(use.call, checks, callers, isBound, seen))
}
