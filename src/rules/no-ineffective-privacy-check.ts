import path from 'node:path'
import { PRIVACY_CHECK_KEY } from '../catalogue/app-config.js'
import { removing } from '../fixes/json-edits.js'
import { itemsOf, membersOf, type JsonMember, type JsonValue } from '../parsers/json-values.js'
import { createRule } from './create-rule.js'

/** Files that are, or become, the program's configuration, and where in them its top level is. */
const CONFIG_ROOTS: Readonly<Record<string, string | null>> = { 'app.json': null, 'game.json': null, 'ext.json': null, 'manifest.json': 'mp-weixin' }

export default createRule({
  name: 'no-ineffective-privacy-check',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow `__usePrivacyCheck__` where it does nothing',
      recommended: 'warn',
      readsOnlyJson: true,
    },
    fixable: 'code',
    schema: [],
    messages: {
      off: '`"__usePrivacyCheck__": false` does not switch the privacy check off: since 2023-10-17 it is always on. Remove the key.',
      misplaced: '`__usePrivacyCheck__` means nothing here: only app.json was ever read for it, and since 2023-10-17 the privacy check is always on. Remove the key.',
    },
  },
  zh: {
    off: '`"__usePrivacyCheck__": false` 不能关闭隐私检查：自 2023-10-17 起隐私检查始终开启。请删除该字段。',
    misplaced: '`__usePrivacyCheck__` 写在这里没有作用：该字段只在 app.json 中读取，且自 2023-10-17 起隐私检查始终开启。请删除该字段。',
  },
  defaultOptions: null,
  create({ file, report }) {
    return {
      json(): void {
        if (!file.text.includes(PRIVACY_CHECK_KEY)) return
        const name = path.basename(file.path)
        const isConfig = Object.hasOwn(CONFIG_ROOTS, name)
        const home = CONFIG_ROOTS[name] ?? ''
        for (const { member, siblings, at } of membersNamed(file.json.root, PRIVACY_CHECK_KEY)) {
          const fix = removing(file.text, siblings, member)
          if (!isConfig || at !== home) report({ at: member.range, messageId: 'misplaced', fix })
          else if (member.value.kind === 'boolean' && !member.value.value) report({ at: member.range, messageId: 'off', fix })
        }
      },
    }
  },
})

interface Found {
  readonly member: JsonMember
  readonly siblings: readonly JsonMember[]
  /** The names that lead to the object around it, `''` at the top level. */
  readonly at: string
}

function membersNamed(root: JsonValue | null, name: string): readonly Found[] {
  const found: Found[] = []
  const open: [JsonValue, string][] = root ? [[root, '']] : []
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, at] = next
    for (const member of membersOf(value)) {
      if (member.key === name) found.push({ member, siblings: membersOf(value), at })
      else open.push([member.value, at ? `${at}.${member.key}` : member.key])
    }
    for (const item of itemsOf(value)) open.push([item, `${at}[]`])
  }
  return found
}
