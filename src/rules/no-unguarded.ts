import { consentRemedy, type Remedy, type RemedyOptions } from '../fixes/consent-remedy.js'
import type { LintedFile, Use } from '../program/linted-file.js'
import { isRefusalHandled } from '../program/refusal-handling.js'
import { createRule, type Finding } from './create-rule.js'
import { visitUses } from './visit-uses.js'

interface OfficialPopup {
  readonly officialPopup: 'accept' | 'reject'
}

type MessageId = 'unguarded' | 'element' | 'idle-popup' | 'ignored' | 'lets-through' | 'hangs' | 'nickname' | 'ask' | 'couple'

export default createRule<MessageId, RemedyOptions & OfficialPopup>({
  name: 'no-unguarded',
  meta: {
    type: 'problem',
    docs: {
      description: "Require each use of a privacy interface to be behind the user's consent",
      recommended: 'warn',
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          officialPopup: {
            type: 'string',
            enum: ['accept', 'reject'],
            description: "`accept`: a use whose refusal is handled counts as guarded by the platform's own popup, in programs that register no listener; a nickname input never does.",
          },
          fix: {
            type: 'string',
            enum: ['always', 'suggest'],
            description: '`suggest`: never change code by `--fix`; offer each change in the editor.',
          },
          guardFunction: {
            type: 'object',
            description: "The program's own function that asks for consent: fixes call it, and what runs after it is guarded.",
            properties: {
              name: { type: 'string', minLength: 1, description: 'As it is called: `ensurePrivacy`, `privacy.ask`.' },
              from: { type: 'string', minLength: 1, description: 'The module that exports it, as imports name it; a leading `/` stands for the root of the program.' },
            },
            required: ['name', 'from'],
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      unguarded:
        '`{{name}}` is not behind the user\'s consent: the platform asks with a popup of its own, and after a refusal it fails with errno 104, "privacy permission is not authorized". Call it in the success of `{{object}}.requirePrivacyAuthorize`, or mount a consent popup on the page.',
      element:
        '`{{name}}` is not behind the user\'s consent: the platform asks with a popup of its own, and after a refusal it fails with errno 104, "privacy permission is not authorized". Show it only after `{{object}}.requirePrivacyAuthorize` has succeeded, or mount a consent popup on the page.',
      'idle-popup':
        'The popup on this page does not hold `{{name}}` back, because nothing listens for `{{object}}.onNeedPrivacyAuthorization`: the platform asks with a popup of its own, and after a refusal the call fails with errno 104, "privacy permission is not authorized". Register the listener, or use it in the success of `{{object}}.requirePrivacyAuthorize`.',
      ignored:
        '`{{guard}}` comes before `{{name}}`, but nothing waits for its answer, or nothing tests it: after a refusal `{{name}}` is called all the same and fails with errno 104, "privacy permission is not authorized". Let it run only where consent is certain: in `success`, after the wait, or where `needAuthorization` is false.',
      'lets-through':
        '`{{guard}}` asks for consent, but `{{name}}` is reached after a refusal too, and fails with errno 104, "privacy permission is not authorized". Let the refusal end the way: reject, return or throw.',
      hangs: 'The program registers a privacy listener, but the page `{{page}}` mounts no popup: there `{{name}}` stays pending for ever and no callback runs. Mount the component with the agree button on that page.',
      nickname: '`{{name}}` fires no consent event, so that no popup covers it: before consent it silently becomes a plain text input. Show it in the success of `wx.requirePrivacyAuthorize` only.',
      ask: 'Ask for consent first, with `{{asking}}`.',
      couple: 'Make the tap the consent as well: {{attribute}}. Its event `{{event}}` then counts as the agree event; where a listener is registered the button needs an id too.',
    },
  },
  zh: {
    unguarded:
      '`{{name}}` 之前没有取得用户同意：平台会自行弹窗，用户拒绝后调用失败，errno 104，“privacy permission is not authorized”。请在 `{{object}}.requirePrivacyAuthorize` 的 success 中调用，或在页面上挂载隐私弹窗。',
    element:
      '`{{name}}` 之前没有取得用户同意：平台会自行弹窗，用户拒绝后失败，errno 104，“privacy permission is not authorized”。请在 `{{object}}.requirePrivacyAuthorize` 成功之后再显示它，或在页面上挂载隐私弹窗。',
    'idle-popup':
      '没有任何代码注册 `{{object}}.onNeedPrivacyAuthorization`，所以该页面的弹窗拦不住 `{{name}}`：平台会自行弹窗，用户拒绝后调用失败，errno 104，“privacy permission is not authorized”。请注册该监听，或在 `{{object}}.requirePrivacyAuthorize` 的 success 中使用。',
    ignored:
      '`{{name}}` 之前有 `{{guard}}`，但没有等待或检查它的结果：用户拒绝后 `{{name}}` 照样执行，并以 errno 104 失败，“privacy permission is not authorized”。请只在确定已同意时执行：在 `success` 中、等待完成之后，或 `needAuthorization` 为 false 时。',
    'lets-through':
      '`{{guard}}` 会请求用户同意，但用户拒绝后仍会执行到 `{{name}}`，并以 errno 104 失败，“privacy permission is not authorized”。请在被拒绝时 reject、return 或 throw。',
    hangs: '程序注册了隐私授权监听，但页面 `{{page}}` 没有挂载弹窗：`{{name}}` 在该页会一直挂起，没有任何回调。请在该页挂载带有同意按钮的弹窗组件。',
    nickname: '`{{name}}` 不会触发隐私授权事件，弹窗无法覆盖：取得同意之前它会悄悄退化为普通输入框。请仅在 `wx.requirePrivacyAuthorize` 的 success 之后显示它。',
    ask: '先用 `{{asking}}` 取得用户同意。',
    couple: '让这次点击同时表示同意：{{attribute}}。其事件 `{{event}}` 即视为同意事件；注册了监听时按钮还需要 id。',
  },
  defaultOptions: { officialPopup: 'reject', fix: 'always' },
  create(context) {
    const { file, options, report } = context
    const guards = options.guardFunction ? [options.guardFunction.name] : []
    return visitUses(context, (use) => {
      const { at, name, object } = use
      const verdict = file.consentOf(use, guards)
      if (verdict.kind === 'page-hangs') report({ at, messageId: 'hangs', data: { name, page: verdict.page } })
      if (verdict.kind !== 'unguarded' && verdict.kind !== 'guard-fails') return
      if (options.officialPopup === 'accept' && isLeftToPlatform(use, file)) return
      const remedy = offered(consentRemedy(use, file, options))
      if (use.interface.kind === 'input-type') report({ at, messageId: 'nickname', data: { name } })
      else if (verdict.kind === 'guard-fails') report({ at, messageId: verdict.gap.kind, data: { name, guard: verdict.gap.guard }, ...remedy })
      else report({ at, messageId: verdict.hasPopup ? 'idle-popup' : use.kind === 'element' ? 'element' : 'unguarded', data: { name, object: API_OBJECT.test(object) ? object : 'wx' }, ...remedy })
    })
  },
})

/** Methods of objects and elements are asked for through `wx`. */
const API_OBJECT = /^[a-z]|^Taro$/u

/** The platform asks by itself, and the program notices a refusal. */
function isLeftToPlatform(use: Use, file: LintedFile): boolean {
  return use.interface.kind !== 'input-type' && !file.hasListener && isRefusalHandled(file, use)
}

/** A fix where nothing but the moment of the call changes, else a suggestion. */
function offered(remedy: Remedy | null): Pick<Finding<MessageId>, 'fix' | 'suggest'> {
  if (!remedy) return {}
  const { fix } = remedy
  if (remedy.kind === 'couple') return { suggest: [{ messageId: 'couple', data: { attribute: remedy.attribute, event: remedy.event }, fix }] }
  return remedy.isSafe ? { fix } : { suggest: [{ messageId: 'ask', data: { asking: remedy.asking }, fix }] }
}
