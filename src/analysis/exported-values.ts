import type { TSESTree } from '@typescript-eslint/utils'
import { propertyName, type Node, type Script } from './ast.js'
import type { AccessPath } from './access-path.js'

/** Something that a module hands out. `default` is left out of paths: what CommonJS exports as a whole is imported so too. */
export type ExportedItem =
  /** `value` is an expression, or the declaration of a function or a class. */
  | { readonly kind: 'value'; readonly path: AccessPath; readonly value: Node }
  /** What another module exports at `from`, under the name `path`; all of it where `path` is `null`. */
  | { readonly kind: 'passed-on'; readonly path: AccessPath | null; readonly source: string; readonly from: AccessPath }

/** What a module exports, statement by statement: ES modules and CommonJS. */
export function exportedItems(script: Pick<Script, 'ast'>): readonly ExportedItem[] {
  return script.ast.body.flatMap((statement): readonly ExportedItem[] => {
    switch (statement.type) {
      case 'ExportDefaultDeclaration':
        return [{ kind: 'value', path: [], value: statement.declaration }]
      case 'ExportAllDeclaration':
        return [{ kind: 'passed-on', path: statement.exported ? [nameIn(statement.exported)] : null, source: statement.source.value, from: [] }]
      case 'ExportNamedDeclaration':
        return statement.source ? passedOn(statement, statement.source.value) : named(statement)
      case 'ExpressionStatement':
        return statement.expression.type === 'AssignmentExpression' ? assigned(statement.expression) : []
      default:
        return []
    }
  })
}

/** The path of an export by its name. */
export function exportPath(name: string): AccessPath {
  return name === 'default' || name === '*' ? [] : [name]
}

function passedOn({ specifiers }: TSESTree.ExportNamedDeclaration, source: string): readonly ExportedItem[] {
  return specifiers.map(({ exported, local }) => ({ kind: 'passed-on', path: exportPath(nameIn(exported)), source, from: exportPath(nameIn(local)) }))
}

function named({ declaration, specifiers }: TSESTree.ExportNamedDeclaration): readonly ExportedItem[] {
  const listed = specifiers.map(({ exported, local }): ExportedItem => ({ kind: 'value', path: exportPath(nameIn(exported)), value: local }))
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }): readonly ExportedItem[] => (id.type === 'Identifier' ? [{ kind: 'value', path: [id.name], value: id }] : []))
  }
  const isMade = declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration'
  return isMade && declaration.id ? [{ kind: 'value', path: [declaration.id.name], value: declaration }] : listed
}

/** `module.exports = …`, `module.exports.a = …`, `exports.a = …` */
function assigned({ left, right }: TSESTree.AssignmentExpression): readonly ExportedItem[] {
  if (left.type !== 'MemberExpression') return []
  if (isModuleExports(left)) return [{ kind: 'value', path: [], value: right }]
  const name = propertyName(left)
  const isExports = isModuleExports(left.object) || (left.object.type === 'Identifier' && left.object.name === 'exports')
  return isExports && name !== null ? [{ kind: 'value', path: exportPath(name), value: right }] : []
}

function isModuleExports(node: Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && propertyName(node) === 'exports'
}

/** The name that an import or export writes. */
export function nameIn(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}
