import { componentObjects, type ComponentObject } from '../analysis/component-objects.js'
import { propertyName, type Node } from '../analysis/ast.js'
import { Variables } from '../analysis/variables.js'
import { factOf } from './files.js'
import type { Program } from './find-program.js'
import { parseScript } from './parse-script.js'
import { listenersAt } from './registrations.js'
import { factsOnDisk } from './resolve-facts.js'
import { ResolveTrails } from './resolve-trails.js'

/** What the template of a popup needs to know of its script. */
export interface PopupScript {
  readonly hasListener: boolean
  /** Whether `resolve` is told anything in it. */
  readonly tells: boolean
  /** The ids that `resolve` is told with consent. */
  readonly buttonIds: readonly string[]
  /** Everything that a template may bind; `null` where more may be there than is seen. */
  readonly methods: ReadonlySet<string> | null
}

/** Facts of the script of a page or component. */
export function popupScriptAt(program: Program, script: string): PopupScript {
  const listeners = listenersAt(script)
  const arrived = ResolveTrails.of(program).arrivalsAt(script).flatMap((arrival) => factsOnDisk(script, arrival) ?? [])
  const answers = [...(listeners?.resolves ?? []), ...arrived].flatMap((facts) => facts.answers)
  return {
    hasListener: listeners !== null,
    tells: answers.some(({ settles }) => settles),
    buttonIds: [...new Set(answers.flatMap(({ buttonIds }) => buttonIds))],
    methods: factOf(script, readMethods),
  }
}

function readMethods(text: string, path: string): ReadonlySet<string> | null {
  const script = parseScript(text, path)
  if (!script) return null
  const variables = new Variables(script)
  return boundableMethods(componentObjects(script, variables), variables)
}

function boundableMethods(objects: readonly ComponentObject[], variables: Variables): ReadonlySet<string> | null {
  const [object] = objects
  if (!object?.isComplete || !object.options || objects.length > 1) return null
  if (!object.call) return object.lifetimes.has('setup') ? null : new Set(object.methods.keys())
  const { callee } = object.call
  if (callee.type !== 'Identifier') return null
  // A function that wraps `Page` may add methods, and so may an import of that name.
  if ((callee.name !== 'Page' && callee.name !== 'Component') || (variables.of(callee)?.defs.length ?? 0) > 0) return null
  const methods = object.options.properties.find((property) => property.type === 'Property' && propertyName(property) === 'methods')
  const literals: Node[] = object.kind === 'page' ? [object.options] : methods?.type === 'Property' ? [methods.value] : []
  const names = new Set<string>()
  for (const literal of literals) {
    if (literal.type !== 'ObjectExpression') return null
    for (const property of literal.properties) {
      const name = property.type === 'Property' ? propertyName(property) : null
      if (name === null) return null
      names.add(name)
    }
  }
  return names
}
