import { factOf } from './files.js'
import type { Program } from './find-program.js'
import { importBindings } from './import-bindings.js'
import { importedComponent } from './imported-components.js'
import { isSfc } from './file-kind.js'

const TAG = /<([A-Z][\w$]*)/gu
/** Functions that show something of their own around or beside a component, and hooks that hand out JSX. */
const CALLED = /(?<![\w$.])((?:with|use|render|create)[A-Z][\w$]*)\s*(?:<[^()]*>)?\(/gu
const DECORATOR = /@([A-Za-z_$][\w$]*)/gu
const DEFAULT_CALL = /\bexport\s+default\s+([\w$.]+)\s*(\([^;]*\))/gu

/** The files of the components that a script shows: those whose tags it writes, and what renders around it. */
export function shownByScript(program: Program, path: string): readonly string[] {
  const names = factOf(path, namesShown)
  const imports = names && names.size > 0 ? factOf(path, importBindings)?.imports : null
  if (!names || !imports) return []
  return [...names].flatMap((name) => {
    const binding = imports.get(name)
    const imported = binding && importedComponent(program, path, binding)
    return imported?.kind === 'file' && (isSfc(imported.path) || /[jt]sx?$/u.test(imported.path)) ? [imported.path] : []
  })
}

function namesShown(text: string): ReadonlySet<string> {
  const names = new Set([TAG, CALLED, DECORATOR].flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name)))
  for (const [, callee = '', given = ''] of text.matchAll(DEFAULT_CALL)) for (const [name] of `${callee} ${given}`.matchAll(/[\w$]+/gu)) names.add(name)
  return names
}
