import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ESLint, type Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { plugin } from '../../src/plugin.js'
import { MiniProgram } from '../platform/mini-program.js'
import { storyOf } from '../platform/story.js'
import { User } from '../platform/user.js'
import { folderWith, type Files } from '../program/temporary-folder.js'
import { lint } from '../samples/linting.js'

const SCRIPT = 'pages/walk/walk.js'
const TEMPLATE = 'pages/walk/walk.wxml'

/** A page with a popup that works; each case breaks one thing. */
const PAGE: Readonly<Record<string, string>> = {
  'app.json': '{ "pages": ["pages/walk/walk"] }',
  'app.js': 'App({})\n',
  [SCRIPT]: `Page({
  data: { asks: false },
  onLoad() {
    this.waiting = new Set()
    wx.onNeedPrivacyAuthorization((resolve) => {
      this.waiting.add(resolve)
      this.setData({ asks: true })
    })
  },
  walk() {
    wx.startCompass({ success() {}, fail() {} })
  },
  agree() {
    this.waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))
    this.waiting.clear()
    this.setData({ asks: false })
  },
  refuse() {
    this.waiting.forEach((resolve) => resolve({ event: 'disagree' }))
    this.waiting.clear()
    this.setData({ asks: false })
  },
})
`,
  [TEMPLATE]: `<button bindtap="walk">Walk</button>
<view wx:if="{{asks}}">
  <button bindtap="refuse">Refuse</button>
  <button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">Agree</button>
</view>
`,
}

const RUNS = ['startCompass runs', 'startCompass succeeds']
const HANGS: readonly string[] = []
const NOT_AUTHORIZED = ['startCompass:fail privacy permission is not authorized']
const WRONG_BUTTON = ['startCompass:fail privacy permission is not authorized or buttonId is wrong']

function broken(file: string, from: string, to: string): Files {
  const text = PAGE[file] ?? ''
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
  return { ...PAGE, [file]: text.replace(from, to) }
}

function onlyRule(rule: string): Linter.Config[] {
  return [...plugin.configs.recommended.filter(({ rules }) => !rules), { plugins: { 'wechat-privacy': plugin }, rules: { [`wechat-privacy/${rule}`]: 'error' } }]
}

/** What becomes of two taps on the feature, one after the other, and one on the popup. */
async function storyIn(root: string, answer = 'Agree'): Promise<readonly string[]> {
  const program = await MiniProgram.open(root)
  const user = new User(program)
  await user.taps('Walk')
  await user.taps('Walk')
  await user.taps(answer)
  await user.waits(60_000)
  return storyOf(program.runtime.log)
}

/** Lets ESLint mend the program with one rule, and answers whether it changed anything. */
async function mend(root: string, rule: string): Promise<boolean> {
  const results = await lint(root, onlyRule(rule), ['.'], { fix: true })
  await ESLint.outputFixes(results)
  return results.some(({ output }) => output !== undefined)
}

/** Applies the first suggestion of a rule for a file, and answers whether there was one. */
async function followSuggestion(root: string, rule: string, file: string): Promise<boolean> {
  const [result] = await lint(root, onlyRule(rule), [file])
  const fix = result?.messages[0]?.suggestions?.[0]?.fix
  if (!fix) return false
  const text = readFileSync(path.join(root, file), 'utf8')
  writeFileSync(path.join(root, file), text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]))
  return true
}

const TWICE = (story: readonly string[]): readonly string[] => [...story, ...story]

interface Case {
  readonly name: string
  readonly rule: string
  readonly files: Files
  /** What becomes of each call before the fix. */
  readonly before: readonly string[]
}

const FIXES: readonly Case[] = [
  { name: 'no buttonId', rule: 'valid-resolve', files: broken(SCRIPT, ", buttonId: 'agree-btn'", ''), before: WRONG_BUTTON },
  { name: 'a buttonId of no button', rule: 'valid-resolve', files: broken(SCRIPT, "'agree-btn'", "'agree'"), before: WRONG_BUTTON },
  { name: 'buttonId in other letters', rule: 'valid-resolve', files: broken(SCRIPT, 'buttonId', 'ButtonId'), before: WRONG_BUTTON },
  { name: 'an event that does not exist', rule: 'valid-resolve', files: broken(SCRIPT, "'agree',", "'agreed',"), before: HANGS },
  { name: 'the event’s key in other letters', rule: 'valid-resolve', files: broken(SCRIPT, "event: 'agree',", "Event: 'agree',"), before: HANGS },
  { name: 'no id', rule: 'valid-agree-button', files: broken(TEMPLATE, 'id="agree-btn" ', ''), before: WRONG_BUTTON },
  { name: 'a tap in the place of the event', rule: 'valid-agree-button', files: broken(TEMPLATE, 'bindagreeprivacyauthorization', 'bindtap'), before: WRONG_BUTTON },
  { name: 'the event in other letters', rule: 'valid-agree-button', files: broken(TEMPLATE, 'bindagreeprivacyauthorization', 'bind:agreePrivacyAuthorization'), before: HANGS },
]

