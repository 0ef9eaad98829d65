import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { indentOf, indentStep, lineEnd, lineUpTo } from './indentation.js'

const LISTS = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase'])

/**
 * Puts a statement of a block into `if (condition) { … }`, its lines indented by one step more. `null` where the statement is the
 * body of another one: an `else` might then belong to the new `if`.
 */
export function wrappingInIf(sourceCode: TSESLint.SourceCode, statement: TSESTree.Statement, condition: string): TSESLint.ReportFixFunction | null {
  if (!LISTS.has(statement.parent.type)) return null
  const isAlone = /^\s*$/u.test(lineUpTo(sourceCode, statement))
  const text = sourceCode.getText(statement)
  if (!isAlone) return (fixer) => fixer.replaceText(statement, `if (${condition}) { ${text} }`)
  const [indent, step, end] = [indentOf(sourceCode, statement), indentStep(sourceCode), lineEnd(sourceCode)]
  return (fixer) => fixer.replaceText(statement, `if (${condition}) {${end}${indent}${step}${indented(sourceCode, statement, step)}${end}${indent}}`)
}

/** The text of a statement, its second and further lines moved to the right; lines that begin inside a template or a string stay. */
function indented(sourceCode: TSESLint.SourceCode, statement: TSESTree.Statement, step: string): string {
  const fixed = new Set<number>()
  for (const { loc } of sourceCode.getTokens(statement)) for (let line = loc.start.line + 1; line <= loc.end.line; line++) fixed.add(line)
  const first = statement.loc.start.line
  const lines = sourceCode.getText(statement).split('\n')
  return lines.map((line, index) => (index === 0 || fixed.has(first + index) || line.trim() === '' ? line : step + line)).join('\n')
}
