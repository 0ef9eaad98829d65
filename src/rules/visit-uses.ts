import type { Use } from '../program/linted-file.js'
import type { FileVisitor, RuleContext } from './create-rule.js'

/** Visits the uses of a script or a template, in the order of the source. */
export function visitUses(context: Pick<RuleContext<string, unknown>, 'file'>, visit: (use: Use) => void): FileVisitor {
  const each = (): void => {
    for (const use of context.file.uses) visit(use)
  }
  return { script: each, wxml: each }
}
