import { nodesOf, propertyName, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'

/** One value that a page or component gives to a name in its `data`. */
export interface DataValue {
  readonly value: Node
  /** It stands there from the start. */
  readonly isInitial: boolean
}

/** Everything that a script puts under a name in `data`: in the literal itself, and by `setData`. */
export function dataValues(script: Script, name: string): readonly DataValue[] {
  return nodesOf(script, 'Property').flatMap((property) => {
    if (property.parent.type !== 'ObjectExpression' || propertyName(property) !== name) return []
    const around = property.parent.parent
    const isInitial = around.type === 'Property' && propertyName(around) === 'data'
    return isInitial || (around.type === 'CallExpression' && calleeName(around) === 'setData') ? [{ value: property.value, isInitial }] : []
  })
}
