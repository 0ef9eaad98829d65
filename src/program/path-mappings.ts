import path from 'node:path'
import { parseJson } from '../parsers/json.js'
import { itemsOf, membersOf, stringsOf, textOf, valueAt } from '../parsers/json-values.js'
import { factOf, isFile } from './files.js'

const MOST_PARENTS = 5

/** `compilerOptions` of a tsconfig.json or jsconfig.json, paths absolute. */
interface Mappings {
  readonly baseUrl: string | null
  /** Pattern to the paths it stands for; both may hold one `*`. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[]
  readonly parents: readonly string[]
}

/**
 * Where a module may stand by `paths` and `baseUrl` of the nearest tsconfig.json or jsconfig.json around the file, looked for as
 * far as the folder of package.json; none where nothing fits.
 */
export function mappedPaths(filename: string, written: string): readonly string[] {
  const config = nearestConfig(path.dirname(filename))
  if (config === null) return []
  let baseUrl: string | null = null
  const open = [config]
  for (let step = 0; step <= MOST_PARENTS; step++) {
    const next = open.shift()
    if (next === undefined) break
    const mappings = factOf(next, readMappings)
    if (mappings === null) continue
    const fitting = mappings.paths.filter(([pattern]) => starIn(pattern, written) !== null).toSorted(([a], [b]) => b.length - a.length)
    if (fitting[0]) return fitting[0][1].map((target) => target.replace('*', () => starIn(fitting[0]?.[0] ?? '', written) ?? ''))
    baseUrl ??= mappings.baseUrl
    open.push(...mappings.parents)
  }
  return baseUrl === null ? [] : [path.resolve(baseUrl, written)]
}

function nearestConfig(start: string): string | null {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const config = ['tsconfig.json', 'jsconfig.json'].map((name) => path.join(folder, name)).find(isFile)
    if (config !== undefined) return config
    if (folder === path.dirname(folder) || isFile(path.join(folder, 'package.json'))) return null
  }
}

function readMappings(text: string, filename: string): Mappings {
  const { root } = parseJson(text)
  const folder = path.dirname(filename)
  const options = valueAt(root, 'compilerOptions')
  const written = textOf(valueAt(options, 'baseUrl'))
  const baseUrl = written === null ? null : path.resolve(folder, written)
  const extended = valueAt(root, 'extends')
  const parents = [extended, ...itemsOf(extended)].flatMap((parent) => textOf(parent) ?? []).filter((name) => name.startsWith('.'))
  return {
    baseUrl,
    paths: membersOf(valueAt(options, 'paths')).map(({ key, value }) => [key, stringsOf(value).map((item) => path.resolve(baseUrl ?? folder, item.value))] as const),
    parents: parents.map((name) => path.resolve(folder, name.replace(/(?:\.json)?$/u, '.json'))),
  }
}

/** What `*` of a pattern stands for in the written name, `''` in one without, `null` where it does not fit. */
function starIn(pattern: string, written: string): string | null {
  const [before = '', after] = pattern.split('*')
  if (after === undefined) return pattern === written ? '' : null
  const fits = written.length >= before.length + after.length && written.startsWith(before) && written.endsWith(after)
  return fits ? written.slice(before.length, written.length - after.length) : null
}
