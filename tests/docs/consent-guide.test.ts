import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PATTERN_FINDINGS } from '../samples/pattern-findings.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PATTERNS = path.join(ROOT, 'tests/programs/patterns')
const GUIDE = readFileSync(path.join(ROOT, 'docs/consent.md'), 'utf8')

/** A file as the guide shows it. */
interface ShownFile {
  readonly pattern: string
  readonly name: string
  readonly text: string
}

/** A file needs no place in the guide where there is nothing in it, or where it is about another subject. */
const UNTOLD = ['App({})\n', '{}\n']
const OTHER_SUBJECTS = ['package.json', 'privacy-guideline.json']

/** The blocks of sections that name a program, each under the comment or caption that names its file. Throws where one is missing. */
function filesIn(markdown: string, named = /^Program: \[tests\/programs\/patterns\/([\w-]+)\]/mu): readonly ShownFile[] {
  return markdown.split(/^## /mu).flatMap((section) => {
    const pattern = named.exec(section)?.[1]
    if (pattern === undefined) return []
    return [...section.matchAll(/^(?:`([\w./-]+\.json)`\n\n)?```(js|ts|tsx|vue|wxml|json)\n(.*?)^```$/gmsu)].map(([block, caption, language, text = '']) => {
      if (language === 'json') return { pattern, name: caption ?? nameless(block), text }
      const [comment = '', name] = /^(?:\/\/|<!--) ([\w./-]+\.\w+)(?: -->)?\n/u.exec(text) ?? []
      return { pattern, name: name ?? nameless(block), text: text.slice(comment.length) }
    })
  })
}

function nameless(block: string): never {
  throw new Error(`a block of the guide names no file:\n${block}`)
}

const SHOWN = filesIn(GUIDE).filter(({ name }) => name !== 'eslint.config.js')

/** Files of the samples in other dialects. */
const OF_SAMPLES = filesIn(GUIDE, /^Sample: \[tests\/programs\/([\w-]+)\]/mu)

function contentOf(pattern: string, name: string): string {
  return readFileSync(path.join(PATTERNS, pattern, name), 'utf8')
}

describe('the guide to consent', () => {
  it.each(SHOWN)('shows $pattern/$name as it is', ({ pattern, name, text }) => {
    expect(text).toBe(contentOf(pattern, name))
  })

  it.each(OF_SAMPLES)('shows $pattern/$name as it is', ({ pattern, name, text }) => {
    expect(text).toBe(readFileSync(path.join(PATTERNS, '..', pattern, name), 'utf8'))
  })

  it('shows the popup in Taro and in uni-app', () => {
    expect(OF_SAMPLES.map(({ pattern, name }) => `${pattern}/${name}`)).toEqual([
      'taro-react/src/components/privacy-popup.tsx',
      'taro-react/src/components/page-shell.tsx',
      'uni-vue3/src/stores/privacy.ts',
      'uni-vue3/src/popups/ConsentPopup.vue',
    ])
  })

  it.each(readdirSync(PATTERNS))('shows all of %s', (pattern) => {
    const names = readdirSync(path.join(PATTERNS, pattern), { recursive: true, encoding: 'utf8' }).map((name) => name.split(path.sep).join('/'))
    const files = names.filter((name) => /\.(?:js|json|wxml)$/u.test(name) && !OTHER_SUBJECTS.includes(name))
    const missing = files.filter((name) => {
      const text = contentOf(pattern, name)
      return !UNTOLD.includes(text) && !SHOWN.some((shown) => shown.name === name && shown.text === text)
    })
    expect(missing).toEqual([])
  })

  it('knows the pattern of every section', () => {
    expect([...new Set(SHOWN.map(({ pattern }) => pattern))].toSorted()).toEqual(readdirSync(PATTERNS).toSorted())
  })

  it('refuses a block without a name', () => {
    expect(() => filesIn('## A\nProgram: [tests/programs/patterns/x](x)\n```js\nApp({})\n```\n')).toThrow('names no file')
  })

  it('lists what `strict` says', () => {
    const [, section = ''] = GUIDE.split('## What `strict` says of these patterns')
    const rows = [...section.matchAll(/^\| ([\w-]+) \| `([^`]+)` \|/gmu)].map(([, pattern, finding]) => [pattern, finding])
    const found = Object.entries(PATTERN_FINDINGS).flatMap(([pattern, findings]) => findings.map((finding) => [pattern, finding]))
    expect(rows).toEqual(found)
  })
})
