import { Consent, type GuardForm } from '../analysis/consent.js'
import { exportedFunctions } from '../analysis/exported-functions.js'
import type { Node } from '../analysis/ast.js'
import { calleePath } from '../analysis/calls.js'
import { Strings } from '../analysis/strings.js'
import { analyseScript } from '../analysis/uses.js'
import { Variables } from '../analysis/variables.js'
import { OFFICIAL_TABLE } from '../catalogue/interface-table.js'
import { readText } from './files.js'
import type { Program } from './find-program.js'
import { resolveModule } from './modules.js'
import { parseScript } from './parse-script.js'

/** What a function from the settings guarantees: it returns, resolves or calls `success` with consent only. */
const NAMED_GUARD: readonly GuardForm[] = [{ kind: 'promise' }, { kind: 'callback', index: 0, path: ['success'] }, { kind: 'callback', index: 0, path: [] }]

const MAX_HOPS = 5

/** Tells what the functions that a script imports guarantee about consent, and those that the settings name. */
export function importedForms(program: Program, filename: string, variables: Variables, guards: readonly string[], hops = 0): (callee: Node) => readonly GuardForm[] {
  const strings = new Strings(variables)
  return (callee) => {
    const written = calleePath(callee)
    if (written !== null && guards.some((name) => written === name || written.endsWith(`.${name}`))) return NAMED_GUARD
    const imported = strings.valueOf(callee)
    if (imported.kind !== 'imported' || hops > MAX_HOPS) return []
    const paths = imported.name === '*' ? [imported.path.join('.') || 'default'] : [[imported.name, ...imported.path].join('.'), imported.path.join('.') || 'default', ['default', imported.name, ...imported.path].join('.')]
    return formsIn(program, resolveModule(program, filename, imported.source), paths, guards, hops)
  }
}

function formsIn(program: Program, file: string | null, paths: readonly string[], guards: readonly string[], hops: number): readonly GuardForm[] {
  const text = file === null ? null : readText(file)
  const script = file !== null && text !== null ? parseScript(text, file) : null
  if (!script || file === null || hops > MAX_HOPS) return []
  const variables = new Variables(script)
  const exported = exportedFunctions(script, variables)
  for (const path of paths) {
    const made = exported.get(path)
    if (!made) continue
    if ('source' in made) return formsIn(program, resolveModule(program, file, made.source), [made.path], guards, hops + 1)
    const { reaches } = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
    return new Consent(script, variables, reaches, importedForms(program, file, variables, guards, hops + 1)).formsOf(made)
  }
  for (const [path, all] of exported) {
    const forms = path.startsWith('* ') && 'source' in all ? formsIn(program, resolveModule(program, file, all.source), paths, guards, hops + 1) : []
    if (forms.length > 0) return forms
  }
  return []
}
