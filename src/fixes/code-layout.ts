import type { TSESLint } from '@typescript-eslint/utils'
import { walk, type Node } from '../analysis/ast.js'
import type { Range } from '../parsers/range.js'

/** Replaces the text of a range; an empty range inserts. */
export interface Edit {
  readonly range: Range
  readonly text: string
}

/** Statements after which a semicolon may stand. */
const ENDED = new Set(['ExpressionStatement', 'VariableDeclaration', 'ReturnStatement', 'ThrowStatement'])

const known = new WeakMap<TSESLint.SourceCode, CodeLayout>()

/** How a file is written: its line ends, its indentation, its semicolons. */
export class CodeLayout {
  readonly text: string
  readonly lineEnd: '\r\n' | '\n'
  readonly #sourceCode: TSESLint.SourceCode
  #unit: string | null = null

  private constructor(sourceCode: TSESLint.SourceCode) {
    this.#sourceCode = sourceCode
    this.text = sourceCode.text
    this.lineEnd = sourceCode.text.includes('\r\n') ? '\r\n' : '\n'
  }

  static of(sourceCode: TSESLint.SourceCode): CodeLayout {
    const layout = known.get(sourceCode) ?? new CodeLayout(sourceCode)
    known.set(sourceCode, layout)
    return layout
  }

  /** One step of indentation, two spaces where nothing is indented. */
  get unit(): string {
    this.#unit ??= this.#commonestStep()
    return this.#unit
  }

  /** What the line of an offset begins with. */
  indentAt(offset: number): string {
    const start = this.#lineStart(offset)
    return /^[ \t]*/u.exec(this.text.slice(start, offset))?.[0] ?? ''
  }

  /** Whether nothing but blanks and comments stands before an offset on its line. */
  isFirstOnLine(offset: number): boolean {
    return /^\s*(?:\/\*.*?\*\/\s*)*$/u.test(this.text.slice(this.#lineStart(offset), offset))
  }

  /** `;` or nothing, as the statement itself has it, else as the file has it. */
  semicolonOf(statement: Node | null): ';' | '' {
    if (statement && ENDED.has(statement.type)) return this.text.charAt(this.endOf(statement) - 1) === ';' ? ';' : ''
    return /;[ \t]*\r?$/mu.test(this.text) ? ';' : ''
  }

  /** Where a statement ends; a semicolon that begins a line belongs to that line. */
  endOf(statement: Node): number {
    const [start, end] = statement.range
    return end - (/\s*\n\s*;$/u.exec(this.text.slice(start, end))?.[0].length ?? 0)
  }

  /** The text of a node, its further lines moved from the indentation of its first line to `indent`. Strings keep their lines. */
  moved(node: Node, indent: string): string {
    const [start, end] = node.range
    let moved = ''
    let at = start
    for (const { range, text } of this.movingLines(node, indent)) {
      moved += this.text.slice(at, range[0]) + text
      at = range[1]
    }
    return moved + this.text.slice(at, end)
  }

  /** The same as edits, for a node that stays where it is. */
  movingLines(node: Node, indent: string): readonly Edit[] {
    const from = this.indentAt(node.range[0])
    if (from === indent) return []
    const edits: Edit[] = []
    for (const start of this.#lineStartsIn(node)) {
      const line = this.text.slice(start, start + from.length)
      if (line === from && !/[\r\n]/u.test(this.text.charAt(start + from.length))) edits.push({ range: [start, start + from.length], text: indent })
    }
    return edits
  }

  /** Where lines begin inside a node, except inside strings, whose text must not change. */
  #lineStartsIn(node: Node): readonly number[] {
    const [start, end] = node.range
    const starts = [...this.text.slice(start, end).matchAll(/\n/gu)].map(({ index }) => start + index + 1)
    if (starts.length === 0) return []
    const strings: Range[] = []
    walk(this.#sourceCode, node, (inner) => {
      if (inner.type === 'TemplateElement' || inner.type === 'Literal' || inner.type === 'JSXText') strings.push(inner.range)
    })
    return starts.filter((each) => !strings.some(([from, to]) => from < each && each <= to))
  }

  /** What lines most often have before them that the line above does not have. */
  #commonestStep(): string {
    const counts = new Map<string, number>()
    let line = 0
    let above = ''
    for (const { loc, range } of this.#sourceCode.ast.tokens) {
      // What follows a template on its last line begins no line.
      const indent = loc.start.line > line ? this.indentAt(range[0]) : null
      line = loc.end.line
      if (indent === null) continue
      const step = indent.startsWith(above) ? indent.slice(above.length) : ''
      if (/^(?:\t| {2,8})$/u.test(step)) counts.set(step, (counts.get(step) ?? 0) + 1)
      above = indent
    }
    const [commonest] = [...counts].toSorted((a, b) => b[1] - a[1])
    return commonest?.[0] ?? '  '
  }

  #lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1
  }
}
