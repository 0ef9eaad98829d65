import { createRequire } from 'node:module'
import type { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { jsonParser, meta, parseForESLint } from '../../src/parsers/json-parser.js'
import packageJson from '../../package.json' with { type: 'json' }
import { DAMAGED_ANSWER } from './damaged-answer.js'

const require = createRequire(import.meta.url)

interface Version {
  readonly name: string
  readonly Linter: typeof Linter
  readonly builtinRules: ReadonlyMap<string, unknown>
}

const VERSIONS: readonly Version[] = ['eslint8', 'eslint9', 'eslint'].map((name) => ({
  name,
  Linter: (require(name) as { Linter: typeof Linter }).Linter,
  builtinRules: (require(`${name}/use-at-your-own-risk`) as { builtinRules: ReadonlyMap<string, unknown> }).builtinRules,
}))

const TEXTS: Readonly<Record<string, string>> = {
  sound: '{\n  "pages": ["pages/home/home"]\n}\n',
  commented: '// a\n{ /* b */ "pages": [] // c\n  /* d\n e */\n}\n',
  empty: '',
  'byte order mark and CRLF': '\uFEFF{\r\n  "a": 1\r\n}\r\n',
  damaged: DAMAGED_ANSWER.text,
  'no JSON at all': 'export default { "a": 1 ',
}

const colonRule = {
  meta: { schema: [] },
  create: (context: { sourceCode: { text: string }; report(finding: object): void }) => ({
    Program(node: object) {
      const line = context.sourceCode.text.split(/\r?\n/u).findIndex((each) => each.includes('"wrong":')) + 1
      if (line > 0) context.report({ node, loc: { line, column: 0 }, message: 'Wrong.' })
    },
  }),
}

function lint({ Linter }: Version, text: string, config: object): Linter.LintMessage[] {
  return new Linter({ configType: 'flat' }).verify(text, [{ files: ['**/*.json'], languageOptions: { parser: jsonParser }, ...config }] as Linter.Config[], 'app.json')
}

describe.each(VERSIONS)('under $name', (version) => {
  it.each(Object.entries(TEXTS))('no core rule stumbles over a text that is %s', (_, text) => {
    const rules = Object.fromEntries([...version.builtinRules.keys()].map((name) => [name, 'error']))
    expect(() => lint(version, text, { rules })).not.toThrow()
    expect(lint(version, text, { rules }).filter((message) => message.fatal)).toEqual([])
  })

  it('comments turn rules off', () => {
    const config = { plugins: { own: { rules: { wrong: colonRule } } }, rules: { 'own/wrong': 'error' } }
    const linesOf = (text: string): number[] => lint(version, text, config).map((message) => message.line)
    expect(linesOf('{\n  "wrong": 1\n}')).toEqual([2])
    expect(linesOf('{\n  "wrong": 1 // eslint-disable-line own/wrong -- asked for\n}')).toEqual([])
    expect(linesOf('{\r\n  // eslint-disable-next-line own/wrong\r\n  "wrong": 1\r\n}')).toEqual([])
    expect(linesOf('/* eslint-disable own/wrong */\n{ "wrong": 1 }')).toEqual([])
  })
})

describe('the parser', () => {
  it('gives an empty program with its comments', () => {
    expect(parseForESLint('{\r\n  "a": 1 // b\r\n}').ast).toEqual({
      type: 'Program',
      sourceType: 'script',
      body: [],
      tokens: [],
      comments: [{ type: 'Line', value: ' b', range: [12, 16], loc: { start: { line: 2, column: 9 }, end: { line: 2, column: 13 } } }],
      range: [0, 19],
      loc: { start: { line: 1, column: 0 }, end: { line: 3, column: 1 } },
    })
  })

  it('names itself and its version, for ESLint’s cache', () => {
    expect(meta).toEqual({ name: 'wechat-privacy/json-parser', version: packageJson.version })
  })
})
