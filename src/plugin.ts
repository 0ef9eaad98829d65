import type { ESLint } from 'eslint'
import { NAMESPACE } from './configs/namespace.js'
import { flatConfigs, legacyConfigs } from './configs/presets.js'
import { jsonParser } from './parsers/json-parser.js'
import { wxmlParser } from './parsers/wxml-parser.js'
import { scriptParser } from './program/script-parser.js'
import { rules } from './rules/index.js'
import { VERSION } from './version.js'

/** The one plugin object: presets refer to it, so that it must never be copied. */
export const plugin = {
  meta: { name: `eslint-plugin-${NAMESPACE}`, version: VERSION, namespace: NAMESPACE },
  // Rules are typed with @typescript-eslint/utils inside, and published as ESLint's own types.
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  parsers: { wxml: wxmlParser, json: jsonParser, script: scriptParser },
  configs: {} as ReturnType<typeof flatConfigs> & ReturnType<typeof legacyConfigs>,
} satisfies ESLint.Plugin & Record<string, unknown>

Object.assign(plugin.configs, flatConfigs(plugin), legacyConfigs())
