import { isFunction, throughWrappers, type FunctionNode, type Node } from '../analysis/ast.js'
import type { FunctionUse } from '../analysis/callers.js'
import type { GuardGap } from '../analysis/consent-gaps.js'
import type { GuardReason } from '../analysis/consent-tests.js'
import type { Standing } from '../analysis/consent.js'
import { importedReads, placeOfExport } from '../analysis/imported-reads.js'
import type { ConsentScript, ConsentScripts } from './consent-scripts.js'
import { eventAttributeOf, firingOf, firingOfAttribute } from './firing.js'
import { exportPaths } from './module-exports.js'
import { resolveModule } from './modules.js'
import { bindingsOf, type Binding } from './template-bindings.js'
import { baseOf, unitOf } from './units.js'

/** One way in which a place comes to run, from the script in which it begins. */
export type Way =
  | { readonly kind: 'guarded'; readonly reason: GuardReason | 'agree-event'; readonly script: string }
  /** The platform, a template or the module itself runs it, whatever the user said. */
  | { readonly kind: 'open'; readonly script: string; readonly gap: GuardGap | null }
  /** It cannot be followed. */
  | { readonly kind: 'unknown' }

/** More functions than anybody chains. */
const MOST_FUNCTIONS = 1000
const UNKNOWN: Way = { kind: 'unknown' }

/** Every way in which a place of a script comes to run: its callers are followed in the file, through templates and through importers. */
export function waysTo(place: Node, from: ConsentScript, scripts: ConsentScripts): readonly Way[] {
  const walk = new Walk(scripts)
  walk.arriveAt(from, from.consent.standingOf(place), from.gaps.gapAt(place))
  return walk.run()
}

/** The same from a place where a function is named that somebody else runs. */
export function waysFrom(place: Node, from: ConsentScript, scripts: ConsentScripts): readonly Way[] {
  const walk = new Walk(scripts)
  walk.followUsesAt(place, from)
  return walk.run()
}

interface Stop {
  readonly script: ConsentScript
  readonly function: FunctionNode
  readonly gap: GuardGap | null
}

class Walk {
  readonly #scripts: ConsentScripts
  readonly #ways = new Map<string, Way>()
  readonly #stops: Stop[] = []
  readonly #seen = new Set<FunctionNode | string>()

  constructor(scripts: ConsentScripts) {
    this.#scripts = scripts
  }

