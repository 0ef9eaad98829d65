import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configOf, findingsOf, lint, usesIn } from './linting.js'

interface Reviewed {
  readonly package: string
  readonly version: string
  /** Where the package keeps what a program takes in. */
  readonly folder: string
  readonly uses: readonly { readonly file: string; readonly line: number; readonly column: number; readonly interface: string }[]
  /** Look-alikes that were read and are rightly silent. */
  readonly silent: readonly { readonly file: string; readonly text: string; readonly why: string }[]
}

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))
const { packages } = JSON.parse(readFileSync(new URL('reviewed-uses.json', import.meta.url), 'utf8')) as { packages: readonly Reviewed[] }

/** What the libraries say to ESLint about rules of their own is none of our business. */
const NO_DIRECTIVES = { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' as const } }

describe.each(packages)('$package ($folder)', ({ package: name, version, folder, uses, silent }) => {
  // ESLint leaves out node_modules and the presets `dist`, so that a copy under another name is linted.
  const copy = mkdtempSync(path.join(realpathSync(tmpdir()), 'package-'))
  let results: ESLint.LintResult[] = []

  beforeAll(async () => {
    cpSync(path.join(MODULES, name, folder), copy, { recursive: true })
    results = await lint(copy, configOf('all', { declared: [] }, [NO_DIRECTIVES]))
  })

  afterAll(() => {
    rmSync(copy, { recursive: true, force: true })
  })

  it('is installed in the version that was reviewed', () => {
    const installed = JSON.parse(readFileSync(path.join(MODULES, name, 'package.json'), 'utf8')) as { readonly version: string }
    expect(installed.version).toBe(version)
  })

  it('is read as a whole, its own packages excepted', () => {
    const ofInterest = readdirSync(copy, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]s|wxml)$/u.test(entry.name))
      .map((entry) => path.relative(copy, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith('miniprogram_npm'))
    const linted = new Set(results.map(({ filePath }) => path.relative(copy, filePath)))
    expect(ofInterest.filter((file) => !linted.has(file))).toEqual([])
    expect(linted.size).toBeGreaterThan(5)
  })

  it('is linted without a crash or a parse error', () => {
    expect(results.flatMap(({ filePath, messages }) => messages.filter(({ fatal }) => fatal === true).map(({ message }) => `${filePath}: ${message}`))).toEqual([])
  })

  it('has exactly the uses that were read in its source', () => {
    const found = usesIn(findingsOf(copy, results)).map(({ file, line, column, interface: use }) => ({ file, line, column, interface: use }))
    expect(found).toEqual(uses)
  })

  it('still has the look-alikes, none of them reported', () => {
    const findings = findingsOf(copy, results)
    for (const { file, text, why } of silent) {
      const source = readFileSync(path.join(copy, file), 'utf8')
      const start = source.indexOf(text)
      expect(start, `${file} has ${text}`).toBeGreaterThanOrEqual(0)
      const line = source.slice(0, start).split('\n').length
      const column = start - (source.lastIndexOf('\n', start - 1) + 1) + 1
      const spoken = findings.filter((finding) => finding.file === file && finding.line === line && finding.column >= column && finding.column < column + text.length)
      expect(spoken, why).toEqual([])
    }
  })
})
