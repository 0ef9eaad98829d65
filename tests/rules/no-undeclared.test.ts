import rule from '../../src/rules/no-undeclared.js'
import { program, script, settings, wxml } from './rule-tester.js'

const nothing = settings({ declared: [] })
const location = settings({ declared: ['Location'] })

script.run('no-undeclared', rule, {
  valid: [
    { name: 'declared', code: `wx.getLocation({})`, settings: location },
    { name: 'no use', code: `wx.showToast({ title: 'getLocation' })`, settings: nothing },
    { name: 'neither program nor declaration', code: `wx.getLocation({})` },
    { name: 'built package', code: `wx.getLocation({})`, filename: '/app/miniprogram_npm/sdk/index.js', settings: nothing },
    { name: 'file for another platform', code: `Taro.getLocation({})`, filename: '/app/pages/index.h5.tsx', settings: nothing },
    { name: 'extended interface, declared', code: `wx.chooseContact({})`, settings: settings({ declared: ['Contact'], interfaces: { chooseContact: 'Contact' } }) },
  ],
  invalid: [
    {
      name: 'call',
      code: `const api = wx\napi.getLocation({ success() {} })`,
      settings: nothing,
      errors: [{ messageId: 'undeclared', data: { name: 'wx.getLocation', key: 'Location', zh: '收集你的位置信息' }, line: 2, column: 1, endLine: 2, endColumn: 16 }],
    },
    {
      name: 'each use at its own place',
      code: `wx.getLocation(); wx.chooseMedia(); wx.authorize({ scope: 'scope.record' })`,
      settings: location,
      errors: [
        { messageId: 'undeclared', data: { name: 'wx.chooseMedia', key: 'Album', zh: '收集你选中的照片或视频信息' }, line: 1, column: 19, endLine: 1, endColumn: 33 },
        { messageId: 'undeclared', data: { name: 'scope.record', key: 'Record', zh: '访问你的麦克风' }, line: 1, column: 37, endLine: 1, endColumn: 49 },
      ],
    },
    {
      name: 'extended interface',
      code: `wx.chooseContact({})`,
      settings: settings({ declared: [], interfaces: { chooseContact: 'Contact' } }),
      errors: [{ messageId: 'undeclared', data: { name: 'wx.chooseContact', key: 'Contact', zh: '使用你的通讯录（仅写入）权限' }, line: 1, column: 1, endLine: 1, endColumn: 17 }],
    },
  ],
})

wxml.run('no-undeclared in templates', rule, {
  valid: [
    { name: 'declared', code: `<button open-type="getPhoneNumber"/>`, filename: 'a.wxml', settings: settings({ declared: ['PhoneNumber'] }) },
    { name: 'commented out', code: `<!-- <camera/> -->`, filename: 'a.wxml', settings: nothing },
    { name: 'turned off by a comment', code: `<!-- eslint-disable-next-line -->\n<camera/>`, filename: 'a.wxml', settings: nothing },
  ],
  invalid: [
    {
      name: 'attribute of an element',
      code: `<view>\n  <van-button\n    open-type="getPhoneNumber|agreePrivacyAuthorization"/>\n</view>`,
      filename: 'a.wxml',
      settings: nothing,
      errors: [{ messageId: 'undeclared', data: { name: '<van-button open-type="getPhoneNumber">', key: 'PhoneNumber', zh: '收集你的手机号' }, line: 3, column: 5, endLine: 3, endColumn: 57 }],
    },
    {
      name: 'component that needs two keys',
      code: `<live-pusher url=""/>`,
      filename: 'a.wxml',
      settings: settings({ declared: ['Camera'] }),
      errors: [{ messageId: 'undeclared', data: { name: '<live-pusher>', key: 'Record', zh: '访问你的麦克风' }, line: 1, column: 2, endLine: 1, endColumn: 13 }],
    },
    {
      name: 'component, no key declared',
      code: `<live-pusher url=""/>`,
      filename: 'a.wxml',
      settings: nothing,
      errors: [
        { messageId: 'undeclared', data: { name: '<live-pusher>', key: 'Record', zh: '访问你的麦克风' }, line: 1, column: 2 },
        { messageId: 'undeclared', data: { name: '<live-pusher>', key: 'Camera', zh: '访问你的摄像头' }, line: 1, column: 2 },
      ],
    },
  ],
})

