import * as typeScriptParser from '@typescript-eslint/parser'
import { RuleTester } from '@typescript-eslint/rule-tester'
import rule from '../../src/rules/no-undeclared.js'
import { program, settings } from '../rules/rule-tester.js'

const nothing = settings({ declared: [] })
const TYPES = `declare namespace WechatMiniprogram { interface RecorderManager { start(options: object): void; stop(): void } }
declare namespace Speech { interface RecorderManager { start(options: object): void } }
declare function recorderOf(page: object): WechatMiniprogram.RecorderManager
`

const pathOf = program({ 'tsconfig.json': `{ "compilerOptions": { "types": [], "lib": ["es2022"] }, "include": ["*.ts"] }`, 'types.d.ts': TYPES, 'page.ts': '' })

const typed = new RuleTester({
  languageOptions: { parser: typeScriptParser, parserOptions: { project: './tsconfig.json', tsconfigRootDir: pathOf('.'), disallowAutomaticSingleRunInference: true } },
})

typed.run('no-undeclared with the types of the project', rule, {
  valid: [
    { name: 'manager of a speech plugin', code: `export function speak(manager: Speech.RecorderManager) { manager.start({}) }`, filename: 'page.ts', settings: nothing },
    { name: 'another method', code: `export function speak(manager: WechatMiniprogram.RecorderManager) { manager.stop() }`, filename: 'page.ts', settings: nothing },
  ],
  invalid: [
    {
      name: 'recorder that comes as a parameter',
      code: `export function speak(manager: WechatMiniprogram.RecorderManager) { manager.start({}) }`,
      filename: 'page.ts',
      settings: nothing,
      errors: [{ messageId: 'undeclared', line: 1, column: 69, endLine: 1, endColumn: 82 }],
    },
    {
      name: 'recorder that a function of another file gives',
      code: `recorderOf({}).start({})`,
      filename: 'page.ts',
      settings: nothing,
      errors: [{ messageId: 'undeclared', line: 1, column: 1, endLine: 1, endColumn: 21 }],
    },
  ],
})

const untyped = new RuleTester({ languageOptions: { parser: typeScriptParser } })

untyped.run('no-undeclared without types', rule, {
  valid: [{ name: 'recorder that comes as a parameter', code: `export function speak(manager: WechatMiniprogram.RecorderManager) { manager.start({}) }`, settings: nothing }],
  invalid: [{ name: 'recorder of the file', code: `wx.getRecorderManager().start({})`, settings: nothing, errors: [{ messageId: 'undeclared', line: 1, column: 1 }] }],
})
