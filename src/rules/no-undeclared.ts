import type { PrivacyInterface } from '../catalogue/interfaces.js'
import { PRIVACY_KEYS, type PrivacyKey } from '../catalogue/privacy-keys.js'
import type { Guideline } from '../program/guideline.js'
import { libraryUsesOf, type LibraryUse } from '../program/library-uses.js'
import type { Place, Use } from '../program/linted-file.js'
import { createRule } from './create-rule.js'

type Unreadable = Extract<Guideline, { kind: 'broken' }>

export default createRule({
  name: 'no-undeclared',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow privacy interfaces whose information the privacy guideline does not declare',
      recommended: 'error',
    },
    schema: [],
    messages: {
      undeclared:
        '`{{name}}` needs `{{key}}` ({{zh}}), which the privacy guideline does not declare: on the phone it fails with errno 112, "api scope is not declared in the privacy agreement". Tick {{zh}} in 《用户隐私保护指引》 and say what it is for.',
      hidden:
        '`{{name}}` of {{package}} uses `{{api}}`{{when}}, which needs `{{key}}` ({{zh}}), and the privacy guideline does not declare it: on the phone it fails with errno 112, "api scope is not declared in the privacy agreement". Tick {{zh}} in 《用户隐私保护指引》 and say what it is for.',
      unknown:
        "What the privacy guideline declares is unknown, and undeclared interfaces fail on the phone with errno 112. This file needs {{names}}. Declare them in 《用户隐私保护指引》, and here with `settings: { 'wechat-privacy': { declared: [{{keys}}] } }`.",
      unreadable:
        'What is declared is unknown, because the privacy guideline `{{path}}` {{problem}}. Undeclared interfaces such as `{{name}}` fail on the phone with errno 112.',
    },
  },
  zh: {
    undeclared:
      '`{{name}}` 需要在《用户隐私保护指引》中声明「{{zh}}」（`{{key}}`），当前未声明：真机上会失败，errno 112，“api scope is not declared in the privacy agreement”。请在《用户隐私保护指引》中勾选「{{zh}}」并填写用途。',
    hidden:
      '{{package}} 的 `{{name}}` 会使用 `{{api}}`{{when}}，需要在《用户隐私保护指引》中声明「{{zh}}」（`{{key}}`），当前未声明：真机上会失败，errno 112，“api scope is not declared in the privacy agreement”。请在《用户隐私保护指引》中勾选「{{zh}}」并填写用途。',
    unknown:
      "无法得知《用户隐私保护指引》声明了什么，未声明的接口在真机上会以 errno 112 失败。本文件需要 {{names}}。请在《用户隐私保护指引》中声明，并在此配置 `settings: { 'wechat-privacy': { declared: [{{keys}}] } }`。",
    unreadable: '无法得知声明了什么，因为隐私保护指引文件 `{{path}}` {{problem}}。`{{name}}` 这类接口若未声明，在真机上会以 errno 112 失败。',
  },
  defaultOptions: null,
  create({ file, report }) {
    function checkUses(): void {
      const hidden = libraryUsesOf(file)
      const all = hidden.length === 0 ? file.uses : [...file.uses, ...hidden].sort((one, other) => startOf(one) - startOf(other))
      const [first] = all
      if (!first) return
      const { guideline } = file
      if (guideline.kind === 'declared') all.forEach((use) => { reportMissingKeys(use, guideline.keys) })
      else if (guideline.kind === 'broken') reportUnreadable(first, guideline)
      else if (file.program && file.program.kind !== 'plugin') reportUnknown(first, all)
    }

    function reportMissingKeys(use: AnyUse, declared: ReadonlySet<string>): void {
      for (const key of keysOf(use)) {
        if (declared.has(key)) continue
        const { zh } = PRIVACY_KEYS[key]
        if (use.kind !== 'library') report({ at: use.at, messageId: 'undeclared', data: { name: use.name, key, zh } })
        else report({ at: use.element.nameRange, messageId: 'hidden', data: { name: nameOf(use), package: use.package, api: written(use.interface), when: use.when === '' ? '' : ` (\`${use.when}\`)`, key, zh } })
      }
    }

    function reportUnreadable(use: AnyUse, { path, problem }: Unreadable): void {
      const problems = PROBLEMS[file.settings.locale]
      report({ at: placeOf(use), messageId: 'unreadable', data: { path, problem: problems[problem], name: nameOf(use) } })
    }

    function reportUnknown(first: AnyUse, all: readonly AnyUse[]): void {
      const keys = [...new Set(all.flatMap(keysOf))].sort()
      const names = keys.map((key) => `\`${key}\` (${PRIVACY_KEYS[key].zh})`).join(', ')
      report({ at: placeOf(first), messageId: 'unknown', data: { names, keys: keys.map((key) => `'${key}'`).join(', ') } })
    }

    return { uses: checkUses }
  },
})

type AnyUse = Use | LibraryUse

function keysOf(use: AnyUse): readonly PrivacyKey[] {
  return use.kind === 'library' ? use.keys : use.interface.keys
}

function placeOf(use: AnyUse): Place {
  return use.kind === 'library' ? use.element.nameRange : use.at
}

function startOf(use: AnyUse): number {
  const place = placeOf(use)
  return 'range' in place ? place.range[0] : place[0]
}

function nameOf(use: AnyUse): string {
  return use.kind === 'library' ? `<${use.element.name}>` : use.name
}

function written({ kind, name }: PrivacyInterface): string {
  return kind === 'api' ? `wx.${name}` : kind === 'open-type' ? `<button open-type="${name}">` : name
}

const PROBLEMS: Readonly<Record<'en' | 'zh', Readonly<Record<Unreadable['problem'], string>>>> = {
  en: {
    missing: 'does not exist',
    unreadable: 'cannot be read as JSON',
    'not-a-guideline': 'has no `setting_list`',
  },
  zh: {
    missing: '不存在',
    unreadable: '不是可读的 JSON',
    'not-a-guideline': '没有 `setting_list`',
  },
}
