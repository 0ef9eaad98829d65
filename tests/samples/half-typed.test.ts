import path from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../program/temporary-folder.js'
import { NOTHING_DECLARED, PROGRAM } from './small-program.js'

describe('half-typed templates', () => {
  const FULL = [
    '<!-- the <camera> is below -->',
    '<wxs module="m">var a = 1 < 2; module.exports = { a: a }</wxs>',
    '<view class="{{ a < 1 ? \'x\' : "y" }}" bindtap="go">',
    '  <button',
    '    open-type="getPhoneNumber|agreePrivacyAuthorization"',
    '    bindgetphonenumber="call">{{ text }}</button>',
    '  <input type="nickname" value="{{ name }}"/>',
    '  <van-button openType=\'chooseAvatar\' wx:if="{{ ok }}"/>',
    '  <camera wx:else device-position="back"/>',
    '</view>',
    '',
  ].join('\n')

  const folder = (): string => folderWith({ ...PROGRAM, 'pages/a/a.wxml': FULL })

  /** Uses with the offsets at which they end. */
  async function usesOf(eslint: ESLint, root: string, text: string): Promise<readonly { readonly use: string; readonly end: number }[]> {
    const [result] = await eslint.lintText(text, { filePath: path.join(root, 'pages/a/a.wxml') })
    const starts = [...text.matchAll(/^/gmu)].map((match) => match.index)
    const messages = result?.messages ?? []
    expect(messages.filter(({ fatal }) => fatal)).toEqual([])
    return messages.filter(({ ruleId }) => ruleId?.endsWith('/no-undeclared')).map(({ line, column, endLine, endColumn, message }) => {
      const end = (starts[(endLine ?? 0) - 1] ?? NaN) + (endColumn ?? NaN) - 1
      expect(end).toBeLessThanOrEqual(text.length)
      return { use: `${String(line)}:${String(column)} ${message.slice(0, message.indexOf(' needs'))}`, end }
    })
  }

  it('have, cut off anywhere, all the uses that are typed already', async () => {
    const root = folder()
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: NOTHING_DECLARED })
    const full = await usesOf(eslint, root, FULL)
    expect(full.map(({ use }) => use.replace(/ .*/u, ''))).toEqual(['5:5', '7:10', '8:15', '9:4'])
    for (let length = 0; length <= FULL.length; length++) {
      const typed = full.filter(({ end }) => end <= length).map(({ use }) => use)
      const found = (await usesOf(eslint, root, FULL.slice(0, length))).map(({ use }) => use)
      expect(found, JSON.stringify(FULL.slice(0, length).slice(-40))).toEqual(expect.arrayContaining(typed))
    }
  })

  it('have, with any line cut off, the uses from the next line on that begins an element', async () => {
    const root = folder()
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: NOTHING_DECLARED })
    const lines = FULL.split('\n')
    const full = (await usesOf(eslint, root, FULL)).map(({ use }) => use)
    for (const [index, line] of lines.entries()) {
      // A comment or a script that is not closed takes in what follows.
      if (line.startsWith('<!--') || line.startsWith('<wxs')) continue
      const next = lines.findIndex((each, at) => at > index && /^\s*<\w/u.test(each))
      const expected = next < 0 ? [] : full.filter((use) => parseInt(use, 10) > next)
      for (let length = 0; length < line.length; length += 3) {
        const text = lines.with(index, line.slice(0, length)).join('\n')
        const found = (await usesOf(eslint, root, text)).map(({ use }) => use)
        expect(found, text).toEqual(expect.arrayContaining(expected))
      }
    }
  })
})
