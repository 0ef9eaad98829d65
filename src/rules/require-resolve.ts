import type { Listener, Listeners } from '../analysis/listeners.js'
import { listenersOf, trailOf } from '../program/listeners-of.js'
import { factsOf } from '../program/resolve-facts.js'
import { createRule } from './create-rule.js'

interface Options {
  readonly handOver: 'lenient' | 'strict'
}

type Gap = 'not-taken' | 'dropped' | 'never-called' | 'no-refusal' | 'no-instance'

export default createRule<Gap, Options>({
  name: 'require-resolve',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a privacy listener to answer through `resolve`, also when the user refuses',
      recommended: 'error',
      strictOptions: [{ handOver: 'strict' }],
    },
    schema: [
      {
        type: 'object',
        properties: {
          handOver: {
            type: 'string',
            enum: ['lenient', 'strict'],
            description: '`strict`: also report a listener that hands `resolve` on only if a popup instance happens to be set, as the official demo does.',
          },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      'not-taken': 'This listener does not take `resolve`, and who registers a listener must call it: each privacy interface stays pending for ever. Keep `resolve`, and call it when the user agrees or refuses.',
      dropped: 'This listener hands `resolve` to `{{place}}`, which nothing ever sets: each privacy interface stays pending for ever. Keep `resolve`, and call it when the user agrees or refuses.',
      'never-called': 'Nothing calls the `resolve` of this listener: each privacy interface stays pending for ever, whatever the user taps. Call it when the user agrees or refuses.',
      'no-refusal': "Nothing tells `resolve` that the user refused: after a refusal the privacy interface stays pending for ever. Call `resolve({ event: 'disagree' })` where the popup is declined or closed.",
      'no-instance': 'This listener drops `resolve` while `{{place}}` is not set: an interface that is called before the popup is there stays pending for ever. Keep `resolve` first, and let the popup take it when it comes.',
    },
  },
  zh: {
    'not-taken': '该监听函数没有接收 `resolve`，而注册监听后必须调用它：隐私接口会一直挂起。请保存 `resolve`，并在用户同意或拒绝时调用。',
    dropped: '该监听函数把 `resolve` 交给了从未被赋值的 `{{place}}`：隐私接口会一直挂起。请保存 `resolve`，并在用户同意或拒绝时调用。',
    'never-called': '该监听函数的 `resolve` 从未被调用：无论用户点击什么，隐私接口都会一直挂起。请在用户同意或拒绝时调用。',
    'no-refusal': "没有把用户的拒绝告知 `resolve`：用户拒绝后隐私接口会一直挂起。请在拒绝或关闭弹窗时调用 `resolve({ event: 'disagree' })`。",
    'no-instance': '`{{place}}` 未被赋值时，该监听函数会丢弃 `resolve`：弹窗就绪之前调用的接口会一直挂起。请先保存 `resolve`，弹窗就绪后再取用。',
  },
  defaultOptions: { handOver: 'lenient' },
  create({ file, options, report }) {
    function gapIn(listener: Listener, listeners: Listeners): { readonly gap: Gap; readonly place?: string } | null {
      const { flow } = listener.resolve
      if (listener.ignoresResolve) return { gap: 'not-taken' }
      const trail = trailOf(file, listener)
      if (!flow.isLost && !trail.isLost) {
        const answers = [...factsOf(listener.resolve).answers, ...trail.answers]
        const [dropped] = flow.droppedAt
        if (!answers.some(({ settles }) => settles)) return dropped ? { gap: 'dropped', place: file.sourceCode.getText(dropped.callee) } : { gap: 'never-called' }
        if (!answers.some(({ mayRefuse }) => mayRefuse)) return { gap: 'no-refusal' }
      }
      const [conditional] = options.handOver === 'strict' ? listeners.conditionalHandOvers(listener) : []
      return conditional ? { gap: 'no-instance', place: file.sourceCode.getText(conditional.callee) } : null
    }

    return {
      script() {
        const listeners = listenersOf(file)
        for (const listener of listeners?.all ?? []) {
          const found = listeners && gapIn(listener, listeners)
          if (found) report({ at: listener.node, messageId: found.gap, data: { place: found.place ?? '' } })
        }
      },
    }
  },
})
