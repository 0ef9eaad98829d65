import path from 'node:path'
import { componentConfig, pageBase, pageRoute } from './components.js'
import { entryBase } from './entries.js'
import { isFile } from './files.js'
import type { Program } from './find-program.js'
import { isSingleFile, rendersJsx } from './single-files.js'
import { isSfc } from './file-kind.js'

/** What a file is part of. `base` is the absolute path of its unit's files without their extensions, or of the one file that is all of it. */
export type Unit =
  /** app.js and its kin, game.js, the script of a plugin. */
  | { readonly kind: 'entry'; readonly base: string }
  /** `route` is the page's name in app.json. */
  | { readonly kind: 'page'; readonly base: string; readonly route: string }
  | { readonly kind: 'component'; readonly base: string }
  /** A script or template that others take in, and the files of a page that app.json does not list. */
  | { readonly kind: 'module' }

/** The page, component or entry that a file of the program belongs to by its name; whether anything shows it is another question. */
export function unitOf(program: Program, filename: string): Unit {
  const entry = entryBase(program, filename)
  if (entry !== null) return { kind: 'entry', base: entry }
  return singleUnit(program, filename) ?? namedUnit(program, filename)
}

/** A page or component of a framework that is one file. */
function singleUnit(program: Program, filename: string): Unit | null {
  if (program.dialect === 'native' || program.kind !== 'app') return null
  if (!isSingleFile(filename)) return null
  const route = pageRoute(program, filename)
  const page = program.config.pages.includes(route) ? pageBase(program, route) : null
  // A new page may not have been saved yet.
  if (page === filename || (page !== null && !isFile(filename) && filename.startsWith(`${page}.`))) return { kind: 'page', base: filename, route }
  return isSfc(filename) || rendersJsx(filename) ? { kind: 'component', base: filename } : null
}

function namedUnit(program: Program, filename: string): Unit {
  const base = filename.slice(0, filename.length - path.extname(filename).length)
  const route = path.relative(program.root, base).split(path.sep).join('/')
  if (program.config.pages.includes(route)) return { kind: 'page', base, route }
  return componentConfig(base).isComponent ? { kind: 'component', base } : { kind: 'module' }
}

/** The base that a script would have if it were a page's or component's. */
export function baseOf(program: Program, script: string): string {
  return program.dialect === 'native' ? script.replace(/\.[jt]s$/u, '') : script
}
