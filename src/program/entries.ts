import path from 'node:path'
import { entryNames } from './dialects.js'
import { isFile } from './files.js'
import type { Program } from './find-program.js'
import { scriptAt } from './modules.js'

const ENTRIES: Readonly<Record<Exclude<Program['dialect'], 'native'>, readonly string[]>> = {
  taro: ['app.tsx', 'app.ts', 'app.jsx', 'app.js', 'app.vue'],
  'uni-app': ['App.vue', 'App.uvue', 'main.ts', 'main.js'],
  mpx: ['app.mpx'],
  wepy: ['app.wpy'],
}

/** The scripts that start a mini program. */
export function entryScripts(program: Program): readonly string[] {
  const { dialect, kind, root, config } = program
  if (dialect !== 'native') return ENTRIES[dialect].map((name) => path.join(root, name)).filter(isFile)
  const names = kind === 'plugin' && config.main === null ? [] : entryNames(program, config.main)
  return names.flatMap((name) => scriptAt(path.join(root, name)) ?? [])
}

/** Whether a file is one of them in a framework, by its name. */
export function isEntry({ dialect, root }: Program, filename: string): boolean {
  return dialect !== 'native' && path.dirname(filename) === root && ENTRIES[dialect].includes(path.basename(filename))
}
