import { describe, expect, test } from 'vitest'
import { flowIn } from './listening.js'

const ON = (body: string): string => `wx.onNeedPrivacyAuthorization((resolve) => { ${body} })`

describe('inside one script', () => {
  test.each([
    ['called at once', ON('resolve(1)'), ['call resolve(1) handed']],
    ['called through call, apply and bind', ON('resolve.call(null, 1); resolve.apply(null, all); resolve.bind(null)(2)'), ['call resolve.call(null, 1) handed', 'call resolve.apply(null, all) handed', 'call resolve.bind(null)(2) handed']],
    ['in a closure', ON('later = () => resolve(1)') + '\nlet later', ['call resolve(1) handed']],
    ['through a parameter', `function ask(answer, ok) { answer(ok) }\n${ON('ask(resolve, 1)')}`, ['call answer(ok) handed']],
    ['kept in a variable', `let kept\n${ON('kept = resolve')}\nkept(1)`, ['call kept(1) stored', 'slot kept = resolve']],
    ['kept by a condition', `let kept\n${ON('kept = kept || resolve')}\nkept?.(1)`, ['call kept?.(1) stored', 'slot kept = kept || resolve']],
    ['kept by ??=', `let kept\n${ON('kept ??= resolve')}\nkept(1)`, ['call kept(1) stored', 'slot kept ??= resolve']],
    ['taken out of an object', `let kept\n${ON('kept = { one: { resolve } }')}\nconst { one: { resolve: answer } } = kept\nanswer(1)`, ['call answer(1) stored', 'slot kept = { one: { resolve } }']],
    ['another property', `let kept\n${ON('kept = { resolve }')}\nkept.other(1)`, ['slot kept = { resolve }']],
    ['Set', `const all = new Set()\n${ON('all.add(resolve)')}\nall.forEach((each) => each(1))`, ['call each(1) stored', 'collected']],
    ['copied Set', `const all = new Set()\n${ON('all.add(resolve)')}\n;[...all].map((each) => each(1))\nArray.from(all)[0](2)`, ['call Array.from(all)[0](2) stored', 'call each(1) stored', 'collected']],
    ['Map of pairs', `const all = new Map()\n${ON('all.set(1, resolve)')}\nfor (const [key, each] of all.entries()) each(key)`, ['call each(key) stored', 'collected']],
    ['WeakMap', `const all = new WeakMap()\n${ON('all.set(page, resolve)')}\nall.get(page)(1)`, ['call all.get(page)(1) stored', 'collected']],
    ['array made anew', `let all = []\n${ON('all = all.concat(resolve)')}\nall.splice(0).forEach((each) => each(1))`, ['call each(1) stored', 'collected']],
    ['returned by a function', `let kept\nfunction current() { return kept }\n${ON('kept = resolve')}\ncurrent()(1)`, ['call current()(1) stored', 'slot kept = resolve']],
    ['promised by a function', `let kept\nconst current = async () => kept\n${ON('kept = resolve')}\ncurrent().then((answer) => answer(1))`, ['call answer(1) stored', 'slot kept = resolve']],
    ['Object.assign', `const kept = {}\n${ON('Object.assign(kept, { resolve })')}\nkept.resolve(1)`, ['call kept.resolve(1) stored']],
    ['field of an object and its methods', `const hub = { listen() { ${ON('this.kept = resolve')} }, tell() { this.kept(1) } }\nhub.kept(2)`, ['call hub.kept(2) stored', 'call this.kept(1) stored', 'slot this.kept = resolve']],
    ['field of a class', `class Hub { #all = []\nlisten() { ${ON('this.#all.push(resolve)')} }\ntell() { this.#all.pop()(1) } }\nconst hub = new Hub()`, ['call this.#all.pop()(1) stored', 'collected']],
    ['handler that is set later', `let handler\nconst use = (given) => { handler = given }\n${ON('handler(resolve)')}\nuse((answer) => answer(1))`, ['call answer(1) handed']],
    ['handler that nothing sets', `let handler = null\n${ON('handler && handler(resolve)')}`, ['dropped handler(resolve)']],
    ['unknown function', ON('ask(resolve)'), ['lost']],
    ['member of something unknown', ON(`bus.emit('x', resolve)`), ['lost']],
    ['spread', ON('ask(...[resolve])'), ['lost']],
    ['field of a page that is handed on', `Page({ onLoad() { use(this)\n${ON('this.kept = resolve')} } })`, ['slot this.kept = resolve', 'lost']],
    ['put into itself', `let kept\n${ON('kept = { kept, resolve }')}\nkept.kept.kept.resolve(1)`, ['call kept.kept.kept.resolve(1) stored', 'slot kept = { kept, resolve }', 'lost']],
    ['one variable for another', `let a, b\n${ON('a = resolve')}\nb = a\na = b\nb(1)`, ['call b(1) stored', 'slot a = resolve']],
  ])('%s', (_name, code, expected) => {
    expect(flowIn(code)).toEqual(expect.arrayContaining([...expected]))
    expect(flowIn(code)).toHaveLength(expected.length)
  })
})

