import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import json from '@eslint/json'
import type { ESLint, Linter } from 'eslint'
import { defineConfig } from 'eslint/config'
import * as jsoncParser from 'jsonc-eslint-parser'
import { describe, expect, it } from 'vitest'
import { jsonParser } from '../../src/parsers/json-parser.js'
import { wxmlParser as ownParser } from '../../src/parsers/wxml-parser.js'
import { plugin } from '../../src/plugin.js'
import { folderWith, type Files } from '../program/temporary-folder.js'
import { lint } from './linting.js'

const require = createRequire(import.meta.url)
const wxmlPlugin = require('eslint-plugin-wxml') as ESLint.Plugin
const wxmlParser = require('@wxml/parser') as { readonly parseForESLint: (text: string) => Linter.ESLintParseResult }

const PROGRAM: Files = { 'app.json': '{ "pages": ["pages/a/a"] }\n' }
const SETTINGS: Linter.Config = { settings: { 'wechat-privacy': { declared: [] } } }

/** Everything that a person sees of the findings, fixes included, and the text that `--fix` would write. */
async function seen(folder: string, config: readonly Linter.Config[], file: string): Promise<{ readonly messages: readonly object[]; readonly output: string | undefined }> {
  const text = readFileSync(path.join(folder, file), 'utf8')
  const [plain] = await lint(folder, config, [file])
  const [fixed] = await lint(folder, config, [file], { fix: true })
  expect(readFileSync(path.join(folder, file), 'utf8')).toBe(text)
  return { messages: plain?.messages.map(visible) ?? [], output: fixed?.output }
}

function visible({ ruleId, severity, message, line, column, endLine, endColumn, fix, suggestions, fatal }: ESLint.LintResult['messages'][number]): object {
  return { ruleId, severity, message, line, column, endLine, endColumn, fix, suggestions, fatal }
}

/** Rule and range of each finding: `no-undeclared 2:3-2:9`. */
async function rangesOf(folder: string, config: readonly Linter.Config[], file: string): Promise<readonly string[]> {
  const [result] = await lint(folder, config, [file])
  return (result?.messages ?? []).map(({ ruleId, line, column, endLine, endColumn, message }) => `${ruleId ?? message} ${String(line)}:${String(column)}-${String(endLine)}:${String(endColumn)}`)
}

