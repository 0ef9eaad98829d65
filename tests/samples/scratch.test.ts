import { it } from 'vitest'
import { cpSync, mkdtempSync } from 'node:fs'
import { configOf, findingsOf, lint, usesIn } from './linting.js'
it('x', async () => {
  const NM = '/work/main/node_modules/'
  for (const p of ['tdesign-miniprogram/miniprogram_dist','@vant/weapp/lib','@vant/weapp/dist','weui-miniprogram/miniprogram_dist','wux-weapp/packages/lib','wux-weapp/packages/es','wux-weapp/src','lin-ui/dist','miniprogram-recycle-view/miniprogram_dist']) {
      const dir = mkdtempSync('/tmp/pk-')
      cpSync(NM + p, dir, { recursive: true })
      const t = performance.now()
      const results = await lint(dir, configOf('all', { declared: [] }))
      const f = findingsOf(dir, results)
      console.log(p, results.length, Math.round(performance.now() - t), 'ms', f.filter((x) => x.rule !== 'no-undeclared').map((x) => `${x.file}:${x.line} ${x.rule} ${x.message.slice(0,90)}`).join('\n'), '\n--uses', usesIn(f).map((u) => JSON.stringify(u)).join('\n'))
  }
}, 300000)
