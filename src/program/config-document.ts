import path from 'node:path'
import { staticModule } from '../analysis/static-values.js'
import type { JsonProblem } from '../parsers/json-problems.js'
import { memberOf, type JsonValue } from '../parsers/json-values.js'
import type { Range } from '../parsers/range.js'
import { NO_VALUES, parseUniJson, readConfigSource, valuesOf, type ConfigSource, type ConfigValues } from './config-values.js'
import type { LintedFile } from './linted-file.js'
import { WECHAT_PART } from './uni-config.js'

/** Configuration in the linted file, whatever language it is written in, with the places of all its parts. */
export interface ConfigDocument {
  /** All that the file says: of manifest.json also what concerns other platforms. */
  readonly root: JsonValue | null
  /** The object that becomes app.json, or `null` where it lacks or cannot be read. */
  readonly app: JsonValue | null
  /** Damages of the JSON, in the order of the text. */
  readonly problems: readonly JsonProblem[]
  /** How a fix writes: `"key": ["value"]`, or as scripts do. */
  readonly style: 'json' | 'script'
  /** Where a finding stands that is about something which is not there. */
  readonly place: Range
  /** Whether a value holds more than could be read; of `null` that is unknown too. */
  readonly isOpen: (value: JsonValue | null | undefined) => boolean
  /** Whether a value is written out in the file just so, and a fix may change it there. */
  readonly isPlain: (value: JsonValue | null | undefined) => boolean
}

const documents = new WeakMap<LintedFile, ConfigDocument | null>()

/** The config of the program that a file belongs to; `null` for files that are not it, and where it cannot be read at all. */
export function programConfig(file: LintedFile): ConfigDocument | null {
  return file.program?.configFile === file.path ? configDocument(file) : null
}

/** What a file says of configuration: JSON, the config scripts of Taro and uni-app, the blocks of mpx and wepy. `null` for all others. */
export function configDocument(file: LintedFile): ConfigDocument | null {
  const known = documents.get(file)
  if (known !== undefined) return known
  const document = readDocument(file)
  documents.set(file, document)
  return document
}

function readDocument(file: LintedFile): ConfigDocument | null {
  const name = path.basename(file.path)
  if (file.kind === 'json') {
    const json = isOfUniApp(name) ? parseUniJson(file.text) : file.json
    return documentOf(file, { ...NO_VALUES, root: json.root }, json.problems, 'json')
  }
  const source = sourceOf(file, name)
  if (!source) return null
  const problems = source.kind === 'json' ? source.document.problems : []
  return documentOf(file, valuesOf(source, file.path), problems, source.kind)
}

function sourceOf(file: LintedFile, name: string): ConfigSource | null {
  if (/\.(?:mpx|wpy)$/u.test(name)) return readConfigSource(file.text, file.path)
  if (!/\.config\.[cm]?[jt]sx?$/u.test(name)) return null
  const { whole } = staticModule(file.sourceCode, file.variables)
  return whole && { kind: 'script', value: whole }
}

function documentOf(file: LintedFile, { root, open, plain }: ConfigValues, problems: readonly JsonProblem[], style: 'json' | 'script'): ConfigDocument {
  const part = isManifest(path.basename(file.path)) ? memberOf(root, WECHAT_PART) : null
  const app = part === null ? root : (part?.value ?? null)
  return {
    root,
    app,
    problems,
    style,
    place: part?.keyRange ?? file.firstLine,
    isOpen: (value) => Boolean(value && open.has(value)) || (value === app && root !== null && open.has(root)),
    isPlain: (value) => Boolean(value) && (plain === null || (value != null && plain.has(value))),
  }
}

/** Files in which only one part is for WeChat. */
export function isManifest(name: string): boolean {
  return /^manifest\.(?:json|config\.[cm]?[jt]s)$/u.test(name)
}

function isOfUniApp(name: string): boolean {
  return name === 'manifest.json' || name === 'pages.json'
}
