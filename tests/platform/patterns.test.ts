import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { MiniGame } from './mini-game.js'
import { MiniProgram } from './mini-program.js'
import type { PlatformState } from './privacy-runtime.js'
import { storyOf } from './story.js'
import { User } from './user.js'

const PATTERNS = fileURLToPath(new URL('../programs/patterns', import.meta.url))

const RESULTS = {
  chooseMedia: { tempFiles: [{ tempFilePath: 'wxfile://photo.jpg' }] },
  getClipboardData: { data: 'SF1234567890' },
  getUserInfo: { userInfo: { nickName: '小明' } },
}

/** A pattern on the phone. */
interface Phone {
  readonly sees: (what: string) => boolean
  readonly taps: (what: string) => Promise<void>
  readonly waits: (milliseconds: number) => Promise<void>
  readonly story: () => readonly string[]
}

/** Opens a pattern; the `user` of the state answers the platform's own popup, where the program leaves it to that. */
async function opened(pattern: string, state: Partial<PlatformState> = {}): Promise<Phone> {
  const full: PlatformState = { user: 'silent', results: RESULTS, ...state }
  const root = path.join(PATTERNS, pattern)
  if (pattern === 'minigame') {
    const game = await MiniGame.open(root, full)
    return { sees: (what) => game.sees(what), taps: (what) => game.taps(what), waits: (time) => game.waits(time), story: () => storyOf(game.runtime.log) }
  }
  const program = await MiniProgram.open(root, full)
  const user = new User(program)
  return { sees: (what) => user.sees(what), taps: (what) => user.taps(what), waits: (time) => user.waits(time), story: () => storyOf(program.runtime.log) }
}

interface Pattern {
  readonly name: string
  /** What the user taps for the feature. */
  readonly feature: string
  readonly runs: readonly string[]
  /** What the user sees of the success. */
  readonly shows: string
  /** What the program is told of a refusal, and what it tells the user. */
  readonly refusal: readonly string[]
}

const NOT_AUTHORIZED = 'privacy permission is not authorized'

/** Patterns with a popup of their own. */
const OWN_POPUP: readonly Pattern[] = [
  { name: 'app-listener', feature: '开门', runs: ['openBluetoothAdapter runs', 'openBluetoothAdapter succeeds'], shows: '正在找门锁', refusal: [`openBluetoothAdapter:fail ${NOT_AUTHORIZED}`, 'toast 请用钥匙开门'] },
  { name: 'component', feature: '打开指南针', runs: ['startCompass runs', 'startCompass succeeds'], shows: '指南针已打开', refusal: [`startCompass:fail ${NOT_AUTHORIZED}`, 'toast 指南针不可用'] },
  { name: 'minigame', feature: '用我的昵称', runs: ['getUserInfo runs', 'getUserInfo succeeds'], shows: '你好，小明', refusal: [`getUserInfo:fail ${NOT_AUTHORIZED}`] },
  { name: 'page-active', feature: '粘贴', runs: ['getClipboardData runs', 'getClipboardData succeeds'], shows: 'SF1234567890', refusal: ['toast 请手动输入'] },
  { name: 'page-passive', feature: '加照片', runs: ['chooseMedia runs', 'chooseMedia succeeds'], shows: '<image>', refusal: [`chooseMedia:fail ${NOT_AUTHORIZED}`, 'toast 没有选择照片'] },
  { name: 'tab-bar', feature: '打开指南针', runs: ['startCompass runs', 'startCompass succeeds'], shows: '指南针已打开', refusal: [`startCompass:fail ${NOT_AUTHORIZED}`, 'toast 指南针不可用'] },
]

