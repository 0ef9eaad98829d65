import { describe, expect, test } from 'vitest'
import { Consent } from '../../src/analysis/consent.js'
import { analyseScript } from '../../src/analysis/uses.js'
import { Variables } from '../../src/analysis/variables.js'
import { OFFICIAL_TABLE } from '../../src/catalogue/interface-table.js'
import { parseScript } from '../../src/program/parse-script.js'

/** Why the first use of a snippet is reached with consent only; `inside` where its function's callers decide, `module` at the top. */
function standing(code: string): string {
  const script = parseScript(code, 'page.js')
  if (!script) throw new Error(`the snippet does not parse: ${code}`)
  const { uses, reaches } = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
  const [use] = uses
  if (!use) throw new Error('the snippet has no use')
  const found = new Consent(script, new Variables(script), reaches, () => []).standingOf(use.node)
  return found.kind === 'guarded' ? found.reason : found.kind
}

const ENSURE = `const ensure = () => new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject }))\n`

describe('requirePrivacyAuthorize', () => {
  test.each([
    ['success', `wx.requirePrivacyAuthorize({ success: () => { wx.getLocation() } })`],
    ['success as a method', `wx.requirePrivacyAuthorize({ success() { wx.getLocation() } })`],
    ['in a callback inside success', `wx.requirePrivacyAuthorize({ success() { setTimeout(() => wx.getLocation(), 10) } })`],
    ['then of a promise', `new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })).then(() => wx.getLocation())`],
    ['after awaiting a promise', `async function go() { await new Promise((ok, no) => { wx.requirePrivacyAuthorize({ success: ok, fail: no }) }); wx.getLocation() }`],
    ['promise in a constant', `async function go() { const asked = new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: () => ok(), fail: no })); await asked; wx.getLocation() }`],
    ['awaited deeper, used deeper', `async function go() { { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) } if (a) { wx.getLocation() } }`],
    ['catch that passes the refusal on', `async function go() { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })).catch((e) => { throw e }); wx.getLocation() }`],
    ['try whose catch returns', `async function go() { try { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) } catch { return } wx.getLocation() }`],
    ['inside the try', `async function go() { try { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })); wx.getLocation() } catch (e) { log(e) } }`],
    ['through uni', `uni.requirePrivacyAuthorize({ success: () => uni.getLocation() })`],
  ])('%s', (_name, code) => {
    expect(standing(code)).toBe('requirePrivacyAuthorize')
  })

  test.each([
    ['fail', `wx.requirePrivacyAuthorize({ fail: () => { wx.getLocation() } })`, 'module'],
    ['complete', `wx.requirePrivacyAuthorize({ complete: () => { wx.getLocation() } })`, 'module'],
    ['beside it', `wx.requirePrivacyAuthorize({ success() {} }); wx.getLocation()`, 'module'],
    ['promise that fulfils on refusal too', `async function go() { await new Promise((ok) => wx.requirePrivacyAuthorize({ success: ok, fail: ok })); wx.getLocation() }`, 'inside'],
    ['promise that fulfils on complete', `async function go() { await new Promise((ok) => wx.requirePrivacyAuthorize({ complete: ok })); wx.getLocation() }`, 'inside'],
    ['promise that is not awaited', `async function go() { new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })); wx.getLocation() }`, 'inside'],
    ['catch that swallows', `async function go() { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })).catch(() => {}); wx.getLocation() }`, 'inside'],
    ['try whose catch goes on', `async function go() { try { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) } catch (e) { log(e) } wx.getLocation() }`, 'inside'],
    ['second handler of then', `new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })).then(null, () => wx.getLocation())`, 'module'],
    ['before the await', `async function go() { wx.getLocation(); await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) }`, 'inside'],
    ['awaited in one branch only', `async function go() { if (a) { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) } wx.getLocation() }`, 'inside'],
    ['in the listener', `wx.onNeedPrivacyAuthorization(() => { wx.getLocation() })`, 'inside'],
  ])('not: %s', (_name, code, expected) => {
    expect(standing(code)).toBe(expected)
  })
})

