import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packageTemplates } from './package-templates.mjs'
import { scanWxml, type WxmlAttribute, type WxmlElement } from '../../src/parsers/wxml-scanner.js'
import { compile, compileText, whyNoCompiler, type CompiledElement } from './wcc.js'

const missing = whyNoCompiler()
if (missing !== null) console.warn(`\n!!! WeChat's own compiler is not asked, so the scanner is NOT compared with it: ${missing} !!!\n`)

/** Templates of every shape that the scanner must take and that the compiler takes too. */
const ACCEPTED: Readonly<Record<string, string>> = {
  'less-than in a mustache of a value': '<view a="{{x<1}}" b="{{a<b ? \'c\' : \'d\'}}"c="1"/>',
  'less-than in a mustache of a text': '<view>{{ a < b }}<text>{{a<b}}</text></view>',
  'a tag in a string of a mustache': '<view>{{ "<text>" }}<camera/></view>',
  'the end of a mustache in a string of it': '<view>{{ "}}<text" }}<camera/></view>',
  'quotes of the other kind in a mustache': '<view a=\'{{"x"}}\' b="{{\'}}\'}}" c="{{y ? \'a\' : \'b\'}}"/>',
  'braces in values': '<view a="a{b" c="{d}" e="{ {f} }" g="}}" h="{{x}}}}" i="{{ {a:1} }}"/>',
  'no space between attributes': '<view a="1"b="2"c=\'3\'d e="{{x}}y"f/>',
  'attributes without values': '<input disabled/><input disabled focus type="nickname"/>',
  'space around the equals sign': '<view a = "1" b\n=\n"2" c= \'3\'/>',
  'tag marks in values': '<view a="<view>" b="a > b" c="</view>" d="<!-- x -->"/>',
  'an escaped quote': '<view a="a\\"b" c=\'a\\\'b\' d="\\\\"/>',
  'the same attribute twice': '<button open-type="getPhoneNumber" open-type="share" a="1" A="2"/>',
  'wxs bodies': '<wxs module="m">var a = "</view>"; if (1 < 2) { module.exports = { b: "<view a=\'" } }</wxs ><view a="{{m.b}}"/>',
  'two wxs bodies': '<wxs module="m">var a = 1 < 2</wxs><view/><wxs module="n">var a = 1 > 2</wxs\n><text/>',
  'byte order mark': '\uFEFF<view a="1"/>',
  'carriage returns': '<view\r\n  a="1"\r\n  b>\r\n  <text>\r\nx</text>\r\n</view>\r\n',
  'comments': '<!-- <camera/> --><view><!--<text a="\'/>--><text/></view><!----><view/><!-- ---><view b="1"/>',
  'a comment that nothing closes': '<view/><!-- <camera/>',
  'a comment that opens with three dashes': '<view/><!---><camera/>--><text/>',
  'characters of several bytes': '<view a="中文">中文<text b="😀"/>😀 <camera c="é"/></view>',
  'space in end tags': '<view><text></text ></ view>',
  'tags over several lines': '<button\n  class="a b"\n\n  open-type="getPhoneNumber"\n  bindgetphonenumber="go"\n>\n  x\n</button>',
  'conditions, loops, templates, slots': `<import src="./t.wxml"/><include src="./i.wxml"/><template name="q"><view x="1"><text/></view></template>
<block wx:if="{{a<b}}"><view wx:for="{{[1,2]}}" wx:key="*this"><template is="q" data="{{...x}}"/></view></block>
<block wx:elif="{{c}}"><slot name="s"/></block><view wx:else><include src="./i.wxml"/></view>`,
  'prefixed names': '<view bind:tap="a" catch:tap="b" capture-bind:touchstart="c" mark:x="1" data-a-b="2" model:value="{{v}}" aria-label="l"/>',
}

/** Refused by the compiler; how the scanner takes them is said in its own tests. */
const REFUSED = ['<view a=1/>', '<view b={{x}}/>', "<view a='1/>", '<view', '<view a="1>\n<camera b="2"/>', '<view <!-- x --> a="1"/>', '</view>', '<view></text>', 'a < b <view/>', '<view/ a>']

