import { INTERFACES, type PrivacyInterface } from '../catalogue/interfaces.js'
import { OFFICIAL_TABLE, type InterfaceTable } from '../catalogue/interface-table.js'
import type { Range } from '../parsers/range.js'
import { attributeNamed, propertyName, type Attribute, type Element, type Value } from './element.js'

/** A privacy interface that an element brings into use. */
export interface ElementUse {
  readonly interface: PrivacyInterface
  /** As messages show it: `<van-button open-type="getPhoneNumber">`, `<camera>`. */
  readonly name: string
  /** The whole attribute, or the name of the tag. */
  readonly range: Range
}

/**
 * The privacy interfaces of an element: the tag itself, the tokens of its open-type, and `type="nickname"`, on any tag,
 * since components hand those on. A dynamic value counts when every branch of it is literal; else it is silent.
 */
export function elementUses(element: Element, table: InterfaceTable = OFFICIAL_TABLE): readonly ElementUse[] {
  const uses: ElementUse[] = []
  const component = table.find('component', componentName(element))
  if (component) uses.push({ interface: component, name: `<${element.name}>`, range: element.nameRange })
  for (const [kind, wanted] of ATTRIBUTES) {
    const attribute = attributeNamed(element, wanted)
    if (!attribute) continue
    for (const token of tokensOf(attribute.value)) {
      const found = table.find(kind, token)
      if (found) uses.push({ interface: found, name: shown(element, attribute, token), range: attribute.range })
    }
  }
  return uses
}

/** The tokens of an open-type, `getPhoneNumber|agreePrivacyAuthorization` being two; of a dynamic one those of every branch. None where it cannot be told. */
export function tokensOf(value: Value): ReadonlySet<string> {
  return new Set(stringsOf(value).flatMap((each) => each.split('|').map((token) => token.trim())))
}

/** `false` when a template's text cannot hold a use of the official table, so that it need not be read. */
export function mayHoldElementUses(text: string): boolean {
  return MENTION.test(text)
}

const ATTRIBUTES = [
  ['open-type', 'open-type'],
  ['input-type', 'type'],
] as const satisfies readonly (readonly [PrivacyInterface['kind'], string])[]

/** What a use cannot do without: the attribute of open-types, the values of `type`, the tags, each in kebab-case and in camelCase. */
const MENTION = new RegExp(['open-type', ...INTERFACES.filter(({ kind }) => kind === 'component' || kind === 'input-type').map(({ name }) => name)].join('|').replaceAll('-', '-?'), 'iu')

function stringsOf(value: Value): readonly string[] {
  switch (value.kind) {
    case 'static':
      return [value.text]
    case 'dynamic':
      return value.possible ?? []
    case 'none':
      return []
  }
}

/** The platform's name of a tag: in JSX and in Vue `LivePusher` is `live-pusher`, and in JSX a tag in lower case is HTML's. */
function componentName({ host, name }: Element): string {
  if (host !== 'wxml' && /^[A-Z]/u.test(name)) return name.replace(/(?!^)[A-Z]/gu, '-$&').toLowerCase()
  return host === 'jsx' ? '' : name
}

function shown(element: Element, attribute: Attribute, token: string): string {
  return `<${element.name} ${propertyName(element, attribute)}="${token}">`
}
