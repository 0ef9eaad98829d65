import { describe, expect, it } from 'vitest'
import { programOf } from '../../src/program/find-program.js'
import { inventoryOf } from '../../src/program/inventory.js'
import { libraryTagsOf, libraryUses } from '../../src/program/library-uses.js'
import { DEFAULT_SETTINGS } from '../../src/program/settings.js'
import { libraryComponentOf } from '../../src/templates/library-needs.js'
import { program } from '../rules/rule-tester.js'
import { elementOf } from '../templates/elements.js'

function inProgram(file: (name: string) => string): NonNullable<ReturnType<typeof programOf>> {
  const found = programOf(file('app.json'), DEFAULT_SETTINGS)
  if (!found) throw new Error('no program')
  return found
}

describe('libraryUses', () => {
  it('names each key once an element, by whatever resolver', () => {
    const elements = [
      elementOf('u-upload', {}, { host: 'vue' }),
      elementOf('u-upload', { ':accept': ['video', 'file'] }, { host: 'vue' }),
      elementOf('my-upload', {}, { host: 'vue' }),
    ]
    const uses = libraryUses(elements, (tag) => libraryComponentOf({ kind: 'tag', tag, packages: ['uview-plus'] }))
    expect(uses.map((use) => [elements.indexOf(use.element), use.package, use.interface.name, use.keys])).toEqual([
      [0, 'uview-plus', 'chooseImage', ['Album']],
      [1, 'uview-plus', 'chooseVideo', ['Album']],
      [1, 'uview-plus', 'chooseMessageFile', ['MessageFile']],
    ])
  })
})

describe('the tags of a native template', () => {
  const file = program({
    'app.json': '{ "pages": ["pages/a/a"], "usingComponents": { "van-uploader": "@vant/weapp/uploader/index", "l-button": "lin-ui/button/index" }, "resolveAlias": { "ui/*": "/miniprogram_npm/tdesign-miniprogram/*" } }',
    'pages/a/a.json': '{ "usingComponents": { "l-button": "/components/button", "wux-upload": "wux-weapp/upload/index", "t-upload": "ui/upload/upload" } }',
    'pages/a/wux-weapp/upload/index.json': '{ "component": true }',
    'components/button.json': '{ "component": true }',
    'miniprogram_npm/tdesign-miniprogram/upload/upload.json': '{ "component": true }',
  })
  const resolve = libraryTagsOf({ hasTemplate: true, program: inProgram(file), path: file('pages/a/a.wxml') })

  it.each([
    ['named for all pages', 'van-uploader', '@vant/weapp'],
    ['of the program, which goes before', 'l-button', null],
    ['in a folder of the program that bears the name of the library', 'wux-upload', null],
    ['through an alias', 't-upload', 'tdesign-miniprogram'],
    ['not named', 'mp-uploader', null],
  ] as const)('%s: <%s>', (_, tag, expected) => {
    expect(resolve(tag)?.package ?? null).toBe(expected)
  })
})

it('counts what libraries need among what the program uses', () => {
  const file = program({
    'app.json': '{ "pages": ["pages/a/a"] }',
    'pages/a/a.json': '{ "usingComponents": { "u-city-locate": "uview-plus/components/u-city-locate/u-city-locate", "t-qrcode": "tdesign-miniprogram/qrcode/qrcode", "u-link": "uview-plus/components/u-link/u-link" } }',
    'pages/a/a.wxml': '<u-city-locate/><t-qrcode/>',
  })
  const { keys, names, possibleKeys } = inventoryOf(inProgram(file), DEFAULT_SETTINGS)
  expect([[...keys], [...names], [...possibleKeys].sort()]).toEqual([['Location'], ['getLocation'], ['AlbumWriteOnly', 'Clipboard', 'Location']])
})
