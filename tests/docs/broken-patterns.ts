import type { PlatformState } from '../platform/privacy-runtime.js'

/** A pattern of the guide without one of its parts, as a row of its table tells. */
export interface BrokenPattern {
  readonly pattern: string
  /** The first cell of the row. */
  readonly part: string
  /** Files, each with what is replaced in it; whole files where text stands alone. */
  readonly edits: Readonly<Record<string, string | readonly (readonly [from: string | RegExp, to: string])[]>>
  /** The rules that report it. */
  readonly rules: readonly string[]
  /** What the user does: taps by what is shown, `← back`, `→ page` or writes `✎ input`. */
  readonly steps: readonly string[]
  /** What becomes of it; `null` where the platform's documentation does not tell. */
  readonly story: readonly string[] | RegExp | null
  readonly state?: Partial<PlatformState>
  readonly minLibVersion?: string
}

type Edits = BrokenPattern['edits']

const EACH = /waiting\.forEach\(\(resolve\) => resolve\((.*)\)\)/gu
const FAILS = (name: string, more = ''): string => `${name}:fail privacy permission is not authorized${more}`
const WRONG_BUTTON = ' or buttonId is wrong'

const REPORT = 'pages/report/report.js'
const REPORT_VIEW = 'pages/report/report.wxml'
const PHOTO = ['chooseMedia runs', 'chooseMedia succeeds']
const NO_PHOTO = 'toast 没有选择照片'

const PAGE_LISTENS = [
  {
    part: '`this.waiting`, a Set',
    edits: { [REPORT]: [['this.waiting = new Set()', ''], ['this.waiting.add(resolve)', 'this.answer = resolve'], [/this\.waiting\.forEach\(\(resolve\) => resolve\((.*)\)\)/gu, 'this.answer($1)'], ['this.waiting.clear()', '']] },
    rules: ['no-single-resolve-slot'],
    steps: ['加照片', '加照片', '同意'],
    story: PHOTO,
  },
  {
    part: '`onShow`, not `onLoad`',
    edits: {
      'app.json': '{ "pages": ["pages/report/report", "pages/other/other"] }',
      'pages/other/other.js': 'Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => resolve({ event: "disagree" })) } })',
      [REPORT]: [['  onLoad() {\n    this.waiting = new Set()\n  },\n', ''], ['onShow() {', 'onLoad() {\n    this.waiting = new Set()']],
    },
    rules: ['no-multiple-listeners'],
    steps: ['→ pages/report/report', '← back', '加照片'],
    story: [],
  },
  {
    part: '`if (!wx.onNeedPrivacyAuthorization) return`',
    edits: { [REPORT]: [['    if (!wx.onNeedPrivacyAuthorization) return\n', '']] },
    rules: ['require-feature-check'],
    steps: [],
    story: /wx\.onNeedPrivacyAuthorization is not a function/u,
    state: { isOldLibrary: true },
    minLibVersion: '2.30.0',
  },
  { part: "`event: 'agree'` with `buttonId`", edits: { [REPORT]: [[", buttonId: 'agree-btn'", '']] }, rules: ['valid-resolve'], steps: ['加照片', '同意'], story: [FAILS('chooseMedia', WRONG_BUTTON), NO_PHOTO] },
  { part: '`id` of the button, equal to `buttonId`', edits: { [REPORT_VIEW]: [['id="agree-btn" ', '']] }, rules: ['valid-agree-button'], steps: ['加照片', '同意'], story: [FAILS('chooseMedia', WRONG_BUTTON), NO_PHOTO] },
  { part: '`id` of the button, equal to `buttonId`', edits: { [REPORT_VIEW]: [['agree-btn', 'agree']] }, rules: ['valid-resolve'], steps: ['加照片', '同意'], story: [FAILS('chooseMedia', WRONG_BUTTON), NO_PHOTO] },
  { part: '`bindagreeprivacyauthorization`, not `bindtap`', edits: { [REPORT_VIEW]: [['bindagreeprivacyauthorization', 'bindtap']] }, rules: ['valid-agree-button'], steps: ['加照片', '同意'], story: [FAILS('chooseMedia', WRONG_BUTTON), NO_PHOTO] },
  { part: 'the agree button itself', edits: { [REPORT_VIEW]: [[/.*agreePrivacyAuthorization.*/u, '']] }, rules: ['require-agree-button'], steps: ['加照片'], story: [] },
  { part: "`event: 'disagree'` in `refuse`", edits: { [REPORT]: [["    this.waiting.forEach((resolve) => resolve({ event: 'disagree' }))\n", '']] }, rules: ['require-resolve'], steps: ['加照片', '拒绝'], story: [] },
  { part: '`fail` of `chooseMedia`', edits: { [REPORT]: [[/ +fail: .*没有选择照片.*\n/u, '']] }, rules: ['require-denial-handler'], steps: ['加照片', '拒绝'], story: [] },
  { part: '`onUnload` answers', edits: { [REPORT]: [['  onUnload() {\n    this.refuse()\n  },\n', '']] }, rules: [], steps: ['→ pages/report/report', '加照片', '← back'], story: [] },
].map((each) => ({ pattern: 'page-passive', ...each }))

