import rule from '../../src/rules/require-resolve.js'
import { program, script, settings } from './rule-tester.js'

const AGREE = `{ event: 'agree', buttonId: 'agree-btn' }`
const DISAGREE = `{ event: 'disagree' }`
const plugin = program({ 'plugin.json': '{ "main": "index.js" }' })
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
    { name: 'field that a behavior may call', code: `Component({ behaviors: [popup], attached() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) } })` },
    { name: 'page that is handed on', code: `Page({ onLoad() { attach(this)\nwx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) } })` },
    { name: 'listener of another file', code: `import { listen } from './privacy'\nwx.onNeedPrivacyAuthorization(listen)` },
    { name: 'rest arguments', code: `wx.onNeedPrivacyAuthorization((...given) => show(...given))` },
    { name: 'arguments', code: `wx.onNeedPrivacyAuthorization(function () { show(arguments[0]) })` },
    { name: 'React state', code: `const [resolve, setResolve] = useState()\nwx.onNeedPrivacyAuthorization((given) => setResolve(() => given))` },
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
      name: 'strict: method of an instance',
      code: `let current = null\nwx.onNeedPrivacyAuthorization((resolve) => { if (current) current.open(resolve) })\nComponent({ attached() { current = this }, methods: { open(resolve) { this.answer = resolve }, agree() { this.answer(${AGREE}) }, refuse() { this.answer(${DISAGREE}) } } })`,
      options: [{ handOver: 'strict' }],
      errors: [{ messageId: 'no-instance', data: { place: 'current.open' }, line: 2, column: 1 }],
    },
  ],
})
