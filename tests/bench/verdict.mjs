const MISS = 1

/** One row of the table that `npm run bench` prints; a miss makes the process fail. */
export function row(what, value, limit, verdict) {
  return `${what.padEnd(64)}${value.padStart(12)}  ${limit.padEnd(20)}${verdict}`
}

/** Prints what was measured beside its limit, which is `{ atMost }` or `{ atLeast }` of that unit. */
export function judge(what, value, unit, { atMost = Infinity, atLeast = -Infinity }) {
  const kept = value <= atMost && value >= atLeast
  const limit = atMost < Infinity ? `at most ${atMost}${unit}` : `at least ${atLeast}${unit}`
  console.log(row(what, `${value.toFixed(2)}${unit}`, limit, kept ? 'kept' : 'MISSED'))
  if (!kept) process.exitCode = MISS
}
