import path from 'node:path'
import {
  BACKGROUND_LOCATION_MODE,
  DESCRIBED_SCOPE,
  EXCLUSIVE_WITH_FUZZY_LOCATION,
  PERMISSION_DESC_MAX_LENGTH,
  REQUIRED_PRIVATE_INFOS,
  USES_OF_DESCRIBED_SCOPE,
} from '../catalogue/app-config.js'
import { nearestTo } from '../catalogue/spelling.js'
import { ConfigEdits } from '../fixes/config-edits.js'
import { JSON_PROBLEMS } from '../parsers/json-problems.js'
import { itemsOf, memberOf, stringsOf, textOf, valueAt, type JsonMember, type JsonString } from '../parsers/json-values.js'
import type { Range } from '../parsers/range.js'
import { programConfig, type ConfigDocument } from '../program/config-document.js'
import { inventoryOf } from '../program/inventory.js'
import { createRule } from './create-rule.js'

const VALUES: readonly string[] = REQUIRED_PRIVATE_INFOS
const EXCLUSIVE: readonly string[] = EXCLUSIVE_WITH_FUZZY_LOCATION

export default createRule({
  name: 'required-private-infos',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require app.json to name the location interfaces that the program uses',
      recommended: 'error',
      readsOnlyConfig: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      broken: '{{file}} cannot be read: {{problem}} What it declares for location interfaces is unknown.',
      missing:
        '`requiredPrivateInfos` lacks "{{name}}", which the program uses: on the phone it fails with "{{name}}:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json". Add it.',
      misspelt: '"{{value}}" is no value of `requiredPrivateInfos`, and DevTools refuses it. Write "{{right}}".',
      illegal: '"{{value}}" is no value of `requiredPrivateInfos`, and DevTools refuses it. It takes {{values}} only; remove it.',
      exclusive: '"getFuzzyLocation" excludes {{others}}: the upload fails with error -80423, "is mutually exclusive with". Keep one kind of location.',
      unused: 'Nothing in the program uses "{{value}}". Remove it, so that the program asks for no more than it needs.',
      remove: 'Remove "{{value}}".',
      permission: '`permission` describes no `scope.userLocation`, which {{name}} asks the user for: DevTools refuses it, and the dialog has no reason to show. Add `"permission": { "scope.userLocation": { "desc": "…" } }`.',
      'long-description': 'The description of `scope.userLocation` has {{length}} characters, and the platform allows 30. Shorten it.',
      background: '`requiredBackgroundModes` lacks "location", without which `wx.startLocationUpdateBackground` does not run. Add it.',
    },
  },
  zh: {
    broken: '{{file}} 无法读取：{{problem}}因此无法得知其中对位置接口的声明。',
    missing:
      '`requiredPrivateInfos` 缺少程序中用到的 "{{name}}"：真机上会失败，“{{name}}:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json”。请加上。',
    misspelt: '"{{value}}" 不是 `requiredPrivateInfos` 的合法值，开发者工具会报错。应写作 "{{right}}"。',
    illegal: '"{{value}}" 不是 `requiredPrivateInfos` 的合法值，开发者工具会报错。只允许 {{values}}；请删除。',
    exclusive: '"getFuzzyLocation" 与 {{others}} 互斥：上传会报错 -80423，“is mutually exclusive with”。请只保留一类位置接口。',
    unused: '程序中没有用到 "{{value}}"。请删除，只声明确实需要的接口。',
    remove: '删除 "{{value}}"。',
    permission: '`permission` 未说明 `scope.userLocation` 的用途，而 {{name}} 会向用户申请该权限：开发者工具会报错，弹窗也无用途可显示。请添加 `"permission": { "scope.userLocation": { "desc": "…" } }`。',
    'long-description': '`scope.userLocation` 的用途说明有 {{length}} 个字符，平台最多允许 30 个。请缩短。',
    background: '`requiredBackgroundModes` 缺少 "location"，`wx.startLocationUpdateBackground` 无法运行。请加上。',
  },
  defaultOptions: null,
  create({ file, report }) {
    function checkConfig(): void {
      const { program, settings } = file
      const config = program?.kind === 'app' ? programConfig(file) : null
      if (!program || !config) return
      const [problem] = config.problems
      if (problem) {
        report({ at: problem.range, messageId: 'broken', data: { file: path.basename(file.path), problem: JSON_PROBLEMS[problem.kind][settings.locale] } })
        return
      }
      const infos = memberOf(config.app, 'requiredPrivateInfos')
      const subject: Subject = { config, infos, edits: new ConfigEdits(file.text, config), place: infos?.keyRange ?? config.place }
      const { names, isComplete } = inventoryOf(program, settings)
      const listed = stringsOf(infos?.value)
      checkValues(subject, listed)
      const isKnown = ![config.app, infos?.value, ...itemsOf(infos?.value)].some(config.isOpen)
      // What is only misspelt is mended where it stands.
      const meant = new Set(listed.map(({ value }) => (VALUES.includes(value) ? null : nearestTo(value, VALUES))))
      const isNamed = (name: string): boolean => listed.some(({ value }) => value === name) || program.extension.requiredPrivateInfos.has(name)
      if (isKnown) for (const name of VALUES) if (names.has(name) && !isNamed(name)) reportMissing(subject, name, !meant.has(name))
      if (isComplete) for (const item of listed) if (VALUES.includes(item.value) && !names.has(item.value)) reportUnused(subject, item)
      checkPermission(subject, names)
      if (names.has('startLocationUpdateBackground')) checkBackgroundModes(subject)
    }

    function checkValues({ infos, edits }: Subject, listed: readonly JsonString[]): void {
      const others = listed.filter(({ value }) => EXCLUSIVE.includes(value))
      for (const item of listed) {
        const { value, range } = item
        if (value === 'getFuzzyLocation' && others.length > 0) report({ at: range, messageId: 'exclusive', data: { others: others.map((other) => `"${other.value}"`).join(', ') } })
        if (VALUES.includes(value)) continue
        const right = nearestTo(value, VALUES)
        if (right) report({ at: range, messageId: 'misspelt', data: { value, right }, fix: edits.replacing(item, right) })
        else report({ at: range, messageId: 'illegal', data: { value, values: VALUES.join(', ') }, fix: edits.removing(infos?.value, item) })
      }
    }

    function reportMissing({ infos, edits, place }: Subject, name: string, isToBeAdded: boolean): void {
      const fix = !isToBeAdded ? null : infos ? edits.appendingItem(infos.value, name) : edits.appendingMember('requiredPrivateInfos', [name])
      report({ at: place, messageId: 'missing', data: { name }, fix })
    }

    function reportUnused({ infos, edits }: Subject, item: JsonString): void {
      const fix = edits.removing(infos?.value, item)
      const data = { value: item.value }
      report({ at: item.range, messageId: 'unused', data, ...(fix ? { suggest: [{ messageId: 'remove', data, fix }] } : {}) })
    }

    function checkPermission({ config, place }: Subject, names: ReadonlySet<string>): void {
      const name = USES_OF_DESCRIBED_SCOPE.find((each) => names.has(each))
      const permission = valueAt(config.app, 'permission')
      const scope = valueAt(permission, DESCRIBED_SCOPE)
      const description = valueAt(scope, 'desc')
      const text = textOf(description)?.trim() ?? ''
      const isKnown = ![config.app, permission, scope, description].some(config.isOpen)
      if (name !== undefined && !text && isKnown) report({ at: description?.range ?? place, messageId: 'permission', data: { name: `\`${name}\`` } })
      if (description && text.length > PERMISSION_DESC_MAX_LENGTH) report({ at: description.range, messageId: 'long-description', data: { length: text.length } })
    }

    function checkBackgroundModes({ config, edits, place }: Subject): void {
      const modes = memberOf(config.app, 'requiredBackgroundModes')
      if ([config.app, modes?.value, ...itemsOf(modes?.value)].some(config.isOpen)) return
      if (stringsOf(modes?.value).some(({ value }) => value === BACKGROUND_LOCATION_MODE)) return
      const fix = modes ? edits.appendingItem(modes.value, BACKGROUND_LOCATION_MODE) : edits.appendingMember('requiredBackgroundModes', [BACKGROUND_LOCATION_MODE])
      report({ at: modes?.keyRange ?? place, messageId: 'background', fix })
    }

    return { json: checkConfig, script: checkConfig }
  },
})

interface Subject {
  readonly config: ConfigDocument
  readonly infos: JsonMember | undefined
  readonly edits: ConfigEdits
  /** Where a finding about something that is not there stands. */
  readonly place: Range
}