  run(): readonly Way[] {
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) this.#follow(stop)
    return this.#ways.size > 0 ? [...this.#ways.values()] : [UNKNOWN]
  }

  arriveAt(script: ConsentScript, standing: Standing, gap: GuardGap | null): void {
    if (standing.kind === 'guarded') this.#end({ kind: 'guarded', reason: standing.reason, script: script.path })
    else if (standing.kind === 'module') this.#end({ kind: 'open', script: script.path, gap })
    else if (standing.kind === 'unfollowed') this.#end(UNKNOWN)
    else if (!this.#seen.has(standing.function)) {
      if (this.#seen.size > MOST_FUNCTIONS) this.#end(UNKNOWN)
      this.#seen.add(standing.function)
      this.#stops.push({ script, function: standing.function, gap })
    }
  }

  followUsesAt(place: Node, script: ConsentScript): void {
    for (const use of script.callers.usesAt(place)) this.#followUse(use, script, null)
  }

  #end(way: Way): void {
    this.#ways.set(JSON.stringify({ ...way, gap: undefined }), way)
  }

  #follow({ script, function: made, gap }: Stop): void {
    if (this.#seen.size > MOST_FUNCTIONS) return
    // A decorator may do anything before it lets the method run.
    if ('decorators' in made.parent && made.parent.decorators.length > 0) {
      this.#end(UNKNOWN)
      return
    }
    const exports = script.exportsOf(made)
    const uses = script.callers.usesOf(made)
    if (exports.length > 0) this.#followExports(script, exports, gap)
    for (const use of uses) if (exports.length === 0 || (use.kind !== 'exported' && use.kind !== 'unknown')) this.#followUse(use, script, gap)
    if (uses.length === 0 && exports.length === 0) this.#end(UNKNOWN)
    // A method that nothing is seen to call is there for somebody to call.
    else if (exports.length === 0 && uses.every((use) => use.kind === 'method' && this.#bindingsOf(script, use.name).length === 0)) this.#end({ kind: 'open', script: script.path, gap })
  }

  #followUse(use: FunctionUse, script: ConsentScript, gap: GuardGap | null): void {
    switch (use.kind) {
      case 'called':
        this.arriveAt(script, script.consent.standingOf(use.call), gap ?? script.gaps.gapAt(use.call))
        return
      case 'passed':
        this.arriveAt(script, script.consent.standingOfPassed(use.call, use.index, use.path), gap ?? script.gaps.gapAt(use.call))
        return
      case 'handed-on': {
        const attribute = eventAttributeOf(use.node)
        const fired = attribute ? firingOfAttribute(attribute, script, this.#scripts) : 'freely'
        if (fired === 'with-consent') this.#end({ kind: 'guarded', reason: 'agree-event', script: script.path })
        else if (fired === 'unknown') this.#end(UNKNOWN)
        // Where it is written, and not what is inside it.
        else this.arriveAt(script, script.consent.standingOf(isFunction(use.node) ? use.node.parent : use.node), gap)
        return
      }
      case 'lifetime':
        this.#end({ kind: 'open', script: script.path, gap })
        return
      case 'method':
        for (const binding of this.#bindingsOf(script, use.name)) this.#followBinding(binding, script, gap)
        return
      case 'returned':
        this.#followReturned(use, script, gap)
        return
      case 'exported':
      case 'unknown':
        this.#end(UNKNOWN)
    }
  }

  /** Goes on with what the callers of a function, a hook, do with the function that it gives back. */
  #followReturned({ from, path }: Extract<FunctionUse, { kind: 'returned' }>, script: ConsentScript, gap: GuardGap | null): void {
    const calls = script.callers.usesOf(from).flatMap((use) => (use.kind === 'called' ? [use.call] : []))
    const exports = script.exportsOf(from)
    for (const call of calls) for (const use of script.callers.usesOfResult(call, path)) this.#followUse(use, script, gap)
    if (exports.length > 0) this.#followExports(script, exports, gap, path)
    else if (calls.length === 0) this.#end(UNKNOWN)
  }

  #followBinding(binding: Binding, script: ConsentScript, gap: GuardGap | null): void {
    const fired = binding.kind === 'component' ? firingOf(binding.base, binding.event, this.#scripts) : binding.kind === 'agree' ? 'with-consent' : 'freely'
    if (fired === 'with-consent') this.#end({ kind: 'guarded', reason: 'agree-event', script: script.path })
    else if (fired === 'freely') this.#end({ kind: 'open', script: script.path, gap })
    else this.#end(UNKNOWN)
  }

  /** The places that bind a method: in the template of the script's page or component, or of those that list the behavior. */
  #bindingsOf(script: ConsentScript, method: string): readonly Binding[] {
    const { program, popups } = this.#scripts
    const isBehavior = script.objects.some(({ kind }) => kind === 'behavior')
    const owners = isBehavior ? popups.importersOf(script.path) : [script.path]
    return owners.flatMap((owner) => {
      const unit = unitOf(program, owner)
      return bindingsOf(program, unit.kind === 'module' ? baseOf(program, owner) : unit.base).get(method) ?? []
    })
  }

  /** Goes on where other scripts reach what a module exports under those paths; or with what its call gives back at `result`. */
  #followExports(module: ConsentScript, paths: readonly string[], gap: GuardGap | null, result: readonly string[] | null = null): void {
    const of = result?.join('.') ?? ''
    const wanted = paths.filter((path) => !this.#seen.has(`${module.path} ${path} ${of}`))
    for (const path of wanted) this.#seen.add(`${module.path} ${path} ${of}`)
    if (wanted.length === 0 || this.#seen.size > MOST_FUNCTIONS) return
    for (const path of this.#scripts.popups.importersOf(module.path)) {
      const importer = this.#scripts.at(path)
      if (importer) this.#followImporter(importer, module, wanted, gap, result)
    }
  }

  #followImporter(importer: ConsentScript, module: ConsentScript, wanted: readonly string[], gap: GuardGap | null, result: readonly string[] | null): void {
    const isModule = (source: string): boolean => resolveModule(this.#scripts.program, importer.path, source) === module.path
    for (const read of importedReads(importer.script, importer.variables)) {
      if (!isModule(read.value.source)) continue
      const place = placeOfExport(read, (value) => exportPaths(value).some((path) => wanted.includes(path)))
      if (!place) continue
      const outer = throughWrappers(place)
      for (const use of importer.callers.usesAt(outer)) {
        const uses = result === null ? [use] : use.kind === 'called' ? importer.callers.usesOfResult(use.call, result) : []
        for (const each of uses) if (each.kind !== 'exported') this.#followUse(each, importer, gap)
      }
    }
    const passedOn = [...importer.exported].flatMap(([name, value]) => {
      if (!('source' in value) || !isModule(value.source)) return []
      if (name.startsWith('* ')) return wanted
      return exportPaths({ kind: 'imported', source: value.source, name: value.path, path: [] }).some((path) => wanted.includes(path)) ? [name] : []
    })
    if (passedOn.length > 0) this.#followExports(importer, passedOn, gap, result)
  }
}
