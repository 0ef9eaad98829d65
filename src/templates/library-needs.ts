import { INTERFACES, type PrivacyInterface } from '../catalogue/interfaces.js'
import type { Library, LibraryComponent } from '../catalogue/libraries.js'
import { LIBRARY_CONDITIONS, type LibraryConditions, type PropCondition } from '../catalogue/library-conditions.js'
import { LIBRARIES } from '../catalogue/library-data.js'
import { attributeNamed, type Element, type TagSource, type Value } from './element.js'

/** How a program comes to a component. */
export type ComponentReference =
  /** Of a file, absolute or as `usingComponents` or an import writes it, with an extension or without. */
  | { readonly kind: 'path'; readonly path: string }
  /** `import { name } from 'source'`; `default` for the default export. */
  | { readonly kind: 'import'; readonly source: string; readonly name: string }
  /** A tag that easycom or a resolver finds in one of the packages that the program has. */
  | { readonly kind: 'tag'; readonly tag: string; readonly packages: readonly string[] }

/** A component of a library, with the package it comes from. */
export interface FoundComponent {
  readonly package: string
  readonly component: LibraryComponent
}

/** Tells the library's component that a tag stands for in one template; `null` for all other tags. */
export type LibraryResolver = (tag: string, source?: TagSource) => FoundComponent | null

/** An interface that an element of a library needs. */
export interface LibraryNeed {
  readonly interface: PrivacyInterface
  /** The attributes, written or at their default, on which it depends: `accept="image"`; empty where on none. */
  readonly when: string
}

/** The library's component that a reference names; `null` for everything else, a component of the program with the same tag included. */
export function libraryComponentOf(reference: ComponentReference): FoundComponent | null {
  switch (reference.kind) {
    case 'path':
      return componentAt(withoutExtension(reference.path))
    case 'import': {
      const { source, name } = reference
      const library = LIBRARIES.find((each) => each.package === source)
      if (library) return found(library, (component) => component.name === name || component.tags.includes(kebabCase(name)))
      return componentAt(withoutExtension(source))
    }
    case 'tag': {
      const tag = kebabCase(reference.tag)
      return firstOf(LIBRARIES.filter((each) => reference.packages.includes(each.package)), (library) => found(library, ({ tags }) => tags.includes(tag)))
    }
  }
}

/**
 * What an element needs as it is written, in the order in which it is to be named. Where a prop decides and its value cannot be
 * told, only what every value needs; a prop that switches the need off counts only where it surely does.
 */
export function needsOf(element: Element, { package: name, component }: FoundComponent): readonly LibraryNeed[] {
  const conditions = conditionsOf(name, component)
  return (conditions?.needs ?? []).flatMap((need): LibraryNeed[] => {
    const row = interfaceNamed(need.name)
    if (!row || !need.when.every((condition) => holds(condition, element))) return []
    return [{ interface: row, when: need.when.flatMap((condition) => shown(condition, element)).join(' ') }]
  })
}

/** What a component may need for all that is known: on other props, for some content, or when the page calls its methods. */
export function possibleNeedsOf({ package: name, component }: FoundComponent): readonly PrivacyInterface[] {
  const { needs = [], leftOut = [] } = conditionsOf(name, component) ?? {}
  const names = [...needs, ...leftOut.filter(({ because }) => because === 'method' || because === 'content')].map((each) => each.name)
  return [...new Set(names)].flatMap((each) => interfaceNamed(each) ?? [])
}

function conditionsOf(name: string, { name: component }: LibraryComponent): LibraryConditions | null {
  return LIBRARY_CONDITIONS.find((row) => row.component === component && row.packages.includes(name)) ?? null
}

/** `open-type getPhoneNumber` names its kind; an API, an object's method and a scope are told by their names. */
function interfaceNamed(name: string): PrivacyInterface | null {
  const [first = '', second] = name.split(' ')
  const isMeant = ({ kind, name: own }: PrivacyInterface): boolean => (second === undefined ? own === first && !KINDS_IN_NAMES.has(kind) : kind === first && own === second)
  return INTERFACES.find(isMeant) ?? null
}

const KINDS_IN_NAMES: ReadonlySet<string> = new Set<PrivacyInterface['kind']>(['component', 'open-type', 'input-type'])

function componentAt(path: string): FoundComponent | null {
  if (!MENTION.test(path)) return null
  return firstOf(LIBRARIES, (library) => {
    const rest = placeIn(library, path)
    if (rest === null) return null
    const inFolders = library.folders.flatMap((folder) => (folder === '' ? [rest] : rest.startsWith(`${folder}/`) ? [rest.slice(folder.length + 1)] : []))
    // In miniprogram_npm, in uni_modules and behind `exports` the folder of the package that is built is left out.
    const places = new Set([...inFolders, rest])
    return found(library, (component) => [...places].some((place) => isAt(component, place, library)))
  })
}

