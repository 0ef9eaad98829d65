import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_VERSIONS as ALL, legacyESLint, VERSIONS, type Version } from './eslint-versions.js'
import { Project, ROOT } from './project.js'

const require = createRequire(import.meta.url)
const NATIVE = path.join(ROOT, 'tests/programs/native')

const WITH_DEFINE_CONFIG: readonly Version[] = ['10.15.0', '9.39.5']

const LINTED = ['miniprogram', 'project.config.json']
const PRESET = '...wechatPrivacy.configs.recommended'
/** With no information declared, every use is a finding. */
const SETTINGS = `{ settings: { 'wechat-privacy': { declared: [] } } }`

interface Neighbour {
  readonly name: string
  readonly versions: readonly Version[]
  readonly imports: (version: Version) => string
  readonly before: string
  /** Where it must be written otherwise when it stands after the preset. */
  readonly after?: string
  /** It says how files are read that are not plain scripts. */
  readonly ownsFiles: boolean
}

/** What else people configure. Each must go on reporting what it reports alone. */
const NEIGHBOURS: readonly Neighbour[] = [
  {
    name: 'eslint-plugin-wxml',
    versions: ALL,
    imports: () => `import wxml from 'eslint-plugin-wxml'\nimport wxmlParser from '@wxml/parser'`,
    before: `{ files: ['**/*.wxml'], plugins: { wxml }, languageOptions: { parser: wxmlParser }, rules: { 'wxml/forbid-tags': ['error', { forbid: ['button'] }] } }`,
    ownsFiles: true,
  },
  {
    name: '@eslint/json',
    versions: WITH_DEFINE_CONFIG,
    imports: () => `import json from '@eslint/json'`,
    before: `{ files: ['**/*.json'], plugins: { json }, language: 'json/json', rules: { 'json/sort-keys': 'error' } }`,
    ownsFiles: true,
  },
  {
    name: 'jsonc-eslint-parser',
    versions: ALL,
    imports: () => `import * as jsoncParser from 'jsonc-eslint-parser'`,
    before: `{ files: ['**/*.json'], languageOptions: { parser: jsoncParser }, rules: { 'max-lines': ['error', 1] } }`,
    ownsFiles: false,
  },
  {
    name: 'the unscoped js.configs.recommended',
    versions: ALL,
    imports: (version) => `import js from '${pathToFileURL(jsOf(version)).href}'`,
    before: 'js.configs.recommended',
    ownsFiles: false,
  },
  {
    name: 'typescript-eslint',
    // Under ESLint 8 it would take its base rules from the ESLint that is installed here as `eslint`.
    versions: WITH_DEFINE_CONFIG,
    imports: () => `import tseslint from 'typescript-eslint'`,
    before: `...tseslint.configs.recommended, { files: ['**/*.ts'], rules: { '@typescript-eslint/explicit-function-return-type': ['error', { allowTypedFunctionExpressions: false }] } }`,
    // Without `files` its parser would be the last word for every file, templates included.
    after: `...tseslint.configs.recommended.map((config) => ({ files: ['**/*.ts'], ...config })), { files: ['**/*.ts'], rules: { '@typescript-eslint/explicit-function-return-type': ['error', { allowTypedFunctionExpressions: false }] } }`,
    ownsFiles: true,
  },
]

function jsOf(version: Version): string {
  return createRequire(require.resolve(`${VERSIONS[version].name}/package.json`)).resolve('@eslint/js')
}

interface Finding {
  /** A fatal error has its text instead. */
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly range: string
}

let project: Project
let expected: readonly Finding[]
let configCount = 0

beforeAll(async () => {
  const packages = ['eslint-plugin-wechat-privacy', 'eslint', 'eslint9', 'eslint8', 'eslint-plugin-wxml', '@wxml/parser', '@eslint/json', 'jsonc-eslint-parser', 'typescript-eslint', '@typescript-eslint/parser', 'typescript']
  project = Project.withPackages(packages).copy(path.join(NATIVE, 'miniprogram'), 'miniprogram').copy(path.join(NATIVE, 'project.config.json'), 'project.config.json')
  expected = await lint('10.15.0', '', [PRESET, SETTINGS])
})

afterAll(() => {
  project.remove()
})

/** What that version finds with a config file of those entries. */
async function lint(version: Version, imports: string, entries: readonly string[], wrapper = ''): Promise<Finding[]> {
  const file = `${String(configCount++)}.config.mjs`
  project.write({ [file]: `import wechatPrivacy from 'eslint-plugin-wechat-privacy'\n${imports}\nexport default ${wrapper}([\n${entries.join(',\n')},\n])\n` })
  const eslint = new VERSIONS[version].ESLint({ cwd: project.root, overrideConfigFile: project.pathOf(file) })
  return findingsOf(await eslint.lintFiles(LINTED))
}

