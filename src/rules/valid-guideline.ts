import { CUSTOM_KEY, KEY_MISSPELLINGS, PRIVACY_KEYS } from '../catalogue/privacy-keys.js'
import { nearestTo } from '../catalogue/spelling.js'
import { replacing } from '../fixes/json-edits.js'
import { JSON_PROBLEMS } from '../parsers/json-problems.js'
import { memberOf, textOf } from '../parsers/json-values.js'
import { declaredKey, guidelineIn, type GuidelineDocument, type GuidelineRow, type PlacedText } from '../program/guideline-document.js'
import { inventoryOf } from '../program/inventory.js'
import { createRule } from './create-rule.js'

const KEYS = Object.keys(PRIVACY_KEYS)
const CONTACTS = ['contact_phone', 'contact_email', 'contact_qq', 'contact_weixin']

export default createRule({
  name: 'valid-guideline',
  meta: {
    type: 'problem',
    docs: {
      description: 'Enforce a privacy guideline file that the platform accepts and that declares what it means to',
      recommended: 'error',
      readsOnlyConfig: true,
    },
    fixable: 'code',
    schema: [],
    messages: {
      damaged: 'The privacy guideline is no valid JSON. {{problem}}',
      missing: 'The privacy guideline `{{path}}`, which the settings name, does not exist. Save there what getprivacysetting answers, or name another file in the setting `guideline`.',
      'no-list': 'A privacy guideline needs `setting_list`, an array of `{ "privacy_key": …, "privacy_text": … }`. Save here what getprivacysetting answers, or what setprivacysetting is sent.',
      'error-answer': 'This is an error answer of the platform (errcode {{code}}), not a privacy guideline. Ask again and save the answer that has `setting_list`.',
      nothing: 'The privacy guideline declares nothing, but the program uses privacy interfaces: on the phone each of them fails. Declare {{keys}}.',
      'no-key': 'This row has no `privacy_key`, so it declares nothing. Name one of the keys of the platform.',
      misspelt: '"{{key}}" is no privacy key, so it declares nothing. Write "{{right}}".',
      unknown: '"{{key}}" is no privacy key, so it declares nothing. Keys of the platform are {{keys}}; for anything else use "Custom" and `privacy_label`.',
      duplicate: '"{{key}}" stands in `setting_list` twice. Keep one row.',
      blank: '"{{key}}" has no `privacy_text`, so it is not declared: its interfaces fail with errno 112. Say what the information is for.',
      'no-contact': '`owner_setting` names no contact, and the server refuses it (86069). Give one of contact_phone, contact_email, contact_qq and contact_weixin.',
      'no-notice': '`owner_setting` has no `notice_method`, and the server refuses it (86070). Say how users are told of changes.',
      expiry: '`store_expire_timestamp` must be a number and 天, such as "30天"; the server refuses anything else (86072). Write it so, or leave it out for the shortest time necessary.',
      detected: "The platform's scan found \"{{key}}\" ({{zh}}) in the code, and it is not declared: what the scan finds must be filled in. Add a row to `setting_list`.",
    },
  },
  zh: {
    damaged: '隐私保护指引文件不是合法的 JSON。{{problem}}',
    missing: '配置中指定的隐私保护指引文件 `{{path}}` 不存在。请把 getprivacysetting 的返回内容保存到该路径，或在 `guideline` 配置中指定其他文件。',
    'no-list': '隐私保护指引文件需要 `setting_list`，即由 `{ "privacy_key": …, "privacy_text": … }` 组成的数组。请保存 getprivacysetting 的返回内容或 setprivacysetting 的请求内容。',
    'error-answer': '这是平台返回的错误（errcode {{code}}），不是隐私保护指引。请重新获取，并保存带有 `setting_list` 的返回内容。',
    nothing: '隐私保护指引未声明任何信息，但程序使用了隐私接口：真机上这些接口都会失败。请声明 {{keys}}。',
    'no-key': '此行没有 `privacy_key`，等于没有声明。请填写平台规定的 key。',
    misspelt: '"{{key}}" 不是合法的 privacy_key，等于没有声明。应写作 "{{right}}"。',
    unknown: '"{{key}}" 不是合法的 privacy_key，等于没有声明。平台的 key 有 {{keys}}；其他信息请用 "Custom" 并填写 `privacy_label`。',
    duplicate: '"{{key}}" 在 `setting_list` 中出现了两次。请只保留一行。',
    blank: '"{{key}}" 的 `privacy_text` 为空，等于没有声明：相关接口会以 errno 112 失败。请填写用途。',
    'no-contact': '`owner_setting` 没有任何联系方式，服务器会拒绝（86069）。请填写 contact_phone、contact_email、contact_qq、contact_weixin 之一。',
    'no-notice': '`owner_setting` 没有 `notice_method`，服务器会拒绝（86070）。请填写如何通知用户变更。',
    expiry: '`store_expire_timestamp` 应为「数字 + 天」，例如 "30天"，否则服务器会拒绝（86072）。请改正，或删去以表示必要的最短时间。',
    detected: '平台的代码检测发现了 "{{key}}"（{{zh}}），但尚未声明：检测到的信息必须填写。请在 `setting_list` 中添加一行。',
  },
  defaultOptions: null,
  create({ file, report }) {
    function checkGuideline(guideline: GuidelineDocument): void {
      const { settings, program } = file
      const { problems, settingList, rows, errorCode } = guideline
      for (const { kind, range } of problems) report({ at: range, messageId: 'damaged', data: { problem: JSON_PROBLEMS[kind][settings.locale] } })
      if (problems.length > 0) return
      if (settingList?.value.kind !== 'array') {
        const at = settingList?.value.range ?? file.firstLine
        if (errorCode && errorCode.value !== 0) report({ at: errorCode.range, messageId: 'error-answer', data: { code: errorCode.value } })
        else report({ at, messageId: 'no-list' })
        return
      }
      const own = rows.map(declaredKey).filter((key) => key !== null)
      const used = own.length === 0 && program ? [...inventoryOf(program, settings).keys] : []
      if (used.length > 0) report({ at: settingList.keyRange, messageId: 'nothing', data: { keys: listed(used) } })
      checkRows(rows)
      for (const sdk of guideline.sdks) for (const { key } of sdk.rows) if (key) checkKey(key)
      checkOwner(guideline)
      for (const { value, range } of guideline.privacyList) {
        const key = KEYS.find((each) => each === value)
        if (key && !own.some((each) => each === key)) report({ at: range, messageId: 'detected', data: { key, zh: zhOf(key) } })
      }
    }

    function checkRows(rows: readonly GuidelineRow[]): void {
      const seen = new Set<string>()
      for (const { key, text, range } of rows) {
        if (!key) {
          report({ at: range, messageId: 'no-key' })
          continue
        }
        checkKey(key)
        if (seen.has(key.value)) report({ at: key.range, messageId: 'duplicate', data: { key: key.value } })
        if (key.value !== CUSTOM_KEY) seen.add(key.value)
        if (!text?.value.trim()) report({ at: text?.range ?? key.range, messageId: 'blank', data: { key: key.value } })
      }
    }

    function checkKey(key: PlacedText): void {
      if (key.value === CUSTOM_KEY || KEYS.includes(key.value)) return
      const right = Object.hasOwn(KEY_MISSPELLINGS, key.value) ? KEY_MISSPELLINGS[key.value] : nearestTo(key.value.trim(), KEYS)
      if (right) report({ at: key.range, messageId: 'misspelt', data: { key: key.value, right }, fix: replacing(key, `"${right}"`) })
      else report({ at: key.range, messageId: 'unknown', data: { key: key.value, keys: KEYS.join(', ') } })
    }

    function checkOwner({ ownerSetting }: GuidelineDocument): void {
      if (!ownerSetting) return
      const valueOf = (name: string): string => textOf(memberOf(ownerSetting.value, name)?.value)?.trim() ?? ''
      if (CONTACTS.every((name) => !valueOf(name))) report({ at: ownerSetting.keyRange, messageId: 'no-contact' })
      if (!valueOf('notice_method')) report({ at: memberOf(ownerSetting.value, 'notice_method')?.range ?? ownerSetting.keyRange, messageId: 'no-notice' })
      const expiry = memberOf(ownerSetting.value, 'store_expire_timestamp')?.value
      // Left blank, it means the shortest time necessary.
      const isBlank = expiry === undefined || expiry.kind === 'null' || textOf(expiry)?.trim() === ''
      if (!isBlank && !/^\d+\s*天$/u.test(textOf(expiry) ?? '')) report({ at: expiry.range, messageId: 'expiry' })
    }

    /** What only app.json can say: a file that is not there cannot be linted, and neither can the settings. */
    function checkFromConfig(): void {
      const { guideline, program, settings } = file
      if (guideline.kind === 'broken' && guideline.problem === 'missing') report({ at: file.firstLine, messageId: 'missing', data: { path: guideline.path } })
      if (!program || guideline.kind !== 'declared' || guideline.from !== 'settings' || guideline.keys.size > 0) return
      const used = [...inventoryOf(program, settings).keys]
      if (used.length > 0) report({ at: file.firstLine, messageId: 'nothing', data: { keys: listed(used) } })
    }

    return {
      json(): void {
        if (file.isGuideline) checkGuideline(guidelineIn(file.json))
        else if (file.program?.configFile === file.path) checkFromConfig()
      },
      script(): void {
        if (file.program?.configFile === file.path) checkFromConfig()
      },
    }
  },
})

function zhOf(key: string): string {
  return Object.entries(PRIVACY_KEYS).find(([name]) => name === key)?.[1].zh ?? ''
}

function listed(keys: readonly string[]): string {
  return [...keys].sort().map((key) => `"${key}" (${zhOf(key)})`).join(', ')
}