/** What no path to a component of a library lacks: most paths need not be taken apart. */
const MENTION = new RegExp(`(?:^|/)(?:uni_modules|${LIBRARIES.map((library) => library.package).join('|')})/`, 'u')

/** What follows the package's name in a path; `null` where the path does not lead into the package. */
function placeIn(library: Library, path: string): string | null {
  if (path.startsWith(`${library.package}/`)) return path.slice(library.package.length + 1)
  const installed = [...path.matchAll(/(?:^|\/)(?:node_modules|miniprogram_npm|uni_modules)\//gu)].at(-1)
  if (!installed) return null
  const rest = path.slice(installed.index + installed[0].length)
  if (rest.startsWith(`${library.package}/`)) return rest.slice(library.package.length + 1)
  // The market has uni-ui and uv-ui as one plugin for each component.
  const [, plugin, place] = installed[0].endsWith('uni_modules/') ? (/^([^/]+)\/(components\/.+)$/u.exec(rest) ?? []) : []
  if (place === undefined || library.kind !== 'easycom') return null
  const isPart = library.components.some(({ tags, path: own }) => tags.includes(plugin ?? '') && place === `components/${own}`)
  return isPart ? place.slice('components/'.length) : null
}

function isAt({ path, name }: LibraryComponent, place: string, { kind }: Library): boolean {
  if (kind !== 'exports') return place === path || place === path.replace(/\/[^/]+$/u, '')
  return place === path || place === `${path}/index` || place.toLowerCase() === `${path}/${name}`.toLowerCase()
}

function found(library: Library, isMeant: (component: LibraryComponent) => boolean): FoundComponent | null {
  const component = library.components.find(isMeant)
  return component ? { package: library.package, component } : null
}

function holds(condition: PropCondition, element: Element): boolean {
  switch (condition.kind) {
    case 'unset':
      return !isWritten(element, condition.prop) && !takesUnknown(element)
    case 'empty':
      return element.range[1] - element.startTag[1] <= `</${element.name}>`.length
    case 'unless': {
      const values = valuesOf(condition.prop, condition.default, element)
      return values === null || values.some((value) => value !== condition.value)
    }
    case 'is':
      return valuesOf(condition.prop, condition.default, element)?.some((value) => condition.values.includes(value)) ?? false
    case 'isNot':
      return valuesOf(condition.prop, condition.default, element)?.some((value) => !condition.values.includes(value)) ?? false
  }
}

/** Everything that a prop can be; `null` where that cannot be told. */
function valuesOf(prop: string, byDefault: string, element: Element): readonly string[] | null {
  const attribute = attributeNamed(element, kebabCase(prop))
  if (!attribute) return takesUnknown(element) ? null : [byDefault]
  // Vue's `:copyable` stands for the variable of that name.
  if (attribute.value.kind === 'none' && /^(?::|v-bind:)/u.test(attribute.name)) return null
  return stringsOf(attribute.value)
}

function stringsOf(value: Value): readonly string[] | null {
  switch (value.kind) {
    // An attribute that stands alone switches its prop on.
    case 'none':
      return ['true']
    case 'static':
      return [value.text]
    case 'dynamic':
      return value.possible
  }
}

function isWritten(element: Element, prop: string): boolean {
  return attributeNamed(element, kebabCase(prop)) !== null
}

/** Whether an object gives the element attributes that the template does not name. */
function takesUnknown({ attributes }: Element): boolean {
  return attributes.some(({ name }) => name === 'v-bind' || name.startsWith('...') || name.startsWith('{...'))
}

function shown(condition: PropCondition, element: Element): readonly string[] {
  if (condition.kind !== 'is' && condition.kind !== 'isNot') return []
  const values = valuesOf(condition.prop, condition.default, element) ?? []
  const value = values.find((each) => condition.values.includes(each) === (condition.kind === 'is'))
  return value === undefined ? [] : [`${kebabCase(condition.prop)}="${value}"`]
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const result = find(item)
    if (result !== null) return result
  }
  return null
}

function withoutExtension(path: string): string {
  return path.replaceAll('\\', '/').replace(/\.(?:vue|wxml|json|[cm]?[jt]sx?)$/u, '')
}

function kebabCase(name: string): string {
  return name.replace(/(?!^)[A-Z]/gu, '-$&').toLowerCase()
}