const PASTE = 'pages/paste/paste.js'

const PAGE_ASKS = [
  { part: 'the branch `else this.readClipboard()`', edits: { [PASTE]: [['        else this.readClipboard()\n', '']] }, rules: [], steps: ['粘贴'], story: [], state: { user: 'agreed' } },
  { part: 'asking in `paste`, not in `onLoad`', edits: { [PASTE]: [['  paste() {', '  onLoad() {']] }, rules: ['no-eager-use'], steps: [], story: ['getClipboardData runs', 'getClipboardData succeeds'], state: { user: 'agreed' } },
  { part: '`bindagreeprivacyauthorization="agree"`', edits: { 'pages/paste/paste.wxml': [['bindagreeprivacyauthorization', 'bindtap']] }, rules: ['valid-agree-button', 'no-unguarded'], steps: ['粘贴', '同意'], story: ['the platform asks'] },
  { part: '`fail` of `getClipboardData`', edits: { [PASTE]: [[/(number: data \}\),\n) +fail: .*\n/u, '$1']] }, rules: ['require-denial-handler'], steps: ['粘贴'], story: [], state: { declared: new Set() } },
].map((each) => ({ pattern: 'page-active', ...each }))

const POPUP = 'components/consent-popup/consent-popup.js'
const COMPASS = ['startCompass runs', 'startCompass succeeds']
const BARE_STROLL = { 'pages/stroll/stroll.wxml': [['<consent-popup />\n', '']] } as const

