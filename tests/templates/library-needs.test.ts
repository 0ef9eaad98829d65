import { describe, expect, it } from 'vitest'
import type { Element } from '../../src/templates/element.js'
import { libraryComponentOf, needsOf, possibleNeedsOf, type ComponentReference } from '../../src/templates/library-needs.js'
import { elementOf, type Given } from './elements.js'

function nameAt(path: string): string | null {
  return nameOf({ kind: 'path', path })
}

function nameOf(reference: ComponentReference): string | null {
  const found = libraryComponentOf(reference)
  return found && `${found.package} ${found.component.name}`
}

describe('libraryComponentOf', () => {
  it.each([
    ['@vant/weapp/uploader/index', '@vant/weapp van-uploader'],
    ['@vant/weapp/uploader', '@vant/weapp van-uploader'],
    ['@vant/weapp/dist/uploader/index', '@vant/weapp van-uploader'],
    ['/miniprogram_npm/tdesign-miniprogram/upload/upload', 'tdesign-miniprogram t-upload'],
    ['/app/miniprogram_npm/@vant/weapp/uploader/index.wxml', '@vant/weapp van-uploader'],
    ['/app/node_modules/.pnpm/tdesign-miniprogram@1.16.0/node_modules/tdesign-miniprogram/miniprogram_dist/upload/upload', 'tdesign-miniprogram t-upload'],
    ['C:\\app\\miniprogram_npm\\weui-miniprogram\\uploader\\uploader', 'weui-miniprogram mp-uploader'],
    ['wot-design-uni/components/wd-upload/wd-upload.vue', 'wot-design-uni wd-upload'],
    ['/app/src/uni_modules/wot-design-uni/components/wd-upload/wd-upload.vue', 'wot-design-uni wd-upload'],
    ['uni_modules/uview-plus/components/u-upload/u-upload.vue', 'uview-plus u-upload'],
    ['/app/uni_modules/uni-file-picker/components/uni-file-picker/uni-file-picker.vue', '@dcloudio/uni-ui uni-file-picker'],
    ['/app/uni_modules/uv-upload/components/uv-upload/uv-upload.vue', '@climblee/uv-ui uv-upload'],
    ['@tdesign/uniapp/upload/upload.vue', '@tdesign/uniapp t-upload'],
    ['@dcloudio/uni-ui/lib/uni-link/uni-link.vue', '@dcloudio/uni-ui uni-link'],
  ])('finds %s', (path, name) => {
    expect(nameAt(path)).toBe(name)
  })

  it.each([
    '/app/components/uploader/index',
    '/app/components/van-uploader/index',
    '@vant/weapp/cell/index',
    '@vant/weapp-fork/uploader/index',
    '/app/node_modules/other/uploader/index',
    '/app/uni_modules/my-upload/components/uv-upload/uv-upload.vue',
    '/app/components/uni-link/uni-link.vue',
    '',
  ])('finds nothing at %s', (path) => {
    expect(nameAt(path)).toBeNull()
  })

  it.each([
    ['@nutui/nutui-taro', 'Uploader', '@nutui/nutui-taro Uploader'],
    ['@nutui/nutui-react-taro', 'Uploader', '@nutui/nutui-react-taro Uploader'],
    ['@nutui/nutui-taro/dist/packages/uploader/Uploader', 'default', '@nutui/nutui-taro Uploader'],
    ['taro-ui', 'AtImagePicker', 'taro-ui AtImagePicker'],
    ['taro-ui/lib/components/image-picker', 'default', 'taro-ui AtImagePicker'],
    ['@antmjs/vantui/es/uploader/index.js', 'default', '@antmjs/vantui Uploader'],
    ['nutui-uniapp/components/uploader/uploader.vue', 'default', 'nutui-uniapp nut-uploader'],
    ['taro-ui', 'AtCard', null],
    ['./components/uploader', 'Uploader', null],
    ['antd-mobile', 'Button', null],
  ])('import from %s: %s', (source, name, expected) => {
    expect(nameOf({ kind: 'import', source, name })).toBe(expected)
  })

  it.each([
    ['u-upload', ['uview-plus'], 'uview-plus u-upload'],
    ['up-upload', ['uview-plus'], 'uview-plus u-upload'],
    ['up-upload', ['uview-ui'], null],
    ['UUpload', ['uview-ui'], 'uview-ui u-upload'],
    ['WdUpload', ['wot-design-uni'], 'wot-design-uni wd-upload'],
    ['nut-avatar-cropper', ['@nutui/nutui-taro'], '@nutui/nutui-taro AvatarCropper'],
    ['u-upload', [], null],
    ['u-upload', ['wot-design-uni'], null],
  ])('tag %s of a program with %j', (tag, packages, expected) => {
    expect(nameOf({ kind: 'tag', tag, packages })).toBe(expected)
  })
})

interface Case {
  readonly of: string
  readonly tag: string
  readonly with?: Readonly<Record<string, Given>>
  readonly host?: Element['host']
  readonly needs: readonly string[]
}

