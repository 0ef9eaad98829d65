import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { plugin } from '../../src/plugin.js'
import { rules } from '../../src/rules/index.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The severity in the preset `recommended`; in `strict` and `all` every rule is an error. */
const RECOMMENDED: Readonly<Record<string, 'error' | 'warn' | 'off'>> = {
  'no-undeclared': 'error',
  'require-agree-button': 'error',
  'require-resolve': 'error',
  'valid-resolve': 'error',
  'required-private-infos': 'error',
  'valid-guideline': 'error',
  'no-unknown-privacy-api': 'error',
  'no-unguarded': 'warn',
  'valid-agree-button': 'warn',
  'no-single-resolve-slot': 'warn',
  'no-multiple-listeners': 'warn',
  'no-exit-on-disagree': 'warn',
  'no-revoked': 'warn',
  'no-ineffective-privacy-check': 'warn',
  'no-unused-declaration': 'warn',
  'require-feature-check': 'warn',
  'require-denial-handler': 'off',
  'no-eager-use': 'off',
}

const ENTRIES = Object.entries(rules)
const NAMES = Object.keys(rules).sort()

/** The files of a folder, by name without suffix, whose text has the mark. */
function filesIn(folder: string, suffix: string, mark = ''): string[] {
  if (!existsSync(ROOT + folder)) return []
  const files = readdirSync(ROOT + folder).filter((file) => file.endsWith(suffix))
  return files.filter((file) => readFileSync(`${ROOT}${folder}/${file}`, 'utf8').includes(mark)).map((file) => file.slice(0, -suffix.length)).sort()
}

const PRESETS = ['recommended', 'strict', 'all', 'recommended-rules', 'strict-rules'] as const

function levelIn(preset: (typeof PRESETS)[number], name: string): unknown {
  const entries = plugin.configs[preset].map(({ rules: configured }) => configured?.[`wechat-privacy/${name}`])
  const entry: unknown = entries.findLast((configured) => configured !== undefined) ?? 'off'
  return Array.isArray(entry) ? entry[0] : entry
}

function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/gu)].map(([, name = '']) => name))].sort()
}

/** The schemas of all properties of a rule's options, nested ones included, by their path. */
function propertiesOf(schema: unknown, at = ''): (readonly [string, object])[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const own = key === 'properties' ? Object.entries(value as Record<string, object>).map(([name, property]) => [`${at}.${name}`, property] as const) : []
    return [...own, ...propertiesOf(value, key === 'properties' ? at : `${at}/${key}`)]
  })
}

describe('rules, files and pages', () => {
  it('are the same in src/rules and in its index', () => {
    expect(filesIn('src/rules', '.ts', 'export default createRule')).toEqual(NAMES)
  })

  it('are the same in docs/rules', () => {
    expect(filesIn('docs/rules', '.md')).toEqual(NAMES)
  })

  it.each(NAMES)('%s has a test', (name) => {
    expect(filesIn('tests/rules', '.test.ts')).toContain(name)
  })

  it.each(NAMES)('%s is named in its file and on its page', (name) => {
    expect(filesIn('src/rules', '.ts', `name: '${name}'`)).toEqual([name])
    expect(readFileSync(`${ROOT}docs/rules/${name}.md`, 'utf8').split('\n')[0]).toContain(`wechat-privacy/${name}`)
  })
})

describe.each(NAMES)('presets place %s', (name) => {
  it.each(PRESETS)('%s', (preset) => {
    expect(levelIn(preset, name)).toBe(preset.startsWith('recommended') ? RECOMMENDED[name] : 'error')
  })
})

describe.each(ENTRIES)('messages of %s', (_, { meta, zh }) => {
  it('exist in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(meta.messages).sort())
  })

  it.each(Object.entries(meta.messages))('%s reads as a sentence with the same parts', (id, en) => {
    // A message may end in an advice, which is a sentence of its own.
    expect(en).toMatch(/(?:\.|\}\})$/u)
    expect(zh[id]).toMatch(/(?:。|\}\})$/u)
    expect(placeholdersOf(zh[id] ?? '')).toEqual(placeholdersOf(en))
  })
})

describe.each(ENTRIES)('options of %s', (_, { meta }) => {
  it('are described', () => {
    expect(propertiesOf(meta.schema).filter(([, property]) => !('description' in property)).map(([name]) => name)).toEqual([])
  })
})
