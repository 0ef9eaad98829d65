import rule from '../../src/rules/valid-resolve.js'
import { program, script, settings } from './rule-tester.js'
import { popupProgram, popupScript } from './popup-program.js'
import { checkFixes, type Cases } from './fix-checks.js'

const BUTTON = `<button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">OK</button>`

/** The script of a page with that template. */
function pageWith(template: string, more: Readonly<Record<string, string>> = {}): string {
  return program({ 'app.json': '{ "pages": ["pages/home/home"] }', 'pages/home/home.wxml': template, 'pages/home/home.js': '', ...more })('pages/home/home.js')
}

/** A page whose `agree` tells `resolve` that; what it is told begins at line 3, column 18. */
function telling(argument: string): string {
  return `Page({\n  onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) },\n  agree() { this.answer(${argument}) },\n})`
}

const page = pageWith(BUTTON)
const noId = pageWith(`<button open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">OK</button>`)
const twoIds = pageWith(`${BUTTON}<button id="other" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">OK</button>`)
const dynamicId = pageWith(`<button id="{{id}}" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">OK</button>`)
const ownTag = pageWith(`${BUTTON}<my-button id="mine" open-type="agreePrivacyAuthorization" />`)
const library = pageWith(`<van-button button-id="van" open-type="agreePrivacyAuthorization" bind:agreeprivacyauthorization="agree" />`)
const nested = program({
  'app.json': '{ "pages": ["pages/home/home"], "usingComponents": { "panel": "/panel/panel" } }',
  'pages/home/home.wxml': '<panel />',
  'pages/home/home.js': '',
  'panel/panel.json': '{ "component": true }',
  'panel/panel.wxml': '<button id="inner" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">OK</button>',
})('pages/home/home.js')
const game = program({ 'game.json': '{ "deviceOrientation": "portrait" }', 'game.js': '' })('game.js')
const NO_BUTTON_AT = { messageId: 'no-button', line: 3, column: 13 } as const

/** The popup's script in a program whose app keeps `resolve`, or hands it to what stands in its data. */
function popupOf(app: string, code: string): string {
  return popupProgram({ 'app.js': `App({\n  globalData: { answer: null, show: null },\n  onLaunch() { wx.onNeedPrivacyAuthorization((resolve) => { ${app} }) },\n})`, 'popup/popup.js': code })('popup/popup.js')
}

const KEPT = `this.globalData.answer = resolve`
const ANSWERING_APP = popupScript({ head: 'const app = getApp()', agree: `app.globalData.answer({ event: 'agree' })`, refuse: `app.globalData.answer()` })
const SHOWN = popupScript({ attached: `getApp().globalData.show = (resolve) => { resolve({ event: 'agree', buttonId: 'agree-btn' }) }` })
const DRAINING = popupScript({ head: `import { waiting } from '../privacy'`, agree: `waiting.forEach((resolve) => resolve({ event: 'agree', ButtonId: 'agree-btn' }))` })
const tapPage = pageWith(`<button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="close" bind:tap="agree">OK</button><text bindtap="read">privacy</text>`)
const tapAndEvent = pageWith(`<button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree" bindtap="agree">OK</button>`)
const READING = `Page({\n  onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) },\n  read() {\n    wx.openPrivacyContract({\n      success: () => { this.answer({ event: 'agree', buttonId: 'agree-btn' }) },\n    })\n  },\n})`

