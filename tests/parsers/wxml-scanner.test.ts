import { describe, expect, it } from 'vitest'
import { scanWxml, type WxmlElement } from '../../src/parsers/wxml-scanner.js'

/** The source of each start tag, then of its attributes: names and, after an arrow, what is taken for the value. */
function tagsOf(text: string): readonly (readonly string[])[] {
  return scanWxml(text).elements.map(({ startTag, attributes }) => [
    text.slice(...startTag),
    ...attributes.map(({ nameRange, value }) => `${text.slice(...nameRange)}${value ? ` -> ${text.slice(...value.range)}` : ''}`),
  ])
}

/** The nesting: `/` closes itself, `?` has no end tag. */
function treeOf(text: string): string {
  const show = ({ name, children, endTag, selfClosing }: WxmlElement): string =>
    `${name}${selfClosing ? '/' : endTag ? '' : '?'}${children.length > 0 ? `(${children.map(show).join(' ')})` : ''}`
  return scanWxml(text).elements.filter((each) => each.parent === null).map(show).join(' ')
}

function problemsOf(text: string): readonly string[] {
  return scanWxml(text).problems.map(({ index, message }) => `${String(index)} ${message}`)
}

describe('a whole template', () => {
  it('gives exact ranges of elements, tags, names and values', () => {
    const text = '<view>\n  <button open-type="getPhoneNumber" disabled>ok</button>\n</view>'
    const [view, button] = scanWxml(text).elements
    expect(view).toMatchObject({ name: 'view', range: [0, 72], nameRange: [1, 5], startTag: [0, 6], endTag: [65, 72], selfClosing: false, attributes: [] })
    expect(button).toMatchObject({ name: 'button', range: [9, 64], nameRange: [10, 16], startTag: [9, 53], endTag: [55, 64], selfClosing: false, children: [] })
    expect(button?.attributes).toEqual([
      { name: 'open-type', range: [17, 43], nameRange: [17, 26], value: { text: 'getPhoneNumber', range: [28, 42], quote: '"' } },
      { name: 'disabled', range: [44, 52], nameRange: [44, 52], value: null },
    ])
    expect(view?.parent).toBe(null)
    expect(view?.children[0]).toBe(button)
    expect(button?.parent).toBe(view)
    expect(problemsOf(text)).toEqual([])
  })

  it('tells how a value is quoted, and has empty values', () => {
    const [element] = scanWxml(`<view a="" b='x' c=y/>`).elements
    expect(element?.attributes.map(({ range, value }) => [range, value])).toEqual([
      [[6, 10], { text: '', range: [9, 9], quote: '"' }],
      [[11, 16], { text: 'x', range: [14, 15], quote: "'" }],
      [[17, 20], { text: 'y', range: [19, 20], quote: null }],
    ])
    expect(element).toMatchObject({ range: [0, 22], selfClosing: true, endTag: null })
  })

  it('lists the elements in the order of their start tags, nested by their end tags', () => {
    const text = '<a><b/><c><d></d></c></a><e></e>'
    expect(scanWxml(text).elements.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(treeOf(text)).toBe('a(b/ c(d)) e')
  })

  it('keeps comments, and nothing that stands in them', () => {
    const { elements, comments, problems } = scanWxml('<!-- <camera/>\n<a b="--><b/><!----><!-- x ---><!--->y-->')
    expect(elements.map(({ name }) => name)).toEqual(['b'])
    expect(comments).toEqual([
      { range: [0, 24], text: ' <camera/>\n<a b="' },
      { range: [28, 35], text: '' },
      { range: [35, 46], text: ' x -' },
      { range: [46, 56], text: '->y' },
    ])
    expect(problems).toEqual([])
  })

  it('is empty for texts without tags', () => {
    for (const text of ['', ' ', 'text', '\uFEFF', '{{ a < b }}', '<', '<>', '< ', '1 < 2']) expect(scanWxml(text).elements, text).toEqual([])
  })
})

describe('values', () => {
  it.each<readonly [text: string, tags: readonly (readonly string[])[]]>([
    ['<a b="{{x<y}}" c="{{x <y}}"d="e"/>', [['<a b="{{x<y}}" c="{{x <y}}"d="e"/>', 'b -> {{x<y}}', 'c -> {{x <y}}', 'd -> e']]],
    ['<a b="{{c==\'d\'}}" e=\'{{f=="g"}}\'/>', [['<a b="{{c==\'d\'}}" e=\'{{f=="g"}}\'/>', "b -> {{c=='d'}}", 'e -> {{f=="g"}}']]],
    ['<a b="{{c=="d"}}" e/>', [['<a b="{{c=="d"}}" e/>', 'b -> {{c=="d"}}', 'e']]],
    ['<a b="{{c == "d" && "e" == f ? "g" : "h"}} i" j="k"/>', [['<a b="{{c == "d" && "e" == f ? "g" : "h"}} i" j="k"/>', 'b -> {{c == "d" && "e" == f ? "g" : "h"}} i', 'j -> k']]],
    ['<a b="{{c" d="e}}" f="{{g}}"/>', [['<a b="{{c" d="e}}" f="{{g}}"/>', 'b -> {{c', 'd -> e}}', 'f -> {{g}}']]],
    ['<a b="{{c" d="{{e}}"/>', [['<a b="{{c" d="{{e}}"/>', 'b -> {{c', 'd -> {{e}}']]],
    ['<a b="{" c="}" d="{x}" e="}}" f="{{ {g:1} }}"/>', [['<a b="{" c="}" d="{x}" e="}}" f="{{ {g:1} }}"/>', 'b -> {', 'c -> }', 'd -> {x}', 'e -> }}', 'f -> {{ {g:1} }}']]],
    ['<a b="1"c="2"d=\'3\'e/>', [['<a b="1"c="2"d=\'3\'e/>', 'b -> 1', 'c -> 2', 'd -> 3', 'e']]],
    ['<a b=c d={{e}} f={{g < h}}i j=k/>', [['<a b=c d={{e}} f={{g < h}}i j=k/>', 'b -> c', 'd -> {{e}}', 'f -> {{g < h}}i', 'j -> k']]],
    ['<a b=c>', [['<a b=c>', 'b -> c']]],
    ['<a b=/x/y z/>', [['<a b=/x/y z/>', 'b -> /x/y', 'z']]],
    ['<a b = "1"\n c\n=\n\'2\' d=\te>', [['<a b = "1"\n c\n=\n\'2\' d=\te>', 'b -> 1', 'c -> 2', 'd', 'e']]],
    ['<a b="c" b="d" B="e"/>', [['<a b="c" b="d" B="e"/>', 'b -> c', 'b -> d', 'B -> e']]],
    ['<a b="c\\"d" e=\'f\\\'g\' h="\\\\"/>', [['<a b="c\\"d" e=\'f\\\'g\' h="\\\\"/>', 'b -> c\\"d', "e -> f\\'g", 'h -> \\\\']]],
    ['<a b="<c d" e="f > g" h="</i>" j="<!-- k -->"/>', [['<a b="<c d" e="f > g" h="</i>" j="<!-- k -->"/>', 'b -> <c d', 'e -> f > g', 'h -> </i>', 'j -> <!-- k -->']]],
    ['<a b="c\n  d\n"\n e="f"/>', [['<a b="c\n  d\n"\n e="f"/>', 'b -> c\n  d\n', 'e -> f']]],
    ['<a b="{{\n c\n < d\n}}" e/>', [['<a b="{{\n c\n < d\n}}" e/>', 'b -> {{\n c\n < d\n}}', 'e']]],
    ['<a\r\n  b="c"\r\n  d>\r\n</a>', [['<a\r\n  b="c"\r\n  d>', 'b -> c', 'd']]],
    ['\uFEFF<a b="c"/>', [['<a b="c"/>', 'b -> c']]],
    ['<a bind:tap="b" @c="d" :e="f" v-on:g.h="i" data-j-k="l"/>', [['<a bind:tap="b" @c="d" :e="f" v-on:g.h="i" data-j-k="l"/>', 'bind:tap -> b', '@c -> d', ':e -> f', 'v-on:g.h -> i', 'data-j-k -> l']]],
    ['<a {{b ? "c" : ""}} d="e"/>', [['<a {{b ? "c" : ""}} d="e"/>', '{{b ? "c" : ""}}', 'd -> e']]],
    ['<a <!-- b="c" --> d="e"/>', [['<a <!-- b="c" --> d="e"/>', 'd -> e']]],
    ['<a b/c="d"/>', [['<a b/c="d"/>', 'b', 'c -> d']]],
    ['< a b="c"/>', [['< a b="c"/>', 'b -> c']]],
  ])('%j', (text, tags) => {
    expect(tagsOf(text)).toEqual(tags)
  })
})

describe('text', () => {
  it.each<readonly [string, string]>([
    ['{{ a < b }}<c/>', 'c/'],
    ['{{ "<d/>" }}<c/>', 'c/'],
    ["{{ '}}<d/>' }}<c/>", 'c/'],
    ["{{ it's }}<c/>\n{{ don't }}<d/>", 'c/ d/'],
    ['{{ a\n<b c="{{d}}"/>', 'b/'],
    ['{{ <b/> {{d}}', 'b/'],
    ['{{{a: 1}}}<b/>', 'b/'],
    ['{{', ''],
    ['}}<b/>', 'b/'],
    ['a < 1 <b/>', 'b/'],
  ])('%j', (text, tree) => {
    expect(treeOf(text)).toBe(tree)
  })
})

describe('<wxs>', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['<wxs module="m">if (a<b) { c = "<view>" } // </wx\n</wxs><d/>', 'wxs d/', []],
    ['<wxs module="m">a</wxs\n><d/>', 'wxs d/', []],
    ['<wxs src="a" module="m"/><d/>', 'wxs/ d/', []],
    ['<wxs src="a" module="m"></wxs><d/>', 'wxs d/', []],
    ['<wxs src="a" module="m"><d/>', 'wxs? d/', ['0 Element `wxs` has no end tag.']],
    ['<wxs src="a" module="m"><d/><wxs module="n">var b = "<e/>"</wxs>', 'wxs? d/ wxs', ['0 Element `wxs` has no end tag.']],
    ['<wxs module="m">var a = "</wxs>"</wxs>', 'wxs', ['32 End tag `wxs` fits no start tag.']],
    ['<wxsx><d/></wxsx>', 'wxsx(d/)', []],
    ['<wxs module="m\nvar a = 1 < 2\n</wxs><d/>', 'wxs d/', ['0 Start tag `wxs` has no end.', '12 Value of attribute `module` has no closing quote.', '21 Attribute `a` has no value.']],
  ])('%j', (text, tree, problems) => {
    expect(treeOf(text)).toBe(tree)
    expect(problemsOf(text)).toEqual(problems)
  })
})

