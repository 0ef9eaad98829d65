// What all built programs have in common: app.json, and which elements are privacy interfaces.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { INTERFACES } from '../../lib/catalogue/interfaces.js'

function named(kind) {
  return new Set(INTERFACES.filter((row) => row.kind === kind).map(({ name }) => name))
}

const OPEN_TYPES = named('open-type')
const INPUT_TYPES = named('input-type')
const COMPONENTS = named('component')

/** The table's APIs. */
export const APIS = [...named('api')]

/** What app.json of a built program says of pages and of privacy. */
export function configOf(folder) {
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8'))
  const inPackages = (app.subPackages ?? app.subpackages ?? []).flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)))
  return {
    pages: [...app.pages, ...inPackages],
    requiredPrivateInfos: app.requiredPrivateInfos ?? [],
    permissions: Object.keys(app.permission ?? {}),
  }
}

/** The interfaces that an element, by its tag and its attributes as WXML has them, stands for. */
export function interfacesOf({ tag, attributes }) {
  const openTypes = (attributes['open-type'] ?? '').split('|').filter((token) => OPEN_TYPES.has(token))
  const inputTypes = INPUT_TYPES.has(attributes.type) ? [attributes.type] : []
  return [...openTypes, ...inputTypes, ...(COMPONENTS.has(tag) ? [tag] : [])]
}

export function isAgreeButton({ attributes }) {
  return (attributes['open-type'] ?? '').split('|').includes('agreePrivacyAuthorization')
}
