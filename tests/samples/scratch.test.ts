import { it } from 'vitest'
import { configOf, findingsOf, lint, PROGRAMS, usesIn } from './linting.js'
it('x', async () => {
  for (const p of ['native','clean','minigame','plugin']) {
    for (const [preset, s] of [['recommended', {}],['all',{}]] as const) {
      const f = findingsOf(`${PROGRAMS}/${p}`, await lint(`${PROGRAMS}/${p}`, configOf(preset, s)))
      console.log(p, preset, f.map((x) => `${x.file}:${x.line} ${x.rule} ${x.message.slice(0,90)}`).join('\n'))
    }
  }
})
