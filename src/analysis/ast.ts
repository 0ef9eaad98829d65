import type { TSESLint, TSESTree } from '@typescript-eslint/utils'

export type Node = TSESTree.Node
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression
export type Variable = TSESLint.Scope.Variable
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression

/** What the analysis needs of a script: ESLint's SourceCode has it, and so has a file read from disk. Every node has its `parent`. */
export interface Script {
  readonly text: string
  readonly ast: TSESTree.Program
  readonly scopeManager: TSESLint.Scope.ScopeManager | null
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>
}

/** Wrappers that change nothing at run time: casts, `!`, and the node around an optional chain. */
const TRANSPARENT = new Set(['ChainExpression', 'TSAsExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSSatisfiesExpression'])

/** The outermost node that has the value of `node`: casts and chain wrappers around it included. */
export function throughWrappers(node: Node): Node {
  let outer = node
  while (outer.parent && TRANSPARENT.has(outer.parent.type)) outer = outer.parent
  return outer
}

/** The expression inside casts and chain wrappers. */
export function insideWrappers(node: Node): Node {
  let inner = node
  while (TRANSPARENT.has(inner.type) && 'expression' in inner && typeof inner.expression === 'object') inner = inner.expression
  return inner
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression'
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression'
}

/** The text of a string literal or of a template literal without substitutions, else `null`. */
export function literalText(node: Node): string | null {
  const inner = insideWrappers(node)
  if (inner.type === 'Literal') return typeof inner.value === 'string' ? inner.value : null
  if (inner.type === 'TemplateLiteral' && inner.expressions.length === 0) return inner.quasis[0]?.value.cooked ?? null
  return null
}

/** The name of a property or member when its source spells it out, else `null`. */
export function propertyName(node: TSESTree.Property | TSESTree.MemberExpression | TSESTree.MethodDefinition | TSESTree.PropertyDefinition): string | null {
  const key = node.type === 'MemberExpression' ? node.property : node.key
  if (!node.computed && key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  return literalText(key)
}

/** The property of an object literal with that name; `null` where a spread or a computed key may hide it. */
export function propertyNamed(object: TSESTree.ObjectExpression, name: string): TSESTree.Property | null {
  for (const property of object.properties) if (property.type === 'Property' && propertyName(property) === name) return property
  return null
}

/** The nearest function around `node`, itself excluded. */
export function enclosingFunction(node: Node): FunctionNode | null {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at
  return null
}

/** The nodes directly inside a node, in the order of the source. */
export function childrenOf({ visitorKeys }: Pick<Script, 'visitorKeys'>, node: Node): readonly Node[] {
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const child: unknown = Reflect.get(node, key)
    const items: readonly unknown[] = Array.isArray(child) ? child : [child]
    return items.filter(isNode)
  })
}

/** What a chain of members starts from: `this` of `this.data.answer`. */
export function rootOf(node: Node): Node {
  let root = insideWrappers(node)
  while (root.type === 'MemberExpression') root = insideWrappers(root.object)
  return root
}

/** Whether a node stands in another one, or is it. */
export function isInside(node: Node, outer: Node): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1]
}

/** Calls `visit` for each node of the tree, parents first, in the order of the source. */
export function walk({ visitorKeys }: Pick<Script, 'visitorKeys'>, root: Node, visit: (node: Node, parent: Node | null) => void): void {
  const nodes: Node[] = [root]
  const parents: (Node | null)[] = [null]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    visit(node, parents.pop() ?? null)
    const keys = visitorKeys[node.type] ?? []
    // What is put on the stack last comes first. No lists are made: this is where most of the time of an analysis goes.
    for (let at = keys.length - 1; at >= 0; at--) {
      const child: unknown = Reflect.get(node, keys[at] ?? '')
      const items: readonly unknown[] = Array.isArray(child) ? child : [child]
      for (let index = items.length - 1; index >= 0; index--) {
        const item = items[index]
        if (!isNode(item)) continue
        nodes.push(item)
        parents.push(node)
      }
    }
  }
}

type OfType<N extends Node, T extends string> = N extends Node ? (`${N['type']}` extends T ? N : never) : never
/** The nodes whose type has that name. */
export type NodeOf<T extends string> = OfType<Node, T>

const byType = new WeakMap<object, ReadonlyMap<string, readonly Node[]>>()

/** The nodes of one type in a script, in the order of the source. A script is walked once, whoever asks. */
export function nodesOf<T extends `${Node['type']}`>(script: Script, type: T): readonly NodeOf<T>[] {
  let nodes = byType.get(script)
  if (!nodes) {
    const found = new Map<string, Node[]>()
    walk(script, script.ast, (node) => {
      const same = found.get(node.type)
      if (same) same.push(node)
      else found.set(node.type, [node])
    })
    nodes = found
    byType.set(script, nodes)
  }
  return (nodes.get(type) ?? []) as readonly NodeOf<T>[]
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
