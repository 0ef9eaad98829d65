import type { TSESLint } from '@typescript-eslint/utils'
import type { DeniableCall, Denial } from '../analysis/denials.js'
import { addingCatch, addingFail, addingOptions, fillingHandler, tellerFor } from '../fixes/failure-handlers.js'
import { denialsIn } from '../program/refusal-handling.js'
import { createRule } from './create-rule.js'

type Advice = 'addFail' | 'addCatch' | 'fillHandler'

export default createRule({
  name: 'require-denial-handler',
  meta: {
    type: 'problem',
    docs: {
      description: "Require a handler for the user's refusal of a privacy interface",
      recommended: 'off',
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      'no-callback':
        'Nobody handles a refusal of `{{name}}`: it then fails with errno 103 or 104, "privacy permission is not authorized" (undeclared with 112), and the user who tapped sees nothing happen. Add `fail`.',
      'callback-passed': '`{{name}}` gives no promise when a callback is passed: what is chained or awaited here never learns of a refusal (errno 103 or 104). Handle it in `fail`, or pass no callback.',
      'callback-only': '`{{name}}` gives no promise, it takes callbacks only: what is chained or awaited here never learns of a refusal (errno 103 or 104). Handle it in `fail`.',
      'no-catch': 'A refusal of `{{name}}` (errno 103 or 104, "privacy permission is not authorized") rejects a promise that nobody catches, and the user sees nothing happen. Add `.catch(…)`, or await it in `try` with a `catch`.',
      'empty-handler': 'The handler for the failure of `{{name}}` is empty: after a refusal (errno 103 or 104, "privacy permission is not authorized") the user sees nothing happen. Tell the user, or offer another way.',
      'no-on-error': '`{{name}}` tells of a refusal (errno 103 or 104) in `onError` only, which this recorder has none of. Register `onError` before the start.',
      'no-start-callback': 'The session of `{{name}}` tells of a refusal (status 104) in the callback of `start` only, which is called without one. Give `start` a callback.',
      addFail: 'Add a `fail` callback.',
      addCatch: 'Add `.catch(…)`.',
      fillHandler: 'Tell of the failure in the handler.',
    },
  },
  zh: {
    'no-callback': '没有处理 `{{name}}` 被拒绝的情况：用户拒绝后调用失败，errno 103 或 104，“privacy permission is not authorized”（未声明则为 112），点击后界面没有任何反应。请添加 `fail`。',
    'callback-passed': '传入回调后 `{{name}}` 不再返回 Promise：这里的链式调用或 await 得不到拒绝的结果（errno 103 或 104）。请在 `fail` 中处理，或不传回调。',
    'callback-only': '`{{name}}` 不支持 Promise，只接受回调：这里的链式调用或 await 得不到拒绝的结果（errno 103 或 104）。请在 `fail` 中处理。',
    'no-catch': '`{{name}}` 被拒绝（errno 103 或 104，“privacy permission is not authorized”）时 Promise 会 reject，却没有人捕获，界面没有任何反应。请添加 `.catch(…)`，或在带有 `catch` 的 `try` 中 await。',
    'empty-handler': '`{{name}}` 的失败处理函数是空的：被拒绝后（errno 103 或 104，“privacy permission is not authorized”）界面没有任何反应。请提示用户，或提供其他方式。',
    'no-on-error': '`{{name}}` 只会在 `onError` 中告知被拒绝（errno 103 或 104），而此录音管理器没有注册。请在开始之前注册 `onError`。',
    'no-start-callback': '`{{name}}` 创建的会话只会在 `start` 的回调中告知被拒绝（status 104），而这里没有传入回调。请为 `start` 传入回调。',
    addFail: '添加 `fail` 回调。',
    addCatch: '添加 `.catch(…)`。',
    fillHandler: '在处理函数中提示失败。',
  },
  defaultOptions: null,
  create({ file, report }) {
    return {
      script(): void {
        for (const [call, denial] of denialsIn(file)) {
          const name = call.interface?.kind === 'method' || call.interface?.kind === 'scope' ? call.interface.name : `${call.reach.object}.${call.reach.name}`
          const [messageId, fix] = adviceFor(denial, file.sourceCode, call)
          report({
            at: call.reach.node,
            messageId: denial.kind === 'no-promise' ? denial.why : denial.kind,
            data: { name },
            ...(fix ? { suggest: [{ messageId, fix }] } : {}),
          })
        }
      },
    }
  },
})

function adviceFor(denial: Denial, sourceCode: TSESLint.SourceCode, { reach }: DeniableCall): readonly [Advice, TSESLint.ReportFixFunction | null] {
  // A session's `start` gives its callback a number, nothing with an errMsg.
  const tell = tellerFor(sourceCode, reach.node, reach.name === 'createVKSession' ? null : reach.object)
  switch (denial.kind) {
    case 'no-callback':
      return ['addFail', denial.options ? addingFail(sourceCode, denial.options, tell) : addingOptions(sourceCode, denial.call, tell)]
    case 'no-catch':
      return ['addCatch', denial.chain && addingCatch(sourceCode, denial.chain, tell)]
    case 'empty-handler':
      return ['fillHandler', denial.isInPlace ? fillingHandler(sourceCode, denial.handler, tell) : null]
    default:
      return ['addFail', null]
  }
}
