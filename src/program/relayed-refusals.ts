import { componentObjects } from '../analysis/component-objects.js'
import { emissionsIn, partsWhere, type Emission } from '../analysis/emissions.js'
import { boundFunctions, functionInAttribute } from '../analysis/named-functions.js'
import type { FunctionNode } from '../analysis/ast.js'
import type { RefusalPath } from '../analysis/refusals.js'
import { Variables } from '../analysis/variables.js'
import { bindingsOf, isSameEvent } from '../templates/event-bindings.js'
import { methodRun, namesRefusal, refusalMethods, refusingElements } from '../templates/refusal-elements.js'
import { emitsOf } from '../templates/vue-events.js'
import { componentResolver } from './component-tags.js'
import { scriptOf, templateOf } from './components.js'
import { factOf, readText } from './files.js'
import type { Program } from './find-program.js'
import { elementsOfUnit } from './linted-elements.js'
import type { LintedFile } from './linted-file.js'
import { parseScript } from './parse-script.js'
import { Popups } from './popups.js'
import { elementsOf } from './templates.js'

/** What the linted page or component is told by the popups that it shows. */
export interface RelayedAnswers {
  /** What runs because a popup tells of a refusal: by an event named after it, fired by its refusing methods only, or with a flag that says so. */
  readonly refusals: readonly RefusalPath[]
  /** Methods that run after consent too, or after what cannot be told. */
  readonly others: ReadonlySet<FunctionNode>
}

/** The answers that popups relay to the linted page or component, by its base, with the events that they fire and the properties that they call. */
export function relayedAnswers(file: LintedFile, program: Program, base: string): RelayedAnswers {
  const componentNamed = componentResolver(program, base)
  const functions = boundFunctions(file.sourceCode, file.componentObjects)
  const refusals: RefusalPath[] = []
  const others = new Set<FunctionNode>()
  for (const element of elementsOfUnit(file, base)) {
    const component = componentNamed(element.name, element.source)
    if (component?.kind !== 'component' || !Popups.of(program).mountedBy(component.base)) continue
    for (const binding of bindingsOf(element)) {
      const name = methodRun(element, binding)
      const made = (element.host === 'jsx' ? functionInAttribute(file.sourceCode, binding.attribute.range[0]) : null) ?? (name === null ? undefined : functions.get(name))
      const telling = made ? tellingOf(component.base, binding.event, program) : null
      if (!made || !telling) continue
      if (telling.kind === 'refusal') refusals.push({ function: made, part: made.body })
      else others.add(made)
      if (telling.kind === 'flag') refusals.push(...partsWhere(file.sourceCode, made, { key: telling.key, truth: telling.truth, given: element.host === 'wxml' ? 'event' : 'detail' }))
    }
  }
  return { refusals, others }
}

type Telling =
  | { readonly kind: 'refusal' }
  /** `detail.<key>` is `truth` after a refusal, and the contrary otherwise. */
  | { readonly kind: 'flag'; readonly key: string; readonly truth: boolean }
  | { readonly kind: 'other' }

/** What an event of a popup tells; `null` where nothing in the popup is seen to fire it. */
function tellingOf(base: string, event: string, program: Program): Telling | null {
  if (namesRefusal(event)) return { kind: 'refusal' }
  const [script, template] = [scriptOf(base), templateOf(base)]
  const elements = elementsOf(program, base).map(({ element }) => element)
  const text = (template === null ? null : readText(template)) ?? ''
  const refusing = refusingElements(elements, text)
  const methods = refusalMethods(elements, text)
  const emissions = (script === null ? null : factOf(script, readEmissions)) ?? []
  const inline = elements.flatMap((element) => bindingsOf(element).flatMap((binding) => emitsOf(binding).map((name) => ({ event: name, isRefusal: refusing.includes(element), detail: {} }))))
  // An event of a name that is made at run time may be this one.
  const fired = [...emissions.map((each) => ({ ...each, isRefusal: each.method !== null && methods.has(each.method) })), ...inline].filter((each) => each.event === null || isSameEvent(each.event, event))
  const refused = fired.filter(({ isRefusal }) => isRefusal)
  const agreed = fired.filter(({ isRefusal }) => !isRefusal)
  if (agreed.length === 0) return refused.length > 0 ? { kind: 'refusal' } : null
  if (refused.length === 0) return { kind: 'other' }
  const flag = Object.entries<boolean>(refused[0]?.detail ?? {}).find(([key, truth]) => refused.every(({ detail }) => truthIn(detail, key) === truth) && agreed.every(({ detail }) => truthIn(detail, key) === !truth))
  return flag ? { kind: 'flag', key: flag[0], truth: flag[1] } : { kind: 'other' }
}

function truthIn(detail: Readonly<Record<string, boolean>>, key: string): boolean | undefined {
  return detail[key]
}

function readEmissions(text: string, path: string): readonly Emission[] {
  const script = /triggerEvent|emit|\bon[A-Z]/u.test(text) ? parseScript(text, path) : null
  if (!script) return []
  const variables = new Variables(script)
  return emissionsIn(script, variables, componentObjects(script, variables))
}
