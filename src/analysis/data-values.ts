import { insideWrappers, isFunction, nodesOf, propertyName, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'
import { returnsOf } from './control-flow.js'

/** One value that a page or component gives to a name in its data. */
export interface DataValue {
  readonly value: Node
  /** It stands there from the start. */
  readonly isInitial: boolean
}

/**
 * Everything that a script puts under a name that its template reads: in `data` and by `setData`; in Vue by `this.name = …` and
 * `name.value = …`; in React by what `useState` hands out, and by `setState`.
 */
export function dataValues(script: Script, name: string): readonly DataValue[] {
  return [...inLiterals(script, name), ...inVue(script, name), ...inReact(script, name)]
}

function inLiterals(script: Script, name: string): readonly DataValue[] {
  return nodesOf(script, 'Property').flatMap((property) => {
    if (property.parent.type !== 'ObjectExpression' || propertyName(property) !== name) return []
    const around = property.parent.parent
    const isInitial = isInitialData(around, script)
    return isInitial || (around.type === 'CallExpression' && SETTERS.has(calleeName(around) ?? '')) ? [{ value: property.value, isInitial }] : []
  })
}

const SETTERS: ReadonlySet<string> = new Set(['setData', 'setState'])

/** `data: { … }`, `data() { return { … } }`, `state = { … }`, `this.state = { … }`, `reactive({ … })`. */
function isInitialData(around: Node, script: Script): boolean {
  if (around.type === 'AssignmentExpression') return around.left.type === 'MemberExpression' && around.left.object.type === 'ThisExpression' && propertyName(around.left) === 'state'
  if (around.type === 'Property' || around.type === 'PropertyDefinition') return propertyName(around) === 'data' || (around.type === 'PropertyDefinition' && propertyName(around) === 'state')
  if (around.type === 'CallExpression') return calleeName(around) === 'reactive'
  const made = around.type === 'ReturnStatement' ? around.parent.parent : around
  if (!isFunction(made) || made.parent.type !== 'Property' || propertyName(made.parent) !== 'data') return false
  return around === made || returnsOf(script, made).some(({ statement }) => statement === around)
}

/** `this.name = …`; `name.value = …` of `const name = ref(…)`. */
function inVue(script: Script, name: string): readonly DataValue[] {
  const assigned = nodesOf(script, 'AssignmentExpression').flatMap(({ left, right }): DataValue[] => {
    if (left.type !== 'MemberExpression') return []
    const object = insideWrappers(left.object)
    const isOwn = object.type === 'ThisExpression' && propertyName(left) === name
    const isRef = object.type === 'Identifier' && object.name === name && propertyName(left) === 'value'
    return isOwn || isRef ? [{ value: right, isInitial: false }] : []
  })
  return [...assigned, ...initialIn(script, ({ id }) => id.type === 'Identifier' && id.name === name, REFS)]
}

const REFS: ReadonlySet<string> = new Set(['ref', 'shallowRef'])
const STATES: ReadonlySet<string> = new Set(['useState', 'useSafeState', 'useReactive'])

/** `const [name, setName] = useState(…)`, and the calls of `setName`. */
function inReact(script: Script, name: string): readonly DataValue[] {
  const setters: string[] = []
  const initial = initialIn(script, ({ id }) => {
    if (id.type !== 'ArrayPattern') return false
    const [value, setter] = id.elements
    if (value?.type !== 'Identifier' || value.name !== name) return false
    if (setter?.type === 'Identifier') setters.push(setter.name)
    return true
  }, STATES)
  if (setters.length === 0) return initial
  const given = nodesOf(script, 'CallExpression').flatMap(({ callee, arguments: [value] }): DataValue[] => {
    return callee.type === 'Identifier' && setters.includes(callee.name) && value ? [{ value, isInitial: false }] : []
  })
  return [...initial, ...given]
}

type Declarator = Extract<Node, { type: 'VariableDeclarator' }>

function initialIn(script: Script, isWanted: (declarator: Declarator) => boolean, makers: ReadonlySet<string>): readonly DataValue[] {
  return nodesOf(script, 'VariableDeclarator').flatMap((declarator): DataValue[] => {
    const made = declarator.init && insideWrappers(declarator.init)
    if (made?.type !== 'CallExpression' || !makers.has(calleeName(made) ?? '') || !isWanted(declarator)) return []
    const [value] = made.arguments
    return value ? [{ value, isInitial: true }] : []
  })
}
