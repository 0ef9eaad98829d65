import type { TSESTree } from '@typescript-eslint/utils'
import { enclosingFunction, type CallNode, type FunctionNode, type Node } from './ast.js'

/** What the code around an expression does with its value. */
export type Position =
  | { readonly kind: 'member'; readonly member: Node }
  | { readonly kind: 'callee'; readonly call: CallNode }
  | { readonly kind: 'argument'; readonly call: CallNode; readonly index: number }
  /** A larger expression has the same value: `x` in `a || x`. */
  | { readonly kind: 'same-value'; readonly node: Node }
  | { readonly kind: 'bound'; readonly pattern: Node; readonly also: Node | null }
  | { readonly kind: 'property'; readonly property: TSESTree.Property }
  | { readonly kind: 'class-member'; readonly member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition }
  | { readonly kind: 'returned'; readonly from: FunctionNode }
  | { readonly kind: 'exported'; readonly name: string }
  /** Only whether it is there is asked. */
  | { readonly kind: 'tested' }
  /** It leaves for a place that the analysis does not follow. */
  | { readonly kind: 'handed-on' }
  | { readonly kind: 'lost' }

const LOST: Position = { kind: 'lost' }
const TESTED: Position = { kind: 'tested' }
const HANDED_ON: Position = { kind: 'handed-on' }

/** What becomes of the value of `node`. A place that overwrites or deletes it, as a mock does, loses it. */
export function positionOf(node: Node): Position {
  const parent = node.parent
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node ? { kind: 'member', member: parent } : LOST
    case 'CallExpression':
    case 'NewExpression': {
      if (parent.callee === node) return { kind: 'callee', call: parent }
      const index = parent.arguments.findIndex((argument) => argument === node)
      return index >= 0 ? { kind: 'argument', call: parent, index } : LOST
    }
    case 'VariableDeclarator':
      return parent.init === node ? { kind: 'bound', pattern: parent.id, also: null } : LOST
    case 'AssignmentPattern':
      return parent.right === node ? { kind: 'bound', pattern: parent.left, also: null } : LOST
    case 'AssignmentExpression':
      return parent.right === node && ASSIGNING.has(parent.operator) ? { kind: 'bound', pattern: parent.left, also: parent } : LOST
    case 'LogicalExpression':
      return parent.left === node && parent.operator === '&&' ? TESTED : { kind: 'same-value', node: parent }
    case 'ConditionalExpression':
      return parent.test === node ? TESTED : { kind: 'same-value', node: parent }
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node ? { kind: 'same-value', node: parent } : LOST
    case 'AwaitExpression':
      return { kind: 'same-value', node: parent }
    case 'UnaryExpression':
      return parent.operator === 'delete' ? LOST : TESTED
    case 'BinaryExpression':
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'SwitchStatement':
    case 'ExpressionStatement':
      return TESTED
    case 'Property':
      if (parent.value !== node) return LOST
      return parent.parent.type === 'ObjectExpression' ? { kind: 'property', property: parent } : LOST
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.value === node ? { kind: 'class-member', member: parent } : LOST
    case 'ArrowFunctionExpression':
      return parent.body === node ? { kind: 'returned', from: parent } : LOST
    case 'ReturnStatement': {
      const from = enclosingFunction(parent)
      return from ? { kind: 'returned', from } : LOST
    }
    case 'ExportDefaultDeclaration':
      return { kind: 'exported', name: 'default' }
    case 'ExportSpecifier':
      return { kind: 'exported', name: parent.exported.type === 'Identifier' ? parent.exported.name : parent.exported.value }
    case 'ArrayExpression':
    case 'YieldExpression':
    case 'JSXExpressionContainer':
      return HANDED_ON
    default:
      return LOST
  }
}

const ASSIGNING = new Set(['=', '||=', '??=', '&&='])
