import type { Linter } from 'eslint'
import { parseForWechat } from '../analysis/without-other-platforms.js'
import { VERSION } from '../version.js'
import { loadTypeScriptParser } from './parse-script.js'

export const meta = { name: 'wechat-privacy/typescript-parser', version: VERSION }

/**
 * Hands a TypeScript file to the @typescript-eslint/parser that its project has installed. The parser is loaded with the
 * first such file, so that JavaScript projects need not have it. Throws one clear message where it is missing.
 */
export function parseForESLint(text: string, options: object): Linter.ESLintParseResult {
  const filePath: unknown = Reflect.get(options, 'filePath')
  const parser = loadTypeScriptParser(typeof filePath === 'string' ? filePath : 'file.ts')
  return parseForWechat(text, (wanted) => parser.parseForESLint(wanted, options)) as unknown as Linter.ESLintParseResult
}

export const typeScriptParser = { meta, parseForESLint }
