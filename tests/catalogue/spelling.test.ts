import { expect, test } from 'vitest'
import { nearestTo } from '../../src/catalogue/spelling.js'

const KEYS = ['Location', 'ChooseLocation', 'Album', 'AlbumWriteOnly', 'BlueTooth', 'Record', 'Email']

test.each([
  ['equal but for case', 'bluetooth', 'BlueTooth'],
  ['a letter left out', 'Locaton', 'Location'],
  ['a letter too many', 'Locattion', 'Location'],
  ['another letter', 'Lacation', 'Location'],
  ['two letters swapped', 'Loctaion', 'Location'],
  ['two slips in a long word', 'BluTooht', 'BlueTooth'],
  ['one slip in a short word', 'Albun', 'Album'],
  ['two slips in a short word are another word', 'Alban', null],
  ['something else', 'ShoeSize', null],
  ['nothing', '', null],
])('%s', (_name, written, meant) => {
  expect(nearestTo(written, KEYS)).toBe(meant)
})
