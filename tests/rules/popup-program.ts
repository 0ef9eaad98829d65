import { program } from './rule-tester.js'

export const AGREE = `{ event: 'agree', buttonId: 'agree-btn' }`
export const DISAGREE = `{ event: 'disagree' }`

const BUTTONS = `<view wx:if="{{asks}}">
  <button id="agree-btn" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">Agree</button>
  <button bindtap="refuse">Later</button>
</view>`

/** A program whose two pages show the component `popup/popup`; `files` add to it or stand in for its own. */
export function popupProgram(files: Readonly<Record<string, string>>): (file: string) => string {
  return program({
    'app.json': '{ "pages": ["pages/a/a", "pages/b/b"], "usingComponents": { "popup": "/popup/popup" } }',
    'app.js': 'App({})',
    'pages/a/a.wxml': '<popup />',
    'pages/a/a.js': 'Page({})',
    'pages/b/b.wxml': '<popup />',
    'pages/b/b.js': 'Page({})',
    'popup/popup.json': '{ "component": true }',
    'popup/popup.wxml': BUTTONS,
    'popup/popup.js': 'Component({})',
    ...files,
  })
}

/** The script of a component whose methods run those statements; `head` stands before it, `attached` in its lifetime. */
export function popupScript({ head = '', attached = '', agree = '', refuse = '' }: { readonly head?: string; readonly attached?: string; readonly agree?: string; readonly refuse?: string }): string {
  return `${head}\nComponent({\n  attached() { ${attached} },\n  methods: {\n    agree() { ${agree} },\n    refuse() { ${refuse} },\n  },\n})`
}
