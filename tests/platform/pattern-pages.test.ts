import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { writeFiles, type Files } from '../program/temporary-folder.js'
import { MiniProgram } from './mini-program.js'
import type { PlatformState } from './privacy-runtime.js'
import { storyOf } from './story.js'
import { User } from './user.js'

const PATTERNS = fileURLToPath(new URL('../programs/patterns', import.meta.url))

interface Opened {
  readonly program: MiniProgram
  readonly user: User
  readonly story: () => readonly string[]
}

/** Opens a pattern, with some files put in the place of its own. */
async function opened(pattern: string, files: Files = {}, state: PlatformState = { user: 'silent' }): Promise<Opened> {
  const root = mkdtempSync(path.join(tmpdir(), 'pattern-'))
  onTestFinished(() => { rmSync(root, { recursive: true, force: true }) })
  cpSync(path.join(PATTERNS, pattern), root, { recursive: true })
  writeFiles(root, files)
  const program = await MiniProgram.open(root, state)
  return { program, user: new User(program), story: () => storyOf(program.runtime.log) }
}

const POPUP = 'components/consent-popup/consent-popup.js'
const COMPASS = ['startCompass runs', 'startCompass succeeds']
const COPIED = ['setClipboardData runs', 'setClipboardData succeeds', 'toast 已复制']

describe('a popup on each of two pages', () => {
  it('comes up on the page on screen', async () => {
    const { user, story } = await opened('component')
    await user.taps('去分享')
    await user.taps('复制链接')
    expect(user.sees('同意')).toBe(true)
    await user.taps('同意')
    expect([user.sees('同意'), story()]).toEqual([false, COPIED])
  })

  it('comes up on the first page again after going back', async () => {
    const { user, story } = await opened('component')
    await user.taps('去分享')
    await user.goesBack()
    await user.taps('打开指南针')
    expect(user.sees('同意')).toBe(true)
    await user.taps('同意')
    expect([user.sees('同意'), story()]).toEqual([false, COMPASS])
  })

  it('asks on the page before when the user goes back without an answer', async () => {
    const { user, story } = await opened('component')
    await user.taps('去分享')
    await user.taps('复制链接')
    await user.goesBack()
    expect(user.sees('同意')).toBe(true)
    await user.taps('同意')
    expect(story()).toEqual(COPIED)
  })

  it('answers on the second page what the first one asked', async () => {
    const { user, story } = await opened('component')
    await user.taps('打开指南针')
    await user.taps('去分享')
    await user.taps('复制链接')
    await user.taps('同意')
    expect(story().toSorted()).toEqual([...COMPASS, ...COPIED].toSorted())
    await user.goesBack()
    expect(user.sees('同意')).toBe(false)
  })
})

describe('a popup on each of two tabs', () => {
  it('comes up on the tab on screen, each time', async () => {
    const { user, story } = await opened('tab-bar')
    await user.opensTab('pages/share/share')
    await user.opensTab('pages/stroll/stroll')
    await user.taps('打开指南针')
    expect(user.sees('同意')).toBe(true)
    await user.taps('同意')
    expect([user.sees('同意'), story()]).toEqual([false, COMPASS])
  })

  it('closes on the tab behind when it is answered on another', async () => {
    const { user, story } = await opened('tab-bar')
    await user.taps('打开指南针')
    await user.opensTab('pages/share/share')
    expect(user.sees('同意')).toBe(true)
    await user.taps('拒绝')
    expect(story()).toEqual(['startCompass:fail privacy permission is not authorized', 'toast 指南针不可用'])
    await user.opensTab('pages/stroll/stroll')
    expect(user.sees('同意')).toBe(false)
  })
})

describe('a page that listens itself', () => {
  it('is told when it is open twice and the user goes back to the first', async () => {
    const { program, user } = await opened('page-passive')
    program.navigateTo('pages/report/report')
    await user.goesBack()
    await user.taps('加照片')
    expect(user.sees('同意')).toBe(true)
  })

  it('tells of a refusal when the user leaves without an answer', async () => {
    const { program, user, story } = await opened('page-passive')
    program.navigateTo('pages/report/report')
    await user.taps('加照片')
    await user.goesBack()
    expect(story()).toEqual(['chooseMedia:fail privacy permission is not authorized', 'toast 没有选择照片'])
  })
})

