import type { TSESLint } from '@typescript-eslint/utils'
import { insideWrappers, propertyName, throughWrappers } from '../analysis/ast.js'
import { callersIn } from '../analysis/callers.js'
import { isReachedBehindCheck } from '../analysis/checked-callers.js'
import { FeatureChecks } from '../analysis/feature-checks.js'
import type { Reach } from '../analysis/reaches.js'
import { isOlder } from '../analysis/versions.js'
import { PRIVACY_APIS, PRIVACY_APIS_SINCE } from '../catalogue/api-objects.js'
import { wrappingInIf } from '../fixes/conditional-statements.js'
import type { LintedFile } from '../program/linted-file.js'
import { isOwnCode } from '../program/own-code.js'
import { bindingsOf } from '../program/template-bindings.js'
import { createRule } from './create-rule.js'

const FRAMEWORK: ReadonlySet<string> = new Set(PRIVACY_APIS)

export default createRule({
  name: 'require-feature-check',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a check that the privacy APIs exist where base libraries without them are supported',
      recommended: 'warn',
    },
    fixable: 'code',
    schema: [],
    messages: {
      unchecked:
        '`{{object}}.{{name}}` exists since base library {{since}}, and `minLibVersion` is {{minimum}}: below it the call throws "{{object}}.{{name}} is not a function". Ask first: `if ({{object}}.{{name}})`.',
    },
  },
  zh: {
    unchecked: '`{{object}}.{{name}}` 自基础库 {{since}} 起才有，而 `minLibVersion` 为 {{minimum}}：在更低版本上调用会抛出 “{{object}}.{{name}} is not a function”。请先判断 `if ({{object}}.{{name}})`。',
  },
  defaultOptions: null,
  create({ file, report }) {
    const { minLibVersion: minimum } = file.settings
    if (!isOlder(minimum, PRIVACY_APIS_SINCE)) return {}
    return {
      script(): void {
        for (const { object, name, node, call } of uncheckedCalls(file)) {
          report({ at: node, messageId: 'unchecked', data: { object, name, since: PRIVACY_APIS_SINCE, minimum }, fix: asking(file.sourceCode, node, call) })
        }
      },
    }
  },
})

/** Direct calls of the four APIs without a check; a wrapper that takes their names may hold one. */
function uncheckedCalls(file: LintedFile): readonly Reach[] {
  const calls = file.script.reaches.filter(({ how, name, byName }) => how === 'call' && !byName && FRAMEWORK.has(name))
  if (calls.length === 0 || !isOwnCode(file.path)) return []
  const checks = new FeatureChecks(file.sourceCode, file.variables, file.script.reaches)
  const callers = callersIn(file.sourceCode, file.variables, file.componentObjects)
  const { program } = file
  const isBound = (method: string): boolean => program !== null && bindingsOf(program, file.path.replace(/\.[jt]s$/u, '')).has(method)
  return calls.filter(({ call, node }) => call && !isOptional(node, call) && !isReachedBehindCheck(call, checks, callers, isBound))
}

/** `wx.x?.()`, `wx.x?.call(wx)` */
function isOptional(callee: Reach['node'], call: NonNullable<Reach['call']>): boolean {
  const inner = insideWrappers(callee)
  return (call.type === 'CallExpression' && call.optional) || (inner.type === 'MemberExpression' && inner.optional && !FRAMEWORK.has(propertyName(inner) ?? ''))
}

/** Only what stands as a statement of its own can be left out. */
function asking(sourceCode: TSESLint.SourceCode, callee: Reach['node'], call: Reach['call']): TSESLint.ReportFixFunction | null {
  const statement = call && throughWrappers(call).parent
  if (statement?.type !== 'ExpressionStatement') return null
  const inner = insideWrappers(callee)
  const isCalledThrough = inner.type === 'MemberExpression' && /^(?:call|apply)$/u.test(propertyName(inner) ?? '')
  return wrappingInIf(sourceCode, statement, sourceCode.getText(isCalledThrough ? inner.object : callee))
}