describe('out of the script', () => {
  test.each([
    ['field of the app', `App({ onLaunch() { ${ON('this.globalData.answer = resolve')} } })`, 'crosses app globalData answer'],
    ['field of the app, from elsewhere', `const app = getApp()\n${ON('app.globalData.answer = resolve')}`, 'crosses app globalData answer'],
    ['Set of the app', `App({ globalData: { all: new Set() }, onLaunch() { ${ON('this.globalData.all.add(resolve)')} } })`, 'crosses app globalData all *'],
    ['collection of the app, made elsewhere', ON('getApp().globalData.all.add(resolve)'), 'crosses app globalData all add (0) handed'],
    ['handler of the app', ON('getApp().show(1, resolve)'), 'crosses app show (1) handed'],
    ['exported variable', `export let kept\n${ON('kept = resolve')}`, 'crosses own kept'],
    ['exported under another name', `let kept\n${ON('kept = resolve')}\nexport { kept as last }`, 'crosses own last'],
    ['exported by CommonJS', `const all = []\n${ON('all.push(resolve)')}\nmodule.exports = { inner: { all } }`, 'crosses own inner all *'],
    ['member of exports', ON('exports.kept = resolve'), 'crosses own kept'],
    ['field of an exported instance', `class Hub { listen() { ${ON('this.kept = resolve')} } }\nmodule.exports = new Hub()`, 'crosses own kept'],
    ['returned by an exported function', `let kept\n${ON('kept = resolve')}\nexport const current = () => kept`, 'crosses own current ()'],
    ['handler that others set', `let handler\n${ON('handler(resolve)')}\nexport function use(given) { handler = given }`, 'crosses own use <0> (0) handed'],
    ['handler that others set by a method of the app', `let handler\nApp({ use(given) { handler = given }, onLaunch() { ${ON('handler(resolve)')} } })`, 'crosses app use <0> (0) handed'],
    ['handler that others assign', `export const hub = { show: null }\n${ON('hub.show?.(resolve)')}`, 'crosses own hub show (0) handed'],
    ['imported function', `import { ask } from './ask'\n${ON('ask(resolve)')}`, 'crosses ./ask ask (0) handed'],
    ['member of a required module', `const hub = require('./hub')\n${ON('hub.inner.kept = resolve')}`, 'crosses ./hub inner kept'],
    ['listener that others give', `export function listen(given) { wx.onNeedPrivacyAuthorization(given) }`, 'crosses own listen <0> (0) handed'],
  ])('%s', (_name, code, expected) => {
    const found = flowIn(code)
    expect(found).toContain(expected)
    expect(found).not.toContain('lost')
  })
})

