import { mayAgree, mayRefuse, settles, type Answer } from '../analysis/answers.js'
import { nameInApp, type Arrival } from '../analysis/arrivals.js'
import { componentObjects } from '../analysis/component-objects.js'
import { Listeners, type FollowedResolve } from '../analysis/listeners.js'
import type { Reach } from '../analysis/reaches.js'
import type { Crossing } from '../analysis/resolve-flow.js'
import { Variables } from '../analysis/variables.js'
import { isForeign } from './file-kind.js'
import { factOf } from './files.js'
import { parseScript } from './parse-script.js'

/** What one file does with a `resolve`; plain data, about this file alone. */
export interface ResolveFacts {
  readonly answers: readonly AnswerFact[]
  readonly crossings: readonly Crossing[]
  readonly isCollected: boolean
  readonly isLost: boolean
}

/** What one answer can mean. */
export interface AnswerFact {
  readonly settles: boolean
  readonly mayRefuse: boolean
  /** The ids that it may name with consent. */
  readonly buttonIds: readonly string[]
}

/** Reads what a file does with what arrives in it; `null` where it cannot be read. */
export type FactReader = (file: string, arrival: Arrival) => ResolveFacts | null

/** What a file does that an arrival does not touch. */
export const UNTOUCHED: ResolveFacts = { answers: [], crossings: [], isCollected: false, isLost: false }

/** What a file on the disk does with what arrives in it. */
export const factsOnDisk: FactReader = (file, arrival) => (isForeign(file) ? UNTOUCHED : factOf(file, derivationOf(arrival)))

type Derivation = (text: string, path: string) => ResolveFacts | null

/** `factOf` remembers by function: the same arrival must be asked for with the same one. */
const derivations = new Map<string, Derivation>()
const MOST_DERIVATIONS = 1000

function derivationOf(arrival: Arrival): Derivation {
  const identity = JSON.stringify(arrival)
  const known = derivations.get(identity)
  if (known) return known
  if (derivations.size >= MOST_DERIVATIONS) derivations.clear()
  const derive: Derivation = (text, path) => {
    if (!mayTake(text, arrival)) return UNTOUCHED
    const script = parseScript(text, path)
    if (!script) return null
    const variables = new Variables(script)
    return factsOf(new Listeners(script, variables, componentObjects(script, variables), NO_REACHES).follow(arrival))
  }
  derivations.set(identity, derive)
  return derive
}

const NO_REACHES: readonly Reach[] = []

/** `false` for a file whose text does not name the place in the app, as a member, a property or a string. */
export function mayTake(text: string, { from, path }: Arrival): boolean {
  if (from.kind !== 'app') return true
  const name = nameInApp(path)
  if (!text.includes(name)) return COMPUTED.test(text)
  return new RegExp(`(?:^|[.{,'"\`])\\s*${name.replaceAll('$', '\\$')}(?![\\w$])`, 'mu').test(text) || COMPUTED.test(text)
}

/** `globalData[name]` may be anything. */
const COMPUTED = /\bglobalData\s*(?:\?\.)?\s*\[/u

/** What is to be known of a `resolve` that has been followed through one file. */
export function factsOf({ flow, answerings }: FollowedResolve): ResolveFacts {
  const answers = answerings.flatMap((each) => each.answers).map((answer): AnswerFact => ({ settles: settles(answer), mayRefuse: mayRefuse(answer), buttonIds: idsIn(answer) }))
  const crossings = [...new Map(flow.crossings.map((crossing) => [JSON.stringify(crossing), crossing])).values()]
  return { answers, crossings, isCollected: flow.isCollected, isLost: flow.isLost }
}

function idsIn(answer: Answer): readonly string[] {
  return answer.kind === 'object' && mayAgree(answer) ? (answer.buttonId?.values ?? []) : []
}
