import { describe, expect, test } from 'vitest'
import { INTERFACES } from '../../src/catalogue/interfaces.js'
import { usesIn } from './find-uses.js'

interface Case {
  readonly name: string
  readonly code: string
  readonly uses: readonly string[]
  readonly filename?: string
}

function each(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases)('$name', ({ code, uses, filename }) => {
      expect(usesIn(code, filename === undefined ? {} : { filename })).toEqual(uses)
    })
  })
}

describe('every row of the catalogue', () => {
  test.each(INTERFACES.filter((row) => row.kind === 'api'))('wx.$name is found', (row) => {
    expect(usesIn(`wx.${row.name}({})`)).toEqual([`wx.${row.name} @ wx.${row.name}`])
  })

  test.each(INTERFACES.filter((row) => row.kind === 'scope'))('wx.authorize with $name is found', (row) => {
    expect(usesIn(`wx.authorize({ scope: '${row.name}' })`)).toEqual([`${row.name} @ wx.authorize`])
  })

  test('the methods of objects are found', () => {
    expect(INTERFACES.filter((row) => row.kind === 'method').map((row) => row.name)).toEqual(['MapContext.moveToLocation', 'RecorderManager.start'])
    expect(usesIn(`wx.createMapContext('map').moveToLocation()`)).toEqual([`MapContext.moveToLocation @ wx.createMapContext('map').moveToLocation`])
    expect(usesIn(`wx.getRecorderManager().start({})`)).toEqual(['RecorderManager.start @ wx.getRecorderManager().start'])
  })
})

each('ways to the API object', [
  { name: 'computed with a string', code: `wx['getLocation']({})`, uses: [`wx.getLocation @ wx['getLocation']`] },
  { name: 'computed with a template', code: 'wx[`getLocation`]({})', uses: ['wx.getLocation @ wx[`getLocation`]'] },
  { name: 'computed with a constant', code: `const NAME = 'getLocation'; wx[NAME]({})`, uses: ['wx.getLocation @ wx[NAME]'] },
  { name: 'optional chain', code: `wx?.getLocation?.({})`, uses: ['wx.getLocation @ wx?.getLocation'] },
  { name: 'cast', code: `(wx as any).getLocation({})`, filename: 'page.ts', uses: ['wx.getLocation @ (wx as any).getLocation'] },
  { name: 'non-null and cast of the member', code: `(wx!.getLocation as Function)({})`, filename: 'page.ts', uses: ['wx.getLocation @ wx!.getLocation as Function'] },
  { name: 'declared for the compiler', code: `declare const wx: any; wx.getLocation({})`, filename: 'page.ts', uses: ['wx.getLocation @ wx.getLocation'] },
  { name: 'alias', code: `const api = wx; api.getLocation({})`, uses: ['wx.getLocation @ api.getLocation'] },
  { name: 'alias chosen at run time', code: `const api = isTaro ? Taro : wx; api.getLocation({})`, uses: ['Taro.getLocation @ api.getLocation', 'wx.getLocation @ api.getLocation'] },
  { name: 'alias as a default parameter', code: `function locate(api = wx) { return api.getLocation() }`, uses: ['wx.getLocation @ api.getLocation'] },
  { name: 'handed to a function of the file', code: `;(function (api) { api.getLocation() })(wx)`, uses: ['wx.getLocation @ api.getLocation'] },
  { name: 'destructured', code: `const { getLocation, chooseImage: pick } = wx; getLocation({}); pick()`, uses: ['wx.getLocation @ getLocation', 'wx.chooseImage @ pick'] },
  { name: 'destructured with a default and a rest', code: `const { getLocation = noop, ...rest } = wx; getLocation({}); rest.chooseImage()`, uses: ['wx.getLocation @ getLocation', 'wx.chooseImage @ rest.chooseImage'] },
  { name: 'default import of Taro', code: `import Taro from '@tarojs/taro'; Taro.getLocation({})`, uses: ['Taro.getLocation @ Taro.getLocation'] },
  { name: 'Taro under another name', code: `import T from '@tarojs/taro'; T.getLocation({})`, uses: ['Taro.getLocation @ T.getLocation'] },
  { name: 'namespace import of Taro', code: `import * as T from '@tarojs/taro'; T.getLocation({})`, uses: ['Taro.getLocation @ T.getLocation'] },
  { name: 'named import of Taro', code: `import { getLocation as locate } from '@tarojs/taro'; locate({})`, uses: ['Taro.getLocation @ locate'] },
  { name: 'mpx', code: `import mpx, { createPage } from '@mpxjs/core'; mpx.getLocation({})`, uses: ['mpx.getLocation @ mpx.getLocation'] },
  { name: 'named import of the api proxy of mpx', code: `import apiProxy, { chooseImage } from '@mpxjs/api-proxy'; chooseImage({}); apiProxy(target)`, uses: ['mpx.chooseImage @ chooseImage'] },
  { name: 'wepy', code: `import wepy from 'wepy'; wepy.getLocation({})`, uses: ['wepy.getLocation @ wepy.getLocation'] },
  { name: 'the API inside wepy', code: `import wepy from '@wepy/core'; const { wx: api } = wepy; wepy.wx.getLocation({}); api.chooseImage()`, uses: ['wepy.wx.getLocation @ wepy.wx.getLocation', 'wepy.wx.chooseImage @ api.chooseImage'] },
  { name: 'remax', code: `import { chooseImage } from 'remax/wechat'; chooseImage()`, uses: ['wx.chooseImage @ chooseImage'] },
  { name: 'other things of mpx', code: `import { getLocation } from '@mpxjs/core'; getLocation()`, uses: [] },
  { name: 'required Taro', code: `const Taro = require('@tarojs/taro'); Taro.getLocation({})`, uses: ['Taro.getLocation @ Taro.getLocation'] },
  { name: 'uni', code: `uni.chooseImage()`, uses: ['uni.chooseImage @ uni.chooseImage'] },
  { name: 'promisifyAll of miniprogram-api-promise', code: `import { promisifyAll } from 'miniprogram-api-promise'; const wxp = {}; promisifyAll(wx, wxp); wxp.getLocation()`, uses: ['wx.getLocation @ wxp.getLocation'] },
  { name: 'stored in a field', code: `class A { api = wx; run() { this.api.getLocation() } }`, uses: ['wx.getLocation @ this.api.getLocation'] },
])

