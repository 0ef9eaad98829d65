import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { RUNTIME_ERRORS, SERVER_ERRORS } from '../../src/catalogue/errors.js'
import { rules } from '../../src/rules/index.js'

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url))
const PAGE = readFileSync(path.join(DOCS, 'troubleshooting.md'), 'utf8')
const ROWS = PAGE.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
const LINKS = [...PAGE.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link = '']) => link)

/** What people see and search for, besides what the catalogue knows. */
const SYMPTOMS = [
  'chooseImage:fail api scope is not declared in the privacy agreement',
  'chooseAndUploadFile:fail',
  'insertXWebCamera:fail',
  'this.resolvePrivacyAuthorization is not a function',
  'wx.onNeedPrivacyAuthorization is not a function',
  'wx.onNeedPrivacyAuthorize',
  'wx.requirePrivacyAuthorization',
  'wx.offNeedPrivacyAuthorization',
  'does not have a method "handleAgree" to handle event "agreeprivacyauthorization"',
  'getLocation:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
  'is mutually exclusive with [getLocation]',
  'getUserProfile:fail can only be invoked by user TAP gesture.',
  'needAuthorization',
  'setState(resolve)',
  'nextTick',
  'chooseAvatar',
  'wx.showModal',
  '87072',
  '未采集用户隐私',
  '未以任何方式处理用户的任何信息',
  '关于小程序服务能力封禁的通知',
]

describe('the troubleshooting page', () => {
  it.each(RUNTIME_ERRORS)('has errno $code with its errMsg: $errMsg', ({ code, errMsg }) => {
    const found = ROWS.filter(([number, message]) => number === String(code) && message === (errMsg === undefined ? '–' : `\`X:fail ${errMsg}\``))
    expect(found).toHaveLength(1)
    expect(found[0]?.[3]).toMatch(/^\[.+\]\(#.+\)$/u)
  })

  it.each(SERVER_ERRORS)('has the server’s $code', ({ code }) => {
    expect(ROWS.filter(([numbers = '']) => numbers.split(', ').includes(String(code)))).toHaveLength(1)
  })

  it.each(SYMPTOMS)('can be found by %s', (symptom) => {
    expect(PAGE).toContain(symptom)
  })

  it.each(Object.keys(rules))('leads to %s', (rule) => {
    expect(LINKS).toContain(`rules/${rule}.md`)
  })
})
