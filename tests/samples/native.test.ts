import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PRIVACY_KEYS } from '../../src/catalogue/privacy-keys.js'
import { configOf, findingsOf, lint, PROGRAMS, usesIn, type Finding, type FoundUse, type Preset } from './linting.js'

interface Expectations {
  readonly uses: readonly (Omit<FoundUse, 'column'> & { readonly kind: string })[]
  readonly silent: readonly { readonly file: string; readonly line: number; readonly why: string }[]
}

const NATIVE = path.join(PROGRAMS, 'native')
const { uses, silent } = JSON.parse(readFileSync(path.join(NATIVE, 'expected-uses.json'), 'utf8')) as Expectations

async function findingsIn(program: string, preset: Preset, settings?: Readonly<Record<string, unknown>>): Promise<readonly Finding[]> {
  const folder = path.join(PROGRAMS, program)
  return findingsOf(folder, await lint(folder, configOf(preset, settings)))
}

function places(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ file, line, rule }) => `${file}:${String(line)} ${rule}`)
}

/** Without columns, which the expectations do not give. */
function usesOf(findings: readonly Finding[]): readonly Omit<FoundUse, 'column'>[] {
  return usesIn(findings).map(({ file, line, interface: name, keys }) => ({ file, line, interface: name, keys }))
}

function byPlace(one: Omit<FoundUse, 'column'>, other: Omit<FoundUse, 'column'>): number {
  return one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1
}

describe('the native program, nothing declared', () => {
  it.each(['en', 'zh'])('has exactly the expected uses (%s)', async (locale) => {
    const found = usesOf(await findingsIn('native', 'all', { declared: [], locale }))
    expect(found).toEqual(uses.map(({ file, line, interface: name, keys }) => ({ file, line, interface: name, keys })).sort(byPlace))
  })

  it('says nothing, by whatever rule, about the look-alikes', async () => {
    const found = await findingsIn('native', 'all', { declared: [] })
    const spoken = silent.filter(({ file, line }) => found.some((finding) => finding.file === file && finding.line === line))
    expect(spoken).toEqual([])
    expect(silent.length).toBeGreaterThan(20)
  })

  it.each(silent)('still has the look-alike at $file:$line ($why)', ({ file, line }) => {
    const text = readFileSync(path.join(NATIVE, file), 'utf8').split('\n')[line - 1]
    expect(text?.trim()).toBeTruthy()
  })
})

describe('the native program with its own guideline', () => {
  const EXPECTED = [
    'miniprogram/app.json:35 required-private-infos',
    'miniprogram/app.json:35 required-private-infos',
    'miniprogram/packages/door/pages/unlock/unlock.js:28 no-undeclared',
    'miniprogram/pages/about/about.js:5 no-undeclared',
    'miniprogram/pages/entry-code/entry-code.ts:13 no-undeclared',
    'miniprogram/pages/entry-code/entry-code.ts:23 no-undeclared',
    'miniprogram/pages/home/home.js:24 no-undeclared',
    'miniprogram/pages/invoice/invoice.js:14 no-undeclared',
    'miniprogram/pages/order/order.ts:31 no-undeclared',
    'miniprogram/pages/profile/profile.js:21 no-revoked',
    'miniprogram/pages/repair/repair.wxml:1 no-undeclared',
    'privacy-guideline.json:5 valid-guideline',
    'privacy-guideline.json:14 valid-guideline',
  ]

  /** On pages that mount no popup, and the nickname, which no popup covers. */
  const UNGUARDED = [
    'miniprogram/packages/door/pages/unlock/unlock.js:18 no-unguarded',
    'miniprogram/packages/door/pages/unlock/unlock.js:28 no-unguarded',
    'miniprogram/packages/parking/pages/apply/apply.ts:8 no-unguarded',
    'miniprogram/pages/about/about.js:5 no-unguarded',
    'miniprogram/pages/entry-code/entry-code.ts:13 no-unguarded',
    'miniprogram/pages/entry-code/entry-code.ts:23 no-unguarded',
    'miniprogram/pages/invoice/invoice.js:7 no-unguarded',
    'miniprogram/pages/invoice/invoice.js:14 no-unguarded',
    'miniprogram/pages/profile/profile.wxml:6 no-unguarded',
    'miniprogram/pages/repair/repair.js:23 no-unguarded',
    'miniprogram/pages/repair/repair.wxml:1 no-unguarded',
    'miniprogram/utils/location.js:3 no-unguarded',
  ]

  it('reports under recommended what is wrong with its declarations', async () => {
    expect(places(await findingsIn('native', 'recommended')).filter((place) => !UNGUARDED.includes(place))).toEqual(EXPECTED)
  })

  it('reports under recommended what stands behind no consent', async () => {
    expect(places(await findingsIn('native', 'recommended')).filter((place) => place.endsWith(' no-unguarded'))).toEqual(UNGUARDED)
  })

  it('reports the same in Chinese, with the item to tick in each no-undeclared', async () => {
    const found = await findingsIn('native', 'recommended', { locale: 'zh' })
    expect(places(found).filter((place) => !UNGUARDED.includes(place))).toEqual(EXPECTED)
    expect(found.filter(({ message }) => !/\p{Script=Han}{4}/u.test(message))).toEqual([])
    const items = Object.values(PRIVACY_KEYS).map(({ zh }) => `勾选「${zh}」`)
    const undeclared = found.filter(({ rule }) => rule === 'no-undeclared')
    expect(undeclared.filter(({ message }) => !items.some((item) => message.includes(item)))).toEqual([])
  })

  it('leaves no placeholder open in either language', async () => {
    const found = [...(await findingsIn('native', 'all')), ...(await findingsIn('native', 'all', { declared: [], locale: 'zh' }))]
    expect(found.filter(({ message }) => /\{\{|\}\}|undefined|\[object/u.test(message))).toEqual([])
  })
})

describe('the other programs', () => {
  it.each(['en', 'zh'])('find nothing in the clean one, by any rule (%s)', async (locale) => {
    expect(await findingsIn('clean', 'all', { locale })).toEqual([])
  })

  it('find nothing in the mini game under recommended: getUserInfo is alive there', async () => {
    expect(await findingsIn('minigame', 'recommended')).toEqual([])
  })

  it('find in the mini game under all only the chooseImage that is deprecated there too', async () => {
    expect(places(await findingsIn('minigame', 'all'))).toEqual(['game.js:37 no-revoked'])
  })

  it('see both uses of the mini game', async () => {
    expect(usesOf(await findingsIn('minigame', 'all', { declared: [] }))).toEqual([
      { file: 'game.js', line: 27, interface: 'getUserInfo', keys: ['UserInfo'] },
      { file: 'game.js', line: 37, interface: 'chooseImage', keys: ['Album'] },
    ])
  })

  it.each(['recommended', 'all'] as const)('find nothing in a plugin without a guideline (%s)', async (preset) => {
    expect(await findingsIn('plugin', preset)).toEqual([])
  })

  it('see the uses of a plugin where something is declared', async () => {
    expect(usesOf(await findingsIn('plugin', 'all', { declared: [] }))).toEqual([
      { file: 'plugin/components/voice-note/voice-note.js', line: 15, interface: 'scope.record', keys: ['Record'] },
      { file: 'plugin/components/voice-note/voice-note.js', line: 19, interface: 'RecorderManager.start', keys: ['Record'] },
      { file: 'plugin/cover.js', line: 2, interface: 'chooseMedia', keys: ['Album'] },
    ])
  })
})
