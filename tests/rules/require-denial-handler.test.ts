import rule from '../../src/rules/require-denial-handler.js'
import { program, script, settings } from './rule-tester.js'

type Invalid = Parameters<typeof script.run>[2]['invalid'][number]

const TOAST = `wx.showToast({ title: error.errMsg, icon: 'none' })`
const plugin = program({ 'plugin.json': `{ "main": "index.js" }` })
const compiled = program({ 'app.json': `{ "pages": ["pages/index/index"] }`, 'pages/index/index.ts': `wx.getLocation()` })

/** A case whose only report has no suggestion. */
function reported(name: string, code: string, messageId: string, [line, column, endColumn]: readonly [number, number, number], data: Readonly<Record<string, string>>): Invalid {
  return { name, code, errors: [{ messageId, data, line, column, endLine: line, endColumn }] }
}

script.run('require-denial-handler: callbacks', rule, {
  valid: [
    { name: 'fail', code: `wx.chooseMedia({ success() {}, fail(error) { tell(error) } })` },
    { name: 'complete alone', code: `wx.chooseMedia({ success() {}, complete: ({ errMsg }) => tell(errMsg) })` },
    { name: 'complete beside an empty fail', code: `wx.chooseMedia({ fail() {}, complete(result) { tell(result) } })` },
    { name: 'handed to a promise of its own', code: `new Promise((resolve, reject) => wx.chooseMedia({ success: resolve, fail: reject }))` },
    { name: 'a method', code: `Page({ pick() { wx.chooseMedia({ fail: this.onFail }) } })` },
    { name: 'in a constant', code: `const options = { count: 1, fail: (error) => tell(error) }\nwx.chooseMedia(options)` },
    { name: 'added to a constant', code: `const options = { count: 1 }\noptions.fail = tell\nwx.chooseMedia(options)` },
    { name: 'a constant that others may change', code: `const options = { count: 1 }\nObject.assign(store, { options })\nwx.chooseMedia(options)` },
    { name: 'parameter', code: `export const pick = (options) => { wx.chooseMedia(options) }` },
    { name: 'spread', code: `wx.chooseMedia({ ...options, success() {} })` },
    { name: 'computed key', code: `wx.chooseMedia({ [when]: tell })` },
    { name: 'spread arguments', code: `wx.chooseMedia(...given)` },
    { name: 'apply', code: `wx.chooseMedia.apply(wx, given)` },
    { name: 'called by a wrapper', code: `const call = (name, options) => wx[name](options)\ncall('chooseMedia', { count: 1 })` },
    { name: 'scope that nobody knows', code: `const ask = (scope) => wx.authorize({ scope })` },
    { name: 'handed on', code: `export const choose = promisify(wx.chooseMedia)` },
    { name: 'getPrivacySetting owes no failure path', code: `wx.getPrivacySetting({ success() {} })` },
    { name: 'no privacy interface', code: `wx.login({ success() {} })` },
    { name: 'another receiver', code: `sdk.chooseMedia({ success() {} })` },
    { name: 'plugin', code: `wx.chooseMedia({ success() {} })`, filename: plugin('index.js') },
    { name: 'compiled from TypeScript', code: `wx.chooseMedia({ success() {} })`, filename: compiled('pages/index/index.js') },
  ],
  invalid: [
    {
      name: 'success alone',
      code: `Page({\n  pick() {\n    wx.chooseMedia({\n      count: 1, // one is enough\n      success: (result) => this.show(result)\n    })\n  },\n})`,
      errors: [
        {
          messageId: 'no-callback',
          data: { name: 'wx.chooseMedia' },
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 19,
          suggestions: [
            {
              messageId: 'addFail',
              output: `Page({\n  pick() {\n    wx.chooseMedia({\n      count: 1, // one is enough\n      success: (result) => this.show(result),\n      fail: (error) => ${TOAST}\n    })\n  },\n})`,
            },
          ],
        },
      ],
    },
    {
      name: 'trailing comma and comment',
      code: `wx.chooseAddress({\n\tsuccess() { go() }, // then pay\n})`,
      errors: [{ messageId: 'no-callback', suggestions: [{ messageId: 'addFail', output: `wx.chooseAddress({\n\tsuccess() { go() }, // then pay\n\tfail: (error) => ${TOAST},\n})` }] }],
    },
    {
      name: 'one line',
      code: `wx.setClipboardData({ data: text })`,
      errors: [{ messageId: 'no-callback', line: 1, column: 1, suggestions: [{ messageId: 'addFail', output: `wx.setClipboardData({ data: text, fail: (error) => ${TOAST} })` }] }],
    },
    {
      name: 'empty literal',
      code: `Taro.getLocation({})`,
      errors: [{ messageId: 'no-callback', data: { name: 'Taro.getLocation' }, suggestions: [{ messageId: 'addFail', output: `Taro.getLocation({ fail: (error) => Taro.showToast({ title: error.errMsg, icon: 'none' }) })` }] }],
    },
    {
      name: 'no options',
      code: `wx.requirePrivacyAuthorize()`,
      errors: [{ messageId: 'no-callback', data: { name: 'wx.requirePrivacyAuthorize' }, line: 1, column: 1, endLine: 1, endColumn: 27, suggestions: [{ messageId: 'addFail', output: `wx.requirePrivacyAuthorize({ fail: (error) => ${TOAST} })` }] }],
    },
    {
      name: 'destructured, in a condition',
      code: `const { getLocation } = uni\nready && getLocation({ success: go })`,
      errors: [{ messageId: 'no-callback', line: 2, column: 10, endColumn: 21, suggestions: [{ messageId: 'addFail', output: `const { getLocation } = uni\nready && getLocation({ success: go, fail: (error) => console.error(error) })` }] }],
    },
    {
      name: 'in a constant',
      code: `const options = { success: go }\nwx.chooseMedia(options)`,
      errors: [{ messageId: 'no-callback', line: 2, column: 1, suggestions: [{ messageId: 'addFail', output: `const options = { success: go, fail: (error) => ${TOAST} }\nwx.chooseMedia(options)` }] }],
    },
    {
      name: 'scope of authorize, once',
      code: `wx.authorize({ scope: far ? 'scope.userLocation' : 'scope.record', success: go })`,
      errors: [{ messageId: 'no-callback', line: 1, column: 1, endColumn: 13, suggestions: [{ messageId: 'addFail', output: `wx.authorize({ scope: far ? 'scope.userLocation' : 'scope.record', success: go, fail: (error) => ${TOAST} })` }] }],
    },
    {
      name: 'method of a map',
      code: `const map = wx.createMapContext('map')\nmap.moveToLocation()`,
      errors: [{ messageId: 'no-callback', data: { name: 'MapContext.moveToLocation' }, line: 2, column: 1, suggestions: [{ messageId: 'addFail', output: `const map = wx.createMapContext('map')\nmap.moveToLocation({ fail: (error) => console.error(error) })` }] }],
    },
    {
      name: 'inside a promise that never learns of it',
      code: `const pick = () => new Promise((resolve) => wx.chooseMedia({ success: resolve }))`,
      errors: [{ messageId: 'no-callback', line: 1, column: 45, suggestions: [{ messageId: 'addFail', output: `const pick = () => new Promise((resolve) => wx.chooseMedia({ success: resolve, fail: (error) => ${TOAST} }))` }] }],
    },
    {
      name: 'returned with success: nothing is returned',
      code: `export const pick = () => wx.chooseMedia({ success: go })`,
      errors: [{ messageId: 'no-callback', line: 1, column: 27, suggestions: [{ messageId: 'addFail', output: `export const pick = () => wx.chooseMedia({ success: go, fail: (error) => ${TOAST} })` }] }],
    },
    {
      name: 'fail that is null',
      code: `wx.chooseMedia({ success: go, fail: null })`,
      errors: [{ messageId: 'no-callback', line: 1, column: 1 }],
    },
  ],
})