describe('into a script', () => {
  const app = { kind: 'app' } as const
  const own = { kind: 'own' } as const
  const hub = { kind: 'imported', sources: ['./hub'] } as const

  test.each([
    ['from the app', 'const app = getApp()\napp.globalData.answer(1)', app, ['globalData', 'answer'], ['call app.globalData.answer(1) stored']],
    ['from the app to itself', 'App({ tell() { this.globalData.answer(1) } })', app, ['globalData', 'answer'], ['call this.globalData.answer(1) stored']],
    ['from the app by a pattern', 'const { globalData: { answer } } = getApp()\nanswer(1)', app, ['globalData', 'answer'], ['call answer(1) stored']],
    ['to what is put into the app', 'getApp().show = (answer) => answer(1)', app, ['show', '(0)'], ['call answer(1) handed']],
    ['to a method of the app', 'App({ show(answer) { answer(1) } })', app, ['show', '(0)'], ['call answer(1) handed']],
    ['to a setter of the app', 'getApp().use((answer) => answer(1))', app, ['use', '<0>', '(0)'], ['call answer(1) handed']],
    ['the same name of another object', 'this.answer(1)\nPromise.answer()\ngetApp()', app, ['globalData', 'answer'], []],
    ['perhaps the app', 'who.globalData.answer(1)', app, ['globalData', 'answer'], ['lost']],
    ['into an exported function', 'export function ask(answer) { answer(1) }', own, ['ask', '(0)'], ['call answer(1) handed']],
    ['into an exported collection', 'export const all = new Set()\nall.forEach((each) => each(1))', own, ['all', 'add', '(0)'], ['call each(1) stored', 'crosses own all *', 'collected']],
    ['into the default export', 'export default { kept: null, tell() { this.kept(1) } }', own, ['kept'], ['call this.kept(1) stored', 'crosses own kept']],
    ['into a class', 'class Hub { keep(answer) { this.kept = answer } tell() { this.kept(1) } }\nmodule.exports = new Hub()', own, ['keep', '(0)'], ['call this.kept(1) stored', 'slot this.kept = answer', 'crosses own keep (0)', 'crosses own kept']],
    ['passed on', `export { ask } from './ask'`, own, ['ask', '(0)'], ['crosses ./ask ask (0) handed']],
    ['passed on with all', `export * from './ask'`, own, ['ask', '(0)'], ['crosses ./ask ask (0) handed']],
    ['a name that the module does not have', 'export const other = 1', own, ['ask', '(0)'], ['lost']],
    ['by a name', `import { all } from './hub'\nall.forEach((each) => each(1))`, hub, ['all', '*'], ['call each(1) stored']],
    ['by a namespace', `import * as hub from './hub'\nhub.kept(1)`, hub, ['kept'], ['call hub.kept(1) stored']],
    ['by require, in place', `require('./hub').kept(1)`, hub, ['kept'], ['call require(\'./hub\').kept(1) stored']],
    ['by a dynamic import', `async function tell() { const { kept } = await import('./hub')\nkept(1) }`, hub, ['kept'], ['call kept(1) stored']],
    ['to what a module is given', `import { use } from './hub'\nuse((answer) => answer(1))`, hub, ['use', '<0>', '(0)'], ['call answer(1) handed']],
    ['to what is assigned to a module', `const hub = require('./hub')\nhub.show = function (answer) { answer(1) }`, hub, ['show', '(0)'], ['call answer(1) handed']],
    ['to what a module is given, unknown', `import { use } from './hub'\nuse(given)`, hub, ['use', '<0>', '(0)'], ['lost']],
    ['a module that is handed on', `import hub from './hub'\nask(hub)`, hub, ['kept'], ['lost']],
    ['another module', `import { all } from './other'\nall.forEach((each) => each(1))`, hub, ['all', '*'], []],
  ])('%s', (_name, code, from, path, expected) => {
    const isStored = !path.some((step) => step.startsWith('('))
    expect(flowIn(code, { from, path, isStored })).toEqual(expected)
  })
})
