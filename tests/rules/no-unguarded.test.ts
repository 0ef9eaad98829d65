import * as typeScriptParser from '@typescript-eslint/parser'
import noUnguarded from '../../src/rules/no-unguarded.js'
import { onlyReporting, program, script, settings, sfc, wxml } from './rule-tester.js'

// What it changes is tested in tests/fixes.
const rule = onlyReporting(noUnguarded)

const APP = `{ "pages": ["pages/a/a", "pages/b/b"] }`
const POPUP = {
  'components/popup/popup.json': `{ "component": true }`,
  'components/popup/popup.js': `wx.onNeedPrivacyAuthorization((resolve) => { pending.add(resolve) })\nComponent({ methods: { agree() {} } })`,
  'components/popup/popup.wxml': `<button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">OK</button>`,
}
const USES_POPUP = `{ "usingComponents": { "popup": "/components/popup/popup" } }`
const CALL = `Page({ tap() { wx.getLocation({}) } })`
const ENSURE = `export const ensure = () => new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject }))`

const bare = program({ 'app.json': APP, 'pages/a/a.wxml': `<view bindtap="tap"/>`, 'utils/consent.js': ENSURE, 'utils/twice.js': `import { ensure } from './consent'\nexport default { run: async () => { await ensure() } }`, 'utils/again.js': `export * from './consent'` })
const mounted = program({ 'app.json': APP, ...POPUP, 'pages/a/a.json': USES_POPUP, 'pages/a/a.js': '', 'pages/a/a.wxml': `<view bindtap="tap"/><popup/>`, 'pages/b/b.json': USES_POPUP, 'pages/b/b.js': '', 'pages/b/b.wxml': `<view bindtap="tap"/>` })
const nested = program({
  'app.json': `{ "pages": ["pages/a/a"], "usingComponents": { "layout": "/components/layout/layout" } }`, ...POPUP,
  'components/layout/layout.json': `{ "component": true, "usingComponents": { "popup": "../popup/popup" } }`, 'components/layout/layout.js': '', 'components/layout/layout.wxml': `<slot/><popup/>`,
  'pages/a/a.js': '', 'pages/a/a.wxml': `<layout><view bindtap="tap"/></layout>`,
})
const included = program({ 'app.json': `{ "pages": ["pages/a/a"] }`, ...POPUP, 'pages/a/a.json': USES_POPUP, 'pages/a/a.js': '', 'pages/a/a.wxml': `<include src="/parts/foot.wxml"/>`, 'parts/foot.wxml': `<popup/>` })
const shared = program({
  'app.json': APP, ...POPUP,
  'pages/a/a.json': `{ "usingComponents": { "popup": "/components/popup/popup", "photo": "/components/photo/photo" } }`, 'pages/a/a.js': `import { locate } from '../../utils/locate'\nPage({ tap() { locate() } })`, 'pages/a/a.wxml': `<photo/><popup/>`,
  'pages/b/b.json': `{ "usingComponents": { "photo": "/components/photo/photo" } }`, 'pages/b/b.js': `import { other } from '../../utils/locate'\nPage({ tap() { other() } })`, 'pages/b/b.wxml': `<photo/>`,
  'components/photo/photo.json': `{ "component": true }`, 'components/photo/photo.wxml': `<view bindtap="pick"/>`,
  'components/lost/lost.json': `{ "component": true }`,
  'utils/locate.js': '', 'utils/guarded.js': '',
})
const callers = program({
  'app.json': APP, 'utils/locate.js': '', 'pages/b/b.js': '', 'utils/lonely.js': '',
  'pages/a/a.js': `import { locate } from '../../utils/locate'\nPage({ tap() { wx.requirePrivacyAuthorize({ success: () => { locate() } }) } })`, 'pages/a/a.wxml': `<view bindtap="tap"/>`,
})
const game = program({ 'game.json': `{ "deviceOrientation": "portrait" }`, 'game.js': `wx.onNeedPrivacyAuthorization((resolve) => resolve({ event: 'agree' }))`  })
const silentGame = program({ 'game.json': `{ "deviceOrientation": "portrait" }` })
const plugin = program({ 'plugin.json': `{ "main": "index.js" }` })

