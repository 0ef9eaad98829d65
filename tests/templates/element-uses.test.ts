import { describe, expect, it } from 'vitest'
import { InterfaceTable } from '../../src/catalogue/interface-table.js'
import { INTERFACES } from '../../src/catalogue/interfaces.js'
import { elementUses, mayHoldElementUses, tokensOf } from '../../src/templates/element-uses.js'
import type { Element } from '../../src/templates/element.js'
import { wxmlElements } from '../../src/templates/from-wxml.js'
import { elementsIn } from './jsx-elements.js'

/** Each use with the source that it is reported at. */
function usesIn(text: string, table?: InterfaceTable): readonly (readonly [name: string, place: string, keys: string])[] {
  return wxmlElements(text).flatMap((element) => elementUses(element, table).map((use) => [use.name, text.slice(...use.range), use.interface.keys.join(' ')] as const))
}

describe('a row of the table', () => {
  it.each(INTERFACES.filter(({ kind }) => kind === 'open-type'))('open-type $name is a use on any tag', ({ name, keys }) => {
    for (const tag of ['button', 'van-button', 'my-thing']) {
      const text = `<view>\n  <${tag}\n    class="a"\n    open-type="${name}"\n  >b</${tag}>\n</view>`
      expect(usesIn(text)).toEqual([[`<${tag} open-type="${name}">`, `open-type="${name}"`, keys.join(' ')]])
      expect(mayHoldElementUses(text)).toBe(true)
    }
  })

  it.each(INTERFACES.filter(({ kind }) => kind === 'input-type'))('type $name is a use on any tag', ({ name, keys }) => {
    for (const tag of ['input', 'van-field']) {
      const text = `<${tag} type='${name}'/>`
      expect(usesIn(text)).toEqual([[`<${tag} type="${name}">`, `type='${name}'`, keys.join(' ')]])
      expect(mayHoldElementUses(text)).toBe(true)
    }
  })

  it.each(INTERFACES.filter(({ kind }) => kind === 'component'))('tag $name is a use', ({ name, keys }) => {
    const text = `<view><${name} flash="on"></${name}></view>`
    const [, element] = wxmlElements(text)
    expect(usesIn(text)).toEqual([[`<${name}>`, name, keys.join(' ')]])
    expect(element && elementUses(element)[0]?.range).toEqual([7, 7 + name.length])
    expect(mayHoldElementUses(text)).toBe(true)

    const inPascalCase = name.replace(/(?:^|-)(.)/gu, (_, letter: string) => letter.toUpperCase())
    const inJsx = (tag: string): Element => ({ host: 'jsx', name: tag, range: [0, 9], nameRange: [1, 8], startTag: [0, 9], attributes: [], parent: null })
    expect(elementUses(inJsx(inPascalCase)).map((use) => [use.name, use.range])).toEqual([[`<${inPascalCase}>`, [1, 8]]])
    expect(elementUses(inJsx(name))).toEqual([])
    expect(usesIn(`<${inPascalCase}/>`)).toEqual([])
    expect(mayHoldElementUses(`<${inPascalCase}/>`)).toBe(true)
  })
})

describe('uses', () => {
  it.each<readonly [string, readonly (readonly [string, string])[]]>([
    ['<button openType="getPhoneNumber"/>', [['<button openType="getPhoneNumber">', 'openType="getPhoneNumber"']]],
    ['<button open-type=getPhoneNumber />', [['<button open-type="getPhoneNumber">', 'open-type=getPhoneNumber']]],
    ['<button open-type="getPhoneNumber|agreePrivacyAuthorization"/>', [['<button open-type="getPhoneNumber">', 'open-type="getPhoneNumber|agreePrivacyAuthorization"']]],
    ['<button open-type=" agreePrivacyAuthorization | getUserInfo "/>', [['<button open-type="getUserInfo">', 'open-type=" agreePrivacyAuthorization | getUserInfo "']]],
    [
      '<button open-type="getUserInfo|getPhoneNumber|getUserInfo"/>',
      [
        ['<button open-type="getUserInfo">', 'open-type="getUserInfo|getPhoneNumber|getUserInfo"'],
        ['<button open-type="getPhoneNumber">', 'open-type="getUserInfo|getPhoneNumber|getUserInfo"'],
      ],
    ],
    ["<button open-type=\"{{a ? 'getPhoneNumber' : ''}}\"/>", [['<button open-type="getPhoneNumber">', "open-type=\"{{a ? 'getPhoneNumber' : ''}}\""]]],
    ["<button open-type=\"{{a ? 'getPhoneNumber|agreePrivacyAuthorization' : 'share'}}\"/>", [['<button open-type="getPhoneNumber">', "open-type=\"{{a ? 'getPhoneNumber|agreePrivacyAuthorization' : 'share'}}\""]]],
    ["<input type=\"{{a && 'nickname'}}\"/>", [['<input type="nickname">', "type=\"{{a && 'nickname'}}\""]]],
    ['<camera open-type="chooseAvatar"/>', [['<camera>', 'camera'], ['<camera open-type="chooseAvatar">', 'open-type="chooseAvatar"']]],
    ['<button open-type="share" open-type="getPhoneNumber"/>', [['<button open-type="getPhoneNumber">', 'open-type="getPhoneNumber"']]],
    ['<button open-type="getPhoneNumber>ok</button>\n<view/>', [['<button open-type="getPhoneNumber">', 'open-type="getPhoneNumber']]],
    ['<button open-type="getPhoneNumber\n<camera/>', [['<button open-type="getPhoneNumber">', 'open-type="getPhoneNumber'], ['<camera>', 'camera']]],
  ])('%s', (text, uses) => {
    expect(usesIn(text).map(([name, place]) => [name, place])).toEqual(uses)
    expect(mayHoldElementUses(text)).toBe(true)
  })

  it.each([
    '<button open-type="share"/>',
    '<button open-type="agreePrivacyAuthorization"/>',
    '<button open-type="getphonenumber"/>',
    '<button open-type/>',
    '<button open-type="{{a}}"/>',
    "<button open-type=\"{{a ? 'getPhoneNumber' : b}}\"/>",
    "<button open-type=\"{{a || 'getPhoneNumber'}}\"/>",
    '<!-- <button open-type="getPhoneNumber"/> <camera/> -->',
    '<button data-open-type="getPhoneNumber"/>',
    '<button bindgetphonenumber="getPhoneNumber"/>',
    '<input type="text" name="nickname" class="nickname"/>',
    '<view class="camera">{{camera}} <my-camera/><camera-x/></view>',
    '<wxs module="m">var a = "<camera>"</wxs>',
    '<view a="<camera/>"/>',
    '<view>{{ "<camera/>" }}</view>',
  ])('%s has none', (text) => {
    expect(usesIn(text)).toEqual([])
  })

  it('come from the table that is given', () => {
    const table = new InterfaceTable([{ kind: 'open-type', name: 'chooseInvoice', keys: ['Invoice'], source: 'community' }])
    expect(usesIn('<button open-type="chooseInvoice"/>', table)).toEqual([['<button open-type="chooseInvoice">', 'open-type="chooseInvoice"', 'Invoice']])
    expect(usesIn('<button open-type="chooseInvoice"/>')).toEqual([])
  })
})

