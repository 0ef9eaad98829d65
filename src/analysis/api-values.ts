import { NESTED_API_OBJECTS, type ObjectType } from '../catalogue/api-objects.js'
import type { StringValue } from './strings.js'

/** How a wrapper uses the string that it is given: as `wx[name]`, or as the scope of `wx.authorize`. */
export interface ApiSink {
  readonly form: 'interface' | 'scope'
  /** The API object that the wrapper calls: `wx`, `uni`, `Taro`. */
  readonly object: string
}

/** The wrapper passes the string on to another module's function, as argument `index` and `path` into it. */
export interface ForwardSink {
  readonly form: 'forward'
  readonly to: ImportedValue
  readonly index: number
  readonly path: readonly string[]
}

export type NameSink = ApiSink | ForwardSink

/** A function (or class, with `construct`) that takes the name of an interface: argument `index`, and `path` into that argument. */
export interface Wrapper {
  readonly kind: 'wrapper'
  readonly sink: NameSink
  readonly index: number
  readonly path: readonly string[]
  readonly construct: boolean
}

/** What an expression can hold, as far as privacy interfaces are concerned. */
export type ApiValue =
  | { readonly kind: 'api-object'; readonly object: string }
  | { readonly kind: 'function'; readonly object: string; readonly name: StringValue }
  | { readonly kind: 'instance'; readonly object: string; readonly type: ObjectType }
  | { readonly kind: 'method'; readonly object: string; readonly type: ObjectType; readonly name: string }
  | Wrapper
  /** Something that another module exports: `path` into the export `name`; `*` is the module itself. */
  | ImportedValue

export interface ImportedValue {
  readonly kind: 'imported'
  readonly source: string
  readonly name: string
  readonly path: readonly string[]
}

/** What other modules can be handed by a module; its own `imported` values are passed on unresolved. */
export type ExportedValue = ApiValue | { readonly kind: 'string'; readonly text: string }

/** Finds what an import stands for; `null` where the module, or what it exports, is none of ours. */
export type ImportResolver = (wanted: ImportedValue) => ExportedValue | null

/** What the member of that name is; `null` where it is none that counts. */
export function memberOf(value: ApiValue, name: string): ApiValue | null {
  switch (value.kind) {
    case 'api-object':
      if (NESTED_API_OBJECTS[value.object] === name) return { kind: 'api-object', object: `${value.object}.${name}` }
      return { kind: 'function', object: value.object, name: { kind: 'known', values: [name] } }
    case 'instance':
      return { kind: 'method', object: value.object, type: value.type, name }
    case 'imported':
      return value.name === '*' ? { ...value, name } : { ...value, path: [...value.path, name] }
    default:
      return null
  }
}

/** Equal for equal values: keeps the analysis from going round in circles. */
export function identityOf(value: ApiValue): string {
  switch (value.kind) {
    case 'api-object':
      return value.object
    case 'function':
      return `${value.object}.${value.name.kind === 'known' ? value.name.values.join('|') : value.name.kind}`
    case 'instance':
      return `new ${value.type}`
    case 'method':
      return `${value.type}.${value.name}`
    case 'wrapper':
      return `${value.sink.form} ${value.sink.form === 'forward' ? identityOf(value.sink.to) : value.sink.object} ${value.index}.${value.path.join('.')} ${value.construct ? 'new' : ''}`
    case 'imported':
      return `${value.source}:${value.name}.${value.path.join('.')}`
  }
}
