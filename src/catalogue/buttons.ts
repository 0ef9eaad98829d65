import type { Source } from './sources.js'

/** How a tag carries what makes an agree button; names of attributes in kebab-case. */
export interface ButtonRow {
  readonly openType: string
  /** Attributes of which the first one with a value becomes the id of the button that is tapped; none where no id reaches it. */
  readonly ids: readonly string[]
  /** Without `bind`; `null` where the tag does not pass the button's event on. */
  readonly event: string | null
  readonly source: Source | 'package'
  /** The component library that the tag is known to come from. */
  readonly package?: string
}

export const AGREE_TOKEN = 'agreePrivacyAuthorization'
export const AGREE_EVENT = 'agreeprivacyauthorization'
/** The id that the platform's own examples give the button. */
export const AGREE_ID = 'agree-btn'

/**
 * Tags whose agree button is known wherever they come from: `<button>`, and those of component libraries that no other component is
 * likely to be named like. What library-data.ts says of a tag's own library goes before it.
 */
export const AGREE_BUTTONS: Readonly<Record<string, ButtonRow>> = {
  button: { openType: 'open-type', ids: ['id'], event: AGREE_EVENT, source: 'formComponents' },
  // @vant/weapp since 1.10.24, its dialog since 1.11.0
  'van-button': { openType: 'open-type', ids: ['id', 'button-id'], event: AGREE_EVENT, source: 'package' },
  'van-goods-action-button': { openType: 'open-type', ids: ['id', 'button-id'], event: AGREE_EVENT, source: 'package' },
  'van-dialog': { openType: 'confirm-button-open-type', ids: ['confirm-button-id'], event: AGREE_EVENT, source: 'package' },
  // tdesign-miniprogram since 1.2.2; an `id` stays on the component
  't-button': { openType: 'open-type', ids: ['t-id'], event: AGREE_EVENT, source: 'package' },
  // wot-design-uni
  'wd-button': { openType: 'open-type', ids: ['button-id'], event: AGREE_EVENT, source: 'package' },
}

/** Documented combinations of an open-type with agreement, and the event that then counts as agreement too. Source: developmentGuide. */
export const AGREE_COMBINATIONS: Readonly<Record<string, string | null>> = {
  agreePrivacyAuthorization: null,
  'getPhoneNumber|agreePrivacyAuthorization': 'getphonenumber',
  'getRealtimePhoneNumber|agreePrivacyAuthorization': 'getrealtimephonenumber',
  'getUserInfo|agreePrivacyAuthorization': 'getuserinfo',
}

/** What `resolve` can be told. Source: apiPages, onNeedPrivacyAuthorization. */
export const RESOLVE_EVENTS = ['exposureAuthorization', 'agree', 'disagree'] as const
