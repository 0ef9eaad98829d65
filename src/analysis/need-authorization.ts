import { propertyName, walk, type CallNode, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'

/**
 * The names in `data` that a call of getPrivacySetting sets to show that consent is needed:
 * `setData({ visible: res.needAuthorization })`, `if (res.needAuthorization) this.setData({ visible: true })`.
 */
export function shownStatesOf(call: CallNode, script: Pick<Script, 'visitorKeys'>): readonly string[] {
  const states: string[] = []
  walk(script, call, (node) => {
    if (node.type !== 'Property' || node.parent.type !== 'ObjectExpression') return
    const around = node.parent.parent
    const name = propertyName(node)
    if (name === null || !/^\w+$/u.test(name) || around.type !== 'CallExpression' || calleeName(around) !== 'setData') return
    if (isNeed(node.value) || (isTrue(node.value) && isWhereNeeded(node, call))) states.push(name)
  })
  return states
}

function isNeed(node: Node): boolean {
  return node.type === 'MemberExpression' ? propertyName(node) === 'needAuthorization' : node.type === 'Identifier' && node.name === 'needAuthorization'
}

function isTrue(node: Node): boolean {
  return node.type === 'Literal' && node.value === true
}

function isWhereNeeded(place: Node, until: Node): boolean {
  for (let at = place; at.parent && at !== until; at = at.parent) {
    const { parent } = at
    if (parent.type === 'IfStatement' && parent.consequent === at && isNeed(parent.test)) return true
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at && isNeed(parent.left)) return true
  }
  return false
}
