import rule from '../../src/rules/no-exit-on-disagree.js'
import { AGREE as AGREED, DISAGREE, popupProgram, popupScript } from './popup-program.js'
import { program, script, settings, wxml } from './rule-tester.js'

const AGREE = '<button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">同意</button>'
const listening = (refuse: string, more = ''): string =>
  `Page({\n  onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) },\n  agree() { this.answer({ event: 'agree', buttonId: 'agree-btn' }) },\n  refuse() { ${refuse} },\n  ${more}\n})`
const REFUSE = `this.answer({ event: 'disagree' })`

/** The script of a page with that template. */
function pageWith(template: string): string {
  return program({ 'app.json': '{ "pages": ["pages/home/home"] }', 'pages/home/home.wxml': template, 'pages/home/home.js': '' })('pages/home/home.js')
}

const popup = pageWith(`<view wx:if="{{asks}}"><view><button bind:tap="leave">拒绝</button></view>${AGREE}</view>`)
const elsewhere = pageWith(`<view><view wx:if="{{asks}}">${AGREE}</view><view><button bindtap="leave">拒绝订单</button></view></view>`)
const other = pageWith(`<view wx:if="{{asks}}"><button bindtap="leave">退出</button>${AGREE}</view>`)

const KEEPING_APP = `App({ globalData: { answer: null }, onLaunch() { wx.onNeedPrivacyAuthorization((resolve) => { this.globalData.answer = resolve }) } })`
const unlabelled = '<button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">OK</button><view bindtap="refuse">×</view>'
const answeringElsewhere = popupScript({ head: 'const app = getApp()', agree: `app.globalData.answer(${AGREED})`, refuse: `app.globalData.answer(${DISAGREE}); wx.exitMiniProgram()` })
const around = (binding: string): string => popupProgram({ 'pages/a/a.wxml': `<popup ${binding} />` })('pages/a/a.js')
const PARENT = `Page({\n  refused() { wx.exitMiniProgram() },\n})`

/** The script of a page that shows a popup which fires these events. */
const told = (binding: string, agree: string, refuse: string): string =>
  popupProgram({ 'popup/popup.js': popupScript({ agree, refuse }), 'popup/popup.wxml': `<view wx:if="{{asks}}">${AGREE}<view bindtap="refuse">不同意</view></view>`, 'pages/a/a.wxml': `<popup ${binding} />` })('pages/a/a.js')
const flagged = told('bind:done="done"', `this.triggerEvent('done', { ok: true })`, `this.triggerEvent('done', { ok: false })`)
const closing = told('bind:close="refused"', `this.triggerEvent('close')`, `this.triggerEvent('close')`)
const closingOnly = told('bind:close="refused"', `this.triggerEvent('yes')`, `setTimeout(() => this.triggerEvent('close'), 100)`)
const done = (body: string): string => `Page({\n  done(e) { ${body} },\n})`
const both = `Page({\n  agreed() { wx.navigateBack() },\n  refused() { wx.navigateBack() },\n})`

