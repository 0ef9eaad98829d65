import { describe, expect, test } from 'vitest'
import { blanks, parseForWechat, withoutOtherPlatforms } from '../../src/analysis/without-other-platforms.js'

test.each([
  ['two platforms', '// #ifdef MP-WEIXIN\na(1)\n// #endif\n// #ifndef MP-WEIXIN\na(2)\n// #endif', '// #ifdef MP-WEIXIN\na(1)\n// #endif\n// #ifndef MP-WEIXIN\n    \n// #endif'],
  ['a block comment as directive', '/* #ifdef H5 */\na(2)\n/* #endif */ b()', '/* #ifdef H5 */\n    \n/* #endif */ b()'],
  ['code behind the directive', '/* #ifdef H5 */ a(2)\n/* #endif */', '/* #ifdef H5 */     \n/* #endif */'],
  ['markup', '<!-- #ifdef H5 -->\n<a/>\n<!-- #endif -->', '<!-- #ifdef H5 -->\n    \n<!-- #endif -->'],
  ['CRLF', '// #ifdef H5\r\na()\r\n// #endif\r\nb()', '// #ifdef H5\r\n   \r\n// #endif\r\nb()'],
  ['nested directives', '// #ifdef H5\n// #ifdef MP-WEIXIN\na()\n// #endif\n// #endif', `// #ifdef H5\n${' '.repeat(19)}\n   \n${' '.repeat(9)}\n// #endif`],
  ['a comment behind the end', '// #ifdef H5\na()\n// #endif H5\nb()', '// #ifdef H5\n   \n// #endif H5\nb()'],
])('blanks %s', (_name, text, expected) => {
  expect(withoutOtherPlatforms(text)).toBe(expected)
})

test.each([
  ['no directive', 'a()'],
  ['nothing but WeChat', '// #ifdef MP-WEIXIN\na()\n// #endif'],
  ['a flag that is no platform', '// #ifdef VUE3\na()\n// #endif'],
])('leaves %s', (_name, text) => {
  expect(withoutOtherPlatforms(text)).toBe(text)
})

test('blanks are as long as the text and have its lines', () => {
  expect(blanks('a字😀\r\n\u2028b')).toBe('    \r\n\u2028 ')
})

describe('parsing', () => {
  const parse = (text: string): string => {
    if (/wrong|bad/u.test(text)) throw new Error(text)
    return text
  }

  test('once, where that works', () => {
    expect(parseForWechat('// #ifdef H5\na()\n// #endif', parse)).toBe('// #ifdef H5\na()\n// #endif')
  })

  test('again, where it does not', () => {
    expect(parseForWechat('// #ifdef H5\nbad\n// #endif', parse)).toBe('// #ifdef H5\n   \n// #endif')
  })

  test('with Vue 3 alone, where both are started', () => {
    const text = '// #ifndef VUE3\nbad\n// #endif\n// #ifdef VUE2\nbad\n// #endif\n// #ifdef VUE3\na()\n// #endif'
    expect(parseForWechat(text, parse)).toBe(text.replaceAll('bad', '   '))
  })

  test('again where both help together', () => {
    const text = '// #ifdef VUE2\nbad\n// #endif\n// #ifdef H5\nbad\n// #endif'
    expect(parseForWechat(text, parse)).toBe(text.replaceAll('bad', '   '))
  })

  test('with the first error, where nothing helps', () => {
    const text = 'wrong\n// #ifdef H5\nbad\n// #endif'
    expect(() => parseForWechat(text, parse)).toThrow(text)
  })
})
