import { expect, test } from 'vitest'
import { listenersIn } from './listening.js'

const ON = 'wx.onNeedPrivacyAuthorization(listen)'

/** What makes the first registration of a snippet run. */
function startsIn(code: string): readonly string[] {
  const [listener] = listenersIn(code).all
  if (!listener) throw new Error('the snippet registers nothing')
  return listener.starts.map((start) => (start.kind === 'lifetime' ? `${start.of} ${start.name}` : start.kind))
}

test.each([
  ['the script', ON, ['module']],
  ['a condition', `if (wx.onNeedPrivacyAuthorization) ${ON}`, ['module']],
  ['a function that is called', `function go() { ${ON} }\ngo()`, ['module']],
  ['a function that is called at once', `(() => { ${ON} })()`, ['module']],
  ['a function that nothing calls', `function go() { ${ON} }`, ['unknown']],
  ['an exported function', `export function go() { ${ON} }`, ['unknown']],
  ['launch', `App({ onLaunch() { ${ON} } })`, ['app onLaunch']],
  ['a page', `Page({ onLoad() { ${ON} } })`, ['page onLoad']],
  ['a page, through two methods', `Page({ onLoad() { this.one() }, one() { this.two() }, two() { ${ON} } })`, ['page onLoad']],
  ['a method that calls itself', `Page({ onLoad() { this.one() }, one() { this.one()\n${ON} } })`, ['page onLoad']],
  ['a page by two ways', `Page({ onLoad() { this.one() }, onShow() { this.one() }, one() { ${ON} } })`, ['page onLoad', 'page onShow']],
  ['lifetimes of a component', `Component({ lifetimes: { attached() { ${ON} } } })`, ['component attached']],
  ['lifetimes of the page around', `Component({ pageLifetimes: { show() { ${ON} } } })`, ['component pageLifetimes.show']],
  ['a behavior', `module.exports = Behavior({ attached() { ${ON} } })`, ['behavior attached']],
  ['after a while', `Page({ onLoad() { setTimeout(() => { ${ON} }, 10) } })`, ['page onLoad']],
  ['after a promise', `App({ onLaunch() { Promise.resolve().then(() => { ${ON} }) } })`, ['app onLaunch']],
  ['when getPrivacySetting comes back', `Page({ onLoad() { wx.getPrivacySetting({ success: () => { ${ON} } }) } })`, ['page onLoad']],
  ['a method that templates may bind', `Page({ tap() { ${ON} } })`, ['unknown']],
  ['an event of somebody', `bus.on('x', () => { ${ON} })`, ['unknown']],
])('%s', (_name, code, expected) => {
  expect([...startsIn(code)].sort()).toEqual(expected)
})