describe('a half-typed template', () => {
  it.each<readonly [text: string, tags: readonly (readonly string[])[]]>([
    ['<', []],
    ['<a', [['<a']]],
    ['<a b', [['<a b', 'b']]],
    ['<a b=', [['<a b=', 'b']]],
    ['<a b="', [['<a b="', 'b -> ']]],
    ['<a b="c', [['<a b="c', 'b -> c']]],
    ['<a b="c" ', [['<a b="c"', 'b -> c']]],
    ['<a b="c" /', [['<a b="c" /', 'b -> c']]],
    ['<a\n<b c="d"/>', [['<a'], ['<b c="d"/>', 'c -> d']]],
    ['<a b\n<b c="d"/>', [['<a b', 'b'], ['<b c="d"/>', 'c -> d']]],
    ['<a b=\n<b c="d"/>', [['<a b=', 'b'], ['<b c="d"/>', 'c -> d']]],
    ['<a b="\n<b c="d"/>', [['<a b="', 'b -> '], ['<b c="d"/>', 'c -> d']]],
    ['<a b="c\n<b c="d"/>', [['<a b="c', 'b -> c'], ['<b c="d"/>', 'c -> d']]],
    ['<a b="c\r\n  <b c="d"/>', [['<a b="c', 'b -> c'], ['<b c="d"/>', 'c -> d']]],
    ['<a b="c\n  <!-- x --><b c="d"/>', [['<a b="c\n  <!-- x -->', 'b -> c'], ['<b c="d"/>', 'c -> d']]],
    ['<a b="{{c\n  <b c="{{d}}"/>', [['<a b="{{c', 'b -> {{c'], ['<b c="{{d}}"/>', 'c -> {{d}}']]],
    ['<a b="c>text</a>\n<b c="d"/>', [['<a b="c>', 'b -> c'], ['<b c="d"/>', 'c -> d']]],
    ['<a b="c/>\n<b c="d"/>', [['<a b="c/>', 'b -> c'], ['<b c="d"/>', 'c -> d']]],
    ['<a b="c\n  d="e"\n>\n<b c="d"/>', [['<a b="c\n  d="e"\n>', 'b -> c', 'd -> e'], ['<b c="d"/>', 'c -> d']]],
    ['<a b="c d="e"><b c="d"/></a>', [['<a b="c d="e">', 'b -> c', 'd -> e'], ['<b c="d"/>', 'c -> d']]],
    ['<a b="c<b c="d"/>', [['<a b="c', 'b -> c'], ['<b c="d"/>', 'c -> d']]],
    ['<a b="{{c<b c="{{d}}" e="f"/>', [['<a b="{{c', 'b -> {{c'], ['<b c="{{d}}" e="f"/>', 'c -> {{d}}', 'e -> f']]],
    ["<a b=\"{{c=='<b c=\"{{d=='e'}}\"/>", [["<a b=\"{{c=='", "b -> {{c=='"], ["<b c=\"{{d=='e'}}\"/>", "c -> {{d=='e'}}"]]],
    ['<a b=c" d="e"/>', [['<a b=c" d="e"/>', 'b -> c', 'd -> e']]],
    ['<a b="c\\"/>', [['<a b="c\\"/>', 'b -> c\\']]],
  ])('%j', (text, tags) => {
    expect(tagsOf(text)).toEqual(tags)
  })

  it.each<readonly [string, string, readonly string[]]>([
    ['<a><b></a><c/>', 'a(b?) c/', ['3 Element `b` has no end tag.']],
    ['<a><b><c/></a><d/>', 'a(b?(c/)) d/', ['3 Element `b` has no end tag.']],
    ['<a><b></c></a>', 'a(b)', ['6 End tag `c` fits no start tag.']],
    ['<a><b></c><d/></a>', 'a(b d/)', ['6 End tag `c` fits no start tag.']],
    ['<a></c><d/><e><f/></e></a>', 'a(d/ e(f/))', ['3 End tag `c` fits no start tag.']],
    ['<a></b><c/></d><e/>', 'a c/ e/', ['3 End tag `b` fits no start tag.', '11 End tag `d` fits no start tag.']],
    ['<vi\n<b/></view><c/>', 'vi(b/) c/', ['0 Start tag `vi` has no end.', '8 End tag `view` fits no start tag.']],
    ['</a><b/>', 'b/', ['0 End tag `a` fits no start tag.']],
    ['<a></a\n<b/>', 'a b/', ['3 End tag `a` has no end.']],
    ['<a></><b/></a>', 'a(b/)', ['3 End tag has no name.']],
    ['<a></\n<b/></a>', 'a(b/)', ['3 End tag has no name.']],
    ['<a/><!-- <b/>', 'a/', ['4 Comment has no end.']],
    ['<a b=c =d "e/>', 'a/', ['5 Value of attribute `b` has no quotes.', '7 Unexpected `=` in a tag.', '10 Unexpected `"` in a tag.']],
    ['a < <b/>', 'b/', ['2 Unexpected `<`.']],
  ])('%j is nested with what it has', (text, tree, problems) => {
    expect(treeOf(text)).toBe(tree)
    expect(problemsOf(text)).toEqual(problems)
  })

  it('ends an unclosed element with its start tag, an unclosed value without a quote', () => {
    const [element] = scanWxml('<a b="c\n<d/>').elements
    expect(element).toMatchObject({ range: [0, 7], startTag: [0, 7], endTag: null, attributes: [{ range: [3, 7], value: { text: 'c', range: [6, 7], quote: '"' } }] })
  })

  it('takes a misspelt end tag for the end', () => {
    expect(scanWxml('<view>a</veiw>').elements[0]).toMatchObject({ range: [0, 14], endTag: [7, 14] })
  })
})
