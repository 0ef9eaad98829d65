import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { mayAgree, type Answer } from '../analysis/answers.js'
import { isAnsweredAtOnce } from '../analysis/at-once.js'
import { propertyName, type CallNode } from '../analysis/ast.js'
import type { Answering } from '../analysis/listeners.js'
import { hostOf } from '../analysis/refusals.js'
import type { ResolveFlow } from '../analysis/resolve-flow.js'
import { RESOLVE_EVENTS } from '../catalogue/buttons.js'
import { nearestTo } from '../catalogue/spelling.js'
import { addingProperty, replacingString } from '../fixes/script-edits.js'
import { agreeButtonIds, type KnownIds } from '../program/answer-buttons.js'
import { listenersOf, resolvesIn } from '../program/listeners-of.js'
import { tappedMethods, type TappedMethods } from '../program/tapped-methods.js'
import { createRule } from './create-rule.js'

type ObjectAnswer = Extract<Answer, { kind: 'object' }>

const KEYS = ['event', 'buttonId'] as const
const EVENTS: readonly string[] = RESOLVE_EVENTS

export default createRule({
  name: 'valid-resolve',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require `resolve` to be told what the platform understands',
      recommended: 'error',
    },
    fixable: 'code',
    schema: [],
    messages: {
      nothing: "`resolve` is not told what the user chose, and the privacy interface is not let through. Call it with `{ event: 'agree', buttonId: '…' }` or `{ event: 'disagree' }`.",
      event: "`resolve` knows no event '{{event}}', only 'agree', 'disagree' and 'exposureAuthorization': the privacy interface is not let through.",
      key: '`resolve` reads `{{right}}`, not `{{key}}`: what stands there is ignored, and consent fails with errno 104, "privacy permission is not authorized or buttonId is wrong".',
      'no-button': "Without `buttonId` the platform cannot see which agree button was tapped, and the interface fails with errno 104, \"privacy permission is not authorized or buttonId is wrong\". Add the button's id.",
      'wrong-button': 'No agree button here has the id \'{{id}}\' (there is {{ids}}), so that the interface fails with errno 104, "privacy permission is not authorized or buttonId is wrong".',
      'at-once': 'Nobody has tapped the agree button when this runs: the platform refuses with errno 104, "privacy permission is not authorized or buttonId is wrong". Tell `resolve` in the handler of `bindagreeprivacyauthorization`.',
      'no-tap': 'In a mini game consent counts only when `resolve` is told within a tap of the user; the listener itself, a timer and the callback of a dialog are none, and the interface fails with errno 104, "privacy permission is not authorized". Tell `resolve` in the touch handler of your own agree button.',
      tap: '`{{written}}` runs this before the platform has recorded the consent, which fails with errno 104, "privacy permission is not authorized or buttonId is wrong". Tell `resolve` in the handler of `bindagreeprivacyauthorization`.',
      updater: "React takes a function that is given to a setter for an updater and calls it at once: `resolve` is called with the old state, and the privacy interface is not let through. Keep it in a ref, or write `{{right}}`.",
      second: "The listener's second argument is `{ referrer }`, no function: this throws \"{{name}} is not a function\", and the privacy interface stays pending. Refuse with `{{resolve}}({ event: 'disagree' })`.",
    },
  },
  zh: {
    nothing: "`resolve` 没有被告知用户的选择，隐私接口不会放行。请传入 `{ event: 'agree', buttonId: '…' }` 或 `{ event: 'disagree' }`。",
    event: "`resolve` 没有事件 '{{event}}'，只有 'agree'、'disagree' 和 'exposureAuthorization'：隐私接口不会放行。",
    key: '`resolve` 读取的是 `{{right}}` 而不是 `{{key}}`：此处的值会被忽略，同意会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。',
    'no-button': '没有 `buttonId`，平台无法得知用户点击了哪个同意按钮，接口会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。请加上按钮的 id。',
    'wrong-button': "这里没有 id 为 '{{id}}' 的同意按钮（现有 {{ids}}），接口会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。",
    'at-once': '执行到这里时用户还没有点击同意按钮：平台会以 errno 104 拒绝，“privacy permission is not authorized or buttonId is wrong”。请在 `bindagreeprivacyauthorization` 的处理函数中调用 `resolve`。',
    'no-tap': '在小游戏中，只有在用户点击的处理函数中调用 `resolve` 才算同意；监听函数本身、定时器和对话框的回调都不算，接口会以 errno 104 失败，“privacy permission is not authorized”。请在自绘同意按钮的触摸处理函数中调用 `resolve`。',
    tap: '`{{written}}` 在平台记录同意之前就运行到这里，会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。请在 `bindagreeprivacyauthorization` 的处理函数中调用 `resolve`。',
    updater: 'React 会把传给 setter 的函数当作更新函数立即调用：`resolve` 会以旧的 state 被调用，隐私接口不会放行。请保存在 ref 中，或写作 `{{right}}`。',
    second: "监听函数的第二个参数是 `{ referrer }` 而不是函数：这里会抛出 “{{name}} is not a function”，隐私接口会一直挂起。请用 `{{resolve}}({ event: 'disagree' })` 表示拒绝。",
  },
  defaultOptions: null,
  create({ file, report }) {
    const seen = new Set<TSESTree.Node>()
    let known: KnownIds | null = null
    let tapped: TappedMethods | null = null

    function reportOnce(finding: Parameters<typeof report>[0] & { readonly at: TSESTree.Node }): void {
      if (seen.has(finding.at)) return
      seen.add(finding.at)
      report(finding)
    }

    function checkAnswering({ call, answers, origin }: Answering, { receivers }: ResolveFlow): void {
      for (const answer of answers) {
        if (answer.kind === 'nothing') reportOnce({ at: call, messageId: 'nothing' })
        if (answer.kind !== 'object') continue
        const misspelt = misspeltKeys(answer)
        for (const { property, right } of misspelt) {
          const { key } = property
          const fix: TSESLint.ReportFixFunction | null = property.shorthand || property.computed ? null : (fixer) => fixer.replaceText(key, right)
          reportOnce({ at: key, messageId: 'key', data: { key: propertyName(property) ?? '', right }, fix })
        }
        if (!answer.event && !answer.isOpen && !misspelt.some(({ right }) => right === 'event')) reportOnce({ at: call, messageId: 'nothing' })
        checkEvent(answer)
        if (!mayAgree(answer)) continue
        if (file.program?.kind === 'game' && isAnsweredAtOnce(call, origin, receivers, { visitorKeys: file.sourceCode.visitorKeys, variables: file.variables })) reportOnce({ at: call, messageId: 'no-tap' })
        if (file.program?.kind !== 'app') continue
        const host = hostOf(call)
        tapped ??= tappedMethods(file)
        const tap = host && tapped.onAgreeButton.get(host)
        if (tap) reportOnce({ at: call, messageId: 'tap', data: { written: tap } })
        else if (isAnsweredAtOnce(call, origin, new Set([...receivers, ...tapped.elsewhere]), { visitorKeys: file.sourceCode.visitorKeys, variables: file.variables })) reportOnce({ at: call, messageId: 'at-once' })
        else if (!misspelt.some(({ right }) => right === 'buttonId')) checkButton(answer, call)
      }
    }

    function misspeltKeys(answer: ObjectAnswer): readonly { readonly property: TSESTree.Property; readonly right: string }[] {
      return answer.literal.properties.flatMap((property) => {
        const name = property.type === 'Property' ? propertyName(property) : null
        if (property.type !== 'Property' || name === null || KEYS.some((key) => key === name)) return []
        const right = nearestTo(name, KEYS)
        return right !== null && !answer[right === 'event' ? 'event' : 'buttonId'] ? [{ property, right }] : []
      })
    }

    function checkEvent({ event }: ObjectAnswer): void {
      const wrong = event?.values?.find((value) => !EVENTS.includes(value))
      if (!event || wrong === undefined) return
      const right = nearestTo(wrong, EVENTS)
      reportOnce({ at: event.property, messageId: 'event', data: { event: wrong }, fix: right === null ? null : replacingString(event.property.value, right) })
    }

    function checkButton(answer: ObjectAnswer, call: TSESTree.Node): void {
      known ??= agreeButtonIds(file)
      const { ids, areAll } = known
      const [only] = ids
      const { buttonId, event, literal } = answer
      if (!buttonId) {
        if (answer.isOpen) return
        const fix = event && only !== undefined && ids.length === 1 ? addingProperty(file.sourceCode, literal, event.property, 'buttonId', only) : null
        reportOnce({ at: call, messageId: 'no-button', fix })
        return
      }
      const wrong = buttonId.values?.find((value) => !ids.includes(value))
      if (!areAll || wrong === undefined) return
      const fix = only !== undefined && ids.length === 1 ? replacingString(buttonId.property.value, only) : null
      reportOnce({ at: buttonId.property, messageId: 'wrong-button', data: { id: wrong, ids: ids.map((id) => `'${id}'`).join(', ') }, fix })
    }

    function checkUpdater(call: CallNode): void {
      const [given] = call.arguments
      if (!given) return
      const kept = `() => ${file.sourceCode.getText(given)}`
      reportOnce({ at: call, messageId: 'updater', data: { right: `${file.sourceCode.getText(call.callee)}(${kept})` }, fix: (fixer) => fixer.replaceText(given, kept) })
    }

    return {
      script() {
        for (const { answerings, flow } of resolvesIn(file)) {
          for (const answering of answerings) checkAnswering(answering, flow)
          for (const call of flow.updaters) checkUpdater(call)
        }
        const listeners = listenersOf(file)
        for (const listener of listeners?.all ?? []) {
          const { handler } = listener
          for (const call of listeners?.callsOfSecond(listener) ?? []) {
            const [first] = handler?.params ?? []
            reportOnce({ at: call, messageId: 'second', data: { name: file.sourceCode.getText(call.callee), resolve: first ? file.sourceCode.getText(first) : 'resolve' } })
          }
        }
      },
    }
  },
})
