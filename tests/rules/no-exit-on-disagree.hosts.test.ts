import rule from '../../src/rules/no-exit-on-disagree.js'
import { taroApp, uniApp, vue } from './dialect-programs.js'
import { script } from './rule-tester.js'

const AGREE = '<button id="agree-btn" open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="agree">同意</button>'

/** A popup of Vue: what refuses stands in line 3, and its method says that in line 8. */
function popup(refusal: string, refuse: string, around = 'view v-if="asks"'): string {
  return `<template>\n<${around}>\n${refusal}\n${AGREE}\n</${around.split(' ')[0] ?? ''}>\n</template>\n<script>\nexport default { data: () => ({ asks: false }), methods: { agree() { this.asks = false }, read() { uni.openPrivacyContract() }, refuse() { ${refuse} } } }\n</script>`
}

function setup(refusal: string, refuse: string): string {
  return `<template>\n<view v-if="asks">\n${refusal}\n${AGREE}\n</view>\n</template>\n<script setup>\nimport { ref } from 'vue'\nconst emit = defineEmits(['refused'])\nconst asks = ref(false)\nconst agree = () => { asks.value = false }\nfunction refuse() { ${refuse} }\n</script>`
}

const SPEAKS = `uni.showToast({ title: '请先同意' })`
const uni = uniApp()('components/popup.vue')
const page = uniApp()('pages/home/home.vue')
const closing = uniApp({ 'pages/home/home.vue': `<template><view><Popup @refused="close" /></view></template>\n<script setup>\nimport Popup from '../../components/popup.vue'\nfunction close() {}\n</script>` })('components/popup.vue')

/** The page around a popup that fires those events; what it does stands in line 4. */
function around(binding: string, code: string): string {
  return `<template><view><Popup ${binding} /></view></template>\n<script setup>\nimport Popup from '../../components/popup.vue'\n${code}\n</script>`
}
const told = (refusal: string, code = ''): string =>
  uniApp({ 'components/popup.vue': `<template><view v-if="asks">${refusal}${AGREE}</view></template>\n<script setup>\nconst emit = defineEmits(['done'])\nfunction agree() { emit('done', { ok: true }) }\n${code}\n</script>` })('pages/home/home.vue')
const flagged = told('<view @tap="refuse">拒绝</view>', `function refuse() { emit('done', { ok: false }) }`)
const inline = told(`<view @tap="$emit('close')">拒绝</view>`)
const both = told(`<view @tap="$emit('done')">拒绝</view>`)

vue.run('no-exit-on-disagree in Vue', rule, {
  valid: [
    { name: 'closes', code: popup('<button @tap="refuse">拒绝</button>', 'this.asks = false'), filename: uni },
    { name: 'closes besides', code: popup('<button @tap="refuse(); asks = false">拒绝</button>', SPEAKS), filename: uni },
    { name: 'another element closes', code: popup('<view><button @click="refuse">拒绝</button><view @tap="asks = false">×</view></view>', SPEAKS), filename: uni },
    { name: 'the page hears of it', code: setup('<button @click="refuse">拒绝</button>', `${SPEAKS}; emit('refused')`), filename: closing },
    { name: 'page whose popup tells one thing after any answer', code: around('@done="done"', 'function done() { uni.navigateBack() }'), filename: both },
    { name: 'branch for consent', code: around('@done="done"', 'function done({ ok }) { if (ok) uni.navigateBack() }'), filename: flagged },
  ],
  invalid: [
    { name: 'only speaks', code: popup('<button @tap="refuse">拒绝</button>', SPEAKS), filename: uni, errors: [{ messageId: 'blocks', data: { method: 'refuse' }, line: 3, column: 2, endLine: 3, endColumn: 8 }] },
    { name: 'only speaks, in setup', code: setup('<button @click.stop="refuse()">拒绝</button>', SPEAKS), filename: uni, errors: [{ messageId: 'blocks', line: 3, column: 2, endLine: 3, endColumn: 8 }] },
    { name: 'nobody hears of it', code: setup('<button @click="refuse">拒绝</button>', `${SPEAKS}; emit('refused')`), filename: uni, errors: [{ messageId: 'blocks', line: 3, column: 2 }] },
    { name: 'leaves', code: popup('<button @tap="refuse">拒绝</button>', 'uni.exitMiniProgram()'), filename: uni, errors: [{ messageId: 'leaves', line: 8, column: 140, endLine: 8, endColumn: 159 }] },
    { name: 'leaves, in setup', code: setup('<view @click="refuse()">不同意</view>', 'uni.exitMiniProgram()'), filename: page, errors: [{ messageId: 'leaves', line: 12, column: 21, endLine: 12, endColumn: 40 }] },
    { name: 'navigator', code: setup('<navigator target="miniProgram" open-type="exit">拒绝</navigator>', ''), filename: uni, errors: [{ messageId: 'leaves', line: 3, column: 33, endLine: 3, endColumn: 49 }] },
    { name: 'page that hears of a refusal', code: around('@disagree="refused"', 'const refused = () => uni.navigateBack()'), filename: flagged, errors: [{ messageId: 'leaves', line: 4, column: 23, endLine: 4, endColumn: 39 }] },
    { name: 'page that hears of a refusal by a flag', code: around('@done="done"', 'function done({ ok }) { if (!ok) uni.navigateBack() }'), filename: flagged, errors: [{ messageId: 'leaves', line: 4, column: 34, endLine: 4, endColumn: 50 }] },
    { name: 'page that hears of what only the refusal fires', code: around('@close="done"', 'function done() { uni.navigateBack() }'), filename: inline, errors: [{ messageId: 'leaves', line: 4, column: 19, endLine: 4, endColumn: 35 }] },
  ],
})

