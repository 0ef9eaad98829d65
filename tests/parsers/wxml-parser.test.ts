import { createRequire } from 'node:module'
import js from '@eslint/js'
import { Linter as Linter10, type Linter } from 'eslint'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VISITOR_KEYS, type WxmlNode } from '../../src/parsers/wxml-ast.js'
import { meta, parseForESLint, wxmlParser } from '../../src/parsers/wxml-parser.js'
import packageJson from '../../package.json' with { type: 'json' }
import { packageTemplates } from './package-templates.mjs'

const require = createRequire(import.meta.url)

interface Version {
  readonly name: string
  readonly Linter: typeof Linter10
  readonly builtinRules: ReadonlyMap<string, unknown>
}

const VERSIONS: readonly Version[] = ['eslint8', 'eslint9', 'eslint'].map((name) => ({
  name,
  Linter: (require(name) as { Linter: typeof Linter10 }).Linter,
  builtinRules: (require(`${name}/use-at-your-own-risk`) as { builtinRules: ReadonlyMap<string, unknown> }).builtinRules,
}))

const pluginWxml = require('eslint-plugin-wxml') as { rules: Readonly<Record<string, unknown>> }
const theirParser = { meta: { name: '@wxml/parser', version: '0' }, parseForESLint: (require('@wxml/parser') as { parseForESLint: (text: string) => unknown }).parseForESLint }
const templates = packageTemplates().flatMap((each) => each.templates)

function lint({ Linter }: Pick<Version, 'Linter'>, text: string, config: object, parser: object = wxmlParser): Linter.LintMessage[] {
  return new Linter({ configType: 'flat' }).verify(text, [{ files: ['**/*.wxml'], languageOptions: { parser }, ...config }] as Linter.Config[], 'page.wxml')
}

/** All nodes in the order of a visit, each with its source. */
function nodesOf(text: string): readonly (readonly [type: string, source: string])[] {
  const found: [string, string][] = []
  visit(parseForESLint(text).ast, (node) => found.push([node.type, text.slice(...node.range)]))
  return found
}

function visit(node: WxmlNode, each: (node: WxmlNode, parent: WxmlNode | null) => void, parent: WxmlNode | null = null): void {
  each(node, parent)
  for (const key of keysOf(node.type)) {
    for (const child of [(node as unknown as Readonly<Record<string, unknown>>)[key]].flat()) if (isNode(child)) visit(child, each, node)
  }
}

function keysOf(type: string): readonly string[] {
  const keys = Object.entries(VISITOR_KEYS).find(([each]) => each === type)?.[1]
  if (!keys) throw new Error(`${type} has no visitor keys`)
  return keys
}

function isNode(value: unknown): value is WxmlNode {
  return typeof value === 'object' && value !== null && 'type' in value
}

