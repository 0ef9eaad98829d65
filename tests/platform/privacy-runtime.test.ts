import { describe, expect, it } from 'vitest'
import { INTERFACES } from '../../src/catalogue/interfaces.js'
import { lineOf } from './events.js'
import { PrivacyRuntime, type PlatformState } from './privacy-runtime.js'

/** Executes code and answers what happened, in short lines. */
async function happened(code: string, state: PlatformState): Promise<string[]> {
  const runtime = new PrivacyRuntime(state)
  runtime.execute(code)
  await runtime.settle()
  return runtime.log.map(lineOf)
}

const CALL = "wx.getLocation({ success: () => log('ok'), fail: () => log('no'), complete: () => log('end') })"
const NOT_AUTHORIZED = '104 getLocation:fail privacy permission is not authorized'
const FAILS = [`getLocation fail ${NOT_AUTHORIZED}`, 'log no', `getLocation complete ${NOT_AUTHORIZED}`, 'log end']
const SUCCEEDS = ['run getLocation', 'getLocation success getLocation:ok', 'log ok', 'getLocation complete getLocation:ok', 'log end']

describe('an interface', () => {
  it.each<[string, PlatformState, string[]]>([
    ['runs after consent', { user: 'agreed' }, ['wx.getLocation', ...SUCCEEDS]],
    ["waits for the platform's own dialog where nobody listens", { user: 'agrees' }, ['wx.getLocation', 'dialog', 'agrees', ...SUCCEEDS]],
    ['fails when the user refuses', { user: 'refuses' }, ['wx.getLocation', 'dialog', 'refuses', ...FAILS]],
    ['stays pending while nobody answers', { user: 'silent' }, ['wx.getLocation', 'dialog']],
    [
      'fires the listener of a popup',
      { user: 'agrees', hasPopup: true },
      ['wx.getLocation', 'listener getLocation', 'agrees', 'resolve getLocation {"event":"agree","buttonId":"agree-btn"}', ...SUCCEEDS],
    ],
    ['fails when the popup tells of a refusal', { user: 'refuses', hasPopup: true }, ['wx.getLocation', 'listener getLocation', 'resolve getLocation {"event":"disagree"}', 'refuses', ...FAILS]],
    ['stays pending while the popup does not resolve', { user: 'silent', hasPopup: true }, ['wx.getLocation', 'listener getLocation']],
    ['is not intercepted below 2.32.3', { user: 'refuses', isOldLibrary: true }, ['wx.getLocation', ...SUCCEEDS]],
  ])('%s', async (_, state, events) => {
    expect(await happened(CALL, state)).toEqual(events)
  })

  it('fails with errno 112 where its key is not declared, and asks nobody', async () => {
    const error = '112 getLocation:fail api scope is not declared in the privacy agreement'
    expect(await happened(CALL, { user: 'agrees', declared: new Set(['Album']) })).toEqual([
      'wx.getLocation',
      `getLocation fail ${error}`,
      'log no',
      `getLocation complete ${error}`,
      'log end',
    ])
  })

  it('shows one dialog for several', async () => {
    expect(await happened('wx.startCompass({ fail() {} }); wx.startGyroscope({ fail() {} })', { user: 'refuses' })).toEqual([
      'wx.startCompass',
      'dialog',
      'wx.startGyroscope',
      'refuses',
      'startCompass fail 104 startCompass:fail privacy permission is not authorized',
      'startGyroscope fail 104 startGyroscope:fail privacy permission is not authorized',
    ])
  })

  it('gives each pending call a resolve of its own', async () => {
    const code = `
      const resolves = []
      wx.onNeedPrivacyAuthorization((resolve, { referrer }) => { resolves.push(resolve); log(referrer) })
      wx.startCompass({ success() {} })
      wx.startGyroscope({ success() {}, fail() {} })
      setTimeout(() => { tap('yes'); resolves[1]({ event: 'agree', buttonId: 'yes' }) }, 100)`
    const runtime = new PrivacyRuntime({ user: 'silent' })
    runtime.execute(code, { tap: (id: string) => { runtime.tapAgree(id) } })
    await runtime.settle()
    expect(runtime.log.map(lineOf).filter((each) => /^(?:log|run|start)/u.test(each))).toEqual(['log startCompass', 'log startGyroscope', 'run startGyroscope', 'startGyroscope success startGyroscope:ok'])
  })

  it('fails at once within ten seconds of a refusal, and asks again after them', async () => {
    const code = "wx.startCompass({ fail() {} }); setTimeout(() => wx.startCompass({ fail() {} }), 5000); setTimeout(() => wx.startCompass({ fail() {} }), 12000)"
    const failed = ['startCompass fail 104 startCompass:fail privacy permission is not authorized']
    expect(await happened(code, { user: 'refuses' })).toEqual(['wx.startCompass', 'dialog', 'refuses', ...failed, 'wx.startCompass', ...failed, 'wx.startCompass', 'dialog', 'refuses', ...failed])
  })

  it('tells the last listener only', async () => {
    const code = "wx.onNeedPrivacyAuthorization(() => log('first')); wx.onNeedPrivacyAuthorization(() => log('last')); wx.startCompass()"
    expect(await happened(code, { user: 'silent' })).toEqual(['wx.onNeedPrivacyAuthorization', 'wx.onNeedPrivacyAuthorization', 'wx.startCompass', 'listener startCompass', 'log last'])
  })

  it('covers a scope and the methods of made objects', async () => {
    const code = "wx.authorize({ scope: 'scope.record', fail() {} }); wx.getRecorderManager().start(); wx.createVKSession({}).start((status) => log(status))"
    const events = await happened(code, { user: 'refuses' })
    expect(events).toEqual(expect.arrayContaining(['authorize fail 104 authorize:fail privacy permission is not authorized', 'log 104', 'unhandled 104 RecorderManager.start:fail privacy permission is not authorized']))
    expect(events.filter((event) => event.startsWith('run'))).toEqual([])
  })
})