describe('getPrivacySetting', () => {
  test.each([
    ['not needed', `wx.getPrivacySetting({ success: (res) => { if (!res.needAuthorization) wx.getLocation() } })`],
    ['else', `wx.getPrivacySetting({ success: (res) => { if (res.needAuthorization) show(); else wx.getLocation() } })`],
    ['compared', `wx.getPrivacySetting({ success: (res) => { if (res.needAuthorization === false) { wx.getLocation() } } })`],
    ['destructured', `wx.getPrivacySetting({ success: ({ needAuthorization }) => { needAuthorization ? show() : wx.getLocation() } })`],
    ['early return', `wx.getPrivacySetting({ success(res) { if (res.needAuthorization) { show(); return } wx.getLocation() } })`],
    ['and', `wx.getPrivacySetting({ success: (res) => { !res.needAuthorization && wx.getLocation() } })`],
    ['through a promise', `async function go() { const { needAuthorization: asks } = await setting(); if (!asks) wx.getLocation() }`],
    ['constant', `wx.getPrivacySetting({ success: (res) => { const mayAsk = !res.needAuthorization; if (mayAsk) wx.getLocation() } })`],
  ])('%s', (_name, code) => {
    expect(standing(code)).toBe('getPrivacySetting')
  })

  test.each([
    ['needed', `wx.getPrivacySetting({ success: (res) => { if (res.needAuthorization) wx.getLocation() } })`, 'module'],
    ['not looked at', `wx.getPrivacySetting({ success: () => { wx.getLocation() } })`, 'module'],
    ['or something else', `wx.getPrivacySetting({ success: (res) => { if (!res.needAuthorization || mine) wx.getLocation() } })`, 'module'],
    ['own state', `Page({ go() { if (!this.data.needAuthorization) wx.getLocation() } })`, 'inside'],
  ])('not: %s', (_name, code, expected) => {
    expect(standing(code)).toBe(expected)
  })
})

describe('old base library', () => {
  test.each([
    ['else of an existence check', `if (wx.requirePrivacyAuthorize) ask(); else wx.getLocation()`],
    ['negated', `if (!wx.getPrivacySetting) { wx.getLocation() }`],
    ['typeof', `if (typeof wx.requirePrivacyAuthorize !== 'function') wx.getLocation()`],
    ['canIUse', `if (!wx.canIUse('requirePrivacyAuthorize')) wx.getLocation()`],
    ['undefined', `if (wx.getPrivacySetting === undefined) wx.getLocation()`],
    ['version', `if (compareVersion(version, '2.32.3') < 0) wx.getLocation()`],
    ['else of a version', `if (compareVersion(version, '2.32.3') >= 0) ask(); else wx.getLocation()`],
    ['ternary', `wx.requirePrivacyAuthorize ? ask() : wx.getLocation()`],
    ['or', `wx.requirePrivacyAuthorize || wx.getLocation()`],
  ])('%s', (_name, code) => {
    expect(standing(code)).toBe('old-library')
  })

  test.each([
    ['where it exists', `if (wx.requirePrivacyAuthorize) wx.getLocation()`],
    ['new version', `if (compareVersion(version, '2.32.3') >= 0) wx.getLocation()`],
    ['another interface', `if (!wx.chooseMedia) wx.getLocation()`],
  ])('not: %s', (_name, code) => {
    expect(standing(code)).toBe('module')
  })
})

