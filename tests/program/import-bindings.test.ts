import { expect, it, test } from 'vitest'
import { importBindings } from '../../src/program/import-bindings.js'

/** `local = source:name` of what is imported, `export name = source:name` of what is passed on, `* source`. */
function boundIn(text: string): readonly string[] {
  const { imports, passedOn, stars } = importBindings(text)
  return [
    ...[...imports].map(([local, { source, name }]) => `${local} = ${source}:${name}`),
    ...[...passedOn].map(([exported, { source, name }]) => `export ${exported} = ${source}:${name}`),
    ...stars.map((source) => `* ${source}`),
  ]
}

test.each([
  ['default', `import Popup from './popup'`, ['Popup = ./popup:default']],
  ['named', `import { Button, View as Box } from "@tarojs/components"`, ['Button = @tarojs/components:Button', 'Box = @tarojs/components:View']],
  ['default and named', `import Taro, { useLoad } from '@tarojs/taro'`, ['useLoad = @tarojs/taro:useLoad', 'Taro = @tarojs/taro:default']],
  ['all', `import * as Kit from 'kit'`, ['Kit = kit:*']],
  ['default and all', `import kit, * as Kit from 'kit'`, ['Kit = kit:*', 'kit = kit:default']],
  ['on many lines', `import {\n  Button,\n  View,\n} from 'kit'`, ['Button = kit:Button', 'View = kit:View']],
  ['default by its name', `import { default as Popup } from './popup'`, ['Popup = ./popup:default']],
  ['types', `import type { Props } from './types'\nimport { type Other, Popup } from './popup'`, ['Popup = ./popup:Popup']],
  ['effects alone', `import './style.css'\nimport Popup from './popup'`, ['Popup = ./popup:default']],
  ['without semicolons', `import A from './a'\nimport B from './b'`, ['A = ./a:default', 'B = ./b:default']],
  ['without spaces', `import{A}from'./a';import B,{C}from'./b'`, ['A = ./a:A', 'C = ./b:C', 'B = ./b:default']],
  ['in a comment', `// import A from './a'\n/* import B from './b' */\nimport C from './c'`, ['C = ./c:default']],
  ['behind an address', `const url = 'https://a.b'\nimport C from './c'`, ['C = ./c:default']],
  ['require', `const Popup = require('./popup')`, ['Popup = ./popup:default']],
  ['lazy', `const Popup = React.lazy(() => import('./popup'))`, ['Popup = ./popup:default']],
  ['an async component', `const Popup = defineAsyncComponent(() => import('./popup.vue'))`, ['Popup = ./popup.vue:default']],
  ['in a single-file component', `<template><view/></template>\n<script setup>\nimport Popup from './popup.vue'\n</script>`, ['Popup = ./popup.vue:default']],
])('imports: %s', (_name, text, expected) => {
  expect(boundIn(text)).toEqual(expected)
})

test.each([
  ['named', `export { Popup, Gate as Door } from './popup'`, ['export Popup = ./popup:Popup', 'export Door = ./popup:Gate']],
  ['default', `export { default } from './popup'`, ['export default = ./popup:default']],
  ['default under a name', `export { default as Popup } from './popup'`, ['export Popup = ./popup:default']],
  ['all', `export * from './popup'`, ['* ./popup']],
  ['all under a name', `export * as Kit from './kit'`, ['export Kit = ./kit:*']],
  ['imported first', `import Popup from './popup'\nexport { Popup as Gate }`, ['Popup = ./popup:default', 'export Gate = ./popup:default']],
  ['imported first, as default', `import Popup from './popup'\nexport default Popup`, ['Popup = ./popup:default', 'export default = ./popup:default']],
  ['its own', `const Popup = () => null\nexport { Popup }`, []],
  ['types', `export type { Props } from './types'`, []],
])('passes on: %s', (_name, text, expected) => {
  expect(boundIn(text)).toEqual(expected)
})

it('takes time that grows with the text alone', () => {
  const time = (count: number): number => {
    const start = performance.now()
    importBindings('import { a, '.repeat(count))
    return performance.now() - start
  }
  time(100)
  expect(time(4000)).toBeLessThan(2000)
})
