import { insideWrappers, isFunction, propertyNamed, type Node, type Script } from './ast.js'
import { calleeName } from './calls.js'
import { returnsOf } from './control-flow.js'

/**
 * What the function returns that pinia's `defineStore` makes: what its setup function returns, or, of options, their `actions`.
 * `null` for other calls, and where that is not written there.
 */
export function storeMadeBy(call: Node, script: Script): readonly Node[] | null {
  if (call.type !== 'CallExpression' || calleeName(call) !== 'defineStore') return null
  const given = call.arguments.at(-1)
  const made = given && insideWrappers(given)
  if (made?.type === 'ObjectExpression') {
    const actions = propertyNamed(made, 'actions')?.value
    return actions ? [actions] : null
  }
  if (!isFunction(made)) return null
  if (made.body.type !== 'BlockStatement') return [made.body]
  const returned = returnsOf(script, made).flatMap(({ argument }) => argument ?? [])
  return returned.length > 0 ? returned : null
}
