import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { insideWrappers } from '../analysis/ast.js'

type Fix = TSESLint.ReportFixFunction

/** Puts another text into a string literal and keeps its quotes; `null` where the string is made elsewhere. */
export function replacingString(value: TSESTree.Node, text: string): Fix | null {
  const literal = insideWrappers(value)
  if (literal.type !== 'Literal' || typeof literal.value !== 'string' || /['"\\\n]/u.test(text)) return null
  return (fixer) => fixer.replaceTextRange([literal.range[0] + 1, literal.range[1] - 1], text)
}

/** Adds a property with a string to an object literal, after one that is there and with its quotes, on a line of its own where others have one. */
export function addingProperty(sourceCode: TSESLint.SourceCode, literal: TSESTree.ObjectExpression, after: TSESTree.Property, name: string, text: string): Fix | null {
  if (/['"\\\n]/u.test(text)) return null
  const written = sourceCode.getText(after.value)
  const quote = written.startsWith('"') ? '"' : "'"
  const before = sourceCode.text.slice(literal.range[0] + 1, after.range[0])
  const space = /\n[ \t]*$/u.exec(before)?.[0] ?? ' '
  return (fixer) => fixer.insertTextAfter(after, `,${space}${name}: ${quote}${text}${quote}`)
}
