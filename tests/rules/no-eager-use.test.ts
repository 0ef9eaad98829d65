import rule from '../../src/rules/no-eager-use.js'
import { program, script, settings } from './rule-tester.js'

type Invalid = Parameters<typeof script.run>[2]['invalid'][number]

const CALL = 'wx.getLocation({})'

/** A case with one report, at the first `wx.getLocation`, or at what stands for it. */
function eager(name: string, code: string, entry: string | null, callee = 'wx.getLocation', called = callee): Invalid {
  const start = code.indexOf(callee)
  const line = code.slice(0, start).split('\n').length
  const column = start - code.lastIndexOf('\n', start)
  const place = { line, column, endLine: line, endColumn: column + callee.length }
  return { name, code, errors: [entry === null ? { messageId: 'module', data: { name: called }, ...place } : { messageId: 'lifetime', data: { name: called, entry }, ...place }] }
}

const app = program({
  'app.json': `{ "pages": ["pages/a/a"] }`,
  'utils/call.js': `export const call = (name, options) => wx[name](options)`,
})

script.run('no-eager-use', rule, {
  valid: [
    { name: 'bound handler', code: `Page({ locate() { ${CALL} } })` },
    { name: 'what handlers call', code: `Page({ onTap() { this.locate() }, locate() { ${CALL} } })` },
    { name: 'method of a component', code: `Component({ methods: { locate() { ${CALL} } } })` },
    { name: 'shared, pulled, hidden', code: `Page({ onShareAppMessage() { ${CALL} }, onPullDownRefresh() { ${CALL} }, onReachBottom() { ${CALL} }, onTabItemTap() { ${CALL} }, onHide() { ${CALL} }, onUnload() { ${CALL} } })` },
    { name: 'component that goes', code: `Component({ lifetimes: { detached() { ${CALL} } }, observers: { place() { ${CALL} } } })` },
    { name: 'modal', code: `Page({ onLoad() { wx.showModal({ content: 'Use your location?', success: (res) => { if (res.confirm) ${CALL} } }) } })` },
    { name: 'modal, the answer not read', code: `Page({ onLoad() { wx.showModal({ success() { ${CALL} } }) } })` },
    { name: 'modal that is awaited', code: `Page({ async onLoad() { const { confirm } = await wx.showModal({}); ${CALL} } })` },
    { name: 'answer of something unknown', code: `Page({ async onLoad() { const answer = await prompted(); if (!answer.confirm) return; ${CALL} } })` },
    { name: 'modal as a promise', code: `Page({ onLoad() { wx.showModal({}).then(() => { ${CALL} }) } })` },
    { name: 'modal in a chain', code: `Page({ onLoad() { login().then(() => wx.showModal({})).then(() => { ${CALL} }) } })` },
    { name: 'modal in a function of the file', code: `function asked() { return new Promise((resolve) => wx.showModal({ success: resolve })) }\nPage({ onLoad() { asked().then(() => { ${CALL} }) } })` },
    { name: 'dialog of a library', code: `import Dialog from './dialog'\nPage({ onLoad() { Dialog.confirm({}).then(() => { ${CALL} }) } })` },
    { name: 'sheet', code: `Page({ onLoad() { wx.showActionSheet({ success: ({ tapIndex }) => { if (tapIndex === 0) ${CALL} } }) } })` },
    { name: 'event listener', code: `Page({ onLoad() { wx.onAccelerometerChange(() => { ${CALL} }); bus.on('locate', () => { ${CALL} }) } })` },
    { name: 'event of an object', code: `const recorder = wx.getRecorderManager()\nPage({ onLoad() { recorder.onStop(() => { recorder.start() }) } })` },
    { name: 'handed to something unknown', code: `import { whenReady } from './ready'\nPage({ onLoad() { whenReady(() => { ${CALL} }); whenReady({ success() { ${CALL} } }) } })` },
    { name: 'exported function', code: `export function locate() { ${CALL} }` },
    { name: 'function that nothing calls', code: `function locate() { ${CALL} }` },
    { name: 'method of a class, field of a class', code: `class Places { here() { ${CALL} } place = wx.getLocation() }\nnew Places()` },
    { name: 'same name in another object', code: `const places = { locate() { ${CALL} } }\nPage({ onLoad() { this.locate() } })` },
    { name: 'reference', code: `const locate = promisify(wx.getLocation)` },
    { name: 'object that is made', code: `const recorder = wx.getRecorderManager()\nconst map = wx.createMapContext('map')` },
    { name: 'no privacy interface', code: `wx.login({})\nPage({ onLoad() { wx.request({}) } })` },
    { name: 'functions that call each other', code: `function one() { two(); ${CALL} }\nfunction two() { one() }` },
  ],
  invalid: [
    eager('launch', `App({\n  onLaunch() {\n    ${CALL}\n  },\n})`, 'onLaunch'),
    eager('program comes to the front', `App({ onShow: function () { ${CALL} } })`, 'onShow'),
    eager('load', `Page({ onLoad: () => ${CALL} })`, 'onLoad'),
    eager('show', `Page({ async onShow() { await login(); ${CALL} } })`, 'onShow'),
    eager('ready', `Page({ onReady() { if (this.data.near) ${CALL} } })`, 'onReady'),
    eager('component made', `Component({ created() { ${CALL} } })`, 'created'),
    eager('component attached', `Component({ lifetimes: { attached() { ${CALL} } } })`, 'attached'),
    eager('component ready', `Component({ lifetimes: { ready() { ${CALL} } } })`, 'ready'),
    eager('page of a component shown', `Component({ pageLifetimes: { show() { ${CALL} } } })`, 'pageLifetimes.show'),
    eager('behavior', `export default Behavior({ attached() { ${CALL} } })`, 'attached'),
    eager('page written as a component', `Component({ methods: { onLoad() { ${CALL} } } })`, 'onLoad'),
    eager('module scope', `const app = getApp()\n${CALL}`, null),
    eager('value of the page’s data', `Page({ data: { place: wx.getLocation() } })`, null),
    eager('function that runs at once', `(() => { ${CALL} })()`, null),
    eager('lifetime that stands elsewhere', `function start() { ${CALL} }\nPage({ onLoad: start })`, 'onLoad'),
    eager('own method', `Page({ onLoad() { this.init() }, init() { this.locate() }, locate() { ${CALL} } })`, 'onLoad'),
    eager('own method through a variable', `Page({ onLoad() { var that = this; wx.getSetting({ success() { that.locate() } }) }, locate() { ${CALL} } })`, 'onLoad'),
    eager('method of a component', `Component({ lifetimes: { attached() { this.locate() } }, methods: { locate() { ${CALL} } } })`, 'attached'),
    eager('both bound and called at load', `Page({ onLoad() { this.locate() }, onTap() { this.locate() }, locate() { ${CALL} } })`, 'onLoad'),
    eager('function of the file', `Page({ onLoad() { locate() } })\nconst locate = () => ${CALL}`, 'onLoad'),
    eager('timer', `Page({ onShow() { setTimeout(() => { ${CALL} }, 500) } })`, 'onShow'),
    eager('timer by name', `Page({ onShow() { setTimeout(this.locate.bind(this), 500) }, locate() { ${CALL} } })`, 'onShow'),
    eager('callback of another API', `Page({ onLoad() { wx.getSetting({ success: (res) => { if (res.authSetting['scope.userLocation']) ${CALL} } }) } })`, 'onLoad'),
    eager('consent does not excuse it', `Page({ onLoad() { wx.requirePrivacyAuthorize({ success: () => { ${CALL} } }) } })`, 'onLoad'),
    eager('chain', `Page({ onLoad() { login().then(() => this.locate()).catch(tell) }, locate() { ${CALL} } })`, 'onLoad'),
    eager('link by name', `Page({ onLoad() { login().then(this.locate) }, locate() { ${CALL} } })`, 'onLoad'),
    eager('promise of its own', `const locate = () => new Promise((success, fail) => wx.getLocation({ success, fail }))\nPage({ async onLoad() { const place = await locate() } })`, 'onLoad'),
    eager('callback that a function of the file runs', `function whenIn(go) { wx.login({ success: () => go() }) }\nPage({ onLoad() { whenIn(() => { ${CALL} }) } })`, 'onLoad'),
    eager('callback of setData', `Page({ onLoad() { this.setData({}, () => { ${CALL} }) } })`, 'onLoad'),
    eager('throttled', `Page({ onShow: throttle(function () { ${CALL} }, 500) })`, 'onShow'),
    eager('callback of what asks nothing', `Page({ onLoad() { wx.showLoading({ success: () => { ${CALL} } }) } })`, 'onLoad'),
    eager('recorder', `const recorder = wx.getRecorderManager()\nPage({ onReady() { recorder.start() } })`, 'onReady', 'recorder.start', 'RecorderManager.start'),
    eager('scope', `App({ onLaunch() { wx.authorize({ scope: 'scope.record' }) } })`, 'onLaunch', 'wx.authorize', 'scope.record'),
    {
      name: 'each use at its own place',
      code: `Page({ onLoad() { wx.getLocation(); wx.getClipboardData() } })`,
      errors: [
        { messageId: 'lifetime', data: { name: 'wx.getLocation', entry: 'onLoad' }, line: 1, column: 19 },
        { messageId: 'lifetime', data: { name: 'wx.getClipboardData', entry: 'onLoad' }, line: 1, column: 37 },
      ],
    },
    {
      name: 'by a wrapper of another file, which names the interface',
      code: `import { call } from '../../utils/call'\nPage({ onLoad() { call('getLocation', {}) } })`,
      filename: app('pages/a/a.js'),
      errors: [{ messageId: 'lifetime', data: { name: 'wx.getLocation', entry: 'onLoad' }, line: 2, column: 19, endLine: 2, endColumn: 23 }],
    },
    {
      name: 'in Chinese',
      code: `App({ onLaunch() { ${CALL} } })`,
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '`wx.getLocation` 在 `onLaunch` 中就会执行，此时用户尚未使用该功能。运营规范 15.1.3.1 不允许这样做，即使用户已同意隐私协议。请在用户点击相应功能时再调用。', line: 1, column: 20 } as never],
    },
  ],
})
