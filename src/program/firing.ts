import { literalText, nodesOf, propertyName, type CallNode, type Node, type NodeOf } from '../analysis/ast.js'
import { firesWithAgreement } from '../templates/agree-events.js'
import { bindingsOf } from '../templates/event-bindings.js'
import type { Element } from '../templates/element.js'
import { emitsOf } from '../templates/vue-events.js'
import { componentResolver } from './component-tags.js'
import { scriptOf } from './components.js'
import type { ConsentScript, ConsentScripts } from './consent-scripts.js'
import { reasonOfShowing } from './element-consent.js'
import { factOf } from './files.js'
import { elementsOf, reachableComponents, showsAgreeButton } from './templates.js'
import { waysFrom, waysTo, type Way } from './ways.js'

/** Whether something runs what it is given with consent only; `unknown` also while the same is being asked. */
export type Firing = 'with-consent' | 'freely' | 'unknown'

const asking = new Set<string>()

/** When a component fires an event of its own, or calls what it is given as a property of that name. */
export function firingOf(base: string, event: string, scripts: ConsentScripts): Firing {
  const file = isAboutConsent(base, scripts) ? scriptOf(base) : null
  if (file === null) return 'freely'
  const script = scripts.at(file)
  const question = `${base} ${event}`
  if (!script || asking.has(question)) return 'unknown'
  asking.add(question)
  try {
    const ways = [...emissions(script, event).flatMap((call) => waysTo(call, script, scripts)), ...propertyReads(script, event).flatMap((read) => waysFrom(read, script, scripts))]
    const inline = elementsOf(scripts.program, base).flatMap(({ element }) => inlineFirings(element, event))
    // An event that it does not fire itself comes from an element inside it: a tap.
    if (ways.length === 0 && inline.length === 0) return 'freely'
    if (inline.includes('freely') || ways.some((way) => way.kind === 'open')) return 'freely'
    return ways.every(isGuarded) ? 'with-consent' : 'unknown'
  } finally {
    asking.delete(question)
  }
}

function isGuarded(way: Way): boolean {
  return way.kind === 'guarded'
}

/** The attribute of JSX that a function is the value of; `null` elsewhere. */
export function eventAttributeOf(value: Node): NodeOf<'JSXAttribute'> | null {
  const container = value.parent
  return container?.type === 'JSXExpressionContainer' && container.parent.type === 'JSXAttribute' ? container.parent : null
}

/** When an element of JSX runs what an attribute gives it. */
export function firingOfAttribute({ name, parent: tag }: NodeOf<'JSXAttribute'>, script: ConsentScript, scripts: ConsentScripts): Firing {
  const element = elementAt(tag.range, script)
  if (!element || name.type !== 'JSXIdentifier') return 'unknown'
  const event = /^on[A-Za-z]/u.test(name.name) ? name.name.slice(2).toLowerCase() : name.name
  if (firesWithAgreement(element, event) || (isConditional(element) && reasonOfShowing(element, script, scripts))) return 'with-consent'
  const component = componentResolver(scripts.program, script.path)(element.name, element.source)
  if (component?.kind === 'component') return firingOf(component.base, name.name, scripts)
  if (component?.kind === 'missing') return isPlainPackage(component.path) && !ABOUT_CONSENT.test(event) ? 'freely' : 'unknown'
  return component ? 'unknown' : 'freely'
}

/** Whether a condition stands at the element or at one around it. */
function isConditional(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (at.states) return true
  return false
}

const ABOUT_CONSENT = /privacy|agree|consent/iu

/** A package's button fires when it is tapped; what speaks of consent, and a path that leads nowhere, may do otherwise. */
function isPlainPackage(source: string): boolean {
  return /^(?:@[\w-]+\/)?[a-z]/u.test(source) && !ABOUT_CONSENT.test(source)
}

/** An element of a script, by its start tag; of the script as it stands in the editor. */
function elementAt([start, end]: readonly [number, number], script: ConsentScript): Element | undefined {
  return script.elements.find(({ startTag }) => startTag[0] === start && startTag[1] === end)
}

const EMITTING = ['triggerEvent', '$emit', 'emit', 'emits'] as const

/** Calls that fire an event, or may. */
function emissions(script: ConsentScript, event: string): readonly CallNode[] {
  return EMITTING.flatMap((name) => script.callsNamed(name)).filter((call) => {
    const name = call.arguments[0] && literalText(call.arguments[0])
    return name === undefined || name === null || isSameName(name, event)
  })
}

function isSameName(one: string, other: string): boolean {
  return one.replaceAll('-', '').toLowerCase() === other.replaceAll('-', '').toLowerCase()
}

/** Places that read a property of that name: `props.onAgree`, `this.props.onAgree`, `{ onAgree }` of the parameter. */
function propertyReads({ script, variables }: ConsentScript, name: string): readonly Node[] {
  const members = nodesOf(script, 'MemberExpression').filter((member) => propertyName(member) === name && /^(?:this\.)?props$/u.test(script.text.slice(...member.object.range)))
  const taken = nodesOf(script, 'Property').flatMap((property) => {
    if (property.parent.type !== 'ObjectPattern' || propertyName(property) !== name) return []
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value
    const variable = target.type === 'Identifier' ? variables.of(target) : null
    return variable ? variables.readsOf(variable) : []
  })
  return [...members, ...taken]
}

/** `@click="$emit('agree')"`: by the event of the element that emits. */
function inlineFirings(element: Element, event: string): readonly Firing[] {
  if (element.host !== 'vue') return []
  return bindingsOf(element).flatMap((binding) => {
    if (!emitsOf(binding).some((name) => isSameName(name, event))) return []
    return [firesWithAgreement(element, binding.event) ? 'with-consent' : 'freely']
  })
}

/** Whether a component shows an agree button or asks for consent, itself or inside: others know nothing of it. */
function isAboutConsent(base: string, { program }: ConsentScripts): boolean {
  return [base, ...reachableComponents(program, base)].some((each) => {
    const script = scriptOf(each)
    return showsAgreeButton(program, each) || (script !== null && (factOf(script, mentionsConsent) ?? false))
  })
}

function mentionsConsent(text: string): boolean {
  return /\b(?:requirePrivacyAuthorize|getPrivacySetting)\b/u.test(text)
}
