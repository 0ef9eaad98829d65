import { insideWrappers, nodesOf, propertyName, walk, type CallNode, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'

/**
 * The names in `data` that a call of getPrivacySetting sets to show that consent is needed:
 * `setData({ visible: res.needAuthorization })`, `if (res.needAuthorization) this.setData({ visible: true })`; in Vue
 * `this.visible = …` and `visible.value = …`, in React `setState` and what `useState` hands out.
 */
export function shownStatesOf(call: CallNode, script: Script): readonly string[] {
  const states: string[] = []
  walk(script, call, (node) => {
    const set = setBy(node, script)
    if (set && /^\w+$/u.test(set.name) && (isNeed(set.value) || (isTrue(set.value) && isWhereNeeded(node, call)))) states.push(set.name)
  })
  return states
}

const SETTERS: ReadonlySet<string | null> = new Set(['setData', 'setState'])

function setBy(node: Node, script: Script): { readonly name: string; readonly value: Node } | null {
  switch (node.type) {
    case 'Property': {
      const name = node.parent.type === 'ObjectExpression' ? propertyName(node) : null
      const around = node.parent.parent
      return name !== null && around.type === 'CallExpression' && SETTERS.has(calleeName(around)) ? { name, value: node.value } : null
    }
    case 'AssignmentExpression': {
      const name = nameOfState(node.left)
      return name === null ? null : { name, value: node.right }
    }
    case 'CallExpression': {
      const { callee, arguments: [value] } = node
      const name = callee.type === 'Identifier' ? stateSetBy(callee.name, script) : null
      return name !== null && value ? { name, value } : null
    }
    default:
      return null
  }
}

/** `this.visible`, `visible.value` */
function nameOfState(target: Node): string | null {
  if (target.type !== 'MemberExpression') return null
  const object = insideWrappers(target.object)
  if (object.type === 'ThisExpression') return propertyName(target)
  return object.type === 'Identifier' && propertyName(target) === 'value' ? object.name : null
}

/** `const [visible, setVisible] = useState(false)` */
function stateSetBy(setter: string, script: Script): string | null {
  for (const { elements: [state, set] } of nodesOf(script, 'ArrayPattern')) if (state?.type === 'Identifier' && set?.type === 'Identifier' && set.name === setter) return state.name
  return null
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
