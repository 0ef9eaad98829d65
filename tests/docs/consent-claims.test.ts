import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MiniGame } from '../platform/mini-game.js'
import { MiniProgram } from '../platform/mini-program.js'
import type { PlatformState } from '../platform/privacy-runtime.js'
import { storyOf } from '../platform/story.js'
import { User } from '../platform/user.js'
import { writeFiles, type Files } from '../program/temporary-folder.js'
import { configOf, findingsOf, lint } from '../samples/linting.js'
import { BROKEN_PATTERNS, edited, type BrokenPattern } from './broken-patterns.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const GUIDE = readFileSync(path.join(ROOT, 'docs/consent.md'), 'utf8')
const RESULTS: PlatformState['results'] = { chooseMedia: { tempFiles: [{}] }, getClipboardData: { data: '7' }, getUserInfo: { userInfo: { nickName: '小明' } } }

interface Row {
  readonly pattern: string
  readonly part: string
  readonly rules: readonly string[]
}

/** The rows of the tables that say what goes wrong without a part of a pattern. */
const ROWS: readonly Row[] = GUIDE.split(/^## /mu).flatMap((section) => {
  const pattern = /^Program: \[tests\/programs\/patterns\/([\w-]+)\]/mu.exec(section)?.[1]
  const [, table = ''] = /^\| part \| without it \| rule that sees it \|\n.*\n((?:\|.*\n)+)/mu.exec(section) ?? []
  if (pattern === undefined) return []
  return table.split('\n').filter((line) => line !== '').map((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    return { pattern, part: cells[1] ?? '', rules: [...(cells[3] ?? '').matchAll(/\]\(rules\/([\w-]+)\.md\)/gu)].map(([, rule = '']) => rule) }
  })
})

function copyOf(pattern: string, edits: BrokenPattern['edits'] = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'broken-pattern-'))
  onTestFinished(() => { rmSync(root, { recursive: true, force: true }) })
  cpSync(path.join(ROOT, 'tests/programs/patterns', pattern), root, { recursive: true })
  const files: Files = Object.fromEntries(
    Object.entries(edits).map(([name, change]) => {
      const file = path.join(root, name)
      return [name, edited(name, existsSync(file) ? readFileSync(file, 'utf8') : '', change)]
    }),
  )
  writeFiles(root, files)
  return root
}

/** The findings of `strict`, each with its rule first. */
async function rulesThatReport(root: string, minLibVersion = '2.32.3'): Promise<readonly string[]> {
  return findingsOf(root, await lint(root, configOf('strict', { minLibVersion }))).map(({ rule, message }) => `${rule} ${message}`)
}

async function storyIn(root: string, { pattern, steps, state }: BrokenPattern): Promise<readonly string[]> {
  const full: PlatformState = { user: 'silent', results: RESULTS ?? {}, ...state }
  const { runtime, follow } = pattern === 'minigame' ? await gameIn(root, full) : await programIn(root, full)
  for (const step of steps) await follow(step)
  await runtime.settle(60_000)
  return storyOf(runtime.log)
}

interface Running {
  readonly runtime: MiniProgram['runtime']
  readonly follow: (step: string) => Promise<void>
}

async function gameIn(root: string, state: PlatformState): Promise<Running> {
  const game = await MiniGame.open(root, state)
  return { runtime: game.runtime, follow: (step) => game.taps(step) }
}

async function programIn(root: string, state: PlatformState): Promise<Running> {
  const program = await MiniProgram.open(root, state)
  const user = new User(program)
  const follow = async (step: string): Promise<void> => {
    const [, sign, what = ''] = /^([→←✎]) (.*)$/u.exec(step) ?? []
    if (sign === '→') program.navigateTo(what)
    else if (sign === '←') await user.goesBack()
    else if (sign === '✎') await user.writes(what, '小明')
    else await user.taps(step)
  }
  return { runtime: program.runtime, follow }
}

describe('the tables of the guide', () => {
  it('have a case for each row, and a row for each case', () => {
    const told = new Map<string, Set<string>>()
    for (const { pattern, part, rules } of BROKEN_PATTERNS) {
      const key = `${pattern}: ${part}`
      told.set(key, new Set([...(told.get(key) ?? []), ...rules]))
    }
    expect(ROWS.map(({ pattern, part, rules }) => [`${pattern}: ${part}`, rules.toSorted()]).toSorted()).toEqual([...told].map(([key, rules]) => [key, [...rules].toSorted()]).toSorted())
  })
})

describe('a pattern without one of its parts', () => {
  it.each(BROKEN_PATTERNS.filter(({ rules }) => rules.length > 0))('is reported: $pattern, $part', async ({ pattern, edits, rules, minLibVersion }) => {
    const before = await rulesThatReport(copyOf(pattern), minLibVersion)
    const after = await rulesThatReport(copyOf(pattern, edits), minLibVersion)
    const reporting = after.filter((finding) => !before.includes(finding)).map((finding) => finding.split(' ')[0])
    expect(reporting).toEqual(expect.arrayContaining([...rules]))
  })

  it.each(BROKEN_PATTERNS.filter(({ story }) => story !== null))('goes wrong as the guide says: $pattern, $part', async (broken) => {
    const root = copyOf(broken.pattern, broken.edits)
    if (broken.story instanceof RegExp) await expect(storyIn(root, broken)).rejects.toThrow(broken.story)
    else expect(await storyIn(root, broken)).toEqual(broken.story)
  })
})
