import rule from '../../src/rules/no-multiple-listeners.js'
import { program, script, settings } from './rule-tester.js'

const REGISTER = `wx.onNeedPrivacyAuthorization(listen)`
const IN_ATTACHED = `Component({ lifetimes: { attached() { ${REGISTER} } } })`
const IN_ON_LOAD = `Page({ onLoad() { ${REGISTER} } })`

/** A program with two pages of which as many show the component `popup`. */
function files(shown: 0 | 1 | 2, more: Readonly<Record<string, string>> = {}): (file: string) => string {
  return program({
    'app.json': '{ "pages": ["pages/a/a", "pages/b/b"], "usingComponents": { "popup": "/popup/popup" } }',
    'pages/a/a.wxml': shown > 0 ? '<popup />' : '<view />',
    'pages/b/b.wxml': shown > 1 ? '<view><popup /></view>' : '<view />',
    'pages/a/a.js': '',
    'pages/b/b.js': '',
    'popup/popup.json': '{ "component": true }',
    'popup/popup.wxml': '<view />',
    'popup/popup.js': IN_ATTACHED,
    ...more,
  })
}

const one = files(1)
const two = files(2)
const inModule = files(2, { 'popup/popup.js': REGISTER })
const pages = files(0, { 'popup/popup.js': '', 'pages/a/a.js': IN_ON_LOAD, 'pages/b/b.js': IN_ON_LOAD })
const appAndPopup = files(1, { 'app.js': REGISTER })
const appAndShow = files(1, { 'app.js': REGISTER, 'pages/b/b.js': `Page({ onShow() { ${REGISTER} } })` })
const onePage = files(0, { 'popup/popup.js': '', 'pages/a/a.js': IN_ON_LOAD, 'pages/b/b.js': `Page({ onShow() { ${REGISTER} } })` })
const AT = { line: 1, column: 39, endLine: 1, endColumn: 68 } as const

script.run('no-multiple-listeners', rule, {
  valid: [
    { name: 'component that one page shows', code: IN_ATTACHED, filename: one('popup/popup.js') },
    { name: 'module of a component that two pages show', code: `if (wx.onNeedPrivacyAuthorization) ${REGISTER}`, filename: inModule('popup/popup.js') },
    { name: 'anew for the page on screen', code: `Component({ pageLifetimes: { show() { ${REGISTER} } } })`, filename: two('popup/popup.js') },
    { name: 'in attached, and anew for the page on screen', code: `Component({ attached() { this.register() }, pageLifetimes: { show() { this.register() } }, methods: { register() { ${REGISTER} } } })`, filename: two('popup/popup.js') },
    { name: 'once, by a flag', code: `let isRegistered = false\nComponent({ attached() { if (isRegistered) return\nisRegistered = true\n${REGISTER} } })`, filename: two('popup/popup.js') },
    { name: 'once, by a condition', code: `let isRegistered = false\nComponent({ attached() { if (!isRegistered && wx.onNeedPrivacyAuthorization) ${REGISTER} } })`, filename: two('popup/popup.js') },
    { name: 'method that nobody calls here', code: `Component({ methods: { register() { ${REGISTER} } } })`, filename: two('popup/popup.js') },
    { name: 'first of two files', code: IN_ON_LOAD, filename: pages('pages/a/a.js') },
    { name: 'app comes first', code: REGISTER, filename: appAndPopup('app.js') },
    { name: 'page that registers anew', code: `Page({ onShow() { ${REGISTER} } })`, filename: appAndShow('pages/b/b.js') },
    { name: 'the other page registers anew', code: IN_ON_LOAD, filename: onePage('pages/a/a.js') },
    { name: 'function that others call', code: `export function register() { ${REGISTER} }`, filename: appAndPopup('pages/a/a.js') },
    { name: 'file that is no part of the program', code: REGISTER, filename: appAndPopup('old/popup.js') },
    { name: 'either of two', code: `if (wx.canIUse('x')) ${REGISTER}\nelse wx.onNeedPrivacyAuthorization(other)` },
    { name: 'no program', code: IN_ATTACHED },
  ],
  invalid: [
    { name: 'component that two pages show', code: IN_ATTACHED, filename: two('popup/popup.js'), errors: [{ messageId: 'instances', data: { pages: 2 }, ...AT }] },
    {
      name: 'through a method, behind a check of the interface',
      code: `Component({ attached() { this.register() }, methods: { register() { if (typeof wx.onNeedPrivacyAuthorization === 'function') ${REGISTER} } } })`,
      filename: two('popup/popup.js'),
      errors: [{ messageId: 'instances', data: { pages: 2 }, line: 1, column: 126 }],
    },
    {
      name: 'in Chinese',
      code: IN_ATTACHED,
      filename: two('popup/popup.js'),
      settings: settings({ locale: 'zh' }),
      errors: [
        {
          message:
            '该组件的每个实例都会注册，共有 2 个页面使用它，而只有最后一次注册生效：返回上一页后，弹窗会出现在已离开的页面上。请在文件顶层注册一次并在 `pageLifetimes.show` 中由当前实例接管，或在其中注册。',
        } as never,
      ],
    },
    { name: 'second of two pages', code: IN_ON_LOAD, filename: pages('pages/b/b.js'), errors: [{ messageId: 'other-file', data: { file: 'pages/a/a.js' }, line: 1, column: 19, endLine: 1, endColumn: 48 }] },
    { name: 'component beside the app', code: IN_ATTACHED, filename: appAndPopup('popup/popup.js'), errors: [{ messageId: 'other-file', data: { file: 'app.js' }, ...AT }] },
    { name: 'twice in one file', code: `${REGISTER}\nPage({ onLoad() { wx.onNeedPrivacyAuthorization(other) } })`, errors: [{ messageId: 'same-file', line: 2, column: 19, endLine: 2, endColumn: 48 }] },
  ],
})
