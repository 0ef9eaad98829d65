import { Lines, type LinePosition } from '../parsers/lines.js'
import { markupOfSfc } from '../parsers/sfc.js'
import { scanWxml } from '../parsers/wxml-scanner.js'

/**
 * Which findings the directives in a template's comments turn off, for hosts in which ESLint does not see them: `eslint-disable`,
 * `eslint-enable`, `eslint-disable-line` and `eslint-disable-next-line`, with or without rules, and with a reason after `--`.
 * The question is put with the rule's full name, the line from 1 and, so that `eslint-disable` speaks for what follows it alone,
 * the column from 0; without a column it speaks for its whole line. Of a single-file component (`sfc`) it is the comments in the
 * templates and between the blocks, with places in the whole file.
 */
export function disabledRules(text: string, kind: 'wxml' | 'sfc' = 'wxml'): (rule: string, line: number, column?: number) => boolean {
  const directives = directivesIn(kind === 'sfc' ? markupOfSfc(text) : text)
  return (rule, line, column = Infinity) => {
    let isOff = false
    for (const { kind, rules, start, end } of directives) {
      if (rules && !rules.has(rule)) continue
      switch (kind) {
        case 'disable-line':
          if (line === start.line && line === end.line) return true
          break
        case 'disable-next-line':
          if (line === end.line + 1) return true
          break
        case 'disable':
        case 'enable':
          if (line > start.line || (line === start.line && column >= start.column)) isOff = kind === 'disable'
      }
    }
    return isOff
  }
}

interface Directive {
  readonly kind: 'disable' | 'enable' | 'disable-line' | 'disable-next-line'
  /** `null` for all rules. */
  readonly rules: ReadonlySet<string> | null
  readonly start: LinePosition
  readonly end: LinePosition
}

const DIRECTIVE = /^\s*eslint-(?<kind>disable|enable|disable-line|disable-next-line)(?:\s+(?<list>.*))?$/su
const REASON = /(?:^|\s)-{2,}\s.*$/su

function directivesIn(text: string): readonly Directive[] {
  const lines = new Lines(text)
  return scanWxml(text).comments.flatMap((comment) => {
    const { kind, list } = DIRECTIVE.exec(comment.text.replace(REASON, ''))?.groups ?? {}
    if (!isKind(kind)) return []
    const names = list?.split(',').map((name) => name.trim().replace(/^(?<quote>['"]?)(?<name>.*)\k<quote>$/u, '$<name>')).filter((name) => name !== '') ?? []
    const [start, end] = comment.range
    return [{ kind, rules: names.length > 0 ? new Set(names) : null, start: lines.positionAt(start), end: lines.positionAt(end) }]
  })
}

function isKind(text: string | undefined): text is Directive['kind'] {
  return text === 'disable' || text === 'enable' || text === 'disable-line' || text === 'disable-next-line'
}