describe('--fix', () => {
  it('is not needed where nothing is broken', async () => {
    const root = folderWith(PAGE)
    expect((await storyIn(root)).toSorted()).toEqual(TWICE(RUNS).toSorted())
    expect(await storyIn(root, 'Refuse')).toEqual(TWICE(NOT_AUTHORIZED))
    for (const rule of new Set(FIXES.map((each) => each.rule))) expect(await mend(root, rule)).toBe(false)
  })

  it.each(FIXES)('of $rule lets the interface run: $name', async ({ rule, files, before }) => {
    const root = folderWith(files)
    expect(await storyIn(root)).toEqual(TWICE(before))
    expect(await mend(root, rule)).toBe(true)
    expect((await storyIn(root)).toSorted()).toEqual(TWICE(RUNS).toSorted())
    expect(await storyIn(root, 'Refuse')).toEqual(TWICE(NOT_AUTHORIZED))
    expect(await mend(root, rule)).toBe(false)
  })

  it('of valid-resolve lets a refusal be told: disagree in other letters', async () => {
    const root = folderWith(broken(SCRIPT, "'disagree'", "'disAgree'"))
    expect(await storyIn(root, 'Refuse')).toEqual(HANGS)
    expect(await mend(root, 'valid-resolve')).toBe(true)
    expect(await storyIn(root, 'Refuse')).toEqual(TWICE(NOT_AUTHORIZED))
    expect(await mend(root, 'valid-resolve')).toBe(false)
  })

  it('of valid-agree-button puts consent before the phone number', async () => {
    const root = folderWith(broken(TEMPLATE, '"agreePrivacyAuthorization" bindagreeprivacyauthorization', '"agreePrivacyAuthorization|getPhoneNumber" bindgetphonenumber'))
    expect(await storyIn(root)).toEqual(HANGS)
    expect(await mend(root, 'valid-agree-button')).toBe(true)
    expect((await storyIn(root)).toSorted()).toEqual(['getPhoneNumber runs', ...TWICE(RUNS)].toSorted())
    expect(await mend(root, 'valid-agree-button')).toBe(false)
  })
})

/** The page with one `resolve` kept instead of all: how it is kept, told and let go. */
function keepingOne(declare: string, keep: string, tell: (answer: string) => string, letGo: string): Files {
  const script = (PAGE[SCRIPT] ?? '')
    .replace('    this.waiting = new Set()\n', '')
    .replace('this.waiting.add(resolve)', keep)
    .replaceAll(/this\.waiting\.forEach\(\(resolve\) => resolve\((.*)\)\)/gu, (_, answer: string) => tell(answer))
    .replaceAll('    this.waiting.clear()\n', letGo)
  return { ...PAGE, [SCRIPT]: declare + script }
}

const SLOTS: Readonly<Record<string, Files>> = {
  'a field': keepingOne('', 'this.answer = resolve', (answer) => `this.answer(${answer})`, ''),
  'a field that is asked for and reset': keepingOne('', 'this.answer = resolve', (answer) => `if (this.answer) this.answer(${answer})`, '    this.answer = null\n'),
  'a field that may be missing': keepingOne('', 'this.answer = resolve', (answer) => `this.answer?.(${answer})`, '    this.answer = undefined\n'),
  'a variable of the module': keepingOne('let answer = null\n', 'answer = resolve', (told) => `if (answer) answer(${told})`, '    answer = null\n'),
  'a variable without a value': keepingOne('let answer\n', 'answer = resolve', (told) => `answer && answer(${told})`, ''),
}

describe('the suggestion of no-single-resolve-slot', () => {
  it.each(Object.entries(SLOTS))('lets the first of two calls come back: %s', async (_, files) => {
    const root = folderWith(files)
    expect(await storyIn(root)).toEqual(RUNS)
    expect(await storyIn(root, 'Refuse')).toEqual(NOT_AUTHORIZED)
    expect(await followSuggestion(root, 'no-single-resolve-slot', SCRIPT)).toBe(true)
    expect((await storyIn(root)).toSorted()).toEqual(TWICE(RUNS).toSorted())
    expect(await storyIn(root, 'Refuse')).toEqual(TWICE(NOT_AUTHORIZED))
    expect(await followSuggestion(root, 'no-single-resolve-slot', SCRIPT)).toBe(false)
  })
})
