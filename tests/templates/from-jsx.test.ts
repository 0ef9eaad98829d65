import { describe, expect, it } from 'vitest'
import type { Element, ShownState } from '../../src/templates/element.js'
import { shownStates } from '../../src/templates/conditions.js'
import { elementsIn } from './jsx-elements.js'

const parentsIn = (text: string): readonly (readonly [string, string | undefined])[] => elementsIn(text).map(({ name, parent }) => [name, parent?.name] as const)

describe('elements', () => {
  it('come in the order of the text, each with its ranges', () => {
    const text = 'const a = <View>\n  <Input type="nickname" />\n  <Foo.Bar>x</Foo.Bar>\n</View>'
    const elements = elementsIn(text)
    expect(elements.map(({ name, range, nameRange, startTag }) => [name, text.slice(...range), text.slice(...nameRange), text.slice(...startTag)])).toEqual([
      ['View', text.slice(10), 'View', '<View>'],
      ['Input', '<Input type="nickname" />', 'Input', '<Input type="nickname" />'],
      ['Foo.Bar', '<Foo.Bar>x</Foo.Bar>', 'Foo.Bar', '<Foo.Bar>'],
    ])
    expect(elements.every(({ host }) => host === 'jsx')).toBe(true)
  })

  it('are the same in TypeScript', () => {
    const text = 'const a = (b as any) && <List<string> kind={"x" as const} open={c!} />'
    const [list, ...others] = elementsIn(text, 'page.tsx')
    expect(others).toEqual([])
    expect(list).toMatchObject({ name: 'List', range: [24, 70], nameRange: [25, 29], startTag: [24, 70], parent: null, tree: 24, states: [{ name: 'b', state: true }] })
    expect(list?.attributes).toEqual([
      { name: 'kind', range: [38, 57], nameRange: [38, 42], value: { kind: 'static', text: 'x', range: [45, 46] } },
      { name: 'open', range: [58, 67], nameRange: [58, 62], value: { kind: 'dynamic', source: 'c!', range: [64, 66], possible: null } },
    ])
  })

  it('have the nearest element around them as parent, fragments left out', () => {
    expect(parentsIn('const a = <A><><B/></>{c && <C/>}{d ? <D/> : <E/>}{list.map((each) => <F><G/></F>)}</A>')).toEqual([
      ['A', undefined], ['B', 'A'], ['C', 'A'], ['D', 'A'], ['E', 'A'], ['F', 'A'], ['G', 'F'],
    ])
    expect(parentsIn('const a = <A header={<B/>} footer=<C/> render={() => { return <D/> }}/>')).toEqual([['A', undefined], ['B', 'A'], ['C', 'A'], ['D', 'A']])
    expect(parentsIn('function A() { return <B/> }\nfunction C() { const d = () => <D/>; return <E>{d()}</E> }')).toEqual([['B', undefined], ['D', undefined], ['E', undefined]])
    const [a, b] = elementsIn('const a = <A><B/></A>')
    expect(b?.parent).toBe(a)
  })

  it('know the tree that they stand in', () => {
    const text = 'const a = <><A/>{b && <B><C/></B>}</>\nconst d = e ? <D/> : <E/>'
    expect(elementsIn(text).map(({ name, tree }) => [name, text.slice(tree).slice(0, 3)])).toEqual([['A', '<><'], ['B', '<><'], ['C', '<><'], ['D', '<D/'], ['E', '<E/']])
  })

  it.each([
    'const a = 1 < 2',
    'const a = "<Camera/>" // </View>',
    'const a = <>{/* <Camera/> */}</>',
    "const a = process.env.TARO_ENV === 'h5' && <A><B/></A>",
    "const a = process.env.TARO_ENV === 'weapp' ? null : <A/>",
    "function a() { if (process.env.TARO_ENV !== 'weapp') return <A/> }",
    'const a = <>{/* #ifdef H5 */}<A/>{/* #endif */}</>',
  ])('%s has none', (text) => {
    expect(elementsIn(text)).toEqual([])
  })

  it('are there in the build for WeChat', () => {
    expect(parentsIn("const a = process.env.TARO_ENV === 'weapp' ? <A/> : <B/>")).toEqual([['A', undefined]])
    expect(parentsIn('const a = <>{/* #ifdef MP-WEIXIN */}<A/>{/* #endif */}</>')).toEqual([['A', undefined]])
  })

  it('are plain data', () => {
    const elements = elementsIn('import { Button } from "@tarojs/components"\nconst a = b && <Button openType={c ? "d" : "e"} onClick={() => f()} {...g}>h</Button>')
    expect(structuredClone(elements)).toEqual(elements)
    expect(JSON.parse(JSON.stringify(elements))).toEqual(elements)
  })
})