function lintWithDefineConfig(version: Version, entries: readonly string[]): Promise<Finding[]> {
  return lint(version, `import { defineConfig } from '${VERSIONS[version].name}/config'`, entries, 'defineConfig')
}

/** By file, because the versions walk folders in different orders. */
function findingsOf(results: readonly ESLint.LintResult[]): Finding[] {
  return results.toSorted((a, b) => a.filePath.localeCompare(b.filePath)).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line, column, endLine, endColumn }) => ({
      rule: ruleId ?? message,
      file: path.relative(project.root, filePath).split(path.sep).join('/'),
      line,
      range: `${String(line)}:${String(column)}-${String(endLine)}:${String(endColumn)}`,
    })),
  )
}

/** Of the neighbour's parsers some count columns from 0, so that only lines are compared. */
function linesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, file, line }) => `${rule} ${file}:${String(line)}`)
}

function isOurs({ rule }: Finding): boolean {
  return rule.startsWith('wechat-privacy/')
}

/** Ours, and everything that is no rule's: fatal errors must not pass for silence. */
function oursAndFatal(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => isOurs(finding) || finding.rule.includes(' '))
}

interface ExpectedUses {
  readonly uses: readonly { readonly file: string; readonly line: number; readonly keys: readonly string[] }[]
}

it('finds every use of the program', () => {
  const { uses } = JSON.parse(readFileSync(path.join(NATIVE, 'expected-uses.json'), 'utf8')) as ExpectedUses
  const found = expected.filter(({ rule }) => rule === 'wechat-privacy/no-undeclared').map(({ file, line }) => `${file}:${String(line)}`)
  expect(found.sort()).toEqual(uses.flatMap(({ file, line, keys }) => keys.map(() => `${file}:${String(line)}`)).sort())
  expect(expected.filter((finding) => !isOurs(finding))).toEqual([])
})

describe.each(ALL)('ESLint %s gives the same findings', (version) => {
  it('is that version', () => {
    expect((require(`${VERSIONS[version].name}/package.json`) as { version: string }).version).toBe(version)
  })

  it('with the preset as an array', async () => {
    expect(await lint(version, '', [PRESET, SETTINGS])).toEqual(expected)
  })

  describe.each(NEIGHBOURS.filter(({ versions }) => versions.includes(version)).map((neighbour) => [neighbour.name, neighbour] as const))('beside %s', (_, { imports, before, after = before }) => {
    it.each([
      ['before it', [before, PRESET, SETTINGS], before],
      ['after it', [PRESET, SETTINGS, after], after],
    ])('that stands %s', async (_, entries, alone) => {
      const findings = await lint(version, imports(version), entries)
      const theirs = (await lint(version, imports(version), [alone])).filter(({ rule }) => !rule.includes(' '))
      expect(oursAndFatal(findings)).toEqual(expected)
      expect(theirs).not.toEqual([])
      expect(linesOf(findings)).toEqual(expect.arrayContaining(linesOf(theirs)))
    })
  })
})

describe.each(WITH_DEFINE_CONFIG)('ESLint %s gives the same findings', (version) => {
  it('with the preset as a name', async () => {
    expect(await lintWithDefineConfig(version, [`{ plugins: { 'wechat-privacy': wechatPrivacy }, extends: ['wechat-privacy/recommended'] }`, SETTINGS])).toEqual(expected)
  })

  it('under another name of the plugin', async () => {
    const findings = await lintWithDefineConfig(version, [`{ plugins: { consent: wechatPrivacy }, extends: ['consent/recommended'] }`, SETTINGS])
    expect(findings).toEqual(expected.map((finding) => ({ ...finding, rule: finding.rule.replace('wechat-privacy/', 'consent/') })))
  })

  it('with rules only, where others own templates, JSON and TypeScript', async () => {
    const others = NEIGHBOURS.filter(({ ownsFiles }) => ownsFiles)
    const entries = ['...wechatPrivacy.configs["recommended-rules"]', ...others.map(({ after, before }) => after ?? before), SETTINGS]
    expect(oursAndFatal(await lint(version, others.map(({ imports }) => imports(version)).join('\n'), entries))).toEqual(expected)
  })
})

describe.each(['9.39.5', '8.57.1'] as const)('ESLint %s gives the same findings', (version) => {
  it('with the preset for eslintrc', async () => {
    const LegacyESLint = legacyESLint(version)
    const config = { root: true, extends: ['plugin:wechat-privacy/legacy-recommended'], settings: { 'wechat-privacy': { declared: [] } } }
    project.write({ '.eslintrc.json': JSON.stringify(config) })
    expect(findingsOf(await new LegacyESLint({ cwd: project.root }).lintFiles(LINTED))).toEqual(expected)
  })
})
