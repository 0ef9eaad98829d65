import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith, type Files } from '../program/temporary-folder.js'
import { configOf, lintUntouched, usesIn } from './linting.js'
import { GUIDELINE, lintBoth, NOTHING_DECLARED, placesOf, PROGRAM, programWithout, TEMPLATE, USE } from './small-program.js'

const USES = ['pages/a/a.js:3:5', 'pages/a/a.wxml:2:11']

describe('broken JSON', () => {
  const DAMAGES: Readonly<Record<string, string | Buffer>> = {
    empty: '',
    blank: ' \n\t\n',
    'byte order mark alone': '\uFEFF',
    'null': 'null',
    number: '42',
    text: '"app"',
    array: '[]',
    'array of arrays': '[[[]]]',
    'open brace': '{',
    'open brackets': '{ "pages": [',
    'half a key': '{ "pa',
    'half a value': '{ "pages": ["pages/a',
    'missing comma': '{ "pages": ["pages/a/a"] "window": {} }',
    'trailing comma': '{ "pages": ["pages/a/a",], }',
    'single quotes': "{ 'pages': ['pages/a/a'] }",
    script: 'module.exports = { pages: ["pages/a/a"] }',
    'two values': '{ "pages": ["pages/a/a"] } { "pages": [] }',
    'open comment': '{ "pages": ["pages/a/a"] /* ',
    'control characters': '{ "pages": ["pages/\u0000a/a\u0001"] }',
    'half a pair of surrogates': '{ "pages": ["\\ud800"] }',
    'wrong types': '{ "pages": { "a": 1 }, "subPackages": "x", "usingComponents": [1], "permission": 3, "requiredPrivateInfos": {}, "plugins": [], "tabBar": { "list": {} } }',
    nulls: '{ "pages": [null], "subPackages": [null, { "root": null, "pages": null }], "usingComponents": { "x": null }, "permission": { "scope.userLocation": null }, "requiredPrivateInfos": [null] }',
    'GBK bytes': Buffer.from([0x7b, 0x22, 0xc4, 0xe3, 0xba, 0xc3, 0x22, 0x3a, 0x31, 0x7d]),
    'UTF-16': Buffer.from('\uFEFF{ "pages": ["pages/a/a"] }', 'utf16le'),
    binary: Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 7) % 256)),
    'nested 100,000 deep': `{ "pages": ${'['.repeat(100_000)}`,
    'prototype keys': '{ "pages": ["pages/a/a"], "__proto__": { "pages": ["x"] }, "constructor": { "prototype": {} }, "usingComponents": { "__proto__": "/x/x", "constructor": "/y/y", "toString": "../a/a" } }',
  }
  const TARGETS = ['app.json', 'pages/a/a.json', 'project.config.json', 'ext.json', 'sitemap.json', 'tsconfig.json', 'package.json', 'custom-tab-bar/index.json', 'game.json', 'plugin.json', 'manifest.json', 'pages.json']

  it.each(TARGETS)('of %s stops nothing: the uses of the page are found', async (target) => {
    for (const [damage, text] of Object.entries(DAMAGES)) {
      const { bare } = await lintBoth({ [target]: text })
      expect(placesOf(bare, 'no-undeclared'), damage).toEqual(USES)
      expect(bare.filter(({ rule }) => rule === 'parsing'), damage).toEqual([])
    }
  })

  it.each(Object.entries(DAMAGES))('of the guideline is said there, and once in each file with a use (%s)', async (_, text) => {
    const { own } = await lintBoth({ 'privacy-guideline.json': text })
    const said = placesOf(own, 'valid-guideline')
    expect(said.filter((place) => !place.startsWith('privacy-guideline.json'))).toEqual([])
    expect(said.length).toBeGreaterThan(0)
    expect(said.length).toBeLessThanOrEqual(200)
    expect(placesOf(own, 'no-undeclared')).toEqual(USES)
    expect(own.filter(({ rule, message }) => rule === 'no-undeclared' && !message.startsWith('What is declared is unknown'))).toEqual([])
  })
})

