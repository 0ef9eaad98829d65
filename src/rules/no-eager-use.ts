import { callersIn } from '../analysis/callers.js'
import { Eagerness } from '../analysis/eagerness.js'
import { createRule } from './create-rule.js'

export default createRule({
  name: 'no-eager-use',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow privacy interfaces that run before the user asks for the feature',
      recommended: 'off',
    },
    schema: [],
    messages: {
      lifetime: '`{{name}}` runs in `{{entry}}`, before the user asks for the feature. Operating rule 15.1.3.1 forbids that, and consent does not excuse it. Call it when the user taps for it.',
      module: '`{{name}}` runs as soon as this file is loaded, before the user asks for the feature. Operating rule 15.1.3.1 forbids that, and consent does not excuse it. Call it when the user taps for it.',
    },
  },
  zh: {
    lifetime: '`{{name}}` 在 `{{entry}}` 中就会执行，此时用户尚未使用该功能。运营规范 15.1.3.1 不允许这样做，即使用户已同意隐私协议。请在用户点击相应功能时再调用。',
    module: '`{{name}}` 在本文件加载时就会执行，此时用户尚未使用该功能。运营规范 15.1.3.1 不允许这样做，即使用户已同意隐私协议。请在用户点击相应功能时再调用。',
  },
  defaultOptions: null,
  create({ file, report }) {
    return {
      script(): void {
        const calls = file.uses.filter(({ kind }) => kind === 'call')
        if (calls.length === 0) return
        const callers = callersIn(file.sourceCode, file.variables, file.componentObjects)
        const eagerness = new Eagerness(file.sourceCode, file.variables, callers, file.script.reaches)
        for (const { at, name, source } of calls) {
          const entry = 'host' in source ? null : eagerness.entryOf(source)
          if (entry?.kind === 'module') report({ at, messageId: 'module', data: { name } })
          else if (entry) report({ at, messageId: 'lifetime', data: { name, entry: entry.name } })
        }
      },
    }
  },
})