script.run('require-denial-handler: empty handlers', rule, {
  valid: [
    { name: 'an expression', code: `wx.chooseMedia({ fail: () => undefined })` },
    { name: 'a function of another file', code: `import { ignore } from './ignore'\nwx.chooseMedia({ fail: ignore })` },
  ],
  invalid: [
    {
      name: 'arrow',
      code: `wx.chooseMedia({ success: go, fail: () => {} })`,
      errors: [{ messageId: 'empty-handler', data: { name: 'wx.chooseMedia' }, line: 1, column: 1, endLine: 1, endColumn: 15, suggestions: [{ messageId: 'fillHandler', output: `wx.chooseMedia({ success: go, fail: (error) => { ${TOAST} } })` }] }],
    },
    {
      name: 'method with a comment only',
      code: `wx.chooseMedia({\n  fail(e) {\n    // the user does not want to\n  },\n});`,
      errors: [
        {
          messageId: 'empty-handler',
          line: 1,
          column: 1,
          suggestions: [{ messageId: 'fillHandler', output: `wx.chooseMedia({\n  fail(e) {\n    // the user does not want to\n    wx.showToast({ title: e.errMsg, icon: 'none' });\n  },\n});` }],
        },
      ],
    },
    {
      name: 'on several lines',
      code: `wx.chooseMedia({\n  complete: function () {\n  },\n})`,
      errors: [{ messageId: 'empty-handler', suggestions: [{ messageId: 'fillHandler', output: `wx.chooseMedia({\n  complete: function (error) { ${TOAST} },\n})` }] }],
    },
    {
      name: 'a function of the file',
      code: `function noop() {}\nwx.chooseMedia({ fail: noop })`,
      errors: [{ messageId: 'empty-handler', line: 2, column: 1 }],
    },
    {
      name: 'catch of a chain',
      code: `wx.getLocation({ type: 'gcj02' }).then(go).catch(() => { /* never mind */ })`,
      errors: [{ messageId: 'empty-handler', line: 1, column: 1, endColumn: 15, suggestions: [{ messageId: 'fillHandler', output: `wx.getLocation({ type: 'gcj02' }).then(go).catch((error) => { /* never mind */ ${TOAST} })` }] }],
    },
    {
      name: 'catch clause',
      code: `async function locate() {\n  try { await wx.getLocation() } catch {}\n}`,
      errors: [{ messageId: 'empty-handler', line: 2, column: 15, suggestions: [{ messageId: 'fillHandler', output: `async function locate() {\n  try { await wx.getLocation() } catch (error) { console.error(error) }\n}` }] }],
    },
    {
      name: 'parameter that is taken apart',
      code: `wx.chooseMedia({ fail: ({ errMsg }) => {} })`,
      errors: [{ messageId: 'empty-handler', line: 1, column: 1 }],
    },
  ],
})

