import { AGREE_COMBINATIONS, AGREE_TOKEN } from '../catalogue/buttons.js'
import { attributeNamed, type Element } from './element.js'
import { tokensOf } from './element-uses.js'

const OPEN_TYPES = ['open-type', 'confirm-button-open-type'] as const
const AGREE_EVENT = 'agreeprivacyauthorization'

/** Whether an element asks for agreement, whatever its tag: by its own open-type, or a dialog's for its button. */
export function isAgreeButton(element: Element): boolean {
  return openTypesOf(element).has(AGREE_TOKEN)
}

/** Whether the platform fires an event on an element only when the user has agreed: that of agreement, or the one coupled with it. */
export function firesWithAgreement(element: Element, event: string): boolean {
  const tokens = openTypesOf(element)
  if (!tokens.has(AGREE_TOKEN)) return false
  // Capitals in Vue are valid-agree-button's to judge: Taro does not tell them apart.
  const name = element.host === 'vue' ? event.replaceAll('-', '').toLowerCase() : event
  return name === AGREE_EVENT || Object.entries(AGREE_COMBINATIONS).some(([combination, coupled]) => coupled === name && tokens.has(combination.slice(0, combination.indexOf('|'))))
}

function openTypesOf(element: Element): ReadonlySet<string> {
  const tokens = new Set<string>()
  for (const name of OPEN_TYPES) {
    const attribute = attributeNamed(element, name)
    if (attribute) for (const token of tokensOf(attribute.value)) tokens.add(token)
  }
  return tokens
}
