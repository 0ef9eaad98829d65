import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint, type Linter } from 'eslint'
import { expect } from 'vitest'
import { plugin } from '../../src/plugin.js'

export const PROGRAMS = fileURLToPath(new URL('../programs', import.meta.url))

export type Preset = 'recommended' | 'strict' | 'all' | 'recommended-rules' | 'strict-rules'

export interface Finding {
  /** From the folder that is linted, with slashes. */
  readonly file: string
  readonly line: number
  /** From 1. */
  readonly column: number
  /** Without the namespace; a file that cannot be read has `parsing`. */
  readonly rule: string
  readonly message: string
}

export interface FoundUse {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly interface: string
  readonly keys: readonly string[]
}

/** A flat config of one preset with settings, and whatever stands after it. */
export function configOf(preset: Preset, settings: Readonly<Record<string, unknown>> = {}, after: readonly Linter.Config[] = []): Linter.Config[] {
  return [...plugin.configs[preset], { settings: { 'wechat-privacy': settings } }, ...after]
}

/** Lints a folder, or some of its files, with ESLint 10 and that config alone. */
export function lint(folder: string, config: readonly Linter.Config[], files: readonly string[] = ['.'], options: ESLint.Options = {}): Promise<ESLint.LintResult[]> {
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [...config], errorOnUnmatchedPattern: false, ...options })
  return eslint.lintFiles([...files])
}

/** In the order of the files' names, whatever order ESLint walked in. */
export function findingsOf(folder: string, results: readonly ESLint.LintResult[]): readonly Finding[] {
  return results
    .map(({ filePath, messages }) => ({ file: path.relative(folder, filePath).split(path.sep).join('/'), messages }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .flatMap(({ file, messages }) => messages.map(({ line, column, ruleId, message }) => ({ file, line, column, rule: ruleId?.replace('wechat-privacy/', '') ?? 'parsing', message })))
}

/** The uses that no-undeclared reports when nothing is declared: each once, with all the keys that it needs. */
export function usesIn(findings: readonly Finding[]): readonly FoundUse[] {
  const uses = new Map<string, FoundUse>()
  for (const { file, line, column, rule, message } of findings) {
    if (rule !== 'no-undeclared') continue
    const [name = '', key = ''] = [...message.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? '')
    const found = interfaceOf(name)
    const place = `${file} ${String(line)}:${String(column)} ${found}`
    uses.set(place, { file, line, column, interface: found, keys: [...(uses.get(place)?.keys ?? []), key] })
  }
  return [...uses.values()]
}

/** The table's name for what a message shows: `wx.getLocation`, `<van-button open-type="getPhoneNumber">`, `<camera>`, `scope.record`. */
function interfaceOf(shown: string): string {
  return /="([^"]+)">$/u.exec(shown)?.[1] ?? /^<([\w-]+)>$/u.exec(shown)?.[1] ?? /^(?:wx|uni|Taro)\.(\w+)$/u.exec(shown)?.[1] ?? shown
}

/** What stands in a folder: of each file its time and content, of each link its target. Links are not followed. */
export function diskOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
      const place = path.join(folder, entry.name)
      if (entry.isSymbolicLink()) return [[place, readlinkSync(place)]]
      if (entry.isDirectory()) return [[place, 'folder'], ...Object.entries(diskOf(place))]
      return [[place, `${String(statSync(place).mtimeMs)} ${createHash('sha1').update(readFileSync(place)).digest('hex')}`]]
    }),
  )
}

/** Lints a folder, sees to it that nothing on the disk has changed, and gives the findings. */
export async function lintUntouched(folder: string, config: readonly Linter.Config[], files?: readonly string[]): Promise<readonly Finding[]> {
  const before = diskOf(folder)
  const results = await lint(folder, config, files)
  expect(diskOf(folder)).toEqual(before)
  return findingsOf(folder, results)
}
