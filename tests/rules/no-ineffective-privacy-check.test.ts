import rule from '../../src/rules/no-ineffective-privacy-check.js'
import { json } from './rule-tester.js'

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
