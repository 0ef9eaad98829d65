import { Consent } from '../../src/analysis/consent.js'
import type { GuardForm } from '../../src/analysis/guard-forms.js'
import { insideWrappers } from '../../src/analysis/ast.js'
import { calleePath } from '../../src/analysis/calls.js'
import { analyseScript } from '../../src/analysis/uses.js'
import { Variables } from '../../src/analysis/variables.js'
import { OFFICIAL_TABLE } from '../../src/catalogue/interface-table.js'
import type { GuardFunction } from '../../src/fixes/guard-import.js'
import { wrapWithConsent, type Wrapping } from '../../src/fixes/wrap-with-consent.js'
import { parseScript } from '../../src/program/parse-script.js'

export interface WrapOptions {
  readonly path?: string
  readonly root?: string | null
  readonly minLibVersion?: string
  readonly guardFunction?: GuardFunction | null
}

/** One use that is not behind consent, and what mends it. */
export interface Mend {
  readonly name: string
  readonly wrapping: Wrapping | null
}

const GUARD_FORMS: readonly GuardForm[] = [{ kind: 'promise' }]

/** What would be done about each unguarded call of a script. Throws where the text is no script. */
export function mendsOf(text: string, options: WrapOptions = {}): readonly Mend[] {
  const { path = '/app/pages/map/map.js', root = '/app', minLibVersion = '2.32.3', guardFunction = null } = options
  const script = parseScript(text, path)
  if (!script) throw new SyntaxError(`does not parse:\n${text}`)
  const variables = new Variables(script)
  const { uses, reaches } = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
  const consent = new Consent(script, variables, reaches, (callee) => (calleePath(callee) === (guardFunction?.name ?? '') ? GUARD_FORMS : []))
  return uses.flatMap(({ interface: row, call, name, node }) => {
    if (!call || consent.standingOf(node).kind === 'guarded') return []
    const callee = insideWrappers(call.callee)
    const object = callee.type === 'MemberExpression' ? text.slice(...callee.object.range) : ''
    const isTyped = path.endsWith('.ts')
    return [{ name, wrapping: wrapWithConsent({ script, variables, call, interface: row, object, file: { path, root }, isTyped, minLibVersion, guardFunction }) }]
  })
}

/** The text after the edits, which must neither overlap nor leave their order. */
export function applied(text: string, { edits }: Wrapping): string {
  let result = ''
  let at = 0
  for (const { range, text: added } of edits) {
    if (range[0] < at) throw new Error(`overlapping edits at ${range[0]}`)
    result += text.slice(at, range[0]) + added
    at = range[1]
  }
  return result + text.slice(at)
}

export interface Mended {
  readonly text: string
  /** `null` where nothing could be done. */
  readonly kinds: readonly (Wrapping['kind'] | null)[]
}

/** Mends one call after the other until none is left that can be. Throws where that has no end. */
export function mended(before: string, options: WrapOptions = {}): Mended {
  let text = before
  const kinds: (Wrapping['kind'] | null)[] = []
  for (let round = 0; round < 20; round += 1) {
    const mends = mendsOf(text, options)
    const wrapping = mends.find((mend) => mend.wrapping !== null)?.wrapping
    if (!wrapping) return { text, kinds: [...kinds, ...mends.map(() => null)] }
    text = applied(text, wrapping)
    kinds.push(wrapping.kind)
  }
  throw new Error(`no end:\n${text}`)
}
