import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, propertyName, throughWrappers, type Node } from '../analysis/ast.js'
import { isNothing, type Places } from '../analysis/places.js'
import type { Slot } from '../analysis/resolve-flow.js'

/** How one use of the slot is rewritten: `keep` as it is, `null` where the slot cannot become a Set. */
type Edit = { readonly kind: 'keep' } | { readonly kind: 'replace'; readonly node: Node; readonly text: string } | null

const KEEP: Edit = { kind: 'keep' }

/**
 * Turns the variable or field that keeps one `resolve` into a Set: the assignment adds to it, each call answers all that wait
 * and takes them out. `null` where the slot is used in another way than to be assigned, asked for, reset and called.
 */
export function keepingInSet({ node, place }: Slot, sourceCode: TSESLint.SourceCode, places: Places): TSESLint.ReportFixFunction | null {
  if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left !== place || node.right.type !== 'Identifier') return null
  const uses = usesOf(place, sourceCode, places)
  const edits = uses?.map((use) => (use === place ? editOfAssignment(node, sourceCode) : editOf(use, sourceCode)))
  if (!edits || edits.includes(null)) return null
  return (fixer) => edits.flatMap((edit) => (edit?.kind === 'replace' ? [fixer.replaceText(edit.node, edit.text)] : []))
}

function usesOf(place: Node, sourceCode: TSESLint.SourceCode, places: Places): readonly Node[] | null {
  if (place.type === 'Identifier') {
    const variable = places.variables.of(place)
    return variable?.defs.length === 1 ? variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier) : null
  }
  const key = places.keyOf(place)
  const name = place.type === 'MemberExpression' ? propertyName(place) : null
  // Taken out by destructuring, it is a function again.
  if (key === null || name === null || new RegExp(`\\{[^{}]*(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])[^{}]*\\}\\s*=`, 'u').test(sourceCode.text)) return null
  return places.membersAt(key)
}

function editOfAssignment({ left, right }: TSESTree.AssignmentExpression, sourceCode: TSESLint.SourceCode): Edit {
  const slot = sourceCode.getText(left)
  return { kind: 'replace', node: right, text: `(${slot} || new Set()).add(${sourceCode.getText(right)})` }
}

function editOf(use: Node, sourceCode: TSESLint.SourceCode): Edit {
  const outer = throughWrappers(use)
  const { parent } = outer
  switch (parent?.type) {
    case 'AssignmentExpression':
      return parent.left === outer && isNothing(parent.right) ? KEEP : null
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === outer ? KEEP : null
    case 'IfStatement':
      return KEEP
    case 'UnaryExpression':
      return parent.operator === '!' ? KEEP : null
    case 'CallExpression':
      return parent.callee === outer ? editOfCall(parent, sourceCode) : null
    default:
      return null
  }
}

function editOfCall(call: TSESTree.CallExpression, sourceCode: TSESLint.SourceCode): Edit {
  const [argument] = call.arguments
  const told = argument ? sourceCode.getText(argument) : ''
  // What the argument does it would do once for each that waits.
  if (call.arguments.length > 1 || insideWrappers(call.callee) !== call.callee || /[(`]|\b(?:answer|waiting|await|yield|_)\b/u.test(told)) return null
  const slot = sourceCode.getText(call.callee)
  return { kind: 'replace', node: call, text: `${slot}${call.optional ? '?.' : '.'}forEach((answer, _, waiting) => waiting.delete(answer) && answer(${told}))` }
}
