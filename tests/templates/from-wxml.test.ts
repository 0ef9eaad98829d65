import { expect, it } from 'vitest'
import { wxmlElements } from '../../src/templates/from-wxml.js'

it('gives the elements in the order of the text, each with the one around it', () => {
  const elements = wxmlElements('<a><b/><!-- <c/> --><d><e/></d></a><f/>')
  expect(elements.map(({ name, parent }) => [name, parent?.name])).toEqual([['a', undefined], ['b', 'a'], ['d', 'a'], ['e', 'd'], ['f', undefined]])
  expect(elements[3]?.parent).toBe(elements[2])
  expect(elements.every(({ host }) => host === 'wxml')).toBe(true)
})

it('gives ranges and values', () => {
  const text = `<view>\n<input type="{{a ? 'nickname' : 'text'}}" value='b' disabled c={{d}} e=f/>\n</view>`
  const [view, input] = wxmlElements(text)
  expect(view).toMatchObject({ range: [0, text.length], nameRange: [1, 5], startTag: [0, 6] })
  expect(input).toMatchObject({ name: 'input', range: [7, text.length - 8], nameRange: [8, 13], startTag: [7, text.length - 8] })
  expect(input?.attributes.map(({ name, range, nameRange, value }) => [name, text.slice(...range), text.slice(...nameRange), value.kind])).toEqual([
    ['type', `type="{{a ? 'nickname' : 'text'}}"`, 'type', 'dynamic'],
    ['value', "value='b'", 'value', 'static'],
    ['disabled', 'disabled', 'disabled', 'none'],
    ['c', 'c={{d}}', 'c', 'dynamic'],
    ['e', 'e=f', 'e', 'static'],
  ])
  const [type, value, disabled, c, e] = input?.attributes.map((each) => each.value) ?? []
  expect(type).toMatchObject({ source: "{{a ? 'nickname' : 'text'}}", range: [20, 47], possible: ['nickname', 'text'] })
  expect(value).toEqual({ kind: 'static', text: 'b', range: [56, 57] })
  expect(disabled).toEqual({ kind: 'none' })
  expect(c).toMatchObject({ source: '{{d}}', possible: null })
  expect(e).toMatchObject({ text: 'f' })
})

it('reads an element once', () => {
  const [element] = wxmlElements('<a b="{{c}}"/>')
  expect(element?.attributes).toBe(element?.attributes)
})

it('gives nothing for nothing', () => {
  expect(wxmlElements('')).toEqual([])
})