describe('a nickname input', () => {
  it('stays hidden until the user agrees', async () => {
    const { user, story } = await opened('nickname')
    await user.taps('<input>')
    await user.writes('<input>', '小明')
    expect([user.sees('小明'), user.sees('同意')]).toEqual([false, true])
    await user.taps('同意')
    await user.writes('<input>', '小明')
    expect(user.sees('小明')).toBe(true)
    expect(story().filter((each) => each.startsWith('keyboard'))).toEqual(['keyboard for nickname'])
  })

  it('stays hidden when the user refuses, and may be asked for again', async () => {
    const { user, story } = await opened('nickname')
    await user.taps('<input>')
    await user.taps('拒绝')
    await user.writes('<input>', '小明')
    expect(user.sees('小明')).toBe(false)
    const refused = ['requirePrivacyAuthorize:fail privacy permission is not authorized', 'toast 同意后可填写昵称']
    expect(story()).toEqual([...refused, ...refused])
    await user.waits(10_000)
    await user.taps('<input>')
    await user.taps('同意')
    await user.writes('<input>', '小明')
    expect(story().at(-1)).toBe('nickname runs')
  })

  it.each<PlatformState>([{ user: 'agreed' }, { user: 'silent', isOldLibrary: true }])('is there at once with %j', async (state) => {
    const { user, story } = await opened('nickname', {}, state)
    await user.writes('<input>', '小明')
    expect([user.sees('小明'), story()]).toEqual([true, ['keyboard for nickname', 'nickname runs']])
  })

  it('is there on a page that is shown again after consent elsewhere', async () => {
    const { program, user } = await opened('nickname')
    program.navigateTo('pages/profile/profile')
    await user.taps('<input>')
    await user.taps('同意')
    await user.goesBack()
    await user.writes('<input>', '小明')
    expect(user.sees('小明')).toBe(true)
  })

  it('takes plain text where no gate stands before it', async () => {
    const { user, story } = await opened('nickname', { 'pages/profile/profile.wxml': '<input type="nickname" bindblur="keepName" /><consent-popup />' })
    await user.writes('<input>', '小明')
    expect([user.sees('同意'), story()]).toEqual([false, ['keyboard for text']])
  })
})

/** The popup as the platform's second example has it: the instance that came last owns the listener, for good. */
const OWNED_BY_THE_LAST = `
let handler
const waiting = new Set()
if (wx.onNeedPrivacyAuthorization) wx.onNeedPrivacyAuthorization((resolve) => { if (typeof handler === 'function') handler(resolve) })
Component({
  data: { visible: false },
  lifetimes: {
    attached() {
      handler = (resolve) => {
        waiting.add(resolve)
        this.setData({ visible: true })
      }
    },
  },
  methods: {
    agree() {
      waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))
      waiting.clear()
      this.setData({ visible: false })
    },
  },
})`

describe('a popup that takes over when it is attached, and not when it is shown', () => {
  it('hangs after going back', async () => {
    const { user, story } = await opened('component', { [POPUP]: OWNED_BY_THE_LAST })
    await user.taps('去分享')
    await user.goesBack()
    await user.taps('打开指南针')
    await user.waits(60_000)
    expect([user.sees('同意'), story()]).toEqual([false, []])
  })

  it('hangs on the tab that was opened first', async () => {
    const { user, story } = await opened('tab-bar', { [POPUP]: OWNED_BY_THE_LAST })
    await user.opensTab('pages/share/share')
    await user.opensTab('pages/stroll/stroll')
    await user.taps('打开指南针')
    expect([user.sees('同意'), story()]).toEqual([false, []])
  })
})

describe('an interface on a page without popup', () => {
  const BARE: Files = { 'pages/stroll/stroll.wxml': '<button bindtap="run">打开指南针</button><navigator url="/pages/share/share">去分享</navigator>' }

  it('comes back when a page with a popup is opened', async () => {
    const { user, story } = await opened('component', BARE)
    await user.taps('打开指南针')
    expect([user.sees('同意'), story()]).toEqual([false, []])
    await user.taps('去分享')
    await user.taps('同意')
    expect(story()).toEqual(COMPASS)
  })

  it('never comes back where the listener drops `resolve` until there is a popup', async () => {
    const { user, story } = await opened('component', { ...BARE, [POPUP]: OWNED_BY_THE_LAST })
    await user.taps('打开指南针')
    await user.taps('去分享')
    await user.waits(60_000)
    expect([user.sees('同意'), story()]).toEqual([false, []])
  })
})
