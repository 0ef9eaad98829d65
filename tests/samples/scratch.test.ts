import { it } from 'vitest'
import { folderWith } from '../program/temporary-folder.js'
import { configOf, findingsOf, lint, usesIn } from './linting.js'
import type { Linter } from 'eslint'
const APP = '{"pages":["pages/a/a"]}'



const shapes = (n: number): Record<string, string> => ({
  'unq.wxml': '<view a="' + ('x'.repeat(100) + '\n').repeat(n / 100) + '<camera/>',
  'lts.wxml': '<'.repeat(n) + '<camera/>',
  'ltsp.wxml': '< '.repeat(n/2) + '<camera/>',
  'must.wxml': '{{'.repeat(n / 2) + '<camera/>',
  'must2.wxml': '<view a="' + '{{ "'.repeat(n / 4) + '<camera/>',
  'quotes.wxml': '<view a="{{' + "'".repeat(n) + '<camera/>',
  'quotes2.wxml': '<view a="\n<view a="\n'.repeat(n / 20) + '<camera/>',
  'quotes3.wxml': '<view a="{{\n<view a="{{\n'.repeat(n / 24) + '<camera/>',
  'quotes4.wxml': '<view a=\'{{"\n<view a="{{\'\n'.repeat(n / 24) + '<camera/>',
  'mustext.wxml': '{{ a }} '.repeat(n / 8) + '<camera/>',
  'mustopen.wxml': '{{ a \n '.repeat(n / 8) + '<camera/>',
  'mustbrace.wxml': '{{ { '.repeat(n / 5) + '<camera/>',
  'many.wxml': '<view ' + Array.from({ length: n / 20 }, (_, i) => `a${i}="{{x${i}}}"`).join(' ') + '/><camera/>',
  'spaces.wxml': '<view' + ' '.repeat(n) + '/><camera/>',
  'nested.wxml': '<view>'.repeat(n / 6) + '<camera/>',
  'nested2.wxml': '<view>'.repeat(n / 13) + '<camera/>' + '</view>'.repeat(n / 13),
  'mism.wxml': '<view>'.repeat(n / 13) + '<camera/>' + '</text>'.repeat(n / 13),
  'closers.wxml': '</view>'.repeat(n / 7) + '<camera/>',
  'comments.wxml': '<!-- eslint-disable-next-line -->\n<camera/>\n'.repeat(n / 44),
  'openc.wxml': '<!--'.repeat(n / 4) + '<camera/>',
  'incomment.wxml': '<view ' + '<!-- x --> '.repeat(n / 11) + '/><camera/>',
  'wxs.wxml': '<wxs module="m">' + 'var a = 1; function f() { return a }\n'.repeat(n / 40) + '</wxs><camera/>',
  'wxsopen.wxml': '<wxs module="m">'.repeat(n / 16) + '<camera/>',
  'dyn.wxml': `<button open-type="{{${'a ? b : '.repeat(n / 8)}c}}"/><camera/>`,
  'dyn2.wxml': `<button open-type="{{${'('.repeat(n / 2)}'x'${')'.repeat(n / 2)}}}"/><camera/>`,
  'dyn3.wxml': `<button open-type="${"{{ a ? 'x' : 'y' }}".repeat(n / 19)}"/><camera/>`,
  'dyn4.wxml': `<button open-type="{{ 'a' ${"+ 'x' ".repeat(n / 6)} }}"/><camera/>`,
  'app.json': '{"pages":["pages/a/a"],"x":' + '['.repeat(n),
  'game.json': '{"pages":["pages/a/a"],"x":' + '[1,'.repeat(n / 4) + '1' + ']'.repeat(n / 4) + '}',
  'ext.json': '{'.repeat(n),
  'plugin.json': '"'.repeat(n),
  'pages.json': '{' + '"a":1,'.repeat(n / 6),
  'manifest.json': '/*'.repeat(n / 2),
  'project.config.json': ','.repeat(n),
  'privacy-guideline.json': '{"setting_list":[' + '{"privacy_key":"Location","privacy_text":"x"},'.repeat(n / 46) + ']}',
})
it('x', async () => {
  for (const n of [1e5, 4e5]) for (const [file, code] of Object.entries(shapes(n))) {
      const name = `${n} ${file}`// 'b1.wxml': bigT.slice(-1e6), 'b2.wxml': bigT.slice(-2e6), 'b4.wxml': bigT.slice(-4e6), 'one.wxml': one, 'attr.wxml': attr, 'unq.wxml': unq, 'lts.wxml': lts, 'must.wxml': must, 'quotes.wxml': quotes, 'many.wxml': attrsMany, 'nested.wxml': nested, 'nested2.wxml': nested2, 'mism.wxml': mism, 'comments.wxml': comments, 'openc.wxml': openComments, 'app.json': json, 'game.json': json2 }).map(([f, c]) => [f, f, c] as const)) {
      const dir = folderWith({ ...(file === 'app.json' ? {} : { 'app.json': APP }), [file]: code })
      const run = async (c: Linter.Config[]) => { const t = performance.now(); let s; try { const r = await lint(dir, c, [file], { stats: true }); const f = findingsOf(dir, r); const st = r[0]?.stats?.times.passes[0]; s = `${f.length} ${f.slice(0,3).map((x)=>x.rule+x.line).join(',')} parse ${Math.round(st?.parse.total ?? -1)} rules ${Object.entries(st?.rules ?? {}).map(([k, v]) => k.slice(15, 30) + Math.round(v.total)).join(' ')}` } catch (e) { s = 'THROWS ' + String(e).slice(0, 60) + ((e as Error).stack ?? '').split('\n').filter((l) => /main\/src\//.test(l)).slice(0, 3).map((l) => l.trim()).join(' ') } return `${s} ${Math.round(performance.now() - t)}ms` }
      console.log(Math.round(process.memoryUsage().heapUsed/1e6),'MB', name, code.length, '|', await run(configOf('all', { declared: [] })))
  }
}, 300000)
