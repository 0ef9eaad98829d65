import { callersIn } from '../analysis/callers.js'
import { isAnsweredBefore } from '../analysis/refusals.js'
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
    return {
      script() {
        const seen = new Set<unknown>()
        for (const resolve of uncollectedResolvesIn(file)) {
          const { isLost, crossings, slots } = resolve.flow
          for (const slot of slots) {
            if (seen.has(slot.node) || isAnsweredBefore(resolve.answerings, slot, callersIn(file.sourceCode, file.variables, file.componentObjects))) continue
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
