import path from 'node:path'
import type { PrivacyInterface } from '../catalogue/interfaces.js'
import type { PrivacyKey } from '../catalogue/privacy-keys.js'
import { parseJson } from '../parsers/json.js'
import { membersOf, valueAt } from '../parsers/json-values.js'
import type { Element } from '../templates/element.js'
import { libraryComponentOf, needsOf, possibleNeedsOf, type FoundComponent, type LibraryNeed, type LibraryResolver } from '../templates/library-needs.js'
import { componentResolver } from './component-tags.js'
import { componentConfig, type ComponentRef } from './components.js'
import { isForeign, isSfc } from './file-kind.js'
import { atOnce, factOf, listFolder, readText, whileStill } from './files.js'
import { projectFolders, type Program } from './find-program.js'
import { importBindings } from './import-bindings.js'
import { importedComponent, type Imported } from './imported-components.js'
import { elementsInFile, isSingleFile } from './single-files.js'
import { vueComponent } from './vue-components.js'
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
    const component = resolve(element.name, element.source)
    const named = new Set<PrivacyKey>()
    return (component ? needsOf(element, component) : []).flatMap((need): LibraryUse[] => {
      const keys = need.interface.keys.filter((key) => !named.has(key))
      for (const key of keys) named.add(key)
      return component && keys.length > 0 ? [{ ...need, kind: 'library', element, package: component.package, keys }] : []
    })
  })
}

/** Tells the library's component of a tag in the linted file; nothing outside of programs and in files without elements. */
export function libraryTagsOf({ hasTemplate, program, path }: Pick<LintedFile, 'hasTemplate' | 'program' | 'path'>): LibraryResolver {
  if (!hasTemplate || !program || isForeign(path)) return () => null
  return libraryTags(program, baseOf(path))
}

/** The uses of the linted file that hide in libraries. */
export function libraryUsesOf(file: LintedFile): readonly LibraryUse[] {
  const { program, path } = file
  if (!file.hasTemplate || !program || isForeign(path) || !mayShowLibraries(program, baseOf(path), file.text)) return []
  return libraryUses(file.elements, libraryTags(program, baseOf(path)))
}

/** What the components of libraries need that a program shows, and what they may need besides. */
export function libraryInventory(program: Program, templates: readonly string[]): { readonly needs: readonly PrivacyInterface[]; readonly possible: readonly PrivacyInterface[] } {
  return atOnce(() => {
    const needs: PrivacyInterface[] = []
    const possible = new Set<PrivacyInterface>()
    for (const template of templates) {
      const base = baseOf(template)
      if (!mayShowLibraries(program, base, isSingleFile(base) ? (readText(template) ?? '') : '')) continue
      const resolve = libraryTags(program, base)
      const elements = elementsInFile(template)
      const libraries = isSingleFile(base) ? elements.flatMap(({ name, source }) => resolve(name, source) ?? []) : librariesNamedBy(program, base)
      for (const row of libraries.flatMap(possibleNeedsOf)) possible.add(row)
      needs.push(...libraryUses(elements, resolve).map((use) => use.interface))
    }
    return { needs, possible: [...possible] }
  })
}

function libraryTags(program: Program, base: string): LibraryResolver {
  const known = new Map<string, FoundComponent | null>()
  const find = isSingleFile(base) ? inSingleFile(program, base) : inNative(program, base)
  return (tag, source) => {
    const key = source ? `${tag} ${source.module ?? ''} ${source.name}` : tag
    const found = known.get(key)
    if (found !== undefined) return found
    const library = find(tag, source)
    known.set(key, library)
    return library
  }
}

function inNative(program: Program, base: string): LibraryResolver {
  const own = componentConfig(base).usingComponents
  const { usingComponents: shared, resolveAlias } = program.config
  const componentNamed = componentResolver(program, base)
  return (tag) => {
    const written = own.get(tag) ?? shared.get(tag)
    // Only an alias hides the library's name; a folder of the program that bears it is seen on the disk.
    const isMentioned = written !== undefined && (resolveAlias.size > 0 || libraryComponentOf({ kind: 'path', path: written }) !== null)
    return isMentioned ? libraryAt(componentNamed(tag)) : null
  }
}

function libraryAt(component: ComponentRef | null): FoundComponent | null {
  const path = component?.kind === 'component' ? component.base : component?.kind === 'missing' ? component.path : null
  return path === null ? null : libraryComponentOf({ kind: 'path', path })
}

/** By what the tag imports; in Vue also by `usingComponents`, easycom, and the packages that are installed. */
function inSingleFile(program: Program, base: string): LibraryResolver {
  if (!isSfc(base)) {
    return (_tag, source) => {
      const imported = source?.module == null ? null : importedComponent(program, base, { source: source.module, name: source.name })
      return imported ? libraryOf(imported) : null
    }
  }
  const componentNamed = componentResolver(program, base)
  return (tag) => {
    const imported = vueComponent(program, base, tag)
    if (imported) return libraryOf(imported)
    const component = componentNamed(tag)
    return component ? libraryAt(component) : libraryComponentOf({ kind: 'tag', tag, packages: whileStill(installedPackages, program.configFile, () => installedPackages(program)) })
  }
}

function libraryOf(imported: Imported): FoundComponent | null {
  if (imported.kind === 'file') return libraryComponentOf({ kind: 'path', path: imported.path })
  return libraryComponentOf({ kind: 'import', source: imported.source, name: imported.name }) ?? libraryComponentOf({ kind: 'path', path: imported.source })
}

/** The packages that the project's package.json names, and those in uni_modules. */
function installedPackages(program: Program): readonly string[] {
  const named = projectFolders(program).flatMap((folder) => factOf(path.join(folder, 'package.json'), dependenciesIn) ?? [])
  return [...named, ...listFolder(path.join(program.root, 'uni_modules'))]
}

function dependenciesIn(text: string): readonly string[] {
  const { root } = parseJson(text)
  return ['dependencies', 'devDependencies'].flatMap((key) => membersOf(valueAt(root, key)).map((member) => member.key))
}

/** `false` where a file can show no library's component: it need not be looked through then. */
function mayShowLibraries(program: Program, base: string, text: string): boolean {
  if (!isSingleFile(base)) return librariesNamedBy(program, base).length > 0
  if (isSfc(base)) return /<[a-z]+-|<[A-Z]/u.test(text)
  return [...importBindings(text).imports.values()].some(({ source, name }) => libraryComponentOf({ kind: 'import', source, name }) !== null)
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
