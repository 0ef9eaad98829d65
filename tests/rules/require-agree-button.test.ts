import rule from '../../src/rules/require-agree-button.js'
import { program, script, settings } from './rule-tester.js'

const BUTTON = `<button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree" />`
const REGISTER = `wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve })`
const PAGE = `Page({ onLoad() { ${REGISTER} } })`
const COMPONENT = `Component({ attached() { ${REGISTER} } })`
const APP = `App({ onLaunch() { ${REGISTER} } })`

/** A program with one page and one component that the page shows; other files are added or replaced. */
function files(more: Readonly<Record<string, string>>): (file: string) => string {
  return program({
    'app.json': '{ "pages": ["pages/home/home"], "usingComponents": { "popup": "/popup/popup" } }',
    'app.js': APP,
    'pages/home/home.js': PAGE,
    'pages/home/home.wxml': '<popup />',
    'popup/popup.json': '{ "component": true }',
    'popup/popup.js': COMPONENT,
    'popup/popup.wxml': '<view />',
    ...more,
  })
}

const none = files({})
const ofComponent = files({ 'popup/popup.wxml': BUTTON })
const ofPage = files({ 'pages/home/home.wxml': `<popup />${BUTTON}` })
const included = files({ 'pages/home/home.wxml': `<include src="consent" />`, 'pages/home/consent.wxml': BUTTON })
const unmounted = files({ 'pages/home/home.wxml': '<view />', 'popup/popup.wxml': BUTTON })
const dynamic = files({ 'pages/home/home.wxml': '<button open-type="{{type}}" />' })
const missing = files({ 'app.json': '{ "pages": ["pages/home/home"], "usingComponents": { "popup": "privacy-kit/popup" } }' })
const commentedOut = files({ 'pages/home/home.wxml': `<!-- ${BUTTON} -->` })
const dialog = files({ 'pages/home/home.js': `Dialog.confirm({ confirmButtonOpenType: 'agreePrivacyAuthorization' })` })
const dynamicImport = files({ 'pages/home/home.js': 'require(name)' })
const game = program({ 'game.json': '{}', 'game.js': '' })

const NEED = `Page({\n  onLoad() {\n    wx.getPrivacySetting({ success: (res) => { if (res.needAuthorization) this.setData({ asks: true }) } })\n  },\n  read() { wx.openPrivacyContract() },\n})`
const NEED_VALUE = `Page({\n  onLoad() {\n    wx.getPrivacySetting({ success: ({ needAuthorization }) => this.setData({ asks: needAuthorization }) })\n  },\n  read() { wx.openPrivacyContract() },\n})`
const SHOWN = '<view wx:if="{{asks}}"><text bindtap="read">Contract</text><button bindtap="agree">OK</button></view>'
const asking = files({ 'app.js': '', 'popup/popup.js': '', 'pages/home/home.js': NEED, 'pages/home/home.wxml': SHOWN })
const askingRight = files({ 'app.js': '', 'popup/popup.js': '', 'pages/home/home.js': NEED, 'pages/home/home.wxml': `<view wx:if="{{asks}}">${BUTTON}</view>` })
const askingUnseen = files({ 'app.js': '', 'popup/popup.js': '', 'pages/home/home.js': NEED, 'pages/home/home.wxml': '<view wx:if="{{task}}" />' })
const EXAMPLE = '<button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="…">'
const AT = { messageId: 'listener', data: { object: 'wx', button: EXAMPLE }, line: 1 } as const

script.run('require-agree-button', rule, {
  valid: [
    { name: 'page, button in its component', code: PAGE, filename: ofComponent('pages/home/home.js') },
    { name: 'page, button in its template', code: PAGE, filename: ofPage('pages/home/home.js') },
    { name: 'page, button in an included file', code: PAGE, filename: included('pages/home/home.js') },
    { name: 'page, dynamic open-type', code: PAGE, filename: dynamic('pages/home/home.js') },
    { name: 'page, component that is not there', code: PAGE, filename: missing('pages/home/home.js') },
    { name: 'page, dialog option', code: `${PAGE}\nDialog.alert({ openType: 'agreePrivacyAuthorization' })`, filename: none('pages/home/home.js') },
    { name: 'page that takes resolve elsewhere', code: PAGE.replace('this.answer = resolve', 'bus.emit(resolve)'), filename: unmounted('pages/home/home.js') },
    { name: 'component, button in its template', code: COMPONENT, filename: ofComponent('popup/popup.js') },
    { name: 'component, button in the page around it', code: COMPONENT, filename: ofPage('popup/popup.js') },
    { name: 'app, button anywhere', code: APP, filename: ofComponent('app.js') },
    { name: 'app, dialog anywhere', code: APP, filename: dialog('app.js') },
    { name: 'app of a program that cannot be read as a whole', code: APP, filename: dynamicImport('app.js') },
    { name: 'mini game', code: REGISTER, filename: game('game.js') },
    { name: 'no program', code: REGISTER },
    { name: 'needAuthorization, with a button', code: NEED, filename: askingRight('pages/home/home.js') },
    { name: 'needAuthorization, shows nothing', code: NEED, filename: askingUnseen('pages/home/home.js') },
    { name: 'needAuthorization, then asks the platform', code: `${NEED}\nwx.requirePrivacyAuthorize({})`, filename: asking('pages/home/home.js') },
    { name: 'needAuthorization of something else', code: NEED.replace('wx.getPrivacySetting', 'api.getPrivacySetting'), filename: asking('pages/home/home.js') },
  ],
  invalid: [
    { name: 'page without a button', code: PAGE, filename: none('pages/home/home.js'), errors: [{ ...AT, column: 19, endLine: 1, endColumn: 48 }] },
    { name: 'button commented out', code: PAGE, filename: commentedOut('pages/home/home.js'), errors: [{ ...AT, column: 19 }] },
    { name: 'page that does not show the popup', code: PAGE, filename: unmounted('pages/home/home.js'), errors: [{ ...AT, column: 19 }] },
    { name: 'component without a button', code: COMPONENT, filename: none('popup/popup.js'), errors: [{ ...AT, column: 26, endLine: 1, endColumn: 55 }] },
    { name: 'app of a program without a button', code: APP, filename: none('app.js'), errors: [{ ...AT, column: 20 }] },
    {
      name: 'in Chinese',
      code: APP,
      filename: none('app.js'),
      settings: settings({ locale: 'zh' }),
      errors: [
        {
          message:
            '`wx.onNeedPrivacyAuthorization` 接管了隐私弹窗，但没有任何同意按钮：用户无法同意，隐私接口会一直挂起，或以 errno 104 失败，“privacy permission is not authorized”。请展示 `<button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="…">`。',
        } as never,
      ],
    },
    { name: 'needAuthorization without a button', code: NEED, filename: asking('pages/home/home.js'), errors: [{ messageId: 'setting', line: 3, column: 5, endLine: 3, endColumn: 25 }] },
    { name: 'needAuthorization as the value', code: NEED_VALUE, filename: asking('pages/home/home.js'), errors: [{ messageId: 'setting', line: 3, column: 5 }] },
  ],
})
