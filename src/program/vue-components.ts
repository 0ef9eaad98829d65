import path from 'node:path'
import { pascalCase } from '../templates/tag-names.js'
import { entryScripts } from './entries.js'
import { factOf, fileNamed, isFile, kindOf, listFolder, whileStill } from './files.js'
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
  for (const entry of entryScripts(program)) {
    const shared = factOf(entry, globalComponents)?.get(pascalCase(tag))
    if (shared) return importedComponent(program, entry, shared)
  }
  return easycom(program, file, tag) ?? autoRegistered(program, tag)
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

/** uni-app: by the patterns of pages.json, then `components/name/name.vue` of the program and of its uni_modules. */
function easycom(program: Program, file: string, tag: string): Imported | null {
  if (program.dialect !== 'uni-app') return null
  const { autoscan, custom } = program.config.easycom
  for (const [pattern, target] of custom) {
    const match = matchOf(pattern, tag)
    if (!match) continue
    const source = target.replace(/\$(\d)/gu, (_, index: string) => match[Number(index)] ?? '')
    const found = resolveModule(program, path.join(program.root, 'pages.json'), source)
    return found === null ? { kind: 'package', source, name: 'default' } : { kind: 'file', path: found }
  }
  if (!autoscan || !tag.includes('-') && pascalCase(tag) === tag && kindOf(path.join(program.root, 'components')) !== 'directory') return null
  const folders = [program.root, ...listFolder(path.join(program.root, 'uni_modules')).map((name) => path.join(program.root, 'uni_modules', name))]
  for (const folder of folders) {
    const found = fileNamed(path.join(folder, 'components', tag, tag), VUE_FILES)
    if (found !== null && found !== file) return { kind: 'file', path: found }
  }
  return null
}

const folders = new Map<string, { readonly until: number; readonly files: ReadonlyMap<string, string> }>()

/** Plugins that register whatever stands in `components`, by the file's name. */
function autoRegistered(program: Program, tag: string): Imported | null {
  const uses = projectFolders(program).some((folder) => factOf(path.join(folder, 'package.json'), registersFolder) ?? false)
  if (!uses) return null
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