describe('guard functions', () => {
  test.each([
    ['promise, awaited', `${ENSURE}async function go() { await ensure(); wx.getLocation() }`],
    ['promise, then', `${ENSURE}ensure().then(() => wx.getLocation())`],
    ['promise, then and catch', `${ENSURE}ensure().then(() => wx.getLocation()).catch(log)`],
    ['async function', `${ENSURE}async function all() { log(); await ensure() }\nasync function go() { await all(); wx.getLocation() }`],
    ['wrapped twice', `${ENSURE}const twice = () => ensure()\nconst thrice = async () => { return twice() }\nasync function go() { await thrice(); wx.getLocation() }`],
    ['with a feature check inside', `function ensure() { return new Promise((resolve, reject) => { if (!wx.requirePrivacyAuthorize) return resolve(); wx.requirePrivacyAuthorize({ success: () => resolve(), fail: reject }) }) }\nasync function go() { await ensure(); wx.getLocation() }`],
    ['asking the setting first', `function ensure() { return new Promise((resolve, reject) => { wx.getPrivacySetting({ success(res) { if (res.needAuthorization) { wx.requirePrivacyAuthorize({ success: resolve, fail: reject }) } else { resolve() } } }) }) }\nasync function go() { await ensure(); wx.getLocation() }`],
    ['callback', `function withConsent(done) { wx.requirePrivacyAuthorize({ success: done }) }\nwithConsent(() => wx.getLocation())`],
    ['callback called inside', `const withConsent = (done, failed) => wx.requirePrivacyAuthorize({ success() { done && done() }, fail: failed })\nwithConsent(() => { wx.getLocation() })`],
    ['options', `function authorize({ success, fail }) { wx.requirePrivacyAuthorize({ success, fail }) }\nauthorize({ success() { wx.getLocation() } })`],
    ['options taken whole', `function authorize(options) { wx.requirePrivacyAuthorize({ success: () => { options.success() }, fail: options.fail }) }\nauthorize({ success() { wx.getLocation() } })`],
    ['value, tested', `const allowed = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) }))\nasync function go() { if (await allowed()) wx.getLocation() }`],
    ['value, early return', `const allowed = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) }))\nasync function go() { const ok = await allowed(); if (!ok) return; wx.getLocation() }`],
  ])('%s', (_name, code) => {
    expect(standing(code)).toBe('guard-function')
  })

  test.each([
    ['that resolves on refusal', `const ensure = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: resolve, fail: resolve }))\nasync function go() { await ensure(); wx.getLocation() }`],
    ['whose value is not tested', `const allowed = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) }))\nasync function go() { await allowed(); wx.getLocation() }`],
    ['that is not awaited', `${ENSURE}async function go() { ensure(); wx.getLocation() }`],
    ['that catches the refusal', `${ENSURE}async function all() { try { await ensure() } catch (e) { log(e) } }\nasync function go() { await all(); wx.getLocation() }`],
    ['that only checks the feature', `const ensure = () => new Promise((resolve) => { if (!wx.requirePrivacyAuthorize) resolve() })\nasync function go() { await ensure(); wx.getLocation() }`],
    ['that asks for a scope', `const ensure = () => new Promise((resolve, reject) => wx.authorize({ scope: 'scope.address', success: resolve, fail: reject }))\nasync function go() { await ensure(); wx.getLocation() }`],
    ['that returns early', `async function ensure() { if (known) return; await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) }\nasync function go() { await ensure(); wx.getLocation() }`],
    ['functions that call each other', `async function a() { await b() }\nasync function b() { await a() }\nasync function go() { await a(); wx.getLocation() }`],
  ])('none: %s', (_name, code) => {
    expect(standing(code)).toBe('inside')
  })
})

test.each([
  ['showModal', `wx.showModal({ success(res) { if (res.confirm) wx.getLocation() } })`, 'module'],
  ['own flag', `Page({ go() { if (wx.getStorageSync('agreed')) wx.getLocation() } })`, 'inside'],
  ['granted scope', `wx.getSetting({ success(res) { if (res.authSetting['scope.userLocation']) wx.getLocation() } })`, 'module'],
])('no guard: %s', (_name, code, expected) => {
  expect(standing(code)).toBe(expected)
})
