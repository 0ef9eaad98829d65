import { parseJson } from '../parsers/json.js'
import { itemsOf, memberOf, membersOf, textOf, valueAt, type JsonValue } from '../parsers/json-values.js'
import { appConfigOf, isOpenInside, pathFromRoot, textsOf, type AppConfig, type Easycom } from './app-config.js'
import { parseUniJson, type ConfigValues } from './config-values.js'

/** The member of manifest.json that becomes part of app.json. */
export const WECHAT_PART = 'mp-weixin'

/** Whether a pages.json is uni-app's: it lists pages with their paths, or is so broken that it tells nothing. */
export function isUniPages(text: string): boolean {
  const { root, problems } = parseUniJson(text)
  if (root?.kind !== 'object') return problems.length > 0
  return UNI_KEYS.some((key) => memberOf(root, key) !== undefined)
}

const UNI_KEYS = ['pages', 'subPackages', 'subpackages', 'globalStyle', 'easycom']

/** The config of a uni-app program from its pages and its manifest. `found`: routes that the folders hold, where no file lists them all. */
export function uniConfig(pages: ConfigValues, manifest: ConfigValues, found: readonly string[] | null): AppConfig {
  const weixin = appConfigOf({ ...manifest, root: valueAt(manifest.root, WECHAT_PART) ?? null })
  const { root, open } = pages
  const listed = allPagesIn(root)
  const rest = appConfigOf(pages)
  const isManifestOpen = manifest.root !== null && manifest.open.has(manifest.root)
  return {
    ...weixin,
    isComplete: weixin.isComplete && found === null && !isManifestOpen && !(root && open.has(root)) && !STRUCTURE.some((key) => isOpenInside(valueAt(root, key), open)),
    pages: [...new Set([...listed.map(({ route }) => route), ...(found ?? [])])],
    subPackages: rest.subPackages,
    tabPages: rest.tabPages,
    hasCustomTabBar: rest.hasCustomTabBar,
    usingComponents: componentsIn(valueAt(root, 'globalStyle')),
    plugins: [...new Set([...weixin.plugins, ...rest.plugins])],
    easycom: easycomOf(valueAt(root, 'easycom')),
    pageComponents: new Map(listed.flatMap(({ route, page }) => {
      const components = componentsIn(valueAt(page, 'style'))
      return components.size > 0 ? [[route, components] as const] : []
    })),
    layouts: new Map(listed.flatMap(({ route, page }) => {
      const layout = layoutOf(valueAt(page, 'layout')) ?? layoutOf(valueAt(page, 'style', 'layout'))
      return layout === null ? [] : [[route, layout] as const]
    })),
  }
}

/** The pages, as routes, that pages.json lists for other platforms only. */
export function pagesOfOthers(text: string): ReadonlySet<string> {
  const own = new Set(allPagesIn(parseUniJson(text).root).map(({ route }) => route))
  return new Set(allPagesIn(parseJson(text).root).flatMap(({ route }) => (own.has(route) ? [] : [route])))
}

const STRUCTURE = ['pages', 'subPackages', 'subpackages', 'globalStyle', 'easycom']

interface ListedPage {
  readonly route: string
  readonly page: JsonValue
}

function allPagesIn(root: JsonValue | null): readonly ListedPage[] {
  const subPackages = [...itemsOf(valueAt(root, 'subPackages')), ...itemsOf(valueAt(root, 'subpackages'))]
  return [...pagesIn(valueAt(root, 'pages'), ''), ...subPackages.flatMap((each) => pagesIn(valueAt(each, 'pages'), textOf(valueAt(each, 'root')) ?? ''))]
}

function pagesIn(pages: JsonValue | undefined, root: string): readonly ListedPage[] {
  return itemsOf(pages).flatMap((page) => {
    const path = textOf(page.kind === 'string' ? page : valueAt(page, 'path'))
    return path === null ? [] : [{ route: pathFromRoot(root, path), page }]
  })
}

/** `usingComponents` of a style, and of its part for WeChat. */
function componentsIn(style: JsonValue | undefined): ReadonlyMap<string, string> {
  return new Map([...textsOf(valueAt(style, 'usingComponents')), ...textsOf(valueAt(style, WECHAT_PART, 'usingComponents'))])
}

/** Older projects write the patterns beside `autoscan` itself. */
function easycomOf(easycom: JsonValue | undefined): Easycom {
  const autoscan = valueAt(easycom, 'autoscan')
  const custom = new Map([...textsOf(easycom), ...textsOf(valueAt(easycom, 'custom'))])
  return { autoscan: !(autoscan?.kind === 'boolean' && !autoscan.value), custom }
}

function layoutOf(layout: JsonValue | undefined): string | false | null {
  if (layout?.kind === 'boolean' && !layout.value) return false
  return textOf(layout) ?? textOf(memberOf(layout, 'name')?.value) ?? null
}

/** The packages that an mpx config takes in, as written without their query. */
export function packagesIn(root: JsonValue | null): readonly string[] {
  return itemsOf(valueAt(root, 'packages')).flatMap((each) => textOf(each) ?? textOf(membersOf(each).find(({ key }) => key === 'src')?.value) ?? [])
}