describe('templates', () => {
  const FILES = ['**/*.wxml']
  /** The parser that eslint-plugin-wxml asks for has no `meta`, without which `--cache` stops ESLint. */
  const wrappedParser: Linter.Parser = { meta: { name: '@wxml/parser', version: '0.4.0' }, parseForESLint: (text) => wxmlParser.parseForESLint(text) }
  const emptyParser: Linter.Parser = {
    meta: { name: 'empty', version: '1' },
    parseForESLint: (text) => {
      const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u)
      const end = { line: lines.length, column: lines.at(-1)?.length ?? 0 }
      return { ast: { type: 'Program', sourceType: 'module', body: [], tokens: [], comments: [], range: [0, text.length], loc: { start: { line: 1, column: 0 }, end } }, visitorKeys: { Program: [] } }
    },
  }
  const OWN: Linter.Config = { files: FILES, languageOptions: { parser: ownParser } }
  const HOSTS: Readonly<Record<string, Linter.Config>> = {
    'the own parser': OWN,
    '@wxml/parser': { files: FILES, languageOptions: { parser: wrappedParser } },
    "eslint-plugin-wxml's processor": { files: FILES, plugins: { wxml: wxmlPlugin }, languageOptions: { parser: wrappedParser }, processor: 'wxml/wxml' },
    "eslint-plugin-wxml's processor and the own parser": { files: FILES, plugins: { wxml: wxmlPlugin }, languageOptions: { parser: ownParser }, processor: 'wxml/wxml' },
    'a parser that yields an empty program': { files: FILES, languageOptions: { parser: emptyParser } },
  }
  const hosts = Object.entries(HOSTS)
  const under = (host: Linter.Config): readonly Linter.Config[] => [host, ...plugin.configs['strict-rules'], SETTINGS]

  const TEMPLATES: Readonly<Record<string, string>> = {
    plain: '<view>\n  <button\n    open-type="getPhoneNumber|agreePrivacyAuthorization">好</button>\n\t<input type="nickname"/> <camera/>\n</view>\n',
    'revoked, with a suggestion': '<button open-type="getUserInfo" bindgetuserinfo="go">go</button>\n',
    dynamic: '<button open-type="{{ a < 1 ? \'chooseAvatar\' : "share" }}" wx:if="{{ b > 2 }}"/>\n',
    'two keys at one place': '<live-pusher url="{{ url }}"/>',
    CRLF: '<view>\r\n  <camera/>\r\n</view>\r\n',
    'byte order mark': '\uFEFF<camera/>\n',
    astral: '<text>𠮷🀄️</text><camera/>\n',
    'line separator': '<text>\u2028</text>\n<camera/>\n',
    'half typed': '<view>\n  <button open-type="getPhoneNumber\n  <camera/>\n',
    'wrong end': '<view><camera></view>\n</text>\n<voip-room/>',
    'with a script': '<wxs module="m">var a = 1 < 2; module.exports = a</wxs>\n<camera/>\n',
    nothing: '<view>camera</view>\n',
    empty: '',
  }

  describe.each(Object.entries(TEMPLATES))('%s', (_, text) => {
    it.each(hosts.slice(1))('is found alike under %s', async (_host, host) => {
      const folder = folderWith({ ...PROGRAM, 'pages/a/a.wxml': text })
      const own = await seen(folder, under(OWN), 'pages/a/a.wxml')
      // Of a processor that says of itself that it cannot fix, ESLint takes neither fixes nor suggestions.
      const expected = host.processor === undefined ? own : { ...own, messages: own.messages.map((message) => ({ ...message, suggestions: undefined })) }
      expect(await seen(folder, under(host), 'pages/a/a.wxml')).toEqual(expected)
    })
  })

  it.each(hosts)('have exact ranges under %s', async (_, host) => {
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.wxml': TEMPLATES['plain'] ?? '' })
    const found = await rangesOf(folder, under(host), 'pages/a/a.wxml')
    expect(found.filter((each) => each.startsWith('wechat-privacy/no-undeclared'))).toEqual(['3:5-3:57', '4:9-4:24', '4:28-4:34'].map((range) => `wechat-privacy/no-undeclared ${range}`))
  })

  describe.each([
    ['wechat-privacy', plugin.configs['strict-rules']],
    ['px', defineConfig([{ plugins: { px: plugin }, extends: ['px/strict-rules'] }])],
  ] as const)('with comments that turn rules off, the plugin being called %s', (name, rules) => {
    const CASES: Readonly<Record<string, readonly [string, readonly number[]]>> = {
      'next line, with a reason': [`<!-- eslint-disable-next-line ${name}/no-undeclared -- our plugin asks -->\n<camera/>\n<camera/>`, [3]],
      'next line, another rule': [`<!-- eslint-disable-next-line ${name}/no-revoked -- no reason -->\n<camera/>`, [2]],
      'next line, several rules': [`<!-- eslint-disable-next-line ${name}/no-revoked, ${name}/no-undeclared -->\n<camera/>`, []],
      'next line, all rules': ['<view>\n  <!-- eslint-disable-next-line -->\n  <camera/>\n  <camera/>\n</view>', [4]],
      'next line, of a comment of two lines': [`<!-- eslint-disable-next-line\n  ${name}/no-undeclared -->\n<camera/>\n<camera/>`, [4]],
      'next line, which is blank': [`<!-- eslint-disable-next-line ${name}/no-undeclared -->\n\n<camera/>`, [3]],
      'this line': [`<camera/> <!-- eslint-disable-line ${name}/no-undeclared -->\n<camera/>`, [2]],
      'this line, from its beginning': ['<!-- eslint-disable-line --> <camera/>\n<camera/>', [2]],
      'from here on': [`<camera/>\n<!-- eslint-disable ${name}/no-undeclared -->\n<camera/>\n<camera/>`, [1]],
      'from here on, all rules': ['<!-- eslint-disable -->\n<camera/>', []],
      'from here on within a line': [`<camera/><!-- eslint-disable ${name}/no-undeclared --><camera/>`, [1]],
      'from here to there': [`<!-- eslint-disable ${name}/no-undeclared -->\n<camera/>\n<!-- eslint-enable ${name}/no-undeclared -->\n<camera/>`, [4]],
      'all off, one on again': [`<!-- eslint-disable -->\n<camera/>\n<!-- eslint-enable ${name}/no-undeclared -->\n<camera/>`, [4]],
      'all off, all on again': ['<!-- eslint-disable -->\n<camera/>\n<!-- eslint-enable -->\n<camera/>', [4]],
      'without spaces': [`<!--eslint-disable-next-line ${name}/no-undeclared-->\n<camera/>`, []],
      'on the line of a multi-line tag where the attribute stands': [`<button\n  open-type="getPhoneNumber"/>\n<!-- eslint-disable-next-line ${name}/no-undeclared -->\n<button open-type=\n"getPhoneNumber"/>`, [2]],
      'with CRLF': [`<!-- eslint-disable-next-line ${name}/no-undeclared -->\r\n<camera/>\r\n<camera/>`, [3]],
      'no directive at all': ['<!-- eslint-disabled -->\n<!-- do not eslint-disable -->\n<camera/>', [3]],
      'the other name of the plugin': [`<!-- eslint-disable-next-line ${name === 'px' ? 'wechat-privacy' : 'px'}/no-undeclared -->\n<camera/>`, [2]],
      'the bare name of the rule': ['<!-- eslint-disable-next-line no-undeclared -->\n<camera/>', [2]],
    }
    describe.each(Object.entries(CASES))('%s', (_, [text, lines]) => {
      it.each(hosts)('work under %s', async (_host, host) => {
        const folder = folderWith({ ...PROGRAM, 'pages/a/a.wxml': text })
        const [result] = await lint(folder, [host, ...rules, SETTINGS], ['pages/a/a.wxml'])
        expect(result?.messages.filter(({ ruleId }) => ruleId === `${name}/no-undeclared`).map(({ line }) => line)).toEqual(lines)
      })
    })
  })

  it('are linted by the preset alike when the plugin has another name', async () => {
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.wxml': TEMPLATES['plain'] ?? '' })
    const named = await rangesOf(folder, [...defineConfig([{ plugins: { px: plugin }, extends: ['px/all'] }]), SETTINGS], 'pages/a/a.wxml')
    const own = await rangesOf(folder, [...plugin.configs.all, SETTINGS], 'pages/a/a.wxml')
    expect(own.length).toBeGreaterThan(3)
    expect(named).toEqual(own.map((each) => each.replace('wechat-privacy/', 'px/')))
  })
})

