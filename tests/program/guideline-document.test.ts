import { describe, expect, it } from 'vitest'
import { declaredKey, ownerMembers, readGuideline } from '../../src/program/guideline-document.js'

const ANSWER = `{
  "errcode": 0,
  "code_exist": 1,
  "privacy_list": ["Album", 1],
  "setting_list": [
    { "privacy_key": "Album", "privacy_text": "to post pictures", "privacy_label": "" },
    { "privacy_key": "Custom", "privacy_text": "to call you", "privacy_label": "name card" },
    { "privacy_key": 7 },
    "Location"
  ],
  "owner_setting": { "contact_qq": "10001", "notice_method": "banner" },
  "privacy_desc": { "privacy_desc_list": [{ "privacy_key": "Album", "privacy_desc": "pictures" }] },
  "sdk_privacy_info_list": [
    { "sdk_name": "maps", "sdk_biz_name": "Maps Ltd", "sdk_list": [{ "privacy_key": "Location", "privacy_text": "to draw the map" }] },
    { "sdk_list": {} }
  ]
}`

const placed = (source: string): { value: unknown; range: [number, number] } => {
  const start = ANSWER.indexOf(source)
  return { value: JSON.parse(source), range: [start, start + source.length] }
}

describe('an answer of getprivacysetting', () => {
  const guideline = readGuideline(ANSWER)

  it('gives its rows with their places', () => {
    expect(guideline.rows).toHaveLength(4)
    expect(guideline.rows[0]).toEqual({
      range: [ANSWER.indexOf('{ "privacy_key": "Album"'), ANSWER.indexOf('"" }') + 4],
      key: { value: 'Album', range: [ANSWER.indexOf('"Album", "privacy_text"'), ANSWER.indexOf('"Album", "privacy_text"') + 7] },
      text: placed('"to post pictures"'),
      label: placed('""'),
    })
    expect(guideline.rows[1]).toMatchObject({ key: placed('"Custom"'), label: placed('"name card"') })
    expect(guideline.rows[2]).toMatchObject({ key: null, text: null, label: null })
    expect(guideline.rows[3]).toMatchObject({ key: null, range: [ANSWER.lastIndexOf('"Location"\n'), ANSWER.lastIndexOf('"Location"\n') + 10] })
  })

  it('gives its other parts', () => {
    expect(ANSWER.slice(...(guideline.settingList?.keyRange ?? [0, 0]))).toBe('"setting_list"')
    expect(guideline.privacyList.map(({ value, range }) => [value, ANSWER.slice(...range)])).toEqual([['Album', '"Album"']])
    expect(ownerMembers(guideline).map(({ key, value }) => [key, ANSWER.slice(...value.range)])).toEqual([['contact_qq', '"10001"'], ['notice_method', '"banner"']])
    expect(guideline.ownerSetting?.key).toBe('owner_setting')
    expect(guideline.sdks.map(({ name, rows }) => [name?.value, rows.map((row) => row.key?.value)])).toEqual([['maps', ['Location']], [undefined, []]])
    expect(guideline.errorCode).toEqual({ value: 0, range: [15, 16] })
    expect(guideline.problems).toEqual([])
  })
})

it('a row declares a known key for a purpose', () => {
  const keys = (rows: readonly object[]): unknown => readGuideline(JSON.stringify({ setting_list: rows })).rows.map(declaredKey)
  expect(
    keys([
      { privacy_key: 'Album', privacy_text: 'to post' },
      { privacy_key: 'Email', privacy_text: 'to write to you' },
      { privacy_key: 'ChooseLocation', privacy_text: '' },
      { privacy_key: 'Camera', privacy_text: ' \u3000\n' },
      { privacy_key: 'Record' },
      { privacy_key: 'Clipboard', privacy_text: 1 },
      { privacy_key: 'Bluetooth', privacy_text: 'to unlock' },
      { privacy_key: 'album', privacy_text: 'to post' },
      { privacy_key: 'Custom', privacy_text: 'to call', privacy_label: 'Location' },
      { privacy_key: 'constructor', privacy_text: 'x' },
      { privacy_text: 'x' },
    ]),
  ).toEqual(['Album', 'Email', null, null, null, null, null, null, null, null, null])
})

it.each(['', '[]', 'null', '{}', '{"setting_list": 1, "owner_setting": [], "privacy_list": {}, "sdk_privacy_info_list": [1, null]}', '{"__proto__": {"setting_list": []}}'])('finds no rows in %j', (text) => {
  const { rows, privacyList, sdks, errorCode } = readGuideline(text)
  expect({ rows, privacyList, keys: sdks.flatMap((sdk) => sdk.rows), errorCode }).toEqual({ rows: [], privacyList: [], keys: [], errorCode: null })
})
