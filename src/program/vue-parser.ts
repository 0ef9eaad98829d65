import type { Linter } from 'eslint'
import { parseForWechat } from '../analysis/without-other-platforms.js'
import { readSfc } from '../parsers/sfc.js'
import { VERSION } from '../version.js'
import { loadInstalled, VUE_PARSER } from './installed-parsers.js'
import { loadTypeScriptParser } from './parse-script.js'

export const meta = { name: 'wechat-privacy/vue-parser', version: VERSION }

type ParseForESLint = (text: string, options: object) => Linter.ESLintParseResult

interface Options {
  readonly filePath?: string
  readonly parser?: unknown
  readonly ecmaFeatures?: { readonly jsx?: boolean }
}

/**
 * Hands a `.vue` file to the vue-eslint-parser that its project has installed, and gives its answer as it is, so that the rules
 * of eslint-plugin-vue work on it. Scripts in TypeScript go to the project's @typescript-eslint/parser, unless the options name
 * a parser. Throws one clear message where either is missing.
 */
export function parseForESLint(text: string, options: object): Linter.ESLintParseResult {
  const { filePath = 'file.vue' } = options as Options
  const vueParser = loadInstalled(VUE_PARSER, filePath, '.vue files') as { readonly parseForESLint: ParseForESLint }
  const completed = withScriptParser(text, options, filePath)
  return parseForWechat(text, (wanted) => vueParser.parseForESLint(wanted, completed), inScripts)
}

export const vueParser = { meta, parseForESLint }

/** vue-eslint-parser chooses among the named parsers by the `lang` of the script; with none it reads JavaScript. */
function withScriptParser(text: string, options: Options, filePath: string): object {
  if (options.parser !== undefined) return options
  if (!/\blang\s*=\s*["']?tsx?\b/u.test(text)) return { ...options, ecmaFeatures: { jsx: true, ...options.ecmaFeatures } }
  const typeScript = (jsx: boolean): { readonly parseForESLint: ParseForESLint } => ({
    // In a file of unknown kind the parser would read casts (`<Page>wx`) as JSX where JSX is on.
    parseForESLint: (code, given) =>
      loadTypeScriptParser(filePath, '<script lang="ts">').parseForESLint(code, { ...given, ecmaFeatures: { ...options.ecmaFeatures, jsx } }) as unknown as Linter.ESLintParseResult,
  })
  return { ...options, parser: { ts: typeScript(false), tsx: typeScript(true) } }
}

/** Templates and styles stay as they are: what stands there cannot keep a script from being parsed. */
function inScripts(text: string, rewrite: (text: string) => string): string {
  const scripts = readSfc(text).filter(({ name }) => name === 'script')
  return scripts.reduce((rest, { content: [start, end] }) => rest.slice(0, start) + rewrite(text.slice(start, end)) + rest.slice(end), text)
}
