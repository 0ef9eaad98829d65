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

const LISTEN = `let handler = null\nwx.onNeedPrivacyAuthorization((resolve) => { if (handler) handler(resolve) })`
const flag = (head: string, test: string, rest = ''): string => `${head}\nComponent({ attached() { if (${test}) return\nthis.once = true\n${REGISTER} }${rest} })`
const slot = (component: string, listen = LISTEN): string => `${listen}\nComponent({ ${component} })`
const MODULE = `const waiting = new Set()\nlet handler = null\nfunction listen() { wx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve); if (handler) handler() }) }\nfunction setHandler(next) { handler = next }\nmodule.exports = { listen, setHandler }`
const setting = (component: string): string => `const consent = require('../consent')\nComponent({ ${component} })`
const SET = `consent.setHandler(() => this.open())`
const withModule = files(2, { 'app.js': `require('./consent').listen()`, 'consent.js': MODULE, 'popup/popup.js': setting(`attached() { ${SET} }`) })
const pageSets = files(2, { 'app.js': `require('./consent').listen()`, 'consent.js': MODULE, 'popup/popup.js': setting(`attached() { ${SET} }`), 'pages/a/a.js': `const { setHandler } = require('../../consent')\nPage({ onShow() { setHandler(() => {}) } })` })
const FILL = `handler = (resolve) => this.open(resolve)`

