import { insideWrappers, isClass, isFunction, propertyName, type FunctionNode, type Node, type Script } from './ast.js'
import { exportedObject } from './exported-objects.js'
import { Strings } from './strings.js'
import type { Variables } from './variables.js'

/** Another module's export, passed on: `source` as written there, `path` from its exports on. */
export interface PassedOn {
  readonly source: string
  readonly path: string
}

/** The functions that a module hands out, by path: `ensure`, `default`, `default.ensure`. */
export function exportedFunctions(script: Script, variables: Variables): ReadonlyMap<string, FunctionNode | PassedOn> {
  const found = new Map<string, FunctionNode | PassedOn>()
  const strings = new Strings(variables)
  for (const statement of script.ast.body) {
    if (statement.type === 'ExportNamedDeclaration') {
      const { declaration, source } = statement
      if (declaration?.type === 'FunctionDeclaration' && declaration.id) found.set(declaration.id.name, declaration)
      if (declaration?.type === 'VariableDeclaration') {
        for (const { id, init } of declaration.declarations) if (id.type === 'Identifier' && init) add(init, [id.name])
      }
      for (const { exported, local } of statement.specifiers) {
        if (exported.type !== 'Identifier' || local.type !== 'Identifier') continue
        if (source) found.set(exported.name, { source: source.value, path: local.name })
        else add(local, [exported.name])
      }
      continue
    }
    if (statement.type === 'ExportAllDeclaration' && !statement.exported) found.set(`* ${statement.source.value}`, { source: statement.source.value, path: '' })
    const [value, path] = exportedObject(statement)
    if (value) add(value, path ? [path] : [])
    const assigned = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : null
    const name = assigned?.left.type === 'MemberExpression' ? propertyName(assigned.left) : null
    if (assigned?.left.type === 'MemberExpression' && name !== null && isExports(assigned.left.object)) add(assigned.right, [name])
  }
  return found

  function add(value: Node, path: readonly string[], depth = 0): void {
    const inner = insideWrappers(value)
    const at = path.length > 0 ? path.join('.') : 'default'
    if (isFunction(inner)) found.set(at, inner)
    else if (inner.type === 'ObjectExpression' && depth < 3) {
      for (const property of inner.properties) {
        const name = property.type === 'Property' ? propertyName(property) : null
        if (property.type === 'Property' && name !== null) add(property.value, [...path, name], depth + 1)
      }
    } else if (inner.type === 'NewExpression' && inner.callee.type === 'Identifier') {
      addMethods(inner.callee, path)
    } else if (inner.type === 'Identifier') {
      const variable = variables.of(inner)
      const definition = variable?.defs[0]
      if (definition?.type === 'FunctionName' && isFunction(definition.node)) found.set(at, definition.node)
      const constant = variable && variables.constantValue(variable)
      const imported = strings.valueOf(inner)
      if (imported.kind === 'imported') found.set(at, { source: imported.source, path: [imported.name, ...imported.path].join('.') })
      else if (constant && depth < 3) add(constant, path, depth + 1)
    } else if (inner.type === 'MemberExpression') {
      const imported = strings.valueOf(inner)
      if (imported.kind === 'imported') found.set(at, { source: imported.source, path: [imported.name, ...imported.path].join('.') })
    }
  }

  function addMethods(name: Node, path: readonly string[]): void {
    const made = variables.of(name)?.defs[0]?.node
    if (!isClass(made)) return
    for (const member of made.body.body) {
      const key = member.type === 'MethodDefinition' ? propertyName(member) : null
      if (member.type === 'MethodDefinition' && key !== null && isFunction(member.value)) found.set([...path, key].join('.'), member.value)
    }
  }
}

function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports'
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && propertyName(node) === 'exports'
}