each('functions that travel', [
  { name: 'call', code: `wx.getLocation.call(wx, {})`, uses: ['wx.getLocation @ wx.getLocation.call'] },
  { name: 'apply', code: `wx.getLocation.apply(wx, args)`, uses: ['wx.getLocation @ wx.getLocation.apply'] },
  { name: 'bind', code: `const locate = wx.getLocation.bind(wx)`, uses: ['wx.getLocation @ wx.getLocation.bind'] },
  { name: 'handed to a promisifier', code: `promisify(wx.chooseImage)({})`, uses: ['wx.chooseImage @ wx.chooseImage'] },
  { name: 'alias that is called', code: `const pick = wx.chooseMedia || wx.chooseImage; pick({})`, uses: ['wx.chooseImage @ pick', 'wx.chooseMedia @ pick'] },
  { name: 'property of an object', code: `export const api = { locate: wx.getLocation }`, uses: ['wx.getLocation @ wx.getLocation'] },
  { name: 'returned', code: `function api() { return wx.getLocation }`, uses: ['wx.getLocation @ wx.getLocation'] },
  { name: 'exported', code: `export const locate = wx.getLocation`, uses: ['wx.getLocation @ locate'] },
  { name: 'in a list', code: `const all = [wx.getLocation, wx.chooseImage]`, uses: ['wx.getLocation @ wx.getLocation', 'wx.chooseImage @ wx.chooseImage'] },
])

