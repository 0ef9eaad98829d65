import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_VERSIONS, legacyESLint, VERSIONS, type Version } from './eslint-versions.js'
import { Project, SMALL_PROGRAM } from './project.js'

const PACKAGES = ['eslint', 'eslint9', 'eslint8', 'eslint-plugin-wechat-privacy', 'eslint-plugin-vue', 'vue-eslint-parser', 'typescript-eslint', '@typescript-eslint/parser', '@typescript-eslint/eslint-plugin', 'typescript']

/** One finding for a rule of the template, one for a rule of TypeScript, one for a rule of ours. */
const TYPED = `<script setup lang="ts">
const items: any[] = []
function locate(): void {
  wx.getLocation({ fail: (): void => undefined })
}
</script>

<template>
  <view v-for="item in items" @tap="locate">{{ item }}</view>
</template>
`
const PLAIN = TYPED.replace(' lang="ts"', '').replace(': any[]', '').replaceAll(': void', '')

const FILES = {
  ...SMALL_PROGRAM,
  'pages/map/typed.vue': TYPED,
  'pages/map/plain.vue': PLAIN,
  'pages/map/shop.ts': `export const shop: any = () => wx.getLocation({ fail() {} })\n`,
  'pages/map/shop.wxml': `<button open-type="getPhoneNumber" />\n`,
  'pages/map/shop.wpy': `<template><view/></template>\n<script>\n{\n  const wx = {}\n  wx.getLocation()\n}\nexport default { tap() { wx.getLocation({ fail() {} }) } }\n</script>\n<config>{ "a": 1 }</config>\n`,
  'pages/map/shop.mpx': `<template><view/></template>\n<script lang="ts">\nwx.getLocation(undefined as any)\n</script>\n<script type="application/json">{}</script>\n`,
}

const OF_TYPED = ['typed.vue:2 @typescript-eslint/no-explicit-any', 'typed.vue:4 wechat-privacy/no-undeclared', 'typed.vue:9 vue/valid-v-for']
const EXPECTED = [
  'plain.vue:4 wechat-privacy/no-undeclared',
  'plain.vue:9 vue/valid-v-for',
  'shop.mpx:3 @typescript-eslint/no-explicit-any',
  'shop.mpx:3 wechat-privacy/no-undeclared',
  'shop.ts:1 @typescript-eslint/no-explicit-any',
  'shop.ts:1 wechat-privacy/no-undeclared',
  'shop.wpy:7 wechat-privacy/no-undeclared',
  'shop.wxml:1 wechat-privacy/no-undeclared',
  ...OF_TYPED,
]

const OURS = '...wechatPrivacy.configs.recommended'
const VUE = `...vue.configs['flat/recommended']`
/** What eslint-plugin-vue's documentation says to add for TypeScript. */
const TS_IN_VUE = `{ files: ['**/*.vue'], languageOptions: { parserOptions: { parser: tseslint.parser } } }`
const TS = '...tseslint.configs.recommended'
/** Without files it is the last word on the parser of every file. */
const SCOPED_TS = `...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.{ts,vue}'] })), { files: ['**/*.mpx'], plugins: { '@typescript-eslint': tseslint.plugin }, rules: { '@typescript-eslint/no-explicit-any': 'error' } }`
/** Under ESLint 8 its presets would take base rules from the ESLint that is installed here as \`eslint\`. */
const TS_IN_8 = `{ files: ['**/*.{ts,vue,mpx}'], plugins: { '@typescript-eslint': tseslint.plugin }, rules: { '@typescript-eslint/no-explicit-any': 'error' } }`
const OTHER_RULES = `{ rules: { 'no-undef': 'off' } }`

let project: Project
let configCount = 0

beforeAll(() => {
  project = Project.withPackages(PACKAGES).write(FILES)
})

afterAll(() => {
  project.remove()
})

