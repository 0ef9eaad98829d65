import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PRIVACY_KEYS } from '../../src/catalogue/privacy-keys.js'
import { folderWith, type Files } from '../program/temporary-folder.js'
import { configOf, diskOf, lint, lintUntouched } from './linting.js'

const PROGRAM: Files = {
  'app.json': '{ "pages": ["pages/a/a"] }',
  'app.js': 'App({})\n',
  'pages/a/a.js': 'wx.getLocation({})\nwx.chooseMedia({})\n',
  'pages/a/a.wxml': '<view/>\n<camera/>\n',
}

/** The error with which ESLint stops, `null` where it does not. */
async function errorFor(value: unknown, file: string): Promise<string | null> {
  const folder = folderWith({ ...PROGRAM, 'README.wxss': '' })
  const before = diskOf(folder)
  const config = [...configOf('all'), { settings: { 'wechat-privacy': value } }]
  const error = await lint(folder, config, [file]).then(() => null, (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)))
  expect(diskOf(folder)).toEqual(before)
  return error
}

const KEYS = ['guideline', 'declared', 'includeSdk', 'root', 'apiObjects', 'apiWrappers', 'guards', 'buttons', 'interfaces', 'minLibVersion', 'locale', 'fingerprint']
const A_STRING = 'must be a string'
const STRINGS = 'an array of strings'
const ALL_PRIVACY_KEYS = Object.keys(PRIVACY_KEYS).join(', ')

/** Setting, wrong value, the place that the error names, and what it says is allowed. */
const WRONG: readonly (readonly [string, unknown, string, string])[] = [
  ...['guideline', 'root', 'fingerprint'].flatMap((key): [string, unknown, string, string][] => [5, '', [], {}, null, true].map((value) => [key, value, key, A_STRING])),
  ...['apiObjects', 'apiWrappers', 'guards', 'declared'].flatMap((key): [string, unknown, string, string][] => ['wxp', 5, {}, null, true].map((value) => [key, value, key, STRINGS])),
  ...['apiObjects', 'apiWrappers', 'guards', 'declared'].flatMap((key): [string, unknown, string, string][] => [[5], [''], [null], [['a']], [{}]].map((value) => [key, value, `${key}[0]`, STRINGS])),
  ['declared', ['Location', 'Locaton'], 'declared[1]', 'Did you mean "Location"?'],
  ['declared', ['Bluetooth'], 'declared[0]', 'Did you mean "BlueTooth"?'],
  ['declared', ['UserLocation'], 'declared[0]', 'Did you mean "Location"?'],
  ['declared', ['location'], 'declared[0]', 'Did you mean "Location"?'],
  ['declared', [' Location'], 'declared[0]', 'Did you mean "Location"?'],
  ['declared', ['constructor'], 'declared[0]', ALL_PRIVACY_KEYS],
  ['declared', ['__proto__'], 'declared[0]', ALL_PRIVACY_KEYS],
  ['declared', ['zzzzzz'], 'declared[0]', ALL_PRIVACY_KEYS],
  ...['yes', 1, null, [], {}].map((value): [string, unknown, string, string] => ['includeSdk', value, 'includeSdk', 'true or false']),
  ...['x', [], null, 5].map((value): [string, unknown, string, string] => ['buttons', value, 'buttons', 'an object from tags to { openType, id, event }']),
  ['buttons', { 'my-button': 'open-type' }, 'buttons["my-button"]', 'an object with openType, id, event'],
  ['buttons', { 'my-button': null }, 'buttons["my-button"]', 'an object with openType, id, event'],
  ['buttons', { 'my-button': { opentype: 'type' } }, 'buttons["my-button"]', 'openType, id, event'],
  ['buttons', { 'my-button': { constructor: 'type' } }, 'buttons["my-button"]', 'openType, id, event'],
  ['buttons', { 'my-button': { id: 5 } }, 'buttons["my-button"].id', A_STRING],
  ...['x', [], null, 5].map((value): [string, unknown, string, string] => ['interfaces', value, 'interfaces', 'an object from interfaces to privacy keys']),
  ['interfaces', { chooseContact: 'Contacts' }, 'interfaces["chooseContact"]', 'Did you mean "Contact"?'],
  ['interfaces', { chooseContact: [] }, 'interfaces["chooseContact"]', 'a privacy key, or an array of them'],
  ['interfaces', { chooseContact: ['Contact', 'Nonsense'] }, 'interfaces["chooseContact"][1]', ALL_PRIVACY_KEYS],
  ['interfaces', { chooseContact: null }, 'interfaces["chooseContact"]', 'a privacy key, or an array of them'],
  ['interfaces', { 'choose contact': 'Contact' }, '"choose contact"', 'write chooseContact'],
  ['interfaces', { '': 'Contact' }, 'interfaces has the key ""', 'write chooseContact'],
  ['interfaces', { '<a b>': 'Contact' }, '"<a b>"', '<button open-type="contact">'],
  ...[2, '2.32', 'latest', '', null, '2.32.3.1', '2.32.3-beta'].map((value): [string, unknown, string, string] => ['minLibVersion', value, 'minLibVersion', 'a version such as "2.32.3"']),
  ...['cn', 'EN', 'zh-CN', '', null, 5, ['en']].map((value): [string, unknown, string, string] => ['locale', value, 'locale', '"en" or "zh"']),
]

