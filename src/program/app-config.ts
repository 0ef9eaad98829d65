import { parseJson } from '../parsers/json.js'
import { itemsOf, membersOf, stringsOf, textOf, valueAt, type JsonValue } from '../parsers/json-values.js'
import { NO_VALUES, readConfigSource, readStaticModule, valuesOf, type ConfigValues } from './config-values.js'

/**
 * What app.json, game.json or plugin.json says of the program, or the files that a framework makes app.json from. Of a broken
 * file it holds what can be read.
 */
export interface AppConfig {
  /** `false` where pages, components or plugins are made at run time or taken from where they cannot be read. */
  readonly isComplete: boolean
  /** `false` where there are more pages than could be read. */
  readonly hasAllPages: boolean
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
  /** Tags that stand for components without being named, in uni-app. */
  readonly easycom: Easycom
  /** What pages.json of uni-app names for single pages: page to tag to path as written. */
  readonly pageComponents: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The layout of single pages as pages.json of uni-app has it; `false`: none. */
  readonly layouts: ReadonlyMap<string, string | false>
}

export interface Easycom {
  /** `components/name/name.vue` and the like are found by themselves. */
  readonly autoscan: boolean
  /** Pattern of the tag to path as written, `$1` in it. */
  readonly custom: ReadonlyMap<string, string>
}

const NO_EASYCOM: Easycom = { autoscan: false, custom: new Map() }

/** What the json file of a page or component says. */
export interface ComponentConfig {
  readonly isComponent: boolean
  /** Tag to path as written, defaults of generics included. */
  readonly usingComponents: ReadonlyMap<string, string>
}

/** Never throws, and gives an empty config for what is no object. */
export function readAppConfig(text: string): AppConfig {
  return appConfigOf({ ...NO_VALUES, root: parseJson(text).root })
}

/** The same for values that become app.json. */
export function appConfigOf({ root, open }: ConfigValues): AppConfig {
  const subPackages = [...itemsOf(valueAt(root, 'subPackages')), ...itemsOf(valueAt(root, 'subpackages'))]
  const tabBar = valueAt(root, 'tabBar')
  const custom = valueAt(tabBar, 'custom')
  const isRead = (key: string): boolean => !isOpenInside(valueAt(root, key), open)
  const subPages = subPackages.flatMap((each) => pagesOf(valueAt(each, 'pages'), textOf(valueAt(each, 'root')) ?? ''))
  return {
    isComplete: !(root && open.has(root)) && STRUCTURE.every(isRead),
    hasAllPages: !(root && open.has(root)) && PAGES.every(isRead),
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
    easycom: NO_EASYCOM,
    pageComponents: new Map(),
    layouts: new Map(),
  }
}

/** The keys that say what belongs to the program. */
const PAGES = ['pages', 'subPackages', 'subpackages']
const STRUCTURE = [...PAGES, 'usingComponents', 'plugins', 'resolveAlias']

/** Whether a value, or something in it, could not be read to the end. */
export function isOpenInside(value: JsonValue | undefined, open: ReadonlySet<JsonValue>): boolean {
  if (!value || open.size === 0) return false
  return open.has(value) || itemsOf(value).some((item) => isOpenInside(item, open)) || membersOf(value).some((member) => isOpenInside(member.value, open))
}

/** What ext.json, which a third-party platform lays over app.json, adds; nothing where it is switched off. */
export function readExtension(text: string): AppConfig {
  const enabled = valueAt(parseJson(text).root, 'extEnable')
  return enabled?.kind === 'boolean' && !enabled.value ? NO_CONFIG : readAppConfig(text)
}

/** Never throws, and gives an empty config for what is no object. */
export function readComponentConfig(text: string): ComponentConfig {
  return componentConfigOf(parseJson(text).root)
}

/**
 * What the config of a page or component says, in whatever file it stands: `index.config.ts` of Taro, `definePageConfig` in a
 * script, the block of an `.mpx` or `.wpy` file, a json file. Constants of other files are not followed.
 */
export function readPageConfig(text: string, filename: string): ComponentConfig {
  if (filename.endsWith('.json')) return readComponentConfig(text)
  const isOwnFile = /\.config\.[cm]?[jt]sx?$|\.(?:mpx|wpy)$/u.test(filename)
  if (!isOwnFile && !text.includes('definePageConfig')) return NO_COMPONENT
  if (!MENTIONS_COMPONENTS.test(text)) return NO_COMPONENT
  if (isOwnFile) return componentConfigOf(valuesOf(readConfigSource(text, filename), filename).root)
  const macro = readStaticModule(text, filename)?.macro
  return macro ? componentConfigOf(valuesOf({ kind: 'script', value: macro }, filename).root) : NO_COMPONENT
}

/** Nearly all pages say nothing but their title, and need no parser for it. What is spread or imported may say anything. */
const MENTIONS_COMPONENTS = /component|\bimport\b|\brequire\b|\.\.\./iu

function componentConfigOf(root: JsonValue | null): ComponentConfig {
  const component = valueAt(root, 'component')
  const defaults = membersOf(valueAt(root, 'componentGenerics')).flatMap(({ key, value }): [string, string][] => {
    const path = textOf(valueAt(value, 'default'))
    return path === null ? [] : [[key, path]]
  })
  return { isComponent: component?.kind === 'boolean' && component.value, usingComponents: new Map([...defaults, ...textsOf(valueAt(root, 'usingComponents'))]) }
}

export const NO_COMPONENT: ComponentConfig = { isComponent: false, usingComponents: new Map() }

/** What holds where there is no file. */
export const NO_CONFIG: AppConfig = readAppConfig('{}')

function pagesOf(pages: JsonValue | undefined, root: string): readonly string[] {
  const paths = pages?.kind === 'object' ? [...textsOf(pages).values()] : stringsOf(pages).map((item) => item.value)
  return paths.map((path) => pathFromRoot(root, path))
}

/** `pages/a`, whatever slashes and extension were written. */
export function pathFromRoot(folder: string, path: string): string {
  return `${folder}/${path}`.split('/').filter((part) => part !== '' && part !== '.').join('/').replace(/\.(?:html|wxml|[jt]sx?|vue|nvue|mpx|wpy)$/u, '')
}

export function textsOf(object: JsonValue | undefined): ReadonlyMap<string, string> {
  return new Map(membersOf(object).flatMap(({ key, value }): [string, string][] => (value.kind === 'string' ? [[key, value.value]] : [])))
}
