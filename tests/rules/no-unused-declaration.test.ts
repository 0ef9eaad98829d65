import rule from '../../src/rules/no-unused-declaration.js'
import { json, program, script, settings, wxml } from './rule-tester.js'

const APP = `{ "pages": ["pages/index/index"] }`
const PAGE = `wx.chooseMedia({})`

function guidelineOf(files: Readonly<Record<string, string>>): string {
  return program({ 'app.json': APP, 'pages/index/index.js': PAGE, ...files })('privacy-guideline.json')
}

function declaring(...keys: readonly string[]): string {
  return `{ "setting_list": [${keys.map((key) => `{ "privacy_key": "${key}", "privacy_text": "x" }`).join(', ')}] }`
}

const plain = guidelineOf({})
/** A page that shows an uploader of a library; of the library only an empty component is there. */
const UPLOADER = { 'pages/index/index.js': 'Page({})', 'pages/index/index.json': '{ "usingComponents": { "van-uploader": "@vant/weapp/uploader/index" } }', 'miniprogram_npm/@vant/weapp/uploader/index.js': 'Component({})' }
const hidden = guidelineOf({ ...UPLOADER, 'pages/index/index.wxml': '<van-uploader/>' })
const settled = program({ 'app.json': APP, 'pages/index/index.js': PAGE })('app.json')

json.run('no-unused-declaration', rule, {
  valid: [
    { name: 'used', code: declaring('Album'), filename: plain },
    { name: 'gates no interface', code: declaring('Album', 'EXOrderInfo', 'Custom'), filename: plain },
    { name: 'used in a template', code: declaring('Camera'), filename: guidelineOf({ 'pages/index/index.wxml': `<camera/>` }) },
    { name: 'used in a component', code: declaring('Location'), filename: guidelineOf({ 'pages/index/index.json': `{ "usingComponents": { "x-map": "/components/map" } }`, 'components/map.js': `wx.getLocation()`, 'components/map.json': `{ "component": true }` }) },
    { name: 'used in a module', code: declaring('Location'), filename: guidelineOf({ 'pages/index/index.js': `require('../../utils/locate')`, 'utils/locate.js': `wx.getLocation()` }) },
    { name: 'used in a package', code: declaring('Location'), filename: guidelineOf({ 'pages/index/index.js': `require('locate')`, 'miniprogram_npm/locate/index.js': `wx.getLocation()` }) },
    { name: 'used through a wrapper', code: declaring('Location'), filename: guidelineOf({ 'pages/index/index.js': `import { call } from '../../call'; call('getLocation')`, 'call.js': `export const call = (name) => wx[name]()` }) },
    { name: 'needed by a component of a library', code: declaring('Album'), filename: hidden },
    { name: 'needed by it on other props', code: declaring('MessageFile'), filename: hidden },
    { name: 'plugin', code: declaring('Location'), filename: guidelineOf({ 'app.json': `{ "pages": ["pages/index/index"], "plugins": { "map": { "version": "1.0.0", "provider": "wx1" } } }` }) },
    { name: 'package that is not there', code: declaring('Location'), filename: guidelineOf({ 'pages/index/index.js': `require('locate')` }) },
    { name: 'name made at run time', code: declaring('Location'), filename: guidelineOf({ 'pages/index/index.js': `wx[getApp().what]()` }) },
    { name: 'wrapper called with what cannot be read', code: declaring('Location'), filename: guidelineOf({ 'pages/index/index.js': `import { call } from '../../call'; call(getApp().what)`, 'call.js': `export const call = (name) => wx[name]()` }) },
    { name: 'no program', code: declaring('Location'), filename: '/nowhere/privacy-guideline.json' },
    { name: 'blank text declares nothing', code: `{ "setting_list": [{ "privacy_key": "Location", "privacy_text": "" }] }`, filename: plain },
    { name: 'settings', code: APP, filename: settled, settings: settings({ declared: ['Album', 'DeviceInfo'] }) },
  ],
  invalid: [
    {
      name: 'unused',
      code: declaring('Album', 'Invoice'),
      filename: plain,
      errors: [{ messageId: 'unused', data: { key: 'Invoice', zh: '收集你的发票信息' }, line: 1, column: 86, endLine: 1, endColumn: 95 }],
    },
    { name: 'not what the component of a library may need', code: declaring('Album', 'Invoice'), filename: hidden, errors: [{ messageId: 'unused', data: { key: 'Invoice', zh: '收集你的发票信息' }, line: 1, column: 86 }] },
    { name: 'used by a page that is not built', code: declaring('Location'), filename: guidelineOf({ 'pages/old/old.js': `wx.getLocation()` }), errors: [{ messageId: 'unused', line: 1, column: 37 }] },
    { name: 'settings', code: APP, filename: settled, settings: settings({ declared: ['Album', 'Invoice'] }), errors: [{ messageId: 'unused', data: { key: 'Invoice', zh: '收集你的发票信息' }, line: 1, column: 1, endLine: 1, endColumn: 35 }] },
  ],
})

const TARO = `export default { pages: ['pages/index/index'] }`
const taro = program({ 'app.config.js': TARO, 'pages/index/index.js': PAGE })('app.config.js')
const open = program({ 'app.config.js': `export default { pages: ['pages/index/index', ...more()] }`, 'pages/index/index.js': PAGE })('app.config.js')

script.run('no-unused-declaration, Taro', rule, {
  valid: [
    { name: 'used', code: TARO, filename: taro, settings: settings({ declared: ['Album'] }) },
    { name: 'pages that cannot be seen may use it', code: TARO, filename: open, settings: settings({ declared: ['Invoice'] }) },
    { name: 'another file', code: TARO, filename: taro.replace('app.config.js', 'app.js'), settings: settings({ declared: ['Invoice'] }) },
  ],
  invalid: [{ name: 'first line of the config', code: TARO, filename: taro, settings: settings({ declared: ['Album', 'Invoice'] }), errors: [{ messageId: 'unused', line: 1, column: 1, endLine: 1, endColumn: 1 + TARO.length }] }],
})

const mpx = program({ 'app.mpx': `<script type="application/json">${APP}</script>`, 'pages/index/index.js': PAGE, 'pages/index/index.wxml': '' })('app.mpx')

wxml.run('no-unused-declaration, mpx', rule, {
  valid: [{ name: 'used', code: '<script></script>', filename: mpx, settings: settings({ declared: ['Album'] }) }],
  invalid: [{ name: 'first line of the config', code: '<script>\n</script>', filename: mpx, settings: settings({ declared: ['Invoice'] }), errors: [{ messageId: 'unused', line: 1, column: 1, endLine: 1, endColumn: 9 }] }],
})
