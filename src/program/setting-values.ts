import { inspect } from 'node:util'
import type { PrivacyInterface } from '../catalogue/interfaces.js'
import { KEY_MISSPELLINGS, PRIVACY_KEYS, type PrivacyKey } from '../catalogue/privacy-keys.js'
import { nearestTo } from '../catalogue/spelling.js'

/** The attributes of a button component that carry what a `<button>` has. */
export interface ButtonAttributes {
  readonly openType: string
  readonly id: string
  /** Without `bind`: `agreeprivacyauthorization`. */
  readonly event: string
}

/** Checks a value and gives it its type; throws an error that names `place`, what stands there and what is allowed. */
export type Reader<T> = (value: unknown, place: string) => T

const ALL_KEYS = Object.keys(PRIVACY_KEYS)

/** The attributes of a `<button>`, which other buttons mostly share. */
const NATIVE_BUTTON: ButtonAttributes = { openType: 'open-type', id: 'id', event: 'agreeprivacyauthorization' }

/** The forms of an interface's name, the more special ones first. */
const INTERFACE_NAMES: readonly (readonly [RegExp, PrivacyInterface['kind']])[] = [
  [/^<button\s+open-type="(\w+)"\s*\/?>$/u, 'open-type'],
  [/^<input\s+type="(\w+)"\s*\/?>$/u, 'input-type'],
  [/^<([\w-]+)\s*\/?>$/u, 'component'],
  [/^(scope\.\w+)$/u, 'scope'],
  [/^(?:wx\.)?([a-z_$]\w*)$/u, 'api'],
  [/^([A-Z]\w*\.\w+)$/u, 'method'],
  [/^([a-z]\w*(?:-\w+)+)$/u, 'component'],
]

export function readBoolean(value: unknown, place: string): boolean {
  return typeof value === 'boolean' ? value : refuse(value, place, 'true or false')
}

export function text(meaning: string): Reader<string> {
  return (value, place) => (typeof value === 'string' && value !== '' ? value : refuse(value, place, `a string, ${meaning}`))
}

export function oneOf<const T extends string>(...allowed: readonly T[]): Reader<T> {
  return (value, place) => allowed.find((each) => each === value) ?? refuse(value, place, allowed.map((each) => `"${each}"`).join(' or '))
}

export function versionText(value: unknown, place: string): string {
  return typeof value === 'string' && /^\d+\.\d+\.\d+$/u.test(value) ? value : refuse(value, place, 'a version such as "2.32.3"')
}

export function stringList(meaning: string): Reader<readonly string[]> {
  return (value, place) => {
    const allowed = `an array of strings, ${meaning}`
    if (!Array.isArray(value)) return refuse(value, place, allowed)
    return value.map((item: unknown, index) => {
      return typeof item === 'string' && item !== '' ? item : refuse(item, `${place}[${String(index)}]`, `a string (the setting is ${allowed})`)
    })
  }
}

export function keyList(value: unknown, place: string): readonly PrivacyKey[] {
  return stringList('privacy keys')(value, place).map((item, index) => keyNamed(item, `${place}[${String(index)}]`))
}

/** Tag to attributes; an attribute that is not named is that of `<button>`. */
export function buttonTable(value: unknown, place: string): ReadonlyMap<string, ButtonAttributes> {
  const buttons = new Map<string, ButtonAttributes>()
  for (const [tag, given] of entriesOf(value, place, 'an object from tags to { openType, id, event }')) {
    const at = `${place}["${tag}"]`
    const names: Partial<Record<string, string>> = {}
    for (const [name, attribute] of entriesOf(given, at, 'an object with openType, id, event')) {
      if (!Object.hasOwn(NATIVE_BUTTON, name)) throw new Error(`${at} has no key "${name}"; it may have: ${Object.keys(NATIVE_BUTTON).join(', ')}.`)
      names[name] = text('the name of an attribute or event')(attribute, `${at}.${name}`)
    }
    buttons.set(tag, { ...NATIVE_BUTTON, ...names })
  }
  return buttons
}

/**
 * Name to privacy key, or to several keys of which each is needed. The name says the kind: `chooseContact` or `wx.chooseContact`
 * is a function of the API object, `CameraContext.takePhoto` a method, `scope.userFace` a scope, `<map>` or `live-player` a
 * component, `<button open-type="contact">` and `<input type="idcard">` a value of that attribute.
 */
export function addedInterfaces(value: unknown, place: string): readonly PrivacyInterface[] {
  return entriesOf(value, place, 'an object from interfaces to privacy keys').map(([written, keys]) => {
    const at = `${place}["${written}"]`
    const [first, ...others] = Array.isArray(keys) ? keyList(keys, at) : [keyNamed(text('a privacy key, or an array of them')(keys, at), at)]
    if (first === undefined) return refuse(keys, at, 'a privacy key, or an array of them')
    for (const [form, kind] of INTERFACE_NAMES) {
      const name = form.exec(written)?.[1]
      if (name !== undefined) return { kind, name, keys: [first, ...others], source: 'settings' }
    }
    throw new Error(
      `${place} has the key "${written}", which names no interface: write chooseContact, CameraContext.takePhoto, scope.userFace, <map>, ` +
        '<button open-type="contact"> or <input type="idcard">.',
    )
  })
}

function keyNamed(name: string, place: string): PrivacyKey {
  if (isKey(name)) return name
  const meant = (Object.hasOwn(KEY_MISSPELLINGS, name) ? KEY_MISSPELLINGS[name] : null) ?? nearestTo(name, ALL_KEYS)
  const hint = meant === null ? '' : ` Did you mean "${meant}"?`
  throw new Error(`${place} is "${name}", which is no privacy key.${hint} The keys are: ${ALL_KEYS.join(', ')}.`)
}

function isKey(name: string): name is PrivacyKey {
  return Object.hasOwn(PRIVACY_KEYS, name)
}

function entriesOf(value: unknown, place: string, allowed: string): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : refuse(value, place, allowed)
}

function refuse(value: unknown, place: string, allowed: string): never {
  throw new Error(`${place} is ${shown(value)}; it must be ${allowed}.`)
}

/** A value as messages show it. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : inspect(value, { depth: 1, breakLength: Infinity, maxArrayLength: 5 })
}