describe('what is missing or no file', () => {
  it('app.json: the files belong to no program, and declared alone judges them', async () => {
    const folder = folderWith(programWithout('app.json'))
    expect(await lintUntouched(folder, configOf('recommended'), ['pages'])).toEqual([])
    expect(placesOf(await lintUntouched(folder, NOTHING_DECLARED), 'no-undeclared')).toEqual(USES)
  })

  it.each(['app.json', 'privacy-guideline.json', 'project.config.json', 'pages/a/a.json', 'tsconfig.json', 'package.json', 'pages/a/b.js', 'pages/a/b.wxml'])('%s may be a folder', async (target) => {
    const folder = folderWith(programWithout(target))
    mkdirSync(path.join(folder, target))
    await lintUntouched(folder, configOf('all'))
    expect(placesOf(await lintUntouched(folder, NOTHING_DECLARED), 'no-undeclared')).toEqual(USES.filter((place) => !place.startsWith(`${target}:`)))
  })

  it('pages, components, packages, imports and templates may be missing', async () => {
    const { bare } = await lintBoth({
      'app.json': '{ "pages": ["pages/a/a", "pages/lost/lost", "", "/", "..", "../../etc/passwd"], "usingComponents": { "lost": "/components/lost", "npm": "nobody/index", "up": "../../../../../../x" }, "subPackages": [{ "root": "gone", "pages": ["x"] }] }',
      'pages/a/a.json': '{ "usingComponents": { "gone": "./gone", "empty": "", "dot": ".", "plug": "plugin://x/y" } }',
      'pages/a/a.js': `import gone from './gone'\nconst lost = require('lost')\nimport('./' + gone)\n${USE}gone('getLocation')\nlost.call('getLocation')\n`,
      'pages/a/a.wxml': `<import src="gone.wxml"/><include src="/gone/gone"/><include src=""/><include/><import/><template is="gone"/><gone/><lost/>\n${TEMPLATE}`,
    })
    expect(placesOf(bare, 'no-undeclared')).toEqual(['pages/a/a.js:6:5', 'pages/a/a.wxml:3:11'])
  })
})

describe('circles', () => {
  const CIRCLES: Files = {
    'app.json': '{ "pages": ["pages/a/a"], "usingComponents": { "outer": "/parts/outer" }, "resolveAlias": { "@/*": "/@/*", "~/*": "/~/*" } }',
    'tsconfig.json': '{ "extends": "./tsconfig.json", "compilerOptions": { "paths": { "#/*": ["./#/*"], "*": ["./*"] } } }',
    'pages/a/a.js': `import { one } from './one'\nimport { two } from './two'\nimport self from './a'\none('getLocation')\ntwo('getLocation')\nself('getLocation')\n${USE}`,
    'pages/a/a.json': '{ "usingComponents": { "a": "./a", "outer": "../../parts/outer" } }',
    'pages/a/a.wxml': `<import src="a.wxml"/><include src="a.wxml"/><include src="b.wxml"/><template name="t"><template is="t"/></template><template is="t"/><a/><outer/>\n${TEMPLATE}`,
    'pages/a/b.wxml': '<include src="a.wxml"/><import src="b.wxml"/><camera/>',
    'pages/a/one.js': "export { one } from './two'\nexport * from './one'\nexport * from './two'\n",
    'pages/a/two.js': "export { one as two, one } from './one'\nexport { default } from './a'\nmodule.exports = require('./one')\n",
    'parts/outer.json': '{ "component": true, "usingComponents": { "inner": "./inner", "outer": "./outer" } }',
    'parts/outer.js': 'Component({})',
    'parts/outer.wxml': '<inner/><outer/><slot/>',
    'parts/inner.json': '{ "component": true, "usingComponents": { "outer": "./outer" } }',
    'parts/inner.js': "const outer = require('./outer'); Component({ methods: { go() { outer.go(); this.go(); wx.chooseMedia({}) } } })",
    'parts/inner.wxml': '<outer/>',
  }

  it('of components, templates and modules end', async () => {
    const { bare } = await lintBoth(CIRCLES)
    expect(usesIn(bare).map(({ file, line, interface: name }) => `${file}:${String(line)} ${name}`)).toEqual(['pages/a/a.js:9 getLocation', 'pages/a/a.wxml:3 getPhoneNumber', 'pages/a/b.wxml:1 camera', 'parts/inner.js:1 chooseMedia'])
  })

  it('of a wrapper through modules end, and it is found all the same', async () => {
    const { bare } = await lintBoth({
      'pages/a/a.js': "import { call } from './one'\ncall('getLocation')\n",
      'pages/a/one.js': "export * from './two'\nexport * from './one'\n",
      'pages/a/two.js': "export * from './one'\nimport { call as other } from './one'\nexport const call = (name) => wx[name]({})\nexport const again = other\n",
    })
    expect(placesOf(bare, 'no-undeclared')).toEqual(['pages/a/a.js:2:1', 'pages/a/a.wxml:2:11'])
  })
})

describe('links', () => {
  it('may dangle, point at themselves, and lead back up', async () => {
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.js': `import { go } from './dangling'\nimport './itself'\ngo('getLocation')\n${USE}` })
    const link = (target: string, name: string): void => { symlinkSync(target, path.join(folder, name)) }
    link('nowhere.js', 'pages/a/dangling.js')
    link('itself.js', 'pages/a/itself.js')
    link('two.json', 'ext.json')
    link('ext.json', 'two.json')
    link('nowhere.json', 'package.json')
    link('..', 'pages/a/up')
    link('.', 'pages/here')
    // Those that it would lint itself ESLint cannot open.
    const linted = ['app.json', 'pages/a/a.js', 'pages/a/a.wxml', 'pages/here/a/a.js', 'pages/a/up/a/a.wxml']
    await lintUntouched(folder, configOf('all'), linted)
    expect(placesOf(await lintUntouched(folder, NOTHING_DECLARED, linted.slice(0, 3)), 'no-undeclared')).toEqual(['pages/a/a.js:6:5', 'pages/a/a.wxml:2:11'])
  })

  it('to a guideline that is not there are a guideline that is not there', async () => {
    const folder = folderWith(programWithout('privacy-guideline.json'))
    symlinkSync('nowhere.json', path.join(folder, 'privacy-guideline.json'))
    const found = await lintUntouched(folder, configOf('all'), ['pages', 'app.json'])
    expect(placesOf(found, 'no-undeclared')).toEqual(USES)
    expect(found.find(({ rule }) => rule === 'no-undeclared')?.message).toContain('declared: [')
  })
})