const react = taroApp()('src/popup.tsx')
const BUTTON = '<Button id="agree-btn" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={agree}>同意</Button>'

/** A popup in JSX: what refuses stands in line 9, and its function in line 7. */
function hooks(refusal: string, refuse: string): string {
  return `import Taro from '@tarojs/taro'\nimport { Button, View } from '@tarojs/components'\nimport { useState } from 'react'\nexport function Popup({ onRefuse }) {\n  const [asks, setAsks] = useState(false)\n  const agree = () => setAsks(false)\n  const refuse = () => { ${refuse} }\n  return asks && <View>\n    ${refusal}\n    ${BUTTON}\n  </View>\n}`
}

const home = taroApp({
  'src/popup.tsx': `import { Button, View } from '@tarojs/components'\nexport function Popup({ onDone }) {\n  const agree = () => onDone(true)\n  const refuse = () => onDone(false)\n  return <View><View><View onClick={refuse}>拒绝</View>${BUTTON}</View></View>\n}`,
})('src/pages/home/index.tsx')
const homeWith = (attribute: string, code = ''): string => `import Taro from '@tarojs/taro'\nimport { View } from '@tarojs/components'\nimport { Popup } from '../../popup'\nexport default function Home() {\n  ${code}\n  return <View><Popup ${attribute} /></View>\n}`

script.run('no-exit-on-disagree in JSX', rule, {
  valid: [
    { name: 'closes', code: hooks('<View onClick={refuse}>拒绝</View>', 'setAsks(false)'), filename: react },
    { name: 'another element closes', code: hooks('<View><View onClick={refuse}>拒绝</View><View onClick={() => setAsks(false)}>×</View></View>', `Taro.showToast({ title: '请先同意' })`), filename: react },
    { name: 'tells its page', code: hooks('<View onClick={refuse}>拒绝</View>', `Taro.showToast({ title: '请先同意' }); onRefuse()`), filename: react },
    { name: 'branch for consent', code: homeWith('onDone={done}', 'const done = (ok) => { if (ok) Taro.navigateBack() }'), filename: home },
  ],
  invalid: [
    { name: 'only speaks', code: hooks('<View onClick={refuse}>拒绝</View>', `Taro.showToast({ title: '请先同意' })`), filename: react, errors: [{ messageId: 'blocks', data: { method: 'refuse' }, line: 9, column: 6, endLine: 9, endColumn: 10 }] },
    { name: 'leaves', code: hooks('<View onClick={refuse}>拒绝</View>', 'Taro.exitMiniProgram()'), filename: react, errors: [{ messageId: 'leaves', line: 7, column: 26, endLine: 7, endColumn: 46 }] },
    { name: 'leaves in place', code: hooks('<View onClick={() => { Taro.exitMiniProgram() }}>拒绝</View>', ''), filename: react, errors: [{ messageId: 'leaves', line: 9, column: 28, endLine: 9, endColumn: 48 }] },
    { name: 'page that hears of a refusal', code: homeWith('onRefuse={() => Taro.navigateBack()}'), filename: home, errors: [{ messageId: 'leaves', line: 6, column: 39, endLine: 6, endColumn: 56 }] },
    { name: 'page that hears of a refusal by a flag', code: homeWith('onDone={done}', 'const done = (ok) => { if (!ok) Taro.navigateBack() }'), filename: home, errors: [{ messageId: 'leaves', line: 5, column: 35, endLine: 5, endColumn: 52 }] },
  ],
})
