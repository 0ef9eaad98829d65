import { describe, expect, test } from 'vitest'
import { exportsOfModule } from '../../src/analysis/exports.js'
import { KNOWN_API_OBJECTS } from '../../src/catalogue/interface-table.js'
import { parseScript } from '../../src/program/parse-script.js'

/** What a module hands out, as `path: kind`, with the text of strings and the position of a wrapper's name. */
function exported(code: string, filename = 'module.js'): Readonly<Record<string, string>> {
  const script = parseScript(code, filename)
  if (!script) throw new Error(`the snippet does not parse: ${code}`)
  return Object.fromEntries(
    [...exportsOfModule(script, KNOWN_API_OBJECTS)].map(([path, value]) => {
      if (value.kind === 'string') return [path, `'${value.text}'`]
      if (value.kind === 'wrapper') return [path, `wrapper ${value.index}${value.path.map((name) => `.${name}`).join('')}${value.sink.form === 'forward' ? ` -> ${value.sink.to.source}:${value.sink.to.name} ${value.sink.index}` : ''}`]
      if (value.kind === 'imported') return [path, `${value.source}:${value.name}`]
      return [path, value.kind]
    }),
  )
}

describe('wrappers', () => {
  test.each([
    ['declared function', `export function call(name) { return wx[name]() }`, { call: 'wrapper 0' }],
    ['constant', `export const call = (options, name) => wx[name](options)`, { call: 'wrapper 1' }],
    ['list of exports', `const call = (name) => wx[name](); export { call as invoke }`, { invoke: 'wrapper 0' }],
    ['default function', `export default function (name) { return wx[name]() }`, { default: 'wrapper 0' }],
    ['default by name', `const call = (name) => wx[name](); export default call`, { default: 'wrapper 0' }],
    ['default object', `export default { call(name) { return wx[name]() } }`, { 'default.call': 'wrapper 0' }],
    ['default variable', `const api = { call(name) { return wx[name]() } }; export default api`, { 'default.call': 'wrapper 0' }],
    ['exported object', `export const api = { call(name) { return wx[name]() } }`, { 'api.call': 'wrapper 0' }],
    ['module.exports object', `module.exports = { call(name) { return wx[name]() } }`, { call: 'wrapper 0' }],
    ['module.exports shorthand', `function call(name) { return wx[name]() } module.exports = { call }`, { call: 'wrapper 0' }],
    ['module.exports function', `module.exports = (name) => wx[name]()`, { default: 'wrapper 0' }],
    ['exports.name', `exports.call = function (name) { return wx[name]() }`, { call: 'wrapper 0' }],
    ['class', `export default class Ask { constructor({ method }) { this.method = method } run() { return wx[this.method]() } }`, { default: 'wrapper 0.method' }],
    ['instance of a class', `class Api { call(name) { return wx[name]() } } export default new Api()`, { 'default.call': 'wrapper 0' }],
    ['forwarding', `import { low } from './low'; export const call = (name) => low({}, name)`, { call: 'wrapper 0 -> ./low:low 1' }],
    ['scope', `export const ask = (scope) => wx.authorize({ scope })`, { ask: 'wrapper 0' }],
  ])('%s', (_name, code, expected) => {
    expect(exported(code)).toMatchObject(expected)
  })

  test('a function that takes a name for something else is none', () => {
    expect(exported(`export const call = (name) => cache[name]()`)).toEqual({})
  })
})

describe('strings', () => {
  test.each([
    ['constant', `export const SCOPE = 'scope.record'`, { SCOPE: `'scope.record'` }],
    ['table', `export const SCOPES = { mic: 'scope.record', deep: { cam: 'scope.camera' } }`, { 'SCOPES.mic': `'scope.record'`, 'SCOPES.deep.cam': `'scope.camera'` }],
    ['list', `const MIC = 'scope.record'; export { MIC as MICROPHONE }`, { MICROPHONE: `'scope.record'` }],
    ['default table', `export default { mic: 'scope.record' }`, { 'default.mic': `'scope.record'` }],
    ['module.exports', `const MIC = 'scope.record'; module.exports = { MIC }`, { MIC: `'scope.record'` }],
  ])('%s', (_name, code, expected) => {
    expect(exported(code)).toEqual(expected)
  })

  test('enum', () => {
    expect(exported(`export enum Scope { Mic = 'scope.record' }`, 'module.ts')).toEqual({ 'Scope.Mic': `'scope.record'` })
  })
})

describe('what comes from elsewhere', () => {
  test.each([
    ['named', `export { call as invoke } from './api'`, { invoke: './api:call' }],
    ['all', `export * from './api'`, { '* ./api': './api:*' }],
    ['all under a name', `export * as api from './api'`, { api: './api:*' }],
    ['imported, then exported', `import { call } from './api'; export { call }`, { call: './api:call' }],
    ['required, then exported', `module.exports = { api: require('./api') }`, { api: './api:*' }],
    ['the module itself', `module.exports = require('./api')`, { default: './api:*' }],
  ])('%s', (_name, code, expected) => {
    expect(exported(code)).toEqual(expected)
  })

  test('objects of the platform', () => {
    expect(exported(`export const recorder = wx.getRecorderManager(); export const api = wx`)).toEqual({ recorder: 'instance', api: 'api-object' })
  })
})
