import path from 'node:path'
import { parseJson } from '../parsers/json.js'
import { textOf, valueAt } from '../parsers/json-values.js'
import { NO_COMPONENT, readComponentConfig, readPageConfig, type ComponentConfig } from './app-config.js'
import { factOf, fileNamed, isFile } from './files.js'
import { isInside, projectFolders, type Program } from './find-program.js'
import { isSingleFile } from './single-files.js'

/** What stands behind a path of `usingComponents`. */
export type ComponentRef =
  /** `base` is the absolute path of its files without their extensions. */
  | { readonly kind: 'component'; readonly base: string }
  | { readonly kind: 'plugin' }
  /** `path` as written. */
  | { readonly kind: 'missing'; readonly path: string }

const SCRIPT_EXTENSIONS = ['.ts', '.js']
const COMPONENT_EXTENSIONS = ['.json', '.wxml', ...SCRIPT_EXTENSIONS]
const SFC_EXTENSIONS: Readonly<Partial<Record<Program['dialect'], readonly string[]>>> = { taro: ['.vue'], 'uni-app': ['.vue', '.nvue'], mpx: ['.mpx'], wepy: ['.wpy'] }

/** The files of which one is a page or component of a framework, by dialect. */
const PAGE_EXTENSIONS: Readonly<Record<Program['dialect'], readonly string[]>> = {
  native: [],
  taro: ['.tsx', '.jsx', '.vue', '.ts', '.js'],
  'uni-app': ['.vue', '.nvue'],
  mpx: ['.mpx'],
  wepy: ['.wpy'],
}

/** The bases of the pages that the program lists, whether or not their files are there. */
export function pageBases(program: Program): readonly string[] {
  return program.config.pages.map((page) => pageBase(program, page))
}

/** The base of a page: its one file in a framework, else the path of its files without their extensions. */
export function pageBase(program: Program, page: string): string {
  const base = path.join(program.root, page)
  const extensions = PAGE_EXTENSIONS[program.dialect]
  if (extensions.length === 0 || isFile(`${base}.wxml`)) return base
  const platform = program.dialect === 'taro' ? extensions.map((extension) => `.weapp${extension}`) : []
  return [...platform, ...extensions].map((extension) => base + extension).find(isFile) ?? base
}

/** A page's base as app.json names it. */
export function pageRoute(program: Program, base: string): string {
  const stem = isSingleFile(base) ? base.replace(/(?:\.weapp)?\.\w+$/u, '') : base
  return path.relative(program.root, stem).split(path.sep).join('/')
}

/** The script of a page or component: the TypeScript one where there are both, because the other is made from it. */
export function scriptOf(base: string): string | null {
  if (isSingleFile(base)) return isFile(base) ? base : null
  return SCRIPT_EXTENSIONS.map((extension) => base + extension).find(isFile) ?? null
}

/** The template of a page or component, `null` where there is none. */
export function templateOf(base: string): string | null {
  if (isSingleFile(base)) return isFile(base) ? base : null
  return isFile(`${base}.wxml`) ? `${base}.wxml` : null
}

/** What the json file of a page or component says, or what a framework makes it from; empty where there is none. Only in Taro that stands in a file of its own. */
export function componentConfig(base: string, dialect: Program['dialect'] = 'taro'): ComponentConfig {
  if (!isSingleFile(base)) return factOf(`${base}.json`, readComponentConfig) ?? NO_COMPONENT
  const stem = base.replace(/\.\w+$/u, '')
  const config = (dialect === 'taro' ? ['.config.ts', '.config.js'] : []).map((extension) => stem + extension).find(isFile) ?? base
  return factOf(config, readPageConfig) ?? NO_COMPONENT
}

/** The components that the json file of a page or component names itself, by tag. */
export function ownComponents(program: Program, base: string): ReadonlyMap<string, ComponentRef> {
  const folder = path.dirname(base)
  return new Map([...componentConfig(base, program.dialect).usingComponents].map(([tag, written]) => [tag, resolveComponent(program, folder, written)]))
}

