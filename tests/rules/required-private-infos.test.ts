import rule from '../../src/rules/required-private-infos.js'
import { json, program, script, wxml } from './rule-tester.js'

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

/** A program of another dialect whose one page holds that code; returns the path of its config. */
function configWith(config: string, files: Readonly<Record<string, string>>, code = `wx.chooseLocation({})`): string {
  return program({ 'pages/map/map.js': code, 'pages/map/map.wxml': '<view/>', ...files })(config)
}

const TARO = `pages: ['pages/map/map']`
const taro = configWith('app.config.ts', { 'app.config.ts': `export default { ${TARO} }` })
const locatingTaro = configWith('app.config.ts', { 'app.config.ts': `export default { ${TARO} }`, 'infos.ts': `export const infos = ['chooseAdress', 'getLocation']` }, `wx.getLocation()`)
const openTaro = configWith('app.config.ts', { 'app.config.ts': `export default { ${TARO}, ...base }` })

script.run('required-private-infos, Taro', rule, {
  valid: [
    { name: 'named', code: `export default defineAppConfig({ ${TARO}, requiredPrivateInfos: ['chooseLocation'] })`, filename: taro },
    { name: 'named in a constant', code: `const infos = ['chooseLocation'] as const\nexport default { ${TARO}, requiredPrivateInfos: [...infos] }`, filename: taro },
    { name: 'named for WeChat', code: `export default { ${TARO}, ...(process.env.TARO_ENV === 'weapp' ? { requiredPrivateInfos: ['chooseLocation'] } : {}) }`, filename: taro },
    { name: 'may be in what is spread', code: `export default { ${TARO}, ...base }`, filename: taro },
    { name: 'may be among what is made', code: `export default { ${TARO}, requiredPrivateInfos: infos() }`, filename: taro },
    { name: 'may be among what is added', code: `export default { ${TARO}, requiredPrivateInfos: ['chooseLocation', ...more()] }`, filename: taro },
    { name: 'one may be made', code: `export default { ${TARO}, requiredPrivateInfos: [name()] }`, filename: taro },
    { name: 'unused, but pages may be hidden', code: `export default { ${TARO}, ...base, requiredPrivateInfos: ['chooseLocation', 'choosePoi'] }`, filename: openTaro },
    { name: 'description that is made', code: `export default { ${TARO}, requiredPrivateInfos: ['getLocation'], permission: { 'scope.userLocation': { desc: t('why') } } }`, filename: locatingTaro },
    { name: 'no config', code: `console.log(1)`, filename: taro },
    { name: 'another file of the program', code: `export default { requiredPrivateInfos: ['nonsense'] }`, filename: taro.replace('app.config.ts', 'pages/map/map.config.ts') },
  ],
  invalid: [
    {
      name: 'missing key',
      code: `export default defineAppConfig({\n  ${TARO},\n})`,
      filename: taro,
      output: `export default defineAppConfig({\n  ${TARO},\n  requiredPrivateInfos: ['chooseLocation'],\n})`,
      errors: [{ messageId: 'missing', data: { name: 'chooseLocation' }, line: 1, column: 1, endLine: 1, endColumn: 33 }],
    },
    {
      name: 'missing key in a file of quoted ones',
      code: `module.exports = { "pages": ["pages/map/map"] }`,
      filename: taro,
      output: `module.exports = { "pages": ["pages/map/map"], "requiredPrivateInfos": ["chooseLocation"] }`,
      errors: [{ messageId: 'missing', line: 1, column: 1 }],
    },
    {
      name: 'missing value',
      code: `export default { ${TARO}, requiredPrivateInfos: [] }`,
      filename: taro,
      output: `export default { ${TARO}, requiredPrivateInfos: ['chooseLocation'] }`,
      errors: [{ messageId: 'missing', line: 1, column: 44, endLine: 1, endColumn: 64 }],
    },
    {
      name: 'missing in a constant',
      code: `const infos = ["choosePoi"]\nexport default { ${TARO}, requiredPrivateInfos: infos }`,
      filename: configWith('app.config.ts', { 'app.config.ts': `export default { ${TARO} }` }, `wx.chooseLocation(); wx.choosePoi()`),
      output: `const infos = ["choosePoi", "chooseLocation"]\nexport default { ${TARO}, requiredPrivateInfos: infos }`,
      errors: [{ messageId: 'missing', line: 2, column: 44, endLine: 2, endColumn: 64 }],
    },
    {
      name: 'values of another file stand where they are named, and are not changed',
      code: `import { infos } from './infos'\nexport default { ${TARO}, requiredPrivateInfos: infos }`,
      filename: locatingTaro,
      errors: [
        { messageId: 'permission', line: 2, column: 44 },
        { messageId: 'misspelt', data: { value: 'chooseAdress', right: 'chooseAddress' }, line: 2, column: 66, endLine: 2, endColumn: 71 },
      ],
    },
    {
      name: 'misspelt in its own quotes, another one illegal',
      code: `export default { ${TARO}, requiredPrivateInfos: ['chooselocation', \`chooseImage\`] }`,
      filename: taro,
      output: [`export default { ${TARO}, requiredPrivateInfos: ['chooseLocation', \`chooseImage\`] }`, `export default { ${TARO}, requiredPrivateInfos: ['chooseLocation'] }`],
      errors: [
        { messageId: 'missing', line: 1, column: 44 },
        { messageId: 'misspelt', line: 1, column: 67, endLine: 1, endColumn: 83 },
        { messageId: 'illegal', line: 1, column: 85, endLine: 1, endColumn: 98 },
      ],
    },
    {
      name: 'illegal between others that are spread',
      code: `export default { ${TARO}, requiredPrivateInfos: ['chooseLocation', ...[], 'chooseImage'] }`,
      filename: taro,
      errors: [{ messageId: 'illegal', line: 1, column: 92, endLine: 1, endColumn: 105 }],
    },
    {
      name: 'unused',
      code: `export default { ${TARO}, requiredPrivateInfos: ['chooseLocation', 'choosePoi'] }`,
      filename: taro,
      errors: [{ messageId: 'unused', line: 1, column: 85, suggestions: [{ messageId: 'remove', data: { value: 'choosePoi' }, output: `export default { ${TARO}, requiredPrivateInfos: ['chooseLocation'] }` }] }],
    },
    {
      name: 'manifest script of uni-app',
      code: `export default defineManifestConfig({ name: 'x', 'mp-weixin': { appid: 'wx' } })`,
      filename: configWith('manifest.config.ts', { 'pages.json': '{ "pages": [{ "path": "pages/map/map" }] }', 'manifest.config.ts': 'export default {}' }),
      output: `export default defineManifestConfig({ name: 'x', 'mp-weixin': { appid: 'wx', requiredPrivateInfos: ['chooseLocation'] } })`,
      errors: [{ messageId: 'missing', line: 1, column: 50, endLine: 1, endColumn: 61 }],
    },
  ],
})

