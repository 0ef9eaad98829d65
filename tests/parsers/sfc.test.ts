import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonBlockOfSfc, markupOfSfc, readSfc, scriptOfSfc, scriptSourceOfSfc, withoutStretches } from '../../src/parsers/sfc.js'

/** Name, content and whether it is closed, of each block. */
function blocksOf(text: string): readonly (readonly [name: string, content: string, isClosed: boolean])[] {
  return readSfc(text).map(({ name, content, isClosed }) => [name, text.slice(...content), isClosed])
}

describe('the blocks of a component', () => {
  it('stand in order, with their attributes and ranges', () => {
    const text = '\uFEFF<template lang="html">\r\n<view/>\r\n</template>\r\n\r\n<script setup lang=ts>\r\nlet a\r\n</script>\r\n<style lang=\'scss\' scoped></style>'
    expect(readSfc(text).map(({ name, attributes, range, content }) => [name, Object.fromEntries(attributes), range, content])).toEqual([
      ['template', { lang: 'html' }, [1, 45], [23, 34]],
      ['script', { setup: '', lang: 'ts' }, [49, 89], [71, 80]],
      ['style', { lang: 'scss', scoped: '' }, [91, 125], [117, 117]],
    ])
  })

  it.each<readonly [name: string, text: string, blocks: ReturnType<typeof blocksOf>]>([
    ['of one\'s own', '<config>{a: 1}</config><i18n>\n<b>\n</i18n>', [['config', '{a: 1}', true], ['i18n', '\n<b>\n', true]]],
    ['with an end in a string', '<script>a = "</script>"</script>', [['script', 'a = "', true]]],
    ['with an end in upper case', '<script>a</SCRIPT ><style/>', [['script', 'a', true], ['style', '', true]]],
    ['with comparisons', '<script>if (a<b && c>d) e</script>', [['script', 'if (a<b && c>d) e', true]]],
    ['in one another', '<template><template v-if="a"><template #b/></template><c/></template><script/>', [['template', '<template v-if="a"><template #b/></template><c/>', true], ['script', '', true]]],
    ['with an end in an attribute', `<template><a b="</template>" c='>'/></template>`, [['template', `<a b="</template>" c='>'/>`, true]]],
    ['with an end in a comment', '<template><!-- </template> --><a/></template>', [['template', '<!-- </template> --><a/>', true]]],
    ['in pug', '<template lang="pug">\na(b="<template>")\n</template><script>c</script>', [['template', '\na(b="<template>")\n', true], ['script', 'c', true]]],
    ['in comments', '<!-- <script>a</script> --><!-- #ifdef H5 --><script>b</script><!-- #endif -->', [['script', 'b', true]]],
    ['with an attribute that holds >', '<script generic="T extends A<B>">a</script>', [['script', 'a', true]]],
    ['after an end tag without a start', '</template><script>a</script>', [['script', 'a', true]]],
    ['of a name that begins alike', '<templates><template></templates><script>a</script>', [['templates', '<template>', true], ['script', 'a', true]]],
  ])('%s', (_name, text, blocks) => {
    expect(blocksOf(text)).toEqual(blocks)
  })

  it.each<readonly [name: string, text: string, blocks: ReturnType<typeof blocksOf>]>([
    ['template', '<template>\n<a>\n<script>b</script>', [['template', '\n<a>\n', false], ['script', 'b', true]]],
    ['template in another', '<template>\n <template v-if="a">\n </template>\n\n<script>b</script>', [['template', '\n <template v-if="a">\n </template>\n\n', false], ['script', 'b', true]]],
    ['attribute in a template', '<template>\n <a b="c>\n </a>\n</template>\n<script>d = "e"</script>', [['template', '\n <a b="c>\n </a>\n', true], ['script', 'd = "e"', true]]],
    ['tag in a template', '<template>\n <a b\n</template>\n<script>c</script>', [['template', '\n <a b\n', true], ['script', 'c', true]]],
    ['comment in a template', '<template>\n <!-- a\n</template>\n<script>b</script>', [['template', '\n <!-- a\n', true], ['script', 'b', true]]],
    ['script', '<script>\na <b\n<style>\nc\n</style>', [['script', '\na <b\n', false], ['style', '\nc\n', true]]],
    ['last script', '<template/>\n<script>\na', [['template', '', true], ['script', '\na', false]]],
    ['start tag', '<template><a/></template>\n<script lang="ts"', [['template', '<a/>', true], ['script', '', false]]],
    ['end tag', '<script>a</script', [['script', 'a', true]]],
    ['end tag of a template', '<template><a/></template\n<script>b</script>', [['template', '<a/>', true], ['script', 'b', true]]],
    ['<', '<script>a</script>\n<', [['script', 'a', true]]],
  ])('are read where a %s is half typed', (_name, text, blocks) => {
    expect(blocksOf(text)).toEqual(blocks)
  })
})

