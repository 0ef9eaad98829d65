import { UNKNOWN_PRIVACY_APIS } from '../../src/catalogue/api-objects.js'
import rule from '../../src/rules/no-unknown-privacy-api.js'
import { script } from './rule-tester.js'

const misspelt = Object.entries(UNKNOWN_PRIVACY_APIS).filter(([, right]) => right !== null)
const unknown = Object.entries(UNKNOWN_PRIVACY_APIS).filter(([, right]) => right === null)

script.run('no-unknown-privacy-api', rule, {
  valid: [
    { name: 'the four that exist', code: `wx.onNeedPrivacyAuthorization(() => {}); wx.requirePrivacyAuthorize({}); wx.getPrivacySetting({}); wx.openPrivacyContract()` },
    { name: 'own function', code: `function onNeedPrivacyAuthorize() {} onNeedPrivacyAuthorize()` },
    { name: 'API of several ends', code: `wx.miniapp.agreePrivacyAuthorization()` },
    { name: 'uni-app x has one more', code: `uni.onPrivacyAuthorizationChange(() => {})` },
    { name: 'existence check of what does not exist at all', code: `if (wx.offNeedPrivacyAuthorization) done()` },
    { name: 'own field of the program', code: `getApp().onNeedPrivacyAuthorize()` },
  ],
  invalid: [
    ...misspelt.map(([name, right]) => ({
      name: `${name} is renamed`,
      code: `wx.${name}({})`,
      output: `wx.${right ?? ''}({})`,
      errors: [{ messageId: 'misspelt', data: { object: 'wx', name, right: right ?? '' }, line: 1, column: 1, endLine: 1, endColumn: 4 + name.length }],
    })),
    ...unknown.map(([name]) => ({ name: `${name} has no other name`, code: `wx.${name}()`, errors: [{ messageId: 'unknown', line: 1, column: 1, endLine: 1, endColumn: 4 + name.length }] })),
    {
      name: 'in the check too',
      code: `if (wx.onNeedPrivacyAuthorize) wx.onNeedPrivacyAuthorize(show)`,
      output: `if (wx.onNeedPrivacyAuthorization) wx.onNeedPrivacyAuthorization(show)`,
      errors: [
        { messageId: 'misspelt', line: 1, column: 5, endLine: 1, endColumn: 30 },
        { messageId: 'misspelt', line: 1, column: 32, endLine: 1, endColumn: 57 },
      ],
    },
    {
      name: 'computed',
      code: `wx['requirePrivacyAuthorization']({})`,
      output: `wx['requirePrivacyAuthorize']({})`,
      errors: [{ messageId: 'misspelt', line: 1, column: 1, endLine: 1, endColumn: 34 }],
    },
    { name: 'destructured: no fix', code: `const { onNeedPrivacyAuthorize } = wx; onNeedPrivacyAuthorize(show)`, errors: [{ messageId: 'misspelt', line: 1, column: 40, endLine: 1, endColumn: 62 }] },
    { name: 'wrong case', code: `wx.getPrivacysetting({})`, output: `wx.getPrivacySetting({})`, errors: [{ messageId: 'misspelt', data: { object: 'wx', name: 'getPrivacysetting', right: 'getPrivacySetting' }, line: 1, column: 1 }] },
    { name: 'through Taro', code: `import Taro from '@tarojs/taro'; Taro.onPrivacyAuthorize(show)`, errors: [{ messageId: 'unknown', line: 1, column: 34 }] },
  ],
})
