import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { componentObjects } from '../../src/analysis/component-objects.js'
import { Consent } from '../../src/analysis/consent.js'
import { ConsentGaps } from '../../src/analysis/consent-gaps.js'
import { Places } from '../../src/analysis/places.js'
import { analyseScript } from '../../src/analysis/uses.js'
import { Variables } from '../../src/analysis/variables.js'
import { OFFICIAL_TABLE } from '../../src/catalogue/interface-table.js'
import { parseScript } from '../../src/program/parse-script.js'

interface Found {
  readonly script: NonNullable<ReturnType<typeof parseScript>>
  readonly consent: Consent
  readonly place: TSESTree.Node
}

function found(code: string): Found {
  const script = parseScript(code, 'page.js')
  if (!script) throw new Error(`the snippet does not parse: ${code}`)
  const { uses, reaches } = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
  const [use] = uses
  if (!use) throw new Error('the snippet has no use')
  const variables = new Variables(script)
  const places = new Places(script, variables, componentObjects(script, variables))
  return { script, consent: new Consent(places, reaches, () => []), place: use.node }
}

/** Why the first use of a snippet is reached with consent only; `inside` where its function's callers decide, `module` at the top. */
function standing(code: string): string {
  const { consent, place } = found(code)
  const stands = consent.standingOf(place)
  return stands.kind === 'guarded' ? stands.reason : stands.kind
}

