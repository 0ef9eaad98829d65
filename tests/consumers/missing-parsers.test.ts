import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Project, ROOT, SMALL_PROGRAM } from './project.js'

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
}

interface Outcome {
  /** As `file:line rule`, or what ESLint says of a file that it cannot read. */
  readonly found: readonly string[]
  /** The packages among the parsers that were loaded. */
  readonly loaded: readonly string[]
}

const LINT = `import { createRequire } from 'node:module'
import path from 'node:path'
import { ESLint } from 'eslint'
import plugin from 'eslint-plugin-wechat-privacy'
const overrideConfig = [...plugin.configs.recommended, ...plugin.configs['uni-app'], { settings: { 'wechat-privacy': { declared: ['Clipboard'] } } }]
const results = await new ESLint({ overrideConfigFile: true, overrideConfig }).lintFiles(process.argv.slice(2))
const found = results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, message }) => path.basename(filePath) + ':' + (line ?? 0) + ' ' + (ruleId ?? message)))
const names = Object.keys(createRequire(import.meta.url).cache).map((file) => /node_modules[\\\\/](typescript|@typescript-eslint[\\\\/]parser|vue-eslint-parser)[\\\\/]/u.exec(file)?.[1])
console.log(JSON.stringify({ found: found.filter((line) => !line.includes('no-unguarded')).sort(), loaded: [...new Set(names.filter(Boolean))].sort() }))
`

const FILES = {
  'pages/plain.js': 'Page({ locate() { wx.getLocation({ fail() {} }) } })\n',
  'pages/plain.wxml': '<button open-type="getPhoneNumber" />\n',
  'pages/plain.mpx': '<template><view/></template>\n<script>\nwx.getLocation({ fail() {} })\n</script>\n',
  'pages/plain.wpy': '<template><view/></template>\n<script>\nwx.getLocation({ fail() {} })\n</script>\n',
  'pages/plain.vue': '<script>\nwx.getLocation({ fail() {} })\n</script>\n',
  'pages/typed.vue': '<template><view :a="b as c"/></template>\n<script lang="ts">\nlet a: Page\nwx.getLocation({ fail() {} })\n</script>\n',
  'pages/typed.mpx': '<script lang="ts">\nlet a: Page\nwx.getLocation({ fail() {} })\n</script>\n',
  'pages/typed.ts': 'let a: Page\nwx.getLocation({ fail() {} })\n',
}

const NO_VUE = 'Parsing error: eslint-plugin-wechat-privacy needs vue-eslint-parser to read .vue files: npm install --save-dev vue-eslint-parser'
const noTypeScript = (files: string): string => `Parsing error: eslint-plugin-wechat-privacy needs @typescript-eslint/parser to read ${files}: npm install --save-dev @typescript-eslint/parser typescript`
const WITHOUT_PACKAGES = ['plain.js:1', 'plain.mpx:3', 'plain.wpy:3', 'plain.wxml:1'].map((place) => `${place} wechat-privacy/no-undeclared`)

/** A project that has ESLint and the packed plugin with its own dependencies, and nothing else: what lies beside this repository is out of reach. */
let project: Project

beforeAll(() => {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest
  project = Project.withPackages(['eslint', ...Object.keys(dependencies)]).write({ ...SMALL_PROGRAM, ...FILES, 'lint.mjs': LINT, 'node_modules/eslint-plugin-wechat-privacy/package.json': '' })
  const output = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', project.root], { cwd: ROOT, encoding: 'utf8' })
  const [packed] = JSON.parse(output) as { readonly filename: string }[]
  execFileSync('tar', ['-xzf', project.pathOf(packed?.filename ?? ''), '--strip-components=1', '-C', project.pathOf('node_modules/eslint-plugin-wechat-privacy')])
})

afterAll(() => {
  project.remove()
})

function lint(...files: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lint.mjs', ...files], { cwd: project.root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Outcome
}

/** The outcome while the project has these packages, too. */
function lintWith(packages: readonly string[], ...files: readonly string[]): Outcome {
  for (const name of packages) project.link(name, path.join(ROOT, 'node_modules', name))
  try {
    return lint(...files)
  } finally {
    for (const name of packages) rmSync(project.pathOf(`node_modules/${name}`))
  }
}

describe('without any parser', () => {
  it('says once for each file that needs one what to install, and lints the others', () => {
    const expected = [
      ...WITHOUT_PACKAGES,
      `plain.vue:1 ${NO_VUE}`,
      `typed.mpx:1 ${noTypeScript('<script lang="ts">')}`,
      `typed.ts:1 ${noTypeScript('TypeScript files')}`,
      `typed.vue:1 ${NO_VUE}`,
    ]
    expect(lint('pages').found).toEqual(expected.sort())
  })
})

describe('with vue-eslint-parser only', () => {
  it('reads Vue, and says what TypeScript in it needs', () => {
    expect(lintWith(['vue-eslint-parser'], 'pages/*.vue').found).toEqual(['plain.vue:2 wechat-privacy/no-undeclared', `typed.vue:1 ${noTypeScript('<script lang="ts">')}`])
  })
})

describe('with a parser for TypeScript that lacks TypeScript', () => {
  it('says what to install', () => {
    project.write({ 'node_modules/@typescript-eslint/parser/index.js': `require('typescript')\n` })
    try {
      expect(lint('pages/typed.ts').found).toEqual([`typed.ts:1 ${noTypeScript('TypeScript files')}`])
    } finally {
      rmSync(project.pathOf('node_modules/@typescript-eslint'), { recursive: true })
    }
  })
})

describe('with all of them', () => {
  const PARSERS = ['vue-eslint-parser', '@typescript-eslint/parser']

  it.each([
    ['none for JavaScript, templates, JSON, mpx and wepy', ['pages/plain.{js,wxml,mpx,wpy}', 'app.json', 'pages/map'], []],
    ['one for Vue', ['pages/plain.vue'], ['vue-eslint-parser']],
    ['one for TypeScript', ['pages/typed.ts'], ['@typescript-eslint/parser', 'typescript']],
    ['one for TypeScript in mpx', ['pages/typed.mpx'], ['@typescript-eslint/parser', 'typescript']],
    ['both for TypeScript in Vue', ['pages/typed.vue'], ['@typescript-eslint/parser', 'typescript', 'vue-eslint-parser']],
  ])('loads %s', (_, files, expected) => {
    const { found, loaded } = lintWith(PARSERS, ...files)
    expect(loaded).toEqual(expected)
    expect(found.filter((line) => line.includes('Parsing error'))).toEqual([])
    expect(found.length).toBeGreaterThan(0)
  })
})
