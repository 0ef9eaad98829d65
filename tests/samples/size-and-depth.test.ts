import type { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../program/temporary-folder.js'
import { lint, lintUntouched } from './linting.js'
import { lintBoth, NOTHING_DECLARED, placesOf, PROGRAM, USE } from './small-program.js'

describe('size and depth', () => {
  const DEEP = 5_000
  /** What takes a second on an idle machine. */
  const MOST_MILLISECONDS = 15_000

  const DEEP_SCRIPTS: readonly (readonly [string, (depth: number) => string])[] = [
    ['calls', (depth) => `wx.getLocation(${'f('.repeat(depth)}${')'.repeat(depth)})`],
    ['brackets', (depth) => `wx.getLocation(${'['.repeat(depth)}${']'.repeat(depth)})`],
    ['sums', (depth) => `wx.getLocation(1${'+1'.repeat(depth)})`],
    ['conditions', (depth) => `wx.getLocation(${'a?b:'.repeat(depth)}1)`],
    ['functions', (depth) => `${'function f(){'.repeat(depth)}wx.getLocation()${'}'.repeat(depth)}`],
    ['members', (depth) => `wx.getLocation(a${'.b'.repeat(depth)})`],
    ['chains', (depth) => `wx.getLocation()${'.then(f)'.repeat(depth)}`],
    ['alternatives', (depth) => `const api = wx${'||wx'.repeat(depth)};api.getLocation()`],
    ['assignments', (depth) => `let a;${'a='.repeat(depth)}wx;a.getLocation()`],
    ['aliases', (depth) => `const a0=wx;${Array.from({ length: depth }, (_, index) => `const a${String(index + 1)}=a${String(index)};`).join('')}a${String(depth)}.getLocation()`],
  ]

  it.each(DEEP_SCRIPTS)('%s 400 deep are looked through', async (_, write) => {
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.js': write(400) })
    expect(placesOf(await lintUntouched(folder, NOTHING_DECLARED, ['pages/a/a.js']), 'no-undeclared').length).toBe(1)
  })

  /** At that depth ESLint's own parser may run out of stack, and says so. */
  it.each(DEEP_SCRIPTS.slice(0, 2))('%s 5,000 deep are no worse than ESLint alone', async (_, write) => {
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.js': write(DEEP) })
    const found = await lintUntouched(folder, NOTHING_DECLARED, ['pages/a/a.js'])
    expect(found.filter(({ rule }) => rule === 'parsing' || rule === 'no-undeclared').length).toBe(1)
  })

  it.each(DEEP_SCRIPTS)('%s 5,000 deep in an imported file stop nothing', async (_, write) => {
    const { bare } = await lintBoth({ 'pages/a/a.js': `import b, { call } from '../../b'\n${USE}b('getLocation')\ncall('getLocation')\nb.go('getLocation')\n`, 'pages/b.txt': '' })
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.js': `import b, { call } from '../../b'\n${USE}b('getLocation')\ncall('getLocation')\nb.go('getLocation')\n`, 'b.js': write(DEEP) })
    expect(await lintUntouched(folder, NOTHING_DECLARED, ['pages', 'app.json', 'privacy-guideline.json'])).toEqual(bare)
  })

  it.each([
    ['elements', `${'<view>'.repeat(DEEP)}<camera/>${'</view>'.repeat(DEEP)}`],
    ['elements without an end', `${'<view>'.repeat(DEEP)}<camera/>`],
    ['elements with wrong ends', `${'<view>'.repeat(DEEP)}<camera/>${'</text>'.repeat(DEEP)}`],
    ['angle brackets', `${'<'.repeat(DEEP)}<camera/>`],
    ['mustaches', `${'{{'.repeat(DEEP)}<camera/>`],
    ['open values', `${'<view a="\n'.repeat(DEEP)}<camera/>`],
    ['expressions', `<button open-type="{{${'('.repeat(DEEP)}'x'${')'.repeat(DEEP)}}}"/><camera/>`],
    ['choices', `<button open-type="{{ a${" ? 'x' : a".repeat(DEEP)} }}"/><camera/>`],
  ])('deep %s in a template', async (_, text) => {
    const { bare } = await lintBoth({ 'pages/a/a.wxml': text })
    expect(bare.filter(({ rule, file }) => rule === 'no-undeclared' && file.endsWith('.wxml')).map(({ message }) => message.slice(0, 10))).toEqual(['`<camera>`'])
  })

  it('10 MB of script are looked through in seconds', async () => {
    const icon = `const icon = '${'iVBORw0KGgo'.repeat(900_000)}'\n`
    const rows = `const rows = [\n${"  [116.397, 39.908, '天安门', { id: 1, open: true }],\n".repeat(2_000)}]\n`
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.js': `${icon}${rows}${USE}` })
    const [result] = await lint(folder, NOTHING_DECLARED, ['pages/a/a.js'], { stats: true })
    expect(result?.messages.filter(({ ruleId }) => ruleId?.endsWith('/no-undeclared')).map(({ line }) => line)).toEqual([2_006])
    expect(millisecondsOf(result)).toBeLessThan(MOST_MILLISECONDS)
  })

  it.each([
    ['rows', '<view class="row {{ active ? \'a\' : \'b\' }}" bindtap="go"><text>{{ name }}</text></view>\n'.repeat(12_000)],
    ['text', 'x'.repeat(10_000_000)],
    ['one value', `<image src="data:${'iVBORw0KGgo'.repeat(900_000)}"/>`],
    ['a comment', `<!--${' x'.repeat(5_000_000)}-->`],
  ])('a template of %s is read in seconds', async (_, text) => {
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.wxml': `${text}<camera/>\n` })
    const [result] = await lint(folder, NOTHING_DECLARED, ['pages/a/a.wxml'], { stats: true })
    expect(result?.messages.filter(({ ruleId }) => ruleId?.endsWith('/no-undeclared')).length).toBe(1)
    expect(millisecondsOf(result)).toBeLessThan(MOST_MILLISECONDS)
    expect(result?.stats?.times.passes[0]?.parse?.total).toBeLessThan(MOST_MILLISECONDS)
  })

  it.each([
    ['strings that double', `const a0 = 'get'\n${Array.from({ length: 40 }, (_, index) => `const a${String(index + 1)} = a${String(index)} + a${String(index)}`).join('\n')}\nwx[a40]()`],
    ['strings of many choices', `const s = ${Array.from({ length: 40 }, () => "(c ? 'a' : 'b')").join(' + ')}\nwx[s]()`],
    ['wrappers that call twice', `function f0(name) { return wx[name]() }\n${Array.from({ length: 40 }, (_, index) => `function f${String(index + 1)}(name) { f${String(index)}(name); f${String(index)}(name) }`).join('\n')}\nf40('getLocation')`],
    ['factories that call twice', `const f0 = () => wx\n${Array.from({ length: 40 }, (_, index) => `const f${String(index + 1)} = () => (c ? f${String(index)}() : f${String(index)}())`).join('\n')}\nf40().getLocation()`],
    ['objects that spread twice', `const o0 = { wx }\n${Array.from({ length: 40 }, (_, index) => `const o${String(index + 1)} = { ...o${String(index)}, ...o${String(index)} }`).join('\n')}\no40.wx.getLocation()`],
    ['functions that call each other', "function f(name) { return g(name) }\nfunction g(name) { f(name); return wx[name]() }\nf('getLocation')\nconst h = (name) => h(h(name)) || wx[name]\nh('getLocation')"],
    ['10,000 uses', 'wx.getLocation({})\n'.repeat(10_000)],
  ])('%s do not explode', async (_, code) => {
    const folder = folderWith({ ...PROGRAM, 'pages/a/a.js': code })
    const [result] = await lint(folder, NOTHING_DECLARED, ['pages/a/a.js'], { stats: true })
    expect(result?.fatalErrorCount).toBe(0)
    expect(millisecondsOf(result)).toBeLessThan(MOST_MILLISECONDS)
  })
})

/** What the rules took together. */
function millisecondsOf(result: ESLint.LintResult | undefined): number {
  return Object.values(result?.stats?.times.passes[0]?.rules ?? {}).reduce((sum, { total }) => sum + total, 0)
}
