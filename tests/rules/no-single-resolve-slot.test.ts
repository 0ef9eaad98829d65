import rule from '../../src/rules/no-single-resolve-slot.js'
import { popupProgram, popupScript } from './popup-program.js'
import { script, settings } from './rule-tester.js'
import { checkFixes, type Cases } from './fix-checks.js'

const AGREE = `{ event: 'agree', buttonId: 'agree-btn' }`
const ALL = (told: string): string => `forEach((answer, _, waiting) => waiting.delete(answer) && answer(${told}))`

const HANDED = popupScript({ attached: 'getApp().globalData.show = (resolve) => { this.answer = resolve }', agree: `this.answer(${AGREE})` })

/** The file of a program whose app does that with `resolve`, and whose popup keeps one. */
function keptIn(file: string, app: string, popup = HANDED): string {
  return popupProgram({ 'app.js': appThat(app), 'popup/popup.js': popup })(file)
}
function appThat(statements: string): string {
  return `App({\n  globalData: { waiting: new Set() },\n  onLaunch() { wx.onNeedPrivacyAuthorization((resolve) => { ${statements} }) },\n})`
}

const cases: Cases = {
  valid: [
    { name: 'Set', code: `const waiting = new Set()\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) })` },
    { name: 'list made anew', code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.waiting = [...this.waiting, resolve] }) } })` },
    { name: 'list in data', code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.setData({ waiting: [...this.data.waiting, resolve] }) }) } })` },
    { name: 'by key', code: `const waiting = {}\nwx.onNeedPrivacyAuthorization((resolve, { referrer }) => { waiting[referrer] = resolve })` },
    { name: 'a name for it in the listener', code: `wx.onNeedPrivacyAuthorization((resolve) => { const answer = resolve\nlet other\nother = resolve\nbus.emit(answer) })` },
    { name: 'in a Set besides', code: `const waiting = new Set()\nlet last\nwx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve)\nlast = resolve })` },
    { name: 'answered before it is overwritten', code: `let answer\nwx.onNeedPrivacyAuthorization((resolve) => { if (answer) answer({ event: 'disagree' })\nanswer = resolve })` },
    { name: 'in a Set of the app', code: appThat('this.globalData.waiting.add(resolve)') },
    { name: 'in a Set of the app besides', code: HANDED, filename: keptIn('popup/popup.js', 'this.globalData.waiting.add(resolve); this.globalData.show?.(resolve)') },
    {
      name: 'the last one besides, in a Set of another file',
      code: appThat('this.last = resolve; this.globalData.show?.(resolve)'),
      filename: keptIn('app.js', 'this.last = resolve; this.globalData.show?.(resolve)', popupScript({ attached: 'const all = new Set()\ngetApp().globalData.show = (resolve) => { all.add(resolve) }' })),
    },
    { name: 'answered before it is overwritten, by a method', code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.refuse()\nthis.answer = resolve }) }, refuse() { this.answer?.({ event: 'disagree' }) } })` },
    { name: 'answers that call each other', code: `let answer\nwx.onNeedPrivacyAuthorization((resolve) => { const before = answer\nanswer = (told) => { before?.(told)\nresolve(told) } })` },
    { name: 'handler that is no resolve', code: `let handler\nwx.onNeedPrivacyAuthorization((resolve) => { handler && handler(resolve) })\nexport function use(open) { handler = open }` },
  ],
  invalid: [
    {
      name: 'variable',
      code: `let answer = null\nwx.onNeedPrivacyAuthorization((resolve) => {\n  answer = resolve\n})\nconst agree = () => { if (answer) answer(${AGREE}) }\nconst refuse = () => { answer?.({ event: 'disagree' })\nanswer = null }`,
      errors: [
        {
          messageId: 'slot',
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 19,
          suggestions: [
            {
              messageId: 'useSet',
              output: `let answer = null\nwx.onNeedPrivacyAuthorization((resolve) => {\n  answer = (answer || new Set()).add(resolve)\n})\nconst agree = () => { if (answer) answer.${ALL(AGREE)} }\nconst refuse = () => { answer?.${ALL(`{ event: 'disagree' }`)}\nanswer = null }`,
            },
          ],
        },
      ],
    },
    {
      name: 'field, in Chinese',
      code: `Page({\n  onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) },\n  agree() { this.answer && this.answer(${AGREE}) },\n})`,
      settings: settings({ locale: 'zh' }),
      errors: [
        {
          message: '这里只能保存一个 `resolve`，而每个等待授权的隐私接口都有自己的 `resolve`：同时调用两个接口时，前一个永远不会返回。请用 `Set` 保存，并逐一回应。',
          line: 2,
          column: 59,
          endLine: 2,
          endColumn: 80,
          suggestions: [
            {
              desc: '用 `Set` 保存所有 `resolve`。',
              output: `Page({\n  onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = (this.answer || new Set()).add(resolve) }) },\n  agree() { this.answer && this.answer.${ALL(AGREE)} },\n})`,
            },
          ],
        } as never,
      ],
    },
    { name: 'what the app hands over', code: HANDED.replace('this.answer(', '// its only one\nthis.answer('), filename: keptIn('popup/popup.js', 'this.globalData.show?.(resolve)'), errors: [
      {
        messageId: 'slot',
        line: 3,
        column: 58,
        endLine: 3,
        endColumn: 79,
        suggestions: [{ messageId: 'useSet', output: HANDED.replace('= resolve }', '= (this.answer || new Set()).add(resolve) }').replace(`this.answer(${AGREE})`, `// its only one\nthis.answer.${ALL(AGREE)}`) }],
      },
    ] },
    {
      name: 'type asked for: no suggestion',
      code: `let answer\nwx.onNeedPrivacyAuthorization((resolve) => { answer = resolve })\nconst agree = () => { if (typeof answer === 'function') answer(${AGREE}) }`,
      errors: [{ messageId: 'slot', line: 2, column: 46, endLine: 2, endColumn: 62 }],
    },
    {
      name: 'what it is told does something: no suggestion',
      code: `let answer\nwx.onNeedPrivacyAuthorization((resolve) => { answer = resolve })\nconst agree = () => { answer(choose()) }`,
      errors: [{ messageId: 'slot', line: 2, column: 46 }],
    },
    {
      name: 'taken out by destructuring: no suggestion',
      code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) }, agree() { const { answer } = this\nanswer(${AGREE}) } })`,
      errors: [{ messageId: 'slot', line: 1, column: 64 }],
    },
    {
      name: 'global data: no suggestion, other files call it',
      code: `App({ onLaunch() { wx.onNeedPrivacyAuthorization((resolve) => { this.globalData.answer = resolve }) } })`,
      errors: [{ messageId: 'slot', line: 1, column: 65, endLine: 1, endColumn: 97 }],
    },
    {
      name: 'setData',
      code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.setData({ shown: true, answer: resolve }) }) } })`,
      errors: [{ messageId: 'slot', line: 1, column: 92, endLine: 1, endColumn: 107 }],
    },
    {
      name: 'with its occasion',
      code: `Page({ onLoad() { wx.onNeedPrivacyAuthorization((resolve, info) => { this.pending = { resolve, info } }) } })`,
      errors: [{ messageId: 'slot', line: 1, column: 70, endLine: 1, endColumn: 102 }],
    },
    {
      name: 'in the handler of the instance',
      code: `let handler\nwx.onNeedPrivacyAuthorization((resolve) => handler && handler(resolve))\nComponent({ attached() { handler = (resolve) => { this.answer = resolve } }, methods: { agree() { this.answer(${AGREE}) } } })`,
      errors: [
        {
          messageId: 'slot',
          line: 3,
          column: 51,
          suggestions: [
            {
              messageId: 'useSet',
              output: `let handler\nwx.onNeedPrivacyAuthorization((resolve) => handler && handler(resolve))\nComponent({ attached() { handler = (resolve) => { this.answer = (this.answer || new Set()).add(resolve) } }, methods: { agree() { this.answer.${ALL(AGREE)} } } })`,
            },
          ],
        },
      ],
    },
  ],
}

script.run('no-single-resolve-slot', rule, cases)
checkFixes('no-single-resolve-slot', rule, 'script', cases.invalid)
