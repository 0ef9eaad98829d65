import path from 'node:path'
import { parseJson } from '../parsers/json.js'
import { memberOf, textOf, valueAt } from '../parsers/json-values.js'
import { readConfigSource, valuesOf } from './config-values.js'
import { factOf, isFile, namesIn } from './files.js'
import { isUniPages } from './uni-config.js'

/** In what a program is written. */
export type Dialect = 'native' | 'taro' | 'uni-app' | 'mpx' | 'wepy'

/** The files that make their folder a program. */
export const CONFIG_FILES = [
  { name: 'app.json', kind: 'app' },
  { name: 'game.json', kind: 'game' },
  { name: 'plugin.json', kind: 'plugin' },
] as const

export type ProgramKind = (typeof CONFIG_FILES)[number]['kind']

const APP_KEYS = ['subPackages', 'subpackages', 'tabBar', 'entryPagePath', 'requiredPrivateInfos', 'lazyCodeLoading']
const GAME_KEYS = ['deviceOrientation', 'openDataContext', 'subpackages', 'subPackages', 'workers', 'networkTimeout', 'showStatusBar', 'plugins', 'requiredPrivateInfos']
const NAMES_OF_OTHERS = ['id', 'name', 'pluginName']

/**
 * Which kinds of program a config file can stand for: it has a key of that platform's, or is so broken that it tells nothing.
 * Expo's and Heroku's app.json, other tools' plugin.json, the json file of a page named `app`, and arrays stand for none.
 */
function programKinds(text: string): readonly ProgramKind[] {
  const { root, problems } = parseJson(text)
  if (root?.kind !== 'object' || root.members.length === 0) return problems.length > 0 ? ['app', 'game', 'plugin'] : []
  const has = (keys: readonly string[]): boolean => keys.some((key) => memberOf(root, key) !== undefined)
  const pages = valueAt(root, 'pages')?.kind
  const hasPluginScript = textOf(valueAt(root, 'main'))?.endsWith('.js') === true && !has(NAMES_OF_OTHERS)
  const kinds: Readonly<Record<ProgramKind, boolean>> = {
    app: pages === 'array' || has(APP_KEYS),
    game: has(GAME_KEYS),
    plugin: has(['publicComponents']) || pages === 'object' || hasPluginScript,
  }
  return CONFIG_FILES.map(({ kind }) => kind).filter((kind) => kinds[kind])
}

/** A program as its folder shows it. */
export interface FoundProgram {
  readonly dialect: Dialect
  readonly kind: ProgramKind
  readonly root: string
  /** app.json and its kin; app.config.ts of Taro; manifest.json or manifest.config.ts of uni-app; app.mpx; app.wpy. */
  readonly configFile: string
}

const TARO_FILES = ['app.config.ts', 'app.config.js', 'app.config.tsx', 'app.config.jsx', 'app.config.mjs']
const SCRIPTS = ['ts', 'js', 'mts', 'mjs', 'cjs']
const PAGES_SCRIPTS = SCRIPTS.map((extension) => `pages.config.${extension}`)
const MANIFEST_SCRIPTS = SCRIPTS.map((extension) => `manifest.config.${extension}`)

const SFC_FILES = [
  ['app.mpx', 'mpx'],
  ['app.wpy', 'wepy'],
] as const

/** The names by which a folder shows that it is a program, or a project that holds one. */
const TELLING: ReadonlySet<string> = new Set([
  ...CONFIG_FILES.map(({ name }) => name),
  ...TARO_FILES,
  ...PAGES_SCRIPTS,
  ...MANIFEST_SCRIPTS,
  'pages.json',
  'manifest.json',
  ...SFC_FILES.map(([name]) => name),
  'package.json',
  'project.config.json',
])

/**
 * The program whose root a folder is, in whatever dialect; for the folder in which @uni-helper's `pages.config.ts` stands, the
 * one in its `src`. `null` for a folder that only looks like one.
 */
