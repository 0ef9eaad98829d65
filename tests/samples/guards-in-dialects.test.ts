import { describe, expect, it } from 'vitest'
import { folderWith, type Files } from '../program/temporary-folder.js'
import { configOf, findingsOf, lint } from './linting.js'

/** The places that no-unguarded reports in a program. */
async function unguardedIn(files: Files): Promise<readonly string[]> {
  const folder = folderWith(files)
  const findings = findingsOf(folder, await lint(folder, configOf('all', { declared: ['Location', 'UserInfo', 'PhoneNumber'] })))
  expect(findings.filter(({ rule }) => rule === 'parsing')).toEqual([])
  return findings.filter(({ rule }) => rule === 'no-unguarded').map(({ file, line }) => `${file}:${String(line)}`)
}

const TARO: Files = { 'src/app.config.ts': `export default defineAppConfig({ pages: ['pages/a/index', 'pages/b/index'] })`, 'src/app.tsx': 'export default ({ children }) => children' }
const LISTENING = `wx.onNeedPrivacyAuthorization((resolve) => { open(resolve) })`
const REACT_POPUP = `import { Button } from '@tarojs/components'
${LISTENING}
export default function Popup() {
  return <Button id="agree" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={agree}>同意</Button>
}`
const LOCATE = `Taro.getLocation({ fail: tell })`

/** A page that locates at a tap; `more` stands beside the button, `imports` above. */
function page(imports: string, more: string, exported = 'export default Page'): string {
  return `import Taro from '@tarojs/taro'
import { Button, View } from '@tarojs/components'
${imports}
function Page() {
  const locate = () => ${LOCATE}
  return <View><Button onClick={locate}>x</Button>${more}</View>
}
${exported}`
}

