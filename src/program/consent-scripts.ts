import { nodesOf, type FunctionNode, type Node, type Script } from '../analysis/ast.js'
import { callersIn, type Callers } from '../analysis/callers.js'
import { calleeName } from '../analysis/calls.js'
import { componentObjects } from '../analysis/component-objects.js'
import type { ComponentObject } from '../analysis/component-shape.js'
import { Consent } from '../analysis/consent.js'
import { ConsentGaps } from '../analysis/consent-gaps.js'
import { exportedFunctions, type PassedOn } from '../analysis/exported-functions.js'
import type { GuardForm } from '../analysis/guard-forms.js'
import { Places } from '../analysis/places.js'
import { analyseScript, type ScriptAnalysis } from '../analysis/uses.js'
import { Variables } from '../analysis/variables.js'
import { OFFICIAL_TABLE } from '../catalogue/interface-table.js'
import type { Element } from '../templates/element.js'
import { jsxElements } from '../templates/from-jsx.js'
import { readText } from './files.js'
import type { Program } from './find-program.js'
import { GuardFunctions } from './guard-functions.js'
import { importResolver } from './module-exports.js'
import { parseScript } from './parse-script.js'
import { Popups } from './popups.js'
import type { Settings } from './settings.js'

type CallExpression = Extract<Node, { type: 'CallExpression' }>

/** What a script is, before anything is asked about consent. */
export interface ReadScript {
  readonly path: string
  readonly script: Script
  readonly variables: Variables
  readonly analysis: Pick<ScriptAnalysis, 'reaches'>
}

/** A script with all that the question of consent needs of it; what is not asked for is not made. */
export class ConsentScript {
  readonly path: string
  readonly script: Script
  readonly variables: Variables
  readonly consent: Consent
  /** The apps, pages, components and behaviors that it registers. */
  readonly objects: readonly ComponentObject[]
  readonly places: Places
  #gaps: ConsentGaps | null = null
  #elements: readonly Element[] | null = null
  #exported: ReadonlyMap<string, FunctionNode | PassedOn> | null = null

  constructor({ path, script, variables, analysis }: ReadScript, formsElsewhere: (callee: Node, from: ConsentScript) => readonly GuardForm[]) {
    this.path = path
    this.script = script
    this.variables = variables
    this.objects = componentObjects(script, variables)
    this.places = new Places(script, variables, this.objects)
    this.consent = new Consent(this.places, analysis.reaches, (callee) => formsElsewhere(callee, this))
  }

  /** The elements of its JSX, as its text stands. */
  get elements(): readonly Element[] {
    this.#elements ??= jsxElements(this.script, this.variables)
    return this.#elements
  }

  get callers(): Callers {
    return callersIn(this.script, this.variables, this.objects)
  }

  /** What it hands out to other modules, by path. */
  get exported(): ReadonlyMap<string, FunctionNode | PassedOn> {
    this.#exported ??= exportedFunctions(this.script, this.variables)
    return this.#exported
  }

  /** The paths under which it exports a function. */
  exportsOf(made: FunctionNode): readonly string[] {
    return [...this.exported].flatMap(([path, value]) => (value === made ? [path] : []))
  }

  get gaps(): ConsentGaps {
    this.#gaps ??= new ConsentGaps(this.script, this.consent)
    return this.#gaps
  }

  /** The calls of functions of that name, on whatever object: `triggerEvent`, `setData`. */
  callsNamed(name: string): readonly CallExpression[] {
    return nodesOf(this.script, 'CallExpression').filter((call) => calleeName(call) === name)
  }
}

type ConsentSettings = Pick<Settings, 'apiObjects' | 'apiWrappers' | 'guards'>

/** Trees are large: so many of them are kept. */
const MOST_SCRIPTS = 60

/**
 * The scripts of a program as the question of consent needs them. What one of them guarantees may depend on others, so that all
 * are forgotten together with what is known of the whole program.
 */
export class ConsentScripts {
  static readonly #known = new WeakMap<Popups, Map<string, ConsentScripts>>()

  readonly program: Program
  readonly settings: ConsentSettings
  readonly #scripts = new Map<string, ConsentScript>()
  /** What has been linted: where its text is what stands on the disk, it need not be parsed again. */
  readonly #linted = new Map<string, ConsentScript>()
  readonly #guards: GuardFunctions

  private constructor(program: Program, settings: ConsentSettings) {
    this.program = program
    this.settings = settings
    this.#guards = new GuardFunctions(this)
  }

  static of(program: Program, { apiObjects, apiWrappers, guards }: ConsentSettings): ConsentScripts {
    const popups = Popups.of(program)
    const bySettings = ConsentScripts.#known.get(popups) ?? new Map<string, ConsentScripts>()
    ConsentScripts.#known.set(popups, bySettings)
    const key = JSON.stringify([apiObjects, apiWrappers, guards])
    const scripts = bySettings.get(key) ?? new ConsentScripts(program, { apiObjects, apiWrappers, guards })
    bySettings.set(key, scripts)
    return scripts
  }

  get popups(): Popups {
    return Popups.of(this.program)
  }

  /** The script that is linted, as its text stands in the editor. */
  ofLinted(read: ReadScript): ConsentScript {
    const made = this.#make(read)
    if (this.#linted.size >= MOST_SCRIPTS) this.#linted.clear()
    this.#linted.set(made.path, made)
    return made
  }

  #make(read: ReadScript): ConsentScript {
    return new ConsentScript(read, (callee, from) => this.#guards.formsOf(callee, from))
  }

  #keep(script: ConsentScript): void {
    if (this.#scripts.size >= MOST_SCRIPTS) for (const oldest of [...this.#scripts.keys()].slice(0, MOST_SCRIPTS / 2)) this.#scripts.delete(oldest)
    this.#scripts.set(script.path, script)
  }

  /** Another script of the program; `null` where it cannot be read. */
  at(path: string): ConsentScript | null {
    const known = this.#scripts.get(path)
    if (known) return known
    const made = this.popups.costing(() => {
      const text = readText(path)
      const linted = this.#linted.get(path)
      if (text !== null && linted?.script.text === text) return linted
      const script = text === null ? null : parseScript(text, path)
      return script && this.#make(this.#read(path, script))
    })
    if (made) this.#keep(made)
    return made
  }

  #read(path: string, script: Script): ReadScript {
    const { apiObjects, apiWrappers } = this.settings
    const analysis = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects, apiWrappers, resolveImport: importResolver(this.program, path) })
    return { path, script, variables: new Variables(script), analysis }
  }
}
