import type { TSESLint } from '@typescript-eslint/utils'
import { insideWrappers, propertyName, throughWrappers, type CallNode, type Node } from '../analysis/ast.js'
import { AGREE_COMBINATIONS } from '../catalogue/buttons.js'
import type { Range } from '../parsers/range.js'
import { isBeingTyped } from '../program/linted-elements.js'
import type { LintedFile, Use } from '../program/linted-file.js'
import { attributeNamed } from '../templates/element.js'
import { attributeIn, bindingNamed } from '../templates/host-syntax.js'
import type { Edit } from './code-layout.js'
import { coupledOpenType } from './coupled-open-type.js'
import type { GuardFunction } from './guard-import.js'
import { wrapWithConsent } from './wrap-with-consent.js'

type Fix = TSESLint.ReportFixFunction

/** How the user wants unguarded uses mended. */
export interface RemedyOptions {
  readonly fix: 'always' | 'suggest'
  /** The program's own function that asks for consent; it counts as a guard as well. */
  readonly guardFunction?: GuardFunction
}

/** What mends a use that is not behind consent. */
export type Remedy =
  /** The call is put behind consent; `safe`: after consent everything is as before. `asking`: what is called for it. */
  | { readonly kind: 'wrap'; readonly isSafe: boolean; readonly asking: string; readonly fix: Fix }
  /** The tap of a button becomes consent as well; `event` then counts as the agree event. Both as the element's language has them. */
  | { readonly kind: 'couple'; readonly attribute: string; readonly event: string; readonly fix: Fix }

/**
 * What mends an unguarded use; `null` where a person has to see to it. It does not ask why the use is unguarded: on a page that
 * hangs, asking for consent would hang as well, and a nickname needs a condition in the template.
 */
export function consentRemedy(use: Use, file: LintedFile, options: RemedyOptions): Remedy | null {
  return 'host' in use.source ? (isBeingTyped(file) ? null : couplingRemedy(use.source)) : wrappingRemedy(use, use.source, file, options)
}

function couplingRemedy(element: Extract<Use['source'], { readonly host: string }>): Remedy | null {
  const openType = attributeNamed(element, 'open-type')
  const edit = openType && coupledOpenType(openType)
  const event = edit && AGREE_COMBINATIONS[edit.text]
  return event ? { kind: 'couple', attribute: `${attributeIn(element.host, 'open-type')}="${edit.text}"`, event: element.host === 'jsx' ? bindingNamed('jsx', event) : event, fix: applying([edit]) } : null
}

function wrappingRemedy(use: Use, callee: Node, file: LintedFile, options: RemedyOptions): Remedy | null {
  const { guardFunction } = options
  const { program } = file
  const call = throughWrappers(callee).parent
  const object = call?.type === 'CallExpression' ? apiObjectOf(call, use, file) : null
  if (!program || call?.type !== 'CallExpression' || object === null) return null
  const wrapping = wrapWithConsent({
    script: file.sourceCode,
    variables: file.variables,
    call,
    interface: use.interface,
    object,
    file: { path: file.path, root: program.root },
    isTyped: /\.[cm]?tsx?$/u.test(file.path) || (file.kind === 'sfc' && /<script\b[^>]*\blang\s*=\s*["']tsx?["']/u.test(file.text)),
    minLibVersion: file.settings.minLibVersion,
    guardFunction: guardFunction ?? null,
  })
  if (!wrapping) return null
  const asking = guardFunction ? guardFunction.name : `${object}.requirePrivacyAuthorize`
  const isSafe = wrapping.kind === 'fix' && options.fix === 'always'
  return { kind: 'wrap', isSafe, asking, fix: applying(isSafe ? reachingOver(wrapping.around, wrapping.edits) : wrapping.edits) }
}

/**
 * The API object that a call is made on, as the source has it: `wx`, `(wx as any)`. `null` for methods of objects that it made, for
 * functions that are given an interface's name, and for a function that was taken out of the object: nobody is there to ask.
 */
function apiObjectOf(call: CallNode, { interface: row }: Use, file: LintedFile): string | null {
  const callee = insideWrappers(call.callee)
  if (callee.type !== 'MemberExpression') return null
  const name = row.kind === 'scope' ? 'authorize' : row.name
  const isDirect = file.script.reaches.some((reach) => reach.call === call && !reach.byName && reach.name === name)
  if (!isDirect || propertyName(callee) !== name || insideWrappers(callee.object).type !== 'Identifier') return null
  const written = file.text.slice(...callee.object.range)
  // wepy itself does not hand out the four APIs.
  if (file.script.reaches.some((reach) => reach.call === call && reach.object === 'wepy')) return null
  return callee.object.type === 'Identifier' ? written : `(${written})`
}

/** Of fixes that overlap ESLint applies one in a pass, so that an `await` serves the calls after it: edits that change nothing make them overlap. */
function reachingOver([start, end]: Range, edits: readonly Edit[]): readonly Edit[] {
  return [{ range: [start, start], text: '' }, ...edits, { range: [end, end], text: '' }]
}

function applying(edits: readonly Edit[]): Fix {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text))
}