describe('Taro in React', () => {
  it.each<readonly [name: string, files: Files, unguarded: readonly string[]]>([
    ['a page without a popup, where nobody listens', { 'src/pages/a/index.tsx': page('', '') }, ['src/pages/a/index.tsx:5']],
    ['a popup that is imported and shown', { 'src/popup.tsx': REACT_POPUP, 'src/pages/a/index.tsx': page(`import Popup from '../../popup'`, '<Popup />') }, []],
    ['a popup that another page shows', { 'src/popup.tsx': REACT_POPUP, 'src/pages/a/index.tsx': page('', ''), 'src/pages/b/index.tsx': page(`import Popup from '@/popup'`, '<Popup />') }, ['src/pages/a/index.tsx:5']],
    [
      'a popup behind a module that passes it on',
      { 'src/popup/index.tsx': REACT_POPUP, 'src/components/index.ts': `export { default as Popup } from '../popup'`, 'src/pages/a/index.tsx': page(`import { Popup } from '@/components'`, '<Popup />') },
      [],
    ],
    [
      'a layout around the page',
      { 'src/popup.tsx': REACT_POPUP, 'src/layout.tsx': `import Popup from './popup'\nexport const Layout = ({ children }) => <>{children}<Popup /></>`, 'src/pages/a/index.tsx': page(`import { Layout } from '@/layout'`, '<Layout />') },
      [],
    ],
    [
      'a function that wraps the page',
      { 'src/popup.tsx': REACT_POPUP, 'src/with-popup.tsx': `import Popup from './popup'\nexport const withPopup = (Inner) => (props) => <><Inner {...props} /><Popup /></>`, 'src/pages/a/index.tsx': page(`import { withPopup } from '@/with-popup'`, '', 'export default withPopup(Page)') },
      [],
    ],
    [
      'the handler of an own agree button',
      { 'src/pages/a/index.tsx': page('', `<Button openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={() => ${LOCATE}}>y</Button>`).replace('onClick={locate}', '') },
      [],
    ],
    [
      'a property that a popup calls with consent',
      {
        'src/ask.tsx': `import { Button } from '@tarojs/components'\nexport default ({ onAgree }) => <Button openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={() => onAgree()}>y</Button>`,
        'src/pages/a/index.tsx': page(`import Ask from '@/ask'`, '<Ask onAgree={locate} />').replace('<Button onClick={locate}>x</Button>', ''),
      },
      [],
    ],
    [
      'a property that a popup calls at a tap',
      {
        'src/ask.tsx': `import { Button } from '@tarojs/components'\nexport default (props) => <Button openType="agreePrivacyAuthorization" onClick={props.onAgree}>y</Button>`,
        'src/pages/a/index.tsx': page(`import Ask from '@/ask'`, '<Ask onAgree={locate} />').replace('<Button onClick={locate}>x</Button>', ''),
      },
      ['src/pages/a/index.tsx:5'],
    ],
    [
      'a hook that gives back the function, by a page with a popup and by one without',
      {
        'src/popup.tsx': REACT_POPUP,
        'src/use-place.ts': `import Taro from '@tarojs/taro'\nexport function usePlace() {\n  const locate = () => ${LOCATE}\n  return { locate }\n}\nexport const useOther = () => [1, () => ${LOCATE}]`,
        'src/pages/a/index.tsx': `import Popup from '@/popup'\nimport { useOther } from '@/use-place'\nexport default () => {\n  const [, go] = useOther()\n  return <View onClick={go}><Popup /></View>\n}`,
        'src/pages/b/index.tsx': `import { usePlace } from '@/use-place'\nexport default () => {\n  const { locate } = usePlace()\n  return <View onClick={locate}></View>\n}`,
      },
      ['src/use-place.ts:3'],
    ],
    [
      'a nickname input that is shown once the user has agreed, and one that always is',
      {
        'src/pages/a/index.tsx': `import { useState } from 'react'
import { Input, View } from '@tarojs/components'
export default function Page() {
  const [agreed, setAgreed] = useState(false)
  const ask = () => wx.requirePrivacyAuthorize({ success: () => setAgreed(true), fail: tell })
  return <View onClick={ask}>
    {agreed && <Input type="nickname" />}
    {agreed ? <Input type="nickname" /> : <Input type="nickname" />}
  </View>
}`,
      },
      ['src/pages/a/index.tsx:8'],
    ],
    [
      'a class with a popup, and one without',
      {
        'src/popup.tsx': REACT_POPUP,
        'src/pages/a/index.tsx': `import Taro from '@tarojs/taro'\nimport Popup from '@/popup'\nexport default class A extends Component {\n  locate = () => { ${LOCATE} }\n  render() { return <View onClick={this.locate}><Popup /></View> }\n}`,
        'src/pages/b/index.tsx': `import Taro from '@tarojs/taro'\nexport default class B extends Component {\n  locate() { ${LOCATE} }\n  render() { return <View onClick={this.locate.bind(this)} /> }\n}`,
      },
      ['src/pages/b/index.tsx:3'],
    ],
  ])('%s', async (_name, files, unguarded) => {
    expect(await unguardedIn({ ...TARO, ...files })).toEqual(unguarded)
  })
})

const UNI: Files = {
  'manifest.json': '{ "mp-weixin": { "requiredPrivateInfos": ["getLocation"], "permission": { "scope.userLocation": { "desc": "x" } } } }',
  'pages.json': '{ "pages": [{ "path": "pages/a/a" }, { "path": "pages/b/b" }], "easycom": { "custom": { "^my-(.*)": "@/mine/$1.vue" } } }',
  'App.vue': '<script>\nexport default {}\n</script>',
}
const VUE_POPUP = `<template><button id="agree" open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="agree">同意</button></template>
<script setup>
${LISTENING}
function agree() {}
</script>`
const FIND = `uni.getLocation({ fail: tell })`

function vuePage(template: string, script = ''): string {
  return `<template>
  <view><button @click="locate">x</button>${template}</view>
</template>
<script setup>
${script}
function locate() { ${FIND} }
</script>`
}

const OPTIONS_PAGE = `<template>
  <view @tap="locate"><privacy-popup /></view>
</template>
<script>
import PrivacyPopup from './popup.vue'
export default {
  components: { PrivacyPopup },
  methods: { locate() { ${FIND} } },
}
</script>`

