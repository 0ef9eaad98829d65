import { describe, expect, it } from 'vitest'
import { INTERFACES } from '../../src/catalogue/interfaces.js'
import { CUSTOM_KEY, KEY_MISSPELLINGS, PRIVACY_KEYS } from '../../src/catalogue/privacy-keys.js'
import { SOURCES } from '../../src/catalogue/sources.js'

const rows = Object.entries(PRIVACY_KEYS).map(([key, row]) => ({ key, ...row }))

describe('privacy keys', () => {
  it('are 28, of which 21 gate interfaces', () => {
    expect(rows).toHaveLength(28)
    expect(rows.filter((row) => row.gatesInterfaces)).toHaveLength(21)
  })

  it('do not hold the key of rows in the own words of the program', () => {
    expect(PRIVACY_KEYS).not.toHaveProperty(CUSTOM_KEY)
  })

  it.each(['zh', 'en'] as const)('have a name of their own each (%s)', (language) => {
    expect(new Set(rows.map((row) => row[language])).size).toBe(rows.length)
  })
})

describe.each(rows)('$key', ({ key, zh, en, gatesInterfaces, source }) => {
  it('gates an interface exactly when it says so', () => {
    const names: readonly string[] = INTERFACES.flatMap((row) => row.keys)
    expect(names.includes(key)).toBe(gatesInterfaces)
  })

  it('is worded in both languages and names its source', () => {
    expect(zh).toMatch(/^[\u4E00-\u9FFF（）、]+$/u)
    expect(en).toMatch(/^[A-Za-z][\w(). -]+[\w)]$/u)
    expect(SOURCES).toHaveProperty(source)
  })
})

describe.each(Object.entries(KEY_MISSPELLINGS))('the misspelling %s', (wrong, right) => {
  it('is no key, and what was meant is one', () => {
    expect(PRIVACY_KEYS).not.toHaveProperty(wrong)
    expect(PRIVACY_KEYS).toHaveProperty(right)
  })
})
