import rule from '../../src/rules/no-ineffective-privacy-check.js'
import { json, program, script, wxml } from './rule-tester.js'

json.run('no-ineffective-privacy-check', rule, {
  valid: [
    { name: 'true in app.json', code: `{ "pages": [], "__usePrivacyCheck__": true }`, filename: '/app/app.json' },
    { name: 'true in game.json', code: `{ "__usePrivacyCheck__": true }`, filename: '/game/game.json' },
    { name: 'true in ext.json', code: `{ "extEnable": true, "__usePrivacyCheck__": true }`, filename: '/app/ext.json' },
    { name: 'the part for WeChat of a uni-app manifest', code: `{ "mp-weixin": { "__usePrivacyCheck__": true } }`, filename: '/app/manifest.json' },
    { name: 'no key', code: `{ "pages": [] }`, filename: '/app/app.json' },
    { name: 'half-typed', code: `{ "pages": [], "__usePrivacyCh`, filename: '/app/app.json' },
    { name: 'in a comment', code: `{ /* "__usePrivacyCheck__": false */ "pages": [] }`, filename: '/app/app.json' },
  ],
  invalid: [
    {
      name: 'false',
      code: `{\n  "pages": [],\n  "__usePrivacyCheck__": false\n}`,
      filename: '/app/app.json',
      output: `{\n  "pages": []\n}`,
      errors: [{ messageId: 'off', line: 3, column: 3, endLine: 3, endColumn: 31 }],
    },
    {
      name: 'first of several',
      code: `{ "__usePrivacyCheck__": false, "pages": [] }`,
      filename: '/app/app.json',
      output: `{ "pages": [] }`,
      errors: [{ messageId: 'off', line: 1, column: 3, endLine: 1, endColumn: 31 }],
    },
    {
      name: 'the only one',
      code: `{ "__usePrivacyCheck__": true }`,
      filename: '/app/pages/index/index.json',
      output: `{  }`,
      errors: [{ messageId: 'misplaced', line: 1, column: 3, endLine: 1, endColumn: 30 }],
    },
    {
      name: 'nested in app.json',
      code: `{ "window": { "__usePrivacyCheck__": true } }`,
      filename: '/app/app.json',
      output: `{ "window": {  } }`,
      errors: [{ messageId: 'misplaced', line: 1, column: 15 }],
    },
    {
      name: 'top level of pages.json',
      code: `{\n  // pages\n  "pages": [],\n  "__usePrivacyCheck__": true,\n}`,
      filename: '/app/src/pages.json',
      output: `{\n  // pages\n  "pages": [],\n}`,
      errors: [{ messageId: 'misplaced', line: 4, column: 3, endLine: 4, endColumn: 30 }],
    },
    {
      name: 'a comment stands in the way of the fix',
      code: `{ "__usePrivacyCheck__": true, // needed?\n  "setting": {} }`,
      filename: '/app/project.config.json',
      errors: [{ messageId: 'misplaced', line: 1, column: 3 }],
    },
    {
      name: 'both places at once',
      code: `{ "__usePrivacyCheck__": false, "permission": { "__usePrivacyCheck__": false } }`,
      filename: '/app/app.json',
      output: `{ "permission": {  } }`,
      errors: [
        { messageId: 'off', line: 1, column: 3 },
        { messageId: 'misplaced', line: 1, column: 49 },
      ],
    },
  ],
})

json.run('no-ineffective-privacy-check, uni-app', rule, {
  valid: [{ name: 'other platforms', code: `{ "pages": [],\n// #ifdef MP-ALIPAY\n"__usePrivacyCheck__": true\n// #endif\n}`, filename: '/app/pages.json' }],
  invalid: [
    {
      name: 'false for WeChat',
      code: `{ "mp-weixin": { "appid": "wx", "__usePrivacyCheck__": false } }`,
      filename: '/app/manifest.json',
      output: `{ "mp-weixin": { "appid": "wx" } }`,
      errors: [{ messageId: 'off', line: 1, column: 33, endLine: 1, endColumn: 61 }],
    },
    {
      name: 'top level of manifest.json',
      code: `{ "mp-weixin": {}, "__usePrivacyCheck__": true }`,
      filename: '/app/manifest.json',
      output: `{ "mp-weixin": {} }`,
      errors: [{ messageId: 'misplaced', line: 1, column: 20, endLine: 1, endColumn: 47 }],
    },
  ],
})

