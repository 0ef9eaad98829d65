import { hostOfMarkup } from '../program/linted-elements.js'
import { listenersOf } from '../program/listeners-of.js'
import { buttonlessNeedPopups, lacksAgreeButton } from '../program/need-popups.js'
import { agreeButtonExample } from '../templates/host-syntax.js'
import { createRule } from './create-rule.js'

export default createRule({
  name: 'require-agree-button',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an agree button wherever the program asks for privacy consent itself',
      recommended: 'error',
    },
    schema: [],
    messages: {
      listener:
        '`{{object}}.onNeedPrivacyAuthorization` takes over the consent popup, but nothing shows an agree button: nobody can agree, and each privacy interface stays pending or fails with errno 104, "privacy permission is not authorized". Show `{{button}}`.',
      setting:
        'This popup asks for consent without an agree button: what the user taps is not recorded, and `needAuthorization` stays true. Show `{{button}}` in it.',
    },
  },
  zh: {
    listener:
      '`{{object}}.onNeedPrivacyAuthorization` 接管了隐私弹窗，但没有任何同意按钮：用户无法同意，隐私接口会一直挂起，或以 errno 104 失败，“privacy permission is not authorized”。请展示 `{{button}}`。',
    setting:
      '该隐私弹窗没有同意按钮：用户的点击不会被平台记录，`needAuthorization` 一直为 true。请在弹窗中展示 `{{button}}`。',
  },
  defaultOptions: null,
  create({ file, report }) {
    return {
      script() {
        for (const listener of listenersOf(file)?.all ?? []) {
          if (lacksAgreeButton(file, listener)) report({ at: listener.node, messageId: 'listener', data: { object: listener.object, button: agreeButtonExample(hostOfMarkup(file)) } })
        }
        for (const call of buttonlessNeedPopups(file)) report({ at: call, messageId: 'setting', data: { button: agreeButtonExample(hostOfMarkup(file)) } })
      },
    }
  },
})
