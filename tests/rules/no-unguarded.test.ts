import noUnguarded from '../../src/rules/no-unguarded.js'
import { onlyReporting, program, script, settings, wxml } from './rule-tester.js'

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
    { name: 'nothing', code: `<camera/>`, filename: bare('pages/a/a.wxml'), errors: [{ messageId: 'unguarded', line: 1, column: 2, endLine: 1, endColumn: 8 }] },
    { name: 'page that hangs', code: `<button open-type="getPhoneNumber"/>`, filename: mounted('pages/b/b.wxml'), errors: [{ messageId: 'hangs', line: 1, column: 9, endLine: 1, endColumn: 35 }] },
    { name: 'popup does not cover a nickname', code: `<input type="nickname"/>`, filename: mounted('pages/a/a.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 8, endLine: 1, endColumn: 23 }] },
    { name: 'shown without consent', code: `<input wx:if="{{open}}" type="nickname"/>`, filename: flagged('pages/a/a.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 25 }] },
    { name: 'shown before consent', code: `<input wx:if="{{!open}}" type="nickname"/>`, filename: wrapped('pages/a/a.wxml'), errors: [{ messageId: 'nickname', line: 1, column: 26 }] },
  ],
})

const LONG = 3_000
const chain = Array.from({ length: LONG }, (_, index) => `function f${String(index)}() { f${String(index + 1)}() }`).join('\n')
const promises = Array.from({ length: LONG }, (_, index) => `async function g${String(index)}() { await g${String(index + 1)}() }`).join('\n')

script.run('no-unguarded with more functions than anybody follows', rule, {
  valid: [
    { name: 'callers', code: `${chain}\nfunction f${String(LONG)}() { wx.getLocation() }\nPage({ onLoad() { f0() } })`, filename: bare('pages/a/a.js') },
  ],
  invalid: [
    { name: 'guard functions', code: `${promises}\nasync function g${String(LONG)}() { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) }\nPage({ async onLoad() { await g0(); wx.getLocation() } })`, filename: bare('pages/a/a.js'), errors: [{ messageId: 'unguarded' }] },
  ],
})
