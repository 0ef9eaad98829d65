import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../src/parsers/json-values.js'
import { readConfigSource, valuesOf } from '../../src/program/config-values.js'
import { folderWith } from './temporary-folder.js'

/** The value as JavaScript has it, `'?'` where it could not be read and a last `'…'` where there is more. */
function plainOf(value: JsonValue | null, open: ReadonlySet<JsonValue>): unknown {
  if (!value) return undefined
  const isOpen = open.has(value)
  if (value.kind === 'array') return [...value.items.map((item) => plainOf(item, open)), ...(isOpen ? ['…'] : [])]
  if (value.kind === 'object') return { ...Object.fromEntries(value.members.map(({ key, value: inner }) => [key, plainOf(inner, open)])), ...(isOpen ? { '…': true } : {}) }
  return isOpen ? '?' : value.value
}

function read(text: string, filename = '/x/app.config.ts'): unknown {
  const { root, open } = valuesOf(readConfigSource(text, filename), filename)
  return plainOf(root, open)
}

describe('a config script', () => {
  it.each([
    ['export default { a: 1, "b": "x", c: [true, null, -1], d: `y` }', { a: 1, b: 'x', c: [true, null, -1], d: 'y' }],
    [`export default defineAppConfig({ a: ['x'] } as const)`, { a: ['x'] }],
    [`export default { a: 1 } satisfies Config`, { a: 1 }],
    [`module.exports = { a: 1 }`, { a: 1 }],
    [`const config = { a: 1 }\nexport default config`, { a: 1 }],
    [`const config = { a: 1 }\nexport { config as default }`, { a: 1 }],
    [`export default defineManifestConfig(() => ({ a: 1 }))`, { a: 1 }],
    [`export default () => { const b = 2; return { b } }`, { b: 2 }],
    [`function build() { return { a: 1 } }\nexport default build`, { a: 1 }],
    [`const base = { a: 1, b: 1 }\nexport default { ...base, b: 2 }`, { a: 1, b: 2 }],
    [`const home = 'pages/a'\nconst tabs = [home, 'pages/b']\nexport default { pages: [...tabs, \`\${home}/c\`, home + '/d'] }`, { pages: ['pages/a', 'pages/b', 'pages/a/c', 'pages/a/d'] }],
    [`const routes = { home: 'h' }\nconst { home } = routes\nexport default { pages: [home, routes.home] }`, { pages: ['h', 'h'] }],
    [`export default Object.assign({ a: 1 }, { b: 2 })`, { a: 1, b: 2 }],
    [`export default { pages: ['a'].concat(['b'], 'c') }`, { pages: ['a', 'b', 'c'] }],
    [`export default { a: process.env.TARO_ENV === 'weapp' ? 1 : 2, ...(process.env.TARO_ENV === 'h5' ? { b: 1 } : { c: 1 }) }`, { a: 1, c: 1 }],
    [`export default { ...(process.env.TARO_ENV === 'h5' && { b: 1 }), a: undefined, c: 1 }`, { c: 1 }],
    [`export default { tabs: (() => { if (process.env.TARO_ENV === 'weapp') { return ['a'] } else return ['b'] })() }`, { tabs: ['a'] }],
    [`export default { tabs: (function () { if (process.env.TARO_ENV === 'h5') return ['a'] })() }`, {}],
    [`let pages = ['a']\nif (__mpx_mode__ === 'ios' || __mpx_mode__ === 'android') {\n  pages = ['b']\n  pages.push('c')\n}\nmodule.exports = { pages }`, { pages: ['a'] }],
    [`export default {\n// #ifdef H5\na: 1,\n// #endif\n// #ifdef MP-WEIXIN\nb: 1,\n// #endif\n}`, { b: 1 }],
  ])('is read without being run: %s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    [`export default { a: load(), b: 1 }`, { a: '?', b: 1 }],
    [`export default { ...rest, a: 1 }`, { a: 1, '…': true }],
    [`export default { [key]: 1, a: 1 }`, { a: 1, '…': true }],
    [`export default { pages: ['a', ...more] }`, { pages: ['a', '…'] }],
    [`export default { pages: isDev ? ['a'] : ['b'] }`, { pages: '?' }],
    [`const config = { a: 1 }\nif (x) config.b = 2\nexport default config`, { a: 1, '…': true }],
    [`const config = { pages: ['a'] }\nconfig.pages.push('b')\nexport default config`, { pages: ['a'], '…': true }],
    [`let config = { a: 1 }\nconfig = { a: 2 }\nexport default config`, '?'],
    [`export default merge({ a: 1 }, {})`, '?'],
    [`export default () => { if (x) return { a: 1 }; return { a: 2 } }`, '?'],
    [`export default () => { if (x) return { a: 1 } }`, '?'],
    [`export default async () => ({ a: 1 })`, '?'],
    [`import { pages } from '@scope/routes'\nexport default { pages }`, { pages: '?' }],
    [`const a = { ...b }\nconst b = { ...a }\nexport default a`, { '…': true }],
    [`export default {`, undefined],
    [`export const a = 1`, undefined],
  ])('says what could not be read: %s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('does not go on for ever', () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `const a${at + 1} = [...a${at}, ...a${at}]`).join('\n')
    expect(JSON.stringify(read(`const a0 = ['x']\n${doubled}\nexport default { pages: a40, b: 1 }`))).toContain('…')
  })

  it('takes constants from other files', () => {
    const root = folderWith({
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/routes.ts': `import { last } from './deep'\nexport const pages = ['a', ...last]\nexport default { tabs: ['t'] }`,
      'src/deep.js': `exports.last = ['z']`,
      'src/base.js': `module.exports = { a: 1 }`,
      'src/index.ts': `export { pages } from './routes'`,
    })
    const filename = path.join(root, 'src/app.config.ts')
    expect(read(`import routes, { pages } from './routes'\nexport default { pages, tabs: routes.tabs, ...require('./base') }`, filename)).toEqual({ pages: ['a', 'z'], tabs: ['t'], a: 1 })
    expect(read(`import * as routes from '@/index'\nexport default { pages: routes.pages, none: routes.none }`, filename)).toEqual({ pages: ['a', 'z'], none: '?' })
  })

  it('has the places of its parts; those of other files stand where the config names them', () => {
    const root = folderWith({ 'routes.ts': `export const list = ['getLocation']` })
    const filename = path.join(root, 'app.config.ts')
    const text = `import { list } from './routes'\nconst own = ['a']\nexport default { own, list }`
    const { root: value, plain } = valuesOf(readConfigSource(text, filename), filename)
    const members = value?.kind === 'object' ? value.members : []
    expect(members.map((member) => [member.key, text.slice(...member.keyRange), text.slice(...member.value.range), plain?.has(member.value)])).toEqual([
      ['own', 'own', `['a']`, true],
      ['list', 'list', 'list', false],
    ])
  })
})

