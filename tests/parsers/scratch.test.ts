import { it } from 'vitest'
import { parseJson } from '../../src/parsers/json.js'
it('x', () => {
  for (const junk of ['"x" y ', 'x"', '[}', '\\', '   ', '，', '"a\n', '"a": ', '"a, ', '1 ', '{]','[{','"', "'", '“']) { 
   for (const n of [5000, 10000, 20000]) { const t0=performance.now(); parseJson(`{"a": ${junk.repeat(n)}`); console.log(JSON.stringify(junk), n, Math.round(performance.now()-t0)) } }
})