script.run('no-exit-on-disagree', rule, {
  valid: [
    { name: 'event of the popup that is no refusal', code: PARENT, filename: around('bind:close="refused"') },
    { name: 'refusal of a component without an agree button', code: PARENT, filename: popupProgram({ 'popup/popup.wxml': '<view />', 'pages/a/a.wxml': '<popup bind:disagree="refused" />' })('pages/a/a.js') },
    { name: 'event that the popup fires after any answer', code: PARENT, filename: closing },
    { name: 'event of a name made at run time', code: PARENT, filename: told('bind:close="refused"', `this.triggerEvent(name)`, `this.triggerEvent('close')`) },
    { name: 'page that goes back after any answer', code: both, filename: told('bind:yes="agreed" bind:no="refused"', `this.triggerEvent('yes')`, `this.triggerEvent('no')`) },
    ...['if (e.detail.ok) wx.navigateBack()', 'wx.navigateBack()', 'if (e.detail.other) { wx.exitMiniProgram() }', 'if (!e.detail.ok) return; wx.navigateBack()', 'if (e.ok) {} else wx.navigateBack()'].map((body) => ({ name: `no refusal: ${body}`, code: done(body), filename: flagged })),
    { name: 'flag that does not differ', code: done('if (!e.detail.ok) wx.navigateBack()'), filename: told('bind:done="done"', `this.triggerEvent('done', { ok })`, `this.triggerEvent('done', { ok: false })`) },
    { name: 'refusal closes the popup', code: listening(`${REFUSE}; this.setData({ asks: false })`) },
    { name: 'leaving in another method', code: listening(REFUSE, `back() { wx.navigateBack() }`) },
    { name: 'leaving by the user’s own choice', code: listening(`${REFUSE}; wx.showModal({ success: (res) => { if (res.confirm) wx.exitMiniProgram() } })`) },
    { name: 'popup that is a page of its own', code: listening(`${REFUSE}; wx.navigateBack()`).replace(`buttonId: 'agree-btn' })`, `buttonId: 'agree-btn' }); wx.navigateBack()`) },
    { name: 'after any answer', code: listening(`${REFUSE}; this.close()`, `close() { wx.navigateBack() }`).replace(`buttonId: 'agree-btn' })`, `buttonId: 'agree-btn' }); this.close()`) },
    { name: 'what is answered cannot be read', code: listening(`this.answer({ event: choice }); wx.exitMiniProgram()`) },
    { name: 'other branch', code: listening(`if (ok) { this.answer({ event: 'agree', buttonId: 'a' }); wx.navigateBack() } else { ${REFUSE} }`) },
    { name: 'button that says something else', code: `Page({ privacy: 1, leave() { wx.exitMiniProgram() } })`, filename: other },
    { name: 'refusal of something else', code: `Page({ privacy: 1, leave() { wx.navigateBack() } })`, filename: elsewhere },
    { name: 'failure that leads back', code: `wx.requirePrivacyAuthorize({ fail() { wx.showToast({}) } })\nfunction back() { wx.navigateBack() }` },
    { name: 'own function', code: listening(`${REFUSE}; exitMiniProgram()`) },
  ],
  invalid: [
    { name: 'exit', code: listening(`${REFUSE}; wx.exitMiniProgram()`), errors: [{ messageId: 'leaves', line: 4, column: 50, endLine: 4, endColumn: 68 }] },
    { name: 'exit after a while', code: listening(`${REFUSE}; setTimeout(() => wx.exitMiniProgram({}), 500)`), errors: [{ messageId: 'leaves', line: 4, column: 67, endLine: 4, endColumn: 85 }] },
    { name: 'exit through a method', code: listening(`${REFUSE}; this.exit()`, `exit() { wx.exitMiniProgram() },`), errors: [{ messageId: 'leaves', line: 5, column: 12 }] },
    { name: 'start again', code: listening(`${REFUSE}; wx.reLaunch({ url: '/pages/home/home' })`), errors: [{ messageId: 'leaves', line: 4, column: 50, endLine: 4, endColumn: 61 }] },
    { name: 'off the page', code: listening(`${REFUSE}; wx.navigateBack()`), errors: [{ messageId: 'leaves', line: 4, column: 50 }] },
    {
      name: 'answers what the app keeps',
      code: answeringElsewhere,
      filename: popupProgram({ 'app.js': KEEPING_APP, 'popup/popup.js': answeringElsewhere, 'popup/popup.wxml': unlabelled })('popup/popup.js'),
      errors: [{ messageId: 'leaves', line: 6, column: 62, endLine: 6, endColumn: 80 }],
    },
    { name: 'page that the popup tells of the refusal', code: PARENT, filename: around('bind:disagree="refused"'), errors: [{ messageId: 'leaves', line: 2, column: 15, endLine: 2, endColumn: 33 }] },
    { name: 'back to the program that opened this one', code: listening(`${REFUSE}; wx.navigateBackMiniProgram({})`), errors: [{ messageId: 'leaves', line: 4, column: 50, endLine: 4, endColumn: 76 }] },
    { name: 'event that the popup fires on refusal alone', code: PARENT, filename: closingOnly, errors: [{ messageId: 'leaves', line: 2, column: 15, endLine: 2, endColumn: 33 }] },
    ...([
      ['if (e.detail.ok) { go() } else { setTimeout(() => { wx.exitMiniProgram() }, 1000) }', 65],
      ['if (!e.detail.ok) wx.exitMiniProgram()', 31],
      ['if (e.detail.ok === false) wx.exitMiniProgram()', 40],
      ['const { detail } = e; if (detail.ok) { return } wx.exitMiniProgram()', 61],
    ] as const).map(([body, column]) => ({ name: `event with a flag: ${body}`, code: done(body), filename: flagged, errors: [{ messageId: 'leaves' as const, line: 2, column }] })),
    { name: 'dialog that leaves no choice', code: listening(`${REFUSE}; wx.showModal({ showCancel: false, success: () => { wx.exitMiniProgram() } })`), errors: [{ messageId: 'leaves', line: 4, column: 101 }] },
    {
      name: 'for each that waits',
      code: `const waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => waiting.add(resolve))\nfunction refuse() { waiting.forEach((resolve) => { resolve({ event: 'disagree' }) })\nwx.exitMiniProgram() }`,
      errors: [{ messageId: 'leaves', line: 4, column: 1 }],
    },
    {
      name: 'own branch of one method',
      code: listening(`if (ok) { this.answer({ event: 'agree', buttonId: 'a' }) } else { ${REFUSE}; wx.exitMiniProgram() }`),
      errors: [{ messageId: 'leaves', line: 4, column: 116 }],
    },
    {
      name: 'button labelled as a refusal, in Chinese',
      code: `Page({\n  privacy: 1,\n  leave() {\n    setTimeout(() => { wx.exitMiniProgram() }, 1000)\n  },\n})`,
      filename: popup,
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '用户拒绝隐私授权后，这里会让用户离开，违反运营规范 15.1.3.2，会导致审核不通过：拒绝只应影响需要授权的功能。请关闭弹窗，让用户继续使用。', line: 4, column: 24, endLine: 4, endColumn: 42 } as never],
    },
    { name: 'failure of requirePrivacyAuthorize', code: `wx.requirePrivacyAuthorize({\n  fail() { wx.exitMiniProgram() },\n})`, errors: [{ messageId: 'leaves', line: 2, column: 12, endLine: 2, endColumn: 30 }] },
  ],
})