describe('a listener that resolves', () => {
  const listening = (answer: string): string => `wx.onNeedPrivacyAuthorization((resolve) => { ${answer} }); wx.startCompass({ success() {}, fail() {} })`

  it.each<[string, string, string]>([
    ['agree without a tapped button', "resolve({ event: 'agree', buttonId: 'b' })", 'startCompass fail 104 startCompass:fail privacy permission is not authorized or buttonId is wrong'],
    ['agree without buttonId', "tap('b'); resolve({ event: 'agree' })", 'startCompass fail 104 startCompass:fail privacy permission is not authorized or buttonId is wrong'],
    ['agree with another button', "tap('a'); resolve({ event: 'agree', buttonId: 'b' })", 'startCompass fail 104 startCompass:fail privacy permission is not authorized or buttonId is wrong'],
    ['agree with the tapped button', "tap('b'); resolve({ event: 'exposureAuthorization' }); resolve({ event: 'agree', buttonId: 'b' }); resolve({ event: 'disagree' })", 'startCompass success startCompass:ok'],
  ])('with %s', async (_, answer, last) => {
    const runtime = new PrivacyRuntime({ user: 'silent' })
    runtime.execute(listening(answer), { tap: (id: string) => { runtime.tapAgree(id) } })
    await runtime.settle()
    expect(runtime.log.map(lineOf).at(-1)).toBe(last)
  })

  it.each(['resolve()', "resolve({ event: 'exposureAuthorization' })", "resolve({ event: 'yes' })"])('with nothing of worth leaves the call pending: %s', async (answer) => {
    expect((await happened(listening(answer), { user: 'silent' })).at(-1)).toMatch(/^resolve/u)
  })

  it.each([
    ['while the user taps', 'whileTapping', 'startCompass success startCompass:ok'],
    ['but not by itself', 'by', 'startCompass fail 104 startCompass:fail privacy permission is not authorized'],
  ])('needs no buttonId in a mini game %s', async (_, way, last) => {
    const runtime = new PrivacyRuntime({ user: 'silent', isGame: true })
    runtime.execute(listening(`${way}(() => resolve({ event: 'agree' }))`), { by: (run: () => void) => { run() }, whileTapping: (run: () => void) => { runtime.whileTapping(run) } })
    await runtime.settle()
    expect(runtime.log.map(lineOf).at(-1)).toBe(last)
  })
})