describe('uses in JSX', () => {
  const jsxUses = (text: string): readonly (readonly [string, string])[] => elementsIn(text).flatMap((element) => elementUses(element).map((use) => [use.name, text.slice(...use.range)] as const))

  it.each<readonly [string, readonly (readonly [string, string])[]]>([
    ["import { Camera } from '@tarojs/components'\nconst a = <Camera mode=\"scanCode\"/>", [['<Camera>', 'Camera']]],
    ["import { LivePusher as Pusher } from '@tarojs/components'\nconst a = <Pusher/>", [['<Pusher>', 'Pusher']]],
    ["import * as T from '@tarojs/components'\nconst a = <T.VoipRoom/>", [['<T.VoipRoom>', 'T.VoipRoom']]],
    ["import { Camera } from 'remax/wechat'\nconst a = <Camera/>", [['<Camera>', 'Camera']]],
    ["import { Camera } from '@remax/wechat'\nconst a = <Camera/>", [['<Camera>', 'Camera']]],
    ['const a = <Camera/>', [['<Camera>', 'Camera']]],
    ['const a = <Button openType="getPhoneNumber"/>', [['<Button openType="getPhoneNumber">', 'openType="getPhoneNumber"']]],
    ["const a = <Button open-type='getPhoneNumber'/>", [['<Button open-type="getPhoneNumber">', "open-type='getPhoneNumber'"]]],
    ["const a = <Button openType={x ? 'getPhoneNumber' : undefined}/>", [['<Button openType="getPhoneNumber">', "openType={x ? 'getPhoneNumber' : undefined}"]]],
    ["const TYPE = 'chooseAvatar'\nconst a = <Button openType={TYPE}/>", [['<Button openType="chooseAvatar">', 'openType={TYPE}']]],
    ['const a = <Button openType="getPhoneNumber" {...rest}/>', [['<Button openType="getPhoneNumber">', 'openType="getPhoneNumber"']]],
    ['const a = <button open-type="getPhoneNumber"/>', [['<button open-type="getPhoneNumber">', 'open-type="getPhoneNumber"']]],
    ["import { AtButton } from 'taro-ui'\nconst a = <AtButton openType=\"getPhoneNumber\"/>", [['<AtButton openType="getPhoneNumber">', 'openType="getPhoneNumber"']]],
    ['const a = <Input type="nickname"/>', [['<Input type="nickname">', 'type="nickname"']]],
  ])('%s', (text, uses) => {
    expect(jsxUses(text)).toEqual(uses)
    expect(mayHoldElementUses(text)).toBe(true)
  })

  it.each([
    "import { Camera } from 'lucide-react'\nconst a = <Camera/>",
    "import Camera from './camera'\nconst a = <Camera/>",
    "import { View as Camera } from '@tarojs/components'\nconst a = <Camera/>",
    "import { Camera } from '@tarojs/components-rn'\nconst a = <Camera/>",
    'const Camera = styled(View)\nconst a = <Camera/>',
    'const a = ({ Camera }) => <Camera/>',
    'const a = <Icons.Camera/>',
    'const a = <camera/>',
    'const a = <Button openType={type}/>',
    'const a = <Button {...rest}/>',
    'const a = <View>{/* <Camera/> */}{"<Camera/>"}</View>',
    "const a = process.env.TARO_ENV === 'h5' && <Camera/>",
  ])('%s has none', (text) => {
    expect(jsxUses(text)).toEqual([])
  })
})

it('a text that mentions nothing holds no use', () => {
  for (const text of ['', '<view class="a" type="b">c</view>', '<button bindtap="open">type</button>']) expect(mayHoldElementUses(text), text).toBe(false)
})

it('tokens are those of every branch, and none where a branch cannot be told', () => {
  const tokens = (text: string): readonly string[] => wxmlElements(text).flatMap(({ attributes }) => attributes.flatMap(({ value }) => [...tokensOf(value)]))
  expect(tokens('<a b="c | d"/>')).toEqual(['c', 'd'])
  expect(tokens("<a b=\"{{e ? 'c|d' : 'd|f'}}\"/>")).toEqual(['c', 'd', 'f'])
  expect(tokens('<a b="{{e}}" c/>')).toEqual([])
})