const taro = program({ 'app.config.ts': `export default { pages: ['pages/a/a'] }` })
const uni = program({ 'src/App.vue': '', 'pages.config.ts': 'export default {}', 'manifest.config.ts': 'export default {}' })
const nobody = program({ 'app.config.ts': 'export default {}' })

script.run('no-ineffective-privacy-check, config scripts', rule, {
  valid: [
    { name: 'true in app.config', code: `export default defineAppConfig({ pages: [], __usePrivacyCheck__: true })`, filename: taro('app.config.ts') },
    { name: 'for other platforms', code: `export default { ...(process.env.TARO_ENV === 'h5' ? { __usePrivacyCheck__: false } : {}) }`, filename: taro('app.config.ts') },
    { name: 'the part for WeChat of a manifest', code: `export default { 'mp-weixin': { __usePrivacyCheck__: true } }`, filename: uni('manifest.config.ts') },
    { name: 'a script that is no config', code: `export default { __usePrivacyCheck__: false }`, filename: taro('pages/a/a.ts') },
    { name: 'a config of another tool', code: `export default { __usePrivacyCheck__: false }`, filename: nobody('app.config.ts') },
    { name: 'another tool of the same project', code: `export default { __usePrivacyCheck__: false }`, filename: uni('vite.config.ts') },
  ],
  invalid: [
    {
      name: 'false in app.config',
      code: `export default defineAppConfig({\n  pages: [],\n  __usePrivacyCheck__: false,\n})`,
      filename: taro('app.config.ts'),
      output: `export default defineAppConfig({\n  pages: [],\n})`,
      errors: [{ messageId: 'off', line: 3, column: 3, endLine: 3, endColumn: 29 }],
    },
    {
      name: 'false in what is spread: found, but not changed',
      code: `const base = { __usePrivacyCheck__: false }\nexport default { ...base, pages: [] }`,
      filename: taro('app.config.ts'),
      errors: [{ messageId: 'off', line: 1, column: 16, endLine: 1, endColumn: 42 }],
    },
    {
      name: 'once, however often it is taken in',
      code: `const base = { __usePrivacyCheck__: false }\nexport default { pages: [], window: { ...base }, tabBar: { ...base } }`,
      filename: taro('app.config.ts'),
      errors: [{ messageId: 'misplaced', line: 1, column: 16 }],
    },
    {
      name: 'the config of a page',
      code: `export default definePageConfig({ __usePrivacyCheck__: true, navigationBarTitleText: 'a' })`,
      filename: taro('pages/a/a.config.ts'),
      output: `export default definePageConfig({ navigationBarTitleText: 'a' })`,
      errors: [{ messageId: 'misplaced', line: 1, column: 35, endLine: 1, endColumn: 60 }],
    },
    {
      name: 'pages.config',
      code: `export default defineUniPages({ __usePrivacyCheck__: true, pages: [] })`,
      filename: uni('pages.config.ts'),
      output: `export default defineUniPages({ pages: [] })`,
      errors: [{ messageId: 'misplaced', line: 1, column: 33 }],
    },
    {
      name: 'manifest.config',
      code: `export default { __usePrivacyCheck__: true, 'mp-weixin': { __usePrivacyCheck__: false } }`,
      filename: uni('manifest.config.ts'),
      output: `export default { 'mp-weixin': {  } }`,
      errors: [
        { messageId: 'misplaced', line: 1, column: 18 },
        { messageId: 'off', line: 1, column: 60 },
      ],
    },
  ],
})

const mpx = program({ 'app.mpx': '' })
const wepy = program({ 'app.wpy': '' })

wxml.run('no-ineffective-privacy-check, mpx and wepy', rule, {
  valid: [{ name: 'true in app.mpx', code: `<script type="application/json">{ "__usePrivacyCheck__": true }</script>`, filename: mpx('app.mpx') }],
  invalid: [
    {
      name: 'false in app.mpx',
      code: `<script type="application/json">\n{ "pages": [], "__usePrivacyCheck__": false }\n</script>`,
      filename: mpx('app.mpx'),
      output: `<script type="application/json">\n{ "pages": [] }\n</script>`,
      errors: [{ messageId: 'off', line: 2, column: 16, endLine: 2, endColumn: 44 }],
    },
    {
      name: 'a page of wepy',
      code: `<config>\n{ navigationBarTitleText: 'a', __usePrivacyCheck__: true }\n</config>`,
      filename: wepy('pages/a.wpy'),
      output: `<config>\n{ navigationBarTitleText: 'a' }\n</config>`,
      errors: [{ messageId: 'misplaced', line: 2, column: 32, endLine: 2, endColumn: 57 }],
    },
  ],
})
