import type { FunctionNode, Node } from '../analysis/ast.js'
import { callersIn, type FunctionUse } from '../analysis/callers.js'
import { boundFunctions, functionInAttribute } from '../analysis/named-functions.js'
import { agreeButtons, buttonRows } from '../templates/agree-buttons.js'
import { bindingsOnButton } from '../templates/button-bindings.js'
import type { Element, EventBinding } from '../templates/element.js'
import { bindingsOf, TAPS } from '../templates/event-bindings.js'
import { methodRun } from '../templates/refusal-elements.js'
import { platformTag } from '../templates/platform-tags.js'
import { componentResolver } from './component-tags.js'
import { elementsOfUnit } from './linted-elements.js'
import type { LintedFile } from './linted-file.js'
import { ownUnit } from './listeners-of.js'

/** The methods of a script that run on nothing but taps. */
export interface TappedMethods {
  /** Those bound to a tap on an agree button that binds its own event too: by the attribute that does so. */
  readonly onAgreeButton: ReadonlyMap<FunctionNode, string>
  readonly elsewhere: ReadonlySet<FunctionNode>
}

/** The methods of the linted page or component that its template binds to taps alone, and that nothing else is seen to call. */
export function tappedMethods(file: LintedFile): TappedMethods {
  const { program, sourceCode } = file
  const unit = ownUnit(file)
  const onAgreeButton = new Map<FunctionNode, string>()
  const elsewhere = new Set<FunctionNode>()
  if (!program || !unit) return { onAgreeButton, elsewhere }
  const elements = elementsOfUnit(file, unit.base)
  const buttons = new Map(agreeButtons(elements, buttonRows(file.settings.buttons)).map((button) => [button.element, button]))
  const callers = callersIn(sourceCode, file.variables, file.componentObjects)
  const places = elements.flatMap((element) => bindingsOf(element).map((binding): Place => ({ element, binding })))
  const inPlace = places.flatMap((place): [FunctionNode, readonly Place[]][] => {
    const made = place.element.host === 'jsx' ? functionInAttribute(sourceCode, place.binding.attribute.range[0]) : null
    return made ? [[made, [place]]] : []
  })
  const named = [...boundFunctions(sourceCode, file.componentObjects)].map(([name, made]): [FunctionNode, readonly Place[]] => {
    const bound = places.filter(({ binding }) => mayRun(binding, name))
    return [made, bound.every(({ element, binding }) => isSure(element, binding, name)) ? bound : []]
  })
  const componentNamed = componentResolver(program, unit.base)
  for (const [made, bound] of [...inPlace, ...named]) {
    const isTapped = ({ element, binding }: Place): boolean => TAPS.has(binding.event) && (element.host === 'wxml' || (PLAIN.test(platformTag(element) ?? '') && componentNamed(element.name, element.source)?.kind !== 'component'))
    const attributes = new Set(bound.map(({ binding }) => binding.attribute.range[0]))
    const isOfTemplate = (use: FunctionUse): boolean => use.kind === 'method' || (use.kind === 'handed-on' && attributes.has(attributeAround(use.node)?.range[0] ?? -1))
    if (bound.length === 0 || !bound.every(isTapped) || !callers.usesOf(made).every(isOfTemplate)) continue
    const [first, ...others] = bound
    const button = first && buttons.get(first.element)
    if (!button) elsewhere.add(made)
    else if (others.length === 0 && bindingsOnButton(button, program.dialect).bound.length > 0) onAgreeButton.set(made, first.binding.attribute.name)
  }
  return { onAgreeButton, elsewhere }
}

interface Place {
  readonly element: Element
  readonly binding: EventBinding
}

/** Elements whose taps are taps: what a component calls so may be its agree button's event. */
const PLAIN = /^(?:view|text|image|button|label|icon|navigator|cover-view|cover-image|scroll-view|rich-text)$/u

/** A handler that is made at run time may be any method. */
function mayRun({ handler, handlers, attribute }: EventBinding, method: string): boolean {
  return handler === method || handlers.includes(method) || (handler === null && handlers.length === 0 && attribute.value.kind === 'dynamic' && attribute.value.source.includes('{{'))
}

/** Whether a binding runs that method and no other. */
function isSure(element: Element, binding: EventBinding, method: string): boolean {
  return methodRun(element, binding) === method
}

function attributeAround({ parent }: Node): Node | null {
  return parent?.type === 'JSXExpressionContainer' && parent.parent.type === 'JSXAttribute' ? parent.parent : null
}
