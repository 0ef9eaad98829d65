import { describe, expect, it } from 'vitest'
import { behaviourOf, lostComments } from './execution.js'
import { fixedBy, VERSIONS, type Linting } from './linted-page.js'
import { OLD_LIBRARY, STATES } from './platform-states.js'

const LINTING: Linting = { rule: 'require-feature-check', minLibVersion: '2.20.0' }

/** Functions that call a privacy API without a check, and go on. */
const CASES: readonly (readonly [name: string, code: string])[] = [
  ['a listener', "function go() {\n  wx.onNeedPrivacyAuthorization((resolve) => { log('asked', typeof resolve) })\n  log('end')\n}"],
  ['asking, with all callbacks', "function go() {\n  wx.requirePrivacyAuthorize({\n    success: () => { log('ok', this === undefined) },\n    // refused\n    fail: ({ errno }) => { log('no', errno) },\n    complete() { log('done') },\n  })\n  log('end')\n}"],
  ['a query', "const go = () => {\n\twx.getPrivacySetting({ success: ({ needAuthorization }) => { log(needAuthorization) } }); // soon\n\tlog('end');\n}"],
  ['the contract', "function go() { wx.openPrivacyContract(); log('end') }"],
  ['a call through `call`', "function go() {\n  wx.requirePrivacyAuthorize.call(wx, { success() { log('ok') }, fail() { log('no') } })\n  log('end')\n}"],
  ['another API object', "function go() {\n  uni.getPrivacySetting({ success: () => log('answered') })\n  log('end')\n}"],
  ['several', "function go() {\n  wx.onNeedPrivacyAuthorization(() => { log('asked') })\n  wx.requirePrivacyAuthorize({ success: () => { wx.openPrivacyContract({ complete: () => log('opened') }) }, fail() { log('no') } })\n  log('end')\n}"],
  ['a case of a switch, and a template', "function go() {\n  switch (1) {\n    case 1:\n      wx.getPrivacySetting({ success: () => { log(`a\n  b`) } })\n    default:\n      log('end')\n  }\n}"],
  ['a method, with the line ends of Windows', "Page({\r\n\tgo() {\r\n\t\twx.requirePrivacyAuthorize({\r\n\t\t\tsuccess: () => { log('ok', this.data) },\r\n\t\t\tfail: () => { log('no') }\r\n\t\t})\r\n\t\t;[1].forEach((each) => { log('each', each) })\r\n\t\tlog('end')\r\n\t}\r\n})"],
  ['an async function', "async function go() {\n  await null\n  wx.openPrivacyContract({ success: () => { log('opened') } })\n  log('end')\n}"],
]

describe('the fix of require-feature-check', () => {
  it.each(CASES)('lets the program go on below 2.32.3: %s', async (_, code) => {
    const { text, left } = fixedBy(LINTING, code)
    const [was, is] = [await behaviourOf(code, OLD_LIBRARY), await behaviourOf(text, OLD_LIBRARY)]
    expect(left).toBe(0)
    expect(was.said.join()).toMatch(/"(?:threw|rejected)",".+(?: is not a function| of undefined)/u)
    expect(was.said.join()).not.toContain('end')
    expect(is.said.join()).toContain('end')
    expect(is.said.join()).not.toMatch(/threw|rejected/u)
  })

  describe.each(STATES)('changes nothing from 2.32.3 on, when the user %s', (_, state, times) => {
    it.each(CASES)('%s', async (__, code) => {
      expect(await behaviourOf(fixedBy(LINTING, code).text, state, times)).toEqual(await behaviourOf(code, state, times))
    })
  })

  it.each(CASES)('applied twice is the same as once, and loses no comment: %s', (_, code) => {
    const outcomes = VERSIONS.map((version) => fixedBy(LINTING, code, version).text)
    for (const text of outcomes) {
      expect(text).toBe(outcomes[0])
      expect(fixedBy(LINTING, text)).toEqual({ text, left: 0 })
      expect(lostComments(code, text)).toEqual([])
    }
  })
})