/** The findings that the expectations name, and everything that is no rule's. */
async function lint(version: Version, entries: readonly string[], files: readonly string[] = ['pages']): Promise<string[]> {
  const file = `${String(configCount++)}.config.mjs`
  const imports = `import wechatPrivacy from 'eslint-plugin-wechat-privacy'\nimport vue from 'eslint-plugin-vue'\nimport tseslint from 'typescript-eslint'`
  project.write({ [file]: `${imports}\nexport default [\n${entries.join(',\n')},\n]\n` })
  return findings(new VERSIONS[version].ESLint({ cwd: project.root, overrideConfigFile: project.pathOf(file) }).lintFiles([...files]))
}

const NAMED = new Set(['wechat-privacy/no-undeclared', 'vue/valid-v-for', '@typescript-eslint/no-explicit-any', 'probe/services'])

async function findings(linted: ReturnType<InstanceType<(typeof VERSIONS)[Version]['ESLint']>['lintFiles']>): Promise<string[]> {
  const all = (await linted).flatMap(({ filePath, messages }) =>
    messages
      .filter(({ ruleId }) => ruleId === null || NAMED.has(ruleId))
      .map(({ ruleId, line, message }) => `${path.basename(filePath)}:${String(line)} ${ruleId ?? message}`),
  )
  return all.sort()
}

const WITH_TS_PRESET = ALL_VERSIONS.filter((version) => version !== '8.57.1')

describe.each(WITH_TS_PRESET)('ESLint %s: nobody loses a rule', (version) => {
  it.each([
    ['ours last', [TS, VUE, TS_IN_VUE, OURS]],
    ['ours last, nobody names the parser of scripts', [TS, VUE, OURS]],
    ['ours first', [OURS, SCOPED_TS, VUE, TS_IN_VUE]],
    ['ours between', [TS, OURS, VUE, TS_IN_VUE]],
    ['vue before typescript-eslint, ours last', [VUE, TS, OURS]],
  ])('%s', async (_, entries) => {
    expect(await lint(version, entries)).toEqual(EXPECTED)
  })
})

describe('ESLint 8.57.1: nobody loses a rule', () => {
  it.each([
    ['ours last', [TS_IN_8, VUE, TS_IN_VUE, OURS]],
    ['ours first', [OURS, TS_IN_8, VUE, TS_IN_VUE]],
  ])('%s', async (_, entries) => {
    expect(await lint('8.57.1', entries)).toEqual(EXPECTED)
  })
})

it.each(ALL_VERSIONS)('ESLint %s reads Vue without eslint-plugin-vue', async (version) => {
  expect(await lint(version, [OURS], ['pages/map/*.vue'])).toEqual(['plain.vue:4 wechat-privacy/no-undeclared', 'typed.vue:4 wechat-privacy/no-undeclared'])
})

it('gives rules the services of vue-eslint-parser and of @typescript-eslint/parser', async () => {
  const rule = `{ files: ['**/*.vue'], plugins: { probe: { rules: { services: { create: (context) => ({ Program(node) {
    const { parserServices } = context.sourceCode
    if (parserServices.defineTemplateBodyVisitor && parserServices.getDocumentFragment() && ('program' in parserServices) === context.filename.endsWith('typed.vue')) context.report({ node, message: 'all there' })
  } }) } } } }, rules: { 'probe/services': 'error' } }`
  expect((await lint('10.15.0', [OURS, rule], ['pages/map/*.vue'])).filter((finding) => finding.includes('probe'))).toEqual(['plain.vue:1 probe/services', 'typed.vue:1 probe/services'])
})

describe.each(['9.39.5', '8.57.1'] as const)('ESLint %s with eslintrc: nobody loses a rule', (version) => {
  const TS_RULES = { plugins: ['@typescript-eslint'], rules: { '@typescript-eslint/no-explicit-any': 'error' } }

  it.each([
    ['ours last', ['plugin:vue/recommended', 'plugin:wechat-privacy/legacy-recommended'], {}],
    ['ours first', ['plugin:wechat-privacy/legacy-recommended', 'plugin:vue/recommended'], { parserOptions: { parser: { ts: '@typescript-eslint/parser' } } }],
    ['ours alone', ['plugin:wechat-privacy/legacy-recommended'], {}],
  ])('%s', async (_, presets, more) => {
    project.write({ '.eslintrc.json': JSON.stringify({ root: true, extends: presets, ...TS_RULES, ...more }) })
    const LegacyESLint = legacyESLint(version)
    const expected = presets.length > 1 ? EXPECTED : EXPECTED.filter((finding) => !finding.includes(' vue/'))
    expect(await findings(new LegacyESLint({ cwd: project.root }).lintFiles(['pages']))).toEqual(expected)
  })
})

