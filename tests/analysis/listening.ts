import type { Arrival } from '../../src/analysis/arrivals.js'
import { componentObjects } from '../../src/analysis/component-objects.js'
import { Listeners } from '../../src/analysis/listeners.js'
import type { ResolveFlow } from '../../src/analysis/resolve-flow.js'
import { analyseScript } from '../../src/analysis/uses.js'
import { Variables } from '../../src/analysis/variables.js'
import { OFFICIAL_TABLE } from '../../src/catalogue/interface-table.js'
import { parseScript } from '../../src/program/parse-script.js'

/** The listeners of a snippet, and what it does with `resolve`. */
export function listenersIn(code: string): Listeners {
  const script = parseScript(code, 'page.js')
  if (!script) throw new Error(`the snippet does not parse: ${code}`)
  const variables = new Variables(script)
  const { reaches } = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
  return new Listeners(script, variables, componentObjects(script, variables), reaches)
}

/** Where `resolve` goes in a snippet: `call …`, `slot …`, `dropped …` by their text, `crosses …` by the way, `lost`, `collected`. */
export function flowIn(code: string, arrival?: Partial<Arrival> & Pick<Arrival, 'from' | 'path'>): readonly string[] {
  const listeners = listenersIn(code)
  const [first] = listeners.all
  const followed = arrival ? listeners.follow({ isStored: false, isCollected: false, ...arrival }) : first?.resolve
  if (!followed) throw new Error('the snippet has no listener')
  return shown(followed.flow, code)
}

function shown(flow: ResolveFlow, code: string): readonly string[] {
  const calls = flow.calls.map(({ call, origin }) => `call ${code.slice(...call.range)} ${origin.kind}`)
  const slots = flow.slots.map(({ node }) => `slot ${code.slice(...node.range)}`)
  const dropped = flow.droppedAt.map((call) => `dropped ${code.slice(...call.range)}`)
  const crossings = flow.crossings.map(({ root, path, isStored }) => `crosses ${root.kind === 'module' ? root.source : root.kind} ${path.join(' ')}${isStored ? '' : ' handed'}`)
  return [...new Set([...calls, ...slots, ...dropped, ...crossings, ...(flow.isCollected ? ['collected'] : []), ...(flow.isLost ? ['lost'] : [])])]
}