describe('the tree', () => {
  it('has the names and fields of @wxml/parser', () => {
    const text = '<!-- c -->\n<view a="x{{b}}y" c d=\'\'>t {{e}} f\n</view>'
    const { ast } = parseForESLint(text)
    expect(ast).toMatchObject({
      type: 'Program',
      range: [0, text.length],
      errors: [],
      comments: [],
      tokens: [],
      body: [
        { type: 'WXComment', value: ' c ', range: [0, 10] },
        { type: 'WXText', value: '\n', range: [10, 11] },
        {
          type: 'WXElement',
          name: 'view',
          range: [11, 53],
          startTag: {
            type: 'WXStartTag',
            name: 'view',
            selfClosing: false,
            range: [11, 36],
            attributes: [
              {
                type: 'WXAttribute',
                key: 'a',
                quote: '"',
                value: 'x{{b}}y',
                rawValue: '"x{{b}}y"',
                range: [17, 28],
                children: [
                  { type: 'WXText', value: 'x', range: [20, 21] },
                  { type: 'WXAttributeInterpolation', value: 'b', rawValue: '{{b}}', range: [21, 26] },
                  { type: 'WXText', value: 'y', range: [26, 27] },
                ],
                interpolations: [{ type: 'WXInterpolation', value: 'b', rawValue: '{{b}}', range: [21, 26] }],
              },
              { type: 'WXAttribute', key: 'c', quote: null, value: null, rawValue: null, range: [29, 30], children: [], interpolations: [] },
              { type: 'WXAttribute', key: 'd', quote: "'", value: '', rawValue: "''", range: [31, 35], children: [], interpolations: [] },
            ],
          },
          children: [
            { type: 'WXText', value: 't ', range: [36, 38] },
            { type: 'WXInterpolation', value: 'e', rawValue: '{{e}}', range: [38, 43] },
            { type: 'WXText', value: ' ', range: [43, 44] },
            { type: 'WXText', value: 'f', range: [44, 45] },
            { type: 'WXText', value: '\n', range: [45, 46] },
          ],
          endTag: { type: 'WXEndTag', name: 'view', range: [46, 53] },
        },
      ],
    })
  })

  it('says where in lines from 1 and columns from 0', () => {
    const text = '<a>\r\n  <b\n c="d"/>\n</a>'
    const found: unknown[] = []
    visit(parseForESLint(text).ast, ({ type, loc }) => found.push([type, loc.start.line, loc.start.column, loc.end.line, loc.end.column]))
    expect(found).toEqual([
      ['Program', 1, 0, 4, 4],
      ['WXElement', 1, 0, 4, 4],
      ['WXStartTag', 1, 0, 1, 3],
      ['WXText', 1, 3, 2, 2],
      ['WXElement', 2, 2, 3, 8],
      ['WXStartTag', 2, 2, 3, 8],
      ['WXAttribute', 3, 1, 3, 6],
      ['WXText', 3, 8, 4, 0],
      ['WXEndTag', 4, 0, 4, 4],
    ])
  })

  it('takes <wxs> as a script, whose only statements are those that WXS does not have', () => {
    expect(parseForESLint('<wxs src="a" module="b"/><wxs module="c"></wxs>').ast.body).toMatchObject([
      { type: 'WXScript', name: 'wxs', value: null, startTag: { selfClosing: true, attributes: [{ key: 'src' }, { key: 'module' }] }, endTag: null },
      { type: 'WXScript', name: 'wxs', value: '', endTag: { name: 'wxs' } },
    ])
    const text = '<wxs module="m">\nvar a = 1; let b = 2\nfunction c() { for (const d of []) {} }\n</wxs>'
    expect(nodesOf(text).slice(4)).toEqual([
      ['WXScriptProgram', text.slice(16, -6)],
      ['VariableDeclaration', 'let b = 2'],
      ['VariableDeclarator', 'b = 2'],
      ['WXDeclared', 'b = 2'],
      ['VariableDeclaration', 'const d'],
      ['VariableDeclarator', 'd'],
      ['WXDeclared', 'd'],
      ['WXEndTag', '</wxs>'],
    ])
    expect(parseForESLint(text).ast.tokens.map(({ range }) => text.slice(...range))).toEqual(['let', 'b', '=', '2', 'const', 'd'])
    expect(parseForESLint('\n<wxs module="m">\nvar a = ;</wxs>').ast.body[1]).toMatchObject({ error: { type: 'WXScriptError', value: 'Unexpected token ;', loc: { start: { line: 3, column: 8 } } } })
  })

  it('has what a half-typed template has, and says what is wrong', () => {
    expect(nodesOf('<a><b c="d\n<!-- e -->f</a>{{')).toEqual([
      ['Program', '<a><b c="d\n<!-- e -->f</a>{{'],
      ['WXParseError', '<'],
      ['WXParseError', '"'],
      ['WXParseError', '<'],
      ['WXElement', '<a><b c="d\n<!-- e -->f</a>'],
      ['WXStartTag', '<a>'],
      ['WXElement', '<b c="d\n<!-- e -->f'],
      ['WXStartTag', '<b c="d\n<!-- e -->f'],
      ['WXAttribute', 'c="d'],
      ['WXAttribute', 'f'],
      ['WXEndTag', '</a>'],
      ['WXText', '{{'],
    ])
  })

  it('gives an element without an end tag all that it holds', () => {
    expect(nodesOf('<a><b>c <!-- d --></a>')).toEqual([
      ['Program', '<a><b>c <!-- d --></a>'],
      ['WXParseError', '<'],
      ['WXElement', '<a><b>c <!-- d --></a>'],
      ['WXStartTag', '<a>'],
      ['WXElement', '<b>c <!-- d -->'],
      ['WXStartTag', '<b>'],
      ['WXText', 'c '],
      ['WXComment', '<!-- d -->'],
      ['WXEndTag', '</a>'],
    ])
  })

  it('covers each template without gaps, children inside their parents and in order', () => {
    for (const { path, text } of templates) {
      const { ast } = parseForESLint(text)
      let covered = 0
      visit(ast, (node, parent) => {
        if (!['WXText', 'WXInterpolation', 'WXStartTag', 'WXEndTag', 'WXComment', 'WXScript'].includes(node.type) || parent?.type === 'WXAttribute') return
        if (parent?.type === 'WXScript') return
        expect(node.range[0], path).toBe(covered)
        covered = node.range[1]
      })
      expect(covered, path).toBe(text.length)
      expect(ast.errors, path).toEqual([])
    }
  })

  it('holds any text, children inside their parents and in order', () => {
    const fragment = fc.constantFrom('<', '</', '>', '/>', '"', '=', '{{', '}}', '<!--', '<!-- eslint-disable -->', '-->', '<wxs>', 'let a = {', '</wxs>', '<view', '<a>', '</a>', '</view>', ' a="{{b}}"', '\n', ' ', 'x')
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (parts) => {
        const text = parts.join('')
        const ends = new Map<WxmlNode | null, number>()
        visit(parseForESLint(text).ast, (node, parent) => {
          const isBeside = node.type === 'WXParseError' || (node.type === 'WXInterpolation' && parent?.type === 'WXAttribute')
          expect(node.range).toEqual([node.start, node.end])
          expect(node.start).toBeGreaterThanOrEqual(isBeside ? 0 : (ends.get(parent) ?? parent?.start ?? 0))
          expect(node.end).toBeGreaterThanOrEqual(node.start)
          expect(node.end).toBeLessThanOrEqual(parent?.end ?? text.length)
          if (!isBeside) ends.set(parent, node.end)
        })
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('takes time by the length of the text', () => {
    const began = performance.now()
    parseForESLint('<a>b</a>'.repeat(30_000))
    parseForESLint('<a>{{b</a>'.repeat(30_000))
    parseForESLint('<a>'.repeat(30_000))
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('has its version', () => {
    expect(meta).toEqual({ name: 'wechat-privacy/wxml-parser', version: packageJson.version })
    expect(wxmlParser).toEqual({ meta, parseForESLint })
  })
})

describe.each(VERSIONS)('under $name', (version) => {
  const texts = [
    ...templates.filter((_, index) => index % 25 === 0).map(({ text }) => text),
    '',
    '\uFEFF<view/>\r\n',
    '<view a="b',
    '<!-- eslint-disable -->\n<!-- a\n b --><view a=1 b={{c}}>{{ d }}</view>',
    '<wxs module="m">let a = 1; var q\n const f = function () { let b = 2 }; for (let i = 0;;) {} let [x, { y }] = a, z; const { k = 1 } = x; for (const w of []) {}</wxs>',
    '<wxs>var = </wxs>',
  ]

  it('js.configs.all has nothing to say', () => {
    const rules = Object.fromEntries(Object.entries(js.configs.all.rules).filter(([name]) => version.builtinRules.has(name)))
    expect(Object.keys(rules).length).toBeGreaterThan(150)
    const config = { rules, linterOptions: { reportUnusedDisableDirectives: 'off' } }
    const found = texts.flatMap((text) => lint(version, text, config).map(({ ruleId }) => `${String(ruleId)} in ${text}`))
    // The byte order mark that one of the texts has, and the let that another has and may not have.
    expect(found.filter((each) => !/^unicode-bom in \uFEFF|^one-var in <wxs module="m">let /u.test(each))).toEqual([])
  })

  it('no core rule stumbles, deprecated ones included', () => {
    // indent-legacy, deprecated in 2017, wants a token in every program.
    const rules = Object.fromEntries([...version.builtinRules.keys()].filter((name) => name !== 'indent-legacy').map((name) => [name, 'error']))
    for (const text of texts) expect(lint(version, text, { rules }).filter(({ fatal }) => fatal), text).toEqual([])
  })

  it('comments turn rules off natively', () => {
    const config = { plugins: { wxml: pluginWxml }, rules: { 'wxml/no-unexpected-string-bool': 'error', 'wxml/quotes': ['error', 'single'] } }
    const at = (text: string): string[] => lint(version, text, config).map(({ line, column, endColumn, ruleId }) => `${String(line)}:${String(column)}-${String(endColumn)} ${String(ruleId)}`)
    expect(at('<view>\n  <view a="true"/>\n</view>')).toEqual(['2:9-17 wxml/no-unexpected-string-bool', '2:9-17 wxml/quotes'])
    expect(at('<!-- eslint-disable-next-line wxml/quotes -- why -->\n<view a="true"/>')).toEqual(['2:7-15 wxml/no-unexpected-string-bool'])
    expect(at('<view a="true"/><!-- eslint-disable-line wxml/quotes, wxml/no-unexpected-string-bool -->')).toEqual([])
    expect(at('<!-- eslint-disable -->\n<view a="true"/>\n<!-- eslint-enable wxml/quotes -->\n<view a="true"/>')).toEqual(['4:7-15 wxml/quotes'])
    expect(at('<!-- eslint wxml/quotes: off --><view a="true"/>')).toEqual(['1:39-47 wxml/no-unexpected-string-bool'])
  })

  it('fixes unused directives without touching the markup', () => {
    const fixed = (text: string): string => {
      const config = [{ files: ['**/*.wxml'], languageOptions: { parser: wxmlParser }, plugins: { wxml: pluginWxml }, linterOptions: { reportUnusedDisableDirectives: 'error' }, rules: { 'wxml/quotes': ['error', 'single'] } }]
      return new version.Linter({ configType: 'flat' }).verifyAndFix(text, config as unknown as Linter.Config[], 'page.wxml').output
    }
    expect(fixed('<a/>\n<!-- eslint-disable-next-line wxml/quotes, wxml/max-len -- why -->\n<view a="b"/>')).toBe('<a/>\n<!-- eslint-disable-next-line wxml/quotes -- why -->\n<view a="b"/>')
    expect(fixed("<a/>\n<!-- eslint-disable-next-line wxml/quotes -->\n<view a='b'/>").replace(/\s+/gu, ' ')).toBe("<a/> <view a='b'/>")
  })
})

describe('the rules of eslint-plugin-wxml', () => {
  const options: Readonly<Record<string, readonly unknown[]>> = {
    'event-binding-style': ['colon'],
    'forbid-attributes': [{ forbid: ['class', { attr: 'bindtap', message: 'm' }] }],
    'forbid-tags': [{ forbid: ['view', { tag: 'text', message: 'm' }] }],
    'max-depth': [3],
    'max-len': [{ code: 80 }],
    'max-lines': [{ max: 20 }],
    quotes: ['single'],
    'required-attributes': [{ tag: 'view', attrs: ['id', { key: 'hidden', value: 'x' }] }],
    'required-root-tag': ['view'],
    'required-tags': ['wxs', 'view'],
  }
  const rules = Object.fromEntries(Object.keys(pluginWxml.rules).map((name) => [`wxml/${name}`, ['error', ...(options[name] ?? [])]]))
  // Two of the rules call what ESLint 10 no longer has.
  const version = VERSIONS[1] ?? { Linter: Linter10 }
  const reports = (text: string, parser: object): readonly string[] =>
    lint(version, text, { plugins: { wxml: pluginWxml }, rules, linterOptions: { reportUnusedDisableDirectives: 'off' } }, parser)
      .map(({ ruleId, message, line }) => `${String(ruleId)} ${message} ${String(line)}`)
      .sort()
  const firesIn = (text: string): readonly string[] => lint(version, text, { plugins: { wxml: pluginWxml }, rules }).map(({ ruleId }) => String(ruleId).replace('wxml/', ''))

  const SAME = [
    '<view a="1" a="2" a="3" b/>',
    '<view></text>',
    '<view>\n<text></veiw>\n</view>',
    '<wxs module="m">let a = 1; const f = function () { let b = 2 }</wxs>',
    '<wxs module="m">\nvar a = 1\nvar b = = 2\n</wxs>',
    '<wxs module="m"></wxs><wxs></wxs><wxs src="a"/>',
    '<view><wxs src="a" module="9m"/></view>',
    '<view wx:if="true" wx:elif="false" wx:for="{{x}}">{{ a + }}{{ {b:1} }}{{ ...c }}{{ d: 1, e }}</view>',
    "<view wx:for=\"{{x}}\" wx:else a=\"{{b==}}\" c='{{\"d\"}}' e=\"{{'<'}}\"/>",
    '<view v-if="{{true}}" bindtap="x" catch:tap="true" capture-bindtap="y" mut-bind:tap="z"/>',
    '<block></block>',
    '<block><view/></block>',
    '<view><block>{{a}}</block><block wx:if="{{a}}"><view wx:for="{{b}}"/></block><block> <view/> </block><block>a</block></view>',
    '<view>  </view><view>\n</view><text/>',
    '<view wx:key="{{a}}" wx:for="{{b}}"/><view wx:key="*this"/><view wx:key="index"/>',
    '<view><view><view><view><view><text/></view></view></view></view></view>',
    '<!-- a ---><view/><!-- <view> --><text>a<text/>b<!-- c --></text>',
    '<view a="a\nb\nc" hidden="{{ true }}" d="{{true}}" e="false"/>',
    ' text {{a}} {{ "}}" }}\n\n more ',
    `<view class="a" style="b"\n  id="c"\n>\n${'x'.repeat(90)}${'\n'.repeat(25)}</view>`,
    ' ',
  ]

  it.each(SAME)('report the same as on the tree of @wxml/parser: %j', (text) => {
    expect(reports(text, wxmlParser)).toEqual(reports(text, theirParser))
  })

  it('all have something to report there, or in a broken template', () => {
    const silent = new Set(Object.keys(pluginWxml.rules))
    for (const text of [...SAME, '<view']) for (const name of firesIn(text)) silent.delete(name)
    expect([...silent]).toEqual([])
  })

  it('report the same on the templates of the component libraries', () => {
    const falseErrors: string[] = []
    let count = 0
    // Many in one text: ESLint's own work for a file costs more than theirs.
    for (let from = 0; from < templates.length; from += 25) {
      const text = templates.slice(from, from + 25).map((each) => each.text).join('\n')
      const ours = reports(text, wxmlParser)
      const theirs = reports(text, theirParser)
      count += ours.length
      // A single brace in a value is an error to @wxml/parser, and none to WeChat's compiler.
      const isFalse = (report: string): boolean => report.startsWith('wxml/report-wxml-syntax-error unexpected character: ->')
      falseErrors.push(...theirs.filter(isFalse))
      expect(ours, `from ${String(templates[from]?.path)}`).toEqual(theirs.filter((each) => !isFalse(each)))
    }
    expect(falseErrors).toHaveLength(2)
    expect(count).toBeGreaterThan(40_000)
  })

  /** Where the trees differ: what each parser's reports say of the other's. */
  it.each<readonly [text: string, why: string, ours: readonly string[], theirs: readonly string[]]>([
    ['<view', 'a tag that is being typed has no start tag in their tree, and their words are their grammar\'s', ['report-wxml-syntax-error', 'empty-tag-self-closing', 'forbid-tags', 'required-attributes'], ['report-wxml-syntax-error']],
    ['<text a=1/>', 'an unquoted value is lost', ['report-wxml-syntax-error'], ['report-wxml-syntax-error', 'report-wxml-syntax-error']],
    ['<text><view id="" hidden="x">a</text></view>', 'end tags close what they name, not what stands next', ['report-wxml-syntax-error', 'report-wxml-syntax-error'], ['no-inconsistent-tagname', 'no-inconsistent-tagname']],
    ["<!-- eslint-disable wxml/quotes --><text a=\"b\"/>", 'directives work', [], ['quotes']],
    ["<text a='^{b}'/>", 'braces and carets are allowed in values', [], ['report-wxml-syntax-error', 'report-wxml-syntax-error']],
  ])('%j differs: %s', (text, _, ours, theirs) => {
    const only = (some: readonly string[], others: readonly string[]): readonly string[] =>
      some.filter((each) => !others.includes(each)).map((each) => /^wxml\/(\S+)/u.exec(each)?.[1] ?? each).sort()
    const [mine, other] = [reports(text, wxmlParser), reports(text, theirParser)]
    expect([only(mine, other), only(other, mine)]).toEqual([[...ours].sort(), [...theirs].sort()])
  })
})
