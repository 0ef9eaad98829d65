import { enclosingFunction } from '../analysis/ast.js'
import type { FollowedResolve } from '../analysis/listeners.js'
import type { Slot } from '../analysis/resolve-flow.js'
import { keepingInSet } from '../fixes/resolve-set.js'
import { placesIn, uncollectedResolvesIn } from '../program/listeners-of.js'
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
    function isAnsweredBefore({ answerings }: FollowedResolve, slot: Slot): boolean {
      return answerings.some(({ call, origin }) => origin.kind === 'stored' && enclosingFunction(call) === slot.by && call.range[1] <= slot.node.range[0])
    }

    return {
      script() {
        const seen = new Set<unknown>()
        for (const resolve of uncollectedResolvesIn(file)) {
          const { isLost, crossings, slots } = resolve.flow
          for (const slot of slots) {
            if (seen.has(slot.node) || isAnsweredBefore(resolve, slot)) continue
            seen.add(slot.node)
            // What other files may call must stay what it is.
            const fix = isLost || crossings.length > 0 ? null : keepingInSet(slot, file.sourceCode, placesIn(file))
            report({ at: slot.node, messageId: 'slot', ...(fix ? { suggest: [{ messageId: 'useSet', fix }] } : {}) })
          }
        }
      },
    }
  },
})