const COMPONENT = [
  {
    part: 'the listener at the top of the file, not in `attached`',
    edits: { [POPUP]: [[/if \(wx\.on[\s\S]*?\n\}\n/u, ''], ['attached() {', 'attached() {\n      wx.onNeedPrivacyAuthorization((resolve) => {\n        waiting.add(resolve)\n        this.setData({ visible: true })\n      })']] },
    rules: ['no-multiple-listeners'],
    steps: ['去分享', '← back', '打开指南针'],
    story: [],
  },
  {
    part: '`waiting.add(resolve)` before anything is asked',
    edits: {
      ...BARE_STROLL,
      [POPUP]: [
        [/if \(wx\.on[\s\S]*?\n\}\n/u, "let showPopup\nwx.onNeedPrivacyAuthorization((resolve) => {\n  if (typeof showPopup === 'function') showPopup(resolve)\n})\n"],
        ['onScreen = this\n', 'onScreen = this\n      showPopup = (resolve) => {\n        waiting.add(resolve)\n        this.setData({ visible: true })\n      }\n'],
      ],
    },
    rules: ['require-resolve'],
    steps: ['打开指南针', '去分享'],
    story: [],
  },
  { part: '`pageLifetimes.show`', edits: { [POPUP]: [[/ {2}pageLifetimes: \{[\s\S]*?\n {2}\},\n/u, '']] }, rules: ['no-multiple-listeners'], steps: ['去分享', '← back', '打开指南针'], story: [] },
  {
    part: '`visible: waiting.size > 0` in `takeOver`',
    edits: { [POPUP]: [['{ visible: waiting.size > 0 }', '{ visible: false }'], ['onScreen.takeOver()', 'onScreen.setData({ visible: true })']] },
    rules: [],
    steps: ['去分享', '复制链接', '← back'],
    story: [],
  },
  { part: '`<consent-popup />` in *every* page that uses an interface', edits: BARE_STROLL, rules: ['no-unguarded'], steps: ['打开指南针'], story: [] },
  {
    part: '`forEach` over all, then `clear`',
    edits: { [POPUP]: [['const waiting = new Set()', 'let answer = null'], ['waiting.add(resolve)', 'answer = resolve'], [EACH, 'answer($1)'], ['waiting.clear()', 'answer = null'], ['waiting.size > 0', 'answer !== null']] },
    rules: ['no-single-resolve-slot'],
    steps: ['打开指南针', '打开指南针', '同意'],
    story: COMPASS,
  },
].map((each) => ({ pattern: 'component', ...each }))

const GATE = 'components/consent-gate/consent-gate.js'
const GATE_VIEW = 'components/consent-gate/consent-gate.wxml'
const NICKNAME_REFUSED = FAILS('requirePrivacyAuthorize')

const NICKNAME = [
  { part: '`<consent-gate>` around the input', edits: { 'pages/profile/profile.wxml': [[/<\/?consent-gate>/gu, '']] }, rules: ['no-unguarded'], steps: ['✎ <input>'], story: ['keyboard for text'] },
  { part: '`catch:touchstart` on a stand-in that is `disabled`', edits: { [GATE_VIEW]: [['catch:touchstart', 'bindtap'], [' disabled', '']] }, rules: [], steps: ['✎ <input>'], story: ['keyboard for text'] },
  { part: '`open` is set in `success` only', edits: { [GATE]: [[/fail: .*/u, 'fail: () => this.setData({ open: true }),']] }, rules: [], steps: ['<input>', '拒绝', '✎ <input>'], story: [NICKNAME_REFUSED, 'keyboard for text'] },
  { part: '`look` when attached and shown', edits: { [GATE]: [['      this.look()', ''], ['      this.look()', '']] }, rules: [], steps: ['✎ <input>'], story: ['requirePrivacyAuthorize succeeds'], state: { user: 'agreed' } },
  { part: '`if (!wx.getPrivacySetting)`', edits: { [GATE]: [[/ {6}if \(!wx[\s\S]*?\n {6}\}\n/u, '']] }, rules: ['require-feature-check'], steps: [], story: /wx\.getPrivacySetting is not a function/u, state: { isOldLibrary: true }, minLibVersion: '2.30.0' },
  { part: '`fail` of `requirePrivacyAuthorize`', edits: { [GATE]: [[/ +fail: .*\n/u, '']] }, rules: ['require-denial-handler'], steps: ['<input>', '拒绝'], story: [] },
].map((each) => ({ pattern: 'nickname', ...each }))

const SCAN = 'pages/scan/scan.js'

