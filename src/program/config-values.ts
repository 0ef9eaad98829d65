import path from 'node:path'
import { memberIn, staticModule, type StaticModule, type StaticValue } from '../analysis/static-values.js'
import { Variables } from '../analysis/variables.js'
import { withoutOtherPlatforms } from '../analysis/without-other-platforms.js'
import { parseJson, type JsonDocument } from '../parsers/json.js'
import type { JsonMember, JsonValue } from '../parsers/json-values.js'
import type { Range } from '../parsers/range.js'
import { configBlock } from './config-blocks.js'
import { factOf, fileNamed } from './files.js'
import { parseScript } from './parse-script.js'
import { mappedPaths } from './path-mappings.js'

/** A configuration as values, whatever language it is written in. */
export interface ConfigValues {
  readonly root: JsonValue | null
  /** Objects and arrays that hold more than could be read, and the `null` that stands for what could not be read at all. */
  readonly open: ReadonlySet<JsonValue>
  /** Objects, arrays and texts that are written out in this file just so, and can be edited there; `null`: all are. */
  readonly plain: ReadonlySet<JsonValue> | null
  /** What was read in other files. */
  readonly imports: readonly ImportedModule[]
}

interface ImportedModule {
  readonly file: string
  readonly module: StaticModule | null
}

export const NO_VALUES: ConfigValues = { root: null, open: new Set(), plain: null, imports: [] }

const EXTENSIONS = ['.ts', '.js', '.tsx', '.jsx', '.mjs', '.mts', '.cjs']
/** `app.config.ts` → `pages.ts` → `routes.ts` → …: longer chains are nobody's. */
const MOST_HOPS = 4
const MOST_VALUES = 20_000

/** What a file says of configuration, as a fact about it alone; `null` where it says nothing or does not parse. */
export type ConfigSource =
  | { readonly kind: 'json'; readonly document: JsonDocument }
  | { readonly kind: 'script'; readonly value: StaticValue }

/** Reads pages.json or manifest.json as the build for WeChat does: what stands under other platforms' `#ifdef` is not there. */
export function parseUniJson(text: string): JsonDocument {
  return parseJson(withoutOtherPlatforms(text))
}

/** The configuration that a file is, exports, or holds as a block. */
export function readConfigSource(text: string, filename: string): ConfigSource | null {
  if (filename.endsWith('.json')) return { kind: 'json', document: parseUniJson(text) }
  if (!/\.(?:mpx|wpy)$/u.test(filename)) return scriptSource(readStaticModule(text, filename)?.whole)
  const block = configBlock(text)
  if (!block) return null
  if (block.kind === 'json') return { kind: 'json', document: parseJson(block.text) }
  const module = readStaticModule(block.text, filename)
  return scriptSource(module && { script: module.whole, object: module.macro, field: module.field }[block.kind])
}

/** What a script exports, told without running it; `null` where it does not parse. */
export function readStaticModule(text: string, filename: string): StaticModule | null {
  // The block of a component is parsed alone.
  const script = parseScript(text, filename.replace(/\.(?:mpx|wpy)$/u, '.js'))
  return script && staticModule(script, new Variables(script))
}

function scriptSource(value: StaticValue | null | undefined): ConfigSource | null {
  return value ? { kind: 'script', value } : null
}

/** The values of a config file. Where it takes constants from other files of the project, they are read too; `packages` is not followed. */
export function valuesOf(source: ConfigSource | null, filename: string): ConfigValues {
  if (!source) return NO_VALUES
  if (source.kind === 'json') return { ...NO_VALUES, root: source.document.root }
  const assembly = new Assembly()
  const root = assembly.add(source.value, { filename, place: null, hops: 0 })
  return { root, open: assembly.open, plain: assembly.plain, imports: assembly.imports }
}

/** Whether the files that values were taken from have not changed since. */
export function areCurrent({ imports }: ConfigValues): boolean {
  return imports.every(({ file, module }) => factOf(file, readStaticModule) === module)
}

