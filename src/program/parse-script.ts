import { createRequire } from 'node:module'
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { walk, type Script } from '../analysis/ast.js'
import { excludedRegions } from '../analysis/platform-regions.js'
import { parseForWechat } from '../analysis/without-other-platforms.js'
import { scriptOfSfc, type SfcScript } from '../parsers/sfc.js'
import { isSfc } from './file-kind.js'
import { loadInstalled, TYPESCRIPT_PARSER } from './installed-parsers.js'

const require = createRequire(import.meta.url)

interface ParserModule {
  parseForESLint(text: string, options: object): { ast: TSESTree.Program; scopeManager?: TSESLint.Scope.ScopeManager | null; visitorKeys?: Script['visitorKeys'] }
}

interface Espree {
  parse(text: string, options: object): TSESTree.Program
  readonly VisitorKeys: Script['visitorKeys']
}

interface EslintScope {
  readonly analyze: (ast: TSESTree.Program, options: object) => TSESLint.Scope.ScopeManager
}

const OPTIONS = { ecmaVersion: 'latest', sourceType: 'module', range: true, loc: true, comment: false, tokens: false, ecmaFeatures: { jsx: true } }

/**
 * Parses a script that ESLint is not linting at the moment, so that other files can ask what it exports and uses.
 * `null` for what does not parse, and for TypeScript where @typescript-eslint/parser is not installed.
 * The parsers are those that ESLint has loaded already, or loads for the project. Of a single-file component it is the scripts, as one
 * module, with places in the whole file; `null` where it has none.
 */
export function parseScript(text: string, filename: string): Script | null {
  const known = recent.get(filename)
  if (known?.text === text) return known
  const script = parseAnew(text, filename)
  recent.delete(filename)
  if (script) recent.set(filename, script)
  for (const oldest of recent.keys()) if (recent.size > MOST_RECENT) recent.delete(oldest)
  return script
}

/** Those who follow a listener ask for its script one after the other. More of them would keep a program's trees in memory. */
const recent = new Map<string, Script>()
const MOST_RECENT = 4

function parseAnew(text: string, filename: string): Script | null {
  if (isSfc(filename)) return parseComponent(text, filename)
  const extension = /\.[cm]?(?<lang>tsx?)$/u.exec(filename)?.groups?.['lang']
  return parsed(text, extension ?? 'js', filename)
}

/** Babel reads decorators in JavaScript, espree does not. */
export const DECORATOR = /^[ \t]*@[A-Za-z]/mu

/** The scripts together; else the `<script setup>` alone. */
function parseComponent(text: string, filename: string): Script | null {
  const excluded = excludedRegions(text)
  const parsedIn = (script: SfcScript | null): Script | null => {
    const found = script && parsedWithDecorators(script, filename)
    return found && { ...found, text }
  }
  const all = scriptOfSfc(text, excluded)
  return all && (parsedIn(all) ?? parsedIn(scriptOfSfc(text, excluded, 'setup')))
}

function parsedWithDecorators({ text, lang }: SfcScript, filename: string): Script | null {
  return parsed(text, lang, filename) ?? (lang.startsWith('js') && DECORATOR.test(text) ? parsed(text, 'tsx', filename) : null)
}

function parsed(text: string, lang: string, filename: string): Script | null {
  try {
    const script = parseForWechat(text, (wanted) => (lang.startsWith('ts') ? parseTypeScript(wanted, lang, filename) : parseJavaScript(wanted)))
    return withParents({ ...script, text })
  } catch {
    return null
  }
}

function parseJavaScript(text: string): Script {
  const espree = require('espree') as Espree
  const { analyze } = require('eslint-scope') as EslintScope
  let sourceType = 'module'
  let ast: TSESTree.Program
  try {
    ast = espree.parse(text, OPTIONS)
  } catch {
    sourceType = 'script'
    ast = espree.parse(text, { ...OPTIONS, sourceType, ecmaFeatures: { jsx: true, globalReturn: true } })
  }
  const scopeManager = analyze(ast, { ecmaVersion: 2022, sourceType, nodejsScope: sourceType === 'script', childVisitorKeys: espree.VisitorKeys, fallback: 'iteration' })
  return { text, ast, scopeManager, visitorKeys: espree.VisitorKeys }
}

function parseTypeScript(text: string, lang: string, filename: string): Script {
  const { ast, scopeManager = null, visitorKeys = {} } = loadTypeScriptParser(filename).parseForESLint(text, { ...OPTIONS, ecmaFeatures: { jsx: lang === 'tsx' } })
  return { text, ast, scopeManager, visitorKeys }
}

/** The parser that the project of that file has installed, else the one beside this package. Throws where there is none; `files` says what it was wanted for. */
export function loadTypeScriptParser(filename: string, files = 'TypeScript files'): ParserModule {
  return loadInstalled(TYPESCRIPT_PARSER, filename, files) as ParserModule
}

function withParents(script: Script): Script {
  walk(script, script.ast, (node, parent) => {
    if (parent) node.parent = parent
  })
  return script
}