describe('the script of a component', () => {
  it('keeps its place in the text', () => {
    const text = '<template>\r\n<a/>\u2028</template>\n<script>\nlet 你好 = "😀"\n</script>'
    expect(scriptOfSfc(text)).toEqual({ text: '          \r\n    \u2028           \n        \nlet 你好 = "😀"\n         ', lang: 'js' })
  })

  it('is both scripts', () => {
    expect(scriptOfSfc('<script lang="ts">a</script><script setup lang="ts">b</script>')).toEqual({ text: `${' '.repeat(18)}a${' '.repeat(33)}b${' '.repeat(9)}`, lang: 'ts' })
    expect(scriptOfSfc('<script>a</script><script setup>b</script>', [], 'setup')?.text.trim()).toBe('b')
    expect(scriptOfSfc('<script>a</script>', [], 'setup')).toBe(null)
  })

  it.each([
    ['<script>a</script>', 'js'],
    ['<script lang="ts">a</script>', 'ts'],
    ['<script lang="tsx">a</script>', 'tsx'],
    ['<script setup lang="jsx">a</script>', 'jsx'],
    ['<script lang="babel">a</script>', 'js'],
    ['<script type="text/javascript">a</script>', 'js'],
    ['<script type="text/typescript">a</script>', 'ts'],
    ['<script type="text/ecmascript-6">a</script>', 'js'],
    ['<script>a</script><script setup lang="tsx">b</script>', 'tsx'],
    ['<script lang="coffee">a</script>', undefined],
    ['<script lang="constructor">a</script>', undefined],
    ['<script src="./a.js"></script>', undefined],
    ['<template><a/></template>', undefined],
    ['', undefined],
  ])('has a language: %s', (text, lang) => {
    expect(scriptOfSfc(text)?.lang).toBe(lang)
  })

  it.each([
    '<script type="application/json">{"a": 1}</script>',
    '<script name="json">module.exports = {}</script>',
    '<script module="m" lang="wxs">var a</script>',
    '<script module="m" lang="renderjs">export default {}</script>',
    '<script lang="wxs" src="./a.wxs"></script>',
    '<script type="text/html"><a/></script>',
    '<script mode="ali">my.a()</script>',
  ])('is not %s', (other) => {
    expect(scriptOfSfc(other)).toBe(null)
    expect(scriptOfSfc(`${other}\n<script>b</script>`)?.text.trim()).toBe('b')
  })

  it('is that of the mode that mpx takes for WeChat', () => {
    expect(scriptOfSfc('<script>a</script><script mode="wx">b</script><script mode="ali">c</script>')?.text.trim()).toBe('b')
  })

  it('is not one of another platform', () => {
    const text = '<!-- #ifdef H5 --><script>a</script><!-- #endif -->\n<script>b</script>'
    expect(scriptOfSfc(text, [[0, 51]])?.text).toBe(`${' '.repeat(51)}\n        b         `)
  })
})

describe('the file of a script', () => {
  it.each<readonly [text: string, source: string | null]>([
    ['<script lang="ts" src="./a.ts"></script>', './a.ts'],
    ["<script src='./a.js'/>", './a.js'],
    ['<script>a</script>', null],
    ['<script module="m" src="./a.wxs"></script><script>b</script>', null],
    ['<script src></script>', null],
  ])('%s', (text, source) => {
    expect(scriptSourceOfSfc(text)).toBe(source)
  })
})