/** The interfaces by name, each with what it depends on. */
function needs({ of, tag, with: attributes = {}, host = 'wxml' }: Case): readonly string[] {
  const found = libraryComponentOf({ kind: 'tag', tag, packages: [of] }) ?? libraryComponentOf({ kind: 'import', source: of, name: tag })
  if (!found) throw new Error(`${of} has no ${tag}`)
  return needsOf(elementOf(tag, attributes, { host }), found).map((need) => (need.when === '' ? need.interface.name : `${need.interface.name} ${need.when}`))
}

const CASES: readonly Case[] = [
  { of: '@vant/weapp', tag: 'van-uploader', needs: ['chooseMedia accept="image"', 'chooseImage accept="image"'] },
  { of: '@vant/weapp', tag: 'van-uploader', with: { accept: 'media' }, needs: ['chooseMedia accept="media"'] },
  { of: '@vant/weapp', tag: 'van-uploader', with: { accept: 'video' }, needs: ['chooseVideo accept="video"'] },
  { of: '@vant/weapp', tag: 'van-uploader', with: { accept: 'all' }, needs: ['chooseMessageFile accept="all"'] },
  { of: '@vant/weapp', tag: 'van-uploader', with: { accept: ['video', 'file'] }, needs: ['chooseVideo accept="video"', 'chooseMessageFile accept="file"'] },
  { of: '@vant/weapp', tag: 'van-uploader', with: { accept: null }, needs: [] },
  { of: '@vant/weapp', tag: 'van-uploader', with: { disabled: true }, needs: [] },
  { of: '@vant/weapp', tag: 'van-uploader', with: { disabled: ['true'] }, needs: [] },
  { of: '@vant/weapp', tag: 'van-uploader', with: { accept: 'video', disabled: null }, needs: ['chooseVideo accept="video"'] },
  { of: '@vant/weapp', tag: 'van-uploader', with: { 'show-upload': ['false'] }, needs: [] },
  { of: '@vant/weapp', tag: 'van-button', with: { 'open-type': 'getUserInfo' }, needs: [] },
  { of: 'tdesign-miniprogram', tag: 't-upload', needs: ['chooseMedia source="media"', 'chooseImage source="media"'] },
  { of: 'tdesign-miniprogram', tag: 't-upload', with: { source: 'messageFile' }, needs: ['chooseMessageFile source="messageFile"'] },
  { of: 'tdesign-miniprogram', tag: 't-upload', with: { addBtn: ['false'] }, needs: [] },
  { of: 'tdesign-miniprogram', tag: 't-text', with: { content: 'a' }, needs: [] },
  { of: 'tdesign-miniprogram', tag: 't-text', with: { copyable: true }, needs: ['setClipboardData copyable="true"'] },
  { of: 'tdesign-miniprogram', tag: 't-text', with: { copyable: ['true'] }, needs: ['setClipboardData copyable="true"'] },
  { of: 'tdesign-miniprogram', tag: 't-text', with: { copyable: ['false'] }, needs: [] },
  { of: 'tdesign-miniprogram', tag: 't-text', with: { copyable: null }, needs: [] },
  { of: 'tdesign-miniprogram', tag: 't-qrcode', needs: [] },
  { of: 'tdesign-miniprogram', tag: 't-chat-record', needs: ['scope.record'] },
  { of: 'tdesign-miniprogram', tag: 't-chat-sender', needs: [] },
  { of: 'tdesign-miniprogram', tag: 't-chat-sender', with: { visible: null }, needs: ['chooseImage', 'chooseMessageFile'] },
  { of: 'tdesign-miniprogram', tag: 't-chat-sender', with: { visible: null, 'render-presets': null }, needs: [] },
  { of: 'weui-miniprogram', tag: 'mp-uploader', needs: ['chooseImage'] },
  { of: 'lin-ui', tag: 'l-image-picker', needs: ['chooseImage'] },
  { of: 'lin-ui', tag: 'l-image-clipper', with: { show: null }, needs: ['chooseImage'] },
  { of: 'lin-ui', tag: 'l-image-clipper', with: { show: null, 'check-image': ['false'] }, needs: [] },
  { of: 'wux-weapp', tag: 'wux-upload', needs: ['chooseMedia'] },
  { of: 'wot-design-uni', tag: 'wd-upload', host: 'vue', needs: ['chooseMedia accept="image"'] },
  { of: 'wot-design-uni', tag: 'wd-upload', host: 'vue', with: { ':accept': ['file'] }, needs: ['chooseMessageFile accept="file"'] },
  { of: 'wot-design-uni', tag: 'WdUpload', host: 'vue', with: { 'v-bind:accept': ['video'] }, needs: ['chooseMedia accept="video"'] },
  { of: 'wot-design-uni', tag: 'wd-upload', host: 'vue', with: { 'v-bind': null }, needs: [] },
  { of: 'wot-design-uni', tag: 'wd-upload', host: 'vue', with: { ':accept': true }, needs: [] },
  { of: 'wot-design-uni', tag: 'wd-upload', host: 'vue', with: { ':disabled': true }, needs: ['chooseMedia accept="image"'] },
  { of: 'uview-plus', tag: 'u-upload', host: 'vue', with: { accept: 'file' }, needs: ['chooseMessageFile accept="file"'] },
  { of: 'uview-plus', tag: 'u-link', host: 'vue', needs: ['setClipboardData'] },
  { of: 'uview-plus', tag: 'up-text', host: 'vue', needs: [] },
  { of: 'uview-plus', tag: 'up-text', host: 'vue', with: { mode: 'link' }, needs: ['setClipboardData mode="link"'] },
  { of: 'uview-plus', tag: 'u-parse', host: 'vue', needs: [] },
  { of: 'uview-plus', tag: 'u-city-locate', host: 'vue', needs: ['getLocation'] },
  { of: 'uview-ui', tag: 'u-tooltip', host: 'vue', needs: ['setClipboardData'] },
  { of: 'uview-ui', tag: 'u-tooltip', host: 'vue', with: { ':show-copy': ['false'] }, needs: [] },
  { of: '@climblee/uv-ui', tag: 'uv-upload', host: 'vue', with: { accept: 'media' }, needs: ['chooseMedia accept="media"'] },
  { of: '@dcloudio/uni-ui', tag: 'uni-file-picker', host: 'vue', needs: ['chooseMedia file-mediatype="image"'] },
  { of: '@dcloudio/uni-ui', tag: 'uni-file-picker', host: 'vue', with: { 'file-mediatype': 'all' }, needs: ['chooseMessageFile file-mediatype="all"'] },
  { of: '@dcloudio/uni-ui', tag: 'uni-file-picker', host: 'vue', with: { fileMediatype: 'video', readonly: true }, needs: [] },
  { of: 'nutui-uniapp', tag: 'nut-uploader', host: 'vue', needs: ['chooseMedia'] },
  { of: '@tdesign/uniapp', tag: 't-upload', host: 'vue', with: { source: 'messageFile' }, needs: ['chooseMessageFile source="messageFile"'] },
  { of: '@nutui/nutui-taro', tag: 'nut-uploader', host: 'vue', needs: ['chooseMedia'] },
  { of: '@nutui/nutui-react-taro', tag: 'Uploader', host: 'jsx', with: { disabled: true }, needs: [] },
  { of: '@nutui/nutui-react-taro', tag: 'AvatarCropper', host: 'jsx', needs: ['chooseImage'] },
  { of: 'taro-ui', tag: 'AtImagePicker', host: 'jsx', with: { files: null }, needs: ['chooseImage'] },
  { of: 'taro-ui', tag: 'AtImagePicker', host: 'jsx', with: { showAddBtn: ['false'] }, needs: [] },
  { of: '@antmjs/vantui', tag: 'Uploader', host: 'jsx', with: { accept: 'file' }, needs: ['chooseMessageFile accept="file"'] },
  { of: '@antmjs/vantui', tag: 'Uploader', host: 'jsx', with: { showUpload: ['false'] }, needs: [] },
  { of: '@antmjs/vantui', tag: 'MiniPhoneButton', host: 'jsx', needs: ['getPhoneNumber'] },
  { of: '@antmjs/vantui', tag: 'Icon', host: 'jsx', with: { name: 'cross' }, needs: [] },
]