describe('odd text', () => {
  const SCRIPTS: Readonly<Record<string, readonly [string | Buffer, readonly string[]]>> = {
    'byte order mark': [`\uFEFF${USE}`, ['3:5']],
    CRLF: [USE.replaceAll('\n', '\r\n'), ['3:5']],
    CR: [USE.replaceAll('\n', '\r'), ['3:5']],
    'line separators': [USE.replaceAll('\n', '\u2028'), ['3:5']],
    'GBK bytes in a comment': [Buffer.concat([Buffer.from('// '), Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), Buffer.from(`\n${USE}`)]), ['4:5']],
    'GBK bytes in a text': [Buffer.concat([Buffer.from('const a = "'), Buffer.from([0xb5, 0xda]), Buffer.from(`"\n${USE}`)]), ['4:5']],
    'astral characters': ['const 𠮷 = "🀄️"; wx.getLocation({ 𠮷 })', ['1:19']],
    'shebang': ['#!/usr/bin/env node\nwx.getLocation()', ['2:1']],
    empty: ['', []],
    'a comment alone': ['// wx.getLocation()', []],
    'prototype names': ["wx.__proto__(); wx.constructor.prototype(); wx['toString'](); wx.hasOwnProperty('getLocation'); wx.authorize({ scope: '__proto__' }); wx.authorize({ __proto__: { scope: 'scope.record' } }); const o = { __proto__: wx }; o.constructor(); const { constructor, toString, ...rest } = wx; toString(); rest.valueOf()", []],
    'prototype names beside a use': ["const o = { __proto__: null, constructor: wx, toString: wx }; o.constructor.getLocation(); o.toString.chooseMedia()", ['1:63', '1:92']],
  }
  it.each(Object.entries(SCRIPTS))('of a script: %s', async (_, [text, places]) => {
    const { bare } = await lintBoth({ 'pages/a/a.js': text })
    expect(placesOf(bare, 'no-undeclared').filter((place) => place.includes('.js'))).toEqual(places.map((place) => `pages/a/a.js:${place}`))
    expect(bare.filter(({ rule }) => rule === 'parsing')).toEqual([])
  })

  const TEMPLATES: Readonly<Record<string, readonly [string | Buffer, readonly string[]]>> = {
    'byte order mark': [`\uFEFF${TEMPLATE}`, ['2:11']],
    CRLF: [TEMPLATE.replaceAll('\n', '\r\n'), ['2:11']],
    CR: [TEMPLATE.replaceAll('\n', '\r'), ['2:11']],
    'GBK bytes': [Buffer.concat([Buffer.from('<view class="'), Buffer.from([0xb5, 0xda, 0xc4, 0x22]), Buffer.from(`>`), Buffer.from([0xd5, 0xe3]), Buffer.from(`</view>\n${TEMPLATE}`)]), ['3:11']],
    empty: ['', []],
    blank: ['\n\n', []],
    text: ['wx.getLocation()', []],
    'prototype names': ['<__proto__/><constructor/><toString open-type="__proto__" type="constructor" __proto__="x"/><button open-type="hasOwnProperty|toString" openType="valueOf"/>', []],
    'prototype names in a mustache': ['<button open-type="{{ __proto__ ? \'constructor\' : toString }}"/>', []],
  }
  it.each(Object.entries(TEMPLATES))('of a template: %s', async (_, [text, places]) => {
    const { bare } = await lintBoth({ 'pages/a/a.wxml': text })
    expect(placesOf(bare, 'no-undeclared').filter((place) => place.includes('.wxml'))).toEqual(places.map((place) => `pages/a/a.wxml:${place}`))
    expect(bare.filter(({ rule }) => rule === 'parsing')).toEqual([])
  })

  it('of a guideline: a byte order mark and CRLF are read over', async () => {
    const { own } = await lintBoth({ 'privacy-guideline.json': `\uFEFF${GUIDELINE.replaceAll(': ', ':\r\n')}` })
    expect(placesOf(own, 'valid-guideline')).toEqual([])
    expect(placesOf(own, 'no-undeclared')).toEqual(['pages/a/a.wxml:2:11'])
  })
})