describe('attributes', () => {
  /** Value of the only attribute of the first element, its range as text. */
  function valueIn(text: string): unknown {
    const value = elementsIn(text)[0]?.attributes[0]?.value
    if (!value || value.kind === 'none') return value
    const place = text.slice(...value.range)
    return value.kind === 'static' ? ['static', value.text, place] : ['dynamic', value.source, place, value.possible]
  }

  it.each<readonly [string, unknown]>([
    ['const a = <A b="c"/>', ['static', 'c', 'c']],
    ["const a = <A b='c'/>", ['static', 'c', 'c']],
    ['const a = <A b="&lt;c"/>', ['static', '<c', '&lt;c']],
    ["const a = <A b={'c'}/>", ['static', 'c', 'c']],
    ['const a = <A b={ `c` }/>', ['static', 'c', 'c']],
    ['const a = <A b/>', { kind: 'none' }],
    ["const a = <A b={'\\x63'}/>", ['dynamic', "'\\x63'", "'\\x63'", ['c']]],
    ["const a = <A b={ d ? 'c' : 'e' }/>", ['dynamic', " d ? 'c' : 'e' ", " d ? 'c' : 'e' ", ['c', 'e']]],
    ['const a = <A b={<B/>}/>', ['dynamic', '<B/>', '<B/>', null]],
    ['const a = <A b=<B/>/>', ['dynamic', '<B/>', '<B/>', null]],
    ['const a = <A b={1}/>', ['dynamic', '1', '1', []]],
  ])('%s', (text, value) => {
    expect(valueIn(text)).toEqual(value)
  })

  it('have their name and range', () => {
    const text = 'const a = <A\n  open-type="b"\n  v-on:tap={c}\n  d\n/>'
    expect(elementsIn(text)[0]?.attributes.map(({ name, range, nameRange }) => [name, text.slice(...range), text.slice(...nameRange)])).toEqual([
      ['open-type', 'open-type="b"', 'open-type'],
      ['v-on:tap', 'v-on:tap={c}', 'v-on:tap'],
      ['d', 'd', 'd'],
    ])
  })

  it('may be more than are seen', () => {
    const [one, other] = elementsIn('const a = <><A {...b} c="d" {...e}/><A c="d"/></>')
    expect([one?.isOpen, one?.attributes.map(({ name }) => name)]).toEqual([true, ['c']])
    expect([other && 'isOpen' in other]).toEqual([false])
  })

  it('are left out of another platform', () => {
    const [a] = elementsIn('const a = <A\n  // #ifdef H5\n  b="c"\n  // #endif\n  d="e"\n/>')
    expect(a?.attributes.map(({ name }) => name)).toEqual(['d'])
  })

  it.each<readonly [string, readonly string[] | null]>([
    ["x ? 'a' : y ? 'b' : 'a'", ['a', 'b']],
    ["x && 'a'", ['a']],
    ["x ? undefined : 'a'", ['a']],
    ["x ? null : 'a'", ['a']],
    ["x || 'a'", null],
    ["x ? y : 'a'", null],
    ['`${x ? "a" : "b"}|c`', ['a|c', 'b|c']],
    ['`${x}|c`', null],
    ["`${x ? 'a' : null}`", ['a']],
    ['`${1}a`', null],
    ["'a' + (x ? 'b' : 'c')", ['ab', 'ac']],
    ['CONSTANT', ['constant']],
    ['EITHER', ['one', 'two']],
    ['KINDS.phone', ['getPhoneNumber']],
    ['KINDS[x]', null],
    ['changing', null],
    ['f()', null],
    ["process.env.TARO_ENV === 'weapp' ? 'a' : 'b'", ['a']],
    ["process.env.TARO_ENV === 'h5' ? x : 'b'", ['b']],
    ['itself', null],
  ])('{%s} can become these strings', (expression, strings) => {
    const text = `const CONSTANT = 'constant', EITHER = x ? 'one' : 'two', KINDS = { phone: 'getPhoneNumber' }\nlet changing = 'a'; changing = x()\nconst itself = itself || 'a'\nconst a = <A b={${expression}}/>`
    const value = elementsIn(text)[0]?.attributes[0]?.value
    expect(value?.kind === 'dynamic' && value.possible).toEqual(strings)
  })
})

