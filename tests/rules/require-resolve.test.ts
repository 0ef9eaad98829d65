import rule from '../../src/rules/require-resolve.js'
import { AGREE, DISAGREE, popupProgram, popupScript } from './popup-program.js'
import { program, script, settings } from './rule-tester.js'

const plugin = program({ 'plugin.json': '{ "main": "index.js" }' })
/** An app that keeps `resolve` and tells the page on screen. */
const KEEPING_APP = `App({
  globalData: { answer: null },
  onLaunch() {
    wx.onNeedPrivacyAuthorization((resolve) => {
      this.globalData.answer = resolve
      this.globalData.onPrivacy?.()
    })
  },
})`
/** An app that hands `resolve` to whatever has put itself there. */
const ASKING_APP = `App({
  globalData: { showPrivacy: null },
  onLaunch() {
    wx.onNeedPrivacyAuthorization((resolve) => { if (this.globalData.showPrivacy) this.globalData.showPrivacy(resolve) })
  },
})`
const WAITING_MODULE = `export const waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) })`
const HANDLER_MODULE = `let handler = null
function setHandler(given) { handler = given }
function listen() { wx.onNeedPrivacyAuthorization((resolve) => { if (handler) handler(resolve) }) }
module.exports = { setHandler, listen }`
const OBJECT_MODULE = `const privacy = { onShow: null }\nwx.onNeedPrivacyAuthorization((resolve) => { privacy.onShow?.(resolve) })\nexport default privacy`
const CLASS_MODULE = `class Privacy {
  resolves = []
  listen() { wx.onNeedPrivacyAuthorization((resolve) => { this.resolves.push(resolve) }) }
  answer(told) { this.resolves.forEach((resolve) => resolve(told)) }
}
export default new Privacy()`

/** The file in which a program registers, where `popup` is the popup's script. */
function appWith(app: string, popup: Parameters<typeof popupScript>[0]): string {
  return popupProgram({ 'app.js': app, 'popup/popup.js': popupScript(popup) })('app.js')
}
function moduleWith(code: string, popup: Parameters<typeof popupScript>[0], more: Readonly<Record<string, string>> = {}): string {
  return popupProgram({ 'app.js': `import './privacy'`, 'privacy.js': code, 'popup/popup.js': popupScript(popup), ...more })('privacy.js')
}

const STORING_APP = `import store from './store'\nwx.onNeedPrivacyAuthorization((resolve) => { store.answer = resolve })`
const PASSING_APP = `import { ask } from './ask'\nwx.onNeedPrivacyAuthorization((resolve) => ask(resolve))`

const APP_AT = { line: 4, column: 5, endLine: 4, endColumn: 34 }
const AT = { line: 1, column: 1, endLine: 1, endColumn: 30 }

