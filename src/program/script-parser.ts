import { createRequire } from 'node:module'
import path from 'node:path'
import type { Linter } from 'eslint'
import { parseForWechat } from '../analysis/without-other-platforms.js'
import { VERSION } from '../version.js'
import { resolveThrough } from './installed-parsers.js'

export const meta = { name: 'wechat-privacy/script-parser', version: VERSION }

interface Espree {
  parse(text: string, options: object): Linter.ESLintParseResult['ast']
  /** As the number of an edition: 17. */
  readonly latestEcmaVersion: number
}

interface Options {
  readonly filePath?: string
  readonly ecmaVersion?: unknown
  readonly sourceType?: unknown
  readonly ecmaFeatures?: { readonly globalReturn?: boolean }
}

/** An ESLint parser for JavaScript: ESLint's own, which reads uni-app's scripts for several platforms too. */
export function parseForESLint(text: string, options: object): Linter.ESLintParseResult {
  return { ast: parseForWechat(text, (wanted) => parseWithEspree(wanted, options)) }
}

export const scriptParser = { meta, parseForESLint }

/** The tree that ESLint's own parser makes under these options. Throws what does not parse. */
export function parseWithEspree(text: string, options: Options): Linter.ESLintParseResult['ast'] {
  const espree = loadEspree(options.filePath ?? 'file.js')
  return espree.parse(text, { ...options, ...understood(options, espree) })
}

/** What ESLint does to options for its own parser, and for no other. */
function understood({ ecmaVersion, sourceType, ecmaFeatures }: Options, { latestEcmaVersion }: Espree): Options {
  const isNewer = typeof ecmaVersion === 'number' && ecmaVersion > latestEcmaVersion + 2009
  return {
    ...(isNewer ? { ecmaVersion: 'latest' } : {}),
    ...(sourceType === 'module' && ecmaFeatures?.globalReturn ? { ecmaFeatures: { ...ecmaFeatures, globalReturn: false } } : {}),
  }
}

/** The copy of the ESLint that the file's project has, because trees differ from version to version; else this package's own. */
function loadEspree(filename: string): Espree {
  const own = createRequire(import.meta.url)
  return own(resolveThrough(createRequire(path.resolve(filename)), 'eslint', 'espree') ?? 'espree') as Espree
}
