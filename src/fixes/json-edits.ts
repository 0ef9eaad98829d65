import type { TSESLint } from '@typescript-eslint/utils'
import type { Range } from '../parsers/range.js'

/** Something with a place in the text: a member of an object, or an item of an array. */
interface Part {
  readonly range: Range
}

/** Takes one part out of a list together with its comma; `null` where a comment stands in the way, because none may be lost. */
export function removing(text: string, parts: readonly Part[], part: Part): TSESLint.ReportFixFunction | null {
  const at = parts.indexOf(part)
  const before = parts[at - 1]
  const after = parts[at + 1]
  const range: Range = after ? [part.range[0], after.range[0]] : before ? [before.range[1], part.range[1]] : part.range
  const around = text.slice(...range).replace(text.slice(...part.range), '')
  return /\/[/*]/u.test(around) ? null : (fixer) => fixer.removeRange([...range])
}

/**
 * Adds source text as the last part of an object or array, laid out as its other parts are.
 * `list` is the object or array itself, its brackets included.
 */
export function appending(text: string, list: Part, parts: readonly Part[], added: string): TSESLint.ReportFixFunction {
  const last = parts.at(-1)
  if (!last) return (fixer) => fixer.replaceTextRange([list.range[0] + 1, list.range[1] - 1], added)
  const start = parts.at(-2)?.range[1] ?? list.range[0] + 1
  const space = /\s*$/u.exec(text.slice(start, last.range[0]))?.[0] ?? ''
  const isOnOneLine = !space.includes('\n')
  return (fixer) => fixer.insertTextAfterRange([...last.range], `,${isOnOneLine ? ' ' : space}${added}`)
}

/** Puts other source text in the place of a part. */
export function replacing(part: Part, text: string): TSESLint.ReportFixFunction {
  return (fixer) => fixer.replaceTextRange([...part.range], text)
}
