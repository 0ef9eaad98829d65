import path from 'node:path'
import { factOf, isFile } from './files.js'
import { projectFolders, type Program } from './find-program.js'

/** Name to the folder or file that it stands for, absolute; a name that ends in `$` stands for itself only. */
type Aliases = ReadonlyMap<string, string>

const CONFIGS = ['config/index.ts', 'config/index.js']

/**
 * Where a module may stand by `alias` of Taro's build, the longest name first. Read by its looks, because such configs are code:
 * what is not written as `path.resolve(__dirname, '…')` is not seen.
 */
export function buildAliased(program: Program, written: string): readonly string[] {
  if (program.dialect !== 'taro') return []
  const aliases = projectFolders(program).flatMap((folder) => CONFIGS.map((name) => path.join(folder, name))).find(isFile)
  const known = aliases === undefined ? null : factOf(aliases, readAliases)
  const fitting = [...(known ?? [])].filter(([name]) => (name.endsWith('$') ? written === name.slice(0, -1) : written === name || written.startsWith(`${name}/`)))
  return fitting.toSorted(([a], [b]) => b.length - a.length).map(([name, target]) => path.join(target, written.slice(name.replace(/\$$/u, '').length)))
}

/** `resolve(__dirname, '..', 'src')`: where it starts, and the rest. */
const PATH = String.raw`(?:path\.)?(?:resolve|join)\(\s*(?<start>[\w.]+(?:\(\))?)(?<rest>(?:\s*,\s*(?:'[^']*'|"[^"]*"))*)\s*,?\s*\)`
const NAMED = String.raw`(?:'(?<single>[^']+)'|"(?<double>[^"]+)"|(?<bare>[\w$]+))`
const BLOCKS = /\balias\s*:\s*\{(?<inside>[^{}]*)\}/gu
const COMMENTS = /^\s*\/\/.*$/gmu

function readAliases(text: string, filename: string): Aliases {
  const folder = path.dirname(filename)
  const code = text.replaceAll(COMMENTS, '')
  const starts = new Map([['__dirname', folder], ['process.cwd()', path.dirname(folder)]])
  for (const { groups } of code.matchAll(new RegExp(String.raw`\b(?:const|let|var)\s+(?<name>[\w$]+)\s*=\s*${PATH}`, 'gu'))) {
    const target = pathIn(groups, starts)
    if (target !== null) starts.set(groups?.['name'] ?? '', target)
  }
  const members = [...code.matchAll(BLOCKS)].flatMap(({ groups }) => [...(groups?.['inside'] ?? '').matchAll(new RegExp(String.raw`${NAMED}\s*:\s*${PATH}`, 'gu'))])
  const calls = code.matchAll(new RegExp(String.raw`\balias\s*\.set\(\s*${NAMED}\s*,\s*${PATH}`, 'gu'))
  return new Map([...members, ...calls].flatMap(({ groups }) => {
    const target = pathIn(groups, starts)
    return target === null ? [] : [[groups?.['single'] ?? groups?.['double'] ?? groups?.['bare'] ?? '', target] as const]
  }))
}

function pathIn(groups: Readonly<Record<string, string | undefined>> | undefined, starts: ReadonlyMap<string, string>): string | null {
  const start = starts.get(groups?.['start'] ?? '')
  const parts = [...(groups?.['rest'] ?? '').matchAll(/'([^']*)'|"([^"]*)"/gu)].map(([, single, double]) => single ?? double ?? '')
  return start === undefined ? null : path.resolve(start, ...parts)
}
