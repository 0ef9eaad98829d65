import { propertyName, type Node, type Script } from './ast.js'
import type { Fields } from './fields.js'

/**
 * The objects that a module exports as a whole, by the key of the object: `const api = { … }; export default api`
 * makes what is stored in `api` part of the export `default`. `''` is `module.exports` itself.
 */
export function exportPrefixes(script: Script, fields: Fields): ReadonlyMap<string, string> {
  const prefixes = new Map([
    ['global module.exports', ''],
    ['global exports', ''],
  ])
  for (const statement of script.ast.body) {
    const [value, path] = exportedObject(statement)
    const key = value && fields.keyOfObject(value)
    if (key !== null) prefixes.set(key, path)
  }
  return prefixes
}

/** What a statement exports as `default`, as `module.exports` (path `''`) or as a constant, with the path of the export. */
export function exportedObject(statement: Node): readonly [Node | null, string] {
  if (statement.type === 'ExportDefaultDeclaration') return [statement.declaration, 'default']
  if (statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'VariableDeclaration') {
    const [{ id, init }] = statement.declaration.declarations
    return id.type === 'Identifier' && init ? [init, id.name] : [null, '']
  }
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return [null, '']
  const { left, right } = statement.expression
  const isModule = left.type === 'MemberExpression' && left.object.type === 'Identifier' && left.object.name === 'module' && propertyName(left) === 'exports'
  return isModule ? [right, ''] : [null, '']
}
