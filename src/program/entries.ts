import path from 'node:path'
import { isFile, namesIn } from './files.js'
import type { Program } from './find-program.js'
import { scriptAt } from './modules.js'

/** The files in the root of which some start a program of a framework. */
const ENTRIES: Readonly<Record<Exclude<Program['dialect'], 'native'>, readonly string[]>> = {
  taro: ['app.tsx', 'app.ts', 'app.jsx', 'app.js', 'app.vue'],
  'uni-app': ['App.vue', 'App.uvue', 'main.ts', 'main.js'],
  mpx: ['app.mpx'],
  wepy: ['app.wpy'],
}

const ENTRY_NAMES: ReadonlySet<string> = new Set(Object.values(ENTRIES).flat())

/** The scripts that start a mini program, as far as they are there. */
export function entryScripts(program: Program): readonly string[] {
  const { dialect, root } = program
  if (dialect !== 'native') {
    const names = namesIn(root, ENTRY_NAMES)
    return ENTRIES[dialect].filter((name) => names.has(name)).map((name) => path.join(root, name)).filter(isFile)
  }
  const script = scriptAt(path.join(root, nativeEntry(program)))
  return script === null ? [] : [script]
}

/** What a file that starts the program has for its base: itself in a framework, else its path without the extension; `null` for every other file. */
export function entryBase(program: Program, filename: string): string | null {
  const { dialect, root } = program
  if (dialect !== 'native') return path.dirname(filename) === root && ENTRIES[dialect].includes(path.basename(filename)) ? filename : null
  const base = filename.slice(0, filename.length - path.extname(filename).length)
  return base === path.join(root, nativeEntry(program)) ? base : null
}

/** `app`, `game`, or what plugin.json names. */
function nativeEntry({ kind, config }: Program): string {
  return kind === 'plugin' ? (config.main?.replace(/\.[jt]s$/u, '') ?? 'index') : kind
}
