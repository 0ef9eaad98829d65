import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, readSettings } from '../../src/program/settings.js'

it('has a default for each key', () => {
  expect(readSettings(undefined)).toBe(DEFAULT_SETTINGS)
  expect(readSettings({})).toEqual({
    guideline: null,
    declared: null,
    includeSdk: true,
    root: null,
    apiObjects: [],
    apiWrappers: [],
    guards: [],
    buttons: new Map(),
    interfaces: [],
    minLibVersion: '2.32.3',
    locale: 'en',
    fingerprint: null,
  })
})

it('takes what is given', () => {
  const given = {
    guideline: 'privacy.json',
    declared: ['Album', 'BlueTooth'],
    includeSdk: false,
    root: 'miniprogram',
    apiObjects: ['wxp'],
    apiWrappers: ['callApi'],
    guards: ['privacy.check'],
    minLibVersion: '3.0.10',
    locale: 'zh',
    fingerprint: 'x',
  }
  expect(readSettings(given)).toEqual({ ...given, buttons: new Map(), interfaces: [] })
})

it('remembers the answer by the object', () => {
  const given = { declared: [] }
  expect(readSettings(given)).toBe(readSettings(given))
  expect(readSettings({ declared: [] })).not.toBe(readSettings(given))
})

it('fills in what a button does not name', () => {
  const { buttons } = readSettings({ buttons: { 'my-button': { openType: 'type', event: 'agree' }, 'x-button': {} } })
  expect([...buttons]).toEqual([
    ['my-button', { openType: 'type', id: 'id', event: 'agree' }],
    ['x-button', { openType: 'open-type', id: 'id', event: 'agreeprivacyauthorization' }],
  ])
})

describe('an interface is named', () => {
  it.each([
    ['chooseContact', 'api', 'chooseContact'],
    ['wx.chooseContact', 'api', 'chooseContact'],
    ['CameraContext.takePhoto', 'method', 'CameraContext.takePhoto'],
    ['scope.userFace', 'scope', 'scope.userFace'],
    ['<map>', 'component', 'map'],
    ['<live-player/>', 'component', 'live-player'],
    ['live-player', 'component', 'live-player'],
    ['<button open-type="contact">', 'open-type', 'contact'],
    ['<input type="idcard">', 'input-type', 'idcard'],
  ])('%s', (written, kind, name) => {
    expect(readSettings({ interfaces: { [written]: 'Contact' } }).interfaces).toMatchObject([{ kind, name, keys: ['Contact'] }])
  })

  it('with several keys, of which each is needed', () => {
    expect(readSettings({ interfaces: { join1v1Chat: ['Record', 'Camera'] } }).interfaces).toMatchObject([{ keys: ['Record', 'Camera'] }])
  })
})

/** What is given, and what the error says of it. */
const WRONG: readonly (readonly [unknown, string])[] = [
  [[], 'settings["wechat-privacy"] is []; it must be an object.'],
  ['zh', 'settings["wechat-privacy"] is "zh"; it must be an object.'],
  [{ declares: [] }, 'settings["wechat-privacy"] has no key "declares". Did you mean "declared"? It may have: guideline, declared, includeSdk, root, '],
  [{ colour: 1 }, 'settings["wechat-privacy"] has no key "colour". It may have: guideline'],
  [JSON.parse('{"__proto__": 1}'), 'settings["wechat-privacy"] has no key "__proto__".'],
  [{ guideline: 1 }, 'settings["wechat-privacy"].guideline is 1; it must be a string, the path of the privacy guideline.'],
  [{ guideline: '' }, '.guideline is ""; it must be a string'],
  [{ root: null }, '.root is null; it must be a string'],
  [{ declared: 'Album' }, '.declared is "Album"; it must be an array of strings, privacy keys.'],
  [{ declared: ['Album', 1] }, '.declared[1] is 1; it must be a string'],
  [{ declared: ['Bluetooth'] }, '.declared[0] is "Bluetooth", which is no privacy key. Did you mean "BlueTooth"? The keys are: UserInfo, '],
  [{ declared: ['album'] }, 'Did you mean "Album"?'],
  [{ declared: ['UserLocation'] }, 'Did you mean "Location"?'],
  [{ declared: ['constructor'] }, '.declared[0] is "constructor", which is no privacy key. The keys are'],
  [{ declared: ['Custom'] }, '.declared[0] is "Custom", which is no privacy key. The keys are'],
  [{ includeSdk: 'yes' }, '.includeSdk is "yes"; it must be true or false.'],
  [{ apiObjects: { wxp: true } }, '.apiObjects is { wxp: true }; it must be an array of strings, names.'],
  [{ guards: [() => true] }, '.guards[0] is [Function (anonymous)]; it must be a string'],
  [{ minLibVersion: '3.0' }, '.minLibVersion is "3.0"; it must be a version such as "2.32.3".'],
  [{ locale: 'cn' }, '.locale is "cn"; it must be "en" or "zh".'],
  [{ buttons: [] }, '.buttons is []; it must be an object from tags to { openType, id, event }.'],
  [{ buttons: { 'a-b': 'open-type' } }, '.buttons["a-b"] is "open-type"; it must be an object with openType, id, event.'],
  [{ buttons: { 'a-b': { opentype: 'x' } } }, '.buttons["a-b"] has no key "opentype"; it may have: openType, id, event.'],
  [{ buttons: { 'a-b': { id: 1 } } }, '.buttons["a-b"].id is 1; it must be a string'],
  [{ interfaces: { chooseContact: 'Contacts' } }, '.interfaces["chooseContact"] is "Contacts", which is no privacy key. Did you mean "Contact"?'],
  [{ interfaces: { chooseContact: [] } }, '.interfaces["chooseContact"] is []; it must be a privacy key, or an array of them.'],
  [{ interfaces: { 'choose contact': 'Contact' } }, '.interfaces has the key "choose contact", which names no interface: write '],
  [{ interfaces: ['chooseContact'] }, ".interfaces is [ 'chooseContact' ]; it must be an object"],
]

it.each(WRONG)('%j is an error that says what is allowed', (given, message) => {
  expect(() => readSettings(given)).toThrow(message)
  expect(() => readSettings(given)).toThrow(message)
})
