import rule from '../../src/rules/valid-agree-button.js'
import { mpxApp, sfc, taroApp, uniApp, vue } from './dialect-programs.js'
import { script } from './rule-tester.js'

const OPEN_TYPE = 'open-type="agreePrivacyAuthorization"'
const EVENT = '@agreeprivacyauthorization="agree"'

/** A popup of Vue whose script registers the listener. */
function popup(button: string, methods = `agree() { this.answer({ event: 'agree', buttonId: 'yes' }) }`, more = ''): string {
  return `<template><view>\n${button}\n</view></template>\n<script>\nexport default {\n  ${more}mounted() { uni.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) },\n  methods: { ${methods} },\n}\n</script>`
}

/** The same in \`<script setup>\`. */
function setup(button: string, code = 'function agree() { answer({ event: "agree", buttonId: "agree-btn" }) }'): string {
  return `<template><view>\n${button}\n</view></template>\n<script setup>\nimport { onMounted } from 'vue'\nlet answer\nonMounted(() => wx.onNeedPrivacyAuthorization((resolve) => { answer = resolve }))\n${code}\n</script>`
}

/** A component that tells another file of consent, or nobody. */
function relay(button: string, code = ''): string {
  return `<template><view>\n${button}\n</view></template>\n<script setup>\n${code}\n</script>`
}

const uni = uniApp()('components/popup.vue')
const taroVue = taroApp({ 'src/popup.vue': '<template><view /></template>' })('src/popup.vue')
const CONSENT = `const waiting = new Set()\nexport function listen() { uni.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) }) }\nexport function answer(event) { waiting.forEach((resolve) => resolve({ event, buttonId: 'sure' })) }`
const STARTS = `<script>\nimport { listen } from './consent'\nexport default { onLaunch() { listen() } }\n</script>`
const throughModule = uniApp({ 'App.vue': STARTS, 'consent.js': CONSENT })('components/popup.vue')
const throughPage = uniApp({
  'App.vue': STARTS,
  'consent.js': CONSENT,
  'pages/home/home.vue': `<template><view><Popup @agree="agreed" /></view></template>\n<script setup>\nimport Popup from '../../components/popup.vue'\nimport { answer } from '../../consent'\nfunction agreed() { answer({ event: 'agree', buttonId: 'sure' }) }\n</script>`,
})('components/popup.vue')
const AT = (text: string, part: string): { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number } => {
  const before = text.slice(0, text.indexOf(part)).split('\n')
  const column = (before.at(-1) ?? '').length + 1
  return { line: before.length, column, endLine: before.length, endColumn: column + part.length }
}

interface Mended {
  readonly name: string
  readonly messageId: string
  readonly data?: Readonly<Record<string, string>>
  readonly filename?: string
  /** The button, and how the whole file is made of it. */
  readonly from: string
  readonly to?: string
  /** What is marked. */
  readonly part: string
  readonly file?: (button: string) => string
}

function invalid({ name, messageId, data, filename = uni, from, to, part, file = popup }: Mended): never {
  const code = file(from)
  return { name, code, filename, output: to === undefined ? null : file(to), errors: [{ messageId, ...(data && { data }), ...AT(code, part) }] } as never
}

