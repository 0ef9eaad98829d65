import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as typeScriptParser from '@typescript-eslint/parser'
import { Linter as CurrentLinter, type Linter } from 'eslint'
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

/** One rule as somebody configures it, and the file of the page that holds the code. */
export interface Linting {
  readonly rule: string
  readonly options?: object
  readonly minLibVersion?: string
  readonly file?: string
}

/** What a rule would do about a report. */
export interface Change {
  readonly kind: 'fix' | 'suggestion'
  readonly range: readonly [number, number]
  readonly text: string
}

/** A program with one page and no popup, so that nothing but the page's own code can ask for consent. */
const ROOT = mkdtempSync(path.join(tmpdir(), 'linted-page-'))
process.on('exit', () => { rmSync(ROOT, { recursive: true, force: true }) })
for (const [name, text] of Object.entries({ 'app.json': '{ "pages": ["pages/map/map"] }', 'pages/map/map.wxml': '<view bindtap="go"/>' })) {
  mkdirSync(path.dirname(path.join(ROOT, name)), { recursive: true })
  writeFileSync(path.join(ROOT, name), text)
}

const linters = new Map<Version, Linter>()
const configs = new Map<string, Linter.Config[]>()

function linterOf(version: Version): Linter {
  const linter = linters.get(version) ?? new LINTERS[version]({ cwd: ROOT, configType: 'flat' })
  linters.set(version, linter)
  return linter
}

function configOf(linting: Linting): Linter.Config[] {
  const key = JSON.stringify(linting)
  const { rule, options, minLibVersion = '2.32.3' } = linting
  const config = configs.get(key) ?? [
    { files: ['**/*.ts'], languageOptions: { parser: typeScriptParser } },
    { files: ['**/*.{js,ts}'], plugins: { 'wechat-privacy': plugin }, settings: { 'wechat-privacy': { minLibVersion } }, rules: { [`wechat-privacy/${rule}`]: options ? ['error', options] : 'error' } },
  ]
  configs.set(key, config)
  return config
}

function fileOf({ file = 'pages/map/map.js' }: Linting): string {
  return path.join(ROOT, file)
}

/** What a rule would do about each of its reports in a page's script; `null` for nothing. Throws where the text is no script. */
export function changesBy(linting: Linting, code: string): readonly (Change | null)[] {
  const text = withEntries(code)
  return linterOf('10')
    .verify(text, configOf(linting), { filename: fileOf(linting) })
    .map(({ fatal, message, fix, suggestions }) => {
      if (fatal) throw new SyntaxError(`${message}:\n${text}`)
      const [suggestion] = suggestions ?? []
      if (fix) return { kind: 'fix', ...fix }
      return suggestion ? { kind: 'suggestion', ...suggestion.fix } : null
    })
}

/** What `eslint --fix` makes of a page's script, and how many reports are left. */
export function fixedBy(linting: Linting, code: string, version: Version = '10'): { readonly text: string; readonly left: number } {
  const { output, messages } = linterOf(version).verifyAndFix(withEntries(code), configOf(linting), { filename: fileOf(linting) })
  return { text: withoutEntries(output), left: messages.length }
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
export function mendedBy(linting: Linting, before: string): Mended {
  let text = before
  const kinds: (Change['kind'] | null)[] = []
  for (let round = 0; round < 20; round += 1) {
    const changes = changesBy(linting, text)
    const change = changes.find((each) => each !== null)
    if (!change) return { text, kinds: [...kinds, ...changes.map(() => null)] }
    text = applied(text, change)
    kinds.push(change.kind)
  }
  throw new Error(`no end:\n${text}`)
}