describe('requirePrivacyAuthorize', () => {
  const CODE = "log(wx.requirePrivacyAuthorize({ success: () => log('ok'), fail: () => log('no'), complete: () => log('end') })); log('after')"

  it.each<[PlatformState['user'], string[]]>([
    ['agreed', ['requirePrivacyAuthorize success requirePrivacyAuthorize:ok', 'log ok', 'requirePrivacyAuthorize complete requirePrivacyAuthorize:ok', 'log end']],
    ['agrees', ['dialog', 'agrees', 'requirePrivacyAuthorize success requirePrivacyAuthorize:ok', 'log ok', 'requirePrivacyAuthorize complete requirePrivacyAuthorize:ok', 'log end']],
    [
      'refuses',
      [
        'dialog',
        'refuses',
        'requirePrivacyAuthorize fail 104 requirePrivacyAuthorize:fail privacy permission is not authorized',
        'log no',
        'requirePrivacyAuthorize complete 104 requirePrivacyAuthorize:fail privacy permission is not authorized',
        'log end',
      ],
    ],
  ])('returns nothing and answers later (%s)', async (user, events) => {
    const [call, ...rest] = await happened(CODE, { user })
    const start = user === 'agreed' ? ['log undefined', 'log after'] : ['dialog', 'log undefined', 'log after']
    expect(call).toBe('wx.requirePrivacyAuthorize')
    expect(rest).toEqual([...start, ...events.filter((event) => event !== 'dialog')])
  })

  it('fires the listener', async () => {
    expect(await happened('wx.requirePrivacyAuthorize()', { user: 'silent', hasPopup: true })).toEqual(['wx.requirePrivacyAuthorize', 'listener requirePrivacyAuthorize'])
  })

  it('succeeds where nothing is declared', async () => {
    expect((await happened(CODE, { user: 'refuses', declared: new Set() })).at(-1)).toBe('log end')
    expect(await happened(CODE, { user: 'refuses', declared: new Set() })).not.toContain('dialog')
  })
})

describe('getPrivacySetting', () => {
  const CODE = 'wx.getPrivacySetting({ success: (res) => log(res.needAuthorization) })'

  it.each<[PlatformState, boolean]>([
    [{ user: 'agreed' }, false],
    [{ user: 'silent' }, true],
    [{ user: 'silent', declared: new Set() }, false],
  ])('tells whether consent is missing (%j)', async (state, expected) => {
    expect((await happened(CODE, state)).at(-1)).toBe(`log ${String(expected)}`)
  })
})

describe('a promise', () => {
  const apis = INTERFACES.filter(({ kind }) => kind === 'api').filter(({ name }) => name !== 'createVKSession')

  it.each(apis.map(({ name, callbackOnly }) => [name, callbackOnly === true]))('is returned by %s unless callbacks only are documented (%s)', (name, callbackOnly) => {
    const { wx } = new PrivacyRuntime({ user: 'agreed' })
    const api = wx[name] as (options?: object) => unknown
    expect(api({}) instanceof Promise).toBe(!callbackOnly)
    for (const callback of ['success', 'fail', 'complete']) expect(api({ [callback]: () => undefined })).toBeUndefined()
  })

  it('is rejected with the error', async () => {
    expect((await happened('wx.startCompass().catch((error) => log(error))', { user: 'refuses' })).at(-1)).toBe('log 104 startCompass:fail privacy permission is not authorized')
  })
})

describe('a base library without the privacy APIs', () => {
  it('has none of them', async () => {
    const code = "log(typeof wx.requirePrivacyAuthorize, typeof wx.getPrivacySetting, wx.canIUse('requirePrivacyAuthorize'), wx.canIUse('getLocation.success'))"
    expect(await happened(code, { user: 'refuses', isOldLibrary: true })).toEqual(['log undefined undefined false true'])
    expect(await happened(code, { user: 'refuses' })).toEqual(['log function function true true'])
  })
})

describe('executed code', () => {
  it('is a module where it imports or exports, in TypeScript too', () => {
    const runtime = new PrivacyRuntime({ user: 'agreed', modules: { './own': { own: 5 } } })
    expect(runtime.execute("import { own } from './own'\nimport Taro from '@tarojs/taro'\nexport const found: boolean = typeof Taro.getLocation === 'function' && own === 5")).toMatchObject({ found: true })
  })

  it('can be a function', () => {
    const runtime = new PrivacyRuntime({ user: 'agreed' })
    runtime.call((wx) => { (wx['startCompass'] as () => void)() })
    expect(runtime.log.map(lineOf)).toEqual(['wx.startCompass'])
  })

  it('is logged by value', () => {
    const runtime = new PrivacyRuntime({ user: 'agreed' })
    runtime.execute("const list = ['a']; uni.saveImageToPhotosAlbum({ filePath: 'x', list, success() {} }); list.push('b')")
    expect(runtime.log[0]).toEqual({ kind: 'call', object: 'uni', name: 'saveImageToPhotosAlbum', options: { filePath: 'x', list: ['a'], success: '[function]' }, consent: true })
  })
})
