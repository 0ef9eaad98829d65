import path from 'node:path'
import { PRIVACY_CHECK_KEY } from '../catalogue/app-config.js'
import { ConfigEdits } from '../fixes/config-edits.js'
import { itemsOf, membersOf, type JsonMember, type JsonValue } from '../parsers/json-values.js'
import { configDocument, isManifest } from '../program/config-document.js'
import { WECHAT_PART } from '../program/uni-config.js'
import { createRule } from './create-rule.js'

/** Files that are, or become, the program's configuration; the page configs of Taro and the components of mpx and wepy are none. */
const CONFIG_FILE = /^(?:(?:app|game|ext|manifest)\.json|(?:app|manifest)\.config\.[cm]?[jt]sx?|app\.(?:mpx|wpy))$/u

export default createRule({
  name: 'no-ineffective-privacy-check',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow `__usePrivacyCheck__` where it does nothing',
      recommended: 'warn',
      readsOnlyConfig: true,
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
    function check(): void {
      if (!file.text.includes(PRIVACY_CHECK_KEY)) return
      const name = path.basename(file.path)
      const document = file.kind === 'json' || isConfigOfProgram(name) ? configDocument(file) : null
      if (!document) return
      const edits = new ConfigEdits(file.text, document)
      const home = isManifest(name) ? WECHAT_PART : ''
      for (const { member, around, at } of membersNamed(document.root, PRIVACY_CHECK_KEY)) {
        const fix = edits.removing(around, member)
        if (!CONFIG_FILE.test(name) || at !== home) report({ at: member.range, messageId: 'misplaced', fix })
        else if (member.value.kind === 'boolean' && !member.value.value) report({ at: member.range, messageId: 'off', fix })
      }
    }

    /** Of other tools' scripts nothing is known. */
    function isConfigOfProgram(name: string): boolean {
      const { program } = file
      if (!program || program.dialect === 'native') return false
      return program.dialect !== 'uni-app' || /^(?:pages|manifest)\.config\./u.test(name)
    }

    return { json: check, script: check }
  },
})

interface Found {
  readonly member: JsonMember
  readonly around: JsonValue
  /** The names that lead to the object around it, `''` at the top level. */
  readonly at: string
}

function membersNamed(root: JsonValue | null, name: string): readonly Found[] {
  const found: Found[] = []
  const open: [JsonValue, string][] = root ? [[root, '']] : []
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, at] = next
    for (const member of membersOf(value)) {
      // A constant that is taken in twice holds it twice.
      const isNew = !found.some((each) => each.member.range[0] === member.range[0])
      if (member.key === name && isNew) found.push({ member, around: value, at })
      else if (member.key !== name) open.push([member.value, at ? `${at}.${member.key}` : member.key])
    }
    for (const item of itemsOf(value)) open.push([item, `${at}[]`])
  }
  return found
}
