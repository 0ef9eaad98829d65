/** The first answer that is one, asked in order; items after it are not looked at. */
export function firstFound<T, R>(items: readonly T[], find: (item: T) => R | null | undefined): R | null {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return null
}
