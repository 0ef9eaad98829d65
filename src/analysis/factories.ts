import { OBJECT_FACTORIES, type ObjectType } from '../catalogue/api-objects.js'
import { insideWrappers, propertyName, type Node } from './ast.js'

/** The type of object that an API of that name makes, `null` for other APIs. */
export function factoryType(name: string): ObjectType | null {
  return Object.entries(OBJECT_FACTORIES).find(([factory]) => factory === name)?.[1] ?? null
}

/** Whether a field that holds an object of that type is assigned something else at `place`: then it is not known what it holds. */
export function isGivenAnother(place: Node, type: ObjectType): boolean {
  const assignment = place.parent
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== place) return false
  const given = insideWrappers(assignment.right)
  if (given.type === 'Literal' ? given.value === null : given.type === 'Identifier' && given.name === 'undefined') return false
  const made = given.type === 'CallExpression' && given.callee.type === 'MemberExpression' ? propertyName(given.callee) : null
  return made === null || factoryType(made) !== type
}