/**
 * Follows a path of `usingComponents` from the folder of the json file it stands in: relative, from the root, through
 * `resolveAlias`, or a package in miniprogram_npm (in node_modules where it has not been built); a folder means its `index`.
 */
export function resolveComponent(program: Program, folder: string, written: string): ComponentRef {
  if (/^[\w-]+:\/\//u.test(written)) return { kind: 'plugin' }
  const base = written.startsWith('.') || written.startsWith('/') ? baseAt(program, pathFrom(program, folder, written)) : bareBase(program, folder, written)
  return base === null ? { kind: 'missing', path: written } : { kind: 'component', base }
}

/** The path that `resolveAlias` of app.json gives for a written one, the most special pattern first; `null` where none fits. */
export function aliased(program: Program, written: string): string | null {
  let best: readonly [pattern: string, target: string] | null = null
  for (const entry of program.config.resolveAlias) if (fits(entry[0], written) && (best === null || entry[0].length > best[0].length)) best = entry
  if (best === null) return null
  const [pattern, target] = best
  const rest = pattern.endsWith('*') ? written.slice(pattern.length - 1) : ''
  return path.join(program.root, target.replace(/\*$/u, ''), rest)
}

/** A relative path from its file's folder, or one with a leading slash from the program's root. */
export function pathFrom(program: Program, folder: string, written: string): string {
  return written.startsWith('/') ? path.join(program.root, written) : path.resolve(folder, written)
}

/** Where a package may stand in miniprogram_npm: beside the file that asks, or in a folder above it as far as the root. */
export function packagePaths(program: Program, folder: string, written: string): readonly string[] {
  const paths: string[] = []
  for (let at = folder; at === program.root || isInside(at, program.root); at = path.dirname(at)) {
    if (path.basename(at) !== 'miniprogram_npm') paths.push(path.join(at, 'miniprogram_npm', written))
  }
  return paths.length > 0 ? paths : [path.join(program.root, 'miniprogram_npm', written)]
}

function fits(pattern: string, written: string): boolean {
  return pattern.endsWith('*') ? written.startsWith(pattern.slice(0, -1)) : pattern === written
}

function bareBase(program: Program, folder: string, written: string): string | null {
  const alias = aliased(program, written)
  const found = (alias === null ? null : baseAt(program, alias)) ?? baseAt(program, path.resolve(folder, written))
  if (found !== null) return found
  for (const candidate of packagePaths(program, folder, written)) {
    const base = baseAt(program, candidate)
    if (base !== null) return base
  }
  return installedBase(program, written)
}

/** A package that has not been built into miniprogram_npm stands in node_modules, its components in the folder that it names. */
function installedBase(program: Program, written: string): string | null {
  const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/u.exec(written) ?? []
  for (const folder of projectFolders(program)) {
    const root = path.join(folder, 'node_modules', name)
    const built = factOf(path.join(root, 'package.json'), builtFolder)
    if (built !== null) return baseAt(program, path.join(root, built, rest))
  }
  return null
}

function builtFolder(text: string): string {
  return textOf(valueAt(parseJson(text).root, 'miniprogram')) ?? 'miniprogram_dist'
}

/** A path, or the `index` in the folder of that name, where a component's files stand. */
function baseAt(program: Program, written: string): string | null {
  const extensions = SFC_EXTENSIONS[program.dialect] ?? []
  const named = written.startsWith('@/') ? path.join(program.root, written.slice(2)) : written
  if (extensions.some((extension) => named.endsWith(extension)) && isFile(named)) return named
  const single = extensions.length > 0 ? fileNamed(named, extensions) : null
  if (single !== null) return single
  const file = fileNamed(named, COMPONENT_EXTENSIONS)
  return file === null ? null : file.slice(0, -path.extname(file).length)
}
