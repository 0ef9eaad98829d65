import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeNamed, type Element } from '../../src/templates/element.js'
import { elementUses, mayHoldElementUses } from '../../src/templates/element-uses.js'
import { bindingsOf } from '../../src/templates/event-bindings.js'
import { sfcElements } from '../../src/templates/from-sfc.js'

/** Name and name of the parent, of each element. */
function nestOf(elements: readonly Element[]): readonly (readonly [name: string, parent: string | null])[] {
  return elements.map(({ name, parent }) => [name, parent?.name ?? null])
}

const PAGE = `<script setup>
const a = '<b/>'
</script>

<template>
  <view v-if="n < 3 && m > 2" class="page">
    <!-- <old/> -->
    <Button :open-type="ok ? 'getPhoneNumber' : 'share'" @getphonenumber.once="({ detail }) => save({ ...detail })" v-bind:class="{ on: a['b'] }" disabled>
      {{ n < 3 ? '<c/>' : "" }}
    </Button>
    <template v-slot:foot="{ row }"><slot name="foot" #default="{ a }" /></template>
  </view>
</template>
`

describe('the elements of a Vue file', () => {
  const elements = sfcElements(PAGE, 'vue')

  it('are those of its template, with places in the file', () => {
    expect(nestOf(elements)).toEqual([['view', null], ['Button', 'view'], ['template', 'view'], ['slot', 'template']])
    expect(elements.every(({ host }) => host === 'vue')).toBe(true)
    const [view, button] = elements
    expect(view && PAGE.slice(...view.range)).toMatch(/^<view v-if[^]*<\/view>$/u)
    expect(button && [PAGE.slice(...button.nameRange), PAGE.slice(...button.startTag).slice(-10), PAGE.slice(...button.range).slice(-9)]).toEqual(['Button', ' disabled>', '</Button>'])
  })

  it('have attributes of every kind', () => {
    expect(elements.flatMap(({ attributes }) => attributes.map(({ name, range, nameRange, value }) => [name, PAGE.slice(...nameRange) === name && PAGE.slice(...range).startsWith(name), value.kind, value.kind === 'none' ? null : PAGE.slice(...value.range)]))).toEqual([
      ['v-if', true, 'dynamic', 'n < 3 && m > 2'],
      ['class', true, 'static', 'page'],
      [':open-type', true, 'dynamic', "ok ? 'getPhoneNumber' : 'share'"],
      ['@getphonenumber.once', true, 'dynamic', '({ detail }) => save({ ...detail })'],
      ['v-bind:class', true, 'dynamic', "{ on: a['b'] }"],
      ['disabled', true, 'none', null],
      ['v-slot:foot', true, 'dynamic', '{ row }'],
      ['name', true, 'static', 'foot'],
      ['#default', true, 'dynamic', '{ a }'],
    ])
  })

  it.each<readonly [text: string, value: unknown]>([
    [`<button :open-type="'a' + (b ? 'c' : 'd')"/>`, { kind: 'dynamic', possible: ['ac', 'ad'] }],
    [`<button v-bind:openType="b && 'a'"/>`, { kind: 'dynamic', source: "b && 'a'", possible: ['a', ''] }],
    [`<button :open-type="b"/>`, { kind: 'dynamic', source: 'b', possible: null }],
    [`<button :open-type.sync="'a'"/>`, { kind: 'dynamic', possible: ['a'] }],
    [`<button :open-type/>`, { kind: 'dynamic', source: 'openType', range: [18, 28], possible: null }],
    [`<button open-type="{{a}}"/>`, { kind: 'static', text: '{{a}}' }],
    [`<button open-type='a "b"'/>`, { kind: 'static', text: 'a "b"' }],
  ])('have the value that %s says', (tag, value) => {
    const [button] = sfcElements(`<template>${tag}</template>`, 'vue')
    expect(button && attributeNamed(button, 'open-type')?.value).toMatchObject(value as object)
  })

  it.each<readonly [text: string, nest: ReturnType<typeof nestOf>]>([
    ['<input><a/><img src="b"><c>d</c>', [['input', null], ['a', null], ['img', null], ['c', null]]],
    ['<v><input><a/></v><b/>', [['v', null], ['input', 'v'], ['a', 'v'], ['b', null]]],
    ['<v><input><input></input><input><a/></input></v>', [['v', null], ['input', 'v'], ['input', 'v'], ['input', 'v'], ['a', 'input']]],
    ['<col><a/></colgroup>', [['col', null], ['a', null]]],
    ['<image><a/></image>', [['image', null], ['a', 'image']]],
  ])('nest around those that hold nothing: %s', (template, nest) => {
    const found = sfcElements(`<template>${template}</template>`, 'vue')
    expect(nestOf(found)).toEqual(nest)
  })

  it('end with the start tag where they hold nothing', () => {
    const [input] = sfcElements('<template><v><input><a/></v></template>', 'vue').filter(({ name }) => name === 'input')
    expect(input?.range).toEqual([13, 20])
  })

  it.each<readonly [name: string, text: string, names: readonly string[]]>([
    ['in pug', '<template lang="pug">\nview\n  <a/>\n</template>', []],
    ['of another platform', '<template><!-- #ifdef H5 --><a/><!-- #endif --><!-- #ifdef MP-WEIXIN --><b/><!-- #endif --><!-- #ifndef MP --><c/><!-- #endif --></template>', ['b']],
    ["of another platform's template", '<!-- #ifdef APP-PLUS -->\n<template><a/></template>\n<!-- #endif -->\n<!-- #ifndef APP-PLUS -->\n<template><b/></template>\n<!-- #endif -->', ['b']],
    ['in a script', '<script>const a = <b/></script><template><c/></template>', ['c']],
  ])('are not those %s', (_name, text, names) => {
    expect(sfcElements(text, 'vue').map(({ name }) => name)).toEqual(names)
  })

  it('are one where two platforms have a start tag each', () => {
    const text = '<template><!-- #ifdef H5 --><v a="1"><!-- #endif --><!-- #ifndef H5 --><v a="2"><!-- #endif --><b/></v></template>'
    const found = sfcElements(text, 'vue')
    expect(nestOf(found)).toEqual([['v', null], ['b', 'v']])
    expect(found[0]?.attributes[0]?.value).toMatchObject({ text: '2' })
  })

  it('have no attribute for another platform', () => {
    const [button] = sfcElements('<template><button\n<!-- #ifdef MP-ALIPAY -->\nscope="a"\n<!-- #endif -->\n<!-- #ifdef MP-WEIXIN -->\nopen-type="b"\n<!-- #endif -->\n/></template>', 'vue')
    expect(button?.attributes.map(({ name }) => name)).toEqual(['open-type'])
  })
})

