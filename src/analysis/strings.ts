import { enclosingFunction, insideWrappers, isClass, isFunction, literalText, propertyName, type ClassNode, type FunctionNode, type Node, type Variable } from './ast.js'
import type { Variables } from './variables.js'

/** What a string is, as far as the file tells. */
export type StringValue =
  | { readonly kind: 'known'; readonly values: readonly string[] }
  /** An argument: `path` leads into it, as in `({ method }) => …`. */
  | { readonly kind: 'parameter'; readonly function: FunctionNode; readonly index: number; readonly path: readonly string[] }
  /** `name` as exported by the module, `path` into it. */
  | { readonly kind: 'imported'; readonly source: string; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: 'unknown' }

const UNKNOWN: StringValue = { kind: 'unknown' }
const MAX_DEPTH = 20

/** Reads strings through constants, object literals, enums, destructuring, parameters and fields of a class. */
export class Strings {
  readonly #variables: Variables

  constructor(variables: Variables) {
    this.#variables = variables
  }

  /** The string that `node` evaluates to, or the one at `path` inside it. */
  valueOf(node: Node, path: readonly string[] = [], depth = 0): StringValue {
    if (depth > MAX_DEPTH) return UNKNOWN
    const inner = insideWrappers(node)
    const text = path.length === 0 ? literalText(inner) : null
    if (text !== null) return { kind: 'known', values: [text] }
    switch (inner.type) {
      case 'Identifier': {
        const variable = this.#variables.of(inner)
        return variable ? this.#ofVariable(variable, path, depth + 1) : UNKNOWN
      }
      case 'MemberExpression': {
        const name = propertyName(inner)
        if (name === null) return UNKNOWN
        if (inner.object.type === 'ThisExpression') return this.#ofField(inner, name, path, depth + 1)
        return this.valueOf(inner.object, [name, ...path], depth + 1)
      }
      case 'ObjectExpression': {
        const [first, ...rest] = path
        if (first === undefined) return UNKNOWN
        const property = inner.properties.find((each) => each.type === 'Property' && propertyName(each) === first)
        return property?.type === 'Property' ? this.valueOf(property.value, rest, depth + 1) : UNKNOWN
      }
      case 'CallExpression': {
        const source = requiredModule(inner)
        if (source !== null) return { kind: 'imported', source, name: path[0] ?? 'default', path: path.slice(1) }
        const frozen = inner.arguments[0]
        return isObjectFreeze(inner) && frozen ? this.valueOf(frozen, path, depth + 1) : UNKNOWN
      }
      case 'ImportExpression': {
        const source = literalText(inner.source)
        return source === null ? UNKNOWN : { kind: 'imported', source, name: path[0] ?? '*', path: path.slice(1) }
      }
      case 'AwaitExpression':
        return this.valueOf(inner.argument, path, depth + 1)
      case 'ConditionalExpression':
        return eitherOf(this.valueOf(inner.consequent, path, depth + 1), this.valueOf(inner.alternate, path, depth + 1))
      case 'LogicalExpression':
        if (inner.operator === '&&') return this.valueOf(inner.right, path, depth + 1)
        return eitherOf(this.valueOf(inner.left, path, depth + 1), this.valueOf(inner.right, path, depth + 1))
      case 'BinaryExpression':
        return inner.operator === '+' && path.length === 0 ? joined(this.valueOf(inner.left, [], depth + 1), this.valueOf(inner.right, [], depth + 1)) : UNKNOWN
      default:
        return UNKNOWN
    }
  }

