import type { PrivacyInterface } from '../catalogue/interfaces.js'
import type { PrivacyKey } from '../catalogue/privacy-keys.js'
import { nearestTo } from '../catalogue/spelling.js'
import { addedInterfaces, buttonTable, keyList, oneOf, readBoolean, shown, stringList, text, versionText, type ButtonAttributes, type Reader } from './setting-values.js'

/** `settings['wechat-privacy']`, checked and complete. */
export interface Settings {
  /** As configured, `null` where it is looked for by its usual name. */
  readonly guideline: string | null
  /** `null` where nothing is said; an empty list declares nothing. */
  readonly declared: readonly PrivacyKey[] | null
  readonly includeSdk: boolean
  readonly root: string | null
  readonly apiObjects: readonly string[]
  readonly apiWrappers: readonly string[]
  readonly guards: readonly string[]
  readonly buttons: ReadonlyMap<string, ButtonAttributes>
  readonly interfaces: readonly PrivacyInterface[]
  readonly minLibVersion: string
  readonly locale: 'en' | 'zh'
  readonly fingerprint: string | null
}

interface Setting<T> {
  readonly read: Reader<T>
  readonly ifAbsent: T
}

/** Each key with the reader that tells its type, and what holds without it. */
const SETTINGS: { readonly [Key in keyof Settings]: Setting<Settings[Key]> } = {
  guideline: { read: text('the path of the privacy guideline'), ifAbsent: null },
  declared: { read: keyList, ifAbsent: null },
  includeSdk: { read: readBoolean, ifAbsent: true },
  root: { read: text("the path of the program's root"), ifAbsent: null },
  apiObjects: { read: stringList('names'), ifAbsent: [] },
  apiWrappers: { read: stringList('names of functions'), ifAbsent: [] },
  guards: { read: stringList('names of functions'), ifAbsent: [] },
  buttons: { read: buttonTable, ifAbsent: new Map() },
  interfaces: { read: addedInterfaces, ifAbsent: [] },
  minLibVersion: { read: versionText, ifAbsent: '2.32.3' },
  locale: { read: oneOf('en', 'zh'), ifAbsent: 'en' },
  fingerprint: { read: text('a text'), ifAbsent: null },
}

/** What holds where nothing is configured. */
export const DEFAULT_SETTINGS: Settings = readAll({})

const known = new WeakMap<object, Settings>()

/**
 * Reads the value of `settings['wechat-privacy']`; `undefined` stands for nothing configured. The same object gives the same
 * answer. Throws an error that names the key, what stands there and what is allowed.
 */
export function readSettings(given: unknown): Settings {
  if (given === undefined || given === null) return DEFAULT_SETTINGS
  if (typeof given !== 'object' || Array.isArray(given)) throw new Error(`settings["wechat-privacy"] is ${shown(given)}; it must be an object.`)
  const settings = known.get(given) ?? readAll(given)
  known.set(given, settings)
  return settings
}

function readAll(given: object): Settings {
  const names = Object.keys(SETTINGS)
  for (const name of Object.keys(given)) if (!names.includes(name)) throw new Error(unknownKey(name, names))
  const read = <Key extends keyof Settings>(name: Key): Settings[Key] => {
    const value: unknown = Reflect.get(given, name)
    const { read: readValue, ifAbsent } = SETTINGS[name]
    return value === undefined ? ifAbsent : readValue(value, `settings["wechat-privacy"].${name}`)
  }
  return {
    guideline: read('guideline'),
    declared: read('declared'),
    includeSdk: read('includeSdk'),
    root: read('root'),
    apiObjects: read('apiObjects'),
    apiWrappers: read('apiWrappers'),
    guards: read('guards'),
    buttons: read('buttons'),
    interfaces: read('interfaces'),
    minLibVersion: read('minLibVersion'),
    locale: read('locale'),
    fingerprint: read('fingerprint'),
  }
}

function unknownKey(name: string, names: readonly string[]): string {
  const nearest = nearestTo(name, names)
  const hint = nearest === null ? '' : ` Did you mean "${nearest}"?`
  return `settings["wechat-privacy"] has no key "${name}".${hint} It may have: ${names.join(', ')}.`
}
