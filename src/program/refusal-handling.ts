import { callersIn } from '../analysis/callers.js'
import { Denials, type DeniableCall, type Denial } from '../analysis/denials.js'
import { bindingsOf } from '../templates/event-bindings.js'
import { attributeNamed, type Element } from '../templates/element.js'
import { scriptOf } from './components.js'
import { factOf } from './files.js'
import type { LintedFile, Use } from './linted-file.js'
import { isOwnCode } from './own-code.js'

const found = new WeakMap<LintedFile, readonly (readonly [DeniableCall, Denial])[]>()

/** The calls of the linted script whose refusal nobody handles, with what is missing. */
export function denialsIn(file: LintedFile): readonly (readonly [DeniableCall, Denial])[] {
  const known = found.get(file)
  if (known) return known
  const calls = deniableCalls(file)
  const denials = calls.length === 0 ? null : new Denials(file.variables, callersIn(file.sourceCode, file.variables, file.componentObjects), file.script.reaches)
  const unhandled = calls.flatMap((call): (readonly [DeniableCall, Denial])[] => {
    const denial = denials?.of(call)
    return denial ? [[call, denial]] : []
  })
  found.set(file, unhandled)
  return unhandled
}

/** The calls that the script writes out, each place once. What a string names is called, and its failure handled, elsewhere. */
function deniableCalls(file: LintedFile): readonly DeniableCall[] {
  const direct = file.script.reaches.filter(({ how, byName }) => how === 'call' && !byName)
  if (direct.length === 0 || !isOwnCode(file.path) || file.program?.kind === 'plugin') return []
  const uses = new Map(file.uses.filter(({ kind }) => kind === 'call').map((use) => [use.at, use.interface]))
  const calls = new Map(
    direct.flatMap((reach) => {
      const used = uses.get(reach.node)
      return used || reach.name === 'requirePrivacyAuthorize' ? [[reach.node, { reach, interface: used ?? null }] as const] : []
    }),
  )
  return [...calls.values()]
}

/** Whether the code, or the template, notices when the user refuses a use: a failure path, a handler that looks at the error, `binderror`. */
export function isRefusalHandled(file: LintedFile, use: Use): boolean {
  if (!('host' in use.source)) return use.kind === 'call' && !denialsIn(file).some(([{ reach }]) => reach.node === use.source)
  return noticesRefusal(file, use.source)
}

/** Events of buttons that also tell of a refusal; one of chooseAvatar is told of nothing. */
const ANSWERS: Readonly<Partial<Record<string, string>>> = { getPhoneNumber: 'getphonenumber', getRealtimePhoneNumber: 'getrealtimephonenumber', getUserInfo: 'getuserinfo' }

function noticesRefusal(file: LintedFile, element: Element): boolean {
  const bindings = bindingsOf(element)
  if (bindings.some(({ event, handler }) => event === 'error' && handler !== '')) return true
  const openType = attributeNamed(element, 'open-type')?.value
  const event = openType?.kind === 'static' ? ANSWERS[openType.text.trim()] : undefined
  const binding = bindings.find((each) => each.event.toLowerCase() === event)
  if (!binding || binding.handler === '') return false
  if (file.hasScript) return looksAtErrors(file.text)
  const script = scriptOf(file.path.replace(/\.wxml$/u, ''))
  return binding.handler !== null && script !== null && (factOf(script, looksAtErrors) ?? false)
}

function looksAtErrors(text: string): boolean {
  return /\b(?:errMsg|errno|errCode)\b/u.test(text)
}