export function programAt(folder: string): FoundProgram | null {
  const names = namesIn(folder, TELLING)
  if (names.size === 0) return null
  const taro = TARO_FILES.find((name) => names.has(name))
  if (taro !== undefined && factOf(path.join(folder, taro), isTaroConfig)) return found('taro', folder, path.join(folder, taro))
  const uni = uniAt(folder, names)
  if (uni) return uni
  for (const [name, dialect] of SFC_FILES) if (names.has(name) && isFile(path.join(folder, name))) return found(dialect, folder, path.join(folder, name))
  for (const { name, kind } of CONFIG_FILES) {
    const configFile = path.join(folder, name)
    // A page or component may be named `app`, `game` or `plugin` too: it has a template.
    if (names.has(name) && factOf(configFile, programKinds)?.includes(kind) && !isFile(configFile.replace(/json$/u, 'wxml'))) return { dialect: 'native', kind, root: folder, configFile }
  }
  return null
}

/** Whether a folder is a project's: package.json or project.config.json stand in it. */
export function isProject(folder: string): boolean {
  const names = namesIn(folder, TELLING)
  return names.has('package.json') || names.has('project.config.json')
}

/** Whether the files of a root are made by a framework's build, as far as its name tells. */
export function isBuildFolder(root: string): boolean {
  return /(?:^|[\\/])(?:dist|unpackage|build|output|lib)(?:[\\/]|$)/u.test(root)
}

/** Where the pages of a uni-app program are listed: pages.json, else `pages.config.ts` in the root or above `src`; `null` where neither is there. */
export function uniPagesFile(root: string): string | null {
  return beside(root, ['pages.json']) ?? besideSource(root, PAGES_SCRIPTS)
}

/** Whether `pages.config.ts` of @uni-helper stands there: then pages are found in folders, and a pages.json that is made from them may be old. */
export function findsPages(root: string): boolean {
  return besideSource(root, PAGES_SCRIPTS) !== null
}

/** pages.json and manifest.json make a folder a program; where a script stands for one of them, that script's folder, or `src` in it, is one. */
function uniAt(folder: string, names: ReadonlySet<string>): FoundProgram | null {
  const hasPages = names.has('pages.json') && factOf(path.join(folder, 'pages.json'), isUniPages) === true
  const hasScript = [...PAGES_SCRIPTS, ...MANIFEST_SCRIPTS].some((name) => names.has(name))
  const root = hasPages ? folder : hasScript ? [path.join(folder, 'src'), folder].find((each) => namesIn(each, UNI_SOURCES).size > 0) : undefined
  if (root === undefined || uniPagesFile(root) === null) return null
  // Where there is a script, the json file is made from it.
  const manifest = besideSource(root, MANIFEST_SCRIPTS) ?? beside(root, ['manifest.json'])
  return manifest === null ? null : found('uni-app', root, manifest)
}

const UNI_SOURCES: ReadonlySet<string> = new Set(['App.vue', 'App.uvue', 'pages.json'])

/** In the root, or in the project's folder when the root is its `src`. */
function besideSource(root: string, wanted: readonly string[]): string | null {
  return beside(root, wanted) ?? (path.basename(root) === 'src' ? beside(path.dirname(root), wanted) : null)
}

function beside(folder: string, wanted: readonly string[]): string | null {
  const names = namesIn(folder, TELLING)
  const name = wanted.find((each) => names.has(each))
  return name === undefined ? null : path.join(folder, name)
}

function found(dialect: Dialect, root: string, configFile: string): FoundProgram {
  return { dialect, kind: 'app', root, configFile }
}

/** Other tools have an app.config.ts too: Taro's names pages, whether or not they can be read. */
function isTaroConfig(text: string, filename: string): boolean {
  const source = readConfigSource(text, filename)
  // Half-typed, or in a language whose parser is not installed.
  if (!source) return /\bpages\s*:\s*\[/u.test(text)
  const { root, open } = valuesOf(source, filename)
  const pages = valueAt(root, 'pages')
  if (pages) return pages.kind === 'array' || open.has(pages)
  return root !== null && open.has(root) && ['window', ...APP_KEYS].some((key) => memberOf(root, key) !== undefined)
}