describe('the block of a single-file component', () => {
  it.each([
    ['app.mpx', `<template><view/></template>\n<script type="application/json">\n{ "pages": ["a"], /* note */ "b": 1 }\n</script>`, { pages: ['a'], b: 1 }],
    ['app.mpx', `<script>\nApp({ config: 1 })\n</script>\n<script name="json">\nconst pages = ['a']\nmodule.exports = { pages }\n</script>`, { pages: ['a'] }],
    ['app.mpx', `<script name="json">\nmodule.exports = { a: __mpx_mode__ === 'wx' ? 1 : 2 }\n</script>`, { a: 1 }],
    ['app.mpx', `<!-- <script name="json">module.exports = { a: 1 }</script> --><script name="json" mode="ali">module.exports = { a: 2 }</script><script name="json">module.exports = { a: 3 }</script>`, { a: 3 }],
    ['app.mpx', `<script type="application/json" src="./app.json"></script>`, undefined],
    ['app.wpy', `<config>\n{ pages: ['a'], // note\n  window: { title: "x" }, }\n</config>`, { pages: ['a'], window: { title: 'x' } }],
    ['app.wpy', `<script>\nimport wepy from 'wepy'\nexport default class extends wepy.app {\n  config = { pages: ['a'] }\n  onLaunch() {}\n}\n</script>`, { pages: ['a'] }],
    ['app.wpy', `<style>a { b: c }</style>`, undefined],
  ])('is read: %s %s', (name, text, expected) => {
    expect(read(text, `/x/${name}`)).toEqual(expected)
  })

  it('has its places in the whole file', () => {
    const text = `<template>\n  <view/>\n</template>\n<config>\n{ pages: ['a'] }\n</config>`
    const { root } = valuesOf(readConfigSource(text, '/x/app.wpy'), '/x/app.wpy')
    expect(root && text.slice(...root.range)).toBe(`{ pages: ['a'] }`)
  })
})
