import { it } from 'vitest'
import { folderWith } from '../program/temporary-folder.js'
import { configOf, findingsOf, lint, usesIn } from './linting.js'
import type { Linter } from 'eslint'
const APP = '{"pages":["pages/a/a"]}'


const row = '<view class="row {{ active ? \'a\' : \'b\' }}" bindtap="go"><text>{{ name }}</text><button open-type="share">go</button></view>\n'
const bigT = row.repeat(Math.ceil(1e7 / row.length)) + '<camera/>\n'
const one = '<view>' + 'x'.repeat(1e7) + '</view><camera/>'
const attr = '<view a="' + 'x'.repeat(1e7) + '"/><camera/>'
const unq = '<view a="' + 'x\n'.repeat(5e6) + '<camera/>'
const lts = '<'.repeat(1e7) + '<camera/>'
const must = '{{'.repeat(5e6) + '<camera/>'
const quotes = '<view a="{{' + "'".repeat(1e6) + '<camera/>'
const attrsMany = '<view ' + Array.from({ length: 3e5 }, (_, i) => `a${i}="{{x${i}}}"`).join(' ') + '/><camera/>'
const nested = '<view>'.repeat(1e5) + '<camera/>'
const nested2 = '<view>'.repeat(5e4) + '<camera/>' + '</view>'.repeat(5e4)
const mism = '<view>'.repeat(5e4) + '<camera/>' + '</text>'.repeat(5e4)
const comments = '<!-- eslint-disable-next-line -->\n<camera/>\n'.repeat(20000)
const openComments = '<!--'.repeat(1e6) + '<camera/>'
const json = '{"pages":["pages/a/a"],"x":' + '['.repeat(1e5)
const json2 = '{"pages":["pages/a/a"],"x":' + '[1,'.repeat(3e5) + '1' + ']'.repeat(3e5) + '}'
it('x', async () => {
  for (const [name, file, code] of Object.entries({ 'b1.wxml': bigT.slice(-1e6), 'b2.wxml': bigT.slice(-2e6), 'b4.wxml': bigT.slice(-4e6), 'one.wxml': one, 'attr.wxml': attr, 'unq.wxml': unq, 'lts.wxml': lts, 'must.wxml': must, 'quotes.wxml': quotes, 'many.wxml': attrsMany, 'nested.wxml': nested, 'nested2.wxml': nested2, 'mism.wxml': mism, 'comments.wxml': comments, 'openc.wxml': openComments, 'app.json': json, 'game.json': json2 }).map(([f, c]) => [f, f, c] as const)) {
      const dir = folderWith({ 'app.json': APP, [file]: code })
      const run = async (c: Linter.Config[]) => { const t = performance.now(); let s; try { const r = await lint(dir, c, [file], { stats: true }); const f = findingsOf(dir, r); const st = r[0]?.stats?.times.passes[0]; s = `${f.length} ${f.slice(0,3).map((x)=>x.rule+x.line).join(',')} parse ${Math.round(st?.parse.total ?? -1)} rules ${Object.entries(st?.rules ?? {}).map(([k, v]) => k.slice(15, 30) + Math.round(v.total)).join(' ')}` } catch (e) { s = 'THROWS ' + String(e).slice(0, 60) + ((e as Error).stack ?? '').split('\n').filter((l) => /main\/src\//.test(l)).slice(0, 3).map((l) => l.trim()).join(' ') } return `${s} ${Math.round(performance.now() - t)}ms` }
      console.log(Math.round(process.memoryUsage().heapUsed/1e6),'MB', name, code.length, '|', await run(configOf('all', { declared: [] })))
  }
}, 300000)
