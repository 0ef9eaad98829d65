import { PRIVACY_KEYS, type PrivacyKey } from '../catalogue/privacy-keys.js'
import { declaredKey, guidelineIn } from '../program/guideline-document.js'
import { inventoryOf } from '../program/inventory.js'
import type { Place } from '../program/linted-file.js'
import { createRule } from './create-rule.js'

export default createRule({
  name: 'no-unused-declaration',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow declaring information that nothing in the program uses',
      recommended: 'warn',
      readsOnlyConfig: true,
    },
    schema: [],
    messages: {
      unused: 'Nothing in the program uses "{{key}}" ({{zh}}), yet the privacy guideline declares it and users are asked to agree to it. Take it out of 《用户隐私保护指引》 and from here.',
    },
  },
  zh: {
    unused: '程序中没有用到 "{{key}}"（{{zh}}），但隐私保护指引声明了它，用户会被要求同意。请从《用户隐私保护指引》和此处删除。',
  },
  defaultOptions: null,
  create({ file, report }) {
    function declarations(): readonly { readonly key: PrivacyKey; readonly at: Place }[] {
      if (file.kind === 'json' && file.isGuideline) {
        const { rows } = guidelineIn(file.json)
        return rows.flatMap((row) => {
          const key = declaredKey(row)
          return key && row.key ? [{ key, at: row.key.range }] : []
        })
      }
      const { guideline, program } = file
      const isForSettings = program?.configFile === file.path && guideline.kind === 'declared' && guideline.from === 'settings'
      return isForSettings ? [...guideline.keys].map((key) => ({ key, at: file.firstLine })) : []
    }

    function check(): void {
      const gating = declarations().filter(({ key }) => PRIVACY_KEYS[key].gatesInterfaces)
      if (gating.length === 0 || !file.program || (file.kind === 'json' && file.json.problems.length > 0)) return
      const { keys, possibleKeys, isComplete } = inventoryOf(file.program, file.settings)
      if (!isComplete) return
      for (const { key, at } of gating) if (!keys.has(key) && !possibleKeys.has(key)) report({ at, messageId: 'unused', data: { key, zh: PRIVACY_KEYS[key].zh } })
    }

    return { json: check, script: check }
  },
})