vue.run('valid-agree-button in Vue', rule, {
  valid: [
    { name: 'options', code: popup(`<button id="yes" ${OPEN_TYPE} ${EVENT}>OK</button>`), filename: uni },
    { name: 'setup', code: setup(`<button id="agree-btn" ${OPEN_TYPE} @agreeprivacyauthorization="agree()">OK</button>`), filename: uni },
    { name: 'v-on, id made at run time', code: setup(`<button :id="id" ${OPEN_TYPE} v-on:agreeprivacyauthorization.once="agree">OK</button>`), filename: uni },
    { name: 'all attributes at once', code: setup(`<button v-bind="$attrs" ${OPEN_TYPE}>OK</button>`), filename: uni },
    { name: 'all listeners at once', code: setup(`<button id="a" v-on="listeners" ${OPEN_TYPE}>OK</button>`), filename: uni },
    { name: 'the other event of a combination', code: setup(`<button id="a" open-type="getPhoneNumber|agreePrivacyAuthorization" @getphonenumber="agree">OK</button>`), filename: uni },
    { name: 'nobody tells resolve', code: relay(`<button ${OPEN_TYPE} @agreeprivacyauthorization="$emit('agree')">OK</button>`), filename: uni },
    { name: 'capitals, which Taro does not tell apart', code: setup(`<button id="a" ${OPEN_TYPE} @agreePrivacyAuthorization="agree">OK</button>`), filename: taroVue },
    { name: 'hyphens, of which nothing is known', code: setup(`<button id="a" ${OPEN_TYPE} @agree-privacy-authorization="agree">OK</button>`), filename: uni },
    { name: 'outermost element in Taro, which takes what the component is given', code: `<template><button ${OPEN_TYPE}>OK</button></template>\n<script setup>\nwx.onNeedPrivacyAuthorization((resolve) => resolve)\n</script>`, filename: taroVue },
    { name: 'component of the program called Button', code: setup(`<Button ${OPEN_TYPE}>OK</Button>`, `import Button from './button.vue'`), filename: uniApp({ 'components/button.vue': '<template><view /></template>' })('components/popup.vue') },
    { name: 'method of a mixin', code: popup(`<button id="yes" ${OPEN_TYPE} @agreeprivacyauthorization="agreed">OK</button>`, '', 'mixins: [shared], '), filename: uni },
    { name: 'method that is spread in', code: popup(`<button id="yes" ${OPEN_TYPE} @agreeprivacyauthorization="agreed">OK</button>`, '...shared'), filename: uni },
    { name: 'method that is a property', code: popup(`<button id="yes" ${OPEN_TYPE} @agreeprivacyauthorization="onAgree">OK</button>`, '', `props: ['onAgree'], `), filename: uni },
    { name: 'method that setup returns', code: popup(`<button id="yes" ${OPEN_TYPE} @agreeprivacyauthorization="agreed">OK</button>`, '', 'setup() { return useConsent() }, '), filename: uni },
    { name: 'method of a mixin for all', code: popup(`<button id="yes" ${OPEN_TYPE} @agreeprivacyauthorization="agreed">OK</button>`), filename: uniApp({ 'main.js': `import App from './App'\nimport Vue from 'vue'\nVue.mixin({ methods: { agreed() {} } })` })('components/popup.vue') },
    { name: 'imported function', code: setup(`<button id="a" ${OPEN_TYPE} @agreeprivacyauthorization="agree">OK</button>`, `import { agree } from '../consent'`), filename: uni },
    { name: 'function that the build imports', code: setup(`<button id="a" ${OPEN_TYPE} @agreeprivacyauthorization="agreed">OK</button>`), filename: uniApp({ 'package.json': '{ "devDependencies": { "unplugin-auto-import": "1" } }' })('components/popup.vue') },
    { name: 'property of a type that stands elsewhere', code: setup(`<button id="a" ${OPEN_TYPE} @agreeprivacyauthorization="agreed">OK</button>`, `defineProps(shared)`), filename: uni },
    { name: 'commented out', code: setup(`<!-- <button ${OPEN_TYPE} /> -->`), filename: uni },
  ],
  invalid: [
    invalid({ name: 'no id, the script tells one', messageId: 'id', data: { attribute: 'id' }, from: `<button ${OPEN_TYPE} ${EVENT}>OK</button>`, to: `<button id="yes" ${OPEN_TYPE} ${EVENT}>OK</button>`, part: 'button' }),
    invalid({ name: 'no id in setup', messageId: 'id', from: `<button\n  ${OPEN_TYPE}\n  ${EVENT}\n>OK</button>`, to: `<button\n  id="agree-btn"\n  ${OPEN_TYPE}\n  ${EVENT}\n>OK</button>`, part: 'button', file: setup }),
    invalid({ name: 'no id, resolve is told by a module', messageId: 'id', filename: throughModule, from: `<button ${OPEN_TYPE} @agreeprivacyauthorization="answer('agree')">OK</button>`, to: `<button id="agree-btn" ${OPEN_TYPE} @agreeprivacyauthorization="answer('agree')">OK</button>`, part: 'button', file: (button) => relay(button, `import { answer } from '../consent'`) }),
    invalid({ name: 'no id, resolve is told by a module that a function calls', messageId: 'id', filename: throughModule, from: `<button ${OPEN_TYPE} ${EVENT}>OK</button>`, to: `<button id="agree-btn" ${OPEN_TYPE} ${EVENT}>OK</button>`, part: 'button', file: (button) => relay(button, `import { answer } from '../consent'\nconst done = () => answer('agree')\nfunction agree() { done() }`) }),
    invalid({ name: 'no id, resolve is told by the page', messageId: 'id', filename: throughPage, from: `<button ${OPEN_TYPE} @agreeprivacyauthorization="$emit('agree')">OK</button>`, to: `<button id="agree-btn" ${OPEN_TYPE} @agreeprivacyauthorization="$emit('agree')">OK</button>`, part: 'button', file: relay }),
    invalid({ name: 'tap', messageId: 'tap', data: { written: '@tap', right: '@agreeprivacyauthorization' }, from: `<button id="yes" ${OPEN_TYPE} @tap="agree">OK</button>`, to: `<button id="yes" ${OPEN_TYPE} @agreeprivacyauthorization="agree">OK</button>`, part: '@tap="agree"' }),
    invalid({ name: 'click that goes no further', messageId: 'tap', data: { written: '@click.stop.once', right: '@agreeprivacyauthorization' }, from: `<button id="yes" ${OPEN_TYPE} @click.stop.once="agree(1)">OK</button>`, to: `<button id="yes" ${OPEN_TYPE} @click.stop @agreeprivacyauthorization.once="agree(1)">OK</button>`, part: '@click.stop.once="agree(1)"' }),
    invalid({ name: 'v-on', messageId: 'tap', data: { written: 'v-on:click.prevent', right: 'v-on:agreeprivacyauthorization' }, from: `<button id="yes" ${OPEN_TYPE} v-on:click.prevent="agree">OK</button>`, to: `<button id="yes" ${OPEN_TYPE} v-on:agreeprivacyauthorization="agree">OK</button>`, part: 'v-on:click.prevent="agree"' }),
    invalid({ name: 'tap, nobody tells resolve', messageId: 'tap-untold', from: `<button ${OPEN_TYPE} @tap="go">OK</button>`, to: `<button ${OPEN_TYPE} @agreeprivacyauthorization="go">OK</button>`, part: '@tap="go"', file: (button) => relay(button, 'function go() {}') }),
    invalid({ name: 'capitals in uni-app', messageId: 'case', data: { written: '@agreePrivacyAuthorization', right: '@agreeprivacyauthorization' }, from: `<button id="yes" ${OPEN_TYPE} @agreePrivacyAuthorization="agree">OK</button>`, to: `<button id="yes" ${OPEN_TYPE} @agreeprivacyauthorization="agree">OK</button>`, part: '@agreePrivacyAuthorization="agree"' }),
    invalid({ name: 'nothing bound', messageId: 'unbound', data: { right: '@agreeprivacyauthorization' }, from: `<button id="yes" ${OPEN_TYPE}>OK</button>`, part: 'button' }),
    invalid({
      name: 'the form of WXML',
      messageId: 'native',
      data: { written: 'bindagreeprivacyauthorization', right: '@agreeprivacyauthorization', event: 'agreeprivacyauthorization', name: 'agree' },
      from: `<button id="yes" ${OPEN_TYPE} bindagreeprivacyauthorization="agree">OK</button>`,
      to: `<button id="yes" ${OPEN_TYPE} @agreeprivacyauthorization="agree">OK</button>`,
      part: 'bindagreeprivacyauthorization="agree"',
    }),
    invalid({ name: 'the form of WXML with a colon, in Taro', messageId: 'native', filename: taroVue, from: `<button id="agree-btn" ${OPEN_TYPE} bind:agreeprivacyauthorization="agree">OK</button>`, to: `<button id="agree-btn" ${OPEN_TYPE} @agreeprivacyauthorization="agree">OK</button>`, part: 'bind:agreeprivacyauthorization="agree"', file: setup }),
    invalid({ name: 'order', messageId: 'order', from: `<button id="yes" open-type="agreePrivacyAuthorization|getPhoneNumber" @getphonenumber="agree">OK</button>`, to: `<button id="yes" open-type="getPhoneNumber|agreePrivacyAuthorization" @getphonenumber="agree">OK</button>`, part: 'open-type="agreePrivacyAuthorization|getPhoneNumber"' }),
    invalid({ name: 'no such method', messageId: 'method', data: { name: 'agreed' }, from: `<button id="yes" ${OPEN_TYPE} @agreeprivacyauthorization="agreed">OK</button>`, part: '@agreeprivacyauthorization="agreed"' }),
    invalid({ name: 'no such function in setup', messageId: 'method', data: { name: 'agreed' }, from: `<button id="agree-btn" ${OPEN_TYPE} @agreeprivacyauthorization="agreed">OK</button>`, part: '@agreeprivacyauthorization="agreed"', file: setup }),
    invalid({ name: 'half-typed templates get no edits', messageId: 'id', from: `<view class=">\n<button ${OPEN_TYPE} ${EVENT}>OK</button>`, part: 'button' }),
  ],
})

