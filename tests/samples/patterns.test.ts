import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { configOf, findingsOf, lint, PROGRAMS } from './linting.js'

const PATTERNS = path.join(PROGRAMS, 'patterns')
const NAMES = readdirSync(PATTERNS)

async function placesIn(pattern: string, preset: 'recommended' | 'strict'): Promise<readonly string[]> {
  const folder = path.join(PATTERNS, pattern)
  return findingsOf(folder, await lint(folder, configOf(preset))).map(({ file, line, rule }) => `${file}:${line} ${rule}`)
}

/** What `strict` says of the patterns; docs/consent.md gives the reasons. */
const STRICT: Readonly<Record<string, readonly string[]>> = {
  component: ['components/consent-popup/consent-popup.js:7 require-resolve'],
  nickname: ['components/consent-popup/consent-popup.js:7 require-resolve'],
  'page-active': [],
  'page-passive': [],
  'tab-bar': ['components/consent-popup/consent-popup.js:7 require-resolve'],
}

describe('the patterns of the platform’s own examples', () => {
  it('are all here', () => {
    expect(NAMES).toEqual(Object.keys(STRICT))
  })

  it.each(NAMES)('%s is clean under `recommended`', async (pattern) => {
    expect(await placesIn(pattern, 'recommended')).toEqual([])
  })

  it.each(Object.entries(STRICT))('%s under `strict`', async (pattern, places) => {
    expect(await placesIn(pattern, 'strict')).toEqual(places)
  })
})
