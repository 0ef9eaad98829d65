import type { ExportedValue, ImportedValue, ImportResolver, Wrapper } from '../analysis/api-values.js'
import { exportsOfModule } from '../analysis/exports.js'
import { KNOWN_API_OBJECTS } from '../catalogue/interface-table.js'
import { factOf } from './files.js'
import type { Program } from './find-program.js'
import { resolveModule } from './modules.js'
import { parseScript } from './parse-script.js'

/** More modules than anybody chains; it ends what would go on for ever. */
const MAX_HOPS = 12

/** Finds what an import of `filename` stands for, through as many modules as it takes; `null` where the trail is lost or runs in a circle. */
export function importResolver(program: Program | null, filename: string): ImportResolver {
  return (wanted) => new Search(program).find(filename, wanted)
}

class Search {
  readonly #program: Program | null
  readonly #seen = new Set<string>()

  constructor(program: Program | null) {
    this.#program = program
  }

  find(from: string, wanted: ImportedValue): ExportedValue | null {
    const file = resolveModule(this.#program, from, wanted.source)
    const step = `${file ?? ''} ${wanted.name} ${wanted.path.join('.')}`
    if (file === null || this.#seen.has(step) || this.#seen.size > MAX_HOPS) return null
    this.#seen.add(step)
    const exported = factOf(file, readExports)
    if (!exported) return null
    for (const path of exportPaths(wanted)) {
      const found = this.#at(path, exported, file)
      if (found) return found
    }
    for (const [path, value] of exported) {
      const found = path.startsWith('* ') && value.kind === 'imported' ? this.find(file, { ...wanted, source: value.source }) : null
      if (found) return found
    }
    return null
  }

  /** What stands at a path, or inside something that the module has imported itself. */
  #at(path: string, exported: ReadonlyMap<string, ExportedValue>, file: string): ExportedValue | null {
    const value = exported.get(path)
    if (value?.kind === 'wrapper') return this.#ofWrapper(value, file)
    if (value && value.kind !== 'imported') return value
    const parts = path.split('.')
    for (let length = parts.length; length > 0; length--) {
      const outer = exported.get(parts.slice(0, length).join('.'))
      if (outer?.kind === 'imported') return this.find(file, inside(outer, parts.slice(length)))
    }
    return null
  }

  /** A wrapper that passes the name on is one if the function that it passes it to is one, with that argument. */
  #ofWrapper(wrapper: Wrapper, file: string): ExportedValue | null {
    const { sink } = wrapper
    if (sink.form !== 'forward') return wrapper
    const target = this.find(file, sink.to)
    const isSame = target?.kind === 'wrapper' && target.index === sink.index && target.path.join('.') === sink.path.join('.')
    return isSame ? { ...wrapper, sink: target.sink } : null
  }
}

function readExports(text: string, filename: string): ReadonlyMap<string, ExportedValue> {
  const script = parseScript(text, filename)
  return script ? exportsOfModule(script, KNOWN_API_OBJECTS) : new Map()
}

/** Under which paths a module may hand it out: a default import of a CommonJS module is the module itself. */
export function exportPaths({ name, path }: ImportedValue): readonly string[] {
  const joined = (...parts: readonly string[]): string => parts.join('.')
  if (name === '*') return path.length > 0 ? [joined(...path)] : ['default']
  if (name === 'default') return path.length > 0 ? [joined('default', ...path), joined(...path)] : ['default']
  return [joined(name, ...path), joined('default', name, ...path)]
}

function inside(value: ImportedValue, path: readonly string[]): ImportedValue {
  const [first, ...rest] = path
  if (first === undefined) return value
  return value.name === '*' ? { ...value, name: first, path: rest } : { ...value, path: [...value.path, ...path] }
}