sfc.run('valid-agree-button in mpx', rule, {
  valid: [{ name: 'complete', code: `<template><button id="a" ${OPEN_TYPE} bindagreeprivacyauthorization="agree" /></template>\n<script>\ncreatePage({})\n</script>`, filename: mpxApp()('src/pages/home.mpx') }],
  invalid: [
    {
      name: 'tap, no id',
      code: `<template><button ${OPEN_TYPE} bindtap="agree" /></template>\n<script>\ncreatePage({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) }, agree() { this.answer({ event: 'agree', buttonId: 'yes' }) } })\n</script>`,
      output: `<template><button id="yes" ${OPEN_TYPE} bindagreeprivacyauthorization="agree" /></template>\n<script>\ncreatePage({ onLoad() { wx.onNeedPrivacyAuthorization((resolve) => { this.answer = resolve }) }, agree() { this.answer({ event: 'agree', buttonId: 'yes' }) } })\n</script>`,
      filename: mpxApp()('src/pages/home.mpx'),
      errors: [{ messageId: 'id', line: 1, column: 12, endLine: 1, endColumn: 18 }, { messageId: 'tap', data: { written: 'bindtap', right: 'bindagreeprivacyauthorization' }, line: 1, column: 57, endLine: 1, endColumn: 72 }],
    },
  ],
})