script.run('no-multiple-listeners', rule, {
  valid: [
    { name: 'component that one page shows', code: IN_ATTACHED, filename: one('popup/popup.js') },
    { name: 'module of a component that two pages show', code: `if (wx.onNeedPrivacyAuthorization) ${REGISTER}`, filename: inModule('popup/popup.js') },
    { name: 'anew for the page on screen', code: `Component({ pageLifetimes: { show() { ${REGISTER} } } })`, filename: two('popup/popup.js') },
    { name: 'in attached, and anew for the page on screen', code: `Component({ attached() { this.register() }, pageLifetimes: { show() { this.register() } }, methods: { register() { ${REGISTER} } } })`, filename: two('popup/popup.js') },
    { name: 'once, by a flag', code: `let isRegistered = false\nComponent({ attached() { if (isRegistered) return\nisRegistered = true\n${REGISTER} } })`, filename: two('popup/popup.js') },
    { name: 'once, by a condition', code: `let isRegistered = false\nComponent({ attached() { if (!isRegistered && wx.onNeedPrivacyAuthorization) ${REGISTER} } })`, filename: two('popup/popup.js') },
    { name: 'once, by a flag that a page may give', code: flag('', 'this.data.once'), filename: two('popup/popup.js') },
    { name: 'once, by a field that something else sets', code: flag('', 'this.once', ', detached() { this.once = isDone() }'), filename: two('popup/popup.js') },
    { name: 'once, by a field that nothing sets', code: flag('', 'this.skipped'), filename: two('popup/popup.js') },
    { name: 'once, by a state of the module', code: flag('const state = { once: false }', 'state.once'), filename: two('popup/popup.js') },
    { name: 'handler taken over by the page on screen', code: slot(`attached() { ${FILL} }, pageLifetimes: { show() { ${FILL} } }`), filename: two('popup/popup.js') },
    { name: 'handler that one page sets', code: slot(`attached() { ${FILL} }`), filename: one('popup/popup.js') },
    { name: 'handler that a method sets, which others may call', code: slot(`attached() { ${FILL} }, methods: { takeOver() { ${FILL} } }`), filename: two('popup/popup.js') },
    { name: 'handler that is given back', code: slot(`attached() { this.before = handler; ${FILL} }, detached() { handler = this.before }`), filename: two('popup/popup.js') },
    { name: 'handler of the page on screen', code: slot(`attached() { ${FILL} }`, `let handler\nwx.onNeedPrivacyAuthorization((resolve) => { const page = getCurrentPages().pop(); if (page) page.ask(resolve); else handler(resolve) })`), filename: two('popup/popup.js') },
    { name: 'handler of another module, taken over by the page on screen', code: setting(`attached() { ${SET} }, pageLifetimes: { show() { ${SET} } }`), filename: withModule('popup/popup.js') },
    { name: 'handler of another module, set by a method', code: setting(`attached() { ${SET} }, methods: { takeOver() { ${SET} } }`), filename: withModule('popup/popup.js') },
    { name: 'handler of another module, which a page sets too', code: setting(`attached() { ${SET} }`), filename: pageSets('popup/popup.js') },
    { name: 'another function of the module', code: setting(`attached() { consent.listen() }`), filename: withModule('popup/popup.js') },
    { name: 'setter that goes elsewhere', code: setting(`attached() { ${SET} }, pageLifetimes: { show() { refresh(consent.setHandler) } }`), filename: withModule('popup/popup.js') },
    { name: 'handlers in a collection', code: slot(`attached() { handlers.add(this) }`, `const handlers = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { handlers.forEach((each) => each.open(resolve)) })`), filename: two('popup/popup.js') },
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
    { name: 'behind a flag of the instance', code: flag('', 'this.once', ', detached() { this.once = false }'), filename: two('popup/popup.js'), errors: [{ messageId: 'instances', data: { pages: 2 }, line: 4, column: 1, endLine: 4, endColumn: 30 }] },
    { name: 'behind a constant', code: flag('const IS_ON = true', '!IS_ON'), filename: two('popup/popup.js'), errors: [{ messageId: 'instances', line: 4, column: 1 }] },
    { name: 'behind a check kept in a constant', code: flag(`const isThere = typeof wx.onNeedPrivacyAuthorization === 'function'`, '!isThere'), filename: two('popup/popup.js'), errors: [{ messageId: 'instances', line: 4, column: 1 }] },
    { name: 'handler that each instance sets', code: slot(`attached() { ${FILL} }, detached() { handler = null }`), filename: two('popup/popup.js'), errors: [{ messageId: 'handler', data: { pages: 2 }, line: 3, column: 26, endLine: 3, endColumn: 67 }] },
    {
      name: 'handler of another module',
      code: setting(`attached() { ${SET} }, detached() { consent.setHandler(null) }`),
      filename: withModule('popup/popup.js'),
      errors: [{ messageId: 'handler', data: { pages: 2 }, line: 2, column: 26, endLine: 2, endColumn: 63 }],
    },
    {
      name: 'handler of another module, by its name',
      code: `import { setHandler } from '../consent'\nComponent({ lifetimes: { ready() { setHandler(() => this.open()) } } })`,
      filename: withModule('popup/popup.js'),
      errors: [{ messageId: 'handler', line: 2, column: 36 }],
    },
    {
      name: 'instance that puts itself there, through a method, in Chinese',
      code: slot(`lifetimes: { created() { this.takeOver() } }, methods: { takeOver() { current = this }, open() {} }`, `let current\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve); current?.open() })`),
      filename: two('popup/popup.js'),
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '唯一的监听函数会调用每个实例在此设置的值，共有 2 个页面使用该组件，而只有最后一次设置生效：返回上一页后，弹窗会出现在已离开的页面上，接口会一直挂起。请在 `pageLifetimes.show` 中再次设置。', line: 3, column: 83, endLine: 3, endColumn: 97 } as never],
    },
    { name: 'second of two pages', code: IN_ON_LOAD, filename: pages('pages/b/b.js'), errors: [{ messageId: 'other-file', data: { file: 'pages/a/a.js' }, line: 1, column: 19, endLine: 1, endColumn: 48 }] },
    { name: 'component beside the app', code: IN_ATTACHED, filename: appAndPopup('popup/popup.js'), errors: [{ messageId: 'other-file', data: { file: 'app.js' }, ...AT }] },
    { name: 'twice in one file', code: `${REGISTER}\nPage({ onLoad() { wx.onNeedPrivacyAuthorization(other) } })`, errors: [{ messageId: 'same-file', line: 2, column: 19, endLine: 2, endColumn: 48 }] },
  ],
})
