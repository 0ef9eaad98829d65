import { AGREE_BUTTONS } from '../../src/catalogue/buttons.js'
import rule from '../../src/rules/valid-agree-button.js'
import { program, settings, wxml } from './rule-tester.js'
import { checkFixes, type Cases } from './fix-checks.js'
import { popupProgram, popupScript } from './popup-program.js'

const LISTENS = `wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve })`
const EVENT = 'bindagreeprivacyauthorization="agree"'
const OPEN_TYPE = 'open-type="agreePrivacyAuthorization"'

/** The template of a page with that script; other files are added or replaced. */
function besides(script: string, more: Readonly<Record<string, string>> = {}): string {
  return program({
    'app.json': '{ "pages": ["pages/home/home", "pages/other/other"] }',
    'pages/home/home.wxml': `<button ${OPEN_TYPE} />`,
    'pages/home/home.js': script,
    ...more,
  })('pages/home/home.wxml')
}

const listening = besides(`Page({ onLoad() { ${LISTENS} }, agree() {} })`)
const telling = besides(`Page({ onLoad() { ${LISTENS} }, agree() { this.answer({ event: 'agree', buttonId: 'yes' }) } })`)
const silentScript = besides(`Page({ agree() {} })`)
const listenerInApp = besides(`Page({ agree() {} })`, { 'app.js': LISTENS })
const listenerInPopup = besides(`Page({ agree() {} })`, { 'pages/other/other.js': `Page({ onLoad() { ${LISTENS} } })`, 'pages/other/other.wxml': `<button id="agree-btn" ${OPEN_TYPE} ${EVENT} />` })
const KEEPS = `const waiting = new Set()\nfunction listen() { wx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) }) }\nfunction answer(choice) { waiting.forEach((resolve) => resolve(choice)); waiting.clear() }\nmodule.exports = { listen, answer }`
const STARTS = `App({ onLaunch() { require('./consent').listen() } })`
const throughModule = besides(`const consent = require('../../consent')\nPage({ agree() { this.done() }, done() { consent.answer({ event: 'agree' }) } })`, { 'app.js': STARTS, 'consent.js': KEEPS })
const besidesModule = besides(`const consent = require('../../consent')\nPage({ onLoad() { consent.listen() }, agree() { wx.switchTab({ url: '/pages/other/other' }) } })`, { 'app.js': STARTS, 'consent.js': KEEPS })
const APP = `App({\n  onLaunch() { this.waiting = new Set(); wx.onNeedPrivacyAuthorization((resolve) => { this.waiting.add(resolve) }) },\n  agreed() { this.waiting.forEach((resolve) => resolve({ event: 'agree' })) },\n})`
const throughApp = besides(`const app = getApp()\nPage({ agree() { app.agreed() } })`, { 'app.js': APP })
const besidesApp = besides(`const app = getApp()\nPage({ agree() { app.globalData.hasAgreed = true } })`, { 'app.js': APP })
const throughPage = popupProgram({
  'app.js': `App({ globalData: { waiting: new Set() }, onLaunch() { wx.onNeedPrivacyAuthorization((resolve) => { this.globalData.waiting.add(resolve) }) } })`,
  'popup/popup.js': popupScript({ agree: `this.triggerEvent('agree')` }),
  'pages/a/a.wxml': '<popup bind:agree="agreed" />',
  'pages/a/a.js': `Page({ agreed() { getApp().globalData.waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' })) } })`,
})('popup/popup.wxml')
const component = program({
  'app.json': '{ "pages": [] }',
  'popup/popup.json': '{ "component": true }',
  'popup/popup.wxml': '',
  'popup/popup.js': `Component({ attached() {}, methods: { agree() {} } })`,
})('popup/popup.wxml')
const withBehavior = besides(`Page({ behaviors: [popup] })`)
const wrapped = besides(`createPage({ onLoad() {} })`)
const spread = besides(`Page({ ...shared })`)
const NAME_AT = { line: 1, column: 2, endLine: 1, endColumn: 8 } as const

const LIBRARIES = `{ "usingComponents": {
  "wux-button": "wux-weapp/button/index",
  "l-button": "/miniprogram_npm/lin-ui/button/index",
  "u-button": "uview-plus/components/u-button/u-button",
  "sure-button": "tdesign-miniprogram/button/button",
  "i-button": "/components/button"
} }`
const inPage = (script: string): string => besides(script, { 'pages/home/home.json': LIBRARIES, 'components/button.json': '{ "component": true }' })
const withLibraries = inPage(`Page({ onLoad() { ${LISTENS} }, agree() { this.answer({ event: 'agree', buttonId: 'yes' }) } })`)
const withLibrariesOnly = inPage(`Page({ agree() {} })`)

