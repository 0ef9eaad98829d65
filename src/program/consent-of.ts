import { componentObjects, type ComponentObject } from '../analysis/component-objects.js'
import { Consent, type Standing } from '../analysis/consent.js'
import type { GuardReason } from '../analysis/consent-tests.js'
import { functionsAround } from '../analysis/control-flow.js'
import { insideWrappers, propertyName, throughWrappers, walk, type FunctionNode, type Node, type Script } from '../analysis/ast.js'
import { calleeName } from '../analysis/calls.js'
import { analyseScript, type ScriptAnalysis } from '../analysis/uses.js'
import { Variables } from '../analysis/variables.js'
import { OFFICIAL_TABLE } from '../catalogue/interface-table.js'
import { readText } from './files.js'
import type { Program } from './find-program.js'
import { importedForms } from './guard-functions.js'
import { nameOf, pagesOf } from './hosts.js'
import { parseScript } from './parse-script.js'
import { Popups } from './popups.js'
import { bindingsOf } from './template-bindings.js'
import { unitOf } from './units.js'

/** Why a use is, or is not, behind the user's consent. */
export type ConsentVerdict =
  | { readonly kind: 'popup-mounted' }
  | { readonly kind: 'guarded-by'; readonly reason: GuardReason | 'agree-event' }
  /** A listener is registered, and this page shows no popup: the API never comes back. */
  | { readonly kind: 'page-hangs'; readonly page: string }
  | { readonly kind: 'unguarded' }
  | { readonly kind: 'unknown' }

/** A script with what has been found in it. */
export interface ConsentScript {
  readonly path: string
  readonly script: Script
  readonly variables: Variables
  readonly analysis: ScriptAnalysis
}

const UNKNOWN: ConsentVerdict = { kind: 'unknown' }

/** Answers for the uses of one script whether they are reached with consent only. */
export class ConsentOf {
  readonly #file: ConsentScript
  readonly #program: Program
  readonly #guards: readonly string[]
  readonly #consent: Consent
  readonly #objects: readonly ComponentObject[]
  #bindings: ReadonlyMap<string, 'agree' | 'other'> | null = null
  #memberReads: ReadonlyMap<string, readonly Node[]> | null = null

  constructor(file: ConsentScript, program: Program, guards: readonly string[]) {
    this.#file = file
    this.#program = program
    this.#guards = guards
    this.#consent = new Consent(file.script, file.variables, file.analysis.reaches, importedForms(program, file.path, file.variables, guards))
    this.#objects = componentObjects(file.script, file.variables)
  }