each('methods of objects', [
  { name: 'variable', code: `const recorder = wx.getRecorderManager(); function go() { recorder.start({}) }`, uses: ['RecorderManager.start @ recorder.start'] },
  { name: 'assigned later', code: `let recorder; recorder = wx.getRecorderManager(); recorder.start({})`, uses: ['RecorderManager.start @ recorder.start'] },
  { name: 'destructured', code: `const { start } = wx.getRecorderManager(); start({})`, uses: ['RecorderManager.start @ start'] },
  { name: 'field of a page', code: `Page({ onLoad() { this.rm = wx.getRecorderManager() }, tap() { this.rm.start({}) } })`, uses: ['RecorderManager.start @ this.rm.start'] },
  { name: 'field through `that`', code: `Page({ onLoad() { const that = this; that.rm = wx.getRecorderManager() }, tap() { this.rm.start({}) } })`, uses: ['RecorderManager.start @ this.rm.start'] },
  { name: 'field filled in a callback', code: `Component({ methods: { init() { setTimeout(() => { this.rm = wx.getRecorderManager() }) }, tap() { this.rm.start({}) } } })`, uses: ['RecorderManager.start @ this.rm.start'] },
  { name: 'field of a class', code: `class A { rm = wx.getRecorderManager(); go() { this.rm.start() } }`, uses: ['RecorderManager.start @ this.rm.start'] },
  { name: 'private field', code: `class A { #rm = wx.getRecorderManager(); go() { this.#rm.start() } }`, uses: ['RecorderManager.start @ this.#rm.start'] },
  { name: 'property of an object', code: `const store = { rm: wx.getRecorderManager() }; store.rm.start()`, uses: ['RecorderManager.start @ store.rm.start'] },
  { name: 'property in the options', code: `Page({ rm: wx.getRecorderManager(), tap() { this.rm.start() } })`, uses: ['RecorderManager.start @ this.rm.start'] },
  { name: 'globalData', code: `getApp().globalData.rm = wx.getRecorderManager(); const app = getApp(); app.globalData.rm.start()`, uses: ['RecorderManager.start @ app.globalData.rm.start'] },
  { name: 'made by a function of the file', code: `const make = () => wx.getRecorderManager(); make().start()`, uses: ['RecorderManager.start @ make().start'] },
  { name: 'field that starts as null', code: `Page({ rm: null, onLoad() { this.rm = wx.getRecorderManager() }, onUnload() { this.rm = null }, tap() { this.rm.start() } })`, uses: ['RecorderManager.start @ this.rm.start'] },
  { name: 'two pages, one recorder', code: `Page({ a() { this.rm = wx.getRecorderManager() } }); Page({ b() { this.rm.start() } })`, uses: [] },
  { name: 'field of a speech plugin', code: `Page({ onLoad() { this.rm = plugin.getRecordRecognitionManager() }, tap() { this.rm.start() } })`, uses: [] },
  { name: 'field that holds now this, now that', code: `Page({ a() { this.rm = wx.getRecorderManager() }, b() { this.rm = plugin.manager() }, tap() { this.rm.start() } })`, uses: [] },
  { name: 'stop is none', code: `wx.getRecorderManager().stop()`, uses: [] },
  { name: 'moveToLocation with a variable', code: `wx.createMapContext('m').moveToLocation(target)`, uses: [] },
  { name: 'moveToLocation with coordinates', code: `wx.createMapContext('m').moveToLocation({ longitude, latitude })`, uses: [] },
  { name: 'moveToLocation with callbacks only', code: `wx.createMapContext('m').moveToLocation({ success() {} })`, uses: [`MapContext.moveToLocation @ wx.createMapContext('m').moveToLocation`] },
])

each('scopes', [
  { name: 'constant', code: `const SCOPE = 'scope.record'; wx.authorize({ scope: SCOPE })`, uses: ['scope.record @ wx.authorize'] },
  { name: 'shorthand', code: `const scope = 'scope.record'; wx.authorize({ scope, success() {} })`, uses: ['scope.record @ wx.authorize'] },
  { name: 'table of constants', code: `const SCOPES = { mic: 'scope.record' }; wx.authorize({ scope: SCOPES.mic })`, uses: ['scope.record @ wx.authorize'] },
  { name: 'frozen table', code: `const SCOPES = Object.freeze({ mic: 'scope.record' }); wx.authorize({ scope: SCOPES.mic })`, uses: ['scope.record @ wx.authorize'] },
  { name: 'enum', code: `enum Scope { Mic = 'scope.record' } wx.authorize({ scope: Scope.Mic })`, filename: 'a.ts', uses: ['scope.record @ wx.authorize'] },
  { name: 'options in a variable', code: `const options = { scope: 'scope.record' }; wx.authorize(options)`, uses: ['scope.record @ wx.authorize'] },
  { name: 'either of two', code: `wx.authorize({ scope: video ? 'scope.camera' : 'scope.record' })`, uses: ['scope.camera @ wx.authorize', 'scope.record @ wx.authorize'] },
  { name: 'put together', code: `const kind = 'record'; wx.authorize({ scope: 'scope.' + kind })`, uses: ['scope.record @ wx.authorize'] },
  { name: 'parameter of a helper', code: `function ask(scope) { return new Promise((ok, no) => wx.authorize({ scope, success: ok, fail: no })) } ask('scope.record')`, uses: ['scope.record @ ask'] },
  { name: 'cancelled scope', code: `wx.authorize({ scope: 'scope.address' })`, uses: [] },
  { name: 'unknown', code: `wx.authorize({ scope: this.data.scope })`, uses: [] },
])

