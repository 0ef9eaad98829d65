import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../src/rules/index.js'
import { configOf, findingsOf, lint, PROGRAMS, type Finding } from './linting.js'
import { marksIn } from './marks.js'

const DIALECTS = ['taro-react', 'taro-vue', 'uni-vue2', 'uni-vue3']
/** Of these the uses, the declarations and the agree buttons are promised. */
const SMALL = ['mpx', 'wepy']
const SAMPLES = [...DIALECTS.flatMap((dialect) => [dialect, `${dialect}-mistakes`]), ...SMALL]

/** The default base library keeps the first silent; the second speaks of the guideline file, which is the same in every dialect. */
const NOT_OF_DIALECTS = ['require-feature-check', 'valid-guideline']

function placesOf(findings: readonly Pick<Finding, 'file' | 'line' | 'rule'>[]): readonly string[] {
  return findings.map(({ file, line, rule }) => `${file}:${String(line)} ${rule}`).sort()
}

describe.each(SAMPLES)('the sample %s', (sample) => {
  const folder = path.join(PROGRAMS, sample)
  const marks = marksIn(folder)
  let findings: readonly Finding[] = []

  beforeAll(async () => {
    findings = findingsOf(folder, await lint(folder, configOf('all')))
  })

  it('can be read', () => {
    expect(findings.filter(({ rule }) => rule === 'parsing').map(({ file, message }) => `${file}: ${message}`)).toEqual([])
  })

  it('has every finding that it announces', () => {
    const found = placesOf(findings)
    expect(placesOf(marks).filter((place) => !found.includes(place))).toEqual([])
    expect(marks.length).toBeGreaterThanOrEqual(5)
  })

  it('has no other', () => {
    const announced = placesOf(marks)
    expect(placesOf(findings).filter((place) => !announced.includes(place))).toEqual([])
  })

  it('has each of them once', () => {
    const found = placesOf(findings)
    expect(found.filter((place, index) => found.indexOf(place) !== index)).toEqual([])
  })

  it('is judged alike in Chinese, with no placeholder open', async () => {
    const inChinese = findingsOf(folder, await lint(folder, configOf('all', { locale: 'zh' })))
    expect(placesOf(inChinese)).toEqual(placesOf(findings))
    expect([...findings, ...inChinese].filter(({ message }) => /\{\{|\}\}|undefined|\[object/u.test(message))).toEqual([])
  })
})

describe.each(DIALECTS)('the two samples of %s', (dialect) => {
  it('announce each rule that its programs can break', () => {
    const announced = new Set([dialect, `${dialect}-mistakes`].flatMap((sample) => marksIn(path.join(PROGRAMS, sample)).map(({ rule }) => rule)))
    expect(Object.keys(rules).filter((rule) => !announced.has(rule) && !NOT_OF_DIALECTS.includes(rule))).toEqual([])
  })
})
