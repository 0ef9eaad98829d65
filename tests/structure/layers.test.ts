import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../../src', import.meta.url))

const PURE = ['version', 'catalogue', 'parsers', 'templates', 'analysis']

/** What each folder (or file at the top) of src may import besides itself: imports run one way. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  version: [],
  catalogue: [],
  parsers: ['version', 'catalogue'],
  analysis: ['version', 'catalogue'],
  templates: ['version', 'catalogue', 'parsers', 'analysis'],
  program: PURE,
  fixes: [...PURE, 'program'],
  rules: [...PURE, 'program', 'fixes'],
  configs: [...PURE, 'program', 'fixes', 'rules'],
  plugin: [...PURE, 'program', 'fixes', 'rules', 'configs'],
  index: ['plugin'],
}

interface Import {
  readonly from: string
  readonly typeOnly: boolean
}

interface SourceFile {
  /** From src, with slashes. */
  readonly name: string
  readonly layer: string
  readonly imports: readonly Import[]
}

const FILES: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => {
    const text = readFileSync(path.join(SRC, name), 'utf8')
    return { name, layer: layerOf(name), imports: importsOf(text) }
  })

function layerOf(name: string): string {
  return name.replace(/[/.].*$/su, '')
}

function importsOf(text: string): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?'([^']+)'/gmu)
  const calls = text.matchAll(/\b(?:import|require)\(\s*'([^']+)'/gu)
  return [
    ...[...statements].map(([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...[...calls].map(([, from = '']) => ({ from, typeOnly: false })),
  ]
}

/** The import lines of src that break a rule, as `file → import`. */
function importsThat(breaksRule: (file: SourceFile, line: Import) => boolean): string[] {
  return FILES.flatMap((file) => file.imports.filter((line) => breaksRule(file, line)).map(({ from }) => `src/${file.name} → ${from}`))
}

function climbs(file: SourceFile, { from }: Import): boolean {
  if (!from.startsWith('.')) return false
  const target = layerOf(path.posix.join(path.posix.dirname(file.name), from))
  return target !== file.layer && !(LAYERS[file.layer] ?? []).includes(target)
}

it('reads import lines of every shape', () => {
  const text = `import a from 'a'\nimport type { B,\n  C } from './b.js'\nexport { d } from 'd'\nconst e = require('e')\nimport 'f'\nawait import('g')`
  expect(importsOf(text)).toEqual([
    { from: 'a', typeOnly: false },
    { from: './b.js', typeOnly: true },
    { from: 'd', typeOnly: false },
    { from: 'f', typeOnly: false },
    { from: 'e', typeOnly: false },
    { from: 'g', typeOnly: false },
  ])
  expect(FILES.filter(({ imports }) => imports.length > 0).length).toBeGreaterThan(20)
})

it('knows every folder of src', () => {
  expect([...new Set(FILES.map(({ layer }) => layer))].filter((layer) => !(layer in LAYERS))).toEqual([])
})

it('imports only what lies below', () => {
  expect(importsThat(climbs)).toEqual([])
})

it('leaves the file system to src/program', () => {
  expect(importsThat(({ layer }, { from }) => layer !== 'program' && /^(?:node:)?fs(?:\/|$)/u.test(from))).toEqual([])
})

it('takes nothing but types from ESLint and TypeScript', () => {
  expect(importsThat((_, { from, typeOnly }) => !typeOnly && /^(?:typescript|eslint|@typescript-eslint)(?:\/|$)/u.test(from))).toEqual([])
})

it('names every file after what it knows', () => {
  expect(FILES.map(({ name }) => name).filter((name) => /(?:^|[/-])(?:utils?|helpers?|misc|common|shared)(?:[/.-]|$)/u.test(name))).toEqual([])
})
