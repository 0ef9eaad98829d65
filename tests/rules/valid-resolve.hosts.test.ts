import rule from '../../src/rules/valid-resolve.js'
import { taroApp, uniApp, vue } from './dialect-programs.js'
import { script } from './rule-tester.js'

const uni = uniApp()('components/popup.vue')
const TELLS = `answer({ event: 'agree', buttonId: 'agree-btn' })`
/** What is told stands in line 6. */
const popup = (button: string, tells = TELLS, more = ''): string => `<template><view>\n${button}\n</view></template>\n<script setup>\nlet answer\nfunction agree() { ${tells} }\nwx.onNeedPrivacyAuthorization((resolve) => { answer = resolve; ${more} })\n</script>`
const BUTTON = '<button id="agree-btn" open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="agree">OK</button>'

vue.run('valid-resolve, the popup in Vue', rule, {
  valid: [
    { name: 'agree event', code: popup(BUTTON), filename: uni },
    { name: 'tap besides that the script runs otherwise too', code: popup('<button id="agree-btn" open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="done" @tap="agree">OK</button>', TELLS, 'later(agree)'), filename: uni },
    { name: 'event of a component', code: popup(`${BUTTON}<my-button @click="agree" />`), filename: uni },
  ],
  invalid: [
    { name: 'id of no button', code: popup(BUTTON, `answer({ event: 'agree', buttonId: 'yes' })`), output: popup(BUTTON), filename: uni, errors: [{ messageId: 'wrong-button', data: { id: 'yes', ids: `'agree-btn'` }, line: 6, column: 45, endLine: 6, endColumn: 60 }] },
    { name: 'tap on the button', code: popup('<button id="agree-btn" open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="done" @tap="agree()">OK</button>'), filename: uni, errors: [{ messageId: 'tap', data: { written: '@tap' }, line: 6, column: 20, endLine: 6, endColumn: 69 }] },
  ],
})

const react = taroApp()('src/popup.tsx')
const hooks = (button: string, id = 'agree-btn'): string => `import Taro from '@tarojs/taro'\nimport { Button, View } from '@tarojs/components'\nimport { useEffect, useRef } from 'react'\nexport function Popup() {\n  const answer = useRef(null)\n  useEffect(() => { Taro.onNeedPrivacyAuthorization((resolve) => { answer.current = resolve }) }, [])\n  const agree = () => {\n    answer.current({ event: 'agree', buttonId: '${id}' })\n  }\n  return <View>${button}</View>\n}`
const JSX = '<Button id="agree-btn" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={agree}>OK</Button>'

script.run('valid-resolve, the popup in JSX', rule, {
  valid: [
    { name: 'agree event', code: hooks(JSX), filename: react },
    { name: 'id made at run time', code: hooks(JSX.replace('"agree-btn"', '{id}'), 'yes'), filename: react },
  ],
  invalid: [
    { name: 'id of no button', code: hooks(JSX, 'yes'), output: hooks(JSX), filename: react, errors: [{ messageId: 'wrong-button', line: 8, column: 38, endLine: 8, endColumn: 53 }] },
    { name: 'tap on the button', code: hooks(JSX.replace('{agree}', '{done} onClick={agree}')), filename: react, errors: [{ messageId: 'tap', data: { written: 'onClick' }, line: 8, column: 5, endLine: 8, endColumn: 62 }] },
  ],
})