const react = taroApp()('src/popup.tsx')
const throughProperty = taroApp({
  'src/pages/home/index.tsx': `import Taro from '@tarojs/taro'\nimport { View } from '@tarojs/components'\nimport { Popup } from '../../popup'\nexport default function Home() {\n  Taro.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) })\n  return <View><Popup onAgree={() => waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))} /></View>\n}\nconst waiting = new Set()`,
})('src/popup.tsx')
const OPEN = 'openType="agreePrivacyAuthorization"'

function hooks(button: string): string {
  return `import Taro from '@tarojs/taro'\nimport { Button, View } from '@tarojs/components'\nimport { useEffect, useRef } from 'react'\nimport { AgreeButton } from './agree-button'\n\nexport function Popup(props) {\n  const answer = useRef(null)\n  useEffect(() => { Taro.onNeedPrivacyAuthorization((resolve) => { answer.current = resolve }) }, [])\n  const agree = () => { answer.current({ event: 'agree', buttonId: 'agree-btn' }) }\n  return (\n    <View>\n      ${button}\n    </View>\n  )\n}`
}

function plain(button: string): string {
  return `import { Button, View } from '@tarojs/components'\n\nexport function Popup({ onAgree }) {\n  return (\n    <View>\n      ${button}\n    </View>\n  )\n}`
}

