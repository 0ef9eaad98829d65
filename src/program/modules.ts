import path from 'node:path'
import { aliased, ownComponents, packagePaths, pageBases, pathFrom, resolveComponent, scriptOf, templateOf } from './components.js'
import { atOnce, factOf, fileNamed, isFile } from './files.js'
import { isInPackage, type Program } from './find-program.js'
import { importLines } from './import-lines.js'
import { mappedPaths } from './path-mappings.js'
import { templateFiles } from './templates.js'

const EXTENSIONS = ['.ts', '.js', '.tsx', '.jsx', '.mjs', '.vue']
/** What a module specifier may name besides scripts; nothing runs there that could reach an interface. */
const NO_SCRIPT = /\.(?:json|wxs|wxml|wxss|css|less|scss|sass|png|jpe?g|svg|gif|webp)$/u

export interface ProgramFiles {
  readonly scripts: readonly string[]
  readonly templates: readonly string[]
  /** `false` where the program holds more than these files: plugins, packages and components that are not there, modules named at run time. */
  readonly isComplete: boolean
}

/**
 * The file that a module specifier names: relative, from the root, through `resolveAlias`, `paths` of tsconfig.json, or a
 * package in miniprogram_npm. `null` for what is not there, for packages in node_modules, and for what is no script.
 */
export function resolveModule(program: Program | null, filename: string, written: string): string | null {
  if (NO_SCRIPT.test(written)) return null
  const folder = path.dirname(filename)
  if (written.startsWith('.')) return scriptAt(path.resolve(folder, written))
  if (written.startsWith('/')) return program ? scriptAt(pathFrom(program, folder, written)) : null
  const alias = program && aliased(program, written)
  const candidates = [...(alias ? [alias] : []), ...mappedPaths(filename, written), ...(program ? packagePaths(program, folder, written) : [])]
  for (const candidate of candidates) {
    const script = scriptAt(candidate)
    if (script !== null) return script
  }
  return null
}

/** Whether a `.js` file was compiled from a `.ts` or `.tsx` beside it. */
export function isCompiledTwin(filename: string): boolean {
  return /\.jsx?$/u.test(filename) && ['.ts', '.tsx'].some((extension) => isFile(filename.replace(/\.jsx?$/u, extension)))
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
    const entry = { app: 'app', game: 'game', plugin: config.main }[kind]
    if (entry !== null) this.#add(scriptAt(path.join(root, entry)))
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
  }

  #addBase(first: string): void {
    const open = [first]
    for (let base = open.pop(); base !== undefined; base = open.pop()) {
      if (this.#bases.has(base)) continue
      this.#bases.add(base)
      this.#add(scriptOf(base))
      const template = templateOf(base)
      if (template !== null) for (const file of templateFiles(this.#program, template)) this.templates.add(file)
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
      else if (!NO_SCRIPT.test(written)) this.isComplete = false
    }
  }
}

/** The script at a path: the TypeScript one before the compiled one, the file before the folder's `index`. */
function scriptAt(written: string): string | null {
  const extension = /\.(?:[cm]?[jt]sx?|vue)$/u.exec(written)?.[0]
  if (extension !== undefined) {
    const stem = written.slice(0, -extension.length)
    const source = /^\.[cm]?jsx?$/u.test(extension) ? ['.ts', '.tsx'].map((each) => stem + each).find(isFile) : undefined
    if (source !== undefined) return source
    if (isFile(written)) return written
  }
  return fileNamed(written, EXTENSIONS)
}