describe('JSON', () => {
  const FILES = ['**/*.json']
  const STRICT_HOST = { '@eslint/json, json/json': { files: FILES, plugins: { json }, language: 'json/json' } } satisfies Readonly<Record<string, Linter.Config>>
  const JSONC_HOSTS: Readonly<Record<string, Linter.Config>> = {
    '@eslint/json, json/jsonc': { files: FILES, plugins: { json }, language: 'json/jsonc' },
    'jsonc-eslint-parser': { files: FILES, languageOptions: { parser: jsoncParser } },
  }
  const OWN: Linter.Config = { files: FILES, languageOptions: { parser: jsonParser } }
  const under = (host: Linter.Config): readonly Linter.Config[] => [host, ...plugin.configs['strict-rules']]
  const USES: Files = { 'pages/a/a.js': 'wx.getLocation({}); wx.chooseAddress({}); wx.startLocationUpdateBackground({})\n' }

  const SAMPLES: Readonly<Record<string, readonly [string, string]>> = {
    'app.json that lacks requiredPrivateInfos': ['app.json', '{\n  "pages": ["pages/a/a"]\n}\n'],
    'app.json in one line': ['app.json', '{"pages":["pages/a/a"],"requiredPrivateInfos":["chooseAdress","getLocation","x","choosePoi"],"__usePrivacyCheck__":false}'],
    'app.json with tabs, Chinese and CRLF': ['app.json', '{\r\n\t"pages": ["pages/a/a"],\r\n\t"名字": "街坊🀄️", "requiredPrivateInfos": [\r\n\t\t"getLocation",\r\n\t\t"getFuzzyLocation"\r\n\t],\r\n\t"__usePrivacyCheck__": false,\r\n\t"permission": { "scope.userLocation": { "desc": "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六" } }\r\n}'],
    'app.json that is right': ['app.json', '{ "pages": ["pages/a/a"], "requiredPrivateInfos": ["getLocation", "chooseAddress", "startLocationUpdateBackground"], "requiredBackgroundModes": ["location"], "permission": { "scope.userLocation": { "desc": "shops" } } }'],
    'a misplaced key in project.config.json': ['project.config.json', '{\n  "miniprogramRoot": "./",\n  "setting": { "__usePrivacyCheck__": true, "es6": true }\n}\n'],
    'a misplaced key that stands alone': ['pages/a/a.json', '{\n  "__usePrivacyCheck__": true\n}\n'],
    'a guideline with every mistake': [
      'privacy-guideline.json',
      '{\n  "privacy_list": ["Camera", "Location"],\n  "setting_list": [\n    { "privacy_key": "Bluetooth", "privacy_text": "lock" },\n    { "privacy_key": "Address", "privacy_text": " " },\n    { "privacy_key": "Clipboard", "privacy_text": "copy" },\n    { "privacy_key": "Clipboard", "privacy_text": "copy" },\n    { "privacy_key": "Zzz", "privacy_text": "x" },\n    { "privacy_text": "x" }\n  ],\n  "owner_setting": { "store_expire_timestamp": "30" }\n}\n',
    ],
    'a guideline that declares nothing': ['privacy-guideline.json', '{ "setting_list": [] }'],
    'an error answer': ['privacy-guideline.json', '{ "errcode": 40001, "errmsg": "invalid credential" }'],
    'an array': ['privacy-guideline.json', '[]'],
  }

  describe.each(Object.entries(SAMPLES))('%s', (_, [file, text]) => {
    it.each(Object.entries({ ...STRICT_HOST, ...JSONC_HOSTS }))('is found alike under %s', async (_host, host) => {
      const folder = folderWith({ ...PROGRAM, ...USES, [file]: text })
      const own = await seen(folder, under(OWN), file)
      expect(await seen(folder, under(host), file)).toEqual(own)
    })
  })

  it.each(Object.entries({ ...STRICT_HOST, ...JSONC_HOSTS, 'the own parser': OWN }))('has exact ranges and fixes under %s', async (_, host) => {
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.js': 'wx.chooseAddress({})\n', 'app.json': '{\n  "pages": ["pages/a/a"],\n  "requiredPrivateInfos": ["chooseAdress"],\n  "__usePrivacyCheck__": false\n}\n' })
    expect([...(await rangesOf(folder, under(host), 'app.json'))].sort()).toEqual([
      'wechat-privacy/no-ineffective-privacy-check 4:3-4:31',
      'wechat-privacy/required-private-infos 3:28-3:42',
      'wechat-privacy/required-private-infos 3:3-3:25',
    ])
    const { output } = await seen(folder, under(host), 'app.json')
    expect(JSON.parse(output ?? '')).toEqual({ pages: ['pages/a/a'], requiredPrivateInfos: ['chooseAddress'] })
  })

  describe.each([
    ['wechat-privacy', plugin.configs['strict-rules']],
    ['px', defineConfig([{ plugins: { px: plugin }, extends: ['px/strict-rules'] }])],
  ] as const)('comments in it, the plugin being called %s', (name, rules) => {
    const CASES: Readonly<Record<string, readonly [string, readonly number[]]>> = {
      none: ['{\n  "pages": ["pages/a/a"],\n  "__usePrivacyCheck__": false\n}', [3]],
      'others than directives': ['{\n  // a comment\n  "pages": ["pages/a/a"], /* another */\n  "__usePrivacyCheck__": false\n}', [4]],
      'next line, with a reason': [`{\n  "pages": ["pages/a/a"],\n  // eslint-disable-next-line ${name}/no-ineffective-privacy-check -- on purpose\n  "__usePrivacyCheck__": false\n}`, []],
      'next line, another rule': [`{\n  "pages": ["pages/a/a"],\n  // eslint-disable-next-line ${name}/valid-guideline\n  "__usePrivacyCheck__": false\n}`, [4]],
      'this line': [`{\n  "pages": ["pages/a/a"],\n  "__usePrivacyCheck__": false // eslint-disable-line ${name}/no-ineffective-privacy-check\n}`, []],
      'from here on': [`/* eslint-disable ${name}/no-ineffective-privacy-check */\n{\n  "pages": ["pages/a/a"],\n  "__usePrivacyCheck__": false\n}`, []],
      'from here to there': [`{\n  /* eslint-disable */\n  "pages": ["pages/a/a"],\n  /* eslint-enable */\n  "__usePrivacyCheck__": false\n}`, [5]],
      'text that looks like one': ['{\n  "pages": ["pages/a/a"],\n  "a": "// eslint-disable-next-line",\n  "__usePrivacyCheck__": false\n}', [4]],
    }
    describe.each(Object.entries(CASES))('%s', (_, [text, lines]) => {
      it.each(Object.entries({ ...JSONC_HOSTS, 'the own parser': OWN }))('work under %s', async (_host, host) => {
        const folder = folderWith({ ...PROGRAM, 'app.json': text })
        const [result] = await lint(folder, [host, ...rules], ['app.json'])
        expect(result?.messages.filter(({ fatal }) => fatal)).toEqual([])
        expect(result?.messages.filter(({ ruleId }) => ruleId === `${name}/no-ineffective-privacy-check`).map(({ line }) => line)).toEqual(lines)
      })
    })
  })
})