script.run('require-resolve', rule, {
  valid: [
    { name: 'no listener', code: `wx.requirePrivacyAuthorize({})` },
    { name: 'existence check', code: `if (wx.onNeedPrivacyAuthorization) console.log('there')` },
    { name: 'another object', code: `hub.onNeedPrivacyAuthorization(() => {})` },
    { name: 'plugin', code: `wx.onNeedPrivacyAuthorization(() => {})`, filename: plugin('index.js') },
    { name: 'called in the listener', code: `wx.onNeedPrivacyAuthorization((resolve) => { ask((ok) => resolve(ok ? ${AGREE} : ${DISAGREE})) })` },
    {
      name: 'field of a page',
      code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) }, agree() { this.answer(${AGREE}) }, refuse() { const that = this\nthat.answer && that.answer(${DISAGREE}) } })`,
    },
    {
      name: 'taken out of the page by destructuring',
      code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) }, agree() { this.answer(${AGREE}) }, refuse() { const { answer } = this\nanswer(${DISAGREE}) } })`,
    },
    {
      name: 'setData',
      code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.setData({ answer: resolve }) }) }, agree() { this.data.answer(${AGREE}) }, refuse() { this.data.answer(${DISAGREE}) } })`,
    },
    {
      name: 'array, emptied in a loop',
      code: `const waiting = []\nwx.onNeedPrivacyAuthorization((resolve) => waiting.push(resolve))\nfunction agree() { while (waiting.length) waiting.pop()(${AGREE}) }\nfunction refuse() { for (const resolve of waiting) resolve(${DISAGREE}) }`,
    },
    {
      name: 'array of objects, made anew',
      code: `let waiting = []\nwx.onNeedPrivacyAuthorization((resolve, { referrer }) => { waiting = [...waiting, { resolve, referrer }] })\nconst agree = () => waiting.forEach(({ resolve }) => resolve(${AGREE}))\nconst refuse = () => waiting.map((each) => each.resolve(${DISAGREE}))`,
    },
    {
      name: 'Map',
      code: `const waiting = new Map()\nwx.onNeedPrivacyAuthorization((resolve, info) => { waiting.set(info.referrer, resolve) })\nfunction agree() { waiting.forEach((resolve) => resolve(${AGREE})) }\nfunction refuse() { for (const [, resolve] of waiting) resolve(${DISAGREE}) }`,
    },
    {
      name: 'Set in a field',
      code: `Component({ lifetimes: { attached() { this.waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { this.waiting.add(resolve) }) } }, methods: { agree() { this.waiting.forEach((r) => r(${AGREE})) }, refuse() { [...this.waiting].forEach((r) => r(${DISAGREE})) } } })`,
    },
    {
      name: 'handler variable that an instance fills',
      code: `let handler\nconst waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { if (typeof handler === 'function') handler(resolve) })\nComponent({ attached() { handler = (resolve) => { waiting.add(resolve) } }, methods: { agree() { waiting.forEach((r) => r(${AGREE})) }, refuse() { waiting.forEach((r) => r(${DISAGREE})) } } })`,
    },
    {
      name: 'method of the instance on screen',
      code: `let current = null\nwx.onNeedPrivacyAuthorization((resolve) => { current && current.open(resolve) })\nComponent({ attached() { current = this }, methods: { open(resolve) { this.answer = resolve }, agree() { this.answer(${AGREE}) }, refuse() { this.answer(${DISAGREE}) } } })`,
    },
    { name: 'method as listener', code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization(this.listen.bind(this)) }, listen(resolve) { this.answer = resolve }, agree() { this.answer(${AGREE}) }, refuse() { this.answer(${DISAGREE}) } })` },
    { name: 'what it is told cannot be read', code: `const waiting = []\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.push(resolve) })\nfunction answer(choice) { waiting.forEach((resolve) => resolve(choice)) }` },
    { name: 'event bus', code: `import { bus } from './bus'\nwx.onNeedPrivacyAuthorization((resolve) => { bus.emit('privacy', resolve) })` },
    { name: 'store', code: `const store = useStore()\nwx.onNeedPrivacyAuthorization((resolve) => { store.resolve = resolve })` },
    { name: 'app', code: `App({ onLaunch() { wx.onNeedPrivacyAuthorization((resolve) => { this.globalData.resolve = resolve }) } })` },
    { name: 'from a page to the app', code: `wx.onNeedPrivacyAuthorization((resolve) => { getApp().globalData.resolve = resolve })` },
    { name: 'exported variable', code: `export let answer\nwx.onNeedPrivacyAuthorization((resolve) => { answer = resolve })` },
    { name: 'exported list', code: `const waiting = []\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.push(resolve) })\nmodule.exports = { waiting }` },
    {
      name: 'kept by the app, answered by a component',
      code: KEEPING_APP,
      filename: appWith(KEEPING_APP, { head: 'const app = getApp()', agree: `app.globalData.answer(${AGREE})`, refuse: `app.globalData.answer(${DISAGREE})` }),
    },
    {
      name: 'kept by the app, answered through a field, an alias and a helper',
      code: KEEPING_APP,
      filename: popupProgram({
        'app.js': KEEPING_APP,
        'answering.js': `export const refuse = (data) => data.answer(${DISAGREE})`,
        'popup/popup.js': popupScript({ head: `import { refuse } from '../answering'`, attached: 'this.app = getApp()', agree: `const { answer } = this.app.globalData\nanswer(${AGREE})`, refuse: 'refuse(getApp().globalData)' }),
      })('app.js'),
    },
    ...([
      ['let app', { head: 'let app', attached: 'app = getApp()', agree: `app.globalData.answer(${AGREE})`, refuse: `app.globalData.answer(${DISAGREE})` }],
      ['a function that returns its data', { head: 'const data = () => getApp().globalData', agree: `data().answer(${AGREE})`, refuse: `data().answer(${DISAGREE})` }],
      ['a pattern with a default', { head: 'const { globalData = {} } = getApp() || {}', agree: `globalData.answer(${AGREE})`, refuse: `globalData.answer(${DISAGREE})` }],
    ] as const).map(([way, popup]) => ({ name: `kept by the app, answered through ${way}`, code: KEEPING_APP, filename: appWith(KEEPING_APP, popup) })),
    {
      name: 'Set of the app, declared behind a comment',
      code: `wx.onNeedPrivacyAuthorization((resolve) => { getApp().globalData.waiting.add(resolve) })`,
      filename: moduleWith(
        `wx.onNeedPrivacyAuthorization((resolve) => { getApp().globalData.waiting.add(resolve) })`,
        { head: 'const app = getApp()', agree: `app.globalData.waiting.forEach((resolve) => resolve(${AGREE}))`, refuse: `app.globalData.waiting.forEach((resolve) => resolve(${DISAGREE}))` },
        { 'app.js': `import './privacy'\nApp({ globalData: { user: null, // nobody yet\nwaiting: new Set() } })` },
      ),
    },
    { name: 'kept by the app, answered by something unknown', code: KEEPING_APP, filename: appWith(KEEPING_APP, { agree: `where().globalData.answer(${AGREE})` }) },
    { name: 'kept by the app, read by a name that is made', code: KEEPING_APP, filename: appWith(KEEPING_APP, { agree: 'getApp().globalData[this.key]()' }) },
    { name: 'kept by the app, which is handed on', code: KEEPING_APP, filename: appWith(KEEPING_APP, { attached: 'attach(getApp())', agree: `getApp().globalData.answer(${AGREE})` }) },
    {
      name: 'kept by the app in a program that cannot be read as a whole',
      code: KEEPING_APP,
      filename: popupProgram({ 'app.js': KEEPING_APP, 'popup/popup.js': popupScript({ head: 'require(name)' }) })('app.js'),
    },
    {
      name: 'handed to what a component puts into the app',
      code: ASKING_APP,
      filename: appWith(ASKING_APP, { attached: `this.all = []\ngetApp().globalData.showPrivacy = (resolve) => { this.all.push(resolve) }`, agree: `this.all.forEach((resolve) => resolve(${AGREE}))`, refuse: `this.all.forEach((resolve) => resolve(${DISAGREE}))` }),
    },
    { name: 'handed to an event bus by what stands in the app', code: ASKING_APP, filename: appWith(ASKING_APP, { head: `const bus = useBus()`, attached: `getApp().globalData.showPrivacy = (resolve) => bus.emit('privacy', resolve)` }) },
    {
      name: 'exported Set that a component drains',
      code: WAITING_MODULE,
      filename: moduleWith(WAITING_MODULE, { head: `import { waiting } from '../privacy'`, agree: `waiting.forEach((resolve) => resolve(${AGREE}))`, refuse: `for (const resolve of waiting) resolve(${DISAGREE})` }),
    },
    {
      name: 'exported Set, passed on by another module',
      code: WAITING_MODULE,
      filename: moduleWith(WAITING_MODULE, { head: `import { queue } from '../index'`, agree: `queue.forEach((resolve) => resolve(${AGREE}))`, refuse: `queue.forEach((resolve) => resolve(${DISAGREE}))` }, { 'index.js': `export { waiting as queue } from './privacy'` }),
    },
    { name: 'exported Set that is handed on', code: WAITING_MODULE, filename: moduleWith(WAITING_MODULE, { head: `import { waiting } from '../privacy'`, agree: 'drain(waiting)' }) },
    {
      name: 'handler that a component sets, CommonJS',
      code: HANDLER_MODULE,
      filename: moduleWith(HANDLER_MODULE, {
        head: `const { setHandler } = require('../privacy.js')`,
        attached: `setHandler((resolve) => { this.answer = resolve })`,
        agree: `this.answer(${AGREE})`,
        refuse: `this.answer(${DISAGREE})`,
      }),
    },
    {
      name: 'handler that a component assigns',
      code: OBJECT_MODULE,
      filename: moduleWith(OBJECT_MODULE, { head: `import privacy from '../privacy'`, attached: `privacy.onShow = (resolve) => { this.answer = resolve }`, agree: `this.answer(${AGREE})`, refuse: `this.answer(${DISAGREE})` }),
    },
    {
      name: 'one instance of a class, told by a component',
      code: CLASS_MODULE,
      filename: moduleWith(CLASS_MODULE, { head: `import privacy from '../privacy'`, agree: `privacy.answer(${AGREE})`, refuse: `privacy.answer(${DISAGREE})` }),
    },
    {
      name: 'handed to a function of another module',
      code: PASSING_APP,
      filename: popupProgram({ 'app.js': PASSING_APP, 'ask.js': `const all = new Set()\nexport function ask(resolve) { all.add(resolve) }\nexport const tell = (told) => all.forEach((resolve) => resolve(told))` })('app.js'),
    },
    {
      name: 'fetched by a function of its module',
      code: `let last\nwx.onNeedPrivacyAuthorization((resolve) => { last = resolve })\nexport function current() { return last }`,
      filename: moduleWith(`let last\nwx.onNeedPrivacyAuthorization((resolve) => { last = resolve })\nexport function current() { return last }`, { head: `import { current } from '../privacy'`, agree: `current()(${AGREE})`, refuse: `const answer = current()\nanswer?.(${DISAGREE})` }),
    },
    {
      name: 'put into what another module exports',
      code: STORING_APP,
      filename: popupProgram({ 'app.js': STORING_APP, 'store.js': 'export default { answer: null }', 'popup/popup.js': popupScript({ head: `import store from '../store'`, agree: `store.answer(${AGREE})`, refuse: `store.answer(${DISAGREE})` }) })('app.js'),
    },
    { name: 'store of a library', code: `import { store } from './store'\nwx.onNeedPrivacyAuthorization((resolve) => { store.keep(resolve) })`, filename: popupProgram({ 'store.js': `import { observable } from 'mobx-miniprogram'\nexport const store = observable({ keep(resolve) {} })` })('app.js') },
    {
      name: 'listener that others give',
      code: `export const onNeed = (listener) => { wx.onNeedPrivacyAuthorization(listener) }`,
      filename: moduleWith(`export const onNeed = (listener) => { wx.onNeedPrivacyAuthorization(listener) }`, {
        head: `import { onNeed } from '../privacy'\nlet answer\nonNeed((resolve) => { answer = resolve })`,
        agree: `answer(${AGREE})`,
        refuse: `answer(${DISAGREE})`,
      }),
    },
    { name: 'promise that a queue of the script settles', code: `const queue = []\nwx.onNeedPrivacyAuthorization(async (resolve) => { const agreed = await new Promise((done) => queue.push(done))\nresolve(agreed ? ${AGREE} : ${DISAGREE}) })` },
    { name: 'WeakMap by page', code: `const waiting = new WeakMap()\nPage({ onShow() { wx.onNeedPrivacyAuthorization((resolve) => { waiting.set(this, resolve) }) }, agree() { waiting.get(this)(${AGREE}) }, refuse() { waiting.get(this)?.(${DISAGREE}) } })` },
    { name: 'by number in an object', code: `const waiting = {}\nlet count = 0\nwx.onNeedPrivacyAuthorization((resolve) => { waiting[++count] = resolve })\nfunction agree() { Object.values(waiting).forEach((resolve) => resolve(${AGREE})) }\nfunction refuse() { for (const key in waiting) waiting[key](${DISAGREE}) }` },
    { name: 'private field of a class', code: `class Privacy { #all = new Set()\nlisten() { wx.onNeedPrivacyAuthorization((resolve) => this.#all.add(resolve)) }\ntell(told) { this.#all.forEach((resolve) => resolve(told)) } }\nconst privacy = new Privacy()\nprivacy.listen()` },
    { name: 'field of the object around it', code: `const privacy = { listen() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) } }\nPage({ agree() { privacy.answer(${AGREE}) }, refuse() { privacy.answer(${DISAGREE}) } })` },
    { name: 'handed to a component', code: `Page({ onShow() { wx.onNeedPrivacyAuthorization((resolve) => { this.selectComponent('#privacy').show(resolve) }) } })` },
    { name: 'handed to the page on screen', code: `wx.onNeedPrivacyAuthorization((resolve) => { getCurrentPages().pop().answer = resolve })` },
    { name: 'given along with an event', code: `Component({ attached() { wx.onNeedPrivacyAuthorization((resolve) => { this.triggerEvent('need', { resolve }) }) } })` },
    { name: 'field that a behavior may call', code: `Component({ behaviors: [popup], attached() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) } })` },
    { name: 'page that is handed on', code: `Page({ onLoad() { attach(this)\nwx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) } })` },
    { name: 'listener of another file', code: `import { listen } from './privacy'\nwx.onNeedPrivacyAuthorization(listen)` },
    { name: 'rest arguments', code: `wx.onNeedPrivacyAuthorization((...given) => show(...given))` },
    { name: 'arguments', code: `wx.onNeedPrivacyAuthorization(function () { show(arguments[0]) })` },
    {
      name: 'React state',
      code: `const [resolve, setResolve] = useState()\nwx.onNeedPrivacyAuthorization((given) => setResolve(() => given))\nconst refuse = () => resolve({ event: 'disagree' })`,
    },
    { name: 'ref that a component is given', code: `const kept = useRef(null)\nwx.onNeedPrivacyAuthorization((given) => { kept.current = given })\nshow(kept)` },
    ...[
      'waiting.add(resolve); if (current) current.open()',
      'if (current) { waiting.add(resolve); current.open() } else { waiting.add(resolve) }',
      `if (current) { waiting.add(resolve); current.open() } else resolve({ event: 'disagree' })`,
      'if (isOn) { waiting.add(resolve); other.open() }',
      'if (waiting.size < 9) { waiting.add(resolve); current.open() }',
    ].map((statement) => ({
      name: `strict: ${statement}`,
      code: `let current = null\nlet isOn = false\nconst waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { ${statement} })\nComponent({ attached() { current = this; isOn = true }, methods: { open() {}, agree() { waiting.forEach((resolve) => resolve(${AGREE})) }, refuse() { waiting.forEach((resolve) => resolve(${DISAGREE})) } } })`,
      options: [{ handOver: 'strict' }] as const,
    })),
    {
      name: 'kept first, then handed over: nothing is dropped',
      code: `const waiting = new Set()\nlet handler\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve)\nif (handler) handler() })\nfunction agree() { waiting.forEach((r) => r(${AGREE})) }\nfunction refuse() { waiting.forEach((r) => r(${DISAGREE})) }`,
      options: [{ handOver: 'strict' }],
    },
    {
      name: 'refused where no instance is there',
      code: `let handler\nwx.onNeedPrivacyAuthorization((resolve) => { if (handler) handler(resolve)\nelse resolve(${DISAGREE}) })\nexport function use(open) { handler = open }`,
      options: [{ handOver: 'strict' }],
    },
  ],
  invalid: [
    { name: 'not taken', code: `wx.onNeedPrivacyAuthorization(() => { open() })`, errors: [{ messageId: 'not-taken', ...AT }] },
    {
      name: 'logged only',
      code: `wx.onNeedPrivacyAuthorization((resolve) => { console.log(resolve) })`,
      errors: [{ messageId: 'never-called', ...AT }],
    },
    {
      name: 'kept in a React state and never called',
      code: `const [resolve, setResolve] = useState()\nwx.onNeedPrivacyAuthorization((given) => setResolve(() => given))`,
      errors: [{ messageId: 'never-called', line: 2, column: 1, endLine: 2, endColumn: 30 }],
    },
    ...['ref(null)', 'shallowRef()', 'reactive({})', 'useRef(null)', 'createRef()'].map((kept) => ({
      name: `refusal never told, kept in ${kept}`,
      code: `const kept = ${kept}\nwx.onNeedPrivacyAuthorization((given) => { kept.value = given })\nconst agree = () => kept.value({ event: 'agree', buttonId: 'a' })`,
      errors: [{ messageId: 'no-refusal' as const, line: 2, column: 1, endLine: 2, endColumn: 30 }],
    })),
    {
      name: 'kept and never called',
      code: `Page({\n  onLoad() {\n    if (wx.onNeedPrivacyAuthorization) {\n      wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve })\n    }\n  },\n  agree() { this.close() },\n})`,
      errors: [{ messageId: 'never-called', line: 4, column: 7, endLine: 4, endColumn: 36 }],
    },
    {
      name: 'only shown, never settled',
      code: `wx.onNeedPrivacyAuthorization((resolve) => { resolve({ event: 'exposureAuthorization' }) })`,
      errors: [{ messageId: 'never-called', ...AT }],
    },
    {
      name: 'handler that nothing sets',
      code: `let handler\nwx.onNeedPrivacyAuthorization((resolve) => { if (typeof handler === 'function') handler(resolve) })\nComponent({ methods: { agree() { this.triggerEvent('agree') } } })`,
      errors: [{ messageId: 'dropped', data: { place: 'handler' }, line: 2, column: 1, endLine: 2, endColumn: 30 }],
    },
    {
      name: 'no refusal',
      code: `const waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) })\nfunction agree() { waiting.forEach((resolve) => resolve(${AGREE}))\nwaiting.clear() }`,
      errors: [{ messageId: 'no-refusal', line: 2, column: 1, endLine: 2, endColumn: 30 }],
    },
    {
      name: 'no refusal, in Chinese, on uni',
      code: `let answer = null\nuni.onNeedPrivacyAuthorization((resolve) => { answer = resolve })\nfunction agree() { answer?.(${AGREE}) }`,
      settings: settings({ locale: 'zh' }),
      errors: [{ message: "没有把用户的拒绝告知 `resolve`：用户拒绝后隐私接口会一直挂起。请在拒绝或关闭弹窗时调用 `resolve({ event: 'disagree' })`。", line: 2, column: 1 } as never],
    },
    {
      name: 'kept by the app, never called in the whole program',
      code: KEEPING_APP,
      filename: appWith(KEEPING_APP, { agree: 'this.setData({ asks: false })' }),
      errors: [{ messageId: 'never-called', ...APP_AT }],
    },
    {
      name: 'kept by the app, no file tells of a refusal',
      code: KEEPING_APP,
      filename: appWith(KEEPING_APP, { head: 'const app = getApp()', agree: `app.globalData.answer(${AGREE})`, refuse: 'this.setData({ asks: false })' }),
      errors: [{ messageId: 'no-refusal', ...APP_AT }],
    },
    {
      name: 'kept by the app under a name that others use too',
      code: KEEPING_APP.replaceAll('answer', 'resolve').replace('(resolve) =>', '(given) =>').replace('= resolve', '= given'),
      filename: appWith(KEEPING_APP.replaceAll('answer', 'resolve').replace('(resolve) =>', '(given) =>').replace('= resolve', '= given'), { agree: `getApp().globalData.resolve(${AGREE})`, refuse: 'Promise.resolve().then(() => this.resolve())' }),
      errors: [{ messageId: 'no-refusal', ...APP_AT }],
    },
    { name: 'handed to what nothing puts into the app', code: ASKING_APP, filename: appWith(ASKING_APP, {}), errors: [{ messageId: 'never-called', ...APP_AT }] },
    {
      name: 'handed to what a component puts into the app and does not call it',
      code: ASKING_APP,
      filename: appWith(ASKING_APP, { attached: `getApp().globalData.showPrivacy = (resolve) => { this.setData({ asks: true }) }` }),
      errors: [{ messageId: 'never-called', ...APP_AT }],
    },
    {
      name: 'exported Set, no file tells of a refusal',
      code: WAITING_MODULE,
      filename: moduleWith(WAITING_MODULE, { head: `import { waiting } from '../privacy'`, agree: `waiting.forEach((resolve) => resolve(${AGREE}))` }),
      errors: [{ messageId: 'no-refusal', line: 2, column: 1, endLine: 2, endColumn: 30 }],
    },
    {
      name: 'handler that a component sets and that does not keep it',
      code: HANDLER_MODULE,
      filename: moduleWith(HANDLER_MODULE, { head: `const privacy = require('../privacy')`, attached: `privacy.setHandler(() => { this.setData({ asks: true }) })` }),
      errors: [{ messageId: 'never-called', line: 3, column: 21, endLine: 3, endColumn: 50 }],
    },
    {
      name: 'handler that a component assigns, no refusal',
      code: OBJECT_MODULE,
      filename: moduleWith(OBJECT_MODULE, { head: `import privacy from '../privacy'`, attached: `privacy.onShow = (resolve) => { this.answer = resolve }`, agree: `this.answer(${AGREE})` }),
      errors: [{ messageId: 'no-refusal', line: 2, column: 1 }],
    },
    {
      name: 'put into what another module exports, where nothing calls it',
      code: STORING_APP,
      filename: popupProgram({ 'app.js': STORING_APP, 'store.js': 'export default { answer: null }' })('app.js'),
      errors: [{ messageId: 'never-called', line: 2, column: 1 }],
    },
    {
      name: 'refused through the second parameter alone',
      code: `Page({\n  onLoad() {\n    wx.onNeedPrivacyAuthorization((resolve, reject) => { this.answer = resolve; this.refusal = reject })\n  },\n  agree() { this.answer(${AGREE}) },\n  refuse() { this.refusal() },\n})`,
      errors: [{ messageId: 'no-refusal', line: 3, column: 5, endLine: 3, endColumn: 34 }],
    },
    ...[
      `if (typeof handler === 'function') handler(resolve)`,
      `handler && handler(resolve)`,
      `handler?.(resolve)`,
      `if (!handler) return\nhandler(resolve)`,
      `console.log(resolve); handler ? handler(resolve) : wx.showToast({})`,
    ].map((statement) => ({
      name: `strict: ${statement}`,
      code: `let handler\nwx.onNeedPrivacyAuthorization((resolve) => { ${statement} })\nComponent({ attached() { handler = (resolve) => { this.answer = resolve } }, methods: { agree() { this.answer(${AGREE}) }, refuse() { this.answer(${DISAGREE}) } } })`,
      options: [{ handOver: 'strict' }] as const,
      errors: [{ messageId: 'no-instance' as const, data: { place: 'handler' }, line: 2, column: 1, endLine: 2, endColumn: 30 }] as const,
    })),
    {
      name: 'strict: what a component puts into the app',
      code: ASKING_APP,
      filename: appWith(ASKING_APP, { attached: `getApp().globalData.showPrivacy = (resolve) => { this.answer = resolve }`, agree: `this.answer(${AGREE})`, refuse: `this.answer(${DISAGREE})` }),
      options: [{ handOver: 'strict' }],
      errors: [{ messageId: 'no-instance', data: { place: 'this.globalData.showPrivacy' }, ...APP_AT }],
    },
    ...[
      ['if (current) { waiting.add(resolve); current.open() }', 'current.open'],
      ['if (!current) return\nwaiting.add(resolve)\ncurrent.open()', 'current.open'],
      ['if (typeof handler === \'function\') { waiting.add(resolve); handler() }', 'handler'],
    ].map(([statement = '', place = '']) => ({
      name: `strict: kept for an instance alone: ${statement}`,
      code: `let current = null\nlet handler = null\nconst waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { ${statement} })\nComponent({ attached() { current = this; handler = () => this.open() }, methods: { open() {}, agree() { waiting.forEach((resolve) => resolve(${AGREE})) }, refuse() { waiting.forEach((resolve) => resolve(${DISAGREE})) } } })`,
      options: [{ handOver: 'strict' }] as const,
      errors: [{ messageId: 'no-instance' as const, data: { place }, line: 4, column: 1, endLine: 4, endColumn: 30 }] as const,
    })),
    {
      name: 'strict: method of an instance',
      code: `let current = null\nwx.onNeedPrivacyAuthorization((resolve) => { if (current) current.open(resolve) })\nComponent({ attached() { current = this }, methods: { open(resolve) { this.answer = resolve }, agree() { this.answer(${AGREE}) }, refuse() { this.answer(${DISAGREE}) } } })`,
      options: [{ handOver: 'strict' }],
      errors: [{ messageId: 'no-instance', data: { place: 'current.open' }, line: 2, column: 1 }],
    },
  ],
})
