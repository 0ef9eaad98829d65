import type { Use } from '../program/linted-file.js'
import type { FileVisitor, RuleContext } from './create-rule.js'

/** Visits the uses of a file, in the order of the source. */
export function visitUses(context: Pick<RuleContext<string, unknown>, 'file'>, visit: (use: Use) => void): FileVisitor {
  return {
    uses() {
      for (const use of context.file.uses) visit(use)
    },
  }
}