const APP_LISTENS = [
  {
    part: '`waiting`, a Set, filled before the page is asked',
    edits: {
      'app.js': [['waiting: new Set()', 'waiting: null'], ['const { waiting, popup }', 'const { popup }'], ['waiting.add(resolve)', 'this.globalData.waiting = resolve'], ['waiting.forEach((resolve) => resolve(answer))', 'waiting(answer)'], ['waiting.clear()', 'this.globalData.waiting = null']],
      [SCAN]: [['waiting.size > 0', 'waiting !== null']],
    },
    rules: ['no-single-resolve-slot'],
    steps: ['开门', '开门', '同意'],
    story: ['openBluetoothAdapter runs', 'openBluetoothAdapter succeeds'],
  },
  { part: '`popup = this` in `onShow`', edits: { [SCAN]: [['onShow() {', 'onLoad() {']] }, rules: [], steps: ['→ pages/scan/scan', '← back', '开门'], story: [] },
  { part: '`onUnload` gives it up', edits: { [SCAN]: [[/ {2}onUnload\(\) \{[\s\S]*?\n {2}\},\n/u, '']] }, rules: [], steps: [], story: null },
  { part: 'an agree button in every page that uses an interface', edits: { 'pages/scan/scan.wxml': [[/.*agreePrivacyAuthorization.*/u, '']] }, rules: ['no-unguarded'], steps: ['开门'], story: [] },
].map((each) => ({ pattern: 'app-listener', ...each }))

const GAME = [
  { part: 'the listener before the first interface', edits: { 'game.js': [[/if \(wx\.on[\s\S]*?\n\}\n/u, '']] }, rules: ['no-unguarded'], steps: ['用我的昵称'], story: ['the platform asks'] },
  { part: '`agree` called by the touch handler', edits: { 'game.js': [['    askConsent()\n', '    agree()\n']] }, rules: [], steps: ['用我的昵称'], story: [FAILS('getUserInfo')] },
  {
    part: '`waiting`, a Set',
    edits: { 'game.js': [['const waiting = new Set()', 'let answer = null'], ['waiting.add(resolve)', 'answer = resolve'], [EACH, 'answer($1)'], [/ {2}waiting\.clear\(\)\n/gu, ''], ["['用我的昵称', useNickname]", "['用我的昵称', () => [useNickname(), useNickname()]]"]] },
    rules: ['no-single-resolve-slot'],
    steps: ['用我的昵称', '同意'],
    story: ['getUserInfo runs', 'getUserInfo succeeds'],
  },
  { part: '`refuse`', edits: { 'game.js': [[/function refuse[\s\S]*?\n\}\n/u, ''], ["['拒绝', refuse]", "['拒绝', () => showGame('游客')]"]] }, rules: ['require-resolve'], steps: ['用我的昵称', '拒绝'], story: [] },
].map((each) => ({ pattern: 'minigame', ...each }))

const HELPER = 'consent/ensure-consent.js'

const AWAITED = [
  { part: '`new Promise(…)` around it', edits: {}, rules: [], steps: [], story: null },
  { part: '`fail: reject`', edits: { [HELPER]: [['success: resolve, fail: reject', 'complete: resolve']] }, rules: ['no-unguarded'], steps: [], story: null },
  {
    part: '`catch` in the page',
    edits: { [PASTE]: [['    try {\n', ''], [/ {4}\} catch \{[\s\S]*?\n {4}\}\n/u, '']] },
    rules: ['require-denial-handler'],
    steps: ['粘贴'],
    story: ['the platform asks', NICKNAME_REFUSED, 'a rejection that nobody handles'],
    state: { user: 'refuses' },
  },
  { part: '`else resolve()`', edits: { [HELPER]: [['    else resolve()\n', '']] }, rules: [], steps: ['粘贴'], story: [], state: { isOldLibrary: true } },
].map((each) => ({ pattern: 'guard-function', ...each }))

export const BROKEN_PATTERNS = [...PAGE_LISTENS, ...PAGE_ASKS, ...COMPONENT, ...NICKNAME, ...APP_LISTENS, ...GAME, ...AWAITED] as readonly BrokenPattern[]

/** The text of a file after the edits for it. Throws where there is nothing to edit. */
export function edited(name: string, text: string, edits: Edits[string]): string {
  if (typeof edits === 'string') return edits
  return edits.reduce((before, [from, to]) => {
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${name} has no ${String(from)}`)
    return after
  }, text)
}
