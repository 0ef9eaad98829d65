import path from 'node:path'
import { buildAliased } from './build-aliases.js'
import { aliased, packagePaths, pathFrom } from './components.js'
import { fileNamed, isFile } from './files.js'
import type { Program } from './find-program.js'
import { mappedPaths } from './path-mappings.js'

const EXTENSIONS = ['.ts', '.js', '.tsx', '.jsx', '.mjs', '.vue']
/** Taro takes what is written for WeChat alone before what is written for all. */
const TARO_EXTENSIONS = [...['.ts', '.js', '.tsx', '.jsx', '.vue'].map((extension) => `.weapp${extension}`), ...EXTENSIONS]
/** What a module specifier may name besides scripts; nothing runs there that could reach an interface. */
export const NO_SCRIPT = /\.(?:json|wxs|wxml|wxss|css|less|scss|sass|png|jpe?g|svg|gif|webp)$/u

/**
 * The file that a module specifier names: relative, from the root, through `resolveAlias`, `alias` of Taro's build, `paths` of tsconfig.json, or a
 * package in miniprogram_npm. `null` for what is not there, for packages in node_modules, and for what is no script.
 */
export function resolveModule(program: Program | null, filename: string, written: string): string | null {
  if (NO_SCRIPT.test(written)) return null
  const folder = path.dirname(filename)
  const extensions = program?.dialect === 'taro' ? TARO_EXTENSIONS : EXTENSIONS
  if (written.startsWith('.')) return scriptAt(path.resolve(folder, written), extensions)
  if (written.startsWith('/')) return program ? scriptAt(pathFrom(program, folder, written), extensions) : null
  const alias = program && aliased(program, written)
  const candidates = [...(alias ? [alias] : []), ...(program ? buildAliased(program, written) : []), ...mappedPaths(filename, written), ...sourcePaths(program, written), ...(program ? packagePaths(program, folder, written) : [])]
  for (const candidate of candidates) {
    const script = scriptAt(candidate, extensions)
    if (script !== null) return script
  }
  return null
}

/** What `@/` and `~/` stand for unless somebody says otherwise: the folder of the sources. */
function sourcePaths(program: Program | null, written: string): readonly string[] {
  const [, rest] = /^(?:~?@|~)\/(.+)$/u.exec(written) ?? []
  return program === null || program.dialect === 'native' || rest === undefined ? [] : [path.join(program.root, rest)]
}

/** Whether a `.js` file was compiled from a `.ts` or `.tsx` beside it. */
export function isCompiledTwin(filename: string): boolean {
  return /\.jsx?$/u.test(filename) && ['.ts', '.tsx'].some((extension) => isFile(filename.replace(/\.jsx?$/u, extension)))
}

/** Whether Taro builds another file in a file's place: `index.weapp.tsx` beside `index.tsx`. */
export function hasWechatTwin(filename: string): boolean {
  const [, stem] = /^(.*)\.(?:[jt]sx?|vue)$/u.exec(filename) ?? []
  return stem !== undefined && !stem.endsWith('.weapp') && TARO_EXTENSIONS.some((extension) => extension.startsWith('.weapp') && isFile(stem + extension))
}

/** The script at a path: the TypeScript one before the compiled one, the file before the folder's `index`. */
export function scriptAt(written: string, extensions: readonly string[] = EXTENSIONS): string | null {
  const extension = /\.(?:[cm]?[jt]sx?|n?vue|mpx|wpy)$/u.exec(written)?.[0]
  if (extension !== undefined) {
    const stem = written.slice(0, -extension.length)
    const source = /^\.[cm]?jsx?$/u.test(extension) ? ['.ts', '.tsx'].map((each) => stem + each).find(isFile) : undefined
    if (source !== undefined) return source
    if (isFile(written)) return written
  }
  return fileNamed(written, extensions)
}
