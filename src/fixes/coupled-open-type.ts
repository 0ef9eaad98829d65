import { AGREE_COMBINATIONS, AGREE_TOKEN } from '../catalogue/buttons.js'
import type { Attribute } from '../templates/element.js'
import type { Edit } from './code-layout.js'

/**
 * The edit that makes the tap of a button the user's consent as well: `getPhoneNumber|agreePrivacyAuthorization`. `null` where
 * the platform documents no such combination, and for values that are made at run time.
 */
export function coupledOpenType({ value }: Attribute): Edit | null {
  if (value.kind !== 'static') return null
  const coupled = `${value.text.trim()}|${AGREE_TOKEN}`
  return coupled in AGREE_COMBINATIONS ? { range: value.range, text: coupled } : null
}
