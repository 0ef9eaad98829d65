import { replacing } from '../fixes/json-edits.js'
import type { Range } from '../parsers/range.js'
import { attributeNamed, type Element } from '../templates/element.js'
import { createRule } from './create-rule.js'
import { visitUses } from './visit-uses.js'

interface Options {
  readonly deprecated: boolean
}

export default createRule<'revoked' | 'avatar' | 'deprecated', Options>({
  name: 'no-revoked',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow interfaces that the platform has revoked',
      recommended: 'warn',
      strictOptions: [{ deprecated: true }],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: { deprecated: { type: 'boolean', description: 'Also report interfaces that are deprecated, on `wx` only.' } },
        additionalProperties: false,
      },
    ],
    messages: {
      revoked: '`{{name}}` is revoked: it gives an anonymous user and no longer asks for the real one. Use {{replacement}}.',
      avatar: 'Ask for the avatar with open-type="chooseAvatar"; its event is `chooseavatar`.',
      deprecated: '`{{name}}` is deprecated since base library {{since}} and is no longer maintained. Use {{replacement}}.',
    },
  },
  zh: {
    revoked: '`{{name}}` 已回收：只会得到匿名的用户信息。请改用{{replacement}}。',
    avatar: '改用 open-type="chooseAvatar" 获取头像，对应事件为 `chooseavatar`。',
    deprecated: '`{{name}}` 自基础库 {{since}} 起已停止维护。请改用 {{replacement}}。',
  },
  defaultOptions: { deprecated: false },
  create(context) {
    const { file, options, report } = context
    return visitUses(context, ({ interface: { revoked, deprecated }, name, object, at, source }) => {
      const { locale } = file.settings
      const range = 'host' in source ? rangeOfValue(source, 'getUserInfo') : null
      const suggest = range ? [{ messageId: 'avatar' as const, fix: replacing({ range }, 'chooseAvatar') }] : []
      if (revoked) report({ at, messageId: 'revoked', data: { name, replacement: revoked[locale] }, suggest })
      if (deprecated && options.deprecated && object === 'wx') report({ at, messageId: 'deprecated', data: { name, since: deprecated.since, replacement: deprecated[locale] } })
    })
  },
})

/** Where an open-type of that one value stands. */
function rangeOfValue(element: Element, type: string): Range | null {
  const value = attributeNamed(element, 'open-type')?.value
  return value?.kind === 'static' && value.text === type ? value.range : null
}