const cases: Cases = {
  valid: [
    { name: 'complete', code: `<button id="agree-btn" ${OPEN_TYPE} ${EVENT}>OK</button>`, filename: listening },
    ...['bind:', 'catch', 'catch:', 'capture-bind:', 'capture-catch:', 'mut-bind:'].map((prefix) => ({ name: prefix, code: `<button id="a" ${OPEN_TYPE} ${prefix}agreeprivacyauthorization="agree" />`, filename: listening })),
    ...Object.entries(AGREE_BUTTONS).map(([tag, { openType, ids, event }]) => ({ name: `<${tag}>`, code: `<${tag} ${openType}="agreePrivacyAuthorization" ${ids[0]}="a" bind:${event}="agree" />`, filename: listening })),
    { name: 'camelCase', code: `<t-button openType="agreePrivacyAuthorization" tId="a" bind:agreeprivacyauthorization="agree" />`, filename: listening },
    { name: 'either event of a combination', code: `<button id="a" open-type="getPhoneNumber|agreePrivacyAuthorization" bindgetphonenumber="agree" />`, filename: listening },
    { name: 'realtime number', code: `<button id="a" open-type="getRealtimePhoneNumber|agreePrivacyAuthorization" bindgetrealtimephonenumber="agree" />`, filename: listening },
    { name: 'dynamic open-type, dynamic id, dynamic method', code: `<button id="{{id}}" open-type="{{asks ? 'agreePrivacyAuthorization' : ''}}" bindagreeprivacyauthorization="{{method}}" />`, filename: listening },
    { name: 'no listener anywhere', code: `<button ${OPEN_TYPE} ${EVENT} />`, filename: silentScript },
    { name: 'listener with a popup of its own', code: `<button ${OPEN_TYPE} ${EVENT} />`, filename: listenerInPopup },
    { name: 'business button beside a listener elsewhere', code: `<button open-type="getPhoneNumber|agreePrivacyAuthorization" bindgetphonenumber="agree" />`, filename: listenerInApp },
    { name: 'listener elsewhere, nothing is told here', code: `<button ${OPEN_TYPE} ${EVENT} />`, filename: listenerInApp },
    { name: 'listener in a module, the handler only goes on', code: `<button ${OPEN_TYPE} ${EVENT} />`, filename: besidesModule },
    { name: 'listener in the app, of which the handler sets a flag', code: `<button ${OPEN_TYPE} ${EVENT} />`, filename: besidesApp },
    { name: 'tap besides', code: `<button id="a" ${OPEN_TYPE} ${EVENT} bindtap="track" />`, filename: listening },
    { name: 'unknown tag', code: `<my-button ${OPEN_TYPE} />`, filename: listening },
    { name: 'other button', code: `<button open-type="getPhoneNumber" bindtap="agree" />`, filename: listening },
    { name: 'commented out', code: `<!-- <button ${OPEN_TYPE} /> -->`, filename: listening },
    { name: 'method of a behavior', code: `<button id="a" ${OPEN_TYPE} bindagreeprivacyauthorization="elsewhere" />`, filename: withBehavior },
    { name: 'method of a wrapper', code: `<button id="a" ${OPEN_TYPE} bindagreeprivacyauthorization="elsewhere" />`, filename: wrapped },
    { name: 'method that is spread in', code: `<button id="a" ${OPEN_TYPE} bindagreeprivacyauthorization="elsewhere" />`, filename: spread },
    { name: 'button of a library under another tag', code: `<sure-button t-id="yes" ${OPEN_TYPE} ${EVENT} />`, filename: withLibraries },
    { name: 'button of a library that hands no id on, where none is needed', code: `<u-button ${OPEN_TYPE} ${EVENT} />`, filename: withLibrariesOnly },
    { name: 'component of the program that is named like a library button', code: `<i-button ${OPEN_TYPE} />`, filename: withLibraries },
    { name: 'tag that usingComponents does not name', code: `<at-button ${OPEN_TYPE} />`, filename: withLibraries },
    { name: 'button without the event, with the other one of a combination', code: `<wux-button open-type="getPhoneNumber|agreePrivacyAuthorization" bind:getphonenumber="agree" />`, filename: withLibrariesOnly },
    { name: 'other open-type of such a button', code: `<wux-button open-type="share" />`, filename: withLibraries },
    { name: 'no program', code: `<button ${OPEN_TYPE} ${EVENT} />`, filename: 'a.wxml' },
    { name: 'turned off', code: `<!-- eslint-disable-next-line -->\n<button ${OPEN_TYPE} />`, filename: 'a.wxml' },
  ],
  invalid: [
    {
      name: 'no id',
      code: `<button ${OPEN_TYPE} ${EVENT} />`,
      output: `<button id="agree-btn" ${OPEN_TYPE} ${EVENT} />`,
      filename: listening,
      errors: [{ messageId: 'id', data: { attribute: 'id' }, ...NAME_AT }],
    },
    {
      name: 'no id, the script tells one; on several lines',
      code: `<button\n  ${OPEN_TYPE}\n  ${EVENT}\n/>`,
      output: `<button\n  id="yes"\n  ${OPEN_TYPE}\n  ${EVENT}\n/>`,
      filename: telling,
      errors: [{ messageId: 'id', ...NAME_AT }],
    },
    {
      name: 'no id, the script tells one that the app keeps',
      code: `<button ${OPEN_TYPE} ${EVENT} />`,
      output: `<button id="sure" ${OPEN_TYPE} ${EVENT} />`,
      filename: popupProgram({
        'app.js': `App({ onLaunch() { wx.onNeedPrivacyAuthorization((resolve) => { this.globalData.answer = resolve }) } })`,
        'popup/popup.js': popupScript({ agree: `getApp().globalData.answer({ event: 'agree', buttonId: 'sure' })` }),
      })('popup/popup.wxml'),
      errors: [{ messageId: 'id', ...NAME_AT }],
    },
    {
      name: 'no id, the usual one is taken',
      code: `<view id="agree-btn"/><button ${OPEN_TYPE} ${EVENT} />`,
      output: `<view id="agree-btn"/><button id="agree-btn-2" ${OPEN_TYPE} ${EVENT} />`,
      filename: listening,
      errors: [{ messageId: 'id', line: 1, column: 24 }],
    },
    { name: 'empty id', code: `<button id="" ${OPEN_TYPE} ${EVENT} />`, filename: listening, errors: [{ messageId: 'id', ...NAME_AT }] },
    {
      name: 'the id of a library button stands in another attribute',
      code: `<t-button id="agree-btn" ${OPEN_TYPE} ${EVENT} />`,
      output: `<t-button t-id="agree-btn" id="agree-btn" ${OPEN_TYPE} ${EVENT} />`,
      filename: listening,
      errors: [{ messageId: 'id', data: { attribute: 't-id' }, line: 1, column: 2, endLine: 1, endColumn: 10 }],
    },
    ...([['a module that it imports', throughModule], ['the app', throughApp], ['the page that shows it', throughPage]] as const).map(([name, filename]) => ({
      name: `no id, resolve is told through ${name}`,
      code: `<button ${OPEN_TYPE} ${EVENT} />`,
      output: `<button id="agree-btn" ${OPEN_TYPE} ${EVENT} />`,
      filename,
      errors: [{ messageId: 'id' as const, ...NAME_AT }],
    })),
    {
      name: 'button of a library that does not pass the event on',
      code: `<wux-button id="yes" ${OPEN_TYPE} ${EVENT} />`,
      filename: withLibrariesOnly,
      errors: [{ messageId: 'eventless', data: { tag: 'wux-button', package: 'wux-weapp' }, line: 1, column: 2, endLine: 1, endColumn: 12 }],
    },
    {
      name: 'the same with an id of its own',
      code: `<l-button name="yes" ${OPEN_TYPE} bind:lintap="agree">OK</l-button>`,
      filename: withLibraries,
      errors: [{ messageId: 'eventless', data: { tag: 'l-button', package: 'lin-ui' }, line: 1, column: 2, endLine: 1, endColumn: 10 }],
    },
    {
      name: 'button of a library that does not hand its id on',
      code: `<u-button id="yes" ${OPEN_TYPE} ${EVENT} />`,
      filename: withLibraries,
      errors: [{ messageId: 'idless', data: { tag: 'u-button', package: 'uview-plus' }, line: 1, column: 2, endLine: 1, endColumn: 10 }],
    },
    {
      name: 'id of a library button under another tag',
      code: `<sure-button ${OPEN_TYPE} ${EVENT} />`,
      output: `<sure-button t-id="yes" ${OPEN_TYPE} ${EVENT} />`,
      filename: withLibraries,
      errors: [{ messageId: 'id', data: { attribute: 't-id' }, line: 1, column: 2 }],
    },
    {
      name: 'not bound',
      code: `<button id="a" ${OPEN_TYPE} />`,
      filename: silentScript,
      errors: [{ messageId: 'unbound', data: { right: 'bindagreeprivacyauthorization' }, ...NAME_AT }],
    },
    { name: 'bound to nothing', code: `<button id="a" ${OPEN_TYPE} bindagreeprivacyauthorization="" />`, filename: silentScript, errors: [{ messageId: 'unbound', ...NAME_AT }] },
    ...[['bindtap', 'bindagreeprivacyauthorization'], ['bind:tap', 'bind:agreeprivacyauthorization'], ['catchtap', 'catchagreeprivacyauthorization']].map(([written = '', right = '']) => ({
      name: `bound by ${written}`,
      code: `<button id="a" ${OPEN_TYPE} ${written}="agree" />`,
      output: `<button id="a" ${OPEN_TYPE} ${right}="agree" />`,
      filename: telling,
      errors: [{ messageId: 'tap' as const, data: { written, right }, line: 1, column: 54, endLine: 1, endColumn: 54 + written.length + 8 }] as const,
    })),
    ...([['no listener', silentScript], ['a listener elsewhere', besidesApp]] as const).map(([name, filename]) => ({
      name: `bound by a tap with ${name}`,
      code: `<button id="a" ${OPEN_TYPE} bindtap="agree" />`,
      output: `<button id="a" ${OPEN_TYPE} ${EVENT} />`,
      filename,
      errors: [{ messageId: 'tap-untold' as const, data: { written: 'bindtap', right: 'bindagreeprivacyauthorization' }, line: 1, column: 54, endLine: 1, endColumn: 69 }] as const,
    })),
    {
      name: 'bound by a tap in no program',
      code: `<button id="a" ${OPEN_TYPE} bindtap="agree" />`,
      output: `<button id="a" ${OPEN_TYPE} ${EVENT} />`,
      filename: 'a.wxml',
      errors: [{ messageId: 'tap', line: 1, column: 54 }],
    },
    {
      name: 'wrong case',
      code: `<button id="a" ${OPEN_TYPE} bindagreePrivacyAuthorization="agree" />`,
      output: `<button id="a" ${OPEN_TYPE} ${EVENT} />`,
      filename: silentScript,
      errors: [{ messageId: 'case', data: { written: 'bindagreePrivacyAuthorization', right: 'bindagreeprivacyauthorization' }, line: 1, column: 54, endLine: 1, endColumn: 91 }],
    },
    {
      name: 'reversed',
      code: `<button open-type="agreePrivacyAuthorization|getPhoneNumber" bindgetphonenumber="agree" />`,
      output: `<button open-type="getPhoneNumber|agreePrivacyAuthorization" bindgetphonenumber="agree" />`,
      filename: silentScript,
      errors: [{ messageId: 'order', data: { written: 'agreePrivacyAuthorization|getPhoneNumber', right: 'getPhoneNumber|agreePrivacyAuthorization' }, line: 1, column: 9, endLine: 1, endColumn: 61 }],
    },
    {
      name: 'undocumented combination',
      code: `<button open-type="chooseAvatar|agreePrivacyAuthorization" ${EVENT} />`,
      filename: silentScript,
      errors: [{ messageId: 'combination', data: { written: 'chooseAvatar|agreePrivacyAuthorization' }, line: 1, column: 9, endLine: 1, endColumn: 59 }],
    },
    {
      name: 'no such method',
      code: `<button id="a" ${OPEN_TYPE} bindagreeprivacyauthorization="agreed" />`,
      filename: silentScript,
      errors: [{ messageId: 'method', data: { name: 'agreed' }, line: 1, column: 54, endLine: 1, endColumn: 92 }],
    },
    {
      name: 'no such method in a component, in Chinese',
      code: `<button id="a" ${OPEN_TYPE} bindagreeprivacyauthorization="attached" />`,
      filename: component,
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '脚本中没有方法 `attached`：用户同意时什么也不会执行，等待授权的接口会一直挂起。', line: 1, column: 54 } as never],
    },
    {
      name: 'button of the settings',
      code: `<my-button kind="agreePrivacyAuthorization" bind:agreed="agree" />`,
      output: `<my-button button-id="agree-btn" kind="agreePrivacyAuthorization" bind:agreed="agree" />`,
      filename: listening,
      settings: settings({ buttons: { 'my-button': { openType: 'kind', id: 'button-id', event: 'agreed' } } }),
      errors: [{ messageId: 'id', data: { attribute: 'button-id' }, line: 1, column: 2, endLine: 1, endColumn: 11 }],
    },
  ],
}

wxml.run('valid-agree-button', rule, cases)
checkFixes('valid-agree-button', rule, 'wxml', cases.invalid)
