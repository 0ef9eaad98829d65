import { describe, expect, it } from 'vitest'
import { behaviourOf, lostComments } from './execution.js'
import { mendedBy, type Linting } from './linted-page.js'
import { STATES } from './platform-states.js'

const LINTING: Linting = { rule: 'require-denial-handler' }

/** Functions with one call whose refusal nobody handles. */
const CASES: readonly (readonly [name: string, code: string])[] = [
  ['a success alone', "function go() {\n  wx.chooseImage({\n    count: 1, // one\n    success: (res) => { log('ok', res.given) },\n  })\n  log('end')\n}"],
  ['no callback', "function go() { wx.setClipboardData({ data: 'a' }); log('end') }"],
  ['no options', "function go() {\n  wx.startCompass()\n  log('end')\n}"],
  ['options in a constant', "function go() {\n  const options = { count: 1, success() { log('ok') } }\n  wx.chooseImage(options)\n}"],
  ['another API object', "function go() {\n\tuni.getLocation({\n\t\tsuccess(res) { log('ok', this.type, res.given) }\n\t});\n}"],
  ['consent itself', "function go() { wx.requirePrivacyAuthorize({ success: () => { log('ok') } }) }"],
  ['an empty fail', "function go() { wx.chooseImage({ success: () => { log('ok') }, fail() {} }) }"],
  ['an empty fail with a comment', "function go() {\n  wx.chooseImage({\n    success: () => { log('ok') },\n    fail: (e) => {\n      // the user does not want to\n    },\n  });\n}"],
  ['a dropped chain', "function go() {\n  wx.chooseImage({ count: 1 })\n    .then((res) => { log('ok', res.given) }) // at once\n    .finally(() => { log('finally') })\n  log('end')\n}"],
  ['an empty catch of a chain', "function go() { wx.getLocation().then(() => { log('ok') }).catch(() => {}) }"],
  ['an empty catch clause', "async function go() {\n  try {\n    await wx.getLocation()\n    log('ok')\n  } catch {}\n  log('end')\n}"],
  ['Windows line ends', "function go() {\r\n    wx.chooseImage({\r\n        success: () => { log(`a\r\n b`) }\r\n    })\r\n}\r\n"],
]

const REFUSAL = 'privacy permission is not authorized'

describe('the suggestions of require-denial-handler', () => {
  it.each(CASES)('leave nothing to report, and lose no comment: %s', (_, code) => {
    const { text, kinds } = mendedBy(LINTING, code)
    expect(kinds).toEqual(['suggestion'])
    expect(lostComments(code, text)).toEqual([])
    expect(mendedBy(LINTING, text)).toEqual({ text, kinds: [] })
  })

  describe.each(STATES)('when the user %s', (_, state, times) => {
    it.each(CASES)('%s', async (__, code) => {
      const [was, is] = [await behaviourOf(code, state, times), await behaviourOf(mendedBy(LINTING, code).text, state, times)]
      expect(was.told).toEqual([])
      // One failure path a refusal; where nothing is declared, the call fails as well.
      const failures = state.user === 'refuses' ? times : state.declared && !code.includes('requirePrivacyAuthorize') ? 1 : 0
      expect(is.told).toHaveLength(failures)
      if (!state.declared) expect(is.told.every((each) => each.includes(REFUSAL))).toBe(true)
      expect(is.unhandled).toBe(0)
      expect(is.said.map(withoutFail)).toEqual(was.said.map(withoutFail))
      expect(is.early).toEqual(was.early)
      expect(is.ran.map(withoutFail)).toEqual(was.ran.map(withoutFail))
    })
  })
})

/** The added callback is among the options that the platform was given, and hands on. */
function withoutFail(line: string): string {
  return line.replace(/,?"fail":"\[function\]"/u, '').replace(/\{\}|undefined/u, '')
}
