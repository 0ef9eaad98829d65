import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanWxml, type WxmlAttribute, type WxmlDocument } from '../../src/parsers/wxml-scanner.js'
import { packageTemplates } from './package-templates.mjs'

const templates = packageTemplates().flatMap((each) => each.templates)

/** Offsets of a start tag at which typing may have stopped, a bounded number of them spread by the seed. */
function cutsIn(start: number, end: number, seed: number): readonly number[] {
  const positions = end - start - 1
  const wanted = Math.min(positions, 3)
  return Array.from({ length: wanted }, (_, index) => start + 1 + ((seed * 7919 + Math.floor((index * positions) / wanted)) % positions))
}

describe('a template with one start tag that is half typed', () => {
  it('keeps at least 99 % of the attributes of the other elements', () => {
    let kept = 0
    let whole = 0
    let all = 0
    let cuts = 0
    const losses: string[] = []
    for (const { path, text } of templates) {
      const { elements } = scanWxml(text)
      const first = cuts % 4
      for (let index = first; index < elements.length; index += 4) {
        const tag = elements[index]?.startTag
        if (!tag) continue
        for (const cut of cutsIn(tag[0], tag[1], cuts)) {
          cuts++
          const rest = text.slice(0, cut) + text.slice(tag[1])
          const found = attributesByPlace(scanWxml(rest))
          let lost = 0
          for (const [other, element] of elements.entries()) {
            if (other === index) continue
            const shift = element.range[0] < cut ? 0 : cut - tag[1]
            for (const attribute of element.attributes) {
              all++
              if (isSame(attribute, found.get(attribute.range[0] + shift), shift)) kept++
              else lost++
            }
          }
          if (lost === 0) whole++
          else losses.push(`${path}: ${JSON.stringify(text.slice(tag[0], cut))}`)
        }
      }
    }
    const share = kept / all
    console.log(`${String(cuts)} cuts: ${(share * 100).toFixed(3)} % of ${String(all)} attributes of other elements kept, ${((whole / cuts) * 100).toFixed(1)} % of the cut templates lose none`)
    console.log(losses.slice(0,25).join('\n'))
    expect(cuts).toBeGreaterThan(5000)
    expect(share, losses.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(0.99)
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

  it('takes no more time than its length asks for', () => {
    for (const part of ['<a ', '<a b="', "<a b='\\'", '{{', '{{"', "{{'\n", '<wxs>', '<!--', '</a>', '<a></b>', '<a b="{{"', ' b="c d=', '\n', '<a b="\n', '<', '=\'"', '<a {{']) {
      const source = `<view ${part.repeat(100_000)}`
      const start = performance.now()
      scanWxml(source)
      scanWxml(part.repeat(100_000))
      console.log(JSON.stringify(part), performance.now() - start)
      expect(performance.now() - start, JSON.stringify(part)).toBeLessThan(3000)
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