each('wrappers that take a name', [
  { name: 'function', code: `function call(name, options) { return wx[name](options) } call('getLocation', {})`, uses: ['wx.getLocation @ call'] },
  { name: 'promise', code: `const call = (name, options) => new Promise((ok, no) => wx[name]({ ...options, success: ok, fail: no })); call(\`getLocation\`)`, uses: ['wx.getLocation @ call'] },
  { name: 'curried', code: `const promisify = (name) => (options) => new Promise((success) => wx[name]({ ...options, success })); promisify('getLocation')({})`, uses: ['wx.getLocation @ promisify'] },
  { name: 'named in options', code: `function call({ api, ...rest }) { return wx[api](rest) } call({ api: 'getLocation' })`, uses: ['wx.getLocation @ call'] },
  { name: 'options read later', code: `function call(options) { const { api } = options; wx[api]() } call({ api: 'getLocation' })`, uses: ['wx.getLocation @ call'] },
  { name: 'second argument', code: `function call(options, api) { wx[api](options) } call({}, 'getLocation')`, uses: ['wx.getLocation @ call'] },
  { name: 'wrapped twice', code: `const low = (name) => wx[name](); const high = (api) => low(api); high('getLocation')`, uses: ['wx.getLocation @ high'] },
  { name: 'method of a page', code: `Page({ call(name) { wx[name]() }, tap() { this.call('getLocation') } })`, uses: ['wx.getLocation @ this.call'] },
  { name: 'method of methods', code: `Component({ methods: { call(name) { wx[name]() }, tap() { this.call('getLocation') } } })`, uses: ['wx.getLocation @ this.call'] },
  { name: 'method of an object', code: `const util = { call(name) { wx[name]() } }; util.call('getLocation')`, uses: ['wx.getLocation @ util.call'] },
  { name: 'class', code: `class Ask { constructor({ method }) { this.method = method } run() { let method = this.method; return wx[method]() } } new Ask({ method: 'getLocation' }).run()`, uses: ['wx.getLocation @ Ask'] },
  { name: 'parameter property', code: `class Ask { constructor(private name: string) {} run() { return wx[this.name]() } } new Ask('getLocation')`, filename: 'a.ts', uses: ['wx.getLocation @ Ask'] },
  { name: 'authorize by name', code: `const call = (name, options) => wx[name](options); call('authorize', { scope: 'scope.record' })`, uses: ['scope.record @ call'] },
  { name: 'name that is no privacy interface', code: `const call = (name) => wx[name](); call('showToast')`, uses: [] },
  { name: 'function that takes a name and does something else', code: `const log = (name) => console.log(name); log('getLocation'); wx.showToast()`, uses: [] },
  { name: 'name unknown', code: `const call = (name) => wx[name](); call(this.data.name)`, uses: [] },
])

each('look-alikes', [
  { name: 'own function', code: `function getLocation() {} getLocation(); wx.showToast()`, uses: [] },
  { name: 'own method', code: `Page({ chooseImage() {}, tap() { this.chooseImage() } })`, uses: [] },
  { name: 'other receiver', code: `AUTH.authorize({ scope: 'scope.record' }); map.getLocation()`, uses: [] },
  { name: 'shadowed by a parameter', code: `sdk.ready(function (wx) { wx.getLocation({}) })`, uses: [] },
  { name: 'shadowed by an import', code: `import wx from 'weixin-js-sdk'; wx.getLocation({})`, uses: [] },
  { name: 'shadowed by a require', code: `const wx = require('weixin-js-sdk'); wx.getLocation({})`, uses: [] },
  { name: 'string', code: `console.log('wx.getLocation')`, uses: [] },
  { name: 'comment', code: `// wx.getLocation()\nwx.showToast()`, uses: [] },
  { name: 'mock', code: `wx.getLocation = jest.fn(); global.wx = { getLocation() {} }`, uses: [] },
  { name: 'deleted mock', code: `delete wx.getLocation`, uses: [] },
  { name: 'checked with if', code: `if (wx.chooseMedia) { done() } else if (!wx.chooseImage) { never() }`, uses: [] },
  { name: 'checked with typeof', code: `const has = typeof wx.chooseMedia === 'function'`, uses: [] },
  { name: 'checked with canIUse', code: `if (wx.canIUse('chooseMedia')) done()`, uses: [] },
  { name: 'checked with in', code: `if ('chooseMedia' in wx) done()`, uses: [] },
  { name: 'checked with &&', code: `const has = wx.chooseMedia && true`, uses: [] },
  { name: 'checked with Boolean', code: `const has = Boolean(wx.chooseMedia)`, uses: [] },
  { name: 'compared', code: `if (wx.chooseMedia !== undefined) done()`, uses: [] },
  { name: 'asserted in a test', code: `expect(wx.chooseImage).toHaveBeenCalled()`, uses: [] },
  { name: 'errMsg', code: `if (error.errMsg === 'chooseImage:fail cancel') wx.showToast()`, uses: [] },
  { name: 'destructured, never used', code: `const { getLocation } = wx`, uses: [] },
  { name: 'own property named so', code: `module.exports = { openBluetoothAdapter, authorize }; function openBluetoothAdapter() {} function authorize() { wx.login() }`, uses: [] },
  { name: 'other platforms', code: `my.getLocation(); tt.getLocation(); qq.getLocation()`, uses: [] },
  { name: 'multi-end privacy API', code: `wx.miniapp.agreePrivacyAuthorization()`, uses: [] },
])

