import { UNKNOWN_PRIVACY_APIS } from '../../src/catalogue/api-objects.js'
import rule from '../../src/rules/no-unknown-privacy-api.js'
import { program, script, settings } from './rule-tester.js'

const misspelt = Object.entries(UNKNOWN_PRIVACY_APIS).filter(([, right]) => right !== null)
const unknown = Object.entries(UNKNOWN_PRIVACY_APIS).filter(([, right]) => right === null)

const compiled = program({ 'app.json': '{ "pages": ["pages/a/a"] }', 'pages/a/a.ts': '', 'pages/a/a.js': '' })
const OTHER = 'The privacy framework has onNeedPrivacyAuthorization, requirePrivacyAuthorize, getPrivacySetting and openPrivacyContract only; a listener cannot be taken off, the next registration replaces it.'
const guarded = [
  ['branch of its check', 'if (wx.offNeedPrivacyAuthorization) { wx.offNeedPrivacyAuthorization(show) }', 39],
  ['typeof', "if (wx && typeof wx.offNeedPrivacyAuthorization === 'function') wx.offNeedPrivacyAuthorization()", 65],
  ['not undefined', 'if (wx.offNeedPrivacyAuthorization !== undefined) wx.offNeedPrivacyAuthorization()', 51],
  ['with another condition', 'if (this.isOn && wx.offNeedPrivacyAuthorization) { wx.offNeedPrivacyAuthorization() }', 52],
  ['and', 'wx.offNeedPrivacyAuthorization && wx.offNeedPrivacyAuthorization()', 35],
  ['or', '!wx.offNeedPrivacyAuthorization || wx.offNeedPrivacyAuthorization()', 36],
  ['early return', 'function stop() { if (!wx.offNeedPrivacyAuthorization) return; wx.offNeedPrivacyAuthorization() }', 64],
  ['optional call', 'wx.offNeedPrivacyAuthorization?.()', 1],
  ['check around a function', 'if (Boolean(wx.offNeedPrivacyAuthorization)) stop(() => wx.offNeedPrivacyAuthorization())', 57],
] as const

script.run('no-unknown-privacy-api', rule, {
  valid: [
    { name: 'the four that exist', code: `wx.onNeedPrivacyAuthorization(() => {}); wx.requirePrivacyAuthorize({}); wx.getPrivacySetting({}); wx.openPrivacyContract()` },
    { name: 'own function', code: `function onNeedPrivacyAuthorize() {} onNeedPrivacyAuthorize()` },
    { name: 'API of several ends', code: `wx.miniapp.agreePrivacyAuthorization()` },
    { name: 'uni-app x has one more', code: `uni.onPrivacyAuthorizationChange(() => {})` },
    { name: 'existence check of what does not exist at all', code: `if (wx.offNeedPrivacyAuthorization) done()` },
    { name: 'compiled from the TypeScript beside it', code: `wx.offNeedPrivacyAuthorization(); wx.onNeedPrivacyAuthorize(show)`, filename: compiled('pages/a/a.js') },
    { name: 'mock that is taken back', code: `const saved = wx.offNeedPrivacyAuthorization; wx.offNeedPrivacyAuthorization = () => {}; wx.offNeedPrivacyAuthorization = saved` },
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
    ...guarded.map(([name, code, column]) => ({
      name: `behind its own check never runs: ${name}`,
      code,
      errors: [{ messageId: 'never-runs' as const, data: { object: 'wx', name: 'offNeedPrivacyAuthorization', advice: OTHER }, line: 1, column, endLine: 1, endColumn: column + 30 }],
    })),
    ...['if (!wx.offNeedPrivacyAuthorization) wx.offNeedPrivacyAuthorization()', 'if (wx.offNeedPrivacyAuthorization || force) wx.offNeedPrivacyAuthorization()', 'if (wx.onNeedPrivacyAuthorization) wx.offNeedPrivacyAuthorization()'].map((code) => ({
      name: `another condition: ${code}`,
      code,
      errors: [{ messageId: 'unknown' as const, line: 1, column: code.lastIndexOf('wx.') + 1 }],
    })),
    {
      name: 'never runs, in Chinese',
      code: `if (wx.offNeedPrivacyAuthorization) wx.offNeedPrivacyAuthorization()`,
      settings: settings({ locale: 'zh' }),
      errors: [{ message: '`wx.offNeedPrivacyAuthorization` 不存在：判断其是否存在永远为假，这里永远不会执行。隐私框架只有 onNeedPrivacyAuthorization、requirePrivacyAuthorize、getPrivacySetting、openPrivacyContract 四个接口；监听不能取消，再次注册会覆盖前一次。', line: 1, column: 37 } as never],
    },
    { name: 'kept under another name', code: `wx.stop = wx.offNeedPrivacyAuthorization`, errors: [{ messageId: 'unknown', line: 1, column: 1, endLine: 1, endColumn: 8 }] },
    { name: 'in the TypeScript itself', code: `wx.offNeedPrivacyAuthorization()`, filename: compiled('pages/a/a.ts'), errors: [{ messageId: 'unknown', line: 1, column: 1 }] },
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
