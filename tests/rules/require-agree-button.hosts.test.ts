import rule from '../../src/rules/require-agree-button.js'
import { taroApp, uniApp, vue } from './dialect-programs.js'
import { script } from './rule-tester.js'

const BUTTON = '<button id="agree-btn" open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="agree" />'
const VUE = '<button id="agree-btn" open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="…">'
const JSX = '<Button id="agree-btn" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={…}>'
const popup = (inside: string): string => `<template><view>${inside}</view></template>\n<script setup>\nlet answer\nuni.onNeedPrivacyAuthorization((resolve) => { answer = resolve })\n</script>`
const need = (set: string, shown: string): string => `<template><view>${shown}</view></template>\n<script>\nexport default {\n  data: () => ({ asks: false }),\n  mounted() {\n    wx.getPrivacySetting({ success: (res) => { ${set} } })\n  },\n  methods: { read() { uni.openPrivacyContract() } },\n}\n</script>`
const uni = uniApp()('components/popup.vue')
const aroundIt = uniApp({ 'pages/home/home.vue': `<template><view><Popup />${BUTTON}</view></template>\n<script setup>\nimport Popup from '../../components/popup.vue'\n</script>` })('components/popup.vue')

vue.run('require-agree-button in Vue', rule, {
  valid: [
    { name: 'button beside', code: popup(BUTTON), filename: uni },
    { name: 'button in the page around', code: popup(''), filename: aroundIt },
    { name: 'options of a dialog', code: popup(`<my-dialog :options="{ openType: 'agreePrivacyAuthorization' }" />`), filename: uni },
    { name: 'open-type made at run time', code: popup('<button :open-type="type" />'), filename: uni },
    { name: 'needAuthorization, with a button', code: need('this.asks = res.needAuthorization', `<view v-if="asks">${BUTTON}</view>`), filename: uni },
    { name: 'needAuthorization that shows nothing', code: need('this.asks = res.needAuthorization', '<view v-if="task" />'), filename: uni },
  ],
  invalid: [
    { name: 'no button', code: popup(''), filename: uni, errors: [{ messageId: 'listener', data: { object: 'uni', button: VUE }, line: 4, column: 1, endLine: 4, endColumn: 31 }] },
    { name: 'button commented out', code: popup(`<!-- ${BUTTON} -->`), filename: uni, errors: [{ messageId: 'listener', line: 4 }] },
    { name: 'entry of a program without a button', code: '<script>\nexport default { onLaunch() { wx.onNeedPrivacyAuthorization((resolve) => { this.globalData.answer = resolve }) } }\n</script>', filename: uniApp()('App.vue'), errors: [{ messageId: 'listener', data: { object: 'wx', button: VUE }, line: 2, column: 31 }] },
    { name: 'needAuthorization', code: need('this.asks = res.needAuthorization', '<view v-if="asks"><button @tap="read">OK</button></view>'), filename: uni, errors: [{ messageId: 'setting', data: { button: VUE }, line: 6, column: 5, endLine: 6, endColumn: 25 }] },
    { name: 'needAuthorization, in a popup of a library', code: need('if (res.needAuthorization) this.asks = true', '<u-popup :show="asks"><button @tap="read">OK</button></u-popup>'), filename: uni, errors: [{ messageId: 'setting', line: 6 }] },
  ],
})

const react = taroApp()('src/popup.tsx')
const hooks = (shown: string): string => `import Taro from '@tarojs/taro'\nimport { Button, View } from '@tarojs/components'\nimport { useEffect, useRef } from 'react'\nexport function Popup() {\n  const answer = useRef()\n  useEffect(() => { Taro.onNeedPrivacyAuthorization((resolve) => { answer.current = resolve }) }, [])\n  return <View>${shown}</View>\n}`
const asking = (shown: string): string => `import Taro from '@tarojs/taro'\nimport { Button, View } from '@tarojs/components'\nimport { useEffect, useState } from 'react'\nexport function Popup() {\n  const [asks, setAsks] = useState(false)\n  useEffect(() => { Taro.getPrivacySetting({ success: (res) => setAsks(res.needAuthorization) }) }, [])\n  const read = () => Taro.openPrivacyContract()\n  return <View>${shown}</View>\n}`

script.run('require-agree-button in JSX', rule, {
  valid: [
    { name: 'button', code: hooks('<Button id="a" openType="agreePrivacyAuthorization" />'), filename: react },
    { name: 'spread', code: hooks('<Button {...props} />'), filename: react },
    { name: 'needAuthorization, with a button', code: asking('{asks && <Button openType="agreePrivacyAuthorization" />}'), filename: react },
  ],
  invalid: [
    { name: 'no button', code: hooks('<Button>OK</Button>'), filename: react, errors: [{ messageId: 'listener', data: { object: 'Taro', button: JSX }, line: 6, column: 21, endLine: 6, endColumn: 52 }] },
    { name: 'needAuthorization', code: asking('{asks && <Button onClick={read}>OK</Button>}'), filename: react, errors: [{ messageId: 'setting', data: { button: JSX }, line: 6, column: 21, endLine: 6, endColumn: 43 }] },
  ],
})
