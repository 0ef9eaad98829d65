import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs'
import { dirname, join } from 'node:path'

/** Beyond it a file is nobody's source. */
const LARGEST_FILE = 20 * 1024 * 1024
const BOM = '\uFEFF'

export type PathKind = 'file' | 'directory' | 'absent'

interface Fact {
  readonly modified: number
  readonly size: number
  readonly value: unknown
}

/** What was looked at while one file is being linted; `null` outside of ESLint. */
let standing: Map<string, Stats | undefined> | null = null
/** What was looked at while one question is being answered. */
let snapshot: Map<string, Stats | undefined> | null = null

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
 * The first of the files `path` + extension, then of those in the folder of that name called `index` + extension; `null` where
 * there is none. Folders that are not there are asked for once, not for each extension.
 */
export function fileNamed(path: string, extensions: readonly string[]): string | null {
  if (kindOf(dirname(path)) !== 'directory') return null
  const found = extensions.map((extension) => path + extension).find(isFile)
  if (found !== undefined) return found
  return kindOf(path) === 'directory' ? (extensions.map((extension) => join(path, `index${extension}`)).find(isFile) ?? null) : null
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
  // Most of the folders that are asked for are not there, and that is remembered.
  if (!statsOf(path)?.isDirectory()) return []
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/**
 * Those of the wanted names that stand in a folder, as files or folders; remembered until something is added to the folder or
 * taken out of it. `wanted` must live as long as the module.
 */
export function namesIn(folder: string, wanted: ReadonlySet<string>): ReadonlySet<string> {
  return rememberedNames(folder, wanted, () => wantedNames(folder, wanted))
}

/** All the names in a folder, remembered in the same way. */
export function allNamesIn(folder: string): ReadonlySet<string> {
  return rememberedNames(folder, allNamesIn, () => new Set(listFolder(folder)))
}

function rememberedNames(folder: string, owner: object, find: () => ReadonlySet<string>): ReadonlySet<string> {
  const stats = statsOf(folder)
  const known = factsBy(owner)
  if (!stats?.isDirectory()) {
    known.delete(folder)
    return NO_NAMES
  }
  const fact = known.get(folder)
  if (fact?.modified === stats.mtimeMs) return fact.value as ReadonlySet<string>
  const looked = Date.now()
  const value = find()
  // A folder that was changed a moment ago may change again without its time telling so.
  if (looked - stats.mtimeMs > COARSEST_TIME) known.set(folder, { modified: stats.mtimeMs, size: 0, value })
  return value
}

const NO_NAMES: ReadonlySet<string> = new Set()
/** Milliseconds that the times of files are apart on the coarsest of file systems. */
const COARSEST_TIME = 2000

function wantedNames(folder: string, wanted: ReadonlySet<string>): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder).filter((name) => wanted.has(name)))
  } catch {
    // A folder that may be passed through, but not listed.
    return new Set([...wanted].filter((name) => isFile(join(folder, name))))
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
  const text = recentText(path, stats)
  if (text === null) {
    known.delete(path)
    return null
  }
  const value = derive(text, path)
  known.set(path, { modified: stats.mtimeMs, size: stats.size, value })
  return value
}

/** From here on the disk is taken to stand still until the next call: ESLint turns to a file, and its rules ask the same again and again. */
export function lookAnew(): void {
  standing = new Map()
}

/** Answers a question about many files, during which the disk is taken to stand still, as it is while a file is linted: each path is looked at once. */
export function atOnce<T>(answer: () => T): T {
  if (snapshot ?? standing) return answer()
  snapshot = new Map()
  try {
    return answer()
  } finally {
    snapshot = null
  }
}

const answers = new WeakMap<object, Map<object, Map<string, unknown>>>()

/**
 * `find()`, remembered by `owner` and key as long as the disk is taken to stand still; found anew each time where it is not.
 * `owner` must live as long as the module, and `find` give the same whoever asks.
 */
export function whileStill<T>(owner: object, key: string, find: () => T): T {
  const looked = snapshot ?? standing
  if (!looked) return find()
  const byOwner = answers.get(looked) ?? new Map<object, Map<string, unknown>>()
  answers.set(looked, byOwner)
  const known = byOwner.get(owner) ?? new Map<string, unknown>()
  byOwner.set(owner, known)
  if (known.has(key)) return known.get(key) as T
  const found = find()
  known.set(key, found)
  return found
}

interface ReadText {
  readonly modified: number
  readonly size: number
  readonly text: string
}

/** What was read last: several facts are found of a file one after the other. */
const recentTexts = new Map<string, ReadText>()
/** Bytes of files that are kept; those of a usual program. */
const MOST_KEPT = 4 * 1024 * 1024
let kept = 0

/** The file's text, as long as its time and size stay what they were; `null` where it cannot be read. */
function recentText(path: string, { mtimeMs: modified, size }: Stats): string | null {
  const known = recentTexts.get(path)
  if (known?.modified === modified && known.size === size) return known.text
  forget(path)
  const text = textAt(path)
  if (text === null || size > MOST_KEPT) return text
  recentTexts.set(path, { modified, size, text })
  kept += size
  for (const oldest of recentTexts.keys()) {
    if (kept <= MOST_KEPT) break
    forget(oldest)
  }
  return text
}

function forget(path: string): void {
  kept -= recentTexts.get(path)?.size ?? 0
  recentTexts.delete(path)
}

function factsBy(derive: object): Map<string, Fact> {
  const known = facts.get(derive) ?? new Map<string, Fact>()
  facts.set(derive, known)
  return known
}

function statsOf(path: string): Stats | undefined {
  const looked = snapshot ?? standing
  if (!looked) return freshStats(path)
  if (looked.has(path)) return looked.get(path)
  const stats = freshStats(path)
  looked.set(path, stats)
  return stats
}

function freshStats(path: string): Stats | undefined {
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