describe('wrong settings stop ESLint with an error that names the key and what is allowed', () => {
  it('in every key', () => {
    expect(new Set(WRONG.map(([key]) => key))).toEqual(new Set(KEYS))
  })

  it.each(WRONG.map((each) => ({ key: each[0], value: each[1], place: each[2], allowed: each[3], shown: JSON.stringify(each[1]) })))('$key: $shown', async ({ key, value, place, allowed }) => {
    const error = await errorFor({ [key]: value }, 'pages/a/a.js')
    expect(error).toContain(place)
    expect(error).toContain(`settings["wechat-privacy"]`)
    expect(error).toContain(allowed)
  })

  it.each([
    ['guidline', 'guideline'],
    ['Declared', 'declared'],
    ['apiObject', 'apiObjects'],
    ['guard', 'guards'],
    ['minLibversion', 'minLibVersion'],
    ['local', 'locale'],
  ])('in an unknown key: %s', async (written, meant) => {
    const error = await errorFor({ [written]: [] }, 'pages/a/a.js')
    expect(error).toContain(`has no key "${written}". Did you mean "${meant}"?`)
    expect(error).toContain(KEYS.join(', '))
  })

  it.each(['constructor', 'toString', 'hasOwnProperty', 'prototype', 'x', ''])('in an unknown key that resembles none: %s', async (written) => {
    const error = await errorFor({ [written]: [] }, 'pages/a/a.js')
    expect(error).toContain(`has no key "${written}". It may have: ${KEYS.join(', ')}.`)
  })

  it.each([['an array', []], ['a text', 'zh'], ['a number', 5], ['true', true], ['false', false]])('as a whole: %s', async (_, value) => {
    const error = await errorFor(value, 'pages/a/a.js')
    expect(error).toContain('settings["wechat-privacy"] is ')
    expect(error).toContain('it must be an object')
  })

  it.each(['app.js', 'app.json', 'pages/a/a.wxml'])('whichever file comes first: %s', async (file) => {
    expect(await errorFor({ locale: 'cn' }, file)).toContain('settings["wechat-privacy"].locale is "cn"; it must be "en" or "zh".')
  })

  it('but what stands for itself does not', async () => {
    const right = { guideline: 'x.json', declared: ['Location'], includeSdk: false, root: '.', apiObjects: [], apiWrappers: ['a.b'], guards: [], buttons: { 'my-button': {} }, interfaces: { 'wx.chooseContact': ['Contact', 'Location'] }, minLibVersion: '3.0.0', locale: 'zh', fingerprint: 'x' }
    expect(Object.keys(right)).toEqual(KEYS)
    expect(await errorFor(right, '.')).toBeNull()
    expect(await errorFor({}, '.')).toBeNull()
  })
})

