import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import type { Program } from '../../src/program/find-program.js'
import { vueComponent } from '../../src/program/vue-components.js'
import { uniProgram } from './frameworks.js'

/** A file by its path from the root, a package by its source and name. */
function found(program: Program, tag: string, from = 'pages/a.vue'): string | null {
  const imported = vueComponent(program, path.join(program.root, from), tag)
  if (imported?.kind === 'file') return path.relative(program.root, imported.path)
  return imported && `${imported.source}:${imported.name}`
}

const setup = (script: string): string => `<template><view/></template>\n<script setup>\n${script}\n</script>`

describe('an import of the file', () => {
  test.each([
    ['by its name', 'PrivacyPopup', `import PrivacyPopup from '../popup.vue'`, 'popup.vue'],
    ['in kebab-case', 'privacy-popup', `import PrivacyPopup from '../popup.vue'`, 'popup.vue'],
    ['by a letter of its own', 'u-popup', `import uPopup from '../popup.vue'`, 'popup.vue'],
    ['under another tag', 'consent-gate', `import Popup from '../popup.vue'\nexport default { components: { 'consent-gate': Popup } }`, 'popup.vue'],
    ['through a module', 'privacy-popup', `import { PrivacyPopup } from '../components'`, 'popup.vue'],
    ['through `@/`', 'popup', `import Popup from '@/popup.vue'`, 'popup.vue'],
    ['from a package', 'nut-uploader', `import { Uploader as NutUploader } from '@nutui/nutui-taro'`, '@nutui/nutui-taro:Uploader'],
    ['of the framework', 'transition', `import { Transition } from 'vue'`, null],
    ['of another name', 'other', `import Popup from '../popup.vue'`, null],
  ])('%s', (_name, tag, script, expected) => {
    const program = uniProgram({ 'pages/a.vue': setup(script), 'popup.vue': '', 'components/index.ts': `export { default as PrivacyPopup } from '../popup.vue'` })
    expect(found(program, tag)).toBe(expected)
  })
})

test('registered for all in the entry', () => {
  const program = uniProgram({ 'pages/a.vue': '', 'main.js': `import Vue from 'vue'\nimport Popup from './popup.vue'\nVue.component('privacy-popup', Popup)`, 'popup.vue': '' })
  expect(['privacy-popup', 'PrivacyPopup', 'popup'].map((tag) => found(program, tag))).toEqual(['popup.vue', 'popup.vue', null])
})

describe('easycom', () => {
  it('finds components by their folders, also those of uni_modules', () => {
    const program = uniProgram({ 'pages/a.vue': '', 'components/my-card/my-card.vue': '', 'uni_modules/uni-icons/components/uni-icons/uni-icons.vue': '', 'components/loose.vue': '' })
    expect(['my-card', 'uni-icons', 'loose', 'view'].map((tag) => found(program, tag))).toEqual(['components/my-card/my-card.vue', 'uni_modules/uni-icons/components/uni-icons/uni-icons.vue', null, null])
  })

  it('is off where pages.json says so', () => {
    expect(found(uniProgram({ 'pages/a.vue': '', 'components/my-card/my-card.vue': '' }, { easycom: { autoscan: false } }), 'my-card')).toBeNull()
  })

  it('follows patterns first, to files and packages', () => {
    const program = uniProgram({ 'pages/a.vue': '', 'widgets/card.vue': '', 'components/my-card/my-card.vue': '' }, { easycom: { custom: { '^my-(.*)': '@/widgets/$1.vue', '^u-(.*)': 'uview-ui/components/u-$1/u-$1.vue' } } })
    expect(['my-card', 'u-upload'].map((tag) => found(program, tag))).toEqual(['widgets/card.vue', 'uview-ui/components/u-upload/u-upload.vue:default'])
  })

  it('reads patterns as uni-app does, which takes an escape that means nothing', () => {
    const program = uniProgram({ 'pages/a.vue': '', 'widgets/card.vue': '' }, { easycom: { custom: { '^my\\-(.*)': '@/widgets/$1.vue' } } })
    expect(found(program, 'my-card')).toBe('widgets/card.vue')
  })

  it('gives a pattern up that would take for ever', () => {
    const tag = `${'a'.repeat(40)}-card`
    const program = uniProgram({ 'pages/a.vue': '', 'widgets/card.vue': '' }, { easycom: { custom: { '^(a+)+$': 'x', '^(?:a|b)+-(.*)': '@/widgets/$1.vue' } } })
    expect(found(program, tag)).toBe('widgets/card.vue')
  })

  it('lives with a pattern that is none', () => {
    expect(found(uniProgram({ 'pages/a.vue': '', 'components/my-card/my-card.vue': '' }, { easycom: { custom: { '^my-(': 'x' } } }), 'my-card')).toBe('components/my-card/my-card.vue')
  })

  it('shows no component in itself', () => {
    expect(found(uniProgram({ 'components/my-card/my-card.vue': '' }), 'my-card', 'components/my-card/my-card.vue')).toBeNull()
  })
})

test('a plugin registers what stands in components, where package.json names it', () => {
  const files = { 'pages/a.vue': '', 'components/PrivacyPopup.vue': '', 'components/bar/index.vue': '' }
  const withPlugin = uniProgram(files, {}, { 'package.json': '{ "devDependencies": { "@uni-helper/vite-plugin-uni-components": "1" } }' })
  expect(['privacy-popup', 'bar', 'PrivacyPopup'].map((tag) => found(withPlugin, tag))).toEqual(['components/PrivacyPopup.vue', 'components/bar/index.vue', 'components/PrivacyPopup.vue'])
  expect(found(uniProgram(files), 'privacy-popup')).toBeNull()
})
