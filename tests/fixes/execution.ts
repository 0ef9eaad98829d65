import { analyseScript } from '../../src/analysis/uses.js'
import { OFFICIAL_TABLE } from '../../src/catalogue/interface-table.js'
import { parseScript } from '../../src/program/parse-script.js'
import { withEntries } from './entries.js'
import { PrivacyRuntime, type Event, type PlatformState } from '../platform/privacy-runtime.js'

/** What a program did that matters to its user, whatever way consent was asked for. */
export interface Behaviour {
  /** What it logged: its callbacks with their values, what it returned and threw. */
  readonly said: readonly string[]
  /** The privacy interfaces that were carried out, with their options. */
  readonly ran: readonly string[]
  /** Calls of privacy interfaces before the user had agreed. */
  readonly early: readonly string[]
  readonly unhandled: number
}

const FRAMEWORK = new Set(['requirePrivacyAuthorize', 'getPrivacySetting', 'onNeedPrivacyAuthorization', 'openPrivacyContract'])

/** Executes a program `times` times, five seconds apart. Names that it does not declare are functions that log. */
export async function behaviourOf(code: string, state: PlatformState, times = 1): Promise<Behaviour> {
  const runtime: PrivacyRuntime = new PrivacyRuntime({ ...state, modules: { '../../utils/privacy': { ensurePrivacy: () => asking(runtime) }, a: logging('a', () => runtime) } })
  const globals: Record<string, unknown> = { run: (entry: () => unknown) => { running(runtime, entry) }, Page: (page: Record<string, unknown>) => { runPage(runtime, page) } }
  for (const name of undeclaredIn(code)) globals[name] ??= logging(name, () => runtime)
  for (let round = 0; round < times; round += 1) {
    runtime.time.after(round * 5000, () => { runtime.execute(withEntries(code), globals) })
  }
  await runtime.settle()
  return summary(runtime.log)
}

function running(runtime: PrivacyRuntime, entry: () => unknown): void {
  const say = (...values: unknown[]): void => { runtime.say(values) }
  try {
    const value = entry()
    if (!isThenable(value)) {
      say('returned', value)
      return
    }
    value.then((result) => { say('fulfilled', result) }, (error: unknown) => { say('rejected', error) })
  } catch (error) {
    say('threw', error)
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value
}

function runPage(runtime: PrivacyRuntime, page: Record<string, unknown>): void {
  const made = { data: { code: 'A', type: 'gcj02' }, setData: (data: unknown) => { runtime.say(['setData', data]) }, ...page }
  const { onLoad = page['go'] } = page
  if (typeof onLoad === 'function') running(runtime, () => Reflect.apply(onLoad, made, [{}]) as unknown)
}

function logging(name: string, runtime: () => PrivacyRuntime): unknown {
  return (...values: unknown[]) => { runtime().say([name, ...values]) }
}

/** The program's own helper, as one writes it. */
function asking(runtime: PrivacyRuntime): Promise<unknown> {
  const { requirePrivacyAuthorize } = runtime.wx as { requirePrivacyAuthorize?: (options: object) => void }
  return new Promise((resolve, reject) => {
    if (requirePrivacyAuthorize) requirePrivacyAuthorize({ success: resolve, fail: reject })
    else resolve(undefined)
  })
}

const KNOWN = new Set(['wx', 'uni', 'Taro', 'log', 'setTimeout', 'require', 'module', 'exports', 'Promise', 'Error', 'Array', 'undefined', 'arguments', 'run', 'Page'])

function undeclaredIn(code: string): readonly string[] {
  const through = parseScript(code, 'a.js')?.scopeManager?.scopes[0]?.through ?? []
  return [...new Set(through.map(({ identifier }) => ('name' in identifier && typeof identifier.name === 'string' ? identifier.name : '')))].filter((name) => name !== '' && !KNOWN.has(name))
}

function summary(events: readonly Event[]): Behaviour {
  const said: string[] = []
  const ran: string[] = []
  const early: string[] = []
  let unhandled = 0
  for (const event of events) {
    if (event.kind === 'log') said.push(shown(event.values))
    else if (event.kind === 'run') ran.push(event.name)
    else if (event.kind === 'unhandled') unhandled += 1
    else if (event.kind === 'call' && OFFICIAL_TABLE.find('api', event.name) && !FRAMEWORK.has(event.name)) {
      ran.push(`${event.object}.${event.name} ${shown(event.options)}`)
      if (!event.consent) early.push(event.name)
    }
  }
  return { said, ran, early, unhandled }
}

/** An error names the API that failed: the interface, or the one that asked for consent. */
function shown(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"errMsg":"\w+:fail/gu, '"errMsg":":fail')
}

/** The comments of a text, wherever they went. */
export function commentsIn(code: string): readonly string[] {
  return [...code.matchAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\//gu)].map(([comment]) => comment.trim()).sort()
}

/** The privacy interfaces that a script uses. Throws where the text is no script. */
export function usesIn(code: string): readonly string[] {
  const script = parseScript(code, 'a.js')
  if (!script) throw new SyntaxError(`does not parse:\n${code}`)
  return analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null }).uses.map(({ name }) => name)
}
