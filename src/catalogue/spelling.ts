/**
 * The candidate that `written` most likely means: equal but for case, or at most two slips of the pen away (one for words
 * of up to five letters). `null` where none is near.
 */
export function nearestTo(written: string, candidates: readonly string[]): string | null {
  const lower = written.toLowerCase()
  const same = candidates.find((candidate) => candidate.toLowerCase() === lower)
  if (same !== undefined) return same
  const allowed = written.length > 5 ? 2 : 1
  let nearest: string | null = null
  let least = allowed + 1
  for (const candidate of candidates) {
    const distance = slipsBetween(lower, candidate.toLowerCase(), least)
    if (distance < least) [nearest, least] = [candidate, distance]
  }
  return nearest
}

/** Letters to insert, leave out, replace or swap to make `a` into `b`; `limit` at most. */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const here = [row]
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const swapped = isSwap ? (before[column - 2] ?? 0) + 1 : limit
      here[column] = Math.min(replaced, swapped, (above[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1)
    }
    before = above
    above = here
  }
  return Math.min(above[b.length] ?? limit, limit)
}
