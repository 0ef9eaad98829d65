import type { TSESLint } from '@typescript-eslint/utils'
import { AGREE_COMBINATIONS } from '../catalogue/buttons.js'
import { addingAttribute, bindingInstead } from '../fixes/button-edits.js'
import { libraryTagsOf } from '../program/library-uses.js'
import { idFor, needsId, siblingScript, tellsResolve } from '../program/sibling-script.js'
import { agreeButtons, agreeEventsOf, buttonRows, mayHoldAgreeButton, tokensIn, type AgreeButton } from '../templates/agree-buttons.js'
import { TAPS } from '../templates/event-bindings.js'
import { createRule } from './create-rule.js'

export default createRule({
  name: 'valid-agree-button',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require agree buttons to record consent and to tell the program of it',
      recommended: 'warn',
    },
    fixable: 'code',
    schema: [],
    messages: {
      order: 'In `{{written}}` the dialogs come in the wrong order. Write `{{right}}`.',
      combination: '`{{written}}` is no documented combination: only getPhoneNumber, getRealtimePhoneNumber and getUserInfo go together with agreePrivacyAuthorization. Use a button of its own for consent.',
      case: 'Names of events are case-sensitive: `{{written}}` never fires, and the program does not learn of the consent. Write `{{right}}`.',
      tap: '`{{written}}` runs before the platform has recorded the consent: telling `resolve` then fails with errno 104, "privacy permission is not authorized or buttonId is wrong". Bind `{{right}}` instead.',
      'tap-untold': '`{{written}}` runs before the platform has recorded the consent: a privacy interface that is called next is still held back, as if the user had not agreed. Bind `{{right}}` instead.',
      unbound: 'This agree button does not bind `{{right}}`: the program does not learn of the consent, and what waits for it stays pending.',
      method: 'The script has no method `{{name}}`: nothing runs when the user agrees, and what waits for consent stays pending.',
      eventless: '`<{{tag}}>` of {{package}} does not pass the agree event of its button on: the program does not learn of the consent, and what waits for it stays pending. Use `<button>` here.',
      idless: '`<{{tag}}>` of {{package}} does not hand its id on to the button inside, and `resolve` must name that button: without it consent fails with errno 104, "privacy permission is not authorized or buttonId is wrong". Use `<button>` here.',
      id: 'This agree button has no `{{attribute}}`, and `resolve` must name the button: without it consent fails with errno 104, "privacy permission is not authorized or buttonId is wrong".',
    },
  },
  zh: {
    order: '`{{written}}` 的顺序会使弹窗次序颠倒。应写作 `{{right}}`。',
    combination: '`{{written}}` 不是文档支持的组合：只有 getPhoneNumber、getRealtimePhoneNumber 和 getUserInfo 可以与 agreePrivacyAuthorization 一起使用。请为同意单独使用一个按钮。',
    case: '事件名区分大小写：`{{written}}` 永远不会触发，程序无法得知用户已同意。应写作 `{{right}}`。',
    tap: '`{{written}}` 在平台记录同意之前触发：此时调用 `resolve` 会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。请改为绑定 `{{right}}`。',
    'tap-untold': '`{{written}}` 在平台记录同意之前触发：此时调用的隐私接口仍会被拦截，如同用户尚未同意。请改为绑定 `{{right}}`。',
    unbound: '该同意按钮没有绑定 `{{right}}`：程序无法得知用户已同意，等待授权的接口会一直挂起。',
    method: '脚本中没有方法 `{{name}}`：用户同意时什么也不会执行，等待授权的接口会一直挂起。',
    eventless: '{{package}} 的 `<{{tag}}>` 不会传出内部按钮的同意事件：程序无法得知用户已同意，等待授权的接口会一直挂起。请在此使用 `<button>`。',
    idless: '{{package}} 的 `<{{tag}}>` 不会把 id 传给内部的按钮，而 `resolve` 必须指明该按钮：否则同意会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。请在此使用 `<button>`。',
    id: '该同意按钮没有 `{{attribute}}`，而 `resolve` 必须指明按钮：否则同意会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。',
  },
  defaultOptions: null,
  create({ file, report }) {
    function checkCombinations({ openType, combinations }: AgreeButton): void {
      for (const written of combinations) {
        const tokens = tokensIn(written)
        if (Object.hasOwn(AGREE_COMBINATIONS, tokens.join('|'))) continue
        const right = [...tokens].reverse().join('|')
        if (!Object.hasOwn(AGREE_COMBINATIONS, right)) {
          report({ at: openType.range, messageId: 'combination', data: { written } })
          continue
        }
        const { value } = openType
        const fix: TSESLint.ReportFixFunction | null = value.kind === 'static' ? (fixer) => fixer.replaceTextRange([...value.range], right) : null
        report({ at: openType.range, messageId: 'order', data: { written, right }, fix })
      }
    }

    function checkEvent(button: AgreeButton): void {
      const { element, bindings, row } = button
      const events = agreeEventsOf(button)
      const bound = bindings.filter(({ event, handler }) => events.has(event) && handler !== '')
      const miswritten = bindings.filter(({ event }) => !events.has(event) && events.has(event.toLowerCase()))
      for (const binding of miswritten) {
        const right = binding.prefix + binding.event.toLowerCase()
        report({ at: binding.attribute.range, messageId: 'case', data: { written: binding.attribute.name, right }, fix: bindingInstead(binding, binding.event.toLowerCase()) })
      }
      for (const { attribute, handler } of bound) {
        const methods = handler === null ? null : siblingScript(file)?.methods
        if (methods && handler !== null && !methods.has(handler)) report({ at: attribute.range, messageId: 'method', data: { name: handler } })
      }
      if (bound.length > 0 || miswritten.length > 0) return
      if (row.event === null) {
        report({ at: element.nameRange, messageId: 'eventless', data: { tag: element.name, package: row.package ?? '' } })
        return
      }
      const tap = bindings.find(({ event }) => TAPS.has(event))
      if (!tap) report({ at: element.nameRange, messageId: 'unbound', data: { right: `bind${row.event}` } })
      else report({ at: tap.attribute.range, messageId: !file.program || tellsResolve(file, button) ? 'tap' : 'tap-untold', data: { written: tap.attribute.name, right: tap.prefix + row.event }, fix: bindingInstead(tap, row.event) })
    }

    function checkId(button: AgreeButton, isFirst: boolean): void {
      const { element, row, id } = button
      if (id.kind !== 'none' || !needsId(file, button)) return
      const [attribute] = row.ids
      if (attribute === undefined) {
        report({ at: element.nameRange, messageId: 'idless', data: { tag: element.name, package: row.package ?? '' } })
        return
      }
      const isWritten = element.attributes.some(({ name }) => name === attribute)
      // Two buttons without an id need two of them: one is named at a time.
      const fix = isWritten || !isFirst ? null : addingAttribute(file.text, element, attribute, idFor(file, button))
      report({ at: element.nameRange, messageId: 'id', data: { attribute }, fix })
    }

    return {
      template() {
        if (!mayHoldAgreeButton(file.text)) return
        const buttons = agreeButtons(file.elements, buttonRows(file.settings.buttons, libraryTagsOf(file)))
        const firstWithoutId = buttons.find(({ id }) => id.kind === 'none')
        for (const button of buttons) {
          checkCombinations(button)
          checkEvent(button)
          // Of a button that tells nothing nobody can tell the id either.
          if (button.row.event !== null) checkId(button, button === firstWithoutId)
        }
      },
    }
  },
})
