import type { TSESLint } from '@typescript-eslint/utils'
import { AGREE_COMBINATIONS } from '../catalogue/buttons.js'
import { addingAttribute, bindingAsHostDoes, bindingInstead, nameInstead } from '../fixes/button-edits.js'
import { agreeButtonsIn, isBeingTyped } from '../program/linted-elements.js'
import { idFor, needsId, siblingScript, tellsResolve } from '../program/sibling-script.js'
import { mayHoldAgreeButton, tokensIn, type AgreeButton } from '../templates/agree-buttons.js'
import { bindingsOnButton } from '../templates/button-bindings.js'
import { attributeNamed } from '../templates/element.js'
import { TAPS } from '../templates/event-bindings.js'
import { attributeIn, bindingNamed } from '../templates/host-syntax.js'
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
      native: '`{{written}}` is the form of WXML: in a Vue template it is not handed to the component, and where the platform looks for the method it says `Component "…" does not have a method "{{name}}" to handle event "{{event}}"`. The program does not learn of the consent. Write `{{right}}`.',
      'native-jsx': '`{{written}}` is the form of WXML: in JSX it binds nothing, the program does not learn of the consent, and what waits for it stays pending. Write `{{right}}`.',
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
    native: '`{{written}}` 是 WXML 的写法：在 Vue 模板中不会交给组件，平台找不到该方法，报 `Component "…" does not have a method "{{name}}" to handle event "{{event}}"`，程序无法得知用户已同意。应写作 `{{right}}`。',
    'native-jsx': '`{{written}}` 是 WXML 的写法：在 JSX 中什么也不会绑定，程序无法得知用户已同意，等待授权的接口会一直挂起。应写作 `{{right}}`。',
    unbound: '该同意按钮没有绑定 `{{right}}`：程序无法得知用户已同意，等待授权的接口会一直挂起。',
    method: '脚本中没有方法 `{{name}}`：用户同意时什么也不会执行，等待授权的接口会一直挂起。',
    eventless: '{{package}} 的 `<{{tag}}>` 不会传出内部按钮的同意事件：程序无法得知用户已同意，等待授权的接口会一直挂起。请在此使用 `<button>`。',
    idless: '{{package}} 的 `<{{tag}}>` 不会把 id 传给内部的按钮，而 `resolve` 必须指明该按钮：否则同意会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。请在此使用 `<button>`。',
    id: '该同意按钮没有 `{{attribute}}`，而 `resolve` 必须指明按钮：否则同意会以 errno 104 失败，“privacy permission is not authorized or buttonId is wrong”。',
  },
  defaultOptions: null,
  create({ file, report }) {
    let isOpenToEdits = true

    /** Half-typed templates are left as they are. */
    function fixing(fix: TSESLint.ReportFixFunction | null): TSESLint.ReportFixFunction | null {
      return isOpenToEdits ? fix : null
    }

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
        report({ at: openType.range, messageId: 'order', data: { written, right }, fix: fixing(fix) })
      }
    }

    function checkEvent(button: AgreeButton): void {
      const { element, bindings, row } = button
      const { bound, miswritten, native } = bindingsOnButton(button, file.program?.dialect ?? null)
      for (const binding of miswritten) {
        const right = binding.event.toLowerCase()
        report({ at: binding.attribute.range, messageId: 'case', data: { written: binding.attribute.name, right: nameInstead(element, binding, right) }, fix: fixing(bindingInstead(element, binding, right)) })
      }
      for (const { attribute, handler } of bound) {
        const methods = handler === null || element.host === 'jsx' ? null : siblingScript(file)?.methods
        if (methods && handler !== null && !methods.has(handler)) report({ at: attribute.range, messageId: 'method', data: { name: handler } })
      }
      if (bound.length > 0 || miswritten.length > 0) return
      if (row.event === null) {
        report({ at: element.nameRange, messageId: 'eventless', data: { tag: element.name, package: row.package ?? '' } })
        return
      }
      for (const binding of native) {
        const event = binding.event.toLowerCase()
        const data = { written: binding.attribute.name, right: bindingNamed(element.host, event), event, name: binding.handler ?? '' }
        report({ at: binding.attribute.range, messageId: element.host === 'vue' ? 'native' : 'native-jsx', data, fix: fixing(bindingAsHostDoes(element, binding)) })
      }
      if (native.length > 0 || element.isOpen) return
      const tap = bindings.find(({ event }) => TAPS.has(event))
      if (tap) report({ at: tap.attribute.range, messageId: !file.program || tellsResolve(file, button) ? 'tap' : 'tap-untold', data: { written: tap.attribute.name, right: nameInstead(element, tap, row.event) }, fix: fixing(bindingInstead(element, tap, row.event)) })
      else if (!mayTakeFromOutside(button)) report({ at: element.nameRange, messageId: 'unbound', data: { right: bindingNamed(element.host, row.event) } })
    }

    /** With Taro the outermost element of a Vue component takes what the component is given, listeners and id included. */
    function mayTakeFromOutside({ element }: AgreeButton): boolean {
      return element.host === 'vue' && element.parent === null && file.program?.dialect !== 'uni-app'
    }

    function checkId(button: AgreeButton, isFirst: boolean): void {
      const { element, row, id } = button
      if (id.kind !== 'none' || mayTakeFromOutside(button) || !needsId(file, button)) return
      const [named] = row.ids
      if (named === undefined) {
        report({ at: element.nameRange, messageId: 'idless', data: { tag: element.name, package: row.package ?? '' } })
        return
      }
      const attribute = attributeIn(element.host, named)
      // Two buttons without an id need two of them: one is named at a time.
      const fix = attributeNamed(element, named) || !isFirst ? null : addingAttribute(file.text, element, attribute, idFor(file, button))
      report({ at: element.nameRange, messageId: 'id', data: { attribute }, fix: fixing(fix) })
    }

    return {
      template() {
        if (!mayHoldAgreeButton(file.text)) return
        const buttons = agreeButtonsIn(file)
        const firstWithoutId = buttons.find(({ id }) => id.kind === 'none')
        isOpenToEdits = buttons.length === 0 || !isBeingTyped(file)
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
