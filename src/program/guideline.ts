import path from 'node:path'
import type { PrivacyKey } from '../catalogue/privacy-keys.js'
import { factOf, kindOf } from './files.js'
import { projectFolders, type Program } from './find-program.js'
import { declaredKey, readGuideline } from './guideline-document.js'
import type { Settings } from './settings.js'

export const GUIDELINE_FILE = 'privacy-guideline.json'

/** What the program declares, as far as can be known. */
export type Guideline =
  /** There is no guideline, and the settings say nothing. */
  | { readonly kind: 'unknown' }
  /** `from` is the file's path, or `settings` where the setting `declared` alone speaks. */
  | { readonly kind: 'declared'; readonly keys: ReadonlySet<PrivacyKey>; readonly from: string }
  | { readonly kind: 'broken'; readonly path: string; readonly problem: 'missing' | 'unreadable' | 'not-a-guideline' }

type GuidelineSettings = Pick<Settings, 'guideline' | 'declared' | 'includeSdk'>

/** What a guideline file declares, by itself and with its SDKs. */
type FileFacts =
  | { readonly kind: 'declared'; readonly own: ReadonlySet<PrivacyKey>; readonly withSdks: ReadonlySet<PrivacyKey> }
  | { readonly kind: 'unreadable' | 'not-a-guideline' }

/**
 * What the guideline declares for a program, or, without one, what the settings say. `declared` replaces a file that is merely
 * found; of a configured file and `declared` both count.
 */
export function guidelineOf(program: Program | null, settings: GuidelineSettings, cwd: string): Guideline {
  const { declared, includeSdk } = settings
  const file = guidelinePath(program, settings, cwd)
  if (file === null) return declared === null ? { kind: 'unknown' } : { kind: 'declared', keys: new Set(declared), from: 'settings' }
  const facts = factOf(file, readFacts)
  if (facts === null) return { kind: 'broken', path: file, problem: kindOf(file) === 'absent' ? 'missing' : 'unreadable' }
  if (facts.kind !== 'declared') return { kind: 'broken', path: file, problem: facts.kind }
  const keys = includeSdk ? facts.withSdks : facts.own
  return { kind: 'declared', keys: declared === null ? keys : new Set([...keys, ...declared]), from: file }
}

/** The guideline file that counts for a program, whether or not it is there when configured; `null` where there is none. */
export function guidelinePath(program: Program | null, { guideline, declared }: GuidelineSettings, cwd: string): string | null {
  if (guideline !== null) return configuredPath(program, guideline, cwd)
  if (declared !== null || !program) return null
  return projectFolders(program).map((folder) => path.join(folder, GUIDELINE_FILE)).find((file) => kindOf(file) === 'file') ?? null
}

/** Absolute, or from the program's root, else from the working directory; where it stands in neither, the path in the root. */
function configuredPath(program: Program | null, guideline: string, cwd: string): string {
  const fromCwd = path.resolve(cwd, guideline)
  if (!program) return fromCwd
  const fromRoot = path.resolve(program.root, guideline)
  return kindOf(fromRoot) === 'absent' && kindOf(fromCwd) !== 'absent' ? fromCwd : fromRoot
}

function readFacts(text: string): FileFacts {
  const { root, problems, settingList, rows, sdks } = readGuideline(text)
  if (root === null || problems.length > 0) return { kind: 'unreadable' }
  if (settingList?.value.kind !== 'array') return { kind: 'not-a-guideline' }
  const own = new Set(rows.map(declaredKey).filter((key) => key !== null))
  return { kind: 'declared', own, withSdks: new Set([...own, ...sdks.flatMap((sdk) => sdk.rows.map(declaredKey)).filter((key) => key !== null)]) }
}
