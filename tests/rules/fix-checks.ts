import { Linter, type ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'
import * as typeScriptParser from '@typescript-eslint/parser'
import type { InvalidTestCase, ValidTestCase } from '@typescript-eslint/rule-tester'
import { wxmlParser } from '../../src/parsers/wxml-parser.js'
import type { PrivacyRule } from '../../src/rules/create-rule.js'

/** Cases of a rule, for its tester and for `checkFixes`. */
export interface Cases {
  readonly valid: readonly ValidTestCase<readonly unknown[]>[]
  readonly invalid: readonly InvalidTestCase<string, readonly unknown[]>[]
}

/** What a case of the rule testers says, as far as it matters here. */
interface InvalidCase {
  readonly name?: string
  readonly code: string
  readonly filename?: string
  readonly settings?: object
  readonly options?: readonly unknown[]
}

const COMMENT = /<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/gu

/** Checks of every fix and suggestion of some cases: what comes out parses, keeps each comment, is not fixed again, and is not reported again. */
export function checkFixes(name: string, rule: PrivacyRule, kind: 'script' | 'wxml', cases: readonly InvalidCase[]): void {
  const linter = new Linter({ cwd: '/' })
  const parser = kind === 'wxml' ? wxmlParser : { ...typeScriptParser, meta: { name: 'typescript' } }

  function lint(code: string, { filename, settings, options = [] }: InvalidCase): readonly Linter.LintMessage[] {
    const config = {
      files: ['**/*.wxml', '**/*.js', '**/*.ts'],
      languageOptions: { parser: parser, ...(kind === 'script' ? { parserOptions: { ecmaFeatures: { jsx: true } } } : {}) },
      plugins: { own: { rules: { [name]: rule } } as unknown as ESLint.Plugin },
      rules: { [`own/${name}`]: ['error', ...options] },
      settings: { ...settings },
    } as Linter.Config
    return linter.verify(code, [config], { filename: filename ?? `/file.${kind === 'wxml' ? 'wxml' : 'js'}` })
  }

  function fixed(code: string, given: InvalidCase): string {
    let text = code
    for (let pass = 0; pass < 10; pass++) {
      const edits = lint(text, given).flatMap(({ fix }) => fix ?? [])
      const next = apply(text, edits)
      if (next === text) return text
      text = next
    }
    throw new Error(`the fixes of ${name} never come to an end`)
  }

  function expectSound(before: string, after: string, given: InvalidCase): void {
    const messages = lint(after, given)
    expect(messages.filter(({ fatal }) => fatal)).toEqual([])
    for (const [comment] of before.matchAll(COMMENT)) expect(after).toContain(comment)
    expect(messages.length).toBeLessThan(lint(before, given).length)
  }

  describe(`fixes of ${name}`, () => {
    const fixable = cases.filter((given) => lint(given.code, given).some(({ fix }) => fix))
    const suggesting = cases.filter((given) => lint(given.code, given).some(({ suggestions = [] }) => suggestions.length > 0))

    if (fixable.length + suggesting.length === 0) throw new Error(`no case of ${name} has a fix`)

    test.each(fixable.map((given) => [given.name ?? given.code, given] as const))('hold: %s', (_title, given) => {
      const once = fixed(given.code, given)
      expect(fixed(once, given)).toBe(once)
      expectSound(given.code, once, given)
    })

    test.each(suggesting.map((given) => [given.name ?? given.code, given] as const))('suggestions hold: %s', (_title, given) => {
      for (const { suggestions = [] } of lint(given.code, given)) for (const { fix } of suggestions) expectSound(given.code, apply(given.code, [fix]), given)
    })
  })
}

/** Applies the edits that do not overlap, as ESLint does in one pass. */
function apply(code: string, edits: readonly { readonly range: readonly [number, number]; readonly text: string }[]): string {
  let text = ''
  let at = 0
  for (const { range, text: inserted } of [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    if (range[0] < at) continue
    text += code.slice(at, range[0]) + inserted
    at = range[1]
  }
  return text + code.slice(at)
}
