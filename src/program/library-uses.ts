import type { PrivacyInterface } from '../catalogue/interfaces.js'
import type { PrivacyKey } from '../catalogue/privacy-keys.js'
import type { Element } from '../templates/element.js'
import { wxmlElements } from '../templates/from-wxml.js'
import { libraryComponentOf, needsOf, possibleNeedsOf, type FoundComponent, type LibraryNeed, type LibraryResolver } from '../templates/library-needs.js'
import { componentConfig, componentResolver } from './components.js'
import { isForeign } from './file-kind.js'
import { atOnce, readText } from './files.js'
import type { Program } from './find-program.js'
import type { LintedFile } from './linted-file.js'

/** An element of a component library that needs information to be declared, although the program calls no interface itself. */
export interface LibraryUse extends LibraryNeed {
  readonly kind: 'library'
  readonly element: Element
  readonly package: string
  /** Those of the interface's keys that no earlier use of the same element has named. */
  readonly keys: readonly PrivacyKey[]
}

/** What elements need that stand for components of libraries, each key once an element, in whatever language the template is written. */
export function libraryUses(elements: readonly Element[], resolve: LibraryResolver): readonly LibraryUse[] {
  return elements.flatMap((element) => {
    const component = resolve(element.name)
    const named = new Set<PrivacyKey>()
    return (component ? needsOf(element, component) : []).flatMap((need): LibraryUse[] => {
      const keys = need.interface.keys.filter((key) => !named.has(key))
      for (const key of keys) named.add(key)
      return component && keys.length > 0 ? [{ ...need, kind: 'library', element, package: component.package, keys }] : []
    })
  })
}

/** Tells the library's component of a tag in the linted template, by `usingComponents`; nothing outside of programs and in other files. */
export function libraryTagsOf({ kind, program, path }: Pick<LintedFile, 'kind' | 'program' | 'path'>): LibraryResolver {
  if (kind !== 'wxml' || !program || isForeign(path)) return () => null
  return libraryTags(program, baseOf(path))
}

/** The uses of the linted template that hide in libraries. */
export function libraryUsesOf(file: LintedFile): readonly LibraryUse[] {
  const { program, path } = file
  if (file.kind !== 'wxml' || !program || isForeign(path) || librariesNamedBy(program, baseOf(path)).length === 0) return []
  return libraryUses(file.elements, libraryTags(program, baseOf(path)))
}

/** What the components of libraries need that a native program shows, and what they may need besides. */
export function libraryInventory(program: Program, templates: readonly string[]): { readonly needs: readonly PrivacyInterface[]; readonly possible: readonly PrivacyInterface[] } {
  return atOnce(() => {
    const needs: PrivacyInterface[] = []
    const possible = new Set<PrivacyInterface>()
    for (const template of templates) {
      const libraries = librariesNamedBy(program, baseOf(template))
      if (libraries.length === 0) continue
      for (const row of libraries.flatMap(possibleNeedsOf)) possible.add(row)
      const elements = wxmlElements(readText(template) ?? '')
      needs.push(...libraryUses(elements, libraryTags(program, baseOf(template))).map((use) => use.interface))
    }
    return { needs, possible: [...possible] }
  })
}

function libraryTags(program: Program, base: string): LibraryResolver {
  const own = componentConfig(base).usingComponents
  const { usingComponents: shared, resolveAlias } = program.config
  const componentNamed = componentResolver(program, base)
  const known = new Map<string, FoundComponent | null>()
  return (tag) => {
    const found = known.get(tag)
    if (found !== undefined) return found
    const written = own.get(tag) ?? shared.get(tag)
    // Only an alias hides the library's name; a folder of the program that bears it is seen on the disk.
    const isMentioned = written !== undefined && (resolveAlias.size > 0 || libraryComponentOf({ kind: 'path', path: written }) !== null)
    const component = isMentioned ? componentNamed(tag) : null
    const path = component?.kind === 'component' ? component.base : component?.kind === 'missing' ? component.path : null
    const library = path === null ? null : libraryComponentOf({ kind: 'path', path })
    known.set(tag, library)
    return library
  }
}

/** The libraries' components that `usingComponents` names for a template, in its own json file or for all. */
function librariesNamedBy(program: Program, base: string): readonly FoundComponent[] {
  const own = componentConfig(base).usingComponents
  const resolve = libraryTags(program, base)
  return [...new Set([...own.keys(), ...program.config.usingComponents.keys()])].flatMap((tag) => resolve(tag) ?? [])
}

function baseOf(template: string): string {
  return template.replace(/\.wxml$/u, '')
}
