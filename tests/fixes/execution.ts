import { analyseScript } from '../../src/analysis/uses.js'
import { OFFICIAL_TABLE } from '../../src/catalogue/interface-table.js'
import { parseScript } from '../../src/program/parse-script.js'
import ts from 'typescript'
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
  /** What it told its user of: toasts, or what it wrote to the console. */
  readonly told: readonly string[]
}

const CONSOLE = 'console.error'

const FRAMEWORK = new Set(['requirePrivacyAuthorize', 'getPrivacySetting', 'onNeedPrivacyAuthorization', 'openPrivacyContract'])

/** What sort of code it is. */
export interface Sort {
  readonly isTypeScript?: boolean
  /** It waits outside any function. */
  readonly isTopLevel?: boolean
}

/** Executes a program `times` times, five seconds apart. Names that it does not declare are functions that log. */
export async function behaviourOf(code: string, state: PlatformState, times = 1, { isTypeScript = false, isTopLevel = false }: Sort = {}): Promise<Behaviour> {
  const runtime: PrivacyRuntime = new PrivacyRuntime({ ...state, modules: { '../../utils/privacy': { ensurePrivacy: () => asking(runtime) }, a: logging('a', () => runtime) } })
  const globals: Record<string, unknown> = { console: { error: (error: unknown) => { runtime.say([CONSOLE, error]) } }, run: (entry: () => unknown) => { running(runtime, entry) }, Page: (page: Record<string, unknown>) => { runPage(runtime, page) } }
  const text = withEntries(isTypeScript ? withoutTypes(code) : code)
  for (const name of undeclaredIn(text)) globals[name] ??= logging(name, () => runtime)
  for (let round = 0; round < times; round += 1) {
    runtime.time.after(round * 5000, () => { runtime.execute(isTopLevel ? `run(async () => {\n${text}\n})` : text, globals) })
  }
  await runtime.settle()
  return summary(runtime.log)
}

function withoutTypes(code: string): string {
  return ts.transpile(code, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext })
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
  const told: string[] = []
  let unhandled = 0
  for (const event of events) {
    if (event.kind === 'log' && event.values[0] === CONSOLE) told.push(shown(event.values[1]))
    else if (event.kind === 'call' && event.name === 'showToast') told.push(shown(event.options))
    else if (event.kind === 'log') said.push(shown(event.values))
    else if (event.kind === 'run') ran.push(event.name)
    else if (event.kind === 'unhandled') unhandled += 1
    else if (event.kind === 'call' && OFFICIAL_TABLE.find('api', event.name) && !FRAMEWORK.has(event.name)) {
      ran.push(`${event.object}.${event.name} ${shown(event.options)}`)
      if (!event.consent) early.push(event.name)
    }
  }
  return { said, ran, early, unhandled, told }
}

/** An error names the API that failed: the interface, or the one that asked for consent. */
function shown(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"\w+:fail /gu, '":fail ')
}

/** The comments of a text that another one no longer has, as often as it lacks them. */
export function lostComments(before: string, after: string): readonly string[] {
  const left = commentsIn(after)
  return commentsIn(before).filter((comment) => {
    const index = left.indexOf(comment)
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
}

function commentsIn(code: string): string[] {
  return [...code.matchAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\//gu)].map(([comment]) => comment.trim())
}

/** The privacy interfaces that a script uses. Throws where the text is no script. */
export function usesIn(code: string, isTypeScript = false): readonly string[] {
  const script = parseScript(code, isTypeScript ? 'a.ts' : 'a.js')
  if (!script) throw new SyntaxError(`does not parse:\n${code}`)
  return analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null }).uses.map(({ name }) => name)
}
