import { describe, expect, test } from 'vitest'
import { analyseScript } from '../../src/analysis/uses.js'
import { OFFICIAL_TABLE } from '../../src/catalogue/interface-table.js'
import { programOf } from '../../src/program/find-program.js'
import { importResolver } from '../../src/program/module-exports.js'
import { parseScript } from '../../src/program/parse-script.js'
import { program } from '../rules/rule-tester.js'

const APP = { 'app.json': `{ "pages": ["pages/a/a"], "resolveAlias": { "~/*": "/lib/*" } }` }
const WRAPPER = `export const call = (name, options) => new Promise((success) => wx[name]({ ...options, success }))`

/** Names of the uses in `pages/a/a.js` of a program with those modules. */
function usesIn(code: string, modules: Readonly<Record<string, string>>, page = 'pages/a/a.js'): readonly string[] {
  const pathOf = program({ ...APP, ...modules })
  const script = parseScript(code, page)
  if (!script) throw new Error('the snippet does not parse')
  const filename = pathOf(page)
  const { uses } = analyseScript(script, {
    table: OFFICIAL_TABLE,
    apiObjects: [],
    apiWrappers: [],
    resolveImport: importResolver(programOf(filename, { root: null }), filename),
  })
  return uses.map((use) => `${use.name} @ ${code.slice(...use.node.range)}`)
}

describe('a wrapper of another file', () => {
  test.each([
    ['named import', `import { call } from '../../api'; call('getLocation')`, { 'api.js': WRAPPER }],
    ['renamed import', `import { call as invoke } from '../../api'; invoke('getLocation')`, { 'api.js': WRAPPER }],
    ['namespace import', `import * as api from '../../api'; api.call('getLocation')`, { 'api.js': WRAPPER }],
    ['require and destructuring', `const { call } = require('../../api.js'); call('getLocation')`, { 'api.js': WRAPPER }],
    ['require and member', `const api = require('../../api'); api.call('getLocation')`, { 'api.js': `module.exports = { call(name) { return wx[name]() } }` }],
    ['require of a function', `const call = require('../../api'); call('getLocation')`, { 'api.js': `module.exports = (name) => wx[name]()` }],
    ['default import of an object', `import api from '../../api'; api.call('getLocation')`, { 'api.js': `export default { call: (name) => wx[name]() }` }],
    ['default import of a CommonJS module', `import api from '../../api'; api.call('getLocation')`, { 'api.js': `exports.call = (name) => wx[name]()` }],
    ['TypeScript', `import { call } from '../../api'; call('getLocation')`, { 'api.ts': `export const call = (name: keyof typeof wx) => wx[name]()` }],
    ['from the root', `import { call } from '/utils/api'; call('getLocation')`, { 'utils/api.js': WRAPPER }],
    ['through resolveAlias', `import { call } from '~/api'; call('getLocation')`, { 'lib/api.js': WRAPPER }],
    ['index of a folder', `import { call } from '../../utils'; call('getLocation')`, { 'utils/index.js': WRAPPER }],
    ['exported again', `import { call } from '../../utils'; call('getLocation')`, { 'utils/index.js': `export { call } from './api'`, 'utils/api.js': WRAPPER }],
    ['all exported again', `import { call } from '../../utils'; call('getLocation')`, { 'utils/index.js': `export * from './other'\nexport * from './api'`, 'utils/api.js': WRAPPER, 'utils/other.js': `export const other = 1` }],
    ['wrapped again in another file', `import { high } from '../../high'; high('getLocation')`, { 'high.js': `import { call } from './api'\nexport const high = (name) => call(name, {})`, 'api.js': WRAPPER }],
    ['class', `import Ask from '../../ask'; new Ask({ method: 'getLocation' }).run()`, { 'ask.js': `export default class Ask { constructor({ method }) { this.method = method } run() { return wx[this.method]() } }` }],
  ])('%s', (_name, code, modules) => {
    expect(usesIn(code, modules).map((use) => use.split(' @ ')[0])).toEqual(['wx.getLocation'])
  })

  test('that asks for a scope', () => {
    expect(usesIn(`import { ask } from '../../ask'; ask('scope.record')`, { 'ask.js': `export const ask = (scope) => wx.authorize({ scope })` })).toEqual(['scope.record @ ask'])
  })

  test('with the name as a constant of a third file', () => {
    const modules = { 'ask.js': `export const ask = (scope) => wx.authorize({ scope })`, 'scopes.js': `export const SCOPES = { mic: 'scope.record' }` }
    expect(usesIn(`import { SCOPES } from '../../scopes'; wx.authorize({ scope: SCOPES.mic })`, modules)).toEqual(['scope.record @ wx.authorize'])
  })
})

describe('objects of another file', () => {
  test('a recorder', () => {
    expect(usesIn(`import { recorder } from '../../recorder'; recorder.start()`, { 'recorder.js': `export const recorder = wx.getRecorderManager()` })).toEqual(['RecorderManager.start @ recorder.start'])
  })

  test('the API object', () => {
    expect(usesIn(`import { api } from '../../api'; api.getLocation()`, { 'api.js': `export const api = wx` })).toEqual(['wx.getLocation @ api.getLocation'])
  })
})

describe('silent', () => {
  test.each([
    ['a function of that name', `import { getLocation } from '../../api'; getLocation()`, { 'api.js': `export function getLocation() { return wx.getLocation() }` }],
    ['a member of that name', `import api from '../../api'; api.getLocation()`, { 'api.js': `export default { getLocation() { return wx.getLocation() } }` }],
    ['a function that logs the name', `import { log } from '../../log'; log('getLocation')`, { 'log.js': `export const log = (name) => console.log(name)` }],
    ['a module that is not there', `import { call } from '../../gone'; call('getLocation')`, {}],
    ['a module that does not parse', `import { call } from '../../api'; call('getLocation')`, { 'api.js': `export const call = (name) => wx[name](` }],
    ['modules that import each other', `import { call } from '../../a'; call('getLocation')`, { 'a.js': `export { call } from './b'`, 'b.js': `export { call } from './a'` }],
    ['a package', `import { call } from 'some-package'; call('getLocation')`, {}],
  ])('%s', (_name, code, modules) => {
    expect(usesIn(code, modules)).toEqual([])
  })
})
