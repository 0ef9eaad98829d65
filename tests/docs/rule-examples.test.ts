import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint, type Linter } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import { plugin } from '../../src/plugin.js'
import { examplesOf, programOf, type Example } from './rule-page.js'

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url))
const SCRATCH = mkdtempSync(path.join(tmpdir(), 'rule-examples-'))

interface Page {
  readonly file: string
  readonly rule: string
  readonly examples: readonly Example[]
}

const PAGES: readonly Page[] = ['rules', 'zh-CN/rules']
  .filter((folder) => existsSync(path.join(DOCS, folder)))
  .flatMap((folder) => readdirSync(path.join(DOCS, folder)).map((name) => `${folder}/${name}`))
  .map((file) => ({ file, rule: path.basename(file, '.md'), examples: examplesOf(readFileSync(path.join(DOCS, file), 'utf8')) }))

afterAll(() => {
  rmSync(SCRATCH, { recursive: true, force: true })
})

/** What the rule alone says of each file of the example's program, by the file's name. */
async function findingsIn(rule: string, example: Example): Promise<ReadonlyMap<string, readonly Linter.LintMessage[]>> {
  const root = mkdtempSync(path.join(SCRATCH, `${rule}-`))
  for (const [name, text] of programOf(example)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  const languages = plugin.configs.recommended.filter(({ rules }) => !rules)
  const only: Linter.Config = { plugins: { 'wechat-privacy': plugin }, rules: { [`wechat-privacy/${rule}`]: 'error' } }
  const own = example.files.find(({ name }) => name === 'eslint.config.js')
  // Settings that an example needs stand in a block of their own.
  const configured = own ? ((await import(`data:text/javascript,${encodeURIComponent(own.text)}`)) as { default: Linter.Config[] }).default : []
  const results = await new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: [...languages, only, ...configured] }).lintFiles(['.'])
  return new Map(results.map(({ filePath, messages }) => [path.relative(root, filePath).split(path.sep).join('/'), messages]))
}

describe.each(PAGES.map((page) => [page.file, page] as const))('docs/%s', (file, { rule, examples }) => {
  it('shows what is wrong and what is right', () => {
    expect(new Set(examples.map(({ verdict }) => verdict))).toEqual(new Set(['wrong', 'right']))
  })

  it.each(examples.filter(({ verdict }) => verdict === 'wrong'))(`${file}:$line reports`, async (example) => {
    const findings = await findingsIn(rule, example)
    const reporting = [...findings].filter(([, messages]) => messages.length > 0).map(([name]) => name)
    // Where the finding stands in a JSON file, the scripts beside it are its reason; else every script and template shows the mistake.
    const isAboutJson = reporting.some((name) => name.endsWith('.json'))
    const mustReport = isAboutJson ? [] : example.files.filter(({ isScenery }) => !isScenery).map(({ name }) => name)
    expect(new Set([...findings.values()].flat().map(({ ruleId }) => ruleId))).toEqual(new Set([`wechat-privacy/${rule}`]))
    expect(reporting).toEqual(expect.arrayContaining(mustReport))
  })

  it.each(examples.filter(({ verdict }) => verdict === 'right'))(`${file}:$line is silent`, async (example) => {
    const findings = await findingsIn(rule, example)
    expect([...findings].flatMap(([name, messages]) => messages.map(({ message }) => `${name}: ${message}`))).toEqual([])
  })
})