each('other platforms in the same file', [
  { name: '#ifndef MP-WEIXIN', code: `// #ifndef MP-WEIXIN\nuni.getLocation()\n// #endif\nuni.chooseImage()`, uses: ['uni.chooseImage @ uni.chooseImage'] },
  { name: '#ifdef H5', code: `// #ifdef H5 || APP-PLUS\nuni.getLocation()\n// #endif`, uses: [] },
  { name: '#ifdef MP-WEIXIN', code: `// #ifdef MP-WEIXIN || H5\nuni.getLocation()\n// #endif`, uses: ['uni.getLocation @ uni.getLocation'] },
  { name: '#ifdef MP', code: `//#ifdef MP\nuni.getLocation()\n//#endif`, uses: ['uni.getLocation @ uni.getLocation'] },
  { name: '#ifdef VUE3', code: `// #ifdef VUE3\nuni.getLocation()\n// #endif`, uses: ['uni.getLocation @ uni.getLocation'] },
  { name: 'nested', code: `// #ifdef MP-WEIXIN\n// #ifdef H5\nuni.getLocation()\n// #endif\nuni.chooseImage()\n// #endif`, uses: ['uni.chooseImage @ uni.chooseImage'] },
  { name: 'TARO_ENV', code: `if (process.env.TARO_ENV === 'h5') { Taro.getLocation() } else { Taro.chooseImage() }`, uses: ['Taro.chooseImage @ Taro.chooseImage'] },
  { name: 'TARO_ENV with &&', code: `process.env.TARO_ENV !== 'weapp' && Taro.getLocation()`, uses: [] },
  { name: 'TARO_ENV that is WeChat', code: `process.env.TARO_ENV === 'weapp' && Taro.getLocation()`, uses: ['Taro.getLocation @ Taro.getLocation'] },
  { name: 'switch', code: `switch (process.env.TARO_ENV) { case 'alipay': Taro.getLocation(); break; case 'weapp': Taro.chooseImage() }`, uses: ['Taro.chooseImage @ Taro.chooseImage'] },
  { name: 'mpx', code: `if (__mpx_mode__ === 'ali') wx.getLocation()`, uses: [] },
])

describe('settings', () => {
  test('apiObjects', () => {
    expect(usesIn(`import { wxp } from './wxp'; wxp.getLocation(); mpx.chooseImage()`, { apiObjects: ['wxp', 'mpx'] })).toEqual(['wxp.getLocation @ wxp.getLocation', 'mpx.chooseImage @ mpx.chooseImage'])
  })

  test('apiWrappers', () => {
    const code = `utils.call('getLocation', {}); this.$api.ask({ name: 'scope.record' }); other('chooseImage')`
    expect(usesIn(code, { apiWrappers: ['call', '$api.ask'] })).toEqual(['wx.getLocation @ utils.call', 'scope.record @ this.$api.ask'])
  })

  test('types of typed linting', () => {
    const typeOf = (): string => 'RecorderManager'
    expect(usesIn(`import { recorder } from './recorder'; recorder.start({})`, { typeOf })).toEqual(['RecorderManager.start @ recorder.start'])
  })
})
