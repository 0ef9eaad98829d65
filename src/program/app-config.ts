import { parseJson } from '../parsers/json.js'
import { itemsOf, memberOf, membersOf, stringsOf, textOf, valueAt, type JsonValue } from '../parsers/json-values.js'

/** What app.json, game.json or plugin.json says of the program. Of a broken file it holds what can be read. */
export interface AppConfig {
  /** From the root, without extension: `pages/home/home`; those of sub-packages with their root. */
  readonly pages: readonly string[]
  /** Roots of the sub-packages. */
  readonly subPackages: readonly string[]
  readonly tabPages: readonly string[]
  /** The tab bar is the component `custom-tab-bar/index`. */
  readonly hasCustomTabBar: boolean
  /** Tag to path as written. */
  readonly usingComponents: ReadonlyMap<string, string>
  /** Components that a plugin offers, paths as written. */
  readonly publicComponents: readonly string[]
  /** The script of a plugin, as written. */
  readonly main: string | null
  /** Names of the plugins that the program or one of its sub-packages takes in. */
  readonly plugins: readonly string[]
  /** As written, `~/*` to `/*`. */
  readonly resolveAlias: ReadonlyMap<string, string>
  readonly requiredPrivateInfos: ReadonlySet<string>
  /** Scopes whose use is described. */
  readonly permissions: ReadonlySet<string>
  readonly requiredBackgroundModes: ReadonlySet<string>
}

/** What the json file of a page or component says. */
export interface ComponentConfig {
  readonly isComponent: boolean
  /** Tag to path as written, defaults of generics included. */
  readonly usingComponents: ReadonlyMap<string, string>
}

/** Never throws, and gives an empty config for what is no object. */
export function readAppConfig(text: string): AppConfig {
  const { root } = parseJson(text)
  const subPackages = [...itemsOf(valueAt(root, 'subPackages')), ...itemsOf(valueAt(root, 'subpackages'))]
  const tabBar = valueAt(root, 'tabBar')
  const custom = valueAt(tabBar, 'custom')
  const subPages = subPackages.flatMap((each) => pagesOf(valueAt(each, 'pages'), textOf(valueAt(each, 'root')) ?? ''))
  return {
    pages: [...new Set([...pagesOf(valueAt(root, 'pages'), ''), ...subPages])],
    subPackages: subPackages.flatMap((each) => textOf(valueAt(each, 'root')) ?? []).map((root) => pathFromRoot('', root)),
    tabPages: itemsOf(valueAt(tabBar, 'list')).flatMap((item) => textOf(valueAt(item, 'pagePath')) ?? []).map((path) => pathFromRoot('', path)),
    hasCustomTabBar: custom?.kind === 'boolean' && custom.value,
    usingComponents: textsOf(valueAt(root, 'usingComponents')),
    publicComponents: [...textsOf(valueAt(root, 'publicComponents')).values()],
    main: textOf(valueAt(root, 'main')),
    plugins: [root, ...subPackages].flatMap((each) => membersOf(valueAt(each, 'plugins')).map((member) => member.key)),
    resolveAlias: textsOf(valueAt(root, 'resolveAlias')),
    requiredPrivateInfos: new Set(stringsOf(valueAt(root, 'requiredPrivateInfos')).map((item) => item.value)),
    permissions: new Set(membersOf(valueAt(root, 'permission')).flatMap(({ key, value }) => (textOf(valueAt(value, 'desc'))?.trim() ? [key] : []))),
    requiredBackgroundModes: new Set(stringsOf(valueAt(root, 'requiredBackgroundModes')).map((item) => item.value)),
  }
}

/** What ext.json, which a third-party platform lays over app.json, adds; nothing where it is switched off. */
export function readExtension(text: string): AppConfig {
  const enabled = valueAt(parseJson(text).root, 'extEnable')
  return enabled?.kind === 'boolean' && !enabled.value ? NO_CONFIG : readAppConfig(text)
}

/** Never throws, and gives an empty config for what is no object. */
export function readComponentConfig(text: string): ComponentConfig {
  const { root } = parseJson(text)
  const component = valueAt(root, 'component')
  const defaults = membersOf(valueAt(root, 'componentGenerics')).flatMap(({ key, value }): [string, string][] => {
    const path = textOf(valueAt(value, 'default'))
    return path === null ? [] : [[key, path]]
  })
  return { isComponent: component?.kind === 'boolean' && component.value, usingComponents: new Map([...defaults, ...textsOf(valueAt(root, 'usingComponents'))]) }
}

/** What holds where there is no file. */
export const NO_CONFIG: AppConfig = readAppConfig('{}')

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
export function programKinds(text: string): readonly ProgramKind[] {
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

function pagesOf(pages: JsonValue | undefined, root: string): readonly string[] {
  const paths = pages?.kind === 'object' ? [...textsOf(pages).values()] : stringsOf(pages).map((item) => item.value)
  return paths.map((path) => pathFromRoot(root, path))
}

/** `pages/a`, whatever slashes and extension were written. */
function pathFromRoot(folder: string, path: string): string {
  return `${folder}/${path}`.split('/').filter((part) => part !== '' && part !== '.').join('/').replace(/\.(?:html|wxml|js|ts)$/u, '')
}

function textsOf(object: JsonValue | undefined): ReadonlyMap<string, string> {
  return new Map(membersOf(object).flatMap(({ key, value }): [string, string][] => (value.kind === 'string' ? [[key, value.value]] : [])))
}
