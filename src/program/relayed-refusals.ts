import { componentObjects } from '../analysis/component-objects.js'
import { emissionsIn, partsWhere, type Emission } from '../analysis/emissions.js'
import type { FunctionNode } from '../analysis/ast.js'
import type { RefusalPath } from '../analysis/refusals.js'
import { Variables } from '../analysis/variables.js'
import { bindingsOf } from '../templates/event-bindings.js'
import { wxmlElements } from '../templates/from-wxml.js'
import { namesRefusal, refusalMethods } from '../templates/refusal-elements.js'
import { componentResolver } from './component-tags.js'
import { scriptOf, templateOf } from './components.js'
import { factOf } from './files.js'
import type { Program } from './find-program.js'
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

/** The answers that popups relay with `triggerEvent` to the linted page or component, by its base. */
export function relayedAnswers(file: LintedFile, program: Program, base: string): RelayedAnswers {
  const componentNamed = componentResolver(program, base)
  const methods = new Map(file.componentObjects.flatMap((object) => [...object.methods]))
  const refusals: RefusalPath[] = []
  const others = new Set<FunctionNode>()
  for (const { element } of elementsOf(program, base)) {
    const component = componentNamed(element.name, element.source)
    if (component?.kind !== 'component' || !Popups.of(program).mountedBy(component.base)) continue
    for (const { event, handler } of bindingsOf(element)) {
      const made = handler === null ? undefined : methods.get(handler)
      const telling = made ? tellingOf(component.base, event) : null
      if (!made || !telling) continue
      if (telling.kind === 'refusal') refusals.push({ function: made, part: made.body })
      else others.add(made)
      if (telling.kind === 'flag') refusals.push(...partsWhere(file.sourceCode, made, telling.key, telling.truth))
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
function tellingOf(base: string, event: string): Telling | null {
  if (namesRefusal(event)) return { kind: 'refusal' }
  const [script, template] = [scriptOf(base), templateOf(base)]
  const emissions = (script === null ? null : factOf(script, readEmissions)) ?? []
  const refusing = (template === null ? null : factOf(template, refusalMethodsIn)) ?? new Set<string>()
  // An event of a name that is made at run time may be this one.
  const fired = emissions.filter((each) => each.event === event || each.event === null)
  const refused = fired.filter(({ method }) => method !== null && refusing.has(method))
  const agreed = fired.filter((each) => !refused.includes(each))
  if (agreed.length === 0) return refused.length > 0 ? { kind: 'refusal' } : null
  if (refused.length === 0) return { kind: 'other' }
  const flag = Object.entries(refused[0]?.detail ?? {}).find(([key, truth]) => refused.every(({ detail }) => detail[key] === truth) && agreed.every(({ detail }) => detail[key] === !truth))
  return flag ? { kind: 'flag', key: flag[0], truth: flag[1] } : { kind: 'other' }
}

function readEmissions(text: string, path: string): readonly Emission[] {
  const script = text.includes('triggerEvent') ? parseScript(text, path) : null
  return script ? emissionsIn(script, componentObjects(script, new Variables(script))) : []
}

/** The methods that a template binds to what is labelled as a refusal. */
export function refusalMethodsIn(text: string): ReadonlySet<string> {
  return text.includes('agreePrivacyAuthorization') ? refusalMethods(wxmlElements(text), text) : new Set()
}
