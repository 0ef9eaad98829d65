import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { RuleTester } from '@typescript-eslint/rule-tester'
import * as typeScriptParser from '@typescript-eslint/parser'
import { afterAll } from 'vitest'
import type { PrivacyRule } from '../../src/rules/create-rule.js'
import { jsonParser } from '../../src/parsers/json-parser.js'
import { sfcParser } from '../../src/program/sfc-parser.js'
import { wxmlParser } from '../../src/parsers/wxml-parser.js'

/** Testers for each kind of file; the plugin's own parsers are those of the presets. */
export const script = new RuleTester({ languageOptions: { parser: typeScriptParser, parserOptions: { ecmaFeatures: { jsx: true } } } })
export const wxml = new RuleTester({ languageOptions: { parser: wxmlParser } })
/** Components of mpx and wepy. */
export const sfc = new RuleTester({ languageOptions: { parser: sfcParser } })
export const json = new RuleTester({ languageOptions: { parser: jsonParser } })

/** A program in a temporary folder, which goes with the test file. Returns the way from a file's name in it to its path. */
export function program(files: Readonly<Record<string, string>>): (file: string) => string {
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), 'program-'))
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(root, file)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
  afterAll(() => {
    rmSync(root, { recursive: true, force: true })
  })
  return (file) => path.join(root, file)
}

/** Settings of the plugin, as ESLint has them. */
export function settings(values: Readonly<Record<string, unknown>>): { readonly 'wechat-privacy': Readonly<Record<string, unknown>> } {
  return { 'wechat-privacy': values }
}

/** A rule that reports the same and changes nothing, for tests of what it reports; those in tests/fixes look at its changes. */
export function onlyReporting(rule: PrivacyRule): PrivacyRule {
  return {
    ...rule,
    create: (context) => {
      const report: typeof context.report = (finding) => { context.report({ ...finding, fix: null, suggest: null }) }
      return rule.create(Object.create(context, { report: { value: report } }) as typeof context)
    },
  }
}
