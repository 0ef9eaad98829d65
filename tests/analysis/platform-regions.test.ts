import { expect, test } from 'vitest'
import { excludedRegions } from '../../src/analysis/platform-regions.js'

/** What the build for WeChat leaves out of a text. */
function leftOut(text: string): readonly string[] {
  return excludedRegions(text).map(([start, end]) => text.slice(start, end).replace(/\n/gu, '|'))
}

test.each([
  ['no directive', 'a()', []],
  ['other platform', '// #ifdef H5\na()\n// #endif\nb()', ['// #ifdef H5|a()|// #endif']],
  ['WeChat among others', '// #ifdef H5 || MP-WEIXIN\na()\n// #endif', []],
  ['all mini programs', '// #ifdef MP\na()\n// #endif', []],
  ['another mini program', '// #ifdef MP-ALIPAY\na()\n// #endif', ['// #ifdef MP-ALIPAY|a()|// #endif']],
  ['not WeChat', '/* #ifndef MP-WEIXIN */\na()\n/* #endif */', ['/* #ifndef MP-WEIXIN */|a()|/* #endif */']],
  ['neither of both', '// #ifndef H5 || MP-WEIXIN\na()\n// #endif', ['// #ifndef H5 || MP-WEIXIN|a()|// #endif']],
  ['not another', '// #ifndef H5\na()\n// #endif', []],
  ['both conditions', '// #ifdef H5 && VUE3\na()\n// #endif', ['// #ifdef H5 && VUE3|a()|// #endif']],
  ['flag that is no platform', '// #ifdef VUE3\na()\n// #endif', []],
  ['without a blank', '//#ifndef MP-WEIXIN\na()\n//#endif', ['//#ifndef MP-WEIXIN|a()|//#endif']],
  ['template', '<!-- #ifdef H5 -->\n<a/>\n<!-- #endif -->', ['<!-- #ifdef H5 -->|<a/>|<!-- #endif -->']],
  ['CRLF', '// #ifdef H5\r\na()\r\n// #endif\r\nb()', ['// #ifdef H5\r|a()\r|// #endif']],
  ['nested in what is left out', '// #ifdef H5\n// #ifdef MP-WEIXIN\na()\n// #endif\n// #endif', ['// #ifdef H5|// #ifdef MP-WEIXIN|a()|// #endif|// #endif']],
  ['never closed', '// #ifdef H5\na()', []],
  ['closed without being opened', 'a()\n// #endif', []],
])('%s', (_name, text, expected) => {
  expect(leftOut(text)).toEqual(expected)
})
