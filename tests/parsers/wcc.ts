import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { afterAll } from 'vitest'

/** An element as WeChat's compiler sees it. */
export interface CompiledElement {
  readonly tag: string
  /** From 1; the column in bytes. */
  readonly line: number
  readonly column: number
  /** `line:column` of the element around it; `null` at the top and at the top of a template. */
  readonly parent: string | null
  /** By the name of the property it sets; `true` where it stands alone, `null` where the value is dynamic. */
  readonly attributes: ReadonlyMap<string, string | true | null>
}

export type Compilation = { readonly ok: true; readonly files: ReadonlyMap<string, readonly CompiledElement[]> } | { readonly ok: false; readonly error: string }

const BINARIES: Readonly<Partial<Record<NodeJS.Platform, string>>> = { linux: 'linux/wcc', darwin: 'mac/wcc', win32: 'windows/wcc.exe' }

/** Why the compiler cannot run here, else `null`. */
export function whyNoCompiler(): string | null {
  const binary = binaryHere()
  if (!binary || !existsSync(binary)) return `miniprogram-compiler brings no wcc for ${process.platform}`
  const { error } = spawnSync(runnable(binary), ['--help'])
  return error ? `wcc does not start: ${error.message}` : null
}

/** Compiles templates, with the wxs files they name; paths are relative to `root`. */
export function compile(root: string, templates: readonly string[], scripts: readonly string[] = []): Compilation {
  const binary = binaryHere()
  if (!binary) throw new Error('no compiler')
  const { status, stdout, stderr } = spawnSync(runnable(binary), ['-d', '-cc', '0', ...templates, ...scripts, '-gn', '$gwx'], { cwd: root, maxBuffer: 1e8, encoding: 'utf8' })
  return status === 0 ? { ok: true, files: elementsIn(stdout) } : { ok: false, error: stderr.trim() }
}

/** Compiles one template. */
export function compileText(text: string): Compilation {
  const root = mkdtempSync(join(tmpdir(), 'wcc-'))
  try {
    writeFileSync(join(root, 'page.wxml'), text)
    return compile(root, ['page.wxml'])
  } finally {
    rmSync(root, { recursive: true })
  }
}

function binaryHere(): string | null {
  const name = BINARIES[process.platform]
  return name === undefined ? null : fileURLToPath(new URL(`../../node_modules/miniprogram-compiler/bin/${name}`, import.meta.url))
}

let copy: string | null = null

afterAll(() => {
  if (copy !== null) rmSync(dirname(copy), { recursive: true })
  copy = null
})

/** npm does not keep the binary executable. */
function runnable(binary: string): string {
  if (copy !== null) return copy
  const folder = mkdtempSync(join(tmpdir(), 'wcc-'))
  copy = join(folder, 'wcc.exe')
  copyFileSync(binary, copy)
  chmodSync(copy, 0o755)
  return copy
}

/**
 * Reads the compiler's debug output: `cs.push("file:tag:line:column")` … `cs.pop()` around the code of each element,
 * which takes its attributes from a table of constants, `Z([3,'text'])` for plain text.
 */
function elementsIn(output: string): ReadonlyMap<string, readonly CompiledElement[]> {
  const tables = constantsIn(output)
  const files = new Map<string, Map<string, { tag: string; line: number; column: number; parent: string | null; attributes: Map<string, string | true | null> }>>()
  let table: readonly (string | null)[] = []
  const stack: { file: string; key: string }[] = []
  const set = (name: string, value: string | true | null): void => {
    const top = stack.at(-1)
    if (top) files.get(top.file)?.get(top.key)?.attributes.set(name, value)
  }
  for (const line of output.split('\n')) {
    const used = /^var z=(gz\$gwx_\w+)\(\)/u.exec(line)
    if (used?.[1] !== undefined) table = tables.get(used[1]) ?? []
    for (const step of line.matchAll(/cs\.push\("(?<file>.*?):(?<tag>[^:"]+):(?<line>\d+):(?<column>\d+)"\)|cs\.(?<pop>pop)\(\)|_mz\(z,'[^']*',\[(?<list>.*?)\],\[|_rz\(z,\w+,'(?<name>[^']*)',(?<index>\d+),|\.attr\['(?<bare>[^']*)'\]=true/gu)) {
      const { file, tag, line: row, column, pop, list, name, index, bare } = step.groups ?? {}
      if (pop !== undefined) stack.pop()
      else if (file !== undefined && tag !== undefined) {
        const key = `${row ?? ''}:${column ?? ''}`
        const elements = files.get(file) ?? new Map<string, never>()
        files.set(file, elements)
        const around = stack.findLast((each) => each.key !== key)?.key ?? null
        if (!elements.has(key)) elements.set(key, { tag, line: Number(row), column: Number(column), parent: around, attributes: new Map() })
        stack.push({ file, key })
      } else if (list !== undefined) {
        let base = 0
        for (const [, each = '', offset = ''] of list.matchAll(/'([^']*)',(-?\d+)/gu)) {
          const at = base + Number(offset)
          set(each, at < 0 ? true : (table[at] ?? null))
          if (at >= 0 && base === 0) base = at
        }
      } else if (name !== undefined) set(name, table[Number(index)] ?? null)
      else if (bare !== undefined) set(bare, true)
    }
  }
  return new Map([...files].map(([file, elements]) => [file, [...elements.values()]]))
}

/** The tables of constants by the name of the function that fills them: texts, and `null` for what is computed. */
function constantsIn(output: string): ReadonlyMap<string, readonly (string | null)[]> {
  const parts: string[] = []
  for (const line of output.split('\n')) {
    const start = /^function (gz\$gwx_\w+)\(\)/u.exec(line)
    if (start?.[1] !== undefined) parts.push(`z = tables['${start[1]}'] = []`)
    else if (/^Z\(.*\)$/u.test(line)) parts.push(line)
  }
  const tables: unknown = runInNewContext(`const tables = {}, a = 11; let z = []; const Z = (constant) => z.push(constant); ${parts.join('\n')}\n;JSON.stringify(tables)`)
  const read: unknown = JSON.parse(String(tables))
  const isText = (constant: unknown): constant is [3, string] => Array.isArray(constant) && constant[0] === 3
  return new Map(Object.entries(read ?? {}).map(([name, constants]) => [name, (Array.isArray(constants) ? constants : []).map((each: unknown) => (isText(each) ? each[1] : null))]))
}
