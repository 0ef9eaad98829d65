import { enclosingFunction } from '../analysis/ast.js'
import { slotsOf, type Listener } from '../analysis/listeners.js'
import type { Slot } from '../analysis/resolve-flow.js'
import { keepingInSet } from '../fixes/resolve-set.js'
import { listenersOf } from '../program/listeners-of.js'
import { createRule } from './create-rule.js'

export default createRule({
  name: 'no-single-resolve-slot',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow keeping `resolve` where the next call overwrites it',
      recommended: 'warn',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      slot: 'This keeps one `resolve` only, and each privacy interface that waits has a `resolve` of its own: when two are called at once, the first one never comes back. Keep them in a `Set`, and answer them all.',
      useSet: 'Keep every `resolve` in a `Set`.',
    },
  },
  zh: {
    slot: '这里只能保存一个 `resolve`，而每个等待授权的隐私接口都有自己的 `resolve`：同时调用两个接口时，前一个永远不会返回。请用 `Set` 保存，并逐一回应。',
    useSet: '用 `Set` 保存所有 `resolve`。',
  },
  defaultOptions: null,
  create({ file, report }) {
    /** `if (this.answer) this.answer({ event: 'disagree' })` before the assignment: nothing is lost. */
    function isAnsweredBefore({ resolve }: Listener, slot: Slot): boolean {
      if (resolve.kind !== 'followed') return false
      return resolve.answerings.some(({ call, origin }) => origin.kind === 'stored' && enclosingFunction(call) === slot.by && call.range[1] <= slot.node.range[0])
    }

    return {
      script() {
        const listeners = listenersOf(file)
        const seen = new Set<unknown>()
        for (const listener of listeners?.all ?? []) {
          for (const slot of slotsOf(listener)) {
            if (seen.has(slot.node) || isAnsweredBefore(listener, slot)) continue
            seen.add(slot.node)
            // What other files may call must stay what it is.
            const isOwn = listener.resolve.kind === 'followed' && !listener.resolve.flow.escapes
            const fix = listeners && isOwn && keepingInSet(slot, { sourceCode: file.sourceCode, variables: file.variables, places: listeners.places })
            report({ at: slot.node, messageId: 'slot', ...(fix ? { suggest: [{ messageId: 'useSet', fix }] } : {}) })
          }
        }
      },
    }
  },
})