it('gives typed rules their types, also where other platforms are taken out', async () => {
  const script = `<script lang="ts">\nasync function go(): Promise<void> { await Promise.resolve() }\ngo()\n// #ifdef H5\nif (a) {\n// #endif\n</script>\n`
  const typed = Project.withPackages(PACKAGES).write({
    'a.vue': script,
    'b.mpx': script,
    'tsconfig.json': '{ "compilerOptions": { "types": [] }, "include": ["*"] }',
    'eslint.config.mjs': `import wechatPrivacy from 'eslint-plugin-wechat-privacy'
import tseslint from 'typescript-eslint'
const parserOptions = { projectService: true, extraFileExtensions: ['.vue', '.mpx'], tsconfigRootDir: import.meta.dirname }
export default [${OURS}, { files: ['**/*.{vue,mpx}'], plugins: { '@typescript-eslint': tseslint.plugin }, languageOptions: { parserOptions }, rules: { '@typescript-eslint/no-floating-promises': 'error' } }]`,
  })
  try {
    const results = await new VERSIONS['10.15.0'].ESLint({ cwd: typed.root }).lintFiles(['.'])
    const found = results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, message }) => `${path.basename(filePath)}:${String(line)} ${ruleId ?? message}`))
    expect(found.sort()).toEqual(['a.vue:3 @typescript-eslint/no-floating-promises', 'b.mpx:3 @typescript-eslint/no-floating-promises'])
  } finally {
    typed.remove()
  }
})

describe('vue-eslint-parser', () => {
  it.each([
    ['of version 9 is taken, too', ['vue-eslint-parser=vue-eslint-parser9', 'eslint-plugin-vue', '@typescript-eslint/parser']],
    ['is found where only eslint-plugin-vue can reach it, and the parser for TypeScript likewise', ['eslint-plugin-vue', 'typescript-eslint']],
  ])('%s', async (_, packages) => {
    const other = Project.withPackages(['eslint-plugin-wechat-privacy', 'eslint', ...packages]).write(FILES)
    try {
      other.write({ 'eslint.config.mjs': `import wechatPrivacy from 'eslint-plugin-wechat-privacy'\nimport vue from 'eslint-plugin-vue'\nexport default [${VUE}, ${OURS}]\n` })
      const expected = EXPECTED.filter((finding) => finding.includes('.vue') && !finding.includes('@typescript-eslint'))
      expect(await findings(new VERSIONS['9.39.5'].ESLint({ cwd: other.root }).lintFiles(['pages/map/*.vue']))).toEqual(expected)
    } finally {
      other.remove()
    }
  })
})

const HALVES = `// #ifdef MP-WEIXIN\nconst api = wx\n// #endif\n// #ifndef MP-WEIXIN\nconst api = uni\n// #endif\napi.getLocation({ fail() {} })\n`

describe.each(ALL_VERSIONS)('ESLint %s and conditional compilation', (version) => {
  beforeAll(() => {
    project.write({
      'halves/a.js': HALVES,
      'halves/b.ts': `// #ifdef H5\nif (location) {\n// #endif\nwx.getLocation({ fail() {} })\n`,
      'halves/c.vue': `<script>\n${HALVES}</script>\n`,
      'halves/d.mpx': `<script>\n${HALVES}</script>\n`,
      'halves/e.js': `// #ifdef H5\nlet a\n// #endif\nlet let\n`,
    })
  })

  it('reads Vue, TypeScript and mpx files, and leaves JavaScript to ESLint', async () => {
    expect(await lint(version, [OURS, OTHER_RULES], ['halves'])).toEqual([
      expect.stringMatching(/^a\.js:5 Parsing error: .*'api' has already been declared/u),
      'b.ts:4 wechat-privacy/no-undeclared',
      'c.vue:8 wechat-privacy/no-undeclared',
      'd.mpx:8 wechat-privacy/no-undeclared',
      expect.stringMatching(/^e\.js:4 Parsing error: /u),
    ])
  })

  it('reads JavaScript with the preset uni-app', async () => {
    const entries = [OURS, '...wechatPrivacy.configs["uni-app"]']
    expect(await lint(version, entries, ['halves/*.js'])).toEqual(['a.js:7 wechat-privacy/no-undeclared', expect.stringMatching(/^e\.js:4 Parsing error: /u)])
  })
})

