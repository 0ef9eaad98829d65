import rule from '../../src/rules/required-private-infos.js'
import { json, program } from './rule-tester.js'

const PAGES = `"pages": ["pages/map/map"]`
const PERMISSION = `"permission": { "scope.userLocation": { "desc": "shops near you" } }`

/** The app.json of a program whose one page holds that code. */
function appWith(code: string, more: Readonly<Record<string, string>> = {}): string {
  return program({ 'app.json': `{ ${PAGES} }`, 'pages/map/map.js': code, 'pages/map/map.wxml': '<view/>', ...more })('app.json')
}

const locating = appWith(`wx.getLocation({})`)
const choosing = appWith(`wx.chooseLocation({})`)
const idle = appWith(`wx.showToast({})`)
const background = appWith(`wx.startLocationUpdateBackground({})`)
const moving = appWith(`wx.createMapContext('m').moveToLocation()`)
const withExt = appWith(`wx.chooseLocation({})`, { 'ext.json': `{ "extEnable": true, "requiredPrivateInfos": ["chooseLocation"] }` })
const dynamic = appWith(`Page({ call(name) { wx[this.data.name]() } })`)
const listening = appWith(`wx.onLocationChange(() => {})`)
const wrapped = appWith(`import { call } from '../../utils/call'\ncall('chooseLocation')`, { 'utils/call.js': `export const call = (name) => wx[name]()` })
const unlisted = appWith(`wx.showToast()`, { 'pages/old/old.js': `wx.getLocation()` })
const checked = appWith(`if (wx.getLocation) wx.showToast()`)

