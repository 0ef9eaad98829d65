import { propertyName, type Node } from './ast.js'
import { ITEM, type AccessPath } from './access-path.js'

/** One name or member that an assignment fills; `path` leads from what it then holds to the value that is followed. */
export interface Target {
  readonly node: Node
  readonly path: AccessPath
}

/** What a pattern fills with a value that stands at `path` in what is assigned; `null` among them for what is not read. */
export function targetsIn(pattern: Node, path: AccessPath): readonly (Target | null)[] {
  const [first, ...rest] = path
  switch (pattern.type) {
    case 'Identifier':
    case 'MemberExpression':
      return [{ node: pattern, path }]
    case 'AssignmentPattern':
      return targetsIn(pattern.left, path)
    case 'TSParameterProperty':
      return targetsIn(pattern.parameter, path)
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type === 'RestElement') return targetsIn(property.argument, path)
        return first !== undefined && propertyName(property) === first ? targetsIn(property.value, rest) : []
      })
    case 'ArrayPattern':
      return pattern.elements.flatMap((element, index) => {
        if (element?.type === 'RestElement') return targetsIn(element.argument, path)
        if (element && first === ITEM) return targetsIn(element, rest)
        // The items of a Map are pairs.
        return element && index === 1 ? targetsIn(element, path) : []
      })
    default:
      return [null]
  }
}