script.run('no-unguarded', rule, {
  valid: [
    { name: 'popup on the page', code: CALL, filename: mounted('pages/a/a.js') },
    { name: 'popup inside another component', code: CALL, filename: nested('pages/a/a.js') },
    { name: 'popup in an included template', code: CALL, filename: included('pages/a/a.js') },
    { name: 'module that only the page with the popup calls', code: `export const locate = () => wx.getLocation()\nexport const other = () => {}`, filename: shared('utils/locate.js') },
    { name: 'component that nothing shows', code: `Component({ methods: { pick() { wx.chooseMedia() } } })`, filename: shared('components/lost/lost.js') },
    { name: 'module that nothing imports', code: `export const locate = () => wx.getLocation()`, filename: callers('utils/lonely.js') },
    { name: 'success', code: `Page({ tap() { wx.requirePrivacyAuthorize({ success: () => wx.getLocation() }) } })`, filename: bare('pages/a/a.js') },
    { name: 'method that only guarded code calls', code: `Page({ tap() { wx.requirePrivacyAuthorize({ success: () => { this.locate() } }) }, locate() { wx.getLocation() } })`, filename: bare('pages/a/a.js') },
    { name: 'method that is handed to success', code: `Page({ tap() { wx.requirePrivacyAuthorize({ success: this.locate }) }, locate() { wx.getLocation() } })`, filename: bare('pages/a/a.js') },
    { name: 'method that is bound and handed to then', code: `import { ensure } from '../../utils/consent'\nPage({ tap() { ensure().then(this.locate.bind(this)) }, locate() { wx.getLocation() } })`, filename: bare('pages/a/a.js') },
    { name: 'guard function of another file', code: `import { ensure } from '../../utils/consent'\nPage({ async tap() { await ensure(); wx.getLocation() } })`, filename: bare('pages/a/a.js') },
    { name: 'required guard function', code: `const { ensure } = require('../../utils/consent')\nPage({ tap() { ensure().then(() => wx.getLocation()) } })`, filename: bare('pages/a/a.js') },
    { name: 'guard function exported again', code: `import { ensure } from '../../utils/again'\nPage({ async tap() { await ensure(); wx.getLocation() } })`, filename: bare('pages/a/a.js') },
    { name: 'guard function wrapped in an exported object', code: `import guard from '../../utils/twice'\nPage({ async tap() { await guard.run(); wx.getLocation() } })`, filename: bare('pages/a/a.js') },
    { name: 'guard from the settings', code: `Page({ async tap() { await getApp().privacy.check(); wx.getLocation() } })`, filename: bare('pages/a/a.js'), settings: settings({ guards: ['privacy.check'] }) },
    { name: 'caller of another file is guarded', code: `export const locate = () => wx.getLocation()`, filename: callers('utils/locate.js') },
    { name: 'mini game with a listener', code: `wx.getLocation({})`, filename: game('scenes/map.js') },
    { name: 'plugin', code: `wx.getLocation({})`, filename: plugin('index.js') },
    { name: 'no program', code: `wx.getLocation({})` },
    { name: 'below 2.32.3', code: `Page({ tap() { if (!wx.requirePrivacyAuthorize) wx.getLocation() } })`, filename: bare('pages/a/a.js') },
  ],
  invalid: [
    {
      name: 'nothing',
      code: CALL,
      filename: bare('pages/a/a.js'),
      errors: [{ messageId: 'unguarded', data: { name: 'wx.getLocation', object: 'wx' }, line: 1, column: 16, endLine: 1, endColumn: 30 }],
    },
    { name: 'at load', code: `Page({ onLoad() { this.locate() }, locate() { wx.getLocation() } })`, filename: bare('pages/a/a.js'), errors: [{ messageId: 'unguarded', line: 1, column: 47 }] },
    { name: 'method that is handed to a timer', code: `Page({ onLoad() { setTimeout(this.locate, 100) }, locate() { wx.getLocation() } })`, filename: bare('pages/a/a.js'), errors: [{ messageId: 'unguarded', line: 1, column: 62 }] },
    { name: 'one caller of two', code: `Page({ tap() { wx.requirePrivacyAuthorize({ success: () => { this.locate() } }) }, onShow() { this.locate() }, locate() { wx.getLocation() } })`, filename: bare('pages/a/a.js'), errors: [{ messageId: 'unguarded', line: 1, column: 123 }] },
    { name: 'page that hangs', code: CALL, filename: mounted('pages/b/b.js'), errors: [{ messageId: 'hangs', data: { name: 'wx.getLocation', page: 'pages/b/b' }, line: 1, column: 16 }] },
    { name: 'requirePrivacyAuthorize hangs there too', code: `Page({ tap() { wx.requirePrivacyAuthorize({ success: () => wx.getLocation() }) } })`, filename: mounted('pages/b/b.js'), errors: [{ messageId: 'hangs', line: 1, column: 60 }] },
    { name: 'component on a page without a popup', code: `Component({ methods: { pick() { wx.chooseMedia() } } })`, filename: shared('components/photo/photo.js'), errors: [{ messageId: 'hangs', data: { name: 'wx.chooseMedia', page: 'pages/b/b' }, line: 1, column: 33 }] },
    { name: 'entry file', code: `App({ onLaunch() { wx.getLocation() } })`, filename: mounted('app.js'), errors: [{ messageId: 'unguarded', line: 1, column: 20 }] },
    { name: 'mini game without a listener', code: `wx.getLocation({})`, filename: silentGame('game.js'), errors: [{ messageId: 'unguarded', line: 1, column: 1 }] },
    {
      name: 'in Chinese',
      code: CALL,
      filename: mounted('pages/b/b.js'),
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '程序注册了隐私授权监听，但页面 `pages/b/b` 没有挂载弹窗：`wx.getLocation` 在该页会一直挂起，没有任何回调。请在该页挂载带有同意按钮的弹窗组件。', line: 1, column: 16 } as never],
    },
  ],
})