describe('the markup of a component', () => {
  it('is what stands in templates and between blocks', () => {
    const text = '<!-- a -->\n<template>\n<b/>\n</template>\n<!-- c -->\n<script>d <e></script>'
    expect(markupOfSfc(text)).toBe('<!-- a -->\n          \n<b/>\n           \n<!-- c -->\n                      ')
  })

  it.each([
    ['in pug', '<template lang="pug">\na\n</template>'],
    ['of another mode', '<template mode="ali"><a/></template>'],
  ])('is none %s', (_name, text) => {
    expect(markupOfSfc(text).trim()).toBe('')
  })

  it('lacks what is excluded, also where half a tag is', () => {
    const text = '<template><a b="1"><a b="2"></a></template><script>c</script>'
    expect(markupOfSfc(text, [[10, 19], [12, 15]]).trim()).toBe('<a b="2"></a>')
  })
})

describe('the configuration of a component', () => {
  it.each<readonly [text: string, kind: string | undefined, content: string | undefined]>([
    ['<script>a</script><script type="application/json">{"b": 1}</script>', 'json', '{"b": 1}'],
    ['<script name="json">module.exports = { b: 1 }</script>', 'script', 'module.exports = { b: 1 }'],
    ['<config>{ b: 1 }</config>', 'object', '{ b: 1 }'],
    ['<json>{}</json>', 'json', '{}'],
    ['<script name="json" mode="ali">a</script><script name="json">b</script>', 'script', 'b'],
    ['<script>a</script><route>{}</route>', undefined, undefined],
  ])('%s', (text, kind, content) => {
    const found = jsonBlockOfSfc(text)
    expect(found?.kind).toBe(kind)
    expect(found ? text.slice(...found.content) : undefined).toBe(content)
  })
})

/** What readers of markup trip over. */
const PART = fc.constantFrom(
  '<', '>', '/', '"', "'", '=', '\n', '\r\n', ' ', '{{', '}}', '<!--', '-->', '\\', '`', 'a', '😀', '\uFEFF', '\u2028',
  '<template>', '</template>', '\n<template', '</template', '<script>', '\n<script', '</script>', '<style', '</style>', '<config>', '</config>', '<a b="', '<br>', '</a>',
  ' lang="ts"', ' setup', ' v-if="a"', '<!-- #ifdef H5 -->', '<!-- #endif -->',
)
const TEXT = fc.oneof(fc.string({ unit: 'binary' }), fc.array(PART, { maxLength: 60 }).map((parts) => parts.join('')))

describe('any text', () => {
  it('is read, and blanking keeps each character and line in its place', () => {
    fc.assert(
      fc.property(TEXT, fc.nat(40), fc.nat(40), (text, start, length) => {
        let at = 0
        for (const { range, content } of readSfc(text)) {
          expect([at <= range[0], range[0] < content[0], content[0] <= content[1], content[1] <= range[1], range[1] <= text.length]).not.toContain(false)
          at = range[1]
        }
        const excluded = [[Math.min(start, text.length), Math.min(start + length, text.length)], [0, Math.min(3, text.length)]] as const
        for (const blanked of [scriptOfSfc(text)?.text ?? text, markupOfSfc(text), markupOfSfc(text, excluded), withoutStretches(text, excluded)]) {
          expect(blanked.length).toBe(text.length)
          for (let i = 0; i < text.length; i++) {
            const isBreak = /[\r\n\u2028\u2029]/u.test(text.charAt(i))
            if (blanked.charAt(i) !== text.charAt(i)) expect([isBreak, blanked.charAt(i)]).toEqual([false, ' '])
          }
        }
        jsonBlockOfSfc(text)
      }),
      { numRuns: 1_000 },
    )
  })

  it.each(['<', '<a', '<a>', '<a ', '<a b="', `<a b='"`, '<!--', '<template>', '<template ', '<template>\n<style>\n', '</template', '<script>', '\n<script ', '<script>\n', '</a', '{{', '{{"\\"', '=', '"', "<a b='\n", '\n<', '<x1><x2><x3>'])('takes no longer the more there is: %j', (part) => {
    const text = (part === '<x1><x2><x3>' ? Array.from({ length: 20_000 }, (_, i) => `<x${i}>`) : Array.from({ length: 20_000 }, () => part)).join('')
    const start = performance.now()
    for (const each of [text, `<template>${text}`, `<script>${text}`]) {
      readSfc(each)
      markupOfSfc(each)
      scriptOfSfc(each)
    }
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
