import rule from '../../src/rules/no-revoked.js'
import { program, script, settings, wxml } from './rule-tester.js'

const game = program({ 'game.json': `{ "deviceOrientation": "portrait" }` })
const deprecated = [{ deprecated: true }]

script.run('no-revoked', rule, {
  valid: [
    { name: 'deprecated ones are not asked for', code: `wx.chooseImage(); wx.startRecord()` },
    { name: 'own function', code: `import { getUserProfile } from './user'; getUserProfile()` },
    { name: 'uni and Taro keep the name', code: `uni.chooseImage(); Taro.chooseImage()`, options: deprecated },
    { name: 'mini game', code: `wx.getUserInfo({})`, filename: game('game.js') },
    { name: 'existence check', code: `if (wx.getUserProfile) done()` },
  ],
  invalid: [
    {
      name: 'revoked',
      code: `wx.getUserProfile({ desc: 'name' })`,
      errors: [
        {
          messageId: 'revoked',
          data: { name: 'wx.getUserProfile', replacement: 'the avatar and nickname inputs (<button open-type="chooseAvatar"> and <input type="nickname">)' },
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 18,
        },
      ],
    },
    { name: 'revoked, through uni', code: `uni.getUserInfo()`, errors: [{ messageId: 'revoked', line: 1, column: 1, endLine: 1, endColumn: 16 }] },
    {
      name: 'deprecated',
      code: `wx.chooseImage(); const pick = wx.chooseVideo.bind(wx)`,
      options: deprecated,
      errors: [
        { messageId: 'deprecated', data: { name: 'wx.chooseImage', since: '2.21.0', replacement: '`wx.chooseMedia`' }, line: 1, column: 1, endLine: 1, endColumn: 15 },
        { messageId: 'deprecated', data: { name: 'wx.chooseVideo', since: '2.21.0', replacement: '`wx.chooseMedia`' }, line: 1, column: 32, endLine: 1, endColumn: 51 },
      ],
    },
    {
      name: 'in Chinese',
      code: `wx.getUserInfo()`,
      settings: settings({ locale: 'zh' }),
      errors: [
        {
          message: '`wx.getUserInfo` 已回收：只会得到匿名的用户信息。请改用头像昵称填写能力（<button open-type="chooseAvatar"> 与 <input type="nickname">）。',
          line: 1,
          column: 1,
        } as never,
      ],
    },
  ],
})

wxml.run('no-revoked in templates', rule, {
  valid: [{ name: 'chooseAvatar', code: `<button open-type="chooseAvatar"/>`, filename: 'a.wxml' }],
  invalid: [{ name: 'button', code: `<button open-type="getUserInfo"/>`, filename: 'a.wxml', errors: [{ messageId: 'revoked', line: 1, column: 9, endLine: 1, endColumn: 32, suggestions: [{ messageId: 'avatar', output: `<button open-type="chooseAvatar"/>` }] }] },
    { name: 'beside the agree token: no suggestion', code: `<button open-type="getUserInfo|agreePrivacyAuthorization"/>`, filename: 'a.wxml', errors: [{ messageId: 'revoked', line: 1, column: 9 }] },
  ],
})
