import path from 'node:path'
import { componentConfig } from './components.js'
import { entryNames } from './dialects.js'
import type { Program } from './find-program.js'

/** What a file is part of. `base` is the absolute path of its unit's files without their extensions. */
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
  const base = filename.slice(0, filename.length - path.extname(filename).length)
  const { pages, main } = program.config
  const route = path.relative(program.root, base).split(path.sep).join('/')
  if (entryNames(program, main).includes(route)) return { kind: 'entry', base }
  if (pages.includes(route)) return { kind: 'page', base, route }
  return componentConfig(base).isComponent ? { kind: 'component', base } : { kind: 'module' }
}