describe.skipIf(missing !== null)('the scanner beside WeChat\'s own compiler', () => {
  it.each(Object.entries(ACCEPTED))('agrees on %s', (_, text) => {
    const compiled = compileText(text)
    if (!compiled.ok) throw new Error(compiled.error)
    expectAgreement(text, compiled.files.get('page.wxml') ?? [])
  })

  it.each(REFUSED)('finds a problem where the compiler does: %s', (text) => {
    expect(compileText(text)).toMatchObject({ ok: false })
    expect(scanWxml(text).problems).not.toEqual([])
  })

  it.each(packageTemplates())('agrees on each template of $name', ({ root, templates }) => {
    const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.wxs'))
    const compiled = compile(root, templates.map(({ path }) => path), scripts)
    if (!compiled.ok) throw new Error(compiled.error)
    expect(templates.length).toBeGreaterThan(3)
    for (const { path, text } of templates) {
      expectAgreement(text, compiled.files.get(path) ?? [], path)
      expect(scanWxml(text).problems, path).toEqual([])
    }
  })
})

function expectAgreement(text: string, compiled: readonly CompiledElement[], path?: string): void {
  expect(seenByScanner(text), path).toEqual(seenByCompiler(text, compiled))
  const columns = compiled.toSorted((a, b) => a.line - b.line || a.column - b.column).map(({ column }) => column)
  for (const [index, bytes] of bytesIntoLine(text).entries()) expect([bytes + 1, bytes + 2], path).toContain(columns[index])
  expect(attributesOutOfPlace(text), path).toEqual([])
}

/** What both see of an element, in the order of the text; the parent is told by its place in that order. */
type Seen = readonly [line: number, tag: string, parent: number, attributes: Readonly<Record<string, string | true>>]

function seenByCompiler(text: string, elements: readonly CompiledElement[]): readonly Seen[] {
  const inOrder = elements.toSorted((a, b) => a.line - b.line || a.column - b.column)
  const keys = inOrder.map(({ line, column }) => `${String(line)}:${String(column)}`)
  return inOrder.map(({ tag, line, parent, attributes }) => [line, tag, parent === null ? -1 : keys.indexOf(parent), tellable(text, [...attributes])])
}

function seenByScanner(text: string): readonly Seen[] {
  const elements = scanWxml(text).elements.filter(isRendered)
  return elements.map((element) => [lineOf(text, element), element.name, element.parent ? elements.indexOf(element.parent) : -1, tellable(text, attributesOf(element))])
}

/** How many bytes into its line each element begins. The compiler is one too high, and one more where it has just read a line's end. */
function bytesIntoLine(text: string): readonly number[] {
  return scanWxml(text).elements.filter(isRendered).map(({ range }) => Buffer.byteLength(text.slice(text.lastIndexOf('\n', range[0]) + 1, range[0])))
}

/** The compiler says nothing of the attributes of these. */
const WITHOUT_ATTRIBUTES = new Set(['template', 'include', 'block'])

function attributesOf({ name, attributes }: WxmlElement): readonly (readonly [string, string | true | null])[] {
  if (WITHOUT_ATTRIBUTES.has(name)) return []
  return attributes.filter((each) => !/^(?:wx[:-]|generic:)/u.test(each.name)).map((each) => [propertyOf(each.name), valueOf(each)])
}

/** By name; a dynamic value is compared by its being there alone, and one with escapes as well. */
function tellable(text: string, attributes: readonly (readonly [string, string | true | null])[]): Readonly<Record<string, string | true>> {
  return Object.fromEntries(attributes.map(([name, value]) => [name, value === null || text.includes('\\') ? '…' : value] as const).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function valueOf({ value }: WxmlAttribute): string | true | null {
  if (!value) return true
  return value.text.includes('{{') ? null : value.text
}

function propertyOf(name: string): string {
  const own = name.replace(/^model:/u, '')
  return /^data-|:/u.test(own) ? own : own.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase())
}

function isRendered(element: WxmlElement): boolean {
  return element.name !== 'wxs' && element.name !== 'import' && !isDefinition(element)
}

function isDefinition({ name, attributes }: WxmlElement): boolean {
  return name === 'template' && attributes.some((each) => each.name === 'name')
}

function lineOf(text: string, { range }: WxmlElement): number {
  return text.slice(0, range[0]).split('\n').length
}

/** Attributes whose ranges do not hold what they say they hold. */
function attributesOutOfPlace(text: string): readonly WxmlAttribute[] {
  return scanWxml(text).elements.flatMap(({ attributes }) =>
    attributes.filter(({ name, range, nameRange, value }) => {
      const quote = value?.quote ?? ''
      const source = value ? new RegExp(`^\\s*=\\s*${quote}$`, 'u').test(text.slice(nameRange[1], value.range[0])) : range[1] === nameRange[1]
      const isWhole = !value || (text.slice(value.range[1], range[1]) === quote && text.slice(...value.range) === value.text)
      return !source || !isWhole || range[0] !== nameRange[0] || text.slice(...nameRange) !== name
    }),
  )
}
