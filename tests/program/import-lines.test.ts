import { describe, expect, it } from 'vitest'
import { importLines } from '../../src/program/import-lines.js'

it.each<readonly [string, readonly string[]]>([
  ["import a from './a'", ['./a']],
  ["import a, { b as c } from './a'\nimport * as d from \"./d\"", ['./a', './d']],
  ["import {\n  a,\n  type B,\n} from './a'", ['./a']],
  ["import './a'", ['./a']],
  ["import'./a';import{b}from'./b'", ['./b', './a']],
  ["export { a } from './a'\nexport * from './b'", ['./a', './b']],
  ["const a = require('./a')\nconst { b } = require ( \"./b\" ).c", ['./a', './b']],
  ['const a = require(`./a`)', ['./a']],
  ["require.async('../sub/a.js').then(run)", ['../sub/a.js']],
  ["require('../sub/a.js', (a) => a.run())", ['../sub/a.js']],
  ["const a = await import('./a')", ['./a']],
  ["import a = require('./a')", ['./a']],
  ["export const one = 1\nimport a from './a'", ['./a']],
  ["require('./a'); require('./a')", ['./a']],
  ["import type { A } from './a'\nimport type B from './b'\nexport type { C } from './c'", []],
  ["import type from './a'\nimport type, { b } from './b'", ['./a', './b']],
  ["// import a from './a'\n/* require('./b') */\n/** @example import c from './c' */", []],
  ["const url = 'https://x' // y\nrequire('./a')", ['./a']],
  ["const text = `\n// no comment`\nrequire('./a')", ['./a']],
  ['important(from)', []],
  ['', []],
])('%j names %j', (text, sources) => {
  expect(importLines(text)).toEqual({ sources, hasDynamic: false })
})

describe('a module named at run time', () => {
  it.each(['require(name)', 'require(`./${name}`)', "require('./' + name)", 'await import(path.join(a))', 'require.async(map[name])'])('is noticed: %s', (text) => {
    expect(importLines(text).hasDynamic).toBe(true)
  })

  it.each(['this.require(name)', '$require(name)', '// require(name)', "require('./a')", 'require()', 'important(name)'])('is not seen in %s', (text) => {
    expect(importLines(text).hasDynamic).toBe(false)
  })
})
