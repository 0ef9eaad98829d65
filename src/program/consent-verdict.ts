import type { GuardGap } from '../analysis/consent-gaps.js'
import type { Way } from './ways.js'

/** Why a use is, or is not, behind the user's consent. */
export type ConsentVerdict =
  | { readonly kind: 'popup-mounted' }
  | { readonly kind: 'guarded-by'; readonly reason: (Way & { kind: 'guarded' })['reason'] }
  /** A listener is registered, and this page shows no popup: the API never comes back. */
  | { readonly kind: 'page-hangs'; readonly page: string }
  /** A guard stands before the use and does not hold. */
  | { readonly kind: 'guard-fails'; readonly gap: GuardGap }
  /** `hasPopup`: the page shows an agree button, which holds nothing back while nobody listens. */
  | { readonly kind: 'unguarded'; readonly hasPopup: boolean }
  | { readonly kind: 'unknown' }
