import path from 'node:path'
import type { Node } from '../analysis/ast.js'
import type { Listener } from '../analysis/listeners.js'
import { isPerInstance } from '../analysis/instance-flags.js'
import type { LintedFile } from './linted-file.js'
import { listenersOf, ownUnit } from './listeners-of.js'
import { Popups } from './popups.js'
import { isLasting, listenersAt, registersAgain } from './registrations.js'
import { unitOf } from './units.js'

/** How a registration overwrites another one. */
export type Repetition =
  | { readonly kind: 'same-file'; readonly listener: Listener }
  /** `file` is the one whose registration comes first, from the program's root. */
  | { readonly kind: 'other-file'; readonly listener: Listener; readonly file: string }
  /** Each of the component's instances registers; so many pages have one. */
  | { readonly kind: 'instances'; readonly listener: Listener; readonly pages: number }

/** The registrations of the linted script that overwrite another one. Those that follow the page on screen are right, unknown ones silent. */
export function repetitionsIn(file: LintedFile): readonly Repetition[] {
  const all = listenersOf(file)?.all ?? []
  if (all.some(registersAgain)) return []
  const [first, ...others] = all.filter(isLasting)
  if (!first) return []
  const repeated: Repetition[] = others.filter((listener) => !areExclusive(first.call, listener.call)).map((listener) => ({ kind: 'same-file', listener }))
  const elsewhere = firstOfProgram(file)
  if (elsewhere !== null) return [{ kind: 'other-file', listener: first, file: elsewhere }, ...repeated]
  const pages = pagesWithInstances(file, first)
  return pages > 1 ? [{ kind: 'instances', listener: first, pages }, ...repeated] : repeated
}

/** The script of the program that registers before this one, in the order app.js and then by name; `null` where this is the first. */
function firstOfProgram(file: LintedFile): string | null {
  const { program } = file
  if (!program || program.kind === 'plugin') return null
  const { listeners } = Popups.of(program)
  if (!listeners.includes(file.path)) return null
  const rank = (path: string): string => `${unitOf(program, path).kind === 'entry' ? '0' : '1'} ${path}`
  const lasting = listeners.filter((path) => path === file.path || listenersAt(path)?.isLasting).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  const [first] = lasting
  return first === undefined || first === file.path ? null : path.relative(program.root, first).split(path.sep).join('/')
}

function pagesWithInstances(file: LintedFile, { call, starts }: Listener): number {
  const unit = ownUnit(file)
  const isPerInstance = starts.some((start) => start.kind === 'lifetime' && start.of === 'component')
  if (!file.program || unit?.kind !== 'component' || !isPerInstance || isMadeOnce(call, file)) return 0
  return Popups.of(file.program).pagesShowing(unit.base).length
}

/** Whether a condition that is more than each instance's own may keep the registration from being made again. */
function isMadeOnce(call: Node, file: LintedFile): boolean {
  for (let at: Node = call; at.parent; at = at.parent) {
    const parent: Node = at.parent
    if (isCondition(parent) && parent.test !== at && !isPerInstance(parent.test, file.sourceCode, file.variables)) return true
    if (parent.type === 'LogicalExpression' && parent.right === at && !isPerInstance(parent.left, file.sourceCode, file.variables)) return true
    if (parent.type === 'BlockStatement' && parent.body.some((each) => each.type === 'IfStatement' && each.range[1] <= at.range[0] && !isPerInstance(each.test, file.sourceCode, file.variables))) return true
  }
  return false
}

function isCondition(node: Node): node is Extract<Node, { type: 'IfStatement' | 'ConditionalExpression' }> {
  return node.type === 'IfStatement' || node.type === 'ConditionalExpression'
}

/** The two branches of one condition. */
function areExclusive(one: Node, other: Node): boolean {
  for (let at: Node = one; at.parent; at = at.parent) {
    const parent: Node = at.parent
    if (!isCondition(parent) || at === parent.test) continue
    const branch = at === parent.consequent ? parent.alternate : parent.consequent
    if (branch && branch.range[0] <= other.range[0] && other.range[1] <= branch.range[1]) return true
  }
  return false
}
