import { describe, expect, it } from 'vitest'
import { RUNTIME_ERRORS, SERVER_ERRORS, type ErrorRow } from '../../src/catalogue/errors.js'
import { SOURCES } from '../../src/catalogue/sources.js'

const tables: readonly (readonly [string, readonly ErrorRow[]])[] = [
  ['run-time errors', RUNTIME_ERRORS],
  ['server errors', SERVER_ERRORS],
]

describe.each(tables)('%s', (_, rows) => {
  it('have one row for each code and errMsg', () => {
    const ids = rows.map((row) => `${row.code} ${row.errMsg ?? ''}`)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it.each(rows)('$code $errMsg is explained in both languages and names its source', ({ en, zh, source }) => {
    expect(en.trim()).not.toBe('')
    expect(zh).toMatch(/[\u4E00-\u9FFF]/u)
    expect(SOURCES).toHaveProperty(source)
  })

  it.each(rows.filter((row) => row.errMsg !== undefined))('$code $errMsg is the text alone, without the interface', ({ errMsg }) => {
    expect(errMsg).not.toMatch(/:|^fail|^\s|\s$/u)
  })
})

describe('codes that people search for', () => {
  it.each([
    ['api scope is not declared in the privacy agreement', [112]],
    ['appid privacy api banned', [1025, 1026]],
    ['privacy permission is not authorized', [104, 101102]],
    ['privacy permission is not authorized or buttonId is wrong', [104]],
  ])('%s has its numbers', (errMsg, codes) => {
    expect(RUNTIME_ERRORS.filter((row) => row.errMsg === errMsg).map((row) => row.code)).toEqual(codes)
  })

  it('have the number that the server really uses for the storage period', () => {
    const codes = SERVER_ERRORS.map((row) => row.code)
    expect(codes).toContain(86072)
    expect(codes).not.toContain(87072)
  })
})
