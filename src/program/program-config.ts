import path from 'node:path'
import { appConfigOf, NO_CONFIG, pathFromRoot, readAppConfig, type AppConfig } from './app-config.js'
import { areCurrent, NO_VALUES, readConfigSource, valuesOf, type ConfigValues } from './config-values.js'
import { findsPages, uniPagesFile, type FoundProgram } from './dialects.js'
import { factOf, listFolder, whileStill } from './files.js'
import { packagesIn, uniConfig } from './uni-config.js'

/** What the program's config says, from whichever files its dialect has. Empty where the file is missing or broken. */
export function configOf(program: FoundProgram): AppConfig {
  switch (program.dialect) {
    case 'native':
      return factOf(program.configFile, readAppConfig) ?? NO_CONFIG
    case 'uni-app':
      return whileStill(configOfUni, program.configFile, () => configOfUni(program))
    case 'mpx':
      return configWithPackages(program)
    case 'taro':
      return configOfTaro(program)
    case 'wepy':
      return madeOf([program.configFile], [], ([values = NO_VALUES]) => appConfigOf(values))
  }
}

const completed = new WeakMap<AppConfig, { readonly found: readonly string[]; readonly made: AppConfig }>()

/** Where the list of pages is put together by code, the pages are those that stand beside a config of their own. */
function configOfTaro({ root, configFile }: FoundProgram): AppConfig {
  const config = madeOf([configFile], [], ([values = NO_VALUES]) => appConfigOf(values))
  if (config.hasAllPages) return config
  const found = pagesInFolders(root, withConfigs)
  const known = completed.get(config)
  // The config is asked for again and again; what was found is the same list as long as it holds the same.
  if (known?.found === found) return known.made
  const made = { ...config, pages: [...new Set([...config.pages, ...found])] }
  completed.set(config, { found, made })
  return made
}

interface Remembered {
  readonly inputs: readonly unknown[]
  readonly values: readonly ConfigValues[]
  readonly config: AppConfig
}

/** One config a file, so that the many who ask get it without its being put together anew. */
const remembered = new Map<string, Remembered>()

/** The config made of some files' sources, remembered until one of them, or a file that they import, changes. */
function madeOf(files: readonly string[], inputs: readonly unknown[], make: (values: readonly ConfigValues[]) => AppConfig): AppConfig {
  const sources = files.map((file) => factOf(file, readConfigSource))
  const all = [...sources, ...inputs]
  const key = files.join('\n')
  const known = remembered.get(key)
  if (known?.inputs.length === all.length && known.inputs.every((input, at) => input === all[at]) && known.values.every(areCurrent)) return known.config
  const values = sources.map((source, at) => valuesOf(source, files[at] ?? ''))
  const config = sources.includes(null) ? { ...make(values), isComplete: false } : make(values)
  remembered.set(key, { inputs: all, values, config })
  return config
}

function configOfUni({ root, configFile }: FoundProgram): AppConfig {
  const pages = uniPagesFile(root)
  const found = findsPages(root) ? pagesInFolders(root, (folder) => vueFiles(path.join(folder, 'pages'))) : null
  return madeOf([configFile, ...(pages === null ? [] : [pages])], [found], ([manifest = NO_VALUES, listed = NO_VALUES]) => uniConfig(listed, manifest, found))
}

/** mpx takes pages from other packages too; those of the program itself are followed, their pages stand in the package's folder. */
function configWithPackages(program: FoundProgram): AppConfig {
  const { root, configFile } = program
  const files = [configFile]
  for (const file of files) {
    if (files.length > MOST_PACKAGES) break
    for (const written of packagesIn(valuesOf(factOf(file, readConfigSource), file).root)) {
      const target = packageFile(file, written)
      if (target !== null && !files.includes(target)) files.push(target)
    }
  }
  return madeOf(files, [], (values) => {
    const [own = NO_CONFIG, ...others] = values.map(appConfigOf)
    const folders = files.slice(1).map((file) => path.relative(root, path.dirname(file)).split(path.sep).join('/'))
    const isFollowed = values.every((each, at) => packagesIn(each.root).every((written) => packageFile(files[at] ?? '', written) !== null))
    const pagesOfOthers = others.flatMap(({ pages }, at) => pages.map((page) => pathFromRoot(folders[at] ?? '', page)))
    return {
      ...own,
      isComplete: isFollowed && [own, ...others].every(({ isComplete }) => isComplete),
      pages: [...new Set([...own.pages, ...pagesOfOthers])],
      subPackages: [...new Set([...own.subPackages, ...folders])],
      plugins: [...new Set([own, ...others].flatMap(({ plugins }) => plugins))],
    }
  })
}

const MOST_PACKAGES = 100

/** `./sub/app.mpx?root=sub` as a file; `null` for a package in node_modules. */
function packageFile(from: string, written: string): string | null {
  const name = written.replace(/\?.*$/u, '')
  return name.startsWith('.') ? path.resolve(path.dirname(from), name.endsWith('.mpx') ? name : `${name}.mpx`) : null
}

/** Milliseconds for which the folders of pages are not looked through again, for each millisecond that it took. */
const REST = 20
const pageFolders = new Map<string, { readonly pages: readonly string[]; readonly until: number }>()

/** The pages among the files that `find` gives for the root, looked for again after a while. */
function pagesInFolders(root: string, find: (root: string) => readonly string[]): readonly string[] {
  const known = pageFolders.get(root)
  const start = performance.now()
  if (known && start < known.until) return known.pages
  const found = find(root).map((file) => pathFromRoot('', path.relative(root, file).split(path.sep).join('/')))
  const isSame = known?.pages.length === found.length && found.every((page, at) => page === known.pages[at])
  const pages = isSame ? known.pages : found
  pageFolders.set(root, { pages, until: start + (performance.now() - start) * (REST + 1) })
  return pages
}

/** What @uni-helper takes for pages by itself: .vue files, those in folders called `components` excepted. */
function vueFiles(folder: string): readonly string[] {
  return listFolder(folder).toSorted().flatMap((name) => {
    if (/\.n?vue$/u.test(name)) return [path.join(folder, name)]
    return name.includes('.') || name === 'components' ? [] : vueFiles(path.join(folder, name))
  })
}

/** `index.tsx` beside `index.config.ts`; in a folder for components only those that it keeps as pages. */
function withConfigs(folder: string, depth = 0): readonly string[] {
  const names = listFolder(folder).toSorted()
  return names.flatMap((name) => {
    const stem = /^(?<stem>.+)\.config\.[jt]sx?$/u.exec(name)?.groups?.['stem']
    const script = stem !== undefined && depth > 0 ? PAGE_FILES.map((extension) => stem + extension).find((file) => names.includes(file)) : undefined
    if (script !== undefined) return [path.join(folder, script)]
    if (name.includes('.') || name === 'node_modules' || depth > MOST_FOLDERS) return []
    return path.basename(folder) === 'components' && name !== 'pages' ? [] : withConfigs(path.join(folder, name), depth + 1)
  })
}

const PAGE_FILES = ['.tsx', '.jsx', '.vue', '.ts', '.js']
/** Deeper than anybody keeps pages; a link may lead back to where it stands. */
const MOST_FOLDERS = 12
