import { createRequire } from 'node:module'
import path from 'node:path'

/** A parser that this package does not bring: projects that have such files have it. */
export interface InstalledParser {
  readonly name: string
  /** Packages that bring it along: some package managers let only them reach it. */
  readonly broughtBy: readonly string[]
  /** What to install where it is missing: the parser, and what it cannot be loaded without. */
  readonly install: string
}

export const TYPESCRIPT_PARSER: InstalledParser = {
  name: '@typescript-eslint/parser',
  broughtBy: ['typescript-eslint', '@typescript-eslint/eslint-plugin'],
  install: '@typescript-eslint/parser typescript',
}

export const VUE_PARSER: InstalledParser = { name: 'vue-eslint-parser', broughtBy: ['eslint-plugin-vue'], install: 'vue-eslint-parser' }

/**
 * The parser that the project of a file has installed, else the one beside this package. It is loaded here and nowhere else:
 * a project without such files need not have it. Throws where it is missing, or something that it needs; `files` says what
 * it was wanted for.
 */
export function loadInstalled(parser: InstalledParser, filename: string, files: string): unknown {
  const { name, install } = parser
  const place = `${name} ${path.dirname(path.resolve(filename))}`
  try {
    const found = loaded.get(place) ?? load(parser, filename)
    if (found !== null) {
      loaded.set(place, found)
      return found
    }
  } catch (error) {
    // It is there, and cannot load what it needs.
    if (!isNotFound(error)) throw error
  }
  const message = `eslint-plugin-wechat-privacy needs ${name} to read ${files}: npm install --save-dev ${install}`
  // ESLint shows what a parser throws as an error of the file, at the place that it names.
  throw Object.assign(new Error(message), { lineNumber: 1, column: 1 })
}

/** By parser and folder: to look for it costs a tenth of what parsing does. What is missing may be installed a moment later. */
const loaded = new Map<string, unknown>()

function load({ name, broughtBy }: InstalledParser, filename: string): unknown {
  for (const from of [path.resolve(filename), import.meta.url]) {
    const require = createRequire(from)
    const found = resolveFrom(require, name) ?? broughtBy.map((carrier) => resolveThrough(require, carrier, name)).find((resolved) => resolved !== null)
    if (found) return require(found)
  }
  return null
}

/** Where a package is that another one depends on. */
export function resolveThrough(require: NodeJS.Require, carrier: string, name: string): string | null {
  const entry = resolveFrom(require, `${carrier}/package.json`)
  return entry === null ? null : resolveFrom(createRequire(entry), name)
}

function resolveFrom(require: NodeJS.Require, name: string): string | null {
  try {
    return require.resolve(name)
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED')
}
