import { describe, expect, it } from 'vitest'
import { coupledOpenType } from '../../src/fixes/coupled-open-type.js'
import { attributeNamed } from '../../src/templates/element.js'
import { wxmlElements } from '../../src/templates/from-wxml.js'
import { applied, VERSIONS } from './linted-page.js'
import { FIXES, GUARD, PROMISE } from './wrapping-cases.js'
import { changesFor, fixed, mended, type WrapOptions } from './wrapping.js'

describe('a wrapping fix', () => {
  it.each(FIXES)('$name', ({ before, after, options }) => {
    const { text, kinds } = mended(before, options)
    expect(text).toBe(after)
    expect(new Set(kinds)).toEqual(new Set(['fix']))
  })

  it.each(FIXES)('has nothing left to do afterwards: $name', ({ after, options }) => {
    expect(changesFor(after, options)).toEqual([])
  })
})

const SUGGESTIONS: readonly (readonly [reason: string, code: string])[] = [
  ['`this` in a fail that is no arrow', 'wx.startCompass({ fail() { this.x = 1 } })'],
  ['`this` in a complete that is no arrow', 'wx.startCompass({ complete: function () { if (a) { (() => this.x)() } } })'],
  ['`this` in a function that is named', 'function failed() { this.x = 1 }\nwx.startCompass({ fail: failed })'],
  ['a variable', 'function go(options) { wx.chooseImage(options) }'],
  ['a spread', 'wx.chooseImage({ ...rest, count: 1 })'],
  ['a computed key', 'wx.chooseImage({ [key]: 1 })'],
  ['a value that is used', 'const promise = wx.chooseImage()'],
  ['a value that is used in a list', 'async function go() { await Promise.all([wx.chooseImage(), a()]) }'],
  ['a chain that is kept', 'const promise = wx.chooseImage().then(a)'],
  ['a feature that is stopped afterwards', 'wx.startCompass()\nlater(() => { wx.stopCompass() })'],
  ['a feature that is stopped before, in a loop', 'for (const a of b) { wx.stopCompass(); wx.startCompass() }'],
  ['a feature that is queried afterwards', 'wx.openBluetoothAdapter({ success() {} })\nwx.getBluetoothAdapterState()'],
  ['a scope that is queried afterwards', "wx.authorize({ scope: 'scope.record' })\nwx.getSetting()"],
  ['an API for taps only in a callback', "wx.setClipboardData({ data: 'a', success() { wx.openCustomerServiceChat() } })"],
  ['an API for taps only', "wx.getUserProfile({ desc: 'a' })"],
  ['a call that may be left out', 'a && wx.chooseImage()'],
  ['a returned value that depends on what callbacks are', 'const go = (ok) => wx.chooseImage({ success: ok })'],
  ['callbacks that are awaited', 'async function go() { await wx.chooseImage({ success: a }) }'],
  ['no promise is documented', 'async function go() { await wx.getWeRunData() }'],
  ["the tuples of uni's promises", 'async function go() { const [error, res] = await uni.chooseImage() }'],
  ['what a maker makes', 'async function go() { const session = wx.createVKSession({}) }'],
]

describe('only a suggestion', () => {
  it.each(SUGGESTIONS)('is made for %s', (_, code) => {
    const { text, kinds } = mended(code)
    expect(kinds[0]).toBe('suggestion')
    expect(changesFor(text)).toEqual([])
  })

  it.each([
    ['`this` in a success', 'wx.startCompass({ success() { this.x = 1 } })'],
    ['`this` in an arrow', 'wx.startCompass({ fail: () => { this.x = 1 } })'],
    ['a class in a fail', 'wx.startCompass({ fail() { return class { a() { return this } } } })'],
    ['a listener of the same feature', 'wx.startCompass()\nwx.onCompassChange(a)'],
    ['another function that stops it', 'function go() { wx.startCompass() }\nfunction b() { wx.stopCompass() }'],
    ['a stop before', 'wx.stopCompass()\nwx.startCompass()'],
    ['an awaited start', 'async function go() { await wx.startCompass()\nawait wx.stopCompass() }'],
  ])('is not needed for %s', (_, code) => {
    expect(mended(code).kinds).toEqual(['fix'])
  })

  it.each([
    ['a method of a made object', 'const rm = wx.getRecorderManager()\nrm.start()'],
    ['an imported function', "import { chooseImage } from '@tarojs/taro'\nchooseImage()"],
    ['a function that is handed on', 'promisify(wx.chooseImage)()'],
    ['arguments that are spread', 'wx.chooseImage(...list)'],
    ['a maker in code that cannot wait', 'const session = wx.createVKSession({})'],
    ['callbacks that cannot be kept', 'a && wx.chooseImage({ fail: b })'],
    ['options that wait in a call that may be left out', 'async function go() { a && (await wx.setClipboardData({ data: await b() })) }'],
  ])('is not made either for %s', (_, code) => {
    expect(changesFor(code)).toEqual(changesFor(code).map(() => null))
  })

  it('tells the options of a variable of a refusal', () => {
    expect(mended('function go(options) {\n  wx.chooseImage(options)\n}').text).toBe(
      "function go(options) {\n  wx.requirePrivacyAuthorize({\n    success: () => {\n      wx.chooseImage(options)\n    },\n    fail: (error) => {\n      if (options && typeof options.fail === 'function') options.fail(error)\n      if (options && typeof options.complete === 'function') options.complete(error)\n    },\n  })\n}",
    )
  })

  it('rejects the promise of Taro after its callbacks', () => {
    expect(mended('async function go() {\n  const res = await Taro.chooseImage({ fail: (error) => { tell(error) } })\n}').text).toBe(
      'async function go() {\n  const chooseImageOptions = { fail: (error) => { tell(error) } }\n  await new Promise((resolve, reject) => Taro.requirePrivacyAuthorize({\n    success: resolve,\n    fail: (error) => {\n      chooseImageOptions.fail(error)\n      reject(error)\n    },\n  }))\n  const res = await Taro.chooseImage(chooseImageOptions)\n}',
    )
  })
})

