import { Linter } from 'eslint'
import { expect, it } from 'vitest'
import rule from '../../src/rules/require-feature-check.js'
import { program, script, settings } from './rule-tester.js'

const old = settings({ minLibVersion: '2.9.0' })

type Invalid = Parameters<typeof script.run>[2]['invalid'][number]
type Valid = Exclude<Parameters<typeof script.run>[2]['valid'][number], string>

const ask = (code: string, name = code): Valid => ({ name, code, settings: old })
const page = program({ 'app.json': `{ "pages": ["pages/a/a"] }`, 'pages/a/a.wxml': `<view bindtap="open">Privacy</view>`, 'pages/a/a.js': '' })

script.run('require-feature-check', rule, {
  valid: [
    { name: 'the default minimum', code: `wx.requirePrivacyAuthorize({})` },
    { name: 'the version itself', code: `wx.requirePrivacyAuthorize({})`, settings: settings({ minLibVersion: '2.32.3' }) },
    { name: 'a later one, compared as numbers', code: `wx.requirePrivacyAuthorize({})`, settings: settings({ minLibVersion: '2.100.0' }) },
    ask(`if (wx.requirePrivacyAuthorize) wx.requirePrivacyAuthorize({})`),
    ask(`if (wx.getPrivacySetting) { tap(() => { wx.openPrivacyContract() }) }`, 'one for another, a function in between'),
    ask(`wx.getPrivacySetting && wx.getPrivacySetting({})`),
    ask(`!wx.getPrivacySetting || wx.getPrivacySetting({})`),
    ask(`wx.getPrivacySetting?.({})`),
    ask(`wx.getPrivacySetting?.call(wx, {})`),
    ask(`if (typeof wx.getPrivacySetting === 'function') wx.getPrivacySetting({})`),
    ask(`if (typeof wx.getPrivacySetting != 'undefined') wx.getPrivacySetting({})`),
    ask(`if (wx.getPrivacySetting !== undefined && ready) wx.getPrivacySetting({})`),
    ask(`if (Boolean(wx.getPrivacySetting) === true) wx.getPrivacySetting({})`),
    ask(`if ('getPrivacySetting' in wx) wx.getPrivacySetting({})`),
    ask(`if (wx.canIUse('getPrivacySetting.success.needAuthorization')) wx.getPrivacySetting({})`),
    ask(`const can = wx.canIUse('getPrivacySetting')\nPage({ onLoad() { if (can) wx.getPrivacySetting({}) } })`, 'stored in a const'),
    ask(`Page({ data: { can: wx.canIUse('getPrivacySetting') }, ask() { if (this.data.can) wx.getPrivacySetting({}) } })`, 'stored in data'),
    ask(`let can = false\nif (wx.getPrivacySetting) can = true\nfunction ask() { if (can) wx.getPrivacySetting({}) }`, 'stored in a variable'),
    ask(`function ask() { if (!wx.getPrivacySetting) return\n wx.getPrivacySetting({}) }`, 'early return'),
    ask(`function ask() { if (!wx.getPrivacySetting) { done() } else { wx.getPrivacySetting({}) } }`, 'else'),
    ask(`wx.getPrivacySetting ? wx.getPrivacySetting({}) : done()`),
    ask(`const { getPrivacySetting } = wx\nif (getPrivacySetting) getPrivacySetting({})`, 'destructured'),
    ask(`const get = wx.getPrivacySetting\nget && get({})`, 'alias'),
    ask(`if (compareVersion(sdk, '2.32.3') >= 0) wx.getPrivacySetting({})`),
    ask(`if (compareVersion('2.33.0', sdk) <= 0) wx.getPrivacySetting({})`),
    ask(`if (0 <= compareVersion(sdk, '2.32.3')) wx.getPrivacySetting({})`),
    ask(`function ask() { if (compareVersion(sdk, '2.32.3') < 0) return\n wx.getPrivacySetting({}) }`, 'early return for an old version'),
    ask(`if (compareVersion(sdk, '2.32.3') !== -1) wx.getPrivacySetting({})`),
    ask(`if (sdk >= '2.32.3') wx.getPrivacySetting({})`),
    ask(`if (isAtLeast('2.32.3')) wx.getPrivacySetting({})`),
    ask(`const isThere = () => !!wx.getPrivacySetting\nif (isThere()) wx.getPrivacySetting({})`, 'function of the file'),
    ask(`function isThere() { if (wx.getPrivacySetting) return true; return false }\nif (isThere()) wx.getPrivacySetting({})`, 'function with two answers'),
    ask(`import { supportsPrivacy } from './support'\nif (supportsPrivacy()) wx.getPrivacySetting({})`, 'function of another file'),
    ask(`Page({ onLoad() { if (wx.getPrivacySetting) this.ask() }, ask() { wx.getPrivacySetting({}) } })`, 'a method that is called behind a check only'),
    ask(`function ask() { wx.getPrivacySetting({}) }\nif (wx.getPrivacySetting) { ask(); later(ask) }`, 'a function that is called behind a check only'),
    ask(`wx.onNeedPrivacyAuthorization?.((resolve) => { wx.openPrivacyContract({}) })`, 'in a callback of one of the four'),
    ask(`promisify(wx.getPrivacySetting)`),
    ask(`const call = (name) => wx[name]()\ncall('getPrivacySetting')`, 'called by a wrapper'),
    ask(`sdk.getPrivacySetting()`),
    ask(`function f(wx) { wx.getPrivacySetting() }`, 'shadowed'),
  ],
  invalid: [
    {
      name: 'listener',
      code: `wx.onNeedPrivacyAuthorization((resolve) => {\n  show(resolve)\n\n  /* and\n     wait */\n})  // once`,
      settings: old,
      errors: [{ messageId: 'unchecked', data: { object: 'wx', name: 'onNeedPrivacyAuthorization', since: '2.32.3', minimum: '2.9.0' }, line: 1, column: 1, endLine: 1, endColumn: 30 }],
      output: `if (wx.onNeedPrivacyAuthorization) {\n  wx.onNeedPrivacyAuthorization((resolve) => {\n    show(resolve)\n\n    /* and\n       wait */\n  })\n}  // once`,
    },
    {
      name: 'indented with tabs',
      code: `Page({\n\topen() {\n\t\t// the guideline\n\t\twx.openPrivacyContract({\n\t\t\tsuccess() {},\n\t\t});\n\t},\n})`,
      settings: old,
      errors: [{ messageId: 'unchecked', line: 4, column: 3, endLine: 4, endColumn: 25 }],
      output: `Page({\n\topen() {\n\t\t// the guideline\n\t\tif (wx.openPrivacyContract) {\n\t\t\twx.openPrivacyContract({\n\t\t\t\tsuccess() {},\n\t\t\t});\n\t\t}\n\t},\n})`,
    },
    {
      name: 'four spaces, a template that must stay',
      code: `App({\n    onLaunch() {\n        uni.getPrivacySetting({ success() { log(\`a\n  b\`) } })\n    },\n})`,
      settings: old,
      errors: [{ messageId: 'unchecked', data: { object: 'uni', name: 'getPrivacySetting', since: '2.32.3', minimum: '2.9.0' }, line: 3, column: 9 }],
      output: `App({\n    onLaunch() {\n        if (uni.getPrivacySetting) {\n            uni.getPrivacySetting({ success() { log(\`a\n  b\`) } })\n        }\n    },\n})`,
    },
    {
      name: 'on one line, destructured',
      code: `const { openPrivacyContract } = wx\nfunction open() { openPrivacyContract() }`,
      settings: old,
      errors: [{ messageId: 'unchecked', line: 2, column: 19, endColumn: 38 }],
      output: `const { openPrivacyContract } = wx\nfunction open() { if (openPrivacyContract) { openPrivacyContract() } }`,
    },
    {
      name: 'through call',
      code: `wx.openPrivacyContract.call(wx)`,
      settings: old,
      errors: [{ messageId: 'unchecked', line: 1, column: 1 }],
      output: `if (wx.openPrivacyContract) {\n  wx.openPrivacyContract.call(wx)\n}`,
    },
    {
      name: 'several, each on its own; callbacks belong to the outer one',
      code: `wx.getPrivacySetting({ success() { wx.openPrivacyContract() } })\nwx.requirePrivacyAuthorize()`,
      settings: old,
      errors: [
        { messageId: 'unchecked', line: 1, column: 1 },
        { messageId: 'unchecked', line: 2, column: 1 },
      ],
      output: `if (wx.getPrivacySetting) {\n  wx.getPrivacySetting({ success() { wx.openPrivacyContract() } })\n}\nif (wx.requirePrivacyAuthorize) {\n  wx.requirePrivacyAuthorize()\n}`,
    },
    {
      name: 'lines that end in CR LF',
      code: `function open() {\r\n  wx.openPrivacyContract({\r\n  })\r\n}`,
      settings: old,
      errors: [{ messageId: 'unchecked', line: 2, column: 3 }],
      output: `function open() {\r\n  if (wx.openPrivacyContract) {\r\n    wx.openPrivacyContract({\r\n    })\r\n  }\r\n}`,
    },
    unfixed('body of another if', `if (ready) wx.getPrivacySetting()\nelse wait()`, [1, 12]),
    unfixed('a result', `const asked = wx.getPrivacySetting()`, [1, 15]),
    unfixed('awaited', `async function ask() { await wx.getPrivacySetting() }`, [1, 30]),
    unfixed('inside a promise', `const ask = () => new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject }))`, [1, 52]),
    unfixed('the wrong branch', `if (wx.getPrivacySetting) done()\nelse void wx.getPrivacySetting()`, [2, 11]),
    unfixed('the wrong way round', `compareVersion(sdk, '2.32.3') < 0 && wx.getPrivacySetting()`, [1, 38]),
    unfixed('an earlier version', `compareVersion(sdk, '2.9.0') >= 0 && wx.getPrivacySetting()`, [1, 38]),
    unfixed('one of two will do', `(wx.getPrivacySetting || ready) && wx.getPrivacySetting()`, [1, 36]),
    unfixed('another API', `wx.canIUse('getLocation') && wx.getPrivacySetting()`, [1, 30]),
    unfixed('the object alone', `wx?.getPrivacySetting() ?? done()`, [1, 1]),
    unfixed('a function that not every call checks', `const ask = () => void wx.getPrivacySetting()\nif (wx.getPrivacySetting) ask()\nask()`, [1, 24]),
    unfixed('an exported function', `export const ask = () => void wx.getPrivacySetting()\nif (wx.getPrivacySetting) ask()`, [1, 31]),
    {
      ...unfixed('a method that the template binds', `Page({ onLoad() { if (wx.getPrivacySetting) this.open() }, open: () => void wx.openPrivacyContract() })`, [1, 77]),
      filename: page('pages/a/a.js'),
    },
    {
      name: 'in Chinese',
      code: `void wx.openPrivacyContract()`,
      settings: settings({ minLibVersion: '2.32.2', locale: 'zh' }),
      errors: [{ message: '`wx.openPrivacyContract` 自基础库 2.32.3 起才有，而 `minLibVersion` 为 2.32.2：在更低版本上调用会抛出 “wx.openPrivacyContract is not a function”。请先判断 `if (wx.openPrivacyContract)`。', line: 1, column: 6 } as never],
    },
  ],
})

/** A case whose only report has no fix. */
function unfixed(name: string, code: string, [line, column]: readonly [number, number]): Invalid {
  return { name, code, settings: old, errors: [{ messageId: 'unchecked', line, column, endLine: line }], output: null }
}

it('is content with its own fixes', () => {
  const linter = new Linter()
  const config: Linter.Config = { plugins: { own: { rules: { check: rule as never } } }, rules: { 'own/check': 'error' }, settings: old }
  const once = linter.verifyAndFix(`wx.getPrivacySetting({\n  success() {\n    wx.openPrivacyContract()\n  },\n})\n`, [config], 'app.js')
  expect(once).toMatchObject({ fixed: true, messages: [] })
  expect(linter.verifyAndFix(once.output, [config], 'app.js')).toMatchObject({ fixed: false, output: once.output })
})
