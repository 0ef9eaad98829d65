import { blockingRefusals } from '../program/blocking-refusals.js'
import { leavingOnRefusal } from '../program/leaving.js'
import { mayHoldAgreeButton } from '../templates/agree-buttons.js'
import { exitNavigators } from '../templates/refusal-elements.js'
import { createRule } from './create-rule.js'

export default createRule({
  name: 'no-exit-on-disagree',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow leaving or blocking the program because the user refuses privacy consent',
      recommended: 'warn',
    },
    schema: [],
    messages: {
      leaves: 'This takes the user away because consent was refused, which operating rule 15.1.3.2 forbids and the review rejects: refusing may cost only the feature that needs consent. Close the popup and let the user go on.',
      blocks: 'Who refuses here cannot go on: `{{method}}` only shows a message, and nothing but consent closes the popup, which operating rule 15.1.3.2 forbids and the review rejects. Refusing may cost only the feature that needs consent: close the popup in `{{method}}`.',
    },
  },
  zh: {
    leaves: '用户拒绝隐私授权后，这里会让用户离开，违反运营规范 15.1.3.2，会导致审核不通过：拒绝只应影响需要授权的功能。请关闭弹窗，让用户继续使用。',
    blocks: '用户在这里拒绝后无法继续使用：`{{method}}` 只显示提示，除了同意没有任何操作能关闭弹窗，违反运营规范 15.1.3.2，会导致审核不通过。拒绝只应影响需要授权的功能：请在 `{{method}}` 中关闭弹窗。',
  },
  defaultOptions: null,
  create({ file, report }) {
    return {
      script() {
        for (const at of leavingOnRefusal(file)) report({ at, messageId: 'leaves' })
      },
      template() {
        if (!mayHoldAgreeButton(file.text)) return
        for (const { element, method } of blockingRefusals(file)) report({ at: element.nameRange, messageId: 'blocks', data: { method } })
        for (const at of exitNavigators(file.elements)) report({ at, messageId: 'leaves' })
      },
    }
  },
})
