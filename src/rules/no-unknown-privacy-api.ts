import type { TSESLint } from '@typescript-eslint/utils'
import { insideWrappers, propertyName } from '../analysis/ast.js'
import { isBehindOwnCheck } from '../analysis/existence-checks.js'
import type { Reach } from '../analysis/reaches.js'
import { PRIVACY_APIS, UNKNOWN_PRIVACY_APIS } from '../catalogue/api-objects.js'
import { isOwnCode } from '../program/own-code.js'
import { createRule } from './create-rule.js'

const EXISTING: ReadonlySet<string> = new Set(PRIVACY_APIS)

export default createRule({
  name: 'no-unknown-privacy-api',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow names of the privacy framework that do not exist',
      recommended: 'error',
    },
    fixable: 'code',
    schema: [],
    messages: {
      misspelt: '`{{object}}.{{name}}` does not exist: calling it throws "{{object}}.{{name}} is not a function", and asking for it is always false. The platform calls it `{{object}}.{{right}}`.',
      unknown: '`{{object}}.{{name}}` does not exist: calling it throws "{{object}}.{{name}} is not a function". {{advice}}',
      'never-runs': '`{{object}}.{{name}}` does not exist: what asks for it is always false, and this never runs. {{advice}}',
    },
  },
  zh: {
    misspelt: '`{{object}}.{{name}}` 不存在：调用会抛出 “{{object}}.{{name}} is not a function”，判断其是否存在也永远为假。正确的接口名是 `{{object}}.{{right}}`。',
    unknown: '`{{object}}.{{name}}` 不存在：调用会抛出 “{{object}}.{{name}} is not a function”。{{advice}}',
    'never-runs': '`{{object}}.{{name}}` 不存在：判断其是否存在永远为假，这里永远不会执行。{{advice}}',
  },
  defaultOptions: null,
  create({ file, report }) {
    function checkReach(reach: Reach): void {
      const { object, name, node } = reach
      const right = meaningOf(object, name)
      if (right === undefined) return
      if (right !== null) report({ at: node, messageId: 'misspelt', data: { object, name, right }, fix: renaming(reach, right) })
      else if (reach.how !== 'check') {
        const advice = ADVICE[file.settings.locale][name === 'agreePrivacyAuthorization' ? 'agree' : 'other']
        report({ at: node, messageId: isBehindOwnCheck(reach, file.script.reaches) ? 'never-runs' : 'unknown', data: { object, name, advice } })
      }
    }

    return {
      script(): void {
        const { reaches } = file.script
        if (reaches.some(({ object, name }) => meaningOf(object, name) !== undefined) && isOwnCode(file.path)) reaches.forEach(checkReach)
      },
    }
  },
})

const ADVICE = {
  en: {
    agree: 'Consent is given by the user who taps <button open-type="agreePrivacyAuthorization">.',
    other: 'The privacy framework has onNeedPrivacyAuthorization, requirePrivacyAuthorize, getPrivacySetting and openPrivacyContract only; a listener cannot be taken off, the next registration replaces it.',
  },
  zh: {
    agree: '同意只能由用户点击 <button open-type="agreePrivacyAuthorization"> 给出。',
    other: '隐私框架只有 onNeedPrivacyAuthorization、requirePrivacyAuthorize、getPrivacySetting、openPrivacyContract 四个接口；监听不能取消，再次注册会覆盖前一次。',
  },
} as const

/** The right name, `null` where there is none, `undefined` where the name is none of ours. */
function meaningOf(object: string, name: string): string | null | undefined {
  if (object !== 'wx' && object !== 'uni' && object !== 'Taro') return undefined
  if (Object.hasOwn(UNKNOWN_PRIVACY_APIS, name)) return UNKNOWN_PRIVACY_APIS[name]
  const looksPrivate = /privacy(?:auth|setting|contract)/iu.test(name)
  if (object === 'uni' || !looksPrivate || EXISTING.has(name)) return undefined
  return [...EXISTING].find((right) => right.toLowerCase() === name.toLowerCase()) ?? null
}

function renaming({ node, name }: Reach, right: string): TSESLint.ReportFixFunction | null {
  const member = insideWrappers(node)
  if (member.type !== 'MemberExpression' || propertyName(member) !== name) return null
  const { property } = member
  return (fixer) => fixer.replaceText(property, member.computed ? `'${right}'` : right)
}
