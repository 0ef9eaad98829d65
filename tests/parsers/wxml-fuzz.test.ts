import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanWxml, type WxmlAttribute, type WxmlDocument, type WxmlElement } from '../../src/parsers/wxml-scanner.js'
import { packageTemplates } from './package-templates.mjs'

const templates = packageTemplates().flatMap((each) => each.templates)

/** What is left out of the text, as offsets: start and end. */
type Gap = readonly [start: number, end: number]

/** How a tag may look while it is typed. `seed` picks a place among several. */
const DAMAGES: Readonly<Record<string, (element: WxmlElement, seed: number) => readonly Gap[]>> = {
  'stops anywhere': ({ startTag: [start, end] }, seed) => {
    const places = end - start - 1
    return [0, 1, 2].map((third) => [start + 1 + ((seed * 7919 + Math.floor((third * places) / 3)) % places), end] as const)
  },
  'lacks its >': ({ startTag: [, end] }) => [[end - 1, end]],
  'lacks its <': ({ startTag: [start] }) => [[start, start + 1]],
  'lacks an opening quote': (element, seed) => valueOf(element, seed, ([start]) => [start - 1, start]),
  'lacks a closing quote': (element, seed) => valueOf(element, seed, ([, end]) => [end, end + 1]),
  'lacks the end of a value': (element, seed) => valueOf(element, seed, ([start, end]) => [start + (seed % (end - start + 1)), end + 1]),
}

function valueOf({ attributes }: WxmlElement, seed: number, gap: (range: Gap) => Gap): readonly Gap[] {
  const value = attributes[seed % Math.max(1, attributes.length)]?.value
  return value ? [gap(value.range)] : []
}

describe('a template with one start tag that', () => {
  it.each(Object.entries(DAMAGES))('%s keeps the attributes of the other elements', (name, damage) => {
    let kept = 0
    let all = 0
    let seed = 0
    const losses = new Set<string>()
    for (const { path, text } of templates) {
      const { elements } = scanWxml(text)
      for (const [index, damaged] of elements.entries()) {
        seed++
        if (index % 4 !== seed % 4) continue
        for (const [start, end] of damage(damaged, seed)) {
          const found = attributesByPlace(scanWxml(text.slice(0, start) + text.slice(end)))
          for (const element of elements) {
            if (element === damaged) continue
            const shift = element.range[0] < start ? 0 : start - end
            for (const attribute of element.attributes) {
              all++
              if (isSame(attribute, found.get(attribute.range[0] + shift), shift)) kept++
              else losses.add(`${path}: ${JSON.stringify(text.slice(damaged.range[0], start))}`)
            }
          }
        }
      }
    }
    console.log(`A tag that ${name}: ${((kept / all) * 100).toFixed(4)} % of ${String(all)} attributes of other elements kept.`)
    expect(all).toBeGreaterThan(50_000)
    expect(kept / all, [...losses].slice(0, 20).join('\n')).toBeGreaterThanOrEqual(0.999)
  })
})

/** By where they begin. */
function attributesByPlace({ elements }: WxmlDocument): ReadonlyMap<number, WxmlAttribute> {
  return new Map(elements.flatMap(({ attributes }) => attributes.map((each) => [each.range[0], each] as const)))
}

function isSame(before: WxmlAttribute, after: WxmlAttribute | undefined, shift: number): boolean {
  return after?.name === before.name && after.value?.text === before.value?.text && after.range[1] === before.range[1] + shift
}

describe('any text', () => {
  const fragment = fc.constantFrom('<', '</', '>', '/>', '"', "'", '=', '{{', '}}', '\\', '<!--', '-->', '<wxs>', '</wxs>', '<view', '</view>', ' a="1"', '\n', '\r\n', ' ', 'x', '😀', '\uFEFF')
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')))

  it('is read without an error, every range inside it and in order', () => {
    fc.assert(
      fc.property(text, (source) => {
        expectOrder(source, scanWxml(source))
      }),
      { numRuns: 3000, seed: 1 },
    )
  })

  it('takes time by its length, whatever it repeats', () => {
    const parts = ['<a ', '<a b="', "<a b='\\'", '{{', '{{"', "{{'\n", '<wxs>', '<!--', '</a>', '<a></b>', '<a b="{{"', ' b="c d=', '\n', '<a b="\n', '<', '=\'"', '<a {{', '<view ']
    for (const part of parts) {
      for (const start of ['', '<view ']) {
        const source = start + part.repeat(50_000)
        const began = performance.now()
        scanWxml(source)
        // Quadratic ones take minutes.
        expect(performance.now() - began, JSON.stringify(part)).toBeLessThan(4000)
      }
    }
  })
})

function expectOrder(source: string, { elements, comments, problems }: WxmlDocument): void {
  let before = -1
  for (const { range, nameRange, startTag, endTag, attributes, name, parent, children, selfClosing } of elements) {
    expect(range[0]).toBeGreaterThan(before)
    before = range[0]
    expect(source.slice(...nameRange)).toBe(name)
    expectInside(startTag, range)
    expectInside(nameRange, startTag)
    if (endTag) expect(endTag[0]).toBeGreaterThanOrEqual(startTag[1])
    expect(range).toEqual([startTag[0], endTag?.[1] ?? startTag[1]])
    expect(range[1]).toBeLessThanOrEqual(source.length)
    if (selfClosing) expect(endTag).toBe(null)
    if (parent) expect(parent.children.filter((child) => child.range[0] === range[0])).toHaveLength(1)
    expect(children.every((child, index) => child.range[0] > (children[index - 1]?.range[0] ?? startTag[0]))).toBe(true)
    let end = nameRange[1]
    for (const attribute of attributes) {
      expectInside(attribute.range, [end, startTag[1]])
      expect(attribute.nameRange[0]).toBe(attribute.range[0])
      expectInside(attribute.nameRange, attribute.range)
      expect(source.slice(...attribute.nameRange)).toBe(attribute.name)
      if (attribute.value) {
        expectInside(attribute.value.range, [attribute.nameRange[1] + 1, attribute.range[1]])
        expect(source.slice(...attribute.value.range)).toBe(attribute.value.text)
      }
      end = attribute.range[1]
    }
  }
  for (const comment of comments) {
    expect(source.slice(comment.range[0], comment.range[0] + 4 + comment.text.length)).toBe(`<!--${comment.text}`)
    expect(comment.range[1]).toBeLessThanOrEqual(source.length)
  }
  for (const { index } of problems) expect(index).toBeLessThan(source.length)
}

function expectInside(inner: readonly [number, number], outer: readonly [number, number]): void {
  expect(outer[0] <= inner[0] && inner[0] <= inner[1] && inner[1] <= outer[1], `${String(inner)} in ${String(outer)}`).toBe(true)
}
