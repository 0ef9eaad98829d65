import path from 'node:path'
import { isFile } from './files.js'
import type { Program } from './find-program.js'

const ENTRIES: Readonly<Record<Program['dialect'], readonly string[]>> = {
  native: ['app.ts', 'app.js'],
  taro: ['app.tsx', 'app.ts', 'app.jsx', 'app.js', 'app.vue'],
  'uni-app': ['App.vue', 'App.uvue', 'main.ts', 'main.js'],
  mpx: ['app.mpx'],
  wepy: ['app.wpy'],
}

/** The scripts that start a mini program. */
export function entryScripts(program: Program): readonly string[] {
  return ENTRIES[program.dialect].map((name) => path.join(program.root, name)).filter(isFile)
}

/** Whether a file is one of them, by its name. */
export function isEntry(program: Program, filename: string): boolean {
  return path.dirname(filename) === program.root && ENTRIES[program.dialect].includes(path.basename(filename))
}
