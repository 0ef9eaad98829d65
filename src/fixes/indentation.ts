import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

type Place = TSESTree.Node | TSESTree.Token

/** The text of the line before a place. */
export function lineUpTo(sourceCode: TSESLint.SourceCode, place: Place): string {
  return sourceCode.text.slice(sourceCode.getIndexFromLoc({ line: place.loc.start.line, column: 0 }), place.range[0])
}

/** The white space that the line of a place begins with. */
export function indentOf(sourceCode: TSESLint.SourceCode, place: Place): string {
  return /^\s*/u.exec(lineUpTo(sourceCode, place))?.[0] ?? ''
}

/** One step of the file's indentation: a tab, or the fewest spaces that code begins a line with. */
export function indentStep(sourceCode: TSESLint.SourceCode): string {
  let step = ''
  let line = 0
  for (const token of sourceCode.ast.tokens) {
    // What follows a template on its last line begins no line.
    const indent = token.loc.start.line > line ? indentOf(sourceCode, token) : ''
    line = token.loc.end.line
    if (indent.startsWith('\t')) return '\t'
    if (indent.length > 1 && (step === '' || indent.length < step.length)) step = indent
  }
  return step === '' ? '  ' : step
}

/** What ends the lines of the file. */
export function lineEnd(sourceCode: TSESLint.SourceCode): string {
  return sourceCode.text.includes('\r\n') ? '\r\n' : '\n'
}
