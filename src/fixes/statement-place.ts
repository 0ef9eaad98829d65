import type { Node } from '../analysis/ast.js'
import type { Anchor } from './call-position.js'
import type { CodeLayout, Edit } from './code-layout.js'

/** What a line may not begin with after one that has no semicolon. */
const GOES_ON = /[([`+\-/]/u

/** Where a statement stands, or comes to stand between braces when others are put before it. */
export class StatementPlace {
  /** What its line begins with then. */
  readonly indent: string
  readonly #layout: CodeLayout
  readonly #anchor: Anchor
  readonly #statement: Node
  /** Whether the body of an arrow function has a value to return. */
  readonly #returns: boolean

  constructor(layout: CodeLayout, anchor: Anchor, returns: boolean) {
    this.#layout = layout
    this.#anchor = anchor
    this.#statement = anchor.kind === 'arrow' ? anchor.body : anchor.statement
    this.#returns = returns
    const [start] = this.#statement.range
    // A line that would go on the one before begins with a semicolon.
    const isOwnLine = anchor.kind !== 'arrow' && layout.isFirstOnLine(layout.text.charAt(start - 1) === ';' ? start - 1 : start)
    this.indent = layout.indentAt(start) + (isOwnLine ? '' : layout.unit)
  }

  get needsBraces(): boolean {
    return this.#anchor.kind !== 'listed'
  }

  /** A node in whose scope the statements stand. */
  get scope(): Node {
    return this.#statement.parent ?? this.#statement
  }

  /** The indentation of a further line of the statement, moved with it. */
  shifted(indent: string): string {
    const from = this.#layout.indentAt(this.#statement.range[0])
    return indent.startsWith(from) ? this.indent + indent.slice(from.length) : indent
  }

  /** Edits that put other statements before this one, and those that change it. */
  precededBy(statements: readonly string[], changes: readonly Edit[]): readonly Edit[] {
    const [start] = this.#statement.range
    const end = this.#layout.endOf(this.#statement)
    const { lineEnd } = this.#layout
    const lines = this.#ended(statements).map((statement) => statement + lineEnd + this.indent)
    if (!this.needsBraces) return [{ range: [start, start], text: lines.join('') }, ...changes]
    const isArrow = this.#anchor.kind === 'arrow'
    const head = isArrow || !this.#layout.isFirstOnLine(start) ? start : (this.#statement.parent?.range[0] ?? start)
    const moved = this.#layout.movingLines(this.#statement, this.indent).filter(({ range }) => range[1] < end && !changes.some((change) => change.range[0] <= range[0] && range[1] <= change.range[1]))
    return [
      { range: [this.#braceAt(start), start], text: `${this.#braceAt(start) < start ? ' ' : ''}{${lineEnd}${this.indent}${lines.join('')}${isArrow && this.#returns ? 'return ' : ''}` },
      ...changes,
      ...moved,
      { range: [end, end], text: `${isArrow ? this.#layout.semicolonOf(null) : ''}${lineEnd}${this.#layout.indentAt(head)}}` },
    ]
  }

  /** Where the brace goes: behind what the line before ends with, unless that is a comment. */
  #braceAt(start: number): number {
    const { text } = this.#layout
    const before = text.slice(0, start).trimEnd()
    const line = before.slice(before.lastIndexOf('\n') + 1)
    return before.length === start || !this.#layout.isFirstOnLine(start) || /\/[/*]|\*\/$/u.test(line) ? start : before.length
  }

  #ended(statements: readonly string[]): readonly string[] {
    const semicolon = this.#layout.semicolonOf(this.#anchor.kind === 'arrow' ? null : this.#statement)
    const isOpen = GOES_ON.test(this.#layout.text.charAt(this.#statement.range[0])) && this.#anchor.kind !== 'arrow'
    return statements.map((statement, index) => statement + (isOpen && index === statements.length - 1 ? ';' : semicolon))
  }
}