/** Where a value is read from: in another file than the config it stands, for the config, at the place that names it. */
interface Origin {
  readonly filename: string
  readonly place: Range | null
  readonly hops: number
}

class Assembly {
  readonly open = new Set<JsonValue>()
  readonly plain = new Set<JsonValue>()
  readonly imports: ImportedModule[] = []
  #count = 0

  /** `null` for what is not there in the build for WeChat. */
  add(value: StaticValue, origin: Origin): JsonValue | null {
    if (value.kind === 'nothing') return null
    const range: Range = origin.place ?? [value.range[0], value.range[1]]
    if (++this.#count > MOST_VALUES) return this.#unknown(range)
    switch (value.kind) {
      case 'scalar':
        return this.#made({ kind: typeof value.value === 'object' ? 'null' : typeof value.value, range, value: value.value } as JsonValue, value.isLiteral && origin.place === null)
      case 'object': {
        const members: JsonMember[] = []
        let isOpen = false
        for (const part of value.parts) {
          const added = this.add(part.value, origin)
          if (!added) continue
          if (part.kind === 'member') {
            const keyRange: Range = origin.place ?? [part.keyRange[0], part.keyRange[1]]
            members.push({ key: part.key, keyRange, range: origin.place ?? [part.range[0], part.range[1]], value: added })
            continue
          }
          if (added.kind === 'object') members.push(...added.members)
          if (added.kind !== 'object' || this.open.has(added)) isOpen = true
        }
        const isPlain = origin.place === null && value.parts.every((part) => part.kind === 'member' && part.value.kind !== 'nothing')
        return this.#made({ kind: 'object', range, members }, isPlain, isOpen)
      }
      case 'array': {
        const items: JsonValue[] = []
        let isOpen = false
        for (const part of value.parts) {
          const added = this.add(part.value, origin)
          if (!added) continue
          if (part.kind === 'item') {
            items.push(added)
            continue
          }
          if (added.kind === 'array') items.push(...added.items)
          if (added.kind !== 'array' || this.open.has(added)) isOpen = true
        }
        const isPlain = origin.place === null && value.parts.every((part) => part.kind === 'item' && part.value.kind !== 'nothing')
        return this.#made({ kind: 'array', range, items }, isPlain, isOpen)
      }
      case 'imported':
        return this.#imported(value, range, origin)
      case 'unknown':
        return this.#unknown(range)
    }
  }

  #imported({ source, path: wanted }: StaticValue & { readonly kind: 'imported' }, place: Range, { filename, hops }: Origin): JsonValue | null {
    const target = hops < MOST_HOPS ? moduleAt(filename, source) : null
    const module = target === null ? null : factOf(target, readStaticModule)
    if (target !== null) this.imports.push({ file: target, module })
    const [name] = wanted
    const start = name === undefined ? undefined : module?.named.get(name)
    const found = start ? memberIn(start, wanted.slice(1)) : module?.whole ? memberIn(module.whole, wanted) : null
    return found && target !== null ? this.add(found, { filename: target, place, hops: hops + 1 }) : this.#unknown(place)
  }

  #unknown(range: Range): JsonValue {
    return this.#made({ kind: 'null', range, value: null }, false, true)
  }

  #made<V extends JsonValue>(value: V, isPlain: boolean, isOpen = false): V {
    if (isPlain) this.plain.add(value)
    if (isOpen) this.open.add(value)
    return value
  }
}

/** The script that a config imports by a relative path, or through `paths` of tsconfig.json. */
function moduleAt(filename: string, written: string): string | null {
  const candidates = written.startsWith('.') ? [path.resolve(path.dirname(filename), written)] : mappedPaths(filename, written)
  for (const candidate of candidates) {
    const found = /\.[cm]?[jt]sx?$/u.test(candidate) ? fileNamed(candidate.replace(/\.[cm]?[jt]sx?$/u, ''), EXTENSIONS) : fileNamed(candidate, EXTENSIONS)
    if (found !== null) return found
  }
  return null
}
