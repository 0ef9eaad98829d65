import rule from '../../src/rules/require-resolve.js'
import { taroApp, uniApp, vue } from './dialect-programs.js'
import { script } from './rule-tester.js'

const LISTENER = `<script>
import { usePrivacyStore } from '@/store.js'
export default {
  onLaunch() {
    const store = usePrivacyStore()
    wx.onNeedPrivacyAuthorization((resolve) => { store.ask(resolve) })
  },
}
</script>`

/** An app whose listener hands `resolve` to a store that holds `store`; its popup runs `popup`. */
function appWith(store: string, popup: string): string {
  return uniApp({
    'App.vue': LISTENER,
    'store.js': store,
    'components/popup.vue': `<template><view @click="refuse" /></template>\n<script setup>\nimport { usePrivacyStore } from '@/store.js'\nconst store = usePrivacyStore()\nfunction refuse() { ${popup} }\n</script>`,
  })('App.vue')
}

const SETUP = (rest: string): string => `import { defineStore } from 'pinia'
export const usePrivacyStore = defineStore('privacy', () => {
  const waiting = new Set()
  function ask(resolve) { waiting.add(resolve) }
  function agree() { waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' })) }
  ${rest}
})`
const OPTIONS = (rest: string): string => `import { defineStore } from 'pinia'
export const usePrivacyStore = defineStore('privacy', {
  state: () => ({ answer: null }),
  actions: {
    ask(resolve) { this.answer = resolve },
    agree() { this.answer({ event: 'agree', buttonId: 'agree-btn' }) },
    ${rest}
  },
})`

vue.run('require-resolve: stores of pinia', rule, {
  valid: [
    { name: 'a store that answers a refusal', code: LISTENER, filename: appWith(SETUP(`const refuse = () => waiting.forEach((resolve) => resolve({ event: 'disagree' }))\n  return { ask, agree, refuse }`), 'store.refuse()') },
    { name: 'a popup that answers from the store', code: LISTENER, filename: appWith(SETUP('return { ask, agree, waiting }'), `store.waiting.forEach((resolve) => resolve({ event: 'disagree' }))`) },
    { name: 'an action that answers a refusal', code: LISTENER, filename: appWith(OPTIONS(`refuse() { this.answer({ event: 'disagree' }) },`), 'store.refuse()') },
    { name: 'a store that is made elsewhere', code: LISTENER, filename: appWith(`export { usePrivacyStore } from 'some-package'`, '') },
    { name: 'a store whose parts are not written there', code: LISTENER, filename: appWith(`import { defineStore } from 'pinia'\nimport setup from 'some-package'\nexport const usePrivacyStore = defineStore('privacy', setup)`, '') },
  ],
  invalid: [
    {
      name: 'a store that nobody asks for a refusal',
      code: LISTENER,
      filename: appWith(SETUP('return { ask, agree }'), 'store.agree()'),
      errors: [{ messageId: 'no-refusal', line: 6, column: 5, endLine: 6, endColumn: 34 }],
    },
    {
      name: 'a store that keeps it and does nothing',
      code: LISTENER,
      filename: appWith(`import { defineStore } from 'pinia'\nexport const usePrivacyStore = defineStore('privacy', () => {\n  const waiting = new Set()\n  return { ask: (resolve) => waiting.add(resolve) }\n})`, ''),
      errors: [{ messageId: 'never-called', line: 6, column: 5, endLine: 6, endColumn: 34 }],
    },
  ],
})

const DEAF = 'wx.onNeedPrivacyAuthorization(() => { open() })'

script.run('require-resolve: files for one platform', rule, {
  valid: [{ name: 'a file that Taro replaces by the one for WeChat', code: DEAF, filename: taroApp({ 'src/listen.js': DEAF, 'src/listen.weapp.js': '' })('src/listen.js') }],
  invalid: [{ name: 'the one for WeChat', code: DEAF, filename: taroApp({ 'src/listen.js': '', 'src/listen.weapp.js': DEAF })('src/listen.weapp.js'), errors: [{ messageId: 'not-taken', line: 1, column: 1, endLine: 1, endColumn: 30 }] }],
})
