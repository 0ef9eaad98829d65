import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { CodeLayout } from './code-layout.js'

const LISTS = new Set(['Program', 'BlockStatement', 'StaticBlock', 'SwitchCase'])

/**
 * Puts a statement of a block into `if (condition) { … }`, its lines indented by one step more. `null` where the statement is the
 * body of another one: an `else` might then belong to the new `if`.
 */
export function wrappingInIf(sourceCode: TSESLint.SourceCode, statement: TSESTree.Statement, condition: string): TSESLint.ReportFixFunction | null {
  if (!LISTS.has(statement.parent.type)) return null
  const layout = CodeLayout.of(sourceCode)
  const [start] = statement.range
  if (!layout.isFirstOnLine(start)) return (fixer) => fixer.replaceText(statement, `if (${condition}) { ${sourceCode.getText(statement)} }`)
  const indent = layout.indentAt(start)
  const inner = indent + layout.unit
  return (fixer) => fixer.replaceText(statement, [`if (${condition}) {`, inner + layout.moved(statement, inner), `${indent}}`].join(layout.lineEnd))
}