json.run('required-private-infos', rule, {
  valid: [
    { name: 'named', code: `{ ${PAGES}, ${PERMISSION}, "requiredPrivateInfos": ["getLocation"] }`, filename: locating },
    { name: 'needs no description', code: `{ ${PAGES}, "requiredPrivateInfos": ["chooseLocation"] }`, filename: choosing },
    { name: 'nothing used', code: `{ ${PAGES} }`, filename: idle },
    { name: 'named in ext.json', code: `{ ${PAGES} }`, filename: withExt },
    { name: 'moveToLocation has no value', code: `{ ${PAGES}, ${PERMISSION} }`, filename: moving },
    { name: 'names made at run time may use it', code: `{ ${PAGES}, "requiredPrivateInfos": ["chooseAddress"] }`, filename: dynamic },
    { name: 'plugins may use it', code: `{ ${PAGES}, "plugins": { "map": {} }, "requiredPrivateInfos": ["chooseAddress"] }`, filename: program({ 'app.json': `{ ${PAGES}, "plugins": { "map": {} } }`, 'pages/map/map.js': '' })('app.json') },
    { name: 'listener', code: `{ ${PAGES}, "requiredPrivateInfos": ["onLocationChange"] }`, filename: listening },
    { name: 'page that app.json does not list', code: `{ ${PAGES} }`, filename: unlisted },
    { name: 'asked for only', code: `{ ${PAGES} }`, filename: checked },
    { name: 'page config of the same shape', code: `{ "requiredPrivateInfos": ["nonsense"] }`, filename: locating.replace('app.json', 'pages/map/map.json') },
  ],
  invalid: [
    {
      name: 'missing value',
      code: `{ ${PAGES}, ${PERMISSION}, "requiredPrivateInfos": ["chooseLocation"] }`,
      filename: appWith(`wx.getLocation({}); wx.chooseLocation({})`),
      output: `{ ${PAGES}, ${PERMISSION}, "requiredPrivateInfos": ["chooseLocation", "getLocation"] }`,
      errors: [{ messageId: 'missing', data: { name: 'getLocation' }, line: 1, column: 101, endLine: 1, endColumn: 123 }],
    },
    {
      name: 'missing key',
      code: `{\n  ${PAGES},\n  ${PERMISSION}\n}`,
      filename: locating,
      output: `{\n  ${PAGES},\n  ${PERMISSION},\n  "requiredPrivateInfos": ["getLocation"]\n}`,
      errors: [{ messageId: 'missing', data: { name: 'getLocation' }, line: 1, column: 1, endLine: 1, endColumn: 2 }],
    },
    {
      name: 'named by a string in a wrapper of another file',
      code: `{ ${PAGES} }`,
      filename: wrapped,
      output: `{ ${PAGES}, "requiredPrivateInfos": ["chooseLocation"] }`,
      errors: [{ messageId: 'missing', data: { name: 'chooseLocation' }, line: 1, column: 1 }],
    },
    {
      name: 'misspelt, and therefore missing',
      code: `{ ${PAGES}, "requiredPrivateInfos": ["chooselocation"] }`,
      filename: choosing,
      output: [`{ ${PAGES}, "requiredPrivateInfos": ["chooseLocation"] }`],
      errors: [
        { messageId: 'missing', line: 1, column: 31 },
        { messageId: 'misspelt', data: { value: 'chooselocation', right: 'chooseLocation' }, line: 1, column: 56, endLine: 1, endColumn: 72 },
      ],
    },
    {
      name: 'illegal value',
      code: `{ ${PAGES}, "requiredPrivateInfos": ["chooseImage", "chooseLocation"] }`,
      filename: choosing,
      output: `{ ${PAGES}, "requiredPrivateInfos": ["chooseLocation"] }`,
      errors: [{ messageId: 'illegal', line: 1, column: 56, endLine: 1, endColumn: 69 }],
    },
    {
      name: 'exclusive values',
      code: `{ ${PAGES}, ${PERMISSION}, "requiredPrivateInfos": ["getFuzzyLocation", "getLocation"] }`,
      filename: appWith(`wx.getLocation(); wx.getFuzzyLocation()`),
      errors: [{ messageId: 'exclusive', data: { others: '"getLocation"' }, line: 1, column: 126, endLine: 1, endColumn: 144 }],
    },
    {
      name: 'unused value',
      code: `{ ${PAGES}, "requiredPrivateInfos": ["chooseLocation", "choosePoi"] }`,
      filename: choosing,
      errors: [
        {
          messageId: 'unused',
          data: { value: 'choosePoi' },
          line: 1,
          column: 74,
          endLine: 1,
          endColumn: 85,
          suggestions: [{ messageId: 'remove', data: { value: 'choosePoi' }, output: `{ ${PAGES}, "requiredPrivateInfos": ["chooseLocation"] }` }],
        },
      ],
    },
    {
      name: 'no description',
      code: `{ ${PAGES}, "requiredPrivateInfos": ["getLocation"] }`,
      filename: locating,
      errors: [{ messageId: 'permission', data: { name: '`getLocation`' }, line: 1, column: 31, endLine: 1, endColumn: 53 }],
    },
    {
      name: 'blank description',
      code: `{ ${PAGES}, "permission": { "scope.userLocation": { "desc": " " } } }`,
      filename: moving,
      errors: [{ messageId: 'permission', data: { name: '`MapContext.moveToLocation`' }, line: 1, column: 79, endLine: 1, endColumn: 82 }],
    },
    {
      name: 'long description',
      code: `{ ${PAGES}, "permission": { "scope.userLocation": { "desc": "${'用'.repeat(31)}" } } }`,
      filename: moving,
      errors: [{ messageId: 'long-description', data: { length: 31 }, line: 1, column: 79 }],
    },
    {
      name: 'background mode',
      code: `{ ${PAGES}, ${PERMISSION}, "requiredBackgroundModes": ["audio"], "requiredPrivateInfos": ["startLocationUpdateBackground"] }`,
      filename: background,
      output: `{ ${PAGES}, ${PERMISSION}, "requiredBackgroundModes": ["audio", "location"], "requiredPrivateInfos": ["startLocationUpdateBackground"] }`,
      errors: [{ messageId: 'background', line: 1, column: 101, endLine: 1, endColumn: 126 }],
    },
    {
      name: 'broken app.json',
      code: `{ ${PAGES} "requiredPrivateInfos": [] }`,
      filename: locating,
      errors: [{ messageId: 'broken', data: { file: 'app.json', problem: '`,` or `}` is expected after this.' }, line: 1, column: 28 }],
    },
  ],
})
