import type { TSESTree } from '@typescript-eslint/utils'
import type { ApiValue } from './api-values.js'
import { insideWrappers, propertyName } from './ast.js'
import type { Variables } from './variables.js'

/** Whether a member of the API object gets back what it holds anyway: `wx.x = saved`, as tests do after a mock. */
export function isGivenBack(member: TSESTree.MemberExpression, value: ApiValue, variables: Variables): boolean {
  if (value.kind !== 'function' || value.name.kind !== 'known') return false
  const holder = insideWrappers(member.object)
  const isApiObject = holder.type === 'Identifier' && holder.name === value.object && (variables.of(holder)?.defs ?? []).length === 0
  return isApiObject && value.name.values.includes(propertyName(member) ?? '')
}