script.run('require-denial-handler: promises', rule, {
  valid: [
    { name: 'catch', code: `wx.getLocation().then(go).catch((error) => tell(error))` },
    { name: 'catch first', code: `wx.getLocation().catch(tell).then(go)` },
    { name: 'second argument of then', code: `wx.getLocation().then(go, tell)` },
    { name: 'finally after a catch', code: `wx.getLocation().catch(tell).finally(done)` },
    { name: 'try', code: `async function locate() { try { await wx.getLocation() } catch (error) { tell(error) } }` },
    { name: 'try around a try without catch', code: `async function locate() { try { try { await wx.getLocation() } finally { done() } } catch (error) { tell(error) } }` },
    { name: 'caught before it is awaited', code: `async function locate() { const place = await wx.getLocation().catch(() => null) }` },
    { name: 'returned', code: `export function locate() { return wx.getLocation({ type: 'gcj02' }) }` },
    { name: 'returned chain', code: `export function locate() { return wx.getLocation().then(({ latitude }) => latitude) }` },
    { name: 'awaited and returned', code: `async function locate() { return await wx.getLocation() }` },
    { name: 'arrow body', code: `const locate = () => wx.getLocation()` },
    { name: 'kept', code: `const place = wx.getLocation()` },
    { name: 'passed as an argument', code: `Promise.all([wx.getLocation()]).then(go); settle(wx.chooseMedia())` },
    { name: 'async function of another file’s caller', code: `export async function locate() { const { latitude } = await wx.getLocation(); return latitude }` },
    { name: 'async method of an exported class', code: `export class Places { async here() { await wx.getLocation() } }` },
    { name: 'async function whose caller catches', code: `async function locate() { await wx.getLocation() }\nlocate().catch(tell)` },
    { name: 'async method whose caller catches', code: `Page({ async locate() { await wx.getLocation() }, async tap() { try { await this.locate() } catch (error) { tell(error) } } })` },
    { name: 'async function handed to something unknown', code: `guarded(async () => { await wx.getLocation() })` },
    { name: 'async callback within a chain that catches', code: `login().then(async () => { await wx.getLocation() }).catch(tell)` },
    { name: 'tuple whose error is read', code: `async function locate() { const [error, place] = await uni.getLocation(); if (error) tell(error) }` },
    { name: 'tuple whose result is asked for', code: `async function locate() { const [, place] = await uni.getLocation(); if (!place) return askAgain(); show(place.latitude) }` },
    { name: 'tuple in then whose result is asked for', code: `uni.getLocation().then(([error, place]) => { place ? show(place) : tell() })` },
    { name: 'tuple in then', code: `uni.getLocation().then(([error, place]) => { if (error) tell(error) })` },
    { name: 'tuple by index', code: `uni.getLocation().then((answer) => { if (answer[0]) tell(answer[0]) })` },
    { name: 'Taro calls the callbacks and gives a promise', code: `Taro.getLocation({ success: go }).catch(tell)` },
    { name: 'awaited requirePrivacyAuthorize: undocumented, but caught', code: `async function ask() { try { await wx.requirePrivacyAuthorize() } catch (error) { tell(error) } }` },
    { name: 'uni makes promises of what takes callbacks only', code: `uni.getWeRunData().catch(tell)` },
  ],
  invalid: [
    {
      name: 'then without catch',
      code: `wx.chooseMedia({ count: 1 }).then((result) => show(result))`,
      errors: [
        {
          messageId: 'no-catch',
          data: { name: 'wx.chooseMedia' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 15,
          suggestions: [{ messageId: 'addCatch', output: `wx.chooseMedia({ count: 1 }).then((result) => show(result)).catch((error) => ${TOAST})` }],
        },
      ],
    },
    {
      name: 'links on lines of their own',
      code: `wx.chooseMedia()\n  .then(show) // at once\n  .finally(done)`,
      errors: [{ messageId: 'no-catch', suggestions: [{ messageId: 'addCatch', output: `wx.chooseMedia()\n  .then(show) // at once\n  .finally(done)\n  .catch((error) => ${TOAST})` }] }],
    },
    reported('awaited without try', `async function locate() {\n  const place = await wx.getLocation()\n}`, 'no-catch', [2, 23, 37], { name: 'wx.getLocation' }),
    reported('try without catch', `async function locate() { try { await wx.getLocation() } finally { done() } }`, 'no-catch', [1, 39, 53], { name: 'wx.getLocation' }),
    reported('awaited in the catch itself', `async function locate() { try { go() } catch (error) { await wx.getLocation() } }`, 'no-catch', [1, 62, 76], { name: 'wx.getLocation' }),
    reported('async method that a template calls', `Page({ async locate() { await wx.getLocation() } })`, 'no-catch', [1, 31, 45], { name: 'wx.getLocation' }),
    reported('async lifetime', `Page({ async onLoad() { await wx.getLocation() } })`, 'no-catch', [1, 31, 45], { name: 'wx.getLocation' }),
    reported('async function whose caller drops it', `async function locate() { await wx.getLocation() }\nlocate()`, 'no-catch', [1, 33, 47], { name: 'wx.getLocation' }),
    reported('async callback of an interface', `wx.login({ success: async () => { await wx.getLocation() } })`, 'no-catch', [1, 41, 55], { name: 'wx.getLocation' }),
    reported('tuple whose result is only used', `async function locate() { const [error, place] = await uni.getLocation(); show(place.latitude) }`, 'no-catch', [1, 56, 71], { name: 'uni.getLocation' }),
    reported('tuple whose error is not read', `async function locate() { const [, place] = await uni.getLocation() }`, 'no-catch', [1, 51, 66], { name: 'uni.getLocation' }),
    {
      name: 'a promise that try without await does not see',
      code: `try { wx.getLocation({ type: 'gcj02' }) } catch (error) { tell(error) }`,
      errors: [{ messageId: 'no-callback', line: 1, column: 7, suggestions: [{ messageId: 'addFail', output: `try { wx.getLocation({ type: 'gcj02', fail: (error) => ${TOAST} }) } catch (error) { tell(error) }` }] }],
    },
    reported('success and catch', `wx.getLocation({ success: go }).catch(tell)`, 'callback-passed', [1, 1, 15], { name: 'wx.getLocation' }),
    {
      name: 'in Chinese',
      code: `wx.getLocation({ success: go }).catch(tell)`,
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '传入回调后 `wx.getLocation` 不再返回 Promise：这里的链式调用或 await 得不到拒绝的结果（errno 103 或 104）。请在 `fail` 中处理，或不传回调。', line: 1, column: 1 } as never],
    },
    reported('success and catch of uni', `uni.getLocation({ success: go }).catch(tell)`, 'callback-passed', [1, 1, 16], { name: 'uni.getLocation' }),
    reported('success, awaited in try', `async function locate() { try { await wx.getLocation({ success: go }) } catch (error) { tell(error) } }`, 'callback-passed', [1, 39, 53], { name: 'wx.getLocation' }),
    reported('callbacks only', `wx.getFuzzyLocation({ type: 'wgs84' }).catch(tell)`, 'callback-only', [1, 1, 20], { name: 'wx.getFuzzyLocation' }),
    {
      name: 'callbacks only, returned',
      code: `export const steps = () => wx.getWeRunData()`,
      errors: [{ messageId: 'no-callback', line: 1, column: 28, suggestions: [{ messageId: 'addFail', output: `export const steps = () => wx.getWeRunData({ fail: (error) => ${TOAST} })` }] }],
    },
  ],
})