describe('a guideline that is none', () => {
  const ERROR = '{ "errcode": 40001, "errmsg": "invalid credential" }'
  const UNREADABLE = 'cannot be read as JSON'
  const NO_LIST = 'has no `setting_list`'
  const CASES: readonly { readonly what: string; readonly text: string; readonly problem: string; readonly said: string }[] = [
    { what: 'not JSON', text: '<html>502 Bad Gateway</html>', problem: UNREADABLE, said: 'is no valid JSON' },
    { what: 'empty', text: '', problem: UNREADABLE, said: 'is no valid JSON' },
    { what: 'cut off', text: '{ "setting_list": [{ "privacy_key": "Location", "privacy_text": "sh', problem: UNREADABLE, said: 'is no valid JSON' },
    { what: 'an array', text: '[{ "privacy_key": "Location", "privacy_text": "shops" }]', problem: NO_LIST, said: 'needs `setting_list`' },
    { what: 'a text', text: '"ok"', problem: NO_LIST, said: 'needs `setting_list`' },
    { what: 'another object', text: '{ "name": "x" }', problem: NO_LIST, said: 'needs `setting_list`' },
    { what: 'a list that is none', text: '{ "setting_list": { "Location": "shops" } }', problem: NO_LIST, said: 'needs `setting_list`' },
    { what: "the platform's error answer", text: ERROR, problem: NO_LIST, said: 'error answer of the platform (errcode 40001)' },
  ]
  /** Once a file, at its first use. */
  const PLACES = ['pages/a/a.js:1', 'pages/a/a.wxml:2']

  it.each(CASES)('found by its name: $what', async ({ text, problem, said }) => {
    const folder = folderWith({ ...PROGRAM, 'package.json': '{}', 'privacy-guideline.json': text })
    const found = await lintUntouched(folder, configOf('all'))
    expect(found.filter(({ rule }) => rule === 'valid-guideline').map(({ file, message }) => [file, message.includes(said)])).toContainEqual(['privacy-guideline.json', true])
    const undeclared = found.filter(({ rule }) => rule === 'no-undeclared')
    expect(undeclared.map(({ file, line }) => `${file}:${String(line)}`)).toEqual(PLACES)
    expect(undeclared.filter(({ message }) => !message.includes(`${path.join(folder, 'privacy-guideline.json')}\` ${problem}`))).toEqual([])
  })

  it.each(CASES)('named by the settings: $what', async ({ text, problem }) => {
    const folder = folderWith({ ...PROGRAM, 'legal/guideline.json': text })
    const found = await lintUntouched(folder, configOf('all', { guideline: 'legal/guideline.json' }))
    const undeclared = found.filter(({ rule }) => rule === 'no-undeclared')
    expect(undeclared.map(({ file, line }) => `${file}:${String(line)}`)).toEqual(PLACES)
    expect(undeclared.filter(({ message }) => !message.includes(problem))).toEqual([])
  })

  it.each(['legal/guideline.json', '/nowhere/guideline.json', '../../up.json', '\u0000', 'a'.repeat(5_000)])('named by the settings, and not there: %j', async (guideline) => {
    const folder = folderWith(PROGRAM)
    const found = await lintUntouched(folder, configOf('all', { guideline }))
    expect(found.filter(({ rule }) => rule === 'valid-guideline').map(({ file, line, message }) => [file, line, message.includes('does not exist')])).toEqual([['app.json', 1, true]])
    const undeclared = found.filter(({ rule }) => rule === 'no-undeclared')
    expect(undeclared.map(({ file, line }) => `${file}:${String(line)}`)).toEqual(PLACES)
    expect(undeclared.filter(({ message }) => !message.includes('does not exist'))).toEqual([])
  })

  it('named by the settings, and a folder', async () => {
    const folder = folderWith(PROGRAM)
    mkdirSync(path.join(folder, 'legal'))
    const found = await lintUntouched(folder, configOf('all', { guideline: 'legal' }))
    expect(found.filter(({ rule }) => rule === 'no-undeclared').map(({ file, line, message }) => [`${file}:${String(line)}`, message.includes(UNREADABLE)])).toEqual(PLACES.map((place) => [place, true]))
  })

  it('is none too with `declared` beside it', async () => {
    const folder = folderWith(PROGRAM)
    const found = await lintUntouched(folder, configOf('all', { guideline: 'gone.json', declared: ['Location', 'Album', 'Camera'] }))
    expect(found.filter(({ rule }) => rule === 'no-undeclared').map(({ file, line }) => `${file}:${String(line)}`)).toEqual(PLACES)
  })

  it.each(['/nowhere', 'gone', 'pages/a/a.js', '\u0000', '..'])('has no program where the setting `root` names none: %j', async (root) => {
    const folder = folderWith({ ...PROGRAM, 'privacy-guideline.json': '{ "setting_list": [] }' })
    const found = await lintUntouched(folder, configOf('all', { root }))
    expect(found.filter(({ rule }) => rule === 'no-undeclared')).toEqual([])
  })
})
