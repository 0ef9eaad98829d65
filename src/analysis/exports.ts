import { ApiFlow } from './api-flow.js'
import type { ExportedValue } from './api-values.js'
import { insideWrappers, propertyName, type Node, type Script } from './ast.js'
import { exportedObject } from './exported-objects.js'
import type { Strings } from './strings.js'

/**
 * What a module hands out that concerns the platform's API, by path: `callApi`, `default.SCOPES.record`.
 * Things that it imports itself are passed on as `imported`, so that the answer depends on this one file alone;
 * `* ./other` stands for all that `export * from './other'` hands out.
 */
export function exportsOfModule(script: Script, apiObjects: readonly string[]): ReadonlyMap<string, ExportedValue> {
  const flow = new ApiFlow(script, { apiObjects, resolveImport: (wanted) => wanted, isWorthResolving: () => true })
  const exported = new Map(flow.exported)
  for (const statement of script.ast.body) {
    for (const [path, value] of [...reexports(statement), ...exportedStrings(statement, flow.strings)]) if (!exported.has(path)) exported.set(path, value)
  }
  return exported
}

function reexports(statement: Node): readonly (readonly [string, ExportedValue])[] {
  if (statement.type === 'ExportAllDeclaration') {
    const source = statement.source.value
    const exported = statement.exported
    if (!exported) return [[`* ${source}`, { kind: 'imported', source, name: '*', path: [] }]]
    return [[exported.name, { kind: 'imported', source, name: '*', path: [] }]]
  }
  if (statement.type !== 'ExportNamedDeclaration' || !statement.source) return []
  const source = statement.source.value
  const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : '')
  return statement.specifiers.map((specifier) => [nameOf(specifier.exported), { kind: 'imported', source, name: nameOf(specifier.local), path: [] }])
}

/** Strings that are exported as constants, in tables of constants or in enums. */
function exportedStrings(statement: Node, strings: Strings): readonly (readonly [string, ExportedValue])[] {
  const [value, path] = exportedObject(statement)
  if (value) return stringsInside(value, path ? [path] : [], strings)
  if (statement.type !== 'ExportNamedDeclaration' || statement.source) return []
  if (statement.declaration?.type !== 'TSEnumDeclaration') {
    return statement.specifiers.flatMap((specifier) => (specifier.exported.type === 'Identifier' ? stringsInside(specifier.local, [specifier.exported.name], strings) : []))
  }
  const { id, body } = statement.declaration
  return body.members.flatMap((member) => {
    const text = member.initializer && strings.valueOf(member.initializer)
    return text?.kind === 'known' && member.id.type === 'Identifier' ? [[`${id.name}.${member.id.name}`, { kind: 'string', text: text.values[0] ?? '' }] as const] : []
  })
}

const MAX_DEPTH = 3

function stringsInside(node: Node, path: readonly string[], strings: Strings): readonly (readonly [string, ExportedValue])[] {
  const inner = insideWrappers(node)
  if (inner.type === 'ObjectExpression' && path.length <= MAX_DEPTH) {
    return inner.properties.flatMap((property) => {
      const name = property.type === 'Property' ? propertyName(property) : null
      return property.type === 'Property' && name !== null ? stringsInside(property.value, [...path, name], strings) : []
    })
  }
  const text = strings.valueOf(inner)
  return text.kind === 'known' && path.length > 0 ? [[path.join('.'), { kind: 'string', text: text.values[0] ?? '' }]] : []
}
