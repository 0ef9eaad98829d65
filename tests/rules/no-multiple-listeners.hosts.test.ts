import rule from '../../src/rules/no-multiple-listeners.js'
import { uniApp, vue } from './dialect-programs.js'

const LISTENS = `let show = null\nuni.onNeedPrivacyAuthorization((resolve) => { if (show) show(resolve) })\nexport function setShow(made) { show = made }`
const popup = (start: string): string => `<template><view /></template>\n<script setup>\nimport { ${start} } from 'vue'\nimport { setShow } from '../consent'\n${start}(() => { setShow((resolve) => resolve()) })\n</script>`
const shown = `<template><view><Popup /></view></template>\n<script setup>\nimport Popup from '../../components/popup.vue'\n</script>`
const twice = uniApp({ 'consent.js': LISTENS, 'main.js': `import App from './App'\nimport './consent'`, 'pages/other/other.vue': shown })('components/popup.vue')
const once = uniApp({ 'consent.js': LISTENS, 'main.js': `import App from './App'\nimport './consent'` })('components/popup.vue')

vue.run('no-multiple-listeners, popups of Vue that take the place of each other', rule, {
  valid: [
    { name: 'set anew whenever the page is shown', code: popup('onShow'), filename: twice },
    { name: 'one page', code: popup('onMounted'), filename: once },
  ],
  invalid: [{ name: 'set when it is mounted', code: popup('onMounted'), filename: twice, errors: [{ messageId: 'handler', line: 5, column: 19 }] }],
})
