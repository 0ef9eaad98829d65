import type { Linter } from 'eslint'
import { blanks, parseForWechat } from '../analysis/without-other-platforms.js'
import { Lines } from '../parsers/lines.js'
import { VERSION } from '../version.js'
import { loadTypeScriptParser } from './parse-script.js'
import { scriptBlocksOf, type ScriptBlock } from './script-blocks.js'
import { parseWithEspree } from './script-parser.js'

export const meta = { name: 'wechat-privacy/sfc-parser', version: VERSION }

/** Types of scripts that are code; JSON and wxs are none. */
const CODE = /^$|javascript|ecmascript|typescript|babel|^module$/iu

/**
 * An ESLint parser for the single-file components of mpx and wepy: reads their script and nothing else; places in the tree are
 * places in the file. Throws what does not parse, and one clear message where a TypeScript script has no parser.
 */
export function parseForESLint(text: string, options: object): Linter.ESLintParseResult {
  const scripts = codeOf(scriptBlocksOf(text))
  const isTypeScript = scripts.some(({ attributes }) => /^(?:tsx?|typescript)$/iu.test(attributes.get('lang') ?? ''))
  const parsed = parseForWechat(alone(scripts, text), (code) => (isTypeScript ? parseTypeScript(code, options) : { ast: parseWithEspree(code, options) }))
  spanAll(parsed.ast, text)
  return parsed
}

export const sfcParser = { meta, parseForESLint }

/** mpx takes the block for its mode instead of the one for all modes, and lets a block make the component's JSON. */
function codeOf(scripts: readonly ScriptBlock[]): readonly ScriptBlock[] {
  const code = scripts.filter(({ attributes }) => CODE.test(attributes.get('type') ?? '') && attributes.get('name') !== 'json')
  const forWechat = code.filter(({ attributes }) => attributes.get('mode') === 'wx')
  return forWechat.length > 0 ? forWechat : code.filter(({ attributes }) => !attributes.has('mode'))
}

function alone(scripts: readonly ScriptBlock[], text: string): string {
  let code = ''
  for (const { start, end } of scripts) code += blanks(text.slice(code.length, start)) + text.slice(start, end)
  return code + blanks(text.slice(code.length))
}

function parseTypeScript(code: string, options: object): Linter.ESLintParseResult {
  const filePath: unknown = Reflect.get(options, 'filePath')
  // In a file of unknown kind the parser would read casts (`<Page>wx`) as JSX where JSX is on.
  const script = { ...options, ecmaFeatures: { jsx: false } }
  return loadTypeScriptParser(typeof filePath === 'string' ? filePath : 'file.mpx', '<script lang="ts">').parseForESLint(code, script) as unknown as Linter.ESLintParseResult
}

/** ESLint looks for comments and places in the range of the root. */
function spanAll(ast: Linter.ESLintParseResult['ast'], text: string): void {
  ast.range = [0, text.length]
  ast.loc = { start: { line: 1, column: 0 }, end: new Lines(text).positionAt(text.length) }
  if ('start' in ast && 'end' in ast) Object.assign(ast, { start: 0, end: text.length })
}