const SPEAKS = `wx.showToast({ title: 'You must agree', icon: 'none' })`
const popupWxml = (more = ''): string => `<view wx:if="{{asks}}">\n  <button bindtap="refuse">拒绝</button>\n  ${AGREE}\n  ${more}\n</view>`
/** The template of the component, with that method for a refusal. */
const refusing = (refuse: string, files: Readonly<Record<string, string>> = {}, more = ''): string =>
  popupProgram({ 'popup/popup.js': popupScript({ agree: `this.setData({ asks: false })`, refuse }).replace('methods: {', `methods: {\n    ${more}`), 'popup/popup.wxml': popupWxml(), ...files })('popup/popup.wxml')
/** The template of a page, with the methods of its script. */
const onPage = (methods: string): string => program({ 'app.json': '{ "pages": ["pages/home/home"] }', 'pages/home/home.wxml': popupWxml(), 'pages/home/home.js': `Page({ agree() {}, ${methods} })` })('pages/home/home.wxml')
const BLOCKS = { messageId: 'blocks', data: { method: 'refuse' }, line: 2, column: 4, endLine: 2, endColumn: 10 } as const

wxml.run('no-exit-on-disagree in templates', rule, {
  valid: [
    ...[
      `this.setData({ asks: false })`,
      `${SPEAKS}; this.setData({ asks: false })`,
      `${SPEAKS}; this.triggerEvent('refused', {}, { bubbles: true, composed: true })`,
      `${SPEAKS}; this.triggerEvent(name)`,
      `${SPEAKS}; answer({ event: 'disagree' })`,
      `${SPEAKS}; this.close()`,
      `${SPEAKS}; this.data.asks = false`,
      `wx.showModal({ success: () => { this.setData({ asks: false }) } })`,
      `wx.showModal({ success: close })`,
      `wx.showModal(options)`,
      `wx.showModal({}).then(close)`,
      `${SPEAKS}; setTimeout(() => { this.setData({ asks: false }) }, 500)`,
      `${SPEAKS}; wx.navigateBack()`,
      `${SPEAKS}; wx.navigateTo({ url: '/pages/b/b' })`,
      `${SPEAKS}; count++`,
      '',
    ].map((refuse) => ({ name: `refusal may close: ${refuse}`, code: popupWxml(), filename: refusing(refuse) })),
    { name: 'page that hears of the refusal', code: popupWxml(), filename: refusing(`${SPEAKS}; this.triggerEvent('refused')`, { 'pages/b/b.wxml': '<popup bind:refused="close" />' }) },
    { name: 'page with an event of its own', code: popupWxml(), filename: onPage(`refuse() { ${SPEAKS}; this.triggerEvent('refused') }`) },
    { name: 'close button', code: popupWxml('<view bindtap="close">×</view>'), filename: refusing(SPEAKS, {}, `close() { this.setData({ asks: false }) },`) },
    { name: 'method of unknown origin', code: popupWxml('<view bindtap="close">×</view>'), filename: refusing(SPEAKS, {}, `...more,`) },
    { name: 'method made at run time', code: popupWxml('<view bindtap="{{close}}">×</view>'), filename: refusing(SPEAKS) },
    { name: 'tap that the mask gets too', code: `<view bindtap="agree">${popupWxml()}</view>`, filename: refusing(SPEAKS) },
    { name: 'in a component that may close itself', code: `<my-popup>${popupWxml()}</my-popup>`, filename: refusing(SPEAKS) },
    { name: 'tap on the popup in its page', code: popupWxml(), filename: refusing(SPEAKS, { 'pages/a/a.wxml': '<popup bindtap="close" />' }) },
    { name: 'page with a button of its own that closes the popup', code: popupWxml(), filename: refusing(SPEAKS, { 'pages/a/a.wxml': '<popup wx:if="{{shown}}" /><view bindtap="skip">skip</view>', 'pages/a/a.js': `Page({ skip() { this.setData({ shown: false }) } })` }) },
    { name: 'shown by nothing', code: popupWxml(), filename: refusing(SPEAKS, { 'pages/a/a.wxml': '', 'pages/b/b.wxml': '' }) },
    { name: 'shown inside another component', code: popupWxml(), filename: refusing(SPEAKS, { 'pages/a/a.wxml': '<frame />', 'pages/a/a.json': '{ "usingComponents": { "frame": "/frame/frame" } }', 'frame/frame.json': '{ "component": true }', 'frame/frame.wxml': '<popup />', 'frame/frame.js': 'Component({})' }) },
    { name: 'button with a purpose of its own', code: popupWxml().replace('<button bindtap', '<button open-type="openSetting" bindtap'), filename: refusing(SPEAKS) },
    { name: 'no refusal', code: popupWxml().replace('拒绝', '帮助'), filename: refusing(SPEAKS) },
    { name: 'page without a condition', code: `<view>\n  <button bindtap="refuse">拒绝</button>\n  ${AGREE}\n</view>`, filename: onPage(`refuse() { ${SPEAKS} }`) },
    { name: 'page whose mask closes the popup', code: `${popupWxml()}<view class="mask" bindtap="hide" />`, filename: onPage(`refuse() { ${SPEAKS} }, hide() { this.close() }, close() { this.setData({ asks: false }) }`) },
    { name: 'no program', code: popupWxml(), filename: 'a.wxml' },
    { name: 'no agree button', code: `<view><navigator open-type="exit" target="miniProgram">退出</navigator></view>`, filename: 'a.wxml' },
    { name: 'elsewhere on the page', code: `<view><view wx:if="{{asks}}">${AGREE}</view><navigator open-type="exit" target="miniProgram">退出</navigator></view>`, filename: 'a.wxml' },
    { name: 'other navigator', code: `<view><navigator open-type="navigateBack">exit</navigator>${AGREE}</view>`, filename: 'a.wxml' },
  ],
  invalid: [
    ...[SPEAKS, `wx.showModal({ title: 'Agree first', success() {} })`, `wx.showToast({ title: this.data.hint }); console.log('refused')`].map((refuse) => ({
      name: `refusal leaves the popup open: ${refuse}`,
      code: popupWxml(),
      filename: refusing(refuse),
      errors: [BLOCKS],
    })),
    { name: 'event that no page hears', code: popupWxml(), filename: refusing(`${SPEAKS}; this.triggerEvent('refused')`), errors: [BLOCKS] },
    { name: 'with the contract to read', code: popupWxml('<text bindtap="read">guideline</text>'), filename: refusing(SPEAKS, {}, `read() { wx.openPrivacyContract({}) },`), errors: [BLOCKS] },
    { name: 'with a mask that stops scrolling', code: `<view catchtouchmove="stay">${popupWxml()}</view>`, filename: refusing(SPEAKS, {}, 'stay() {},'), errors: [BLOCKS] },
    { name: 'on a page that opens the popup', code: `${popupWxml()}<button bindtap="start">start</button>`, filename: onPage(`refuse() { ${SPEAKS} }, start() { this.setData({ asks: true }); this.load() }`), errors: [BLOCKS] },
    {
      name: 'page that hears of consent, in Chinese',
      code: popupWxml(),
      filename: refusing(SPEAKS, { 'pages/a/a.wxml': '<popup wx:if="{{shown}}" bind:agree="go" /><view bindtap="go">go</view>', 'pages/a/a.js': `Page({ go() { wx.navigateTo({ url: '/pages/b/b' }) } })` }),
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '用户在这里拒绝后无法继续使用：`refuse` 只显示提示，除了同意没有任何操作能关闭弹窗，违反运营规范 15.1.3.2，会导致审核不通过。拒绝只应影响需要授权的功能：请在 `refuse` 中关闭弹窗。', line: 2, column: 4 } as never],
    },
    {
      name: 'beside the agree button',
      code: `<view wx:if="{{asks}}">\n  <navigator open-type="exit" target="miniProgram">拒绝</navigator>\n  ${AGREE}\n</view>`,
      filename: 'a.wxml',
      errors: [{ messageId: 'leaves', line: 2, column: 14, endLine: 2, endColumn: 30 }],
    },
    {
      name: 'in the popup',
      code: `<view wx:if="{{asks}}"><view><navigator open-type="exit" target="miniProgram">拒绝</navigator></view><view>${AGREE}</view></view>`,
      filename: 'a.wxml',
      errors: [{ messageId: 'leaves', line: 1, column: 41 }],
    },
  ],
})