script.run('valid-agree-button in JSX', rule, {
  valid: [
    { name: 'complete', code: hooks(`<Button id="agree-btn" ${OPEN} onAgreePrivacyAuthorization={agree}>OK</Button>`), filename: react },
    { name: 'in lower case, which is the same', code: hooks(`<Button id="agree-btn" ${OPEN} onAgreeprivacyauthorization={() => agree()}>OK</Button>`), filename: react },
    { name: 'the other event of a combination', code: hooks(`<Button id="agree-btn" openType="getPhoneNumber|agreePrivacyAuthorization" onGetPhoneNumber={agree}>OK</Button>`), filename: react },
    { name: 'spread', code: hooks(`<Button {...props} ${OPEN}>OK</Button>`), filename: react },
    { name: 'component of the program', code: hooks(`<AgreeButton ${OPEN} onAgree={agree} />`), filename: react },
    { name: 'method that nobody knows', code: hooks(`<Button id="agree-btn" ${OPEN} onAgreePrivacyAuthorization={agreed}>OK</Button>`), filename: react },
    { name: 'nobody tells resolve', code: plain(`<Button ${OPEN} onAgreePrivacyAuthorization={onAgree}>OK</Button>`), filename: react },
  ],
  invalid: [
    {
      code: hooks(`<Button ${OPEN} onAgreePrivacyAuthorization={agree}>OK</Button>`),
      output: hooks(`<Button id="agree-btn" ${OPEN} onAgreePrivacyAuthorization={agree}>OK</Button>`),
      name: 'no id',
      filename: react,
      errors: [{ messageId: 'id', data: { attribute: 'id' }, line: 12, column: 8, endLine: 12, endColumn: 14 }],
    },
    {
      code: plain(`<Button ${OPEN} onAgreePrivacyAuthorization={onAgree}>OK</Button>`),
      output: plain(`<Button id="agree-btn" ${OPEN} onAgreePrivacyAuthorization={onAgree}>OK</Button>`),
      name: 'no id, the page tells resolve',
      filename: throughProperty,
      errors: [{ messageId: 'id', line: 6, column: 8, endLine: 6, endColumn: 14 }],
    },
    {
      code: hooks(`<Button id="agree-btn" ${OPEN} onClick={agree}>OK</Button>`),
      output: hooks(`<Button id="agree-btn" ${OPEN} onAgreePrivacyAuthorization={agree}>OK</Button>`),
      name: 'click',
      filename: react,
      errors: [{ messageId: 'tap', data: { written: 'onClick', right: 'onAgreePrivacyAuthorization' }, line: 12, column: 67, endLine: 12, endColumn: 82 }],
    },
    { code: hooks(`<Button id="agree-btn" ${OPEN}>OK</Button>`), name: 'nothing bound', filename: react, errors: [{ messageId: 'unbound', data: { right: 'onAgreePrivacyAuthorization' }, line: 12, column: 8, endLine: 12, endColumn: 14 }] },
    {
      code: hooks(`<Button id="agree-btn" ${OPEN} bindagreeprivacyauthorization={agree}>OK</Button>`),
      output: hooks(`<Button id="agree-btn" ${OPEN} onAgreePrivacyAuthorization={agree}>OK</Button>`),
      name: 'the form of WXML',
      filename: react,
      errors: [{ messageId: 'native-jsx', data: { written: 'bindagreeprivacyauthorization', right: 'onAgreePrivacyAuthorization' }, line: 12, column: 67, endLine: 12, endColumn: 104 }],
    },
    {
      code: hooks(`<Button id="agree-btn" openType={'agreePrivacyAuthorization|getRealtimePhoneNumber'} onGetRealTimePhoneNumber={agree}>OK</Button>`),
      output: hooks(`<Button id="agree-btn" openType={'getRealtimePhoneNumber|agreePrivacyAuthorization'} onGetRealTimePhoneNumber={agree}>OK</Button>`),
      name: 'order',
      filename: react,
      errors: [{ messageId: 'order', line: 12, column: 30, endLine: 12, endColumn: 91 }],
    },
  ],
})