const uni = configWith('manifest.json', { 'pages.json': '{ "pages": [{ "path": "pages/map/map" }] }', 'manifest.json': '{}' })

json.run('required-private-infos, uni-app', rule, {
  valid: [
    { name: 'named for WeChat', code: `{ "mp-weixin": { "requiredPrivateInfos": ["chooseLocation"] } }`, filename: uni },
    { name: 'named under a condition', code: `{ "mp-weixin": {\n// #ifdef MP-WEIXIN\n"requiredPrivateInfos": ["chooseLocation"]\n// #endif\n} }`, filename: uni },
    { name: 'other platforms name what they like', code: `{ "mp-weixin": { "requiredPrivateInfos": ["chooseLocation"] }, "mp-alipay": { "requiredPrivateInfos": ["nonsense"] } }`, filename: uni },
    { name: 'pages.json', code: `{ "pages": [], "requiredPrivateInfos": ["nonsense"] }`, filename: uni.replace('manifest.json', 'pages.json') },
  ],
  invalid: [
    {
      name: 'missing key',
      code: `{\n  /* WeChat */\n  "mp-weixin": {\n    "appid": "wx"\n  }\n}`,
      filename: uni,
      output: `{\n  /* WeChat */\n  "mp-weixin": {\n    "appid": "wx",\n    "requiredPrivateInfos": ["chooseLocation"]\n  }\n}`,
      errors: [{ messageId: 'missing', line: 3, column: 3, endLine: 3, endColumn: 14 }],
    },
    {
      name: 'named for others only',
      code: `{ "mp-weixin": {\n// #ifndef MP-WEIXIN\n"requiredPrivateInfos": ["chooseLocation"],\n// #endif\n"a": 1 } }`,
      filename: uni,
      output: `{ "mp-weixin": {\n// #ifndef MP-WEIXIN\n"requiredPrivateInfos": ["chooseLocation"],\n// #endif\n"a": 1,\n"requiredPrivateInfos": ["chooseLocation"] } }`,
      errors: [{ messageId: 'missing', line: 1, column: 3 }],
    },
    {
      name: 'no part for WeChat, so nowhere to write',
      code: `{\n  "name": "x"\n}`,
      filename: uni,
      errors: [{ messageId: 'missing', line: 1, column: 1, endLine: 1, endColumn: 2 }],
    },
    {
      name: 'broken',
      code: `{ "mp-weixin": { "a": 1 "b": 2 } }`,
      filename: uni,
      errors: [{ messageId: 'broken', data: { file: 'manifest.json', problem: '`,` or `}` is expected after this.' }, line: 1, column: 23 }],
    },
  ],
})

