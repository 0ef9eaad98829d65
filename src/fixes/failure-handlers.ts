import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, type CallNode, type FunctionNode, type Node } from '../analysis/ast.js'
import { CodeLayout } from './code-layout.js'

type Fix = TSESLint.ReportFixFunction

/** A statement that tells of a failure, by the name of the error: with a toast of the API object, else on the console. */
export type Teller = (error: string) => string

/** What tells of a failure beside a call: `wx.showToast` for `wx.chooseMedia`; the console where the call does not name the API object. */
export function tellerFor(sourceCode: TSESLint.SourceCode, callee: Node, object: string | null): Teller {
  const inner = insideWrappers(callee)
  const receiver = inner.type === 'MemberExpression' && inner.object.type === 'Identifier' && inner.object.name === object ? sourceCode.getText(inner.object) : null
  return (error) => (receiver === null ? `console.error(${error})` : `${receiver}.showToast({ title: ${error}.errMsg, icon: 'none' })`)
}

/** Adds a `fail` callback to an options literal; nothing where it already names one. */
export function addingFail(sourceCode: TSESLint.SourceCode, options: TSESTree.ObjectExpression, tell: Teller): Fix | null {
  if (options.properties.some((property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'fail')) return null
  const property = `fail: (error) => ${tell('error')}`
  const brace = sourceCode.getLastToken(options)
  const last = sourceCode.getLastToken(options, { skip: 1 })
  const before = brace && sourceCode.getTokenBefore(brace, { includeComments: true })
  if (!brace || !last || !before) return null
  const isOpen = options.properties.length > 0
  const hasComma = isOpen && last.value === ','
  const layout = CodeLayout.of(sourceCode)
  return (fixer) => {
    const comma = isOpen && !hasComma ? [fixer.insertTextAfter(last, ',')] : []
    if (before.loc.end.line === brace.loc.start.line) {
      const space = sourceCode.text.slice(before.range[1], brace.range[0]) || (isOpen ? '' : ' ')
      return [...comma, fixer.replaceTextRange([before.range[1], brace.range[0]], ` ${property}${hasComma ? ',' : ''}${space}`)]
    }
    const [first] = options.properties
    const indent = first && first.loc.start.line !== options.loc.start.line ? layout.indentAt(first.range[0]) : layout.indentAt(brace.range[0]) + layout.unit
    return [...comma, fixer.insertTextAfter(before, `${layout.lineEnd}${indent}${property}${hasComma ? ',' : ''}`)]
  }
}

/** Gives a call that has no options some with a `fail` callback. */
export function addingOptions(sourceCode: TSESLint.SourceCode, call: CallNode, tell: Teller): Fix | null {
  const end = sourceCode.getLastToken(call)
  if (end?.value !== ')' || sourceCode.getTokenBefore(end)?.value === ',') return null
  const separator = call.arguments.length > 0 ? ', ' : ''
  return (fixer) => fixer.insertTextBefore(end, `${separator}{ fail: (error) => ${tell('error')} }`)
}

/** Ends a chain of promises with `.catch(…)`, on a line of its own where the chain has its links so. */
export function addingCatch(sourceCode: TSESLint.SourceCode, chain: Node, tell: Teller): Fix {
  const call = insideWrappers(chain)
  const callee = call.type === 'CallExpression' ? call.callee : null
  const dot = callee?.type === 'MemberExpression' && !callee.computed ? sourceCode.getTokenBefore(callee.property) : null
  const layout = CodeLayout.of(sourceCode)
  const ownLine = dot && layout.isFirstOnLine(dot.range[0]) ? layout.lineEnd + layout.indentAt(dot.range[0]) : ''
  return (fixer) => fixer.insertTextAfter(chain, `${ownLine}.catch((error) => ${tell('error')})`)
}

/** Puts a statement into a handler that has none; nothing where its parameters leave no name for the error. */
export function fillingHandler(sourceCode: TSESLint.SourceCode, handler: FunctionNode | TSESTree.CatchClause, tell: Teller): Fix | null {
  const { body } = handler
  const parameter = handler.type === 'CatchClause' ? handler.param : handler.params[0]
  if (body.type !== 'BlockStatement' || (parameter && parameter.type !== 'Identifier')) return null
  // What a `catch` clause gets has no type that would know errMsg.
  const statement = handler.type === 'CatchClause' ? `console.error(${parameter?.name ?? 'error'})` : tell(parameter?.name ?? 'error')
  const layout = CodeLayout.of(sourceCode)
  const ended = statement + layout.semicolonOf(null)
  const [open, close] = [sourceCode.getFirstToken(body), sourceCode.getLastToken(body)]
  const before = close && sourceCode.getTokenBefore(close, { includeComments: true })
  if (!open || !close || !before || body.body.length > 0) return null
  return (fixer) => {
    const named = parameter ? [] : naming(sourceCode, handler, fixer)
    if (before.range[0] === open.range[0]) return [...named, fixer.replaceTextRange([open.range[1], close.range[0]], ` ${ended} `)]
    if (before.loc.end.line === close.loc.start.line) return [...named, fixer.replaceTextRange([before.range[1], close.range[0]], ` ${ended} `)]
    const indent = before.loc.start.line === open.loc.start.line ? layout.indentAt(close.range[0]) + layout.unit : layout.indentAt(before.range[0])
    return [...named, fixer.insertTextAfter(before, layout.lineEnd + indent + ended)]
  }
}

/** The error as a parameter of a function or a clause without any. */
function naming(sourceCode: TSESLint.SourceCode, handler: FunctionNode | TSESTree.CatchClause, fixer: TSESLint.RuleFixer): readonly TSESLint.RuleFix[] {
  if (handler.type === 'CatchClause') {
    const keyword = sourceCode.getFirstToken(handler)
    return keyword ? [fixer.insertTextAfter(keyword, ' (error)')] : []
  }
  const open = sourceCode.getFirstToken(handler, (token) => token.value === '(')
  return open ? [fixer.insertTextAfter(open, 'error')] : []
}
