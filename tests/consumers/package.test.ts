import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Project, ROOT, SMALL_PROGRAM } from './project.js'

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

const MANIFEST = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest
const PUBLINT = path.join(ROOT, 'node_modules/publint/src/cli.js')
const ATTW = path.join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js')
const TSC = path.join(ROOT, 'node_modules/typescript/bin/tsc')

/** A project that has ESLint and the packed plugin with its own dependencies, and no TypeScript. */
let project: Project
let packed: Packed
let tarball: string

beforeAll(() => {
  project = Project.withPackages(['eslint', ...Object.keys(MANIFEST.dependencies)])
  project.write(SMALL_PROGRAM)
  // The package is built already; its own scripts would build it again under the feet of other tests.
  const output = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', project.root], { cwd: ROOT, encoding: 'utf8' })
  const [first] = JSON.parse(output) as Packed[]
  if (!first) throw new Error('npm pack made nothing')
  packed = first
  tarball = project.pathOf(packed.filename)
  mkdirSync(project.pathOf('node_modules/eslint-plugin-wechat-privacy'))
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', project.pathOf('node_modules/eslint-plugin-wechat-privacy')])
})

afterAll(() => {
  project.remove()
})

function node(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project.root, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

function run(file: string, text: string): unknown {
  project.write({ [file]: text })
  const { status, output } = node(file)
  if (status !== 0) throw new Error(output)
  return JSON.parse(output)
}

describe('the tarball', () => {
  it('holds the built code and its papers only', () => {
    const files = packed.files.map((file) => file.path)
    expect(files.filter((file) => !/^(?:lib\/.+\.(?:js|d\.ts)|package\.json|README(?:\.[\w-]+)?\.md|LICENSE)$/u.test(file))).toEqual([])
    expect(files).toEqual(expect.arrayContaining(['lib/index.js', 'lib/index.d.ts', 'package.json']))
  })

  it('is clean for publint', () => {
    const { status, output } = node(PUBLINT, 'run', tarball, '--strict')
    expect(output).toContain('All good!')
    expect(status).toBe(0)
  })

  it('has types that resolve in every way', () => {
    // `require()` of an ES module is meant: the entry exports 'module.exports' for it, which the test below runs.
    const { status, output } = node(ATTW, tarball, '--ignore-rules', 'cjs-resolves-to-esm', '--format', 'ascii', '--no-color')
    expect(output).toContain('No problems found')
    expect(status).toBe(0)
  })
})

describe('the installed package', () => {
  it('is the plugin for import', () => {
    const text = `import plugin from 'eslint-plugin-wechat-privacy'\nconsole.log(JSON.stringify({ meta: plugin.meta, hasRules: Object.keys(plugin.rules).length > 0 }))`
    expect(run('import.mjs', text)).toEqual({ meta: { name: 'eslint-plugin-wechat-privacy', version: MANIFEST.version, namespace: 'wechat-privacy' }, hasRules: true })
  })

  it('is the same plugin for require', () => {
    const text = `const plugin = require('eslint-plugin-wechat-privacy')
import('eslint-plugin-wechat-privacy').then((module) => console.log(JSON.stringify({ isPlugin: 'rules' in plugin && !('default' in plugin), isSame: module.default === plugin })))`
    expect(run('require.cjs', text)).toEqual({ isPlugin: true, isSame: true })
  })

  it('lints JavaScript and templates without loading TypeScript', () => {
    const text = `import { createRequire } from 'node:module'
import { ESLint } from 'eslint'
import plugin from 'eslint-plugin-wechat-privacy'
const overrideConfig = [...plugin.configs.recommended, { settings: { 'wechat-privacy': { declared: [] } } }]
const results = await new ESLint({ overrideConfigFile: true, overrideConfig }).lintFiles(['pages'])
const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => /node_modules[\\\\/](?:typescript|@typescript-eslint)[\\\\/]/u.test(file))
console.log(JSON.stringify({ found: results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)), loaded }))`
    expect(run('lint.mjs', text)).toEqual({ found: ['wechat-privacy/no-undeclared', 'wechat-privacy/no-unguarded'], loaded: [] })
  })
})

describe('a TypeScript project', () => {
  const TSCONFIG = { compilerOptions: { module: 'nodenext', target: 'es2022', strict: true, noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true, skipLibCheck: false, noEmit: true, types: [] }, include: ['types/*'] }

  it('type-checks every way of configuring with the types of ESLint alone', () => {
    project.write({
      'tsconfig.json': JSON.stringify(TSCONFIG),
      'types/extends.mts': `import { defineConfig } from 'eslint/config'
import wechatPrivacy from 'eslint-plugin-wechat-privacy'
export default defineConfig([{ plugins: { 'wechat-privacy': wechatPrivacy }, extends: ['wechat-privacy/recommended'] }])
`,
      'types/spread.mts': `import type { Linter } from 'eslint'
import wechatPrivacy from 'eslint-plugin-wechat-privacy'
const config: Linter.Config[] = [...wechatPrivacy.configs.recommended, ...wechatPrivacy.configs['strict-rules']]
export default config
`,
      'types/defined.mts': `import { defineConfig } from 'eslint/config'
import wechatPrivacy from 'eslint-plugin-wechat-privacy'
export default defineConfig(wechatPrivacy.configs.all, { languageOptions: { parser: wechatPrivacy.parsers.wxml }, files: ['**/*.html'] })
`,
      'types/common.cts': `import wechatPrivacy = require('eslint-plugin-wechat-privacy')
import type { Linter } from 'eslint'
const legacy: Linter.LegacyConfig = wechatPrivacy.configs['legacy-recommended']
export = legacy
`,
    })
    expect(existsSync(project.pathOf('node_modules/@typescript-eslint'))).toBe(false)
    const { output, status } = node(TSC, '--project', 'tsconfig.json')
    expect(output).toBe('')
    expect(status).toBe(0)
  })
})
