import type { Program } from './find-program.js'
import { factOf } from './files.js'
import { importBindings, type ImportBinding } from './import-bindings.js'
import { resolveModule } from './modules.js'
import { isSfc } from './file-kind.js'

/** More modules than anybody chains. */
const MOST_HOPS = 8
/** Modules whose components are the platform's own. */
const PLATFORM = /^(?:@tarojs\/components(?:\/.*)?|@?remax\/wechat|react|vue|@vue\/composition-api)$/u

/** What an imported name stands for where it is shown: a file of the program, or a package's component; `null` for what the platform has. */
export type Imported = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'package'; readonly source: string; readonly name: string }

/** Follows an import of a file, through the modules that only pass it on, to the file that makes the component. */
export function importedComponent(program: Program, from: string, { source, name }: ImportBinding, hops = 0): Imported | null {
  if (PLATFORM.test(source)) return null
  const file = resolveModule(program, from, source)
  if (file === null) return { kind: 'package', source, name }
  const bindings = isSfc(file) || hops > MOST_HOPS ? null : factOf(file, importBindings)
  const passedOn = bindings?.passedOn.get(name)
  if (passedOn) return importedComponent(program, file, passedOn, hops + 1)
  for (const star of bindings?.stars ?? []) {
    const found = exportedBy(program, file, star, name, hops + 1)
    if (found) return found
  }
  return { kind: 'file', path: file }
}

/** A component that a module passes on by `export *`. */
function exportedBy(program: Program, from: string, source: string, name: string, hops: number): Imported | null {
  const file = resolveModule(program, from, source)
  if (file === null || hops > MOST_HOPS) return null
  const isMade = factOf(file, exportedNames)?.has(name)
  return isMade || factOf(file, importBindings)?.passedOn.has(name) ? importedComponent(program, from, { source, name }, hops) : null
}

function exportedNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\bexport\s+(?:async\s+)?(?:function|class|const|let|var)\s+([\w$]+)/gu)].map(([, name = '']) => name))
}