const APP = `{ "pages": ["pages/index/index"] }`
const undeclared = program({ 'app.json': APP, 'utils/call.js': `export const call = (name, options) => new Promise((success) => wx[name]({ ...options, success }))` })
const declared = program({ 'app.json': APP, 'privacy-guideline.json': `{ "setting_list": [{ "privacy_key": "Location", "privacy_text": "shops" }, { "privacy_key": "Album", "privacy_text": " " }] }` })
const sdk = program({
  'app.json': APP,
  'privacy-guideline.json': `{ "setting_list": [], "sdk_privacy_info_list": [{ "sdk_name": "map", "sdk_list": [{ "privacy_key": "Location", "privacy_text": "map" }] }] }`,
})
const broken = program({ 'app.json': APP, 'privacy-guideline.json': `{ "setting_list": [` })
const compiled = program({ 'app.json': APP, 'pages/index/index.ts': `wx.getLocation()`, 'pages/index/index.js': `wx.getLocation()` })
const plugin = program({ 'plugin.json': `{ "main": "index.js" }` })

script.run('no-undeclared in a program', rule, {
  valid: [
    { name: 'guideline', code: `wx.getLocation()`, filename: declared('pages/index/index.js') },
    { name: 'guideline of an SDK', code: `wx.getLocation()`, filename: sdk('pages/index/index.js') },
    { name: 'compiled from TypeScript', code: `wx.getLocation()`, filename: compiled('pages/index/index.js'), settings: nothing },
    { name: 'plugin without a guideline', code: `wx.getLocation()`, filename: plugin('index.js') },
  ],
  invalid: [
    {
      name: 'blank text declares nothing',
      code: `wx.chooseMedia()`,
      filename: declared('pages/index/index.js'),
      errors: [{ messageId: 'undeclared', line: 1, column: 1, endLine: 1, endColumn: 15 }],
    },
    {
      name: 'SDK rows not wanted',
      code: `wx.getLocation()`,
      filename: sdk('pages/index/index.js'),
      settings: settings({ includeSdk: false }),
      errors: [{ messageId: 'undeclared', line: 1, column: 1 }],
    },
    {
      name: 'no guideline: once a file, ready to copy',
      code: `wx.showToast()\nwx.chooseMedia()\nwx.getLocation()\nwx.getLocation()`,
      filename: undeclared('pages/index/index.js'),
      errors: [
        {
          messageId: 'unknown',
          data: { names: '`Album` (收集你选中的照片或视频信息), `Location` (收集你的位置信息)', keys: `'Album', 'Location'` },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 15,
        },
      ],
    },
    {
      name: 'guideline that cannot be read: once a file',
      code: `wx.getLocation()\nwx.chooseMedia()`,
      filename: broken('pages/index/index.js'),
      errors: [{ messageId: 'unreadable', data: { path: broken('privacy-guideline.json'), problem: 'cannot be read as JSON', name: 'wx.getLocation' }, line: 1, column: 1 }],
    },
    {
      name: 'guideline that is not there although configured',
      code: `wx.getLocation()`,
      filename: undeclared('pages/index/index.js'),
      settings: settings({ guideline: 'legal/privacy.json' }),
      errors: [{ messageId: 'unreadable', data: { path: undeclared('legal/privacy.json'), problem: 'does not exist', name: 'wx.getLocation' }, line: 1, column: 1 }],
    },
    {
      name: 'named by a string, called by a wrapper of another file',
      code: `import { call } from '../../utils/call'\nawait call('getLocation', {})`,
      filename: undeclared('pages/index/index.js'),
      settings: nothing,
      errors: [{ messageId: 'undeclared', data: { name: 'wx.getLocation', key: 'Location', zh: '收集你的位置信息' }, line: 2, column: 7, endLine: 2, endColumn: 11 }],
    },
  ],
})