  verdictOf(place: Node): ConsentVerdict {
    const own = this.#guardsOf(place, new Set())
    const names = own.kind === 'open' && unitOf(this.#program, this.#file.path).kind === 'module' ? this.#exportedNamesAround(place) : null
    const callers = names && callersOf(this.#file.path, names, this.#program, this.#guards)
    const guards = callers?.outcome ?? own
    const hosts = callers ? callers.pages : pagesOf(this.#file.path, this.#program)
    if (hosts?.length === 0) return guards.kind === 'guarded' ? { kind: 'guarded-by', reason: guards.reason } : UNKNOWN
    const { listeners } = Popups.of(this.#program)
    if (listeners.length > 0) {
      if (this.#program.kind === 'game') return { kind: 'popup-mounted' }
      const lacking = hosts?.filter((page) => !Popups.of(this.#program).mountedBy(page))
      if (lacking?.length === 0) return { kind: 'popup-mounted' }
      if (guards.kind === 'guarded' && (!lacking || !HANGS.has(guards.reason))) return { kind: 'guarded-by', reason: guards.reason }
      if (guards.kind === 'unknown') return UNKNOWN
      return lacking?.[0] === undefined ? { kind: 'unguarded' } : { kind: 'page-hangs', page: nameOf(lacking[0], this.#program) }
    }
    if (guards.kind === 'guarded') return { kind: 'guarded-by', reason: guards.reason }
    return guards.kind === 'unknown' ? UNKNOWN : { kind: 'unguarded' }
  }

  /**
   * Whether a value of `data` comes to `state`, in which it shows something, with consent only: it starts otherwise, and each
   * setData that may bring it there is guarded. `false` where nothing sets it.
   */
  isSetWithConsent(name: string, state: boolean): boolean {
    const given: { readonly value: Node; readonly isInitial: boolean }[] = []
    walk(this.#file.script, this.#file.script.ast, (node) => {
      if (node.type !== 'Property' || node.parent.type !== 'ObjectExpression' || propertyName(node) !== name) return
      const around = node.parent.parent
      const isSet = around.type === 'CallExpression' && calleeName(around) === 'setData'
      const isInitial = around.type === 'Property' && propertyName(around) === 'data'
      if (isSet || isInitial) given.push({ value: node.value, isInitial })
    })
    const shows = given.filter(({ value }) => literalState(value) !== !state)
    return shows.length > 0 && shows.every(({ value, isInitial }) => !isInitial && (this.#consent.isImpliedBy(value, state) || this.#guardsOf(value, new Set()).kind === 'guarded'))
  }

  /** The guards of each call of one of those names, taken together. */
  outcomeOfCalls(names: ReadonlySet<string>): Outcome {
    const calls: Node[] = []
    walk(this.#file.script, this.#file.script.ast, (node) => {
      if (node.type === 'CallExpression' && names.has(calleeName(node) ?? '')) calls.push(node)
    })
    return joined(calls.map((call) => this.#guardsOf(call, new Set())))
  }

  /** The names under which the functions that reach a place are exported. */
  #exportedNamesAround(place: Node): ReadonlySet<string> {
    const names = new Set<string>()
    const seen = new Set<Node>()
    const open: Node[] = [place]
    for (let at = open.pop(); at; at = open.pop()) {
      for (const made of functionsAround(at)) {
        if (seen.has(made)) continue
        seen.add(made)
        const name = nameOfFunction(made)
        if (name !== null && this.#isExported(made)) names.add(name)
        open.push(...this.#callsOf(made))
      }
    }
    return names
  }

  #guardsOf(place: Node, seen: Set<FunctionNode>): Outcome {
    const standing = this.#consent.standingOf(place)
    if (standing.kind === 'guarded') return { kind: 'guarded', reason: standing.reason }
    return standing.kind === 'module' ? OPEN : this.#callersOf(standing, seen)
  }

  #callersOf(standing: Standing & { kind: 'inside' }, seen: Set<FunctionNode>): Outcome {
    const made = standing.function
    if (seen.has(made) || seen.size > MOST_FUNCTIONS) return UNKNOWN_OUTCOME
    seen.add(made)
    const entry = this.#entryOf(made)
    if (entry === 'agree') return { kind: 'guarded', reason: 'agree-event' }
    if (entry === 'open') return OPEN
    const calls = this.#callsOf(made)
    if (calls.length === 0) return entry === 'method' || this.#isExported(made) ? this.#uncalled(made) : { kind: 'unknown' }
    return joined(calls.map((call) => this.#guardsOf(call, seen)))
  }

  /** A function that nothing in the file calls: others decide, where it can be seen that they do. */
  #uncalled(made: FunctionNode): Outcome {
    return this.#isExported(made) ? OPEN : { kind: 'unknown' }
  }

  /** How the platform reaches a function: by an agree event, by anything else, or, for a method, only through other code. */
  #entryOf(made: FunctionNode): 'agree' | 'open' | 'method' | null {
    for (const object of this.#objects) {
      for (const each of object.lifetimes.values()) if (each === made) return 'open'
      for (const [name, each] of object.methods) {
        if (each !== made) continue
        const bound = this.#boundAs(name)
        return bound === 'agree' ? 'agree' : bound === 'other' ? 'open' : 'method'
      }
    }
    return null
  }

  /** How the template binds a method: by agree events alone, or by something else too. */
  #boundAs(name: string): 'agree' | 'other' | null {
    this.#bindings ??= bindingsOf(this.#program, this.#file.path)
    return this.#bindings.get(name) ?? null
  }

  /** Where a function is called, or handed to something that calls it. */
  #callsOf(made: FunctionNode): readonly Node[] {
    const calls: Node[] = []
    const name = made.type === 'FunctionDeclaration' ? made.id : made.parent.type === 'VariableDeclarator' ? made.parent.id : null
    const variable = name && this.#file.variables.of(name)
    if (variable) calls.push(...this.#file.variables.readsOf(variable).filter((read) => read.parent?.type !== 'ExportSpecifier' && !isExportedValue(read)))
    const holder = throughWrappers(made).parent
    const key = holder?.type === 'Property' || holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition' ? propertyName(holder) : null
    if (key !== null) calls.push(...(this.#membersCalled().get(key) ?? []))
    return calls
  }

  /** `this.name(…)`, `that.name(…)`, by name. */
  #membersCalled(): ReadonlyMap<string, readonly Node[]> {
    if (!this.#memberReads) {
      const found = new Map<string, Node[]>()
      walk(this.#file.script, this.#file.script.ast, (node) => {
        if (node.type !== 'MemberExpression' || !isOwnReceiver(insideWrappers(node.object), this.#file.variables)) return
        const name = propertyName(node)
        if (name !== null) found.set(name, [...(found.get(name) ?? []), node])
      })
      this.#memberReads = found
    }
    return this.#memberReads
  }

  #isExported(made: FunctionNode): boolean {
    const holder = throughWrappers(made).parent
    if (holder?.type === 'ExportDefaultDeclaration' || holder?.type === 'ExportNamedDeclaration') return true
    const name = made.type === 'FunctionDeclaration' ? made.id : made.parent.type === 'VariableDeclarator' ? made.parent.id : null
    const variable = name && this.#file.variables.of(name)
    if (variable?.defs[0]?.parent?.parent.type === 'ExportNamedDeclaration') return true
    return (variable && this.#file.variables.readsOf(variable).some((read) => read.parent?.type === 'ExportSpecifier' || isExportedValue(read))) ?? holder?.type === 'Property'
  }
}

type Outcome = { readonly kind: 'guarded'; readonly reason: GuardReason | 'agree-event' } | { readonly kind: 'open' } | { readonly kind: 'unknown' }

const OPEN: Outcome = { kind: 'open' }
/** Chains of callers beyond this are nobody's; they would exhaust the stack. */
const MOST_FUNCTIONS = 100
const UNKNOWN_OUTCOME: Outcome = { kind: 'unknown' }

/** One open way is enough; a way that cannot be followed makes the rest uncertain. */
function joined(outcomes: readonly Outcome[]): Outcome {
  return outcomes.find((outcome) => outcome.kind === 'open') ?? outcomes.find((outcome) => outcome.kind === 'unknown') ?? outcomes[0] ?? { kind: 'unknown' }
}

function nameOfFunction(made: FunctionNode): string | null {
  if (made.id) return made.id.name
  const holder = throughWrappers(made).parent
  if (holder?.type === 'VariableDeclarator') return holder.id.type === 'Identifier' ? holder.id.name : null
  if (holder?.type === 'Property' || holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition') return propertyName(holder)
  return holder?.type === 'AssignmentExpression' && holder.left.type === 'MemberExpression' ? propertyName(holder.left) : null
}

/** Who calls a module's functions by those names: on which pages, and behind which guards. A module that calls them in turn is not followed further. */
function callersOf(module: string, names: ReadonlySet<string>, program: Program, guards: readonly string[]): { readonly pages: readonly string[] | null; readonly outcome: Outcome } {
  const outcomes: Outcome[] = []
  const pages = new Set<string>()
  for (const importer of Popups.of(program).importersOf(module)) {
    const text = readText(importer)
    if (text === null || ![...names].some((name) => text.includes(name))) continue
    const outcome = (consentIn(importer, program, guards)?.outcomeOfCalls(names) ?? UNKNOWN_OUTCOME)
    // It only passes the functions on, or does not parse.
    if (outcome.kind === 'unknown') continue
    outcomes.push(outcome)
    const shown = pagesOf(importer, program)
    if (shown === null) return { pages: null, outcome: joined(outcomes) }
    for (const page of shown) pages.add(page)
  }
  return { pages: [...pages], outcome: joined(outcomes) }
}

/** The consent of another script than the one that is linted; `null` where it cannot be read. */
export function consentIn(file: string, program: Program, guards: readonly string[]): ConsentOf | null {
  const text = readText(file)
  const script = text === null ? null : parseScript(text, file)
  if (!script) return null
  const analysis = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
  return new ConsentOf({ path: file, script, variables: new Variables(script), analysis }, program, guards)
}

/** `true` or `false` where a value is so written, else `null`. */
function literalState(value: Node): boolean | null {
  const inner = insideWrappers(value)
  if (inner.type === 'Literal') return Boolean(inner.value)
  return null
}
/** Guards that wait for an answer which a page without a popup never gives. */
const HANGS: ReadonlySet<string> = new Set(['requirePrivacyAuthorize', 'guard-function'])

function isOwnReceiver(node: Node, variables: Variables): boolean {
  if (node.type === 'ThisExpression') return true
  const variable = node.type === 'Identifier' ? variables.of(node) : null
  const value = variable && variables.constantValue(variable)
  return value?.type === 'ThisExpression'
}

/** `module.exports = { run }`, `exports.run = run`, `export default run`. */
function isExportedValue(read: Node): boolean {
  const holder = read.parent
  if (holder?.type === 'ExportDefaultDeclaration') return true
  if (holder?.type === 'AssignmentExpression' && holder.right === read) return /^(?:module\.)?exports\b/u.test(writtenPath(holder.left))
  if (holder?.type !== 'Property' || holder.parent.type !== 'ObjectExpression') return false
  const around = holder.parent.parent
  return around.type === 'ExportDefaultDeclaration' || (around.type === 'AssignmentExpression' && /^(?:module\.)?exports\b/u.test(writtenPath(around.left)))
}

function writtenPath(node: Node): string {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' ? `${writtenPath(node.object)}.${propertyName(node) ?? ''}` : ''
}