/** The guard that stands before the first use and does not hold. */
function gap(code: string): string | null {
  const { script, consent, place } = found(code)
  const failing = new ConsentGaps(script, consent).gapAt(place)
  return failing && `${failing.kind} ${failing.guard}`
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
    ['awaited where it is there', `async function go() { if (wx.requirePrivacyAuthorize) await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })); wx.getLocation() }`],
    ['awaited where consent is needed', `async function go(res) { if (res.needAuthorization && wx.requirePrivacyAuthorize) { await new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) } wx.getLocation() }`],
    ['awaited in both branches', `async function go() { const ask = new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })); if (a) { await ask } else { await ask } wx.getLocation() }`],
    ['together with something else', `async function go() { await Promise.all([load(), new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no }))]); wx.getLocation() }`],
    ['promise or nothing to ask', `async function go() { await (wx.requirePrivacyAuthorize ? new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })) : Promise.resolve()); wx.getLocation() }`],
    ['promisified', `const ask = promisify(wx.requirePrivacyAuthorize)\nasync function go() { await ask(); wx.getLocation() }`],
    ['promisified in place', `promisify(wx.requirePrivacyAuthorize)({}).then(() => wx.getLocation())`],
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
    ['awaited with callbacks', `async function go() { await wx.requirePrivacyAuthorize({ success() {} }); wx.getLocation() }`, 'inside'],
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
    ['method of the page', `Page({ ensure() { return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) }, async go() { await this.ensure(); wx.getLocation() } })`],
    ['method of an object', `const privacy = { ask() { return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) } }\nasync function go() { await privacy.ask(); wx.getLocation() }`],
    ['method of an instance', `class Privacy { ask() { return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) } }\nconst privacy = new Privacy()\nasync function go() { await privacy.ask(); wx.getLocation() }`],
    ['static method', `class Privacy { static async ask() { await new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) } }\nasync function go() { await Privacy.ask(); wx.getLocation() }`],
    ['one promise for all', `let pending = null\nfunction ensure() { if (!pending) pending = new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })); return pending }\nasync function go() { await ensure(); wx.getLocation() }`],
    ['that remembers', `let agreed = false\nfunction ensure() { return new Promise((resolve, reject) => { if (agreed) { resolve(); return } wx.requirePrivacyAuthorize({ success() { agreed = true; resolve() }, fail: reject }) }) }\nasync function go() { await ensure(); wx.getLocation() }`],
    ['whose query may fail', `function ensure() { return new Promise((resolve, reject) => { wx.getPrivacySetting({ success(res) { if (!res.needAuthorization) resolve(); else wx.requirePrivacyAuthorize({ success: resolve, fail: reject }) }, fail: resolve }) }) }\nasync function go() { await ensure(); wx.getLocation() }`],
    ['value of an asynchronous function', `${ENSURE}async function allowed() { try { await ensure(); return true } catch (e) { return false } }\nasync function go() { if (!(await allowed())) return; wx.getLocation() }`],
    ['value of a chain', `${ENSURE}const allowed = () => ensure().then(() => true).catch(() => false)\nasync function go() { if (await allowed()) wx.getLocation() }`],
    ['value of a chain in place', `${ENSURE}async function go() { const ok = await ensure().then(() => true, () => false); if (!ok) return; wx.getLocation() }`],
    ['nothing after a refusal', `${ENSURE}async function go() { const res = await ensure().catch(() => null); if (res) wx.getLocation() }`],
    ['error after a refusal', `${ENSURE}async function go() { const error = await ensure().catch((e) => e); if (error) return; wx.getLocation() }`],
    ['property of the value', `const ask = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve({ agreed: true }), fail: (error) => resolve({ agreed: false, error }) }))\nasync function go() { const { agreed } = await ask(); if (agreed) wx.getLocation() }`],
    ['value that tells of a need', `const needs = () => new Promise((resolve) => wx.getPrivacySetting({ success: (res) => resolve(res.needAuthorization) }))\nasync function go() { if (await needs()) return; wx.getLocation() }`],
    ['value handed to then', `const allowed = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) }))\nallowed().then((ok) => { if (ok) wx.getLocation() })`],
    ['callback that is told', `const ask = (done) => wx.requirePrivacyAuthorize({ success: () => done(true), fail: () => done(false) })\nask((ok) => { if (!ok) return; wx.getLocation() })`],
    ['callback that is told of an error first', `const ask = (done) => wx.requirePrivacyAuthorize({ success: () => done(null, 1), fail: (error) => done(error) })\nask((error) => { if (!error) wx.getLocation() })`],
    ['handler that returns one', `const ask = () => setting().then((res) => { if (!res.needAuthorization) return true; return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) })\nasync function go() { await ask(); wx.getLocation() }`],
    ['in the same expression', `${ENSURE}async function go() { await ensure(), wx.getLocation() }`],
    ['tuple of an error and a value', `${ENSURE}async function go() { const [error] = await to(ensure()); if (error) return; wx.getLocation() }`],
    ['asked until it is given', `const allowed = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) }))\nasync function go() { let ok = false; while (!ok) { ok = await allowed() } wx.getLocation() }`],
    ['case of a switch', `const allowed = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) }))\nasync function go() { switch (await allowed()) { case true: wx.getLocation() } }`],
    ['remembered in the data', `${ENSURE}Page({ data: { agreed: false }, async go() { if (!this.data.agreed) { await ensure(); this.setData({ agreed: true }) } wx.getLocation() } })`],
    ['remembered in a field that is not there at first', `${ENSURE}Page({ async go() { if (!this.agreed) { await ensure(); this.agreed = true } wx.getLocation() } })`],
    ['remembered in a field', `${ENSURE}Page({ agreed: false, async ask() { await ensure(); this.agreed = true }, go() { if (this.agreed) wx.getLocation() } })`],
    ['remembered in a private field', `${ENSURE}class Places { #agreed = false; async ask() { await ensure(); this.#agreed = true } go() { if (this.#agreed) wx.getLocation() } }`],
    ['that rejects what it cannot ask for', `function ensure(page) { if (!page) return Promise.reject(new Error('no page')); return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) }\nasync function go() { await ensure(1); wx.getLocation() }`],
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
    ['whose value says the contrary', `const refused = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(false), fail: () => resolve(true) }))\nasync function go() { if (await refused()) wx.getLocation() }`],
    ['whose value is one of two', `const allowed = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(mayGoOn) }))\nasync function go() { if (await allowed()) wx.getLocation() }`],
    ['whose flag is set elsewhere too', `let agreed = false\nfunction skip() { agreed = true }\nfunction ensure() { return new Promise((resolve, reject) => { if (agreed) { resolve(); return } wx.requirePrivacyAuthorize({ success() { agreed = true; resolve() }, fail: reject }) }) }\nasync function go() { await ensure(); wx.getLocation() }`],
    ['one of two that a name can hold', `${ENSURE}let ask = ensure\nask = async () => {}\nasync function go() { await ask(); wx.getLocation() }`],
    ['asked until something else', `const allowed = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) }))\nasync function go() { let ok = false; while (!ok) { ok = await allowed(); if (tired) break } wx.getLocation() }`],
    ['remembered in the data, and set elsewhere', `${ENSURE}Page({ data: { agreed: false }, skip() { this.setData({ agreed: true }) }, async go() { if (!this.data.agreed) { await ensure() } wx.getLocation() } })`],
    ['remembered by the app', `${ENSURE}async function ask() { await ensure(); getApp().agreed = true }\nasync function go() { if (getApp().agreed) wx.getLocation() }`],
    ['that one function of several bypasses', `async function ensure() { if (bypass) return Promise.resolve(true); return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) }\nasync function go() { await ensure(); wx.getLocation() }`],
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

describe('a guard that does not hold', () => {
  const ALLOWED = `const allowed = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) }))\n`

  test.each([
    ['called before', `function go() { wx.requirePrivacyAuthorize({ success() {} }); wx.getLocation() }`, 'ignored wx.requirePrivacyAuthorize'],
    ['asked before', `function go() { wx.getPrivacySetting({ success: show }); wx.getLocation() }`, 'ignored wx.getPrivacySetting'],
    ['not looked at', `wx.getPrivacySetting({ success: () => { wx.getLocation() } })`, 'ignored wx.getPrivacySetting'],
    ['not awaited', `${ENSURE}async function go() { ensure(); wx.getLocation() }`, 'ignored ensure'],
    ['promise in place that is not awaited', `async function go() { new Promise((ok, no) => wx.requirePrivacyAuthorize({ success: ok, fail: no })); wx.getLocation() }`, 'ignored wx.requirePrivacyAuthorize'],
    ['value that is not tested', `${ALLOWED}async function go() { await allowed(); wx.getLocation() }`, 'ignored allowed'],
    ['value of then that is not tested', `${ALLOWED}allowed().then(() => wx.getLocation())`, 'ignored allowed'],
    ['caught and gone on', `${ENSURE}async function go() { await ensure().catch(() => {}); wx.getLocation() }`, 'lets-through ensure'],
    ['catch clause that goes on', `${ENSURE}async function go() { try { await ensure() } catch (e) { log(e) } wx.getLocation() }`, 'lets-through ensure'],
    ['resolved on refusal', `const ask = () => new Promise((resolve) => wx.requirePrivacyAuthorize({ complete: resolve }))\nasync function go() { await ask(); wx.getLocation() }`, 'lets-through ask'],
    ['bypassed', `function ensure() { if (bypass) return Promise.resolve(true); return new Promise((resolve, reject) => wx.requirePrivacyAuthorize({ success: resolve, fail: reject })) }\nasync function go() { await ensure(); wx.getLocation() }`, 'lets-through ensure'],
    ['in complete', `wx.requirePrivacyAuthorize({ complete() { wx.getLocation() } })`, 'lets-through wx.requirePrivacyAuthorize'],
    ['in finally', `${ENSURE}ensure().finally(() => wx.getLocation())`, 'lets-through ensure'],
    ['after a catch in the chain', `${ENSURE}ensure().catch(log).then(() => wx.getLocation())`, 'lets-through ensure'],
    ['nothing', `function go() { load(); wx.getLocation() }`, null],
    ['in another function', `function ask() { wx.requirePrivacyAuthorize({}) }\nfunction go() { wx.getLocation() }`, null],
    ['outside the page', `wx.getPrivacySetting({ success: show })\nPage({ go() { wx.getLocation() } })`, null],
  ])('%s', (_name, code, expected) => {
    expect(gap(code)).toBe(expected)
  })
})

test.each([
  ['a variable that many branches may set', (count: number) => `async function go(x) { let ok = false; ${Array.from({ length: count }, (_, index) => `if (x === ${String(index)}) { ok = await ensure().then(() => true, () => false) }`).join(' ')} if (ok) wx.getLocation() }`],
  ['many conditions', (count: number) => `async function go(x) { if (${Array.from({ length: count }, (_, index) => `(x.a${String(index)} || (await ensure().then(() => true, () => false)))`).join(' && ')}) wx.getLocation() }`],
  // What has taken too long is not remembered: it must not be asked on and on either.
  ['many functions that call one another', (count: number) => {
    const steps = Array.from({ length: count }, (_, index) => `function step${String(index)}(next) { let held = next; if (state === ${String(index)}) { ${[1, 2, 3, 7, 11].map((by) => `step${String((index + by) % count)}(() => { if (state) step${String((index * by) % count)}(held) });`).join(' ')} } held() }`)
    return `${steps.join('\n')}\nstep0(() => wx.getLocation())`
  }],
])('does not take for ever over %s', (_name, code) => {
  const start = performance.now()
  expect(['inside', 'module', 'unfollowed', 'guard-function', 'requirePrivacyAuthorize']).toContain(standing(ENSURE + code(300)))
  expect(performance.now() - start).toBeLessThan(5000)
})
