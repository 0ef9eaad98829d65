import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** So many pages share a component and a module, whatever the size of the program. */
const SHARERS = 5

/** Writes a program of so many pages, with components and modules that they share and that use each other; returns the files to lint. */
export function writeProgram(root, pages) {
  const count = pages / SHARERS
  const names = Array.from({ length: pages }, (_, index) => `pages/page-${index}/page-${index}`)
  const files = {
    'app.json': JSON.stringify({ pages: names, usingComponents: { 'privacy-popup': '/components/privacy-popup/privacy-popup' } }),
    'app.js': `import { watchConsent } from './modules/consent'\nApp({ onLaunch() { watchConsent() } })\n`,
    'project.config.json': '{}',
    'privacy-guideline.json': JSON.stringify({ setting_list: [{ privacy_key: 'Album', privacy_text: 'publish photos' }] }),
    'modules/consent.js': CONSENT,
    ...component('privacy-popup', POPUP_SCRIPT, POPUP_TEMPLATE),
  }
  for (let index = 0; index < count; index++) {
    // Rings of five, so that what a page reaches does not grow with the program.
    const next = index - (index % SHARERS) + ((index + 1) % SHARERS)
    Object.assign(files, component(`card-${index}`, CARD_SCRIPT, `<view><card-${next} wx:if="{{deep}}" /><button bindtap="choose">Choose</button></view>\n`, { [`card-${next}`]: `/components/card-${next}/card-${next}` }))
    files[`modules/service-${index}.js`] = `import { locate as further } from './service-${next}'\nexport function locate(deep) {\n  if (deep) return further(false)\n  return new Promise((success, fail) => wx.getLocation({ success, fail }))\n}\n`
  }
  names.forEach((name, index) => {
    const shared = index % count
    files[`${name}.json`] = JSON.stringify({ usingComponents: { [`card-${shared}`]: `/components/card-${shared}/card-${shared}` } })
    files[`${name}.js`] = pageScript(shared)
    files[`${name}.wxml`] = `<view>\n  <card-${shared} />\n  <button open-type="getPhoneNumber" bindgetphonenumber="logIn">Log in</button>\n  <view wx:for="{{rows}}" wx:key="id" bindtap="locate">{{item.title}}</view>\n  <privacy-popup />\n</view>\n`
  })
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return Object.keys(files).filter((file) => /\.(?:js|wxml)$|^app\.json$|guideline/u.test(file)).map((file) => ({ filename: join(root, file), text: files[file] }))
}

function component(name, script, template, usingComponents = {}) {
  const path = `components/${name}/${name}`
  return { [`${path}.js`]: script, [`${path}.wxml`]: template, [`${path}.json`]: JSON.stringify({ component: true, usingComponents }) }
}

function pageScript(shared) {
  return `import { locate } from '../../modules/service-${shared}'
import { ensureConsent } from '../../modules/consent'
Page({
  data: { rows: [], phone: '' },
  async locate() {
    await ensureConsent()
    const { latitude, longitude } = await locate(true)
    this.setData({ rows: this.data.rows.map((row) => ({ ...row, latitude, longitude })) })
  },
  publish() {
    wx.chooseMedia({ count: 1, success: ({ tempFiles }) => this.setData({ rows: tempFiles }), fail: console.warn })
  },
  logIn({ detail: { code } }) {
    this.setData({ phone: code })
  },
})
`
}

const CONSENT = `const waiting = new Set()
export function watchConsent() {
  wx.onNeedPrivacyAuthorization((resolve) => { waiting.add(resolve) })
}
export function answer(result) {
  for (const resolve of waiting) resolve(result)
  waiting.clear()
}
export function ensureConsent() {
  return new Promise((success, fail) => wx.requirePrivacyAuthorize({ success, fail }))
}
`
const POPUP_SCRIPT = `import { answer } from '../../modules/consent'
Component({
  methods: {
    agree() { answer({ event: 'agree', buttonId: 'agree-button' }) },
    refuse() { answer({ event: 'disagree' }) },
  },
})
`
const POPUP_TEMPLATE = `<view>
  <button bindtap="refuse">No</button>
  <button id="agree-button" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">Yes</button>
</view>
`
const CARD_SCRIPT = `Component({
  properties: { deep: Boolean },
  methods: {
    choose() {
      wx.chooseMessageFile({ count: 1, success: ({ tempFiles }) => this.triggerEvent('chosen', tempFiles), fail: console.warn })
    },
  },
})
`
