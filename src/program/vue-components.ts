import path from 'node:path'
import { pascalCase } from '../templates/tag-names.js'
import { entryScripts } from './entries.js'
import { allNamesIn, factOf, fileNamed, isFile, listFolder, whileStill } from './files.js'
import { projectFolders, type Program } from './find-program.js'
import { importBindings, type ImportBinding } from './import-bindings.js'
import { importedComponent, type Imported } from './imported-components.js'
import { resolveModule } from './modules.js'
import { matchOf } from './user-patterns.js'

const VUE_FILES = ['.vue', '.nvue']
/** Milliseconds for which a folder is not looked through again. */
const SHORT_WHILE = 1000

/** The component that a tag of a Vue file stands for: imported, registered for all, or found by its name; `null` for a tag that is none. */
export function vueComponent(program: Program, file: string, tag: string): Imported | null {
  return whileStill(vueComponent, `${file}\n${tag}`, () => findComponent(program, file, tag))
}

function findComponent(program: Program, file: string, tag: string): Imported | null {
  const own = factOf(file, registeredComponents)?.get(pascalCase(tag))
  if (own) return importedComponent(program, file, own)
  const { named, standing, automatic } = whileStill(sharedComponents, `${program.configFile}\n${tag}`, () => sharedComponents(program, tag))
  if (named) return named
  const found = standing.find((each) => each !== file)
  return found === undefined ? automatic : { kind: 'file', path: found }
}

/** What a tag stands for in every file that imports nothing of that name. */
interface SharedComponents {
  /** Registered in the program's entry, or named by a pattern of pages.json. */
  readonly named: Imported | null
  /** The files that uni-app finds by their names; a component does not stand for itself. */
  readonly standing: readonly string[]
  readonly automatic: Imported | null
}

function sharedComponents(program: Program, tag: string): SharedComponents {
  const named = registeredForAll(program, tag) ?? namedByPattern(program, tag)
  return named ? { named, standing: [], automatic: null } : { named, standing: standingComponents(program, tag), automatic: autoRegistered(program, tag) }
}

function registeredForAll(program: Program, tag: string): Imported | null {
  const registered = whileStill(registeredForAll, program.configFile, () => {
    return entryScripts(program).flatMap((entry) => {
      const components = factOf(entry, globalComponents)
      return components && components.size > 0 ? [{ entry, components }] : []
    })
  })
  for (const { entry, components } of registered) {
    const shared = components.get(pascalCase(tag))
    if (shared) return importedComponent(program, entry, shared)
  }
  return null
}

/** What a Vue file imports, by the name of its tag; `components: { 'x-y': Z }` gives further names. */
function registeredComponents(text: string): ReadonlyMap<string, ImportBinding> {
  const { imports } = importBindings(text)
  const found = new Map([...imports].map(([name, binding]) => [pascalCase(name), binding]))
  const [, list = ''] = /\bcomponents\s*[:=]\s*\{([^{}]*)\}/u.exec(text) ?? []
  for (const [, tag = '', name = ''] of list.matchAll(/['"]?([\w$-]+)['"]?\s*:\s*([\w$]+)/gu)) {
    const binding = imports.get(name)
    if (binding) found.set(pascalCase(tag), binding)
  }
  return found
}

/** `app.component('privacy-popup', PrivacyPopup)` in the program's entry. */
function globalComponents(text: string): ReadonlyMap<string, ImportBinding> {
  const { imports } = importBindings(text)
  const found = new Map<string, ImportBinding>()
  for (const [, tag = '', name = ''] of text.matchAll(/\.component\(\s*['"]([\w-]+)['"]\s*,\s*([\w$]+)/gu)) {
    const binding = imports.get(name)
    if (binding) found.set(pascalCase(tag), binding)
  }
  return found
}

/** uni-app: by the patterns of pages.json. */
function namedByPattern(program: Program, tag: string): Imported | null {
  if (program.dialect !== 'uni-app') return null
  for (const [pattern, target] of program.config.easycom.custom) {
    const match = matchOf(pattern, tag)
    if (!match) continue
    const source = target.replace(/\$(\d)/gu, (_, index: string) => match[Number(index)] ?? '')
    const found = resolveModule(program, path.join(program.root, 'pages.json'), source)
    return found === null ? { kind: 'package', source, name: 'default' } : { kind: 'file', path: found }
  }
  return null
}

/** uni-app: `components/name/name.vue` of the program and of its uni_modules. */
function standingComponents(program: Program, tag: string): readonly string[] {
  if (program.dialect !== 'uni-app' || !program.config.easycom.autoscan) return []
  return whileStill(standingComponents, program.configFile, () => foldersOfComponents(program)).flatMap(({ folder, names }) => {
    return names.has(tag) ? (fileNamed(path.join(folder, tag, tag), VUE_FILES) ?? []) : []
  })
}

function foldersOfComponents({ root }: Program): readonly { readonly folder: string; readonly names: ReadonlySet<string> }[] {
  const modules = path.join(root, 'uni_modules')
  const folders = [root, ...[...allNamesIn(modules)].map((name) => path.join(modules, name))].map((folder) => path.join(folder, 'components'))
  return folders.map((folder) => ({ folder, names: allNamesIn(folder) }))
}

const folders = new Map<string, { readonly until: number; readonly files: ReadonlyMap<string, string> }>()

/** Plugins that register whatever stands in `components`, by the file's name. */
function autoRegistered(program: Program, tag: string): Imported | null {
  const isUsed = whileStill(autoRegistered, program.configFile, () => projectFolders(program).some((folder) => factOf(path.join(folder, 'package.json'), registersFolder) ?? false))
  if (!isUsed) return null
  const known = folders.get(program.root)
  const files = known && performance.now() < known.until ? known.files : new Map(vueFilesIn(path.join(program.root, 'components')))
  if (files !== known?.files) folders.set(program.root, { until: performance.now() + SHORT_WHILE, files })
  const found = files.get(pascalCase(tag))
  return found === undefined ? null : { kind: 'file', path: found }
}

function registersFolder(text: string): boolean {
  return /unplugin-vue-components|vite-plugin-uni-components/u.test(text)
}

function vueFilesIn(folder: string, depth = 0): readonly (readonly [name: string, file: string])[] {
  return listFolder(folder).flatMap((name): readonly (readonly [string, string])[] => {
    const file = path.join(folder, name)
    if (!name.includes('.')) return depth < 4 ? vueFilesIn(file, depth + 1) : []
    if (!name.endsWith('.vue') || !isFile(file)) return []
    const own = name.slice(0, -'.vue'.length)
    return [[pascalCase(own === 'index' ? path.basename(folder) : own), file]]
  })
}
