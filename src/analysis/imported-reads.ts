import { memberOf, type ImportedValue } from './api-values.js'
import { nodesOf, propertyName, throughWrappers, type Node, type Script } from './ast.js'
import { Strings } from './strings.js'
import type { Variables } from './variables.js'

/** A place that names something of another module. */
export interface ImportedRead {
  readonly node: Node
  readonly value: ImportedValue
}

/** Every place of a script that names what it imports or requires, the longest member chains left to the caller. */
export function importedReads(script: Script, variables: Variables): readonly ImportedRead[] {
  const strings = new Strings(variables)
  const reads: ImportedRead[] = []
  const add = (node: Node): void => {
    const value = strings.valueOf(node)
    if (value.kind === 'imported') reads.push({ node, value: isWhole(node) ? { ...value, name: '*', path: [] } : value })
  }
  for (const scope of script.scopeManager?.scopes ?? []) {
    for (const { identifier, resolved, init } of scope.references) {
      const type = resolved?.defs[0]?.type
      if (identifier.type === 'Identifier' && init !== true && (type === 'ImportBinding' || type === 'Variable')) add(identifier)
    }
  }
  if (script.text.includes('require(')) for (const call of nodesOf(script, 'CallExpression')) if (isWhole(call)) add(call)
  return reads
}

/** The place at which one of some functions of a module is reached from a read of the module: `m.locate` for `m`; `null` where it is none of them. */
export function placeOfExport({ node, value }: ImportedRead, isWanted: (value: ImportedValue) => boolean): Node | null {
  let at = node
  let reached = value
  for (let depth = 0; depth < 5; depth++) {
    if (isWanted(reached)) return at
    const outer = throughWrappers(at)
    const member = outer.parent
    const name = member?.type === 'MemberExpression' && member.object === outer ? propertyName(member) : null
    const inside = name === null ? null : memberOf(reached, name)
    if (member?.type !== 'MemberExpression' || inside?.kind !== 'imported') return null
    at = member
    reached = inside
  }
  return null
}

/** `require('./m')`: the module itself. */
function isWhole(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
}
