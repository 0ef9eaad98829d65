import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PrivacyRuntime } from './privacy-runtime.js'

/** The files of a program and its modules, each of which is executed once. */
export class ProgramFiles {
  readonly #root: string
  readonly #runtime: PrivacyRuntime
  readonly #globals: Readonly<Record<string, unknown>>
  readonly #modules = new Map<string, Record<string, unknown>>()

  /** `globals` are there for every module. */
  constructor(root: string, runtime: PrivacyRuntime, globals: Readonly<Record<string, unknown>>) {
    this.#root = root
    this.#runtime = runtime
    this.#globals = globals
  }

  /** The text of a file, from the root; `null` where there is none. */
  text(name: string): string | null {
    const file = path.join(this.#root, name)
    return existsSync(file) ? readFileSync(file, 'utf8') : null
  }

  json(name: string): Readonly<Record<string, unknown>> {
    return JSON.parse(this.text(name) ?? '{}') as Record<string, unknown>
  }

  /** What the module at a path (without suffix) exports. Throws where there is none. */
  module(name: string): Record<string, unknown> {
    const file = ['.js', '.ts', '/index.js', ''].map((suffix) => name + suffix).find((each) => /\.[jt]s$/u.test(each) && this.text(each) !== null)
    if (file === undefined) throw new Error(`the program has no module ${name}`)
    const known = this.#modules.get(file)
    if (known) return known
    const require = (from: string): unknown => this.module(resolvedFrom(file, from))
    const exported = this.#runtime.execute(this.text(file) ?? '', { ...this.#globals, require, isTypeScript: file.endsWith('.ts') })
    this.#modules.set(file, exported)
    return exported
  }
}

/** A path that stands in a file, from the root: relative to the file, or absolute. */
export function resolvedFrom(file: string, reference: string): string {
  return reference.startsWith('/') ? reference.slice(1) : path.posix.join(path.posix.dirname(file), reference)
}
