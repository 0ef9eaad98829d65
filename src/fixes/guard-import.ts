import path from 'node:path'
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { calleeName } from '../analysis/calls.js'
import { insideWrappers, literalText, propertyName, type Node, type Script } from '../analysis/ast.js'
import { CodeLayout, type Edit } from './code-layout.js'
import { scopeAt } from './moved-code.js'

/** A function of the program that asks for consent, and the module that exports it. */
export interface GuardFunction {
  /** As called; of `privacy.ask`, `privacy` is imported. */
  readonly name: string
  /** As an import names it; with a leading `/`, from the program's root. */
  readonly from: string
}

/** The file that is to import it, and its program's root; both absolute. */
export interface ImportingFile {
  readonly path: string
  readonly root: string
}

/**
 * The edits that make the guard function known where `place` stands: none where it is already. `null` where its name means
 * something else there, or where the file would import from itself.
 */
export function importingGuard(script: TSESLint.SourceCode, place: Node, guard: GuardFunction, file: ImportingFile): readonly Edit[] | null {
  const name = guard.name.split('.')[0] ?? guard.name
  const bound = bindingOf(script, place, name)
  if (bound === 'imported') return []
  const source = specifierOf(guard.from, file)
  return bound === 'other' || source === null ? null : addingImport(script, name, source, file.path)
}

/** The module as this file names it; `null` where it is this file. */
function specifierOf(from: string, file: ImportingFile): string | null {
  if (!from.startsWith('/')) return from
  const target = `${slashed(file.root).replace(/\/$/u, '')}${from}`
  const here = slashed(file.path)
  if (withoutExtension(target) === withoutExtension(here)) return null
  const relative = path.posix.relative(path.posix.dirname(here), target)
  return relative.startsWith('.') ? relative : `./${relative}`
}

function slashed(file: string): string {
  return file.replaceAll('\\', '/')
}

function withoutExtension(file: string): string {
  return file.replace(/\.[cm]?[jt]sx?$/u, '')
}

/** Whether a name means something that the module imports; of anything else nobody knows that it asks for consent. */
function bindingOf({ scopeManager }: Script, place: Node, name: string): 'imported' | 'other' | 'none' {
  for (let scope = scopeManager && scopeAt(scopeManager, place); scope; scope = scope.upper) {
    const definition = scope.set.get(name)?.defs[0]
    if (!definition) continue
    const isRequired = definition.type === 'Variable' && definition.node.init !== null && requiredBy(definition.node.init) !== null
    return definition.type === 'ImportBinding' || isRequired ? 'imported' : 'other'
  }
  return 'none'
}

/** Files that are built by a framework: a `<script setup>` may do without import and export, and has no `require`. */
const ALWAYS_MODULES = /\.(?:n?vue|mpx|wpy|[jt]sx)$/u

function addingImport(script: TSESLint.SourceCode, name: string, source: string, importing: string): readonly Edit[] {
  const { ast } = script
  const layout = CodeLayout.of(script)
  const isModule = ast.body.some(({ type }) => /^(?:Import|Export)/u.test(type)) || (ALWAYS_MODULES.test(importing) && !script.text.includes('module.exports'))
  const loads = isModule ? ast.body.filter(isImport) : ast.body.filter(isRequire)
  // Between #ifdef and #endif it would belong to some platforms only.
  const loaded = loads.filter((load) => !isConditional(script.text, load.range[0]))
  const joined = loaded.map((load) => joiningImport(load, name, source)).find((edit) => edit !== null)
  if (joined) return [joined]
  const last = loaded.at(-1)
  const quote = quoteOf(scriptText(script))
  const semicolon = last && script.text.charAt(last.range[1] - 1) !== ';' ? '' : layout.semicolonOf(null)
  const line = isModule ? `import { ${name} } from ${quote}${source}${quote}${semicolon}` : `const { ${name} } = require(${quote}${source}${quote})${semicolon}`
  if (last) return [{ range: [last.range[1], last.range[1]], text: `${layout.lineEnd}${layout.indentAt(last.range[0])}${line}` }]
  const first = ast.body.find((statement) => !('directive' in statement && statement.directive)) ?? ast
  const start = startWithComments(script, first.range[0])
  return [{ range: [start, start], text: `${line}${layout.lineEnd}${layout.indentAt(start)}` }]
}

function isImport(statement: Node): statement is TSESTree.ImportDeclaration {
  return statement.type === 'ImportDeclaration'
}

function isRequire(statement: Node): statement is TSESTree.VariableDeclaration {
  const init = statement.type === 'VariableDeclaration' ? statement.declarations[0].init : null
  return !!init && requiredBy(init) !== null
}

function requiredBy(init: Node): string | null {
  const inner = insideWrappers(init)
  if (inner.type !== 'CallExpression' || calleeName(inner) !== 'require') return null
  return inner.arguments[0] ? literalText(inner.arguments[0]) : null
}

/** Adds the name to an import of the same module, where that names its parts. */
function joiningImport(load: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration, name: string, source: string): Edit | null {
  const last = lastNameOf(load, source)
  return last && { range: [last.range[1], last.range[1]], text: `, ${name}` }
}

function lastNameOf(load: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration, source: string): Node | null {
  if (load.type === 'ImportDeclaration') {
    if (load.source.value !== source || load.importKind === 'type') return null
    const last = load.specifiers.at(-1)
    return last?.type === 'ImportSpecifier' ? last : null
  }
  const [first] = load.declarations
  if (!first.init || requiredBy(first.init) !== source || first.id.type !== 'ObjectPattern') return null
  const last = first.id.properties.at(-1)
  return last?.type === 'Property' && propertyName(last) !== null ? last : null
}

/** Before the comments that belong to a statement; those at the head of the file belong to the file. */
function startWithComments({ ast, text }: Script, statement: number): number {
  let start = statement
  for (const comment of (ast.comments ?? []).toReversed()) {
    const [from, to] = comment.range
    if (to > start) continue
    const isDirective = /#(?:ifn?def|endif)|eslint|@ts-/u.test(comment.value)
    if (from === 0) return statement
    if (isDirective || !/^[ \t]*\r?\n[ \t]*$/u.test(text.slice(to, start))) break
    start = from
  }
  return start
}

function isConditional(text: string, offset: number): boolean {
  let depth = 0
  for (const [, directive] of text.slice(0, offset).matchAll(/#(ifdef|ifndef|endif)\b/gu)) depth += directive === 'endif' ? -1 : 1
  return depth > 0
}

/** Of a `.vue` file, whose templates have quotes of their own, the script alone. */
function scriptText({ ast, text }: Script): string {
  return text.slice(ast.body[0]?.range[0], ast.body.at(-1)?.range[1])
}

/** The quotes of a script's imports, else of its strings. */
function quoteOf(text: string): string {
  return /(?:\bfrom|\bimport|require\()\s*(['"])/u.exec(text)?.[1] ?? /['"]/u.exec(text)?.[0] ?? "'"
}