  #ofVariable(variable: Variable, path: readonly string[], depth: number): StringValue {
    const definition = variable.defs[0]
    if (!definition || variable.defs.length > 1) return UNKNOWN
    if (definition.type === 'Parameter' && isFunction(definition.node)) {
      return this.#ofParameter(definition.node, definition.name, path) ?? UNKNOWN
    }
    if (definition.type === 'ImportBinding') {
      const { parent, node } = definition
      if (parent.type !== 'ImportDeclaration') return UNKNOWN
      const source = parent.source.value
      if (node.type === 'ImportNamespaceSpecifier') return { kind: 'imported', source, name: path[0] ?? '*', path: path.slice(1) }
      if (node.type === 'ImportDefaultSpecifier') return { kind: 'imported', source, name: 'default', path }
      if (node.type === 'ImportSpecifier') return { kind: 'imported', source, name: node.imported.type === 'Identifier' ? node.imported.name : node.imported.value, path }
      return UNKNOWN
    }
    if (definition.type === 'TSEnumName' && path.length === 1) {
      const member = definition.node.body.members.find((each) => (each.id.type === 'Identifier' ? each.id.name : literalText(each.id)) === path[0])
      return member?.initializer ? this.valueOf(member.initializer, [], depth) : UNKNOWN
    }
    if (definition.type !== 'Variable' || !definition.node.init) return UNKNOWN
    if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return UNKNOWN
    const inPattern = pathInPattern(definition.node.id, definition.name)
    return inPattern ? this.valueOf(definition.node.init, [...inPattern, ...path], depth) : UNKNOWN
  }

  #ofParameter(owner: FunctionNode, name: Node, path: readonly string[]): StringValue | null {
    for (const [index, parameter] of owner.params.entries()) {
      const pattern = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
      const inPattern = pathInPattern(pattern, name)
      if (inPattern) return { kind: 'parameter', function: owner, index, path: [...inPattern, ...path] }
    }
    return null
  }

  /** `this.method` of a class whose constructor, or the field itself, says what it is. */
  #ofField(use: Node, name: string, path: readonly string[], depth: number): StringValue {
    const owner = enclosingClass(use)
    if (!owner) return UNKNOWN
    for (const member of owner.body.body) {
      if (member.type === 'PropertyDefinition' && propertyName(member) === name && member.value) return this.valueOf(member.value, path, depth)
    }
    const build = constructorOf(owner)
    if (!build) return UNKNOWN
    for (const parameter of build.params) {
      if (parameter.type !== 'TSParameterProperty') continue
      const declared = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
      if (declared.name === name) return this.#ofParameter(build, declared, path) ?? UNKNOWN
    }
    for (const statement of build.body.type === 'BlockStatement' ? build.body.body : []) {
      if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue
      const { left, right } = statement.expression
      if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && propertyName(left) === name) return this.valueOf(right, path, depth)
    }
    return UNKNOWN
  }
}

/** The module that `require('…')` or `require.async('…')` names, else `null`. */
function requiredModule(node: Node): string | null {
  const inner = insideWrappers(node)
  const argument = inner.type === 'CallExpression' ? inner.arguments[0] : undefined
  if (inner.type !== 'CallExpression' || !argument) return null
  const { callee } = inner
  const isLate = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'require' && propertyName(callee) === 'async'
  return isLate || (callee.type === 'Identifier' && callee.name === 'require') ? literalText(argument) : null
}

/** How a pattern gets at `name`: `[]` for the name itself, `['a', 'b']` for `{ a: { b: name } }`, `null` where it does not bind it so. */
export function pathInPattern(pattern: Node, name: Node): readonly string[] | null {
  if (pattern === name) return []
  if (pattern.type === 'AssignmentPattern') return pathInPattern(pattern.left, name)
  if (pattern.type === 'ArrayPattern') {
    for (const [index, element] of pattern.elements.entries()) {
      const inside = element && pathInPattern(element, name)
      if (inside) return [String(index), ...inside]
    }
  }
  if (pattern.type !== 'ObjectPattern') return null
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue
    const inside = pathInPattern(property.value, name)
    const key = inside && propertyName(property)
    if (inside && key !== null) return [key, ...inside]
  }
  return null
}

export function constructorOf(owner: ClassNode): FunctionNode | null {
  for (const member of owner.body.body) if (member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunction(member.value)) return member.value
  return null
}

function enclosingClass(node: Node): ClassNode | null {
  let owner = enclosingFunction(node)
  while (owner?.type === 'ArrowFunctionExpression') owner = enclosingFunction(owner)
  const body = owner?.parent.parent
  return body?.type === 'ClassBody' && isClass(body.parent) ? body.parent : null
}

function isObjectFreeze(call: Node): boolean {
  return call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && call.callee.object.type === 'Identifier' && call.callee.object.name === 'Object' && propertyName(call.callee) === 'freeze'
}

/** A parameter with a fallback stays a parameter; two known strings are both possible. */
function eitherOf(left: StringValue, right: StringValue): StringValue {
  if (left.kind === 'known' && right.kind === 'known') return { kind: 'known', values: [...left.values, ...right.values] }
  if (left.kind === 'parameter') return left
  return right.kind === 'parameter' ? right : UNKNOWN
}

function joined(left: StringValue, right: StringValue): StringValue {
  if (left.kind !== 'known' || right.kind !== 'known') return UNKNOWN
  return { kind: 'known', values: left.values.flatMap((start) => right.values.map((end) => start + end)).slice(0, MAX_DEPTH) }
}