const cases: Cases = {
  valid: [
    { name: 'agree with the id of the button', code: telling(`{ event: 'agree', buttonId: 'agree-btn' }`), filename: page },
    { name: 'id through a constant', code: `const ID = 'agree-btn'\n${telling(`{ buttonId: ID, event: 'agree' }`)}`, filename: page },
    { name: 'button of a component', code: telling(`{ event: 'agree', buttonId: 'inner' }`), filename: nested },
    { name: 'library button', code: telling(`{ event: 'agree', buttonId: 'van' }`), filename: library },
    { name: 'one of two buttons', code: telling(`{ event: 'agree', buttonId: 'other' }`), filename: twoIds },
    { name: 'refusal, and that the popup is there', code: telling(`ok ? { event: 'disagree' } : { event: 'exposureAuthorization' }`), filename: page },
    { name: 'event that cannot be read', code: telling(`{ event: choice }`), filename: page },
    { name: 'spread', code: telling(`{ event: 'agree', ...more }`), filename: page },
    { name: 'argument that cannot be read', code: telling(`choice`), filename: page },
    { name: 'id of the event', code: telling(`{ event: 'agree', buttonId: e.target.id }`), filename: page },
    { name: 'id made at run time', code: telling(`{ event: 'agree', buttonId: 'x' }`), filename: dynamicId },
    { name: 'button of an unknown tag may have it', code: telling(`{ event: 'agree', buttonId: 'mine' }`), filename: ownTag },
    { name: 'button without an id is reported itself', code: telling(`{ event: 'agree', buttonId: 'agree-btn' }`), filename: noId },
    { name: 'dialog option', code: `Dialog.confirm({ confirmButtonOpenType: 'agreePrivacyAuthorization', confirmButtonId: 'x' })\n${telling(`{ event: 'agree', buttonId: 'x' }`)}`, filename: page },
    { name: 'mini game needs no button', code: `wx.onNeedPrivacyAuthorization((resolve) => { button.onTap(() => resolve({ event: 'agree' })) })`, filename: game },
    { name: 'mini game that keeps resolve for a tap', code: `const waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) })\nfunction agree() { waiting.forEach((resolve) => resolve({ event: 'agree' })) }`, filename: game },
    { name: 'mini game that refuses or reports at once', code: `wx.onNeedPrivacyAuthorization((resolve) => { resolve({ event: 'exposureAuthorization' }); wx.showModal({ success: (res) => { if (!res.confirm) resolve({ event: 'disagree' }) } }) })`, filename: game },
    { name: 'no program: it may be a mini game', code: telling(`{ event: 'agree' }`) },
    { name: 'own function called resolve', code: `const resolve = () => {}\nresolve()`, filename: page },
    { name: 'promise', code: `wx.onNeedPrivacyAuthorization((answer) => { new Promise((resolve) => resolve()).then(() => this.open(answer)) })`, filename: page },
    { name: 'what another object keeps under the same name', code: popupScript({ agree: `this.answer({ event: 'agree' })` }), filename: popupOf(KEPT, '') },
    { name: 'after a promise of the script', code: `wx.onNeedPrivacyAuthorization(async (resolve) => { const agreed = await ask()\nif (agreed) resolve({ event: 'agree', buttonId: 'agree-btn' }) })`, filename: page },
    { name: 'where the button has been tapped before', code: `let agreed = false\nwx.onNeedPrivacyAuthorization((resolve) => { if (agreed) resolve({ event: 'agree', buttonId: 'agree-btn' }) })`, filename: page },
    { name: 'tap and agree event run the same method', code: telling(`{ event: 'agree', buttonId: 'agree-btn' }`), filename: tapAndEvent },
    { name: 'dialog after the agree event', code: READING.replace('read()', 'agree()'), filename: page },
    { name: 'handed on with the second parameter', code: `let open\nwx.onNeedPrivacyAuthorization((resolve, info) => { open(resolve, info) })\nPage({ onShow() { open = (resolve, { referrer }) => { this.answer = resolve } } })`, filename: page },
    { name: 'second parameter read', code: `wx.onNeedPrivacyAuthorization((resolve, info) => { console.log(info.referrer) })`, filename: page },
    {
      name: 'in the callback of an own dialog',
      code: `wx.onNeedPrivacyAuthorization((resolve) => { dialog.open({ onAgree: () => resolve({ event: 'agree', buttonId: 'agree-btn' }) }) })`,
      filename: page,
    },
    {
      name: 'in the event of an opened page',
      code: `wx.onNeedPrivacyAuthorization((resolve) => { wx.navigateTo({ url: 'privacy', events: { agree: () => resolve({ event: 'agree', buttonId: 'agree-btn' }) } }) })`,
      filename: page,
    },
  ],
  invalid: [
    {
      name: 'given to a setter of React, which calls it',
      code: `const [pending, setPending] = useState(null)\nwx.onNeedPrivacyAuthorization((resolve) => { setPending(resolve) })`,
      output: `const [pending, setPending] = useState(null)\nwx.onNeedPrivacyAuthorization((resolve) => { setPending(() => resolve) })`,
      errors: [{ messageId: 'updater', data: { right: 'setPending(() => resolve)' }, line: 2, column: 46, endLine: 2, endColumn: 65 }],
    },
    ...[
      [`resolve({ event: 'agree' })`, 46],
      [`setTimeout(() => resolve({ event: 'agree' }), 500)`, 63],
      [`wx.showModal({ success: (res) => { if (res.confirm) resolve({ event: 'agree' }) } })`, 98],
    ].map(([body = '', column = 0]) => ({
      name: `mini game, no tap: ${String(body)}`,
      code: `wx.onNeedPrivacyAuthorization((resolve) => { ${String(body)} })`,
      filename: game,
      errors: [{ messageId: 'no-tap' as const, line: 1, column: Number(column), endLine: 1, endColumn: Number(column) + 27 }],
    })),
    {
      name: 'mini game, no tap, in Chinese',
      code: `wx.onNeedPrivacyAuthorization((resolve) => { resolve({ event: 'agree' }) })`,
      filename: game,
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '在小游戏中，只有在用户点击的处理函数中调用 `resolve` 才算同意；监听函数本身、定时器和对话框的回调都不算，接口会以 errno 104 失败，“privacy permission is not authorized”。请在自绘同意按钮的触摸处理函数中调用 `resolve`。', line: 1, column: 46 } as never],
    },
    { name: 'no argument', code: telling(''), filename: page, errors: [{ messageId: 'nothing', line: 3, column: 13, endLine: 3, endColumn: 26 }] },
    { name: 'no object', code: telling(`'agree'`), filename: page, errors: [{ messageId: 'nothing', line: 3, column: 13 }] },
    { name: 'no event', code: telling(`{ buttonId: 'agree-btn' }`), filename: page, errors: [{ messageId: 'nothing', line: 3, column: 13 }] },
    {
      name: 'misspelt event',
      code: telling(`{ event: 'disAgree' }`),
      output: telling(`{ event: 'disagree' }`),
      errors: [{ messageId: 'event', data: { event: 'disAgree' }, line: 3, column: 27, endLine: 3, endColumn: 44 }],
    },
    { name: 'unknown event', code: telling(`{ event: 'cancel' }`), filename: page, errors: [{ messageId: 'event', data: { event: 'cancel' }, line: 3, column: 27, endLine: 3, endColumn: 42 }] },
    {
      name: 'misspelt key',
      code: telling(`{ ButtonId: 'agree-btn', event: 'agree' }`),
      output: telling(`{ buttonId: 'agree-btn', event: 'agree' }`),
      filename: page,
      errors: [{ messageId: 'key', data: { key: 'ButtonId', right: 'buttonId' }, line: 3, column: 27, endLine: 3, endColumn: 35 }],
    },
    {
      name: 'no button',
      code: telling(`{ event: 'agree' }`),
      output: telling(`{ event: 'agree', buttonId: 'agree-btn' }`),
      filename: page,
      errors: [{ ...NO_BUTTON_AT, endLine: 3, endColumn: 44 }],
    },
    {
      name: 'no button, on several lines',
      code: telling(`{\n    event: "agree",\n  }`),
      output: telling(`{\n    event: "agree",\n    buttonId: "agree-btn",\n  }`),
      filename: page,
      errors: [NO_BUTTON_AT],
    },
    { name: 'no button, two to choose from', code: telling(`{ event: 'agree' }`), filename: twoIds, errors: [NO_BUTTON_AT] },
    { name: 'no button, no id either', code: telling(`{ event: 'agree' }`), filename: noId, errors: [NO_BUTTON_AT] },
    {
      name: 'wrong button',
      code: telling(`{ event: 'agree', buttonId: 'agreeBtn' }`),
      output: telling(`{ event: 'agree', buttonId: 'agree-btn' }`),
      filename: page,
      errors: [{ messageId: 'wrong-button', data: { id: 'agreeBtn', ids: "'agree-btn'" }, line: 3, column: 43, endLine: 3, endColumn: 63 }],
    },
    {
      name: 'wrong button of two, in Chinese',
      code: telling(`{ event: 'agree', buttonId: 'third' }`),
      filename: twoIds,
      settings: settings({ locale: 'zh' }),
      errors: [
        {
          message: "这里没有 id 为 'third' 的同意按钮（现有 'agree-btn', 'other'），接口会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。",
          line: 3,
        } as never,
      ],
    },
    {
      name: 'in every call of what was stored',
      code: `const waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) })\nconst agree = () => { waiting.forEach((resolve) => resolve({ event: 'agree' })) }\nconst refuse = () => { for (const resolve of waiting) resolve() }`,
      output: `const waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) })\nconst agree = () => { waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' })) }\nconst refuse = () => { for (const resolve of waiting) resolve() }`,
      filename: page,
      errors: [
        { messageId: 'no-button', line: 3, column: 52, endLine: 3, endColumn: 79 },
        { messageId: 'nothing', line: 4, column: 55, endLine: 4, endColumn: 64 },
      ],
    },
    {
      name: 'at once',
      code: `wx.onNeedPrivacyAuthorization((resolve) => {\n  resolve({ event: 'agree', buttonId: 'agree-btn' })\n})`,
      filename: page,
      errors: [{ messageId: 'at-once', line: 2, column: 3, endLine: 2, endColumn: 53 }],
    },
    ...['setTimeout(() => { CALL }, 100)', 'wx.nextTick(() => { CALL })', 'Promise.resolve().then(() => { CALL })', 'wx.showModal({ success: (res) => { if (res.confirm) CALL } })', 'wx.showModal({}).then((res) => CALL)', 'wx.openPrivacyContract({ success() { CALL } })'].map((around) => ({
      name: `without a tap: ${around}`,
      code: `wx.onNeedPrivacyAuthorization((resolve) => {\n${around.replace('CALL', `\nresolve({ event: 'agree', buttonId: 'agree-btn' })\n`)}\n})`,
      filename: page,
      errors: [{ messageId: 'at-once' as const, line: 3, column: 1 }] as const,
    })),
    {
      name: 'kept by the app',
      code: ANSWERING_APP,
      output: ANSWERING_APP.replace(`{ event: 'agree' }`, `{ event: 'agree', buttonId: 'agree-btn' }`),
      filename: popupOf(KEPT, ANSWERING_APP),
      errors: [
        { messageId: 'no-button', line: 5, column: 15, endLine: 5, endColumn: 56 },
        { messageId: 'nothing', line: 6, column: 16, endLine: 6, endColumn: 39 },
      ],
    },
    { name: 'at once, in what the app asks', code: SHOWN, filename: popupOf(`this.globalData.show?.(resolve)`, SHOWN), errors: [{ messageId: 'at-once', line: 3, column: 58, endLine: 3, endColumn: 108 }] },
    {
      name: 'exported by another module',
      code: DRAINING,
      output: DRAINING.replace('ButtonId', 'buttonId'),
      filename: popupProgram({ 'app.js': `import './privacy'`, 'privacy.js': `export const waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => waiting.add(resolve))`, 'popup/popup.js': DRAINING })('popup/popup.js'),
      errors: [{ messageId: 'key', data: { key: 'ButtonId', right: 'buttonId' }, line: 5, column: 70, endLine: 5, endColumn: 78 }],
    },
    {
      name: 'on the tap of the agree button',
      code: telling(`{ event: 'agree', buttonId: 'agree-btn' }`),
      filename: tapPage,
      errors: [{ messageId: 'tap', data: { written: 'bind:tap' }, line: 3, column: 13, endLine: 3, endColumn: 67 }],
    },
    { name: 'kept, then told by a dialog', code: READING, filename: tapPage, errors: [{ messageId: 'at-once', line: 5, column: 24, endLine: 5, endColumn: 78 }] },
    {
      name: 'kept, and a dialog of the listener tells it',
      code: `let answer\nwx.onNeedPrivacyAuthorization((resolve) => {\n  answer = resolve\n  wx.showModal({ success: () => answer({ event: 'agree', buttonId: 'agree-btn' }) })\n})`,
      filename: page,
      errors: [{ messageId: 'at-once', line: 4, column: 33, endLine: 4, endColumn: 82 }],
    },
    { name: 'what is no parameter of the platform', code: telling(`{ event: 'agree', resolve: true }`), output: telling(`{ event: 'agree', buttonId: 'agree-btn', resolve: true }`), filename: page, errors: [NO_BUTTON_AT] },
    {
      name: 'second parameter kept as reject',
      code: `Page({\n  onLoad() { wx.onNeedPrivacyAuthorization((resolve, reject) => { this.pending = { resolve, reject } }) },\n  refuse() { this.pending.reject() },\n})`,
      filename: page,
      errors: [{ messageId: 'second', data: { name: 'this.pending.reject', resolve: 'resolve' }, line: 3, column: 14, endLine: 3, endColumn: 35 }],
    },
    {
      name: 'second parameter as reject',
      code: `wx.onNeedPrivacyAuthorization((resolve, reject) => {\n  ask((ok) => ok ? keep(resolve) : reject())\n})`,
      filename: page,
      errors: [{ messageId: 'second', data: { name: 'reject', resolve: 'resolve' }, line: 2, column: 36, endLine: 2, endColumn: 44 }],
    },
    {
      name: 'the same call through two registrations, once',
      code: `Page({ onLoad() { this.listen() }, onShow() { this.listen() }, listen() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve })\nwx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) },\nrefuse() { this.answer() } })`,
      filename: page,
      errors: [{ messageId: 'nothing', line: 3, column: 12 }],
    },
  ],
}

script.run('valid-resolve', rule, cases)
checkFixes('valid-resolve', rule, 'script', cases.invalid)
