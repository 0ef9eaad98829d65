import { overwrittenHandlers, overwrittenThroughSetters } from '../program/handler-slots.js'
import { repetitionsIn } from '../program/repeated-listeners.js'
import { createRule } from './create-rule.js'

export default createRule({
  name: 'no-multiple-listeners',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow privacy listeners that overwrite each other',
      recommended: 'warn',
    },
    schema: [],
    messages: {
      'same-file': 'This registration overwrites the one above it: the program has one privacy listener, the last. Register once.',
      'other-file': 'The program has one privacy listener, the last that is registered: this one and the one in `{{file}}` overwrite each other, and the popup comes up in the wrong place or not at all. Register in one file.',
      instances:
        'Each instance of this component registers, {{pages}} pages show one, and only the last registration holds: after the user goes back, the popup comes up on a page that is gone. Register once at the top of the file and let the instance on screen take over in `pageLifetimes.show`, or register there.',
      handler:
        'The one listener calls what each instance puts here, {{pages}} pages show one, and only the last one holds: after the user goes back, the popup comes up on a page that is gone, and the interface stays pending. Set it in `pageLifetimes.show` too.',
    },
  },
  zh: {
    'same-file': '这次注册会覆盖上面的注册：整个程序只有最后一次注册的隐私监听生效。请只注册一次。',
    'other-file': '整个程序只有最后一次注册的隐私监听生效：这里与 `{{file}}` 中的注册会互相覆盖，弹窗会出现在错误的位置或不出现。请只在一个文件中注册。',
    instances: '该组件的每个实例都会注册，共有 {{pages}} 个页面使用它，而只有最后一次注册生效：返回上一页后，弹窗会出现在已离开的页面上。请在文件顶层注册一次并在 `pageLifetimes.show` 中由当前实例接管，或在其中注册。',
    handler: '唯一的监听函数会调用每个实例在此设置的值，共有 {{pages}} 个页面使用该组件，而只有最后一次设置生效：返回上一页后，弹窗会出现在已离开的页面上，接口会一直挂起。请在 `pageLifetimes.show` 中再次设置。',
  },
  defaultOptions: null,
  create({ file, report }) {
    return {
      script() {
        const handlers = overwrittenHandlers(file) ?? overwrittenThroughSetters(file)
        for (const at of handlers?.places ?? []) report({ at, messageId: 'handler', data: { pages: handlers?.pages ?? 0 } })
        for (const repetition of repetitionsIn(file)) {
          const at = repetition.listener.node
          if (repetition.kind === 'same-file') report({ at, messageId: 'same-file' })
          else if (repetition.kind === 'other-file') report({ at, messageId: 'other-file', data: { file: repetition.file } })
          else report({ at, messageId: 'instances', data: { pages: repetition.pages } })
        }
      },
    }
  },
})