describe('the elements of a file with WXML', () => {
  it('are read as natively', () => {
    const text = `<template>\n<view wx:if="{{a}}"><button open-type="{{b ? 'c' : 'd'}}" bindtap="e"/></view>\n</template>\n<script>f</script>`
    const [view, button] = sfcElements(text, 'wxml')
    expect([view?.host, view?.range, button?.parent]).toEqual(['wxml', [11, 89], view])
    expect(button && attributeNamed(button, 'open-type')).toMatchObject({ range: [39, 68], value: { kind: 'dynamic', possible: ['c', 'd'] } })
  })

  it.each<readonly [tag: string, prefix: string, event: string, handler: string | null, handlers: readonly string[]]>([
    ['<a bindtap="open"/>', 'bind', 'tap', 'open', ['open']],
    ['<a bindtap="open(item, index)"/>', 'bind', 'tap', null, ['open']],
    ['<a @tap="open"/>', '@', 'tap', 'open', ['open']],
    ['<a @tap.stop="open({{item.id}}, {{b}})"/>', '@', 'tap', null, ['open']],
    ['<a catch:getphonenumber@wx="open"/>', 'catch:', 'getphonenumber', 'open', ['open']],
    [`<a bindtap="{{b ? 'c' : 'd'}}"/>`, 'bind', 'tap', null, ['c', 'd']],
  ])('bind as mpx and wepy have it: %s', (tag, prefix, event, handler, handlers) => {
    const [element] = sfcElements(`<template>${tag}</template>`, 'wxml')
    expect(element && bindingsOf(element)).toMatchObject([{ prefix, event, handler, handlers }])
  })

  it('are those that mpx compiles for WeChat', () => {
    const text = '<template><a @wx/><b @ali><c/></b><d @_wx|_ali/><e @_web|_ios/><f @wx:own/><g open-type@wx="h" open-type@ali="i" @tap="j"/></template>'
    const found = sfcElements(text, 'wxml')
    expect(found.map(({ name }) => name)).toEqual(['a', 'd', 'f', 'g'])
    const last = found.at(-1)
    expect(last?.attributes.map(({ name }) => name)).toEqual(['open-type@wx', '@tap'])
    expect(last && attributeNamed(last, 'open-type')?.value).toMatchObject({ text: 'h' })
  })

  it('leave out the scripts of WXML', () => {
    expect(sfcElements('<template><wxs module="m">if (a <b) c</wxs><view/></template>', 'wxml').map(({ name }) => name)).toEqual(['wxs', 'view'])
  })
})

describe('the uses of the elements of a Vue file', () => {
  it.each<readonly [tag: string, uses: readonly string[]]>([
    ['<camera/>', ['<camera>']],
    ['<Camera/>', ['<Camera>']],
    ['<LivePusher/>', ['<LivePusher>']],
    ['<live-pusher/>', ['<live-pusher>']],
    ['<CameraButton/>', []],
    [`<button :open-type="a ? 'getPhoneNumber' : 'share'"/>`, ['<button open-type="getPhoneNumber">']],
    ['<wd-button openType="getPhoneNumber|agreePrivacyAuthorization"/>', ['<wd-button openType="getPhoneNumber">']],
    ['<input type="nickname">', ['<input type="nickname">']],
    [`<input v-bind:type="'nickname'"/>`, ['<input type="nickname">']],
  ])('%s', (tag, uses) => {
    const text = `<template>${tag}</template>`
    expect(sfcElements(text, 'vue').flatMap((element) => elementUses(element)).map(({ name }) => name)).toEqual(uses)
    if (uses.length > 0) expect(mayHoldElementUses(text)).toBe(true)
  })
})

it('any text gives elements that stand in it', () => {
  const part = fc.constantFrom('<template>', '</template>', '<a', '</a>', '<input>', '>', ' :b="', '"', "'", ' c', '{{', '}}', '<!-- #ifdef H5 -->', '<!-- #endif -->', '<!--', '\n', '<script>', '</script>')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 50 }), fc.constantFrom('vue', 'wxml'), (parts, host) => {
      const text = `<template>${parts.join('')}`
      for (const { name, nameRange, range, attributes } of sfcElements(text, host)) {
        expect(text.slice(...nameRange)).toBe(name)
        for (const attribute of attributes) expect(attribute.range[0] >= range[0] && attribute.range[1] <= text.length).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
