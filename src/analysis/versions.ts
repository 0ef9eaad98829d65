/** Whether a version comes before another one, part by part as numbers: 2.9.0 is older than 2.10. */
export function isOlder(version: string, than: string): boolean {
  const [mine, other] = [partsOf(version), partsOf(than)]
  for (let index = 0; index < Math.max(mine.length, other.length); index++) {
    const difference = (mine[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

function partsOf(version: string): readonly number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0)
}
