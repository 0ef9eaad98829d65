import * as typeScriptParser from '@typescript-eslint/parser'
import { describe, expect, test } from 'vitest'
import * as vueEslintParser from 'vue-eslint-parser'
import { parseForESLint } from '../../src/program/vue-parser.js'

const OPTIONS = { ecmaVersion: 'latest', sourceType: 'module', range: true, loc: true, tokens: true, comment: true, eslintScopeManager: true, filePath: 'page.vue' }
const TEMPLATE = '<template>\n  <view v-if="a < 1" @tap="locate(b as Page)">{{ c }}</view>\n</template>\n'
const STYLE = '<style>a { b: v-bind(c) }</style>\n'

/** The code that was read, statement by statement. */
function statements(text: string, options = {}): readonly string[] {
  return parseForESLint(text, { ...OPTIONS, ...options }).ast.body.map(({ range = [0, 0] }) => text.slice(...range))
}

function servicesOf(parsed: { readonly services?: unknown }): string[] {
  return Object.keys(parsed.services as object).sort()
}

test.each([
  ['JavaScript', '<script>\nexport default { methods: { locate() {} } }\n</script>\n', undefined],
  ['script setup', '<script>\nlet d\n</script>\n<script setup>\nconst c = defineProps([])\n</script>\n', undefined],
  ['TypeScript', '<script setup lang="ts" generic="T">\nconst c: T = wx as T\n</script>\n', { ts: typeScriptParser }],
  ['no script', '', undefined],
])('gives the answer of vue-eslint-parser: %s', (_name, script, parser) => {
  const text = TEMPLATE.replace(parser ? '' : ' as Page', '') + script + STYLE
  const ours = parseForESLint(text, OPTIONS)
  const theirs = vueEslintParser.parseForESLint(text, { ...OPTIONS, ...(parser ? { parser } : {}) })
  expect(ours.ast).toEqual(theirs.ast)
  expect(ours.visitorKeys).toEqual(theirs.visitorKeys)
  expect(servicesOf(ours)).toEqual(servicesOf(theirs))
  expect(servicesOf(ours)).toContain('defineTemplateBodyVisitor')
  expect(ours.scopeManager?.scopes.map(({ type, set }) => [type, [...set.keys()]])).toEqual(theirs.scopeManager?.scopes.map(({ type, set }) => [type, [...set.keys()]]))
})

test.each([
  ['casts in TypeScript', '<script lang="ts">const a = <Page>wx</script>', 'const a = <Page>wx'],
  ['TSX', '<script lang="tsx">const a: Page = <view/></script>', 'const a: Page = <view/>'],
  ['JSX', '<script lang="jsx">const a = <view/></script>', 'const a = <view/>'],
  ['JSX without saying so', '<script>const a = <view/></script>', 'const a = <view/>'],
])('reads %s', (_name, text, expected) => {
  expect(statements(text)).toEqual([expected])
})

test('keeps the parser that the options name', () => {
  const seen: string[] = []
  const parser = {
    parseForESLint(code: string, options: typeScriptParser.ParserOptions) {
      seen.push(code)
      return typeScriptParser.parseForESLint(code, options)
    },
  }
  statements('<script lang="ts">let a: Page</script>', { parser: { ts: parser } })
  expect(seen).toEqual(['let a: Page'])
})

describe('code of several platforms', () => {
  const HALVES = '// #ifdef MP-WEIXIN\nconst a = 1\n// #endif\n// #ifndef MP-WEIXIN\nconst a = 2\n// #endif\n'

  test.each([
    ['script', `${TEMPLATE.replace(' as Page', '')}<script>\n${HALVES}</script>`],
    ['script setup', `<script setup>\n${HALVES}</script>`],
    ['TypeScript', `<script lang="ts">\n// #ifdef H5\nif (b) {\n// #endif\nconst a = 1\n</script>`],
  ])('is read for WeChat: %s', (_name, text) => {
    expect(statements(text)).toEqual(['const a = 1'])
  })

  test('has the error of the whole where it does not help', () => {
    expect(() => statements(`<script>\n${HALVES}let let\n</script>`)).toThrow(expect.objectContaining({ lineNumber: 6 }))
  })

  test('leaves templates as they are', () => {
    const text = `<template>\n<!-- #ifdef H5 -->\n<web-view/>\n<!-- #endif -->\n</template>\n<script>\n${HALVES}</script>`
    const { ast } = parseForESLint(text, OPTIONS)
    expect(JSON.stringify(Reflect.get(ast, 'templateBody'), (key, value: unknown) => (key === 'parent' ? undefined : value))).toContain('web-view')
  })
})
