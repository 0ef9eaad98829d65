import { describe, expect, it } from 'vitest'
import { sfcElements } from '../../src/templates/from-sfc.js'
import { refusalMethods } from '../../src/templates/refusal-elements.js'

/** What a popup in a Vue template with an agree button and this beside it runs on refusal. */
function methodsOf(beside: string, popup = 'view v-if="shown"'): readonly string[] {
  const text = `<script>const a = '<b>'</script>\n<template><view><${popup}><view><button open-type="agreePrivacyAuthorization">同意</button></view><view>${beside}</view></view></view></template>`
  return [...refusalMethods(sfcElements(text, 'vue'), text)]
}

describe('the methods that refuse in a Vue template', () => {
  it.each<readonly [beside: string, methods: readonly string[]]>([
    ['<button @click="refuse">拒绝</button>', ['refuse']],
    ['<button @tap.stop="refuse">拒绝</button>', ['refuse']],
    ['<view v-on:click="refuse()"><text>不同意</text></view>', ['refuse']],
    ['<button @click="show = false; refuse($event)">拒绝</button>', ['refuse']],
    [`<button @click="refuse">{{ $t('privacy.popup.disagree') }}</button>`, ['refuse']],
    ['<button @click="refuse">{{ refuseText }}</button>', ['refuse']],
    ['<button @click="refuse"><!-- a > b -->拒绝</button>', ['refuse']],
    ['<button @click="ok ? agree() : refuse()">拒绝</button>', []],
    ['<button @click="show = false">拒绝</button>', []],
    [`<button @click="$emit('refuse')">拒绝</button>`, []],
    ['<button @touchstart="refuse">拒绝</button>', []],
    ['<button @click="later">稍后再说</button>', []],
    ['<button @click="read">如果您拒绝，我们将无法向您提供任何一项服务，请阅读</button>', []],
  ])('%s', (beside, methods) => {
    expect(methodsOf(beside)).toEqual(methods)
  })

  it.each(['u-popup :show="shown"', 'van-popup v-model:show="shown"', 'view v-show="shown"'])('are seen in a popup that is the outermost element: <%s>', (popup) => {
    const name = popup.split(' ')[0] ?? ''
    const text = `<template><${popup}><view><button open-type="agreePrivacyAuthorization"/></view><view><button @tap="refuse">拒绝</button></view></${name}></template>`
    expect([...refusalMethods(sfcElements(text, 'vue'), text)]).toEqual(['refuse'])
  })

  it('are none on the page around a button', () => {
    const text = '<template><view><view><button open-type="agreePrivacyAuthorization"/></view><view><button @tap="refuse">拒绝</button></view></view></template>'
    expect([...refusalMethods(sfcElements(text, 'vue'), text)]).toEqual([])
  })

  it('are those of a tap only in WXML', () => {
    const text = '<template><view wx:if="{{a}}"><button open-type="agreePrivacyAuthorization"/><button bindclick="a">拒绝</button><button bindtap="b">拒绝</button></view></template>'
    expect([...refusalMethods(sfcElements(text, 'wxml'), text)]).toEqual(['b'])
  })
})
