import { analyseScript, type ScriptAnalysis, type ScriptOptions } from '../../src/analysis/uses.js'
import { OFFICIAL_TABLE } from '../../src/catalogue/interface-table.js'
import { parseScript } from '../../src/program/parse-script.js'

/** Analyses a snippet as if it were a file of that name. */
export function analyse(code: string, options: Partial<ScriptOptions> & { filename?: string } = {}): ScriptAnalysis {
  const { filename = 'page.js', ...rest } = options
  const script = parseScript(code, filename)
  if (!script) throw new Error(`the snippet does not parse: ${code}`)
  return analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null, ...rest })
}

/** The uses of a snippet as `name@source text of the place`. */
export function usesIn(code: string, options?: Parameters<typeof analyse>[1]): readonly string[] {
  return analyse(code, options).uses.map((use) => `${use.name} @ ${code.slice(...use.node.range)}`)
}