const wrapped = program({
  'app.json': `{ "pages": ["pages/a/a"] }`,
  'pages/a/a.json': `{ "usingComponents": { "ask": "/components/ask/ask" } }`,
  'pages/a/a.js': `Page({ data: { open: false }, tap() { wx.requirePrivacyAuthorize({ success: () => this.setData({ open: true }) }) } })`,
  'components/ask/ask.json': `{ "component": true }`,
  'components/ask/ask.js': `Component({ methods: { ask() { wx.requirePrivacyAuthorize({ success: () => this.setData({ asked: true }) }) } } })`,
  'components/ask/ask.wxml': `<view catch:touchstart="ask"><slot/></view>`,
})
const flagged = program({ 'app.json': `{ "pages": ["pages/a/a"] }`, 'pages/a/a.js': `Page({ data: { open: false }, onLoad() { this.setData({ open: true }) } })` })

wxml.run('no-unguarded in templates', rule, {
  valid: [
    { name: 'popup on the page', code: `<button open-type="getPhoneNumber"/>`, filename: mounted('pages/a/a.wxml') },
    { name: 'agree token of its own', code: `<button open-type="getPhoneNumber|agreePrivacyAuthorization"/>`, filename: bare('pages/a/a.wxml') },
    { name: 'nickname inside a component that asks on touch', code: `<ask><input type="nickname"/></ask>`, filename: wrapped('pages/a/a.wxml') },
    { name: 'nickname shown after consent', code: `<input wx:if="{{open}}" type="nickname"/>`, filename: wrapped('pages/a/a.wxml') },
    { name: 'nickname inside what is shown after consent', code: `<view hidden="{{!open}}"><input type="nickname"/></view>`, filename: wrapped('pages/a/a.wxml') },
    { name: 'template that no page holds', code: `<camera/>`, filename: bare('parts/photo.wxml') },
  ],
  invalid: [
    { name: 'nothing', code: `<camera/>`, filename: bare('pages/a/a.wxml'), errors: [{ messageId: 'element', line: 1, column: 2, endLine: 1, endColumn: 8 }] },
    { name: 'page that hangs', code: `<button open-type="getPhoneNumber"/>`, filename: mounted('pages/b/b.wxml'), errors: [{ messageId: 'hangs', line: 1, column: 9, endLine: 1, endColumn: 35 }] },
    { name: 'popup does not cover a nickname', code: `<input type="nickname"/>`, filename: mounted('pages/a/a.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 8, endLine: 1, endColumn: 23 }] },
    { name: 'shown without consent', code: `<input wx:if="{{open}}" type="nickname"/>`, filename: flagged('pages/a/a.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 25 }] },
    { name: 'shown before consent', code: `<input wx:if="{{!open}}" type="nickname"/>`, filename: wrapped('pages/a/a.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 26 }] },
  ],
})

const ASK = `const ask = () => new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject }))`
const ON_A = `{ "usingComponents": { "consent": "/components/consent/consent" } }`
const relayed = (script: string): ReturnType<typeof program> => program({
  'app.json': APP, 'pages/a/a.json': ON_A, 'pages/a/a.js': '',
  'pages/a/a.wxml': `<consent id="consent" bind:agree="go" bindclose="shut"/><view bindtap="tap"/>`,
  'components/consent/consent.json': `{ "component": true }`,
  'components/consent/consent.js': script,
  'components/consent/consent.wxml': `<button open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="onAgree"/><view bindtap="shut"/>`,
})
const relays = relayed(`Component({
  lifetimes: { attached() { wx.getPrivacySetting({ success: (res) => { if (!res.needAuthorization) this.triggerEvent('agree') } }) } },
  methods: { onAgree() { this.done() }, done() { this.triggerEvent('agree') }, shut() { this.triggerEvent('close') } },
})`)
const blurts = relayed(`Component({ methods: { onAgree() { this.triggerEvent('agree') }, shut() { this.triggerEvent('agree') } } })`)
const opens = relayed(`Component({
  methods: {
    open() { return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) },
    peek() { return new Promise((resolve) => wx.requirePrivacyAuthorize({ complete: resolve })) },
    onAgree() {}, shut() {},
  },
})`)
const inApp = program({
  'app.json': APP, 'pages/a/a.wxml': `<view bindtap="tap"/>`,
  'app.js': `import { ensure } from './utils/consent'\nApp({ privacy: { ensure }, ask() { return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) } })`,
  'utils/consent.js': ENSURE,
})
const behaving = program({
  'app.json': APP, 'utils/asking.js': `module.exports = Behavior({ methods: { ensure() { return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) } } })`,
  'components/photo/photo.json': `{ "component": true }`, 'components/photo/photo.js': `const asking = require('../../utils/asking')\nComponent({ behaviors: [asking] })`, 'components/photo/photo.wxml': `<view bindtap="pick"/><view bindtap="snap"/>`,
  'pages/a/a.json': `{ "usingComponents": { "photo": "/components/photo/photo" } }`, 'pages/a/a.wxml': `<photo/>`,
  'behaviors/pick.js': '', 'components/photo/other.js': '',
})
const chained = program({
  'app.json': APP, 'pages/a/a.wxml': `<view bindtap="tap"/>`, 'pages/b/b.wxml': `<view bindtap="tap"/>`,
  'pages/a/a.js': `import { nearby } from '../../services'\n${ASK}\nPage({ async tap() { await ask(); nearby() } })`,
  'pages/b/b.js': `Page({ tap() {} })`,
  'services/index.js': `export { nearby } from './shops'`,
  'services/shops.js': `const place = require('../utils/place')\nexport const nearby = () => place.locate()\nexport const free = () => place.free()\nfree()`,
  'utils/place.js': '',
})

script.run('no-unguarded across files', rule, {
  valid: [
    { name: 'event that the popup fires with consent only', code: `Page({ go() { wx.getLocation() }, shut() {}, tap() {} })`, filename: relays('pages/a/a.js') },
    { name: 'method of a component that the page selects', code: `Page({ go() {}, shut() {}, async tap() { await this.selectComponent('#consent').open(); wx.getLocation() } })`, filename: opens('pages/a/a.js') },
    { name: 'the same through a field', code: `Page({ onReady() { this.consent = this.selectComponent('#consent') }, async tap() { try { await this.consent.open() } catch (e) { return } wx.getLocation() } })`, filename: opens('pages/a/a.js') },
    { name: 'the component of the page on screen, in a module', code: `const ask = () => getCurrentPages().at(-1).selectComponent('#consent').open()\nexport async function locate() { await ask(); wx.getLocation() }`, filename: opens('utils/locate.js') },
    { name: 'method of the app', code: `Page({ async tap() { await getApp().ask(); wx.getLocation() } })`, filename: inApp('pages/a/a.js') },
    { name: 'function that the app has imported', code: `const app = getApp()\nPage({ tap() { app.privacy.ensure().then(() => wx.getLocation()) } })`, filename: inApp('pages/a/a.js') },
    { name: 'promise that the handler of the agree button fulfils', code: `Page({ ask() { return new Promise((resolve, reject) => { this.consent = { resolve, reject }; this.setData({ asks: true }) }) }, go() { this.consent.resolve() }, shut() { this.consent.reject() }, async tap() { await this.ask(); wx.getLocation() } })\n// privacy`, filename: relays('pages/a/a.js') },
    { name: 'method of a behavior', code: `const asking = require('../../utils/asking')\nComponent({ behaviors: [asking], methods: { async pick() { await this.ensure(); wx.chooseMedia() } } })`, filename: behaving('components/photo/photo.js') },
    { name: 'caller behind two modules and a re-export', code: `exports.locate = () => wx.getLocation()\nexports.free = () => {}`, filename: chained('utils/place.js') },
  ],
  invalid: [
    { name: 'event that the popup fires after a refusal too', code: `Page({ go() { wx.getLocation() }, shut() {}, tap() {} })`, filename: blurts('pages/a/a.js'), errors: [{ messageId: 'idle-popup', data: { name: 'wx.getLocation', object: 'wx' }, line: 1, column: 15 }] },
    { name: 'another event of the popup', code: `Page({ go() {}, shut() { wx.getLocation() }, tap() {} })`, filename: relays('pages/a/a.js'), errors: [{ messageId: 'idle-popup', line: 1, column: 26 }] },
    { name: 'method of a component that lets refusal through', code: `Page({ async tap() { await this.selectComponent('#consent').peek(); wx.getLocation() } })`, filename: opens('pages/a/a.js'), errors: [{ messageId: 'lets-through', data: { name: 'wx.getLocation', guard: `this.selectComponent('#consent').peek` }, line: 1, column: 69 }] },
    { name: 'method of the app that is not awaited', code: `Page({ tap() { getApp().ask(); wx.getLocation() } })`, filename: inApp('pages/a/a.js'), errors: [{ messageId: 'ignored', data: { name: 'wx.getLocation', guard: 'getApp().ask' }, line: 1, column: 32 }] },
    { name: 'one caller of two behind modules', code: `exports.locate = () => {}\nexports.free = () => wx.getLocation()`, filename: chained('utils/place.js'), errors: [{ messageId: 'unguarded', line: 2, column: 22 }] },
    { name: 'setting that is asked for and not looked at', code: `Page({ tap() { wx.getPrivacySetting({ success: (res) => { this.setData({ needs: res.needAuthorization }) } }); wx.getLocation() } })`, filename: bare('pages/a/a.js'), errors: [{ messageId: 'ignored', data: { name: 'wx.getLocation', guard: 'wx.getPrivacySetting' }, line: 1, column: 112 }] },
    { name: 'helper whose refusal is caught', code: `import { ensure } from '../../utils/consent'\nPage({ async tap() { await ensure().catch(console.log); wx.getLocation() } })`, filename: bare('pages/a/a.js'), errors: [{ messageId: 'lets-through', data: { name: 'wx.getLocation', guard: 'ensure' }, line: 2, column: 57 }] },
  ],
})

const formed = program({
  'app.json': APP, 'pages/a/a.wxml': `<view bindtap="tap"/><hidden/><made/>`, 'pages/a/a.js': `import lib, { Files } from '../../utils/files'\nimport single from '../../utils/single'\nPage({ tap() { lib.pick(); Files.pick(); single.pick() } })`,
  'pages/a/a.json': `{ "usingComponents": { "hidden": "/components/hidden/hidden", "made": "/components/made/made" } }`,
  'utils/files.js': '', 'utils/single.js': '', 'utils/consent.js': ENSURE,
  'components/hidden/hidden.json': `{ "usingComponents": {} }`, 'components/hidden/hidden.js': '', 'components/hidden/hidden.wxml': `<view bindtap="pick"/>`,
  'behaviors/made.js': '', 'components/made/made.json': `{ "component": true }`, 'components/made/made.js': `import make from '../../behaviors/made'\nComponent({ behaviors: [make()] })`, 'components/made/made.wxml': `<view bindtap="pick"/>`,
})

script.run('no-unguarded in forms of all kinds', rule, {
  valid: [
    { name: 'decorated method', code: `class Photo { @consent() pick() { wx.chooseMedia() } }\nexport default new Photo()`, filename: formed('utils/single.ts'), languageOptions: { parser: typeScriptParser } },
    { name: 'handler on an event bus', code: `bus.on('agreed', () => wx.getLocation())`, filename: formed('utils/single.js') },
    { name: 'guard loaded late', code: `Page({ async tap() { const { ensure } = await import('../../utils/consent'); await ensure(); wx.getLocation() } })`, filename: formed('pages/a/a.js') },
    { name: 'guard of another package of the program', code: `Page({ async tap() { await (await require.async('../../utils/consent')).ensure(); wx.getLocation() } })`, filename: formed('pages/a/a.js') },
  ],
  invalid: [
    { name: 'member added to an exported object', code: `const lib = {}\nlib.pick = function () { return lib.open() }\nlib.open = () => wx.chooseMedia()\nexport class Files {}\nexport default lib`, filename: formed('utils/files.js'), errors: [{ messageId: 'unguarded', line: 3, column: 18 }] },
    { name: 'static method of an exported class', code: `export class Files { static pick() { wx.chooseMedia() } }\nexport default {}`, filename: formed('utils/files.js'), errors: [{ messageId: 'unguarded', line: 1, column: 38 }] },
    { name: 'method of an exported instance', code: `class Photo { pick() { wx.chooseMedia() } }\nexport default new Photo()`, filename: formed('utils/single.js'), errors: [{ messageId: 'unguarded', line: 1, column: 24 }] },
    { name: 'method of an instance in the file', code: `class Photo { pick() { wx.chooseMedia() } }\nconst photo = new Photo()\nPage({ tap() { photo.pick() } })`, filename: formed('pages/a/a.js'), errors: [{ messageId: 'unguarded', line: 1, column: 24 }] },
    { name: 'component whose json does not say so', code: `Component({ methods: { pick() { wx.chooseMedia() } } })`, filename: formed('components/hidden/hidden.js'), errors: [{ messageId: 'unguarded', line: 1, column: 33 }] },
    { name: 'behavior that a function makes', code: `export default function make() { return Behavior({ methods: { pick() { wx.chooseMedia() } } }) }`, filename: formed('behaviors/made.js'), errors: [{ messageId: 'unguarded', line: 1, column: 72 }] },
    { name: 'observer', code: `Component({ properties: { size: { type: Number, observer() { wx.chooseMedia() } } }, observers: { size() { wx.getLocation() } } })`, filename: formed('components/hidden/hidden.js'), errors: [{ messageId: 'unguarded', line: 1, column: 62 }, { messageId: 'unguarded', line: 1, column: 108 }] },
    { name: 'options that a function of the file makes', code: `function make() { return { tap() { wx.chooseMedia() } } }\nPage(make())`, filename: formed('pages/a/a.js'), errors: [{ messageId: 'unguarded', line: 1, column: 36 }] },
    { name: 'options that a function wraps', code: `import { withStore } from '../../utils/files'\nPage(withStore({ tap() { wx.chooseMedia() } }))`, filename: formed('pages/a/a.js'), errors: [{ messageId: 'unguarded', line: 2, column: 26 }] },
    { name: 'options that are spread', code: `const shared = { tap() { wx.chooseMedia() } }\nPage({ ...shared })`, filename: formed('pages/a/a.js'), errors: [{ messageId: 'unguarded', line: 1, column: 26 }] },
    { name: 'function in a list that others take from', code: `const rows = [['photo', pick]]\nfunction pick() { wx.chooseMedia() }\nPage({ tap() { rows[0][1]() } })`, filename: formed('pages/a/a.js'), errors: [{ messageId: 'unguarded', line: 2, column: 19 }] },
  ],
})

const accept = [{ officialPopup: 'accept' }]
script.run('no-unguarded where the platform may ask', rule, {
  valid: [
    { name: 'refusal handled', code: `Page({ tap() { wx.getLocation({ fail: (error) => this.setData({ error }) }) } })`, filename: bare('pages/a/a.js'), options: accept },
    { name: 'rejection caught', code: `Page({ async tap() { try { await wx.getLocation() } catch (error) { this.setData({ error }) } } })`, filename: bare('pages/a/a.js'), options: accept },
  ],
  invalid: [
    { name: 'by default it may not', code: `Page({ tap() { wx.getLocation({ fail: (error) => this.setData({ error }) }) } })`, filename: bare('pages/a/a.js'), errors: [{ messageId: 'unguarded' }] },
    { name: 'refusal not handled', code: `Page({ tap() { wx.getLocation({ success: show }) } })`, filename: bare('pages/a/a.js'), options: accept, errors: [{ messageId: 'unguarded' }] },
    { name: 'empty handler', code: `Page({ tap() { wx.getLocation({ fail() {} }) } })`, filename: bare('pages/a/a.js'), options: accept, errors: [{ messageId: 'unguarded' }] },
    { name: 'program with a listener', code: `Page({ tap() { wx.getLocation({ fail: (error) => this.setData({ error }) }) } })`, filename: mounted('pages/b/b.js'), options: accept, errors: [{ messageId: 'hangs' }] },
    { name: 'app of a program with a listener', code: `App({ onLaunch() { wx.getLocation({ fail: (error) => tell(error) }) } })`, filename: mounted('app.js'), options: accept, errors: [{ messageId: 'unguarded' }] },
  ],
})

const answering = program({ 'app.json': APP, 'pages/a/a.js': `Page({ onPhone({ detail }) { if (detail.errMsg !== 'getPhoneNumber:ok') this.setData({ refused: true }) } })`, 'pages/b/b.js': `Page({ onPhone({ detail }) { send(detail.code) } })` })
wxml.run('no-unguarded where the platform may ask for elements', rule, {
  valid: [
    { name: 'handler that looks at the error', code: `<button open-type="getPhoneNumber" bindgetphonenumber="onPhone"/>`, filename: answering('pages/a/a.wxml'), options: accept },
    { name: 'binderror', code: `<camera binderror="onError"/>`, filename: answering('pages/a/a.wxml'), options: accept },
  ],
  invalid: [
    { name: 'handler that looks at nothing', code: `<button open-type="getPhoneNumber" bindgetphonenumber="onPhone"/>`, filename: answering('pages/b/b.wxml'), options: accept, errors: [{ messageId: 'element' }] },
    { name: 'no handler', code: `<camera/>`, filename: answering('pages/a/a.wxml'), options: accept, errors: [{ messageId: 'element' }] },
    { name: 'nickname', code: `<input type="nickname" bindblur="onPhone"/>`, filename: answering('pages/a/a.wxml'), options: accept, errors: [{ messageId: 'nickname' }] },
  ],
})

const gated = program({
  'app.json': APP,
  'pages/a/a.json': `{ "usingComponents": { "gate": "/components/gate/gate", "mask": "/components/mask/mask", "field": "/components/field/field", "open-gate": "/components/open-gate/open-gate", "late": "/components/late/late" } }`,
  'pages/a/a.js': `Page({ data: { needs: true, mine: false, 'form.ok': false }, onLoad() { wx.getPrivacySetting({ success: ({ needAuthorization }) => this.setData({ needs: needAuthorization }) }) }, tap() { wx.requirePrivacyAuthorize({ success: () => this.setData({ mine: true, 'form.ok': true }) }) } })`,
  'pages/a/a.wxml': `<field may="{{mine}}"/><gate/><mask/><open-gate/><late/><include src="/parts/name.wxml"/>`,
  'parts/name.wxml': '',
  'components/gate/gate.json': `{ "component": true }`,
  'components/gate/gate.js': `Component({ data: { agreed: false }, methods: { ask() { wx.requirePrivacyAuthorize({ success: () => this.setData({ agreed: true }) }) } } })`,
  'components/gate/gate.wxml': `<view wx:if="{{agreed}}"><slot/></view><view wx:else bindtap="ask"/>`,
  'components/open-gate/open-gate.json': `{ "component": true }`,
  'components/open-gate/open-gate.js': `Component({ data: { open: false }, methods: { toggle() { this.setData({ open: !this.data.open }) } } })`,
  'components/open-gate/open-gate.wxml': `<view wx:if="{{open}}"><slot/></view><view bindtap="toggle"/>`,
  'components/mask/mask.json': `{ "component": true }`,
  'components/mask/mask.js': `Component({ methods: { ask() { wx.requirePrivacyAuthorize({ success: () => this.setData({ asked: true }) }) }, look() {} } })`,
  'components/mask/mask.wxml': `<view catchtouchstart="ask"><slot/></view>`,
  'components/late/late.json': `{ "component": true }`,
  'components/late/late.js': `Component({ data: { open: false }, methods: { ask() { wx.requirePrivacyAuthorize({ complete: () => this.setData({ open: true }) }) } } })`,
  'components/late/late.wxml': `<view wx:if="{{open}}"><slot/></view><view wx:else catch:touchstart="ask"/>`,
  'components/field/field.json': `{ "component": true }`, 'components/field/field.js': `Component({ properties: { may: Boolean } })`, 'components/field/field.wxml': '',
})

wxml.run('no-unguarded behind conditions', rule, {
  valid: [
    { name: 'else of a need', code: `<button wx:if="{{needs}}" open-type="agreePrivacyAuthorization"/><input wx:else type="nickname"/>`, filename: gated('pages/a/a.wxml') },
    { name: 'one of two conditions', code: `<view wx:if="{{mine && visible}}"><input type="nickname"/></view>`, filename: gated('pages/a/a.wxml') },
    { name: 'compared', code: `<input wx:if="{{mine === true}}" type="nickname"/>`, filename: gated('pages/a/a.wxml') },
    { name: 'path in the data', code: `<input wx:if="{{form.ok}}" type="nickname"/>`, filename: gated('pages/a/a.wxml') },
    { name: 'slot that its component shows with consent', code: `<gate><input type="nickname"/></gate>`, filename: gated('pages/a/a.wxml') },
    { name: 'property that every tag sets with consent', code: `<input wx:if="{{may}}" type="nickname"/>`, filename: gated('components/field/field.wxml') },
    { name: 'part that no template takes in', code: `<input type="nickname"/>`, filename: gated('parts/lonely.wxml') },
  ],
  invalid: [
    { name: 'one of two alternatives', code: `<input wx:if="{{mine || visible}}" type="nickname"/>`, filename: gated('pages/a/a.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 36 }] },
    { name: 'slot of a component that anybody opens', code: `<open-gate><input type="nickname"/></open-gate>`, filename: gated('pages/a/a.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 19 }] },
    { name: 'slot that opens after a refusal too', code: `<late><input type="nickname"/></late>`, filename: gated('pages/a/a.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 14 }] },
    { name: 'under an element whose handler does not ask', code: `<view catchtouchstart="look"><input type="nickname"/></view>`, filename: gated('components/mask/mask.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 37 }] },
    { name: 'part that a page takes in', code: `<camera/>`, filename: gated('parts/name.wxml'), errors: [{ messageId: 'element', line: 1, column: 2 }] },
  ],
})

const LONG = 3_000
const chain = Array.from({ length: LONG }, (_, index) => `function f${String(index)}() { f${String(index + 1)}() }`).join('\n')
const promises = Array.from({ length: LONG }, (_, index) => `async function g${String(index)}() { await g${String(index + 1)}() }`).join('\n')

script.run('no-unguarded with more functions than anybody follows', rule, {
  valid: [
    { name: 'callers', code: `${chain}\nfunction f${String(LONG)}() { wx.getLocation() }\nPage({ onLoad() { f0() } })`, filename: bare('pages/a/a.js') },
    { name: 'guard functions', code: `${promises}\nasync function g${String(LONG)}() { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) }\nPage({ async onLoad() { await g0(); wx.getLocation() } })`, filename: bare('pages/a/a.js') },
  ],
  invalid: [],
})

const wepy = program({ 'src/app.wpy': `<config>{ pages: ['pages/home'] }</config>`, 'package.json': '{}' })
const mpx = program({ 'src/app.mpx': `<script type="application/json">{ "pages": ["./pages/home"] }</script>`, 'package.json': '{}' })
const ASKING = `new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject }))`
const home = (made: string, template = `<view @tap="pick"/>`): string => `<template>${template}</template>\n<script>\n${made}\n</script>`

sfc.run('no-unguarded in components of wepy and mpx', rule, {
  valid: [
    { name: 'wepy 1: a method that the guarded handler calls', code: home(`export default class Home extends wepy.page {\n  methods = { async pick() { await ${ASKING}; this.choose() } }\n  choose() { wx.chooseImage() }\n}`), filename: wepy('src/pages/home.wpy') },
    { name: 'wepy 2: the same', code: home(`wepy.page({ methods: { async pick() { await ${ASKING}; this.choose() }, choose() { wx.chooseImage() } } })`), filename: wepy('src/pages/home.wpy') },
    { name: 'mpx: the same', code: home(`createPage({ methods: { async pick() { await ${ASKING}; this.choose() }, choose() { wx.chooseImage() } } })`, '<view bindtap="pick"/>'), filename: mpx('src/pages/home.mpx') },
  ],
  invalid: [
    { name: 'wepy 1: a method that a handler among `methods` calls', code: home(`export default class Home extends wepy.page {\n  methods = { pick() { this.choose() } }\n  choose() { wx.chooseImage() }\n}`), filename: wepy('src/pages/home.wpy'), errors: [{ messageId: 'unguarded', line: 5, column: 14 }] },
    { name: 'wepy 2: a handler', code: home(`wepy.page({ methods: { pick() { wx.chooseImage() } } })`), filename: wepy('src/pages/home.wpy'), errors: [{ messageId: 'unguarded', line: 3, column: 33 }] },
    { name: 'wepy 2: through callbacks and methods', code: home(`wepy.page({\n  onLoad() { wx.getSetting({ success: () => { this.choose() } }) },\n  methods: { choose() { wx.chooseImage() } },\n})`, ''), filename: wepy('src/pages/home.wpy'), errors: [{ messageId: 'unguarded', line: 5, column: 25 }] },
    { name: 'mpx: a handler among `methods`', code: home(`createPage({ methods: { pick() { this.choose() }, choose() { wx.chooseImage() } } })`, '<view bindtap="pick"/>'), filename: mpx('src/pages/home.mpx'), errors: [{ messageId: 'unguarded', line: 3, column: 62 }] },
    { name: 'mpx: registered as a member', code: home(`mpx.createPage({ pick() { wx.chooseImage() } })`, '<view bindtap="pick"/>'), filename: mpx('src/pages/home.mpx'), errors: [{ messageId: 'unguarded', line: 3, column: 27 }] },
  ],
})
