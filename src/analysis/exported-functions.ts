import { insideWrappers, isClass, isFunction, propertyName, type FunctionNode, type Node, type Script, type Variable } from './ast.js'
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
  const members = membersAdded(script, variables)
  for (const statement of script.ast.body) {
    if (statement.type === 'ExportNamedDeclaration') {
      const { declaration, source } = statement
      if (declaration?.type === 'FunctionDeclaration' && declaration.id) found.set(declaration.id.name, declaration)
      if (declaration?.type === 'ClassDeclaration' && declaration.id) add(declaration, [declaration.id.name])
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
      addMethods(variables.of(inner.callee)?.defs[0]?.node, path, false)
    } else if (isClass(inner)) {
      addMethods(inner, path, true)
    } else if (inner.type === 'Identifier') {
      const variable = variables.of(inner)
      const definition = variable?.defs[0]
      if (definition?.type === 'FunctionName' && isFunction(definition.node)) found.set(at, definition.node)
      if (definition?.type === 'ClassName') addMethods(definition.node, path, true)
      for (const [name, added] of variable && depth < 3 ? (members.get(variable) ?? []) : []) add(added, [...path, name], depth + 1)
      const constant = variable && variables.constantValue(variable)
      const imported = strings.valueOf(inner)
      if (imported.kind === 'imported') found.set(at, { source: imported.source, path: [imported.name, ...imported.path].join('.') })
      else if (constant && depth < 3) add(constant, path, depth + 1)
    } else if (inner.type === 'MemberExpression') {
      const imported = strings.valueOf(inner)
      if (imported.kind === 'imported') found.set(at, { source: imported.source, path: [imported.name, ...imported.path].join('.') })
    }
  }

  function addMethods(made: Node | undefined, path: readonly string[], areStatic: boolean): void {
    if (!isClass(made)) return
    for (const member of made.body.body) {
      if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue
      const key = propertyName(member)
      if (member.static === areStatic && key !== null && isFunction(member.value)) found.set([...path, key].join('.'), member.value)
    }
  }
}

/** What is put into a variable's members at the top of a script: `const lib = {}; lib.run = () => …`. */
function membersAdded(script: Script, variables: Variables): ReadonlyMap<Variable, readonly (readonly [string, Node])[]> {
  const added = new Map<Variable, (readonly [string, Node])[]>()
  for (const statement of script.ast.body) {
    const assigned = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : null
    if (assigned?.left.type !== 'MemberExpression' || assigned.left.object.type !== 'Identifier') continue
    const variable = variables.of(assigned.left.object)
    const name = propertyName(assigned.left)
    if (variable && name !== null) added.set(variable, [...(added.get(variable) ?? []), [name, assigned.right]])
  }
  return added
}

function isExports(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'exports'
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && propertyName(node) === 'exports'
}
