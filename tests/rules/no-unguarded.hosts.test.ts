import rule from '../../src/rules/no-unguarded.js'
import { taroApp, uniApp, vue } from './dialect-programs.js'
import { script } from './rule-tester.js'

const PHONE = 'open-type="getPhoneNumber"'
const page = (button: string): string => `<template><view>\n${button}\n</view></template>`

/** A program whose page refers to a component that asks. */
const ASKS = `<template><view /></template>\n<script>\nexport default {\n  methods: {\n    ask() { return new Promise((resolve, reject) => uni.requirePrivacyAuthorize({ success: resolve, fail: reject })) },\n    peek() { return new Promise((resolve) => uni.requirePrivacyAuthorize({ complete: resolve })) },\n  },\n}\n</script>`
const options = (call: string): string => `<template><view><Popup ref="popup" /><view @tap="go" /></view></template>\n<script>\nimport Popup from '../../components/popup.vue'\nexport default {\n  components: { Popup },\n  methods: {\n    async go() {\n      await ${call}\n      uni.getLocation()\n    },\n  },\n}\n</script>`
const setup = (made: string, call: string): string => `<template><view><Popup ref="popup" /><view @tap="go" /></view></template>\n<script setup>\nimport { ref, useTemplateRef } from 'vue'\nimport Popup from '../../components/popup.vue'\n${made}\nasync function go() {\n  await ${call}\n  uni.getLocation()\n}\n</script>`
const plain = (code: string): string => `<template><view @tap="go" /></template>\n<script>\n${code}\n</script>`
const tapped = (code: string): string => plain(code).replace('<script>', '<script setup>')
const inUni = (code: string): { readonly code: string; readonly filename: string } => ({ code, filename: uniApp({ 'components/popup.vue': ASKS, 'pages/home/home.vue': code })('pages/home/home.vue') })
const uni = uniApp()('pages/home/home.vue')
const wrapped = (code: string): string => code.replace('uni.getLocation()', 'uni.requirePrivacyAuthorize({ success: () => { uni.getLocation() } })')

vue.run('no-unguarded, elements and references in Vue', rule, {
  valid: [
    { name: 'method of a component by $refs', ...inUni(options('this.$refs.popup.ask()')) },
    { name: 'by a ref of that name', ...inUni(setup('const popup = ref(null)', 'popup.value.ask()')) },
    { name: 'by useTemplateRef', ...inUni(setup(`const box = useTemplateRef('popup')`, 'box.value?.ask()')) },
    { name: 'coupled', code: page('<button open-type="getPhoneNumber|agreePrivacyAuthorization" @getphonenumber="log" />'), filename: uni },
  ],
  invalid: [
    { name: 'method that lets refusal through', ...inUni(options('this.$refs.popup.peek()')), output: wrapped(options('this.$refs.popup.peek()')), errors: [{ messageId: 'lets-through', line: 9, column: 7 }] },
    { name: 'ref of another element', ...inUni(setup('const other = ref(null)', 'other.value.ask()')), output: wrapped(setup('const other = ref(null)', 'other.value.ask()')), errors: [{ messageId: 'unguarded', line: 8, column: 3 }] },
    {
      name: 'open-type',
      code: page(`<button ${PHONE} @getphonenumber="log" />`),
      filename: uni,
      errors: [{ messageId: 'element', line: 2, column: 9, endLine: 2, endColumn: 35, suggestions: [{ messageId: 'couple', data: { attribute: 'open-type="getPhoneNumber|agreePrivacyAuthorization"', event: 'getphonenumber' }, output: page('<button open-type="getPhoneNumber|agreePrivacyAuthorization" @getphonenumber="log" />') }] }],
    },
    {
      name: 'guard function for a script setup that imports nothing yet',
      code: tapped('async function go() {\n  await uni.getLocation()\n}'),
      options: [{ guardFunction: { name: 'ensurePrivacy', from: '@/utils/privacy' } }],
      filename: uni,
      output: tapped(`import { ensurePrivacy } from '@/utils/privacy'\nasync function go() {\n  await ensurePrivacy()\n  await uni.getLocation()\n}`),
      errors: [{ messageId: 'unguarded', line: 4, column: 9 }],
    },
    {
      name: 'guard function for a component that exports as CommonJS does',
      code: plain('uni.startCompass()\nmodule.exports = {}'),
      options: [{ guardFunction: { name: 'ensurePrivacy', from: '@/utils/privacy' } }],
      filename: uni,
      output: plain(`const { ensurePrivacy } = require('@/utils/privacy')\nensurePrivacy().then(() => { uni.startCompass() })\nmodule.exports = {}`),
      errors: [{ messageId: 'unguarded', line: 3, column: 1 }],
    },
    { name: 'half-typed', code: page(`<view class=">\n<button ${PHONE} @getphonenumber="log" />`), filename: uni, errors: [{ messageId: 'element', line: 3, suggestions: null }] },
  ],
})

const react = taroApp()('src/pages/home/index.tsx')
const jsx = (button: string): string => `import { Button, View } from '@tarojs/components'\nexport default () => <View>${button}</View>`
const ASKING = `import Taro from '@tarojs/taro'\nimport { forwardRef, useImperativeHandle } from 'react'\nimport { View } from '@tarojs/components'\nexport const Popup = forwardRef((props, ref) => {\n  const ask = () => new Promise((resolve, reject) => Taro.requirePrivacyAuthorize({ success: resolve, fail: reject }))\n  useImperativeHandle(ref, () => ({ ask }))\n  return <View />\n})`
const referring = `import Taro from '@tarojs/taro'\nimport { useRef } from 'react'\nimport { View } from '@tarojs/components'\nimport { Popup } from '../../popup'\nexport default function Home() {\n  const popup = useRef(null)\n  const go = async () => {\n    await popup.current.ask()\n    Taro.getLocation()\n  }\n  return <View onClick={go}><Popup ref={popup} /></View>\n}`

script.run('no-unguarded, elements and references in JSX', rule, {
  valid: [{ name: 'method of a component by useRef', code: referring, filename: taroApp({ 'src/popup.tsx': ASKING, 'src/pages/home/index.tsx': referring })('src/pages/home/index.tsx') }],
  invalid: [
    {
      name: 'openType',
      code: jsx(`<Button openType="getPhoneNumber" onGetPhoneNumber={log} />`),
      filename: react,
      errors: [{ messageId: 'element', line: 2, column: 36, endLine: 2, endColumn: 61, suggestions: [{ messageId: 'couple', data: { attribute: 'openType="getPhoneNumber|agreePrivacyAuthorization"', event: 'onGetPhoneNumber' }, output: jsx(`<Button openType="getPhoneNumber|agreePrivacyAuthorization" onGetPhoneNumber={log} />`) }] }],
    },
  ],
})