script.run('require-denial-handler: objects', rule, {
  valid: [
    { name: 'onError', code: `const recorder = wx.getRecorderManager()\nrecorder.onError(tell)\nPage({ record() { recorder.start({}) } })` },
    { name: 'onError of a field', code: `Page({ onLoad() { this.recorder = wx.getRecorderManager(); this.recorder.onError(tell) }, record() { this.recorder.start() } })` },
    { name: 'recorder that others get', code: `const recorder = wx.getRecorderManager()\nlistenTo(recorder)\nrecorder.start()` },
    { name: 'exported recorder', code: `export const recorder = wx.getRecorderManager()\nexport function record() { recorder.start() }` },
    { name: 'callback of start', code: `const session = wx.createVKSession({ track: { face: 1 } })\nsession.start((status) => { if (status) tell(status) })` },
    { name: 'callback of a field’s start', code: `Page({ onTap() { this.session = wx.createVKSession({}); this.open() }, open() { this.session.start((status) => tell(status)) } })` },
    { name: 'session that is started elsewhere', code: `export function open() { return wx.createVKSession({}) }` },
    { name: 'session that is not started', code: `const session = wx.createVKSession({})` },
  ],
  invalid: [
    reported('no onError', `const recorder = wx.getRecorderManager()\nPage({ record() { recorder.start({ duration: 1000 }) } })`, 'no-on-error', [2, 19, 33], { name: 'RecorderManager.start' }),
    reported('started where it is made', `wx.getRecorderManager().start()`, 'no-on-error', [1, 1, 30], { name: 'RecorderManager.start' }),
    {
      name: 'empty onError',
      code: `const recorder = wx.getRecorderManager()\nrecorder.onError(() => {})\nrecorder.start()`,
      errors: [{ messageId: 'empty-handler', line: 3, column: 1, endColumn: 15, suggestions: [{ messageId: 'fillHandler', output: `const recorder = wx.getRecorderManager()\nrecorder.onError((error) => { console.error(error) })\nrecorder.start()` }] }],
    },
    reported('start without a callback', `const session = wx.createVKSession({})\nsession.start()`, 'no-start-callback', [1, 17, 35], { name: 'wx.createVKSession' }),
    {
      name: 'empty callback of start',
      code: `wx.createVKSession({}).start(() => {})`,
      errors: [{ messageId: 'empty-handler', line: 1, column: 1, endColumn: 19, suggestions: [{ messageId: 'fillHandler', output: `wx.createVKSession({}).start((error) => { console.error(error) })` }] }],
    },
  ],
})