describe.each(OWN_POPUP)('$name', ({ name, feature, runs, shows, refusal }) => {
  it('asks when the feature is used, and not before', async () => {
    const phone = await opened(name)
    await phone.waits(60_000)
    expect([phone.sees('同意'), phone.story()]).toEqual([false, []])
    await phone.taps(feature)
    expect([phone.sees('同意'), phone.story()]).toEqual([true, []])
  })

  it('runs the interface once when the user agrees, and does not ask again', async () => {
    const phone = await opened(name)
    await phone.taps(feature)
    await phone.taps('同意')
    expect([phone.sees('同意'), phone.story()]).toEqual([false, runs])
    expect(phone.sees(shows)).toBe(true)
    await phone.taps(feature)
    expect([phone.sees('同意'), phone.story()]).toEqual([false, [...runs, ...runs]])
  })

  it('goes on when the user refuses, and asks again after ten seconds', async () => {
    const phone = await opened(name)
    await phone.taps(feature)
    await phone.taps('拒绝')
    expect([phone.sees('同意'), phone.story()]).toEqual([false, refusal])
    await phone.waits(10_000)
    await phone.taps(feature)
    await phone.taps('同意')
    expect(phone.story()).toEqual([...refusal, ...runs])
  })

  it('runs the interface below 2.32.3 and asks nobody', async () => {
    const phone = await opened(name, { isOldLibrary: true })
    await phone.taps(feature)
    expect([phone.sees('同意'), phone.story()]).toEqual([false, runs])
  })

  it('runs the interface where the user has agreed long ago', async () => {
    const phone = await opened(name, { user: 'agreed' })
    await phone.taps(feature)
    expect([phone.sees('同意'), phone.story()]).toEqual([false, runs])
  })
})

describe.each(OWN_POPUP.filter(({ name }) => !['page-active', 'minigame'].includes(name)))('$name, when two interfaces wait at once', ({ name, feature, runs, refusal }) => {
  it.each([
    ['同意', runs],
    ['拒绝', refusal],
  ])('both come back after %s', async (button, each) => {
    const phone = await opened(name)
    await phone.taps(feature)
    await phone.taps(feature)
    await phone.taps(button)
    expect(phone.story().toSorted()).toEqual([...each, ...each].toSorted())
  })

  it('fails at once within ten seconds of a refusal', async () => {
    const phone = await opened(name)
    await phone.taps(feature)
    await phone.taps('拒绝')
    await phone.taps(feature)
    expect([phone.sees('同意'), phone.story()]).toEqual([false, [...refusal, ...refusal]])
  })
})

/** Patterns that leave the asking to the platform's own popup. */
const PLATFORM_POPUP: readonly Pattern[] = [
  { name: 'guard-function', feature: '粘贴', runs: ['getClipboardData runs'], shows: 'SF1234567890', refusal: [`requirePrivacyAuthorize:fail ${NOT_AUTHORIZED}`, 'toast 请手动输入'] },
  { name: 'official-popup', feature: '加照片', runs: ['chooseMedia runs', 'chooseMedia succeeds'], shows: '<image>', refusal: [`chooseMedia:fail ${NOT_AUTHORIZED}`, 'toast 没有选择照片'] },
]

describe.each(PLATFORM_POPUP)('$name', ({ name, feature, runs, shows, refusal }) => {
  it('runs the interface once when the user agrees', async () => {
    const phone = await opened(name, { user: 'agrees' })
    await phone.taps(feature)
    await phone.waits(2000)
    expect(phone.story().filter((each) => !each.startsWith('requirePrivacyAuthorize'))).toEqual(['the platform asks', ...runs])
    expect(phone.sees(shows)).toBe(true)
  })

  it('goes on when the user refuses, and asks again after ten seconds', async () => {
    const phone = await opened(name, { user: 'refuses' })
    await phone.taps(feature)
    await phone.waits(12_000)
    await phone.taps(feature)
    await phone.waits(2000)
    expect(phone.story()).toEqual(['the platform asks', ...refusal, 'the platform asks', ...refusal])
  })

  it('runs the interface below 2.32.3 and asks nobody', async () => {
    const phone = await opened(name, { user: 'refuses', isOldLibrary: true })
    await phone.taps(feature)
    expect([phone.sees(shows), phone.story()]).toEqual([true, runs])
  })
})
