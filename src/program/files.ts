import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs'

/** Beyond it a file is nobody's source. */
const LARGEST_FILE = 20 * 1024 * 1024
const BOM = '\uFEFF'

export type PathKind = 'file' | 'directory' | 'absent'

interface Fact {
  readonly modified: number
  readonly size: number
  readonly value: unknown
}

const facts = new WeakMap<object, Map<string, Fact>>()

/** What stands at `path`, links followed; a dangling or cyclic link and anything that cannot be looked at is absent. */
export function kindOf(path: string): PathKind {
  const stats = statsOf(path)
  if (stats?.isFile()) return 'file'
  return stats?.isDirectory() ? 'directory' : 'absent'
}

export function isFile(path: string): boolean {
  return kindOf(path) === 'file'
}

/**
 * The file's text, without a byte order mark; bytes that are no UTF-8 become U+FFFD.
 * `null` for what is absent, a directory, unreadable or beyond 20 MB.
 */
export function readText(path: string): string | null {
  const stats = statsOf(path)
  return stats?.isFile() && stats.size <= LARGEST_FILE ? textAt(path) : null
}

/** The names in a folder, in no particular order; none for what is no readable folder. */
export function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/**
 * `derive(text, path)`, remembered by `derive` and path until the file's time or size changes; `null` where there is no such
 * file, which is looked up anew each time. `derive` must be a function that lives as long as the module: one made per call is
 * never found again.
 */
export function factOf<T>(path: string, derive: (text: string, path: string) => T): T | null {
  const stats = statsOf(path)
  const known = factsBy(derive)
  if (!stats?.isFile() || stats.size > LARGEST_FILE) {
    known.delete(path)
    return null
  }
  const fact = known.get(path)
  if (fact?.modified === stats.mtimeMs && fact.size === stats.size) return fact.value as T
  const text = textAt(path)
  if (text === null) {
    known.delete(path)
    return null
  }
  const value = derive(text, path)
  known.set(path, { modified: stats.mtimeMs, size: stats.size, value })
  return value
}

function factsBy(derive: object): Map<string, Fact> {
  const known = facts.get(derive) ?? new Map<string, Fact>()
  facts.set(derive, known)
  return known
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function textAt(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8')
    return text.startsWith(BOM) ? text.slice(1) : text
  } catch {
    return null
  }
}