describe('uni-app', () => {
  it.each<readonly [name: string, files: Files, unguarded: readonly string[]]>([
    ['a page without a popup', { 'pages/a/a.vue': vuePage('') }, ['pages/a/a.vue:6']],
    ['a popup that is imported and shown', { 'pages/a/a.vue': vuePage('<PrivacyPopup />', `import PrivacyPopup from './popup.vue'`), 'pages/a/popup.vue': VUE_POPUP }, []],
    ['a popup that is imported and not shown', { 'pages/a/a.vue': vuePage('', `import PrivacyPopup from './popup.vue'`), 'pages/a/popup.vue': VUE_POPUP }, ['pages/a/a.vue:6']],
    ['a popup among the options', { 'pages/a/a.vue': OPTIONS_PAGE, 'pages/a/popup.vue': VUE_POPUP }, []],
    ['a popup found by easycom', { 'pages/a/a.vue': vuePage('<privacy-popup />'), 'components/privacy-popup/privacy-popup.vue': VUE_POPUP }, []],
    ['a popup found by a pattern', { 'pages/a/a.vue': vuePage('<my-ask />'), 'mine/ask.vue': VUE_POPUP }, []],
    ['a popup of a uni_module', { 'pages/a/a.vue': vuePage('<ask-first />'), 'uni_modules/ask-first/components/ask-first/ask-first.vue': VUE_POPUP }, []],
    ['a popup that is registered for all', { 'pages/a/a.vue': vuePage('<ask-first />'), 'ask.vue': VUE_POPUP, 'main.js': `import Ask from './ask.vue'\napp.component('ask-first', Ask)` }, []],
    ['a layout around every page', { 'pages/a/a.vue': vuePage(''), 'layouts/default.vue': `<template><slot /><ask /></template><script setup>import Ask from '../ask.vue'</script>`, 'ask.vue': VUE_POPUP }, []],
    [
      'a page that wants no layout',
      {
        'pages.json': '{ "pages": [{ "path": "pages/a/a", "layout": false }, { "path": "pages/b/b" }] }',
        'pages/a/a.vue': vuePage(''),
        'pages/b/b.vue': vuePage(''),
        'layouts/default.vue': `<template><slot /><ask /></template><script setup>import Ask from '../ask.vue'</script>`,
        'ask.vue': VUE_POPUP,
      },
      ['pages/a/a.vue:6'],
    ],
    [
      'an event that a popup fires with consent, and one that it fires at a tap',
      {
        'ask.vue': `<template>
  <button open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="agree">x</button>
  <button open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="$emit('inline')">x</button>
  <button @tap="$emit('tapped')">x</button>
</template>
<script setup>
const emit = defineEmits(['agree', 'inline', 'tapped'])
function agree() { emit('agree') }
</script>`,
        'pages/a/a.vue': `<template><ask @agree="locate" @inline="find" @tapped="look" /></template>
<script setup>
import Ask from '../../ask.vue'
const locate = () => ${FIND}
const find = () => ${FIND}
const look = () => ${FIND}
</script>`,
      },
      ['pages/a/a.vue:6'],
    ],
    [
      'an input that is shown once the user has agreed',
      {
        'pages/a/a.vue': `<template>
  <view @tap="ask">
    <input v-if="agreed" type="nickname" />
    <input v-else type="nickname" />
    <input v-show="agreed" type="nickname" />
  </view>
</template>
<script>
export default {
  data() { return { agreed: false } },
  methods: { ask() { wx.requirePrivacyAuthorize({ success: () => { this.agreed = true }, fail: tell }) } },
}
</script>`,
      },
      ['pages/a/a.vue:4'],
    ],
    [
      'a composable, by a page with a popup and by one without',
      {
        'ask.vue': VUE_POPUP,
        'use-place.js': `export function usePlace() {\n  const locate = () => ${FIND}\n  const find = () => ${FIND}\n  return { locate, find }\n}`,
        'pages/a/a.vue': `<template><ask @tap="locate" /></template>\n<script setup>\nimport Ask from '@/ask.vue'\nimport { usePlace } from '@/use-place'\nconst { locate } = usePlace()\n</script>`,
        'pages/b/b.vue': `<template><view @tap="place.find" /></template>\n<script setup>\nimport { usePlace } from '@/use-place'\nconst place = usePlace()\nconst go = () => place.find()\n</script>`,
      },
      ['use-place.js:3'],
    ],
    ['the entry, where no popup stands', { 'App.vue': `<script>\nexport default {\n  onLaunch() { ${FIND} },\n}\n</script>`, 'pages/a/a.vue': vuePage('<ask />', `import Ask from './ask.vue'`), 'pages/a/ask.vue': VUE_POPUP }, ['App.vue:3']],
  ])('%s', async (_name, files, unguarded) => {
    expect(await unguardedIn({ ...UNI, ...files })).toEqual(unguarded)
  })
})
