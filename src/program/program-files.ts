import path from 'node:path'
import { HARMLESS_PACKAGES } from '../catalogue/packages.js'
import { ownComponents, pageBases, resolveComponent, scriptOf, templateOf } from './components.js'
import { entryScripts } from './entries.js'
import { atOnce, factOf } from './files.js'
import { isInPackage, type Program } from './find-program.js'
import { importLines } from './import-lines.js'
import { NO_SCRIPT, resolveModule, scriptAt } from './modules.js'
import { rendersJsx } from './single-files.js'
import { componentsIn, templateFiles } from './templates.js'
import { isSfc } from './file-kind.js'

export interface ProgramFiles {
  readonly scripts: readonly string[]
  readonly templates: readonly string[]
  /** `false` where the program holds more than these files: plugins, packages and components that are not there, modules named at run time. */
  readonly isComplete: boolean
}

/**
 * The scripts and templates that the program is built from, found from its config through pages, components and imports; a
 * component that no template shows counts too. Reads every one of them once, and again after it has changed.
 */
export function programFiles(program: Program): ProgramFiles {
  const walk = new Walk(program)
  atOnce(() => { walk.run() })
  return { scripts: [...walk.scripts], templates: [...walk.templates], isComplete: walk.isComplete }
}

class Walk {
  readonly scripts = new Set<string>()
  readonly templates = new Set<string>()
  isComplete = true
  readonly #program: Program
  readonly #bases = new Set<string>()
  readonly #open: string[] = []

  constructor(program: Program) {
    this.#program = program
  }

  run(): void {
    const { root, config, extension, kind } = this.#program
    if (config.plugins.length > 0 || extension.plugins.length > 0) this.isComplete = false
    if (!config.isComplete) this.isComplete = false
    for (const script of entryScripts(this.#program)) this.#add(script)
    if (kind === 'game') for (const folder of config.subPackages) this.#add(scriptAt(path.join(root, folder)) ?? scriptAt(path.join(root, folder, 'game')))
    for (const written of [...config.usingComponents.values(), ...config.publicComponents]) this.#addComponent(resolveComponent(this.#program, root, written))
    if (config.hasCustomTabBar) this.#addBase(path.join(root, 'custom-tab-bar', 'index'))
    for (const base of pageBases(this.#program)) this.#addBase(base)
    for (let script = this.#open.pop(); script !== undefined; script = this.#open.pop()) this.#follow(script)
  }

  #add(script: string | null): void {
    if (script === null || this.scripts.has(script)) return
    this.scripts.add(script)
    this.#open.push(script)
    if (isSfc(script) || rendersJsx(script)) this.#addBase(script)
  }

  #addBase(first: string): void {
    const open = [first]
    for (let base = open.pop(); base !== undefined; base = open.pop()) {
      if (this.#bases.has(base)) continue
      this.#bases.add(base)
      this.#add(scriptOf(base))
      const template = templateOf(base)
      if (template !== null) for (const file of templateFiles(this.#program, template)) this.templates.add(file)
      if (isSfc(base)) open.push(...componentsIn(this.#program, base))
      for (const component of ownComponents(this.#program, base).values()) {
        if (component.kind === 'component') open.push(component.base)
        else this.isComplete = false
      }
    }
  }

  #addComponent(component: ReturnType<typeof resolveComponent>): void {
    if (component.kind === 'component') this.#addBase(component.base)
    else this.isComplete = false
  }

  #follow(script: string): void {
    const lines = factOf(script, importLines)
    if (!lines) return
    // Built packages hold their own `require`, which names their own parts.
    if (lines.hasDynamic && !isInPackage(script)) this.isComplete = false
    for (const written of lines.sources) {
      const file = resolveModule(this.#program, script, written)
      if (file !== null) this.#add(file)
      else if (!NO_SCRIPT.test(written) && !isHarmless(written)) this.isComplete = false
    }
  }
}

/** Whether a module is of a package that reaches no interface. */
function isHarmless(written: string): boolean {
  return HARMLESS_PACKAGES.some((name) => written === name || written.startsWith(`${name}/`))
}