describe('needsOf', () => {
  it.each(CASES.map((each) => [`<${each.tag} ${JSON.stringify(each.with ?? {})}> of ${each.of}`, each] as const))('%s', (_, each) => {
    expect(needs(each)).toEqual(each.needs)
  })

  it('leaves a tooltip alone whose content may stand in the place of its copy button', () => {
    const found = libraryComponentOf({ kind: 'tag', tag: 'u-tooltip', packages: ['uview-plus'] })
    if (!found) throw new Error('uview-plus has no u-tooltip')
    const empty = elementOf('u-tooltip', {}, { host: 'vue', inside: '</u-tooltip>'.length })
    const filled = elementOf('u-tooltip', {}, { host: 'vue', inside: 60 })
    expect([needsOf(empty, found).length, needsOf(filled, found).length]).toEqual([1, 0])
  })
})

it('knows what a component may need besides', () => {
  const keysOf = (tag: string, name: string): readonly string[] => {
    const found = libraryComponentOf({ kind: 'tag', tag, packages: [name] })
    return found ? [...new Set(possibleNeedsOf(found).flatMap(({ keys }) => keys))].sort() : []
  }
  expect(keysOf('van-uploader', '@vant/weapp')).toEqual(['Album', 'MessageFile'])
  expect(keysOf('u-parse', 'uview-plus')).toEqual(['Clipboard'])
  expect(keysOf('t-qrcode', 'tdesign-miniprogram')).toEqual(['AlbumWriteOnly'])
  expect(keysOf('van-button', '@vant/weapp')).toEqual([])
})
