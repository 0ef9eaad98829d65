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

const LIBRARIES = `{ "usingComponents": {
  "van-uploader": "@vant/weapp/uploader/index",
  "t-upload": "/miniprogram_npm/tdesign-miniprogram/upload/upload",
  "photo": "tdesign-miniprogram/upload/upload",
  "t-text": "tdesign-miniprogram/text/text",
  "van-cell": "@vant/weapp/cell/index",
  "l-image-picker": "/components/picker"
} }`
const libraries = program({
  'app.json': `{ "pages": ["pages/index/index"], "usingComponents": { "mp-uploader": "weui-miniprogram/uploader/uploader" } }`,
  'pages/index/index.json': LIBRARIES,
  'pages/index/index.js': 'Page({})',
  'pages/index/index.wxml': '',
  'miniprogram_npm/@vant/weapp/uploader/index.json': '{ "component": true }',
  'components/picker.json': '{ "component": true }',
})
const page = libraries('pages/index/index.wxml')
const foreign = libraries('pages/index/index.h5.wxml')
const ALBUM = { key: 'Album', zh: '收集你选中的照片或视频信息' } as const

wxml.run('no-undeclared: what component libraries need', rule, {
  valid: [
    { name: 'declared', code: `<van-uploader/><t-upload/>`, filename: page, settings: settings({ declared: ['Album'] }) },
    { name: 'other components of the library', code: `<van-cell/>`, filename: page, settings: nothing },
    { name: 'a prop decides, and cannot be told', code: `<van-uploader accept="{{kind}}"/>`, filename: page, settings: nothing },
    { name: 'feature that is not asked for', code: `<t-text content="a"/><t-text content="a" copyable="{{false}}"/>`, filename: page, settings: nothing },
    { name: 'switched off', code: `<van-uploader disabled/><t-upload add-btn="{{false}}"/>`, filename: page, settings: nothing },
    { name: 'component of the program with the same tag', code: `<l-image-picker/>`, filename: page, settings: nothing },
    { name: 'tag that usingComponents does not name', code: `<wux-upload/>`, filename: page, settings: nothing },
    { name: 'commented out', code: `<!-- <van-uploader/> -->`, filename: page, settings: nothing },
    { name: 'turned off by a comment', code: `<!-- eslint-disable-next-line -->\n<van-uploader/>`, filename: page, settings: nothing },
    { name: 'file for another platform', code: `<van-uploader/>`, filename: foreign, settings: nothing },
    { name: 'no program', code: `<van-uploader/>`, filename: 'a.wxml', settings: nothing },
  ],
  invalid: [
    {
      name: 'by default: each key once, at the tag',
      code: `<view>\n  <van-uploader bind:after-read="read"></van-uploader>\n</view>`,
      filename: page,
      settings: nothing,
      errors: [{ messageId: 'hidden', data: { name: '<van-uploader>', package: '@vant/weapp', api: 'wx.chooseMedia', when: ' (`accept="image"`)', ...ALBUM }, line: 2, column: 4, endLine: 2, endColumn: 16 }],
    },
    {
      name: 'each branch of a prop',
      code: `<van-uploader accept="{{video ? 'video' : 'file'}}" disabled="{{busy}}"/>`,
      filename: page,
      settings: nothing,
      errors: [
        { messageId: 'hidden', data: { name: '<van-uploader>', package: '@vant/weapp', api: 'wx.chooseVideo', when: ' (`accept="video"`)', ...ALBUM }, line: 1, column: 2 },
        { messageId: 'hidden', data: { name: '<van-uploader>', package: '@vant/weapp', api: 'wx.chooseMessageFile', when: ' (`accept="file"`)', key: 'MessageFile', zh: '收集你选中的文件' }, line: 1, column: 2 },
      ],
    },
    {
      name: 'under another tag, and without files on the disk',
      code: `<photo source="messageFile"/>`,
      filename: page,
      settings: settings({ declared: ['Album'] }),
      errors: [{ messageId: 'hidden', data: { name: '<photo>', package: 'tdesign-miniprogram', api: 'wx.chooseMessageFile', when: ' (`source="messageFile"`)', key: 'MessageFile', zh: '收集你选中的文件' }, line: 1, column: 2, endLine: 1, endColumn: 7 }],
    },
    {
      name: 'feature that is asked for',
      code: `<t-text content="a" copyable/>`,
      filename: page,
      settings: nothing,
      errors: [{ messageId: 'hidden', data: { name: '<t-text>', package: 'tdesign-miniprogram', api: 'wx.setClipboardData', when: ' (`copyable="true"`)', key: 'Clipboard', zh: '读取你的剪切板' }, line: 1, column: 2, endLine: 1, endColumn: 8 }],
    },
    {
      name: 'named for all pages, in Chinese',
      code: `<mp-uploader/>`,
      filename: page,
      settings: settings({ declared: [], locale: 'zh' }),
      errors: [
        {
          message:
            'weui-miniprogram 的 `<mp-uploader>` 会使用 `wx.chooseImage`，需要在《用户隐私保护指引》中声明「收集你选中的照片或视频信息」（`Album`），当前未声明：真机上会失败，errno 112，“api scope is not declared in the privacy agreement”。请在《用户隐私保护指引》中勾选「收集你选中的照片或视频信息」并填写用途。',
        } as never,
      ],
    },
    {
      name: 'nothing is known of the guideline: what hides counts, in the order of the text',
      code: `<view/>\n<t-upload/>\n<camera/>`,
      filename: page,
      errors: [{ messageId: 'unknown', data: { names: '`Album` (收集你选中的照片或视频信息), `Camera` (访问你的摄像头)', keys: `'Album', 'Camera'` }, line: 2, column: 2, endLine: 2, endColumn: 10 }],
    },
  ],
})
