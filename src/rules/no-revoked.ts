import { createRule } from './create-rule.js'
import { visitUses } from './visit-uses.js'

interface Options {
  readonly deprecated: boolean
}

export default createRule<'revoked' | 'deprecated', Options>({
  name: 'no-revoked',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow interfaces that the platform has revoked',
      recommended: 'warn',
      strictOptions: [{ deprecated: true }],
    },
    schema: [
      {
        type: 'object',
        properties: { deprecated: { type: 'boolean', description: 'Also report interfaces that are deprecated, on `wx` only.' } },
        additionalProperties: false,
      },
    ],
    messages: {
      revoked: '`{{name}}` is revoked: it gives an anonymous user and no longer asks for the real one. Use {{replacement}}.',
      deprecated: '`{{name}}` is deprecated since base library {{since}} and is no longer maintained. Use {{replacement}}.',
    },
  },
  zh: {
    revoked: '`{{name}}` 已回收：只会得到匿名的用户信息。请改用{{replacement}}。',
    deprecated: '`{{name}}` 自基础库 {{since}} 起已停止维护。请改用 {{replacement}}。',
  },
  defaultOptions: { deprecated: false },
  create(context) {
    const { file, options, report } = context
    return visitUses(context, ({ interface: { revoked, deprecated }, name, object, at }) => {
      const { locale } = file.settings
      if (revoked) report({ at, messageId: 'revoked', data: { name, replacement: revoked[locale] } })
      if (deprecated && options.deprecated && object === 'wx') report({ at, messageId: 'deprecated', data: { name, since: deprecated.since, replacement: deprecated[locale] } })
    })
  },
})
