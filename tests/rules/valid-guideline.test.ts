import rule from '../../src/rules/valid-guideline.js'
import { json, program, script, settings } from './rule-tester.js'

const APP = `{ "pages": ["pages/index/index"] }`
const scanning = program({ 'app.json': APP, 'pages/index/index.js': `wx.chooseMedia({})`, 'pages/index/index.wxml': `<camera/>` })
const idle = program({ 'app.json': APP, 'pages/index/index.js': `Page({})` })
const elsewhere = program({ 'app.json': APP, 'pages/index/index.js': `wx.chooseMedia({})`, 'legal/privacy.json': `{ "setting_list": [] }` })

const file = '/legal/privacy-guideline.json'
const ROW = `{ "privacy_key": "Album", "privacy_text": "photos" }`

json.run('valid-guideline', rule, {
  valid: [
    { name: 'only the list', code: `{ "setting_list": [${ROW}] }`, filename: file },
    { name: 'comments and a comma at the end', code: `{ "setting_list": [${ROW},], /* ours */ }`, filename: file },
    {
      name: 'answer of getprivacysetting',
      code: `{ "errcode": 0, "errmsg": "ok", "code_exist": 1, "privacy_list": ["Album"], "setting_list": [${ROW}, { "privacy_key": "Custom", "privacy_text": "x", "privacy_label": "shoe size" }, { "privacy_key": "Custom", "privacy_text": "y", "privacy_label": "hat size" }], "owner_setting": { "contact_phone": "", "contact_email": "a@b.c", "notice_method": "message", "store_expire_timestamp": "" } }`,
      filename: file,
    },
    { name: 'expiry in days', code: `{ "setting_list": [${ROW}], "owner_setting": { "contact_qq": "1", "notice_method": "x", "store_expire_timestamp": "30天" } }`, filename: file },
    { name: 'nothing declared, nothing used', code: `{ "setting_list": [] }`, filename: idle('privacy-guideline.json') },
    { name: 'another JSON file', code: `{ "setting_list": 1 }`, filename: '/app/data.json' },
    { name: 'app.json with keys in the settings', code: APP, filename: scanning('app.json'), settings: settings({ declared: ['Album'] }) },
    { name: 'app.json, no declaration anywhere', code: APP, filename: scanning('app.json') },
    { name: 'key that the scan found and nobody knows', code: `{ "privacy_list": ["Future"], "setting_list": [${ROW}] }`, filename: file },
  ],
  invalid: [
    {
      name: 'nothing declared, a component of a library needs something',
      code: `{ "setting_list": [] }`,
      filename: program({ 'app.json': APP, 'pages/index/index.json': '{ "usingComponents": { "van-uploader": "@vant/weapp/uploader/index" } }', 'pages/index/index.wxml': '<van-uploader accept="file"/>' })('privacy-guideline.json'),
      errors: [{ messageId: 'nothing', data: { keys: '"MessageFile" (收集你选中的文件)' }, line: 1, column: 3, endLine: 1, endColumn: 17 }],
    },
    {
      name: 'damaged',
      code: `{\n  "setting_list": [${ROW}]\n  "owner_setting: {}\n}`,
      filename: file,
      errors: [
        { messageId: 'damaged', data: { problem: '`,` or `}` is expected after this.' }, line: 2 },
        { messageId: 'damaged', data: { problem: 'The closing `"` of this name is missing.' }, line: 3, column: 3 },
      ],
    },
    {
      name: 'damaged, in Chinese',
      code: `{ "setting_list": [`,
      filename: file,
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '隐私保护指引文件不是合法的 JSON。这个 `{` 没有闭合。', line: 1, column: 1 } as never, { message: '隐私保护指引文件不是合法的 JSON。这个 `[` 没有闭合。', line: 1, column: 19 } as never],
    },
    { name: 'no list', code: `{ "privacy_list": [] }`, filename: file, errors: [{ messageId: 'no-list', line: 1, column: 1, endLine: 1, endColumn: 23 }] },
    { name: 'list that is none', code: `{ "setting_list": {} }`, filename: file, errors: [{ messageId: 'no-list', line: 1, column: 19, endLine: 1, endColumn: 21 }] },
    { name: 'error answer', code: `{ "errcode": 61007, "errmsg": "api is unauthorized" }`, filename: file, errors: [{ messageId: 'error-answer', data: { code: 61007 }, line: 1, column: 14 }] },
    {
      name: 'nothing declared, although the program uses interfaces',
      code: `{ "setting_list": [] }`,
      filename: scanning('privacy-guideline.json'),
      errors: [{ messageId: 'nothing', data: { keys: '"Album" (收集你选中的照片或视频信息), "Camera" (访问你的摄像头)' }, line: 1, column: 3, endLine: 1, endColumn: 17 }],
    },
    {
      name: 'nothing declared in the settings',
      code: APP,
      filename: scanning('app.json'),
      settings: settings({ declared: [] }),
      errors: [{ messageId: 'nothing', line: 1, column: 1, endLine: 1, endColumn: 1 + APP.length }],
    },
    {
      name: 'configured file of another name',
      code: `{ "setting_list": [] }`,
      filename: elsewhere('legal/privacy.json'),
      settings: settings({ guideline: 'legal/privacy.json' }),
      errors: [{ messageId: 'nothing', line: 1, column: 3 }],
    },
    {
      name: 'configured file that is missing',
      code: APP,
      filename: scanning('app.json'),
      settings: settings({ guideline: 'legal/privacy.json' }),
      errors: [{ messageId: 'missing', data: { path: scanning('legal/privacy.json') }, line: 1, column: 1 }],
    },
    { name: 'row without a key', code: `{ "setting_list": [${ROW}, { "privacy_text": "x" }] }`, filename: file, errors: [{ messageId: 'no-key', line: 1, column: 74 }] },
    {
      name: 'misspelt keys',
      code: `{ "setting_list": [${ROW}, { "privacy_key": "Bluetooth", "privacy_text": "x" }, { "privacy_key": "Locaton", "privacy_text": "x" }] }`,
      filename: file,
      output: `{ "setting_list": [${ROW}, { "privacy_key": "BlueTooth", "privacy_text": "x" }, { "privacy_key": "Location", "privacy_text": "x" }] }`,
      errors: [
        { messageId: 'misspelt', data: { key: 'Bluetooth', right: 'BlueTooth' }, line: 1, column: 91, endLine: 1, endColumn: 102 },
        { messageId: 'misspelt', data: { key: 'Locaton', right: 'Location' }, line: 1, column: 144 },
      ],
    },
    {
      name: 'misspelt key of an SDK',
      code: `{ "setting_list": [${ROW}], "sdk_privacy_info_list": [{ "sdk_name": "map", "sdk_list": [{ "privacy_key": "UserLocation", "privacy_text": "x" }] }] }`,
      filename: file,
      output: `{ "setting_list": [${ROW}], "sdk_privacy_info_list": [{ "sdk_name": "map", "sdk_list": [{ "privacy_key": "Location", "privacy_text": "x" }] }] }`,
      errors: [{ messageId: 'misspelt', line: 1, column: 152 }],
    },
    { name: 'unknown key', code: `{ "setting_list": [${ROW}, { "privacy_key": "ShoeSize", "privacy_text": "x" }] }`, filename: file, errors: [{ messageId: 'unknown', line: 1, column: 91 }] },
    { name: 'key twice', code: `{ "setting_list": [${ROW}, ${ROW}] }`, filename: file, errors: [{ messageId: 'duplicate', data: { key: 'Album' }, line: 1, column: 91, endLine: 1, endColumn: 98 }] },
    { name: 'blank text', code: `{ "setting_list": [${ROW}, { "privacy_key": "Camera", "privacy_text": "  " }] }`, filename: file, errors: [{ messageId: 'blank', data: { key: 'Camera' }, line: 1, column: 117, endLine: 1, endColumn: 121 }] },
    { name: 'no text', code: `{ "setting_list": [${ROW}, { "privacy_key": "Camera" }] }`, filename: file, errors: [{ messageId: 'blank', line: 1, column: 91 }] },
    {
      name: 'owner without anything',
      code: `{ "setting_list": [${ROW}], "owner_setting": { "store_expire_timestamp": "10,000 days" } }`,
      filename: file,
      errors: [
        { messageId: 'no-contact', line: 1, column: 75, endLine: 1, endColumn: 90 },
        { messageId: 'no-notice', line: 1, column: 75 },
        { messageId: 'expiry', line: 1, column: 120, endLine: 1, endColumn: 133 },
      ],
    },
    {
      name: 'expiry as a number, blank notice',
      code: `{ "setting_list": [${ROW}], "owner_setting": { "contact_weixin": "w", "notice_method": "", "store_expire_timestamp": 30 } }`,
      filename: file,
      errors: [{ messageId: 'no-notice', line: 1, column: 117 }, { messageId: 'expiry', line: 1, column: 164 }],
    },
    {
      name: 'detected by the platform',
      code: `{ "privacy_list": ["Album", "Camera"], "setting_list": [${ROW}] }`,
      filename: file,
      errors: [{ messageId: 'detected', data: { key: 'Camera', zh: '访问你的摄像头' }, line: 1, column: 29, endLine: 1, endColumn: 37 }],
    },
  ],
})

const TARO = `export default { pages: ['pages/index/index'] }`
const taro = program({ 'app.config.js': TARO, 'pages/index/index.js': `wx.chooseMedia({})` })

script.run('valid-guideline, Taro', rule, {
  valid: [
    { name: 'declared', code: TARO, filename: taro('app.config.js'), settings: settings({ declared: ['Album'] }) },
    { name: 'another script', code: `App({})`, filename: taro('app.js'), settings: settings({ declared: [] }) },
  ],
  invalid: [{ name: 'nothing declared in the settings', code: TARO, filename: taro('app.config.js'), settings: settings({ declared: [] }), errors: [{ messageId: 'nothing', line: 1, column: 1, endLine: 1, endColumn: 1 + TARO.length }] }],
})
