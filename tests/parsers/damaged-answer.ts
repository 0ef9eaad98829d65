import type { JsonProblemKind } from '../../src/parsers/json-problems.js'

/** An answer in our own words with every damage that the sample on the English page of getprivacysetting has, and the line of each. */
export const DAMAGED_ANSWER: { readonly text: string; readonly problems: readonly (readonly [kind: JsonProblemKind, line: number, source: string])[] } = {
  text: `{
  "errcode": 0,
  "code_exist": 1
  "privacy_see:2,
  "privacy_list": ["Album", "Location",
  "setting_list": [
    {
      "privacy_key": "Album",
      "privacy_text": "to post the "before" picture",
      "privacy_label": ""
    },
    {
      "privacy_key": "Location,"
      "privacy_text": to find a shop,
    {
      "privacy_key": "Custom,"
      privacy_text": "to call you back",
      "privacy_label: "name card"
    }
  ],
  "update_time": 1700000000,
  "owner_setting: {
    "contact_WeChat": "",
    "contact_qq ": "10001,
    "store_expire_timestamp": "10,000 days,"
    "notice_method": "a "banner" on the home page"
  },
  "privacy_Desc": {
    "privacy_desc_list": [
      { "privacy_key": "Album", "privacy_desc": "pictures" }
      { "privacy_key": "Location", "privacy_desc": "where you are" ]
  },
  "sdk_privacy_info_list": [
      "sdk_name": "maps",
      "sdk_list": [{ "privacy_key": "Location", "privacy_text": "to draw the map" }]
    }
  ]
`,
  problems: [
    ['brace-never-closed', 1, '{'],
    ['comma-missing-in-object', 3, '1'],
    ['name-unclosed', 4, '"privacy_see'],
    ['bracket-unclosed', 6, '"setting_list"'],
    ['quote-unescaped', 9, '"'],
    ['comma-inside-string', 13, ','],
    ['string-unquoted', 14, 'to find a shop'],
    ['brace-unclosed', 15, '{'],
    ['comma-inside-string', 16, ','],
    ['name-unopened', 17, 'privacy_text"'],
    ['name-unclosed', 18, '"privacy_label'],
    ['name-unclosed', 22, '"owner_setting'],
    ['string-unclosed', 24, '"10001'],
    ['comma-inside-string', 25, ','],
    ['quote-unescaped', 26, '"'],
    ['comma-missing-in-array', 30, '}'],
    ['brace-unclosed', 31, ']'],
    ['brace-unopened', 34, '"sdk_name"'],
  ],
}
