import { describe, expect, it } from 'vitest'
import { attributeNamed, type Attribute, type Element } from '../../src/templates/element.js'
import { wxmlElements } from '../../src/templates/from-wxml.js'
import { compileText, whyNoCompiler } from '../parsers/wcc.js'

function elementIn(text: string): Element {
  const [element] = wxmlElements(text)
  if (!element) throw new Error('no element')
  return element
}

function textOf(attribute: Attribute | null): string | null {
  return attribute?.value.kind === 'static' ? attribute.value.text : null
}

describe('the attribute of a name', () => {
  const SEVERAL: readonly (readonly [text: string, value: string])[] = [
    ['<button open-type="a"/>', 'a'],
    ['<button openType="a"/>', 'a'],
    ['<button open-type="a" open-type="b"/>', 'b'],
    ['<button openType="a" openType="b"/>', 'b'],
    ['<button openType="a" open-type="b"/>', 'a'],
    ['<button open-type="a" openType="b"/>', 'b'],
    ['<button open-type="a" openType="b" open-type="c"/>', 'b'],
    ['<button opentype="a" open-Type="b" open-type="c" OpenType="d"/>', 'c'],
  ]

  it.each(SEVERAL)('is the one that takes effect: %s', (text, value) => {
    expect(textOf(attributeNamed(elementIn(text), 'open-type'))).toBe(value)
  })

  it.skipIf(whyNoCompiler() !== null).each(SEVERAL)("is the one that WeChat's compiler takes: %s", (text, value) => {
    const compiled = compileText(text)
    expect(compiled.ok && compiled.files.get('page.wxml')?.[0]?.attributes.get('openType')).toBe(value)
  })

  it('is null where there is none', () => {
    for (const text of ['<button/>', '<button opentype="a"/>', '<button data-open-type="a"/>', '<!-- open-type="a" --><button/>']) expect(attributeNamed(elementIn(text), 'open-type'), text).toBe(null)
  })

  it('is found behind what Vue puts before a dynamic one', () => {
    const element = elementIn('<button :open-type="a" @tap="b"/>')
    const inVue: Element = { ...element, name: element.name, attributes: element.attributes, host: 'vue' }
    expect(attributeNamed(inVue, 'open-type')?.name).toBe(':open-type')
    expect(attributeNamed(inVue, 'tap')).toBe(null)
    expect(attributeNamed(element, 'open-type')).toBe(null)
    expect(attributeNamed({ ...inVue, attributes: elementIn('<button v-bind:openType="a"/>').attributes }, 'open-type')?.name).toBe('v-bind:openType')
  })
})
