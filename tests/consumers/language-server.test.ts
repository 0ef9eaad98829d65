import { afterAll, beforeAll, expect, it } from 'vitest'
import { LanguageClient, type Diagnostic } from './language-client.js'
import { Project, SMALL_PROGRAM } from './project.js'

const CONFIG = `import wechatPrivacy from 'eslint-plugin-wechat-privacy'\nexport default [...wechatPrivacy.configs.recommended]\n`
const SCRIPT = `Page({
  onLoad() {
    if (wx.onNeedPrivacyAuthorize) return
  },
  locate() {
    wx.getLocation({ fail() {} })
  },
})
`
const TEMPLATE = `<view>
  <button type="primary" open-type="getPhoneNumber" bindgetphonenumber="locate">Log in</button>
  <button open-type="getUserInfo">Avatar</button>
</view>
`

let project: Project
let editor: LanguageClient

beforeAll(async () => {
  project = Project.withPackages(['eslint', 'eslint-plugin-wechat-privacy'])
  project.write({ ...SMALL_PROGRAM, 'eslint.config.mjs': CONFIG, 'pages/map/map.js': SCRIPT, 'pages/map/map.wxml': TEMPLATE })
  editor = await LanguageClient.start(project.root)
})

afterAll(async () => {
  await editor.stop()
  project.remove()
})

/** What stands under the squiggles of a rule. */
function underlined(text: string, diagnostics: readonly Diagnostic[], rule: string): string[] {
  return diagnostics
    .filter(({ code }) => code === `wechat-privacy/${rule}`)
    .map(({ range: { start, end } }) => `${String(start.line + 1)}:${(text.split('\n')[start.line] ?? '').slice(start.character, end.line === start.line ? end.character : undefined)}`)
}

it('underlines an undeclared use in a script', async () => {
  await editor.open('pages/map/map.js', 'javascript')
  expect(underlined(SCRIPT, await editor.squiggles('pages/map/map.js'), 'no-undeclared')).toEqual(['6:wx.getLocation'])
})

it('underlines an undeclared use in a template', async () => {
  await editor.open('pages/map/map.wxml', 'wxml')
  expect(underlined(TEMPLATE, await editor.squiggles('pages/map/map.wxml'), 'no-undeclared')).toEqual(['2:open-type="getPhoneNumber"', '3:open-type="getUserInfo"'])
})

it('fixes a misspelt name', async () => {
  const misspelt = (await editor.squiggles('pages/map/map.js')).find(({ code }) => code === 'wechat-privacy/no-unknown-privacy-api')
  expect(misspelt?.range).toEqual({ start: { line: 2, character: 8 }, end: { line: 2, character: 33 } })
  if (!misspelt) return
  await editor.fix('pages/map/map.js', misspelt, /^Fix this .*no-unknown-privacy-api problem$/u)
  expect(editor.textOf('pages/map/map.js')).toBe(SCRIPT.replace('onNeedPrivacyAuthorize', 'onNeedPrivacyAuthorization'))
})

it('mends a template', async () => {
  const revoked = (await editor.squiggles('pages/map/map.wxml')).find(({ code }) => code === 'wechat-privacy/no-revoked')
  expect(revoked?.range).toEqual({ start: { line: 2, character: 10 }, end: { line: 2, character: 33 } })
  if (!revoked) return
  await editor.fix('pages/map/map.wxml', revoked, /open-type="chooseAvatar"/u)
  expect(editor.textOf('pages/map/map.wxml')).toBe(TEMPLATE.replace('getUserInfo', 'chooseAvatar'))
})
