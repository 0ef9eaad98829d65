import { CUSTOM_KEY, PRIVACY_KEYS, type PrivacyKey } from '../catalogue/privacy-keys.js'
import { parseJson, type JsonDocument } from '../parsers/json.js'
import { itemsOf, memberOf, membersOf, stringsOf, textOf, valueAt, type JsonMember, type JsonString, type JsonValue } from '../parsers/json-values.js'
import type { Range } from '../parsers/range.js'

/** A text in the file; its range includes the quotes. */
export interface PlacedText {
  readonly value: string
  readonly range: Range
}

/** One kind of information in the guideline, `null` for what the row lacks or has as something else than a text. */
export interface GuidelineRow {
  readonly range: Range
  /** `privacy_key` */
  readonly key: PlacedText | null
  /** `privacy_text`: what the information is for. */
  readonly text: PlacedText | null
  /** `privacy_label`: the name of a row of the program's own. */
  readonly label: PlacedText | null
}

export interface GuidelineSdk {
  readonly range: Range
  readonly name: PlacedText | null
  readonly rows: readonly GuidelineRow[]
}

/** A privacy guideline on disk, in the shape of getprivacysetting's answer or of setprivacysetting's body. */
export interface GuidelineDocument extends JsonDocument {
  /** The member `setting_list`, the one part that must be there; `null` for a file that is no guideline. */
  readonly settingList: JsonMember | null
  readonly rows: readonly GuidelineRow[]
  /** The member `owner_setting`; its own members are those of its value. */
  readonly ownerSetting: JsonMember | null
  /** Keys that the platform found in the code. */
  readonly privacyList: readonly JsonString[]
  readonly sdks: readonly GuidelineSdk[]
  /** `errcode` of an answer, `null` where there is none. */
  readonly errorCode: { readonly value: number; readonly range: Range } | null
}

/** Reads a guideline as far as it can be read; never throws. */
export function readGuideline(text: string): GuidelineDocument {
  return guidelineIn(parseJson(text))
}

/** The same for a file that has been parsed already. */
export function guidelineIn(json: JsonDocument): GuidelineDocument {
  const { root } = json
  const error = valueAt(root, 'errcode')
  return {
    ...json,
    settingList: memberOf(root, 'setting_list') ?? null,
    rows: rowsOf(valueAt(root, 'setting_list')),
    ownerSetting: memberOf(root, 'owner_setting') ?? null,
    privacyList: stringsOf(valueAt(root, 'privacy_list')),
    sdks: itemsOf(valueAt(root, 'sdk_privacy_info_list')).map((sdk) => {
      return { range: sdk.range, name: placedText(valueAt(sdk, 'sdk_name')), rows: rowsOf(valueAt(sdk, 'sdk_list')) }
    }),
    errorCode: error?.kind === 'number' ? { value: error.value, range: error.range } : null,
  }
}

/** The key that a row declares: a known one, with a text that is not blank. A row of the program's own declares none. */
export function declaredKey({ key, text }: GuidelineRow): PrivacyKey | null {
  if (!key || !text?.value.trim() || key.value === CUSTOM_KEY) return null
  return isPrivacyKey(key.value) ? key.value : null
}

/** The names in `owner_setting`, with their values. */
export function ownerMembers({ ownerSetting }: GuidelineDocument): readonly JsonMember[] {
  return membersOf(ownerSetting?.value)
}

function isPrivacyKey(name: string): name is PrivacyKey {
  return Object.hasOwn(PRIVACY_KEYS, name)
}

function rowsOf(list: JsonValue | undefined): readonly GuidelineRow[] {
  return itemsOf(list).map((row) => ({
    range: row.range,
    key: placedText(valueAt(row, 'privacy_key')),
    text: placedText(valueAt(row, 'privacy_text')),
    label: placedText(valueAt(row, 'privacy_label')),
  }))
}

function placedText(value: JsonValue | undefined): PlacedText | null {
  const text = textOf(value)
  return value && text !== null ? { value: text, range: value.range } : null
}
