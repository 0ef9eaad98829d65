import type { ESLint, Linter } from 'eslint'
import { jsonParser } from '../parsers/json-parser.js'
import { wxmlParser } from '../parsers/wxml-parser.js'
import { scriptParser } from '../program/script-parser.js'
import { sfcParser } from '../program/sfc-parser.js'
import { typeScriptParser } from '../program/typescript-parser.js'
import { vueParser } from '../program/vue-parser.js'
import type { RuleDocs } from '../rules/create-rule.js'
import { rules } from '../rules/index.js'
import { CONFIG_FILES, IGNORED_FILES, JSON_FILES, JSX_FILES, SCRIPT_FILES, SFC_FILES, TYPESCRIPT_FILES, VUE_FILES, WXML_FILES } from './files.js'
import { NAMESPACE } from './namespace.js'
import { legacyParserPath } from './parser-paths.js'

type Preset = 'recommended' | 'strict' | 'all'
type FlatPreset = Preset | 'recommended-rules' | 'strict-rules' | 'uni-app'
type LegacyPreset = 'legacy-recommended' | 'legacy-strict' | 'legacy-uni-app'

/** The rules of a preset with their severity and options, as the rules themselves name them. */
function rulesOf(preset: Preset, isWanted: (docs: RuleDocs) => boolean = () => true): Linter.RulesRecord {
  const entries = Object.entries(rules).flatMap(([name, { meta: { docs } }]): [string, Linter.RuleEntry][] => {
    const level = preset === 'recommended' ? docs?.recommended : 'error'
    if (!docs || !level || level === 'off' || !isWanted(docs)) return []
    return [[`${NAMESPACE}/${name}`, preset === 'recommended' ? level : ['error', ...(docs.strictOptions ?? [])]]]
  })
  return Object.fromEntries(entries)
}

/** The flat presets. They name the plugin, so that they work alone and under whatever name it is registered. */
export function flatConfigs(plugin: ESLint.Plugin): Record<FlatPreset, Linter.Config[]> {
  const languages: Linter.Config[] = [
    { name: `${NAMESPACE}/ignored`, ignores: IGNORED_FILES },
    { name: `${NAMESPACE}/wxml`, files: WXML_FILES, languageOptions: { parser: wxmlParser } },
    { name: `${NAMESPACE}/json`, files: JSON_FILES, languageOptions: { parser: jsonParser } },
    { name: `${NAMESPACE}/typescript`, files: TYPESCRIPT_FILES, languageOptions: { parser: typeScriptParser } },
    { name: `${NAMESPACE}/vue`, files: VUE_FILES, languageOptions: { parser: vueParser } },
    { name: `${NAMESPACE}/sfc`, files: SFC_FILES, languageOptions: { parser: sfcParser } },
    { name: `${NAMESPACE}/jsx`, files: JSX_FILES, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  ]
  const withLanguages = (preset: Preset): Linter.Config[] => [
    ...languages,
    { name: `${NAMESPACE}/${preset}`, plugins: { [NAMESPACE]: plugin }, rules: rulesOf(preset, ({ readsOnlyConfig }) => !readsOnlyConfig) },
    { name: `${NAMESPACE}/${preset}-json`, files: [...JSON_FILES, ...CONFIG_FILES], rules: rulesOf(preset, ({ readsOnlyConfig = false }) => readsOnlyConfig) },
  ]
  const onlyRules = (preset: Preset): Linter.Config[] => [{ name: `${NAMESPACE}/${preset}-rules`, plugins: { [NAMESPACE]: plugin }, rules: rulesOf(preset) }]
  return {
    recommended: withLanguages('recommended'),
    strict: withLanguages('strict'),
    all: withLanguages('all'),
    'recommended-rules': onlyRules('recommended'),
    'strict-rules': onlyRules('strict'),
    'uni-app': [{ name: `${NAMESPACE}/uni-app`, files: SCRIPT_FILES, languageOptions: { parser: scriptParser } }],
  }
}

const MODULE = { ecmaVersion: 'latest', sourceType: 'module' } as const

/** The presets for eslintrc: ESLint 8, and ESLint 9 with ESLINT_USE_FLAT_CONFIG=false. */
export function legacyConfigs(): Record<LegacyPreset, Linter.LegacyConfig> {
  const legacy = (preset: Preset): Linter.LegacyConfig => ({
    plugins: [NAMESPACE],
    ignorePatterns: ['dist/', 'unpackage/', 'miniprogram_npm/', 'uni_modules/'],
    rules: rulesOf(preset),
    overrides: [
      { files: WXML_FILES, parser: legacyParserPath('wxml-parser') },
      { files: JSON_FILES, parser: legacyParserPath('json-parser') },
      { files: TYPESCRIPT_FILES, parser: legacyParserPath('typescript-parser') },
      { files: VUE_FILES, parser: legacyParserPath('vue-parser'), parserOptions: MODULE },
      { files: SFC_FILES, parser: legacyParserPath('sfc-parser'), parserOptions: MODULE },
      { files: JSX_FILES, parserOptions: { ...MODULE, ecmaFeatures: { jsx: true } } },
    ],
  })
  return {
    'legacy-recommended': legacy('recommended'),
    'legacy-strict': legacy('strict'),
    'legacy-uni-app': { overrides: [{ files: SCRIPT_FILES, parser: legacyParserPath('script-parser') }] },
  }
}