describe.each(['9.39.5', '8.57.1'] as const)('ESLint %s with eslintrc and conditional compilation', (version) => {
  it.each([
    ['reads JavaScript with legacy-uni-app', ['plugin:wechat-privacy/legacy-uni-app'], 'wechat-privacy/no-undeclared'],
    ['leaves JavaScript to ESLint without it', [], expect.stringMatching(/^Parsing error: .*'api' has already been declared/u)],
  ])('%s', async (_, presets, expected) => {
    project.write({ 'legacy/a.js': HALVES, '.eslintrc.json': JSON.stringify({ root: true, extends: ['plugin:wechat-privacy/legacy-recommended', ...presets] }) })
    const LegacyESLint = legacyESLint(version)
    const [result] = await new LegacyESLint({ cwd: project.root }).lintFiles(['legacy/a.js'])
    const found = result?.messages.map(({ ruleId, message }) => ruleId ?? message).filter((rule) => !rule.endsWith('no-unguarded'))
    expect(found?.[0]).toEqual(expected)
  })
})

describe.each(ALL_VERSIONS)('ESLint %s and its own parser', (version) => {
  let own: Project

  beforeAll(() => {
    own = Project.withPackages([`eslint=${VERSIONS[version].name}`, 'eslint-plugin-wechat-privacy'])
  })

  afterAll(() => {
    own.remove()
  })

  // Rules that look at scopes, tokens, comments, JSX and the root's place.
  const RULES = `{ linterOptions: { reportUnusedDisableDirectives: 'error' }, rules: { 'no-undef': 'error', 'no-unused-vars': 'error', semi: 'error', 'max-lines': ['error', 1], 'padded-blocks': 'error', 'no-redeclare': 'error', strict: 'error' } }`

  it.each([
    ['a module', 'a.mjs', `#!/usr/bin/env node\n\nimport a, { b } from 'c'\nexport const d = <a.e>{b}</a.e> // eslint-disable-line semi\nawait f?.g ?? 1n\n`, ''],
    ['a CommonJS script', 'a.js', `const a = require('b')\nif (a) return\nvar a2 = 010\nwith (a) c()\n`, `, { languageOptions: { sourceType: 'commonjs' } }`],
    ['a script', 'a.js', `var a = 010\nwith (a) c()\n`, `, { languageOptions: { sourceType: 'script', ecmaVersion: 5 } }`],
    ['what is too new', 'a.js', `let a\n`, `, { languageOptions: { sourceType: 'script', ecmaVersion: 5 } }`],
    ['a module with return', 'a.js', `return 1\n`, `, { languageOptions: { parserOptions: { ecmaFeatures: { globalReturn: true } } } }`],
    ['half a script', 'a.js', `Page({\n`, ''],
  ])('gives the same of %s', async (_, file, text, options) => {
    own.write({ [`own/${file}`]: text })
    const results = []
    for (const preset of ['', ', ...wechatPrivacy.configs["uni-app"]']) {
      const config = `${String(configCount++)}.config.mjs`
      own.write({ [config]: `import wechatPrivacy from 'eslint-plugin-wechat-privacy'\nexport default [${OURS}, ${RULES}${options}${preset}]\n` })
      const [result] = await new VERSIONS[version].ESLint({ cwd: own.root, overrideConfigFile: own.pathOf(config) }).lintFiles([`own/${file}`])
      results.push(result?.messages)
    }
    expect(results[1]).toEqual(results[0])
    expect(results[0]).not.toEqual([])
  })
})