const mpxBlock = (config: string): string => `<template>\n  <view/>\n</template>\n<script type="application/json">\n${config}\n</script>`
const mpx = configWith('app.mpx', { 'app.mpx': mpxBlock('{ "pages": ["pages/map/map"] }') })
const wepy = configWith('app.wpy', { 'app.wpy': `<config>\n{ pages: ['pages/map/map'] }\n</config>` })

wxml.run('required-private-infos, mpx and wepy', rule, {
  valid: [
    { name: 'named', code: mpxBlock('{ "requiredPrivateInfos": ["chooseLocation"] }'), filename: mpx },
    { name: 'block in another file', code: `<script type="application/json" src="./x.json"></script>`, filename: mpx },
    { name: 'page', code: mpxBlock('{ "requiredPrivateInfos": ["nonsense"] }'), filename: mpx.replace('app.mpx', 'pages/map/map.mpx') },
  ],
  invalid: [
    {
      name: 'missing in the block of mpx',
      code: mpxBlock('{ "pages": ["pages/map/map"] }'),
      filename: mpx,
      output: mpxBlock('{ "pages": ["pages/map/map"], "requiredPrivateInfos": ["chooseLocation"] }'),
      errors: [{ messageId: 'missing', line: 1, column: 1, endLine: 1, endColumn: 11 }],
    },
    {
      name: 'illegal in the script of mpx',
      code: `<script name="json">\nmodule.exports = { requiredPrivateInfos: ['chooseLocation', 'chooseImage'] }\n</script>`,
      filename: mpx,
      output: `<script name="json">\nmodule.exports = { requiredPrivateInfos: ['chooseLocation'] }\n</script>`,
      errors: [{ messageId: 'illegal', line: 2, column: 61, endLine: 2, endColumn: 74 }],
    },
    {
      name: 'missing value in the block of wepy',
      code: `<config>\n{ pages: ['pages/map/map'], requiredPrivateInfos: [] }\n</config>`,
      filename: wepy,
      output: `<config>\n{ pages: ['pages/map/map'], requiredPrivateInfos: ['chooseLocation'] }\n</config>`,
      errors: [{ messageId: 'missing', line: 2, column: 29, endLine: 2, endColumn: 49 }],
    },
  ],
})
