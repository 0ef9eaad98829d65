import { API_MODULES } from '../catalogue/api-objects.js'
import { KNOWN_API_OBJECTS } from '../catalogue/interface-table.js'
import type { ApiValue } from './api-values.js'
import type { Node, Script, Variable } from './ast.js'
import type { Strings } from './strings.js'
import type { Variables } from './variables.js'

/** Where something enters a script that may lead to the API: at a node, or as an imported variable. */
export type ApiRoot = { readonly node: Node; readonly variable: null; readonly value: ApiValue } | { readonly variable: Variable; readonly value: ApiValue }

/** The API objects that a script gets from outside, and whatever else it imports. */
export function apiRoots(script: Script, variables: Variables, strings: Strings, apiObjects: readonly string[]): readonly ApiRoot[] {
  const roots: ApiRoot[] = []
  for (const object of apiObjects) for (const node of variables.globalReads(object)) roots.push({ node, variable: null, value: { kind: 'api-object', object } })
  for (const { parent: call } of variables.globalReads('require')) {
    const source = call?.type === 'CallExpression' && call.arguments[0] ? strings.valueOf(call.arguments[0]) : null
    if (!call || source?.kind !== 'known' || source.values[0] === undefined) continue
    roots.push({ node: call, variable: null, value: importedAs(source.values[0], '*', null, apiObjects) })
  }
  for (const statement of script.ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    for (const specifier of statement.specifiers) {
      const variable = variables.of(specifier.local)
      if (variable) roots.push({ variable, value: importedAs(statement.source.value, importedName(specifier), specifier.local.name, apiObjects) })
    }
  }
  return roots
}

function importedName(specifier: Node): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  if (specifier.type !== 'ImportSpecifier') return 'default'
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
}

function importedAs(source: string, name: string, local: string | null, apiObjects: readonly string[]): ApiValue {
  const module = Object.hasOwn(API_MODULES, source) ? API_MODULES[source] : undefined
  const isWhole = name === '*' || name === 'default'
  if (module && (isWhole ? module.isWhole : module.hasNames)) {
    return isWhole ? { kind: 'api-object', object: module.object } : { kind: 'function', object: module.object, name: { kind: 'known', values: [name] } }
  }
  // A name from the settings mirrors `wx`, imported or not; `import wx from 'weixin-js-sdk'` is another thing than the platform's global.
  if (local !== null && apiObjects.includes(local) && !KNOWN_API_OBJECTS.includes(local)) return { kind: 'api-object', object: local }
  return { kind: 'imported', source, name, path: [] }
}
