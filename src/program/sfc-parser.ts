import type { Linter } from 'eslint'
import { excludedRegions } from '../analysis/platform-regions.js'
import { blanks, parseForWechat } from '../analysis/without-other-platforms.js'
import { Lines } from '../parsers/lines.js'
import { scriptOfSfc } from '../parsers/sfc.js'
import { VERSION } from '../version.js'
import { DECORATOR, loadTypeScriptParser } from './parse-script.js'
import { parseWithEspree } from './script-parser.js'

export const meta = { name: 'wechat-privacy/sfc-parser', version: VERSION }

/**
 * An ESLint parser for the single-file components of mpx and wepy: reads their script and nothing else; places in the tree are
 * places in the file. Throws what does not parse, and one clear message where a script in TypeScript, or with decorators, has no parser.
 */
export function parseForESLint(text: string, options: object): Linter.ESLintParseResult {
  const { text: script, lang } = scriptOfSfc(text, excludedRegions(text)) ?? { text: blanks(text), lang: 'js' }
  const parsed = parseForWechat(script, (code) => (lang.startsWith('ts') ? parseTypeScript(code, options, '<script lang="ts">') : parseJavaScript(code, options)))
  spanAll(parsed.ast, text)
  return parsed
}

export const sfcParser = { meta, parseForESLint }

/** What espree cannot read for its decorators goes to the TypeScript parser. */
function parseJavaScript(code: string, options: object): Linter.ESLintParseResult {
  try {
    return { ast: parseWithEspree(code, options) }
  } catch (error) {
    if (!DECORATOR.test(code)) throw error
    return parseTypeScript(code, options, 'decorators')
  }
}

function parseTypeScript(code: string, options: object, files: string): Linter.ESLintParseResult {
  const filePath: unknown = Reflect.get(options, 'filePath')
  // In a file of unknown kind the parser would read casts (`<Page>wx`) as JSX where JSX is on.
  const script = { ...options, ecmaFeatures: { jsx: false } }
  return loadTypeScriptParser(typeof filePath === 'string' ? filePath : 'file.mpx', files).parseForESLint(code, script) as unknown as Linter.ESLintParseResult
}

/** ESLint looks for comments and places in the range of the root. */
function spanAll(ast: Linter.ESLintParseResult['ast'], text: string): void {
  ast.range = [0, text.length]
  ast.loc = { start: { line: 1, column: 0 }, end: new Lines(text).positionAt(text.length) }
  if ('start' in ast && 'end' in ast) Object.assign(ast, { start: 0, end: text.length })
}
