import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { rules } from '../../src/rules/index.js'
import { configOf, findingsOf, lint, PROGRAMS } from './linting.js'
import { PATTERN_FINDINGS } from './pattern-findings.js'

const PATTERNS = path.join(PROGRAMS, 'patterns')

async function placesIn(pattern: string, preset: 'recommended' | 'strict', after: readonly Linter.Config[] = []): Promise<readonly string[]> {
  const folder = path.join(PATTERNS, pattern)
  return findingsOf(folder, await lint(folder, configOf(preset, {}, after))).map(({ file, line, rule }) => `${file}:${line} ${rule}`)
}

const TAKES_OFFICIAL_POPUP = JSON.stringify(rules['no-unguarded']?.meta.schema).includes('officialPopup')

describe('the patterns of the guide', () => {
  it('are all here', () => {
    expect(readdirSync(PATTERNS)).toEqual(Object.keys(PATTERN_FINDINGS))
  })

  it.each(Object.entries(PATTERN_FINDINGS))('%s', async (pattern, places) => {
    expect(await placesIn(pattern, 'strict')).toEqual(places)
    expect(await placesIn(pattern, 'recommended')).toEqual(places)
  })

  it.runIf(TAKES_OFFICIAL_POPUP)('official-popup, where the platform’s own popup is accepted', async () => {
    const accepting: Linter.Config = { files: ['**/*.js'], rules: { 'wechat-privacy/no-unguarded': ['error', { officialPopup: 'accept' }] } }
    expect(await placesIn('official-popup', 'strict', [accepting])).toEqual([])
  })
})