describe('the import of a guard function', () => {
  const guard = (from: string): WrapOptions => ({ guardFunction: { name: 'ensurePrivacy', from } })

  it.each<[string, string, string, WrapOptions]>([
    ['joins an import of the module', "import { other } from './privacy'\nwx.startCompass()", "import { other, ensurePrivacy } from './privacy'", guard('./privacy')],
    ['joins a require of the module', "const { other } = require('./privacy')\nwx.startCompass()", "const { other, ensurePrivacy } = require('./privacy')", guard('./privacy')],
    ['leaves a namespace alone', "import * as all from './privacy'\nwx.startCompass()", "import * as all from './privacy'\nimport { ensurePrivacy } from './privacy'", guard('./privacy')],
    ['uses a package as named', "export {}\nwx.startCompass()", "import { ensurePrivacy } from '@own/privacy'\nexport {}", guard('@own/privacy')],
    ['keeps directives first', "'use strict'\nwx.startCompass()", "'use strict'\nconst { ensurePrivacy } = require('./privacy')", guard('./privacy')],
    ['stays out of another platform', "import a from 'a'\n// #ifdef H5\nimport b from 'b'\n// #endif\nwx.startCompass()", "import a from 'a'\nimport { ensurePrivacy } from './privacy'\n// #ifdef H5", guard('./privacy')],
    ['knows the folder', 'wx.startCompass()', "const { ensurePrivacy } = require('./privacy')", guard('/pages/map/privacy')],
    ['imports the object of a method', 'wx.startCompass()', "const { privacy } = require('./p')\nprivacy.ask().then(", { guardFunction: { name: 'privacy.ask', from: './p' } }],
  ])('%s', (_, before, start, options) => {
    expect(mended(before, options).text.slice(0, start.length)).toBe(start)
  })

  it('is not repeated', () => {
    const before = "import { ensurePrivacy as other } from './privacy'\nimport { ensurePrivacy } from '@/utils/privacy'\nwx.startCompass()\nwx.startGyroscope()"
    expect(mended(before, GUARD).text.match(/import/gu)).toHaveLength(2)
  })

  it.each([
    ['means something else', 'function go(ensurePrivacy) { wx.startCompass() }', GUARD],
        ['means a function of the file', 'function ensurePrivacy() {}\nwx.startCompass()', GUARD],
    ['would be of the file itself', 'wx.startCompass()', { guardFunction: { name: 'ensurePrivacy', from: '/pages/map/map' } }],
  ])('is left when it %s', (_, code, options) => {
    expect(changesFor(code, options)).toEqual([null])
  })
})

describe('the edits of a fix', () => {
  it('reach over the function, so that two in one function overlap', () => {
    const text = 'function go() {\n  wx.startCompass()\n  wx.startGyroscope()\n}\nfunction choose() { wx.startCompass() }'
    const spans = changesFor(text).map((change) => change?.range)
    const [go, other] = [[0, text.indexOf('}\nfunction') + 1], [text.indexOf('function choose'), text.length]]
    expect(spans).toEqual([go, go, other])
  })

  it('are those of the call alone in a suggestion', () => {
    const text = 'const promise = wx.chooseImage()'
    const [change] = changesFor(text)
    expect(change?.range).toEqual([16, 32])
    expect(change && applied(text, change)).toBe(`const promise = ${PROMISE}.then(() => wx.chooseImage())`)
  })
})

describe.each(VERSIONS)('eslint --fix, version %s', (version) => {
  it.each(FIXES)('applies: $name', ({ before, after, options = {} }) => {
    expect(fixed(before, options, version)).toEqual({ text: after, left: 0 })
    expect(fixed(after, options, version)).toEqual({ text: after, left: 0 })
  })

  it('lets one guard serve several calls, and imports once', () => {
    const before = "import a from 'a'\nasync function go() {\n  await wx.startCompass()\n  await wx.startGyroscope()\n}\nasync function choose() {\n  await wx.chooseImage()\n}"
    expect(fixed(before, GUARD, version)).toEqual({
      text: "import a from 'a'\nimport { ensurePrivacy } from '../../utils/privacy'\nasync function go() {\n  await ensurePrivacy()\n  await wx.startCompass()\n  await wx.startGyroscope()\n}\nasync function choose() {\n  await ensurePrivacy()\n  await wx.chooseImage()\n}",
      left: 0,
    })
  })
})

describe('coupledOpenType', () => {
  it.each([
    ['<button open-type="getPhoneNumber">', 'getPhoneNumber|agreePrivacyAuthorization'],
    ['<button open-type=" getRealtimePhoneNumber ">', 'getRealtimePhoneNumber|agreePrivacyAuthorization'],
    ['<button open-type="getUserInfo">', 'getUserInfo|agreePrivacyAuthorization'],
    ['<button open-type="chooseAvatar">', null],
    ['<button open-type="getPhoneNumber|agreePrivacyAuthorization">', null],
    ['<button open-type="{{type}}">', null],
  ])('%s → %s', (template, text) => {
    const [button] = wxmlElements(template)
    const attribute = button && attributeNamed(button, 'open-type')
    const range = [template.indexOf('"') + 1, template.lastIndexOf('"')]
    expect(attribute && coupledOpenType(attribute)).toEqual(text === null ? null : { range, text })
  })
})
