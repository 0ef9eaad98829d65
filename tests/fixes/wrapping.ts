import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as typeScriptParser from '@typescript-eslint/parser'
import { Linter as CurrentLinter, type Linter } from 'eslint'
import type { GuardFunction } from '../../src/fixes/guard-import.js'
import { plugin } from '../../src/plugin.js'
import { withEntries, withoutEntries } from './entries.js'

const require = createRequire(import.meta.url)

type LinterClass = new (options: { readonly cwd: string; readonly configType: 'flat' }) => Linter

/** The versions of ESLint that the plugin promises. */
const LINTERS = {
  '10': CurrentLinter as unknown as LinterClass,
  '9': (require('eslint9') as { Linter: LinterClass }).Linter,
  '8': (require('eslint8') as { Linter: LinterClass }).Linter,
} as const

export type Version = keyof typeof LINTERS
export const VERSIONS = ['10', '9', '8'] as const satisfies readonly Version[]

export interface WrapOptions {
  /** The file in the program that holds the code. */
  readonly file?: string
  readonly minLibVersion?: string
  readonly guardFunction?: GuardFunction
  readonly fix?: 'always' | 'suggest'
}

export interface Change {
  readonly kind: 'fix' | 'suggestion'
  readonly range: readonly [number, number]
  readonly text: string
}

/** A program with one page and no popup, so that nothing but the page's own code can ask for consent. */
const ROOT = mkdtempSync(path.join(tmpdir(), 'wrapping-'))
process.on('exit', () => { rmSync(ROOT, { recursive: true, force: true }) })
for (const [name, text] of Object.entries({ 'app.json': '{ "pages": ["pages/map/map"] }', 'pages/map/map.wxml': '<view bindtap="go"/>' })) {
  mkdirSync(path.dirname(path.join(ROOT, name)), { recursive: true })
  writeFileSync(path.join(ROOT, name), text)
}

const configs = new Map<string, Linter.Config[]>()

function configOf(options: WrapOptions): Linter.Config[] {
  const key = JSON.stringify(options)
  const config = configs.get(key) ?? configWith(options)
  configs.set(key, config)
  return config
}

function configWith({ minLibVersion = '2.32.3', guardFunction, fix = 'always' }: WrapOptions): Linter.Config[] {
  return [
    { files: ['**/*.ts'], languageOptions: { parser: typeScriptParser } },
    {
      files: ['**/*.{js,ts}'],
      plugins: { 'wechat-privacy': plugin },
      settings: { 'wechat-privacy': { minLibVersion } },
      rules: { 'wechat-privacy/no-unguarded': ['error', { fix, ...(guardFunction ? { guardFunction } : {}) }] },
    },
  ]
}

const linters = new Map<Version, Linter>()

function linterOf(version: Version): Linter {
  const linter = linters.get(version) ?? new LINTERS[version]({ cwd: ROOT, configType: 'flat' })
  linters.set(version, linter)
  return linter
}

/** What no-unguarded reports in a page's script, and what it would do about each report; `null` for nothing. Throws where the text is no script. */
export function changesFor(code: string, options: WrapOptions = {}): readonly (Change | null)[] {
  const { file = 'pages/map/map.js' } = options
  const text = withEntries(code)
  return linterOf('10')
    .verify(text, configOf(options), { filename: path.join(ROOT, file) })
    .map(({ fatal, message, fix, suggestions }) => {
      if (fatal) throw new SyntaxError(`${message}:\n${text}`)
      const [suggestion] = suggestions ?? []
      if (fix) return { kind: 'fix', ...fix }
      return suggestion ? { kind: 'suggestion', ...suggestion.fix } : null
    })
}

/** The text after a change. */
export function applied(text: string, { range, text: added }: Change): string {
  return text.slice(0, range[0]) + added + text.slice(range[1])
}

export interface Mended {
  readonly text: string
  /** `null` for reports about which nothing could be done. */
  readonly kinds: readonly (Change['kind'] | null)[]
}

/** Mends one report after the other, suggestions too, until none is left that can be. Throws where that has no end. */
export function mended(before: string, options: WrapOptions = {}): Mended {
  let text = before
  const kinds: (Change['kind'] | null)[] = []
  for (let round = 0; round < 20; round += 1) {
    const changes = changesFor(text, options)
    const change = changes.find((each) => each !== null)
    if (!change) return { text, kinds: [...kinds, ...changes.map(() => null)] }
    text = applied(text, change)
    kinds.push(change.kind)
  }
  throw new Error(`no end:\n${text}`)
}

/** What `eslint --fix` makes of a page's script, and how many reports are left. */
export function fixed(code: string, options: WrapOptions = {}, version: Version = '10'): { readonly text: string; readonly left: number } {
  const { file = 'pages/map/map.js' } = options
  const { output, messages } = linterOf(version).verifyAndFix(withEntries(code), configOf(options), { filename: path.join(ROOT, file) })
  return { text: withoutEntries(output), left: messages.length }
}