describe('the source of a tag', () => {
  const sourcesIn = (text: string, filename?: string): readonly Element['source'][] => elementsIn(text, filename).map(({ source }) => source)

  it.each<readonly [string, Element['source']]>([
    ["import { Camera } from '@tarojs/components'\nconst a = <Camera/>", { module: '@tarojs/components', name: 'Camera' }],
    ["import { Camera as C } from '@tarojs/components'\nconst a = <C/>", { module: '@tarojs/components', name: 'Camera' }],
    ["import Camera from './camera'\nconst a = <Camera/>", { module: './camera', name: 'default' }],
    ["import * as T from '@tarojs/components'\nconst a = <T.Camera/>", { module: '@tarojs/components', name: '*' }],
    ["const { Camera } = require('@tarojs/components')\nconst a = <Camera/>", { module: '@tarojs/components', name: 'Camera' }],
    ['const Camera = styled(View)\nconst a = <Camera/>', { module: null, name: 'Camera' }],
    ['function Camera() {}\nconst a = <Camera/>', { module: null, name: 'Camera' }],
    ["import { Camera } from '@tarojs/components'\nfunction f({ Camera }) { return <Camera/> }", { module: null, name: 'Camera' }],
    ['const a = <this.Camera/>', { module: null, name: 'this' }],
    ['const a = <Camera/>', undefined],
    ["import { camera } from 'icons'\nconst a = <camera/>", undefined],
  ])('%s', (text, source) => {
    expect(sourcesIn(text)).toEqual([source])
    expect(sourcesIn(text, 'page.tsx')).toEqual([source])
  })

  it('is no type', () => {
    expect(sourcesIn('interface Camera { a: string }\nconst a = <Camera/>', 'page.tsx')).toEqual([undefined])
  })
})

describe('what must hold', () => {
  /** The states of each element, `!` before those that are false. */
  const statesIn = (text: string): readonly string[] => elementsIn(text).map((element) => `${element.name} ${shownStates(element, []).map(shown).join(' ')}`.trim())
  const shown = ({ name, state }: ShownState): string => (state ? name : `!${name}`)

  it.each<readonly [string, readonly string[]]>([
    ['const a = <A>{b && <B/>}</A>', ['A', 'B b']],
    ['const a = b ? <A/> : <B/>', ['A b', 'B !b']],
    ['const a = !b && <A/>', ['A !b']],
    ['const a = !!b && <A/>', ['A b']],
    ['const a = Boolean(b) && <A/>', ['A b']],
    ['const a = b && c.d && <A/>', ['A b c.d']],
    ['const a = b && (c ? <A/> : <B/>)', ['A c b', 'B !c b']],
    ['const a = b || <A/>', ['A !b']],
    ['const a = b ?? <A/>', ['A']],
    ['const a = (b || c) ? <A/> : <B/>', ['A', 'B !b !c']],
    ['const a = (b && c) ? <A/> : <B/>', ['A b c', 'B']],
    ['const a = b === true && <A/>', ['A b']],
    ['const a = false == b && <A/>', ['A !b']],
    ['const a = b !== true ? <A/> : <B/>', ['A !b', 'B b']],
    ['const a = b === 1 && <A/>', ['A']],
    ['const a = b > 0 && <A/>', ['A']],
    ['const a = list[0] && f(b) && <A/>', ['A']],
    ['const a = this.state.b && this.props.c && props.d && state.e && this.f && b?.c && <A/>', ['A b c d state.e this.f b.c']],
    ['const a = <A>{b && list.map((each) => each.c && <B/>)}</A>', ['A', 'B each.c b']],
    ['const a = <>{b && <A header={c && <B/>}/>}</>', ['A b', 'B c']],
    ['const a = b && <>{c && <A/>}</>', ['A c b']],
    ['const a = b && (() => <A/>)', ['A']],
  ])('%s', (text, states) => {
    expect(statesIn(text)).toEqual(states)
  })

  it.each<readonly [string, readonly string[]]>([
    ['if (!agreed) return null; return <A/>', ['A agreed']],
    ['if (!agreed) { log(); return <A/> } return <B/>', ['A !agreed', 'B agreed']],
    ['if (agreed) { log() } else { return null } return <A/>', ['A agreed']],
    ['if (!agreed || broken) return null; return <A/>', ['A agreed !broken']],
    ['if (!agreed && broken) return null; return <A/>', ['A']],
    ['if (!agreed) log(); return <A/>', ['A']],
    ['if (agreed) { return <A/> } else { return <B/> }', ['A agreed', 'B !agreed']],
    ['let a = null; if (agreed) { a = <A/> } return a', ['A agreed']],
    ['if (!agreed) throw new Error(); { return <A/> }', ['A agreed']],
    ['return <A/>; if (!agreed) return null', ['A']],
    ['if (!agreed) return null; const inner = () => <A/>; return inner()', ['A']],
    ['switch (kind) { case 1: if (!agreed) break; return <A/>; default: return <B/> }', ['A agreed', 'B']],
    ['if (!agreed) return null; return <A><B/></A>', ['A agreed', 'B']],
  ])('after %s', (body, states) => {
    expect(statesIn(`function Page() { ${body} }`)).toEqual(states)
    expect(statesIn(`class Page { render() { ${body} } }`)).toEqual(states)
  })
})
