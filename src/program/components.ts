import path from 'node:path'
import { parseJson } from '../parsers/json.js'
import { textOf, valueAt } from '../parsers/json-values.js'
import { readComponentConfig, type ComponentConfig } from './app-config.js'
import { factOf, fileNamed, isFile } from './files.js'
import { isInside, projectFolders, type Program } from './find-program.js'

/** What stands behind a path of `usingComponents`. */
export type ComponentRef =
  /** `base` is the absolute path of its files without their extensions. */
  | { readonly kind: 'component'; readonly base: string }
  | { readonly kind: 'plugin' }
  /** `path` as written. */
  | { readonly kind: 'missing'; readonly path: string }

const NO_COMPONENT_CONFIG: ComponentConfig = readComponentConfig('{}')
const SCRIPT_EXTENSIONS = ['.ts', '.js']
const COMPONENT_EXTENSIONS = ['.json', '.wxml', ...SCRIPT_EXTENSIONS]

/** The bases of the pages that the program lists, whether or not their files are there. */
export function pageBases(program: Program): readonly string[] {
  return program.config.pages.map((page) => path.join(program.root, page))
}

/** The script of a page or component: the TypeScript one where there are both, because the other is made from it. */
export function scriptOf(base: string): string | null {
  return SCRIPT_EXTENSIONS.map((extension) => base + extension).find(isFile) ?? null
}

/** The template of a page or component, `null` where there is none. */
export function templateOf(base: string): string | null {
  return isFile(`${base}.wxml`) ? `${base}.wxml` : null
}

/** What the json file of a page or component says; empty where there is none. */
export function componentConfig(base: string): ComponentConfig {
  return factOf(`${base}.json`, readComponentConfig) ?? NO_COMPONENT_CONFIG
}

/** The components that the json file of a page or component names itself, by tag. */
export function ownComponents(program: Program, base: string): ReadonlyMap<string, ComponentRef> {
  const folder = path.dirname(base)
  return new Map([...componentConfig(base).usingComponents].map(([tag, written]) => [tag, resolveComponent(program, folder, written)]))
}

/** Tells which component a tag stands for in the template of a page or component, by its own json file or else app.json; `null` for a tag that is none. */
export function componentResolver(program: Program, base: string): (tag: string) => ComponentRef | null {
  const own = componentConfig(base).usingComponents
  const shared = program.config.usingComponents
  return (tag) => {
    const written = own.get(tag)
    if (written !== undefined) return resolveComponent(program, path.dirname(base), written)
    const writtenForAll = shared.get(tag)
    return writtenForAll === undefined ? null : resolveComponent(program, program.root, writtenForAll)
  }
}

/**
 * Follows a path of `usingComponents` from the folder of the json file it stands in: relative, from the root, through
 * `resolveAlias`, or a package in miniprogram_npm (in node_modules where it has not been built); a folder means its `index`.
 */
export function resolveComponent(program: Program, folder: string, written: string): ComponentRef {
  if (/^[\w-]+:\/\//u.test(written)) return { kind: 'plugin' }
  const base = written.startsWith('.') || written.startsWith('/') ? baseAt(pathFrom(program, folder, written)) : bareBase(program, folder, written)
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
  const found = (alias === null ? null : baseAt(alias)) ?? baseAt(path.resolve(folder, written))
  if (found !== null) return found
  for (const candidate of packagePaths(program, folder, written)) {
    const base = baseAt(candidate)
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
    if (built !== null) return baseAt(path.join(root, built, rest))
  }
  return null
}

function builtFolder(text: string): string {
  return textOf(valueAt(parseJson(text).root, 'miniprogram')) ?? 'miniprogram_dist'
}

/** A path, or the `index` in the folder of that name, where a component's files stand. */
function baseAt(written: string): string | null {
  const file = fileNamed(written, COMPONENT_EXTENSIONS)
  return file === null ? null : file.slice(0, -path.extname(file).length)
}
