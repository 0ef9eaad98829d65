import { propertyNamed, walk, type Node } from '../analysis/ast.js'
import { dataValues } from '../analysis/data-values.js'
import { functionsNamed } from '../analysis/named-functions.js'
import { literalTruth } from '../analysis/variables.js'
import { isAgreeButton } from '../templates/agree-events.js'
import { shownStates, statesIn } from '../templates/conditions.js'
import { attributeNamed, type Element, type ShownState } from '../templates/element.js'
import { bindingsOf } from '../templates/event-bindings.js'
import { componentResolver } from './component-tags.js'
import { scriptOf } from './components.js'
import type { ConsentVerdict } from './consent-verdict.js'
import type { ConsentScript, ConsentScripts } from './consent-scripts.js'
import { nameOf } from './hosts.js'
import { elementsOf } from './templates.js'
import { unitOf } from './units.js'
import { waysTo } from './ways.js'
import { firstFound } from '../analysis/first-found.js'

/** A template as it stands in the editor. */
interface LintedTemplate {
  readonly path: string
  readonly elements: readonly Element[]
}

type Reason = (ConsentVerdict & { kind: 'guarded-by' })['reason']

/** Components inside components beyond this are nobody's. */
const DEEPEST = 5

/**
 * Whether an element of a template comes to the user with consent only, on every page that shows the template. A nickname input
 * fires no event, so that a popup does not cover it.
 */
export function elementVerdict(template: LintedTemplate, element: Element, isNickname: boolean, scripts: ConsentScripts): ConsentVerdict {
  if (isAgreeButton(element)) return { kind: 'guarded-by', reason: 'agree-event' }
  const { program, popups } = scripts
  const unit = unitOf(program, template.path)
  const bases = unit.kind === 'page' || unit.kind === 'component' ? [unit.base] : popups.basesTaking(template.path)
  const pages = [...new Set(bases.flatMap((base) => (program.config.pages.includes(nameOf(base, program)) ? [base] : popups.pagesShowing(base))))]
  const [first] = bases
  if (first === undefined || pages.length === 0) return { kind: 'unknown' }
  const isListening = popups.listeners.length > 0
  const lacking = isListening ? pages.find((page) => !popups.mountedBy(page)) : undefined
  const reasons = bases.map((base) => new Shown(scripts).reasonFor(element, base, template.elements))
  const reason = reasons.includes(null) ? null : (reasons[0] ?? null)
  // What asks there waits for ever as well, and never shows the element.
  if (reason && (lacking === undefined || !ASKS.has(reason))) return { kind: 'guarded-by', reason }
  if (lacking !== undefined && (reason || !isNickname)) return { kind: 'page-hangs', page: nameOf(lacking, program) }
  return isListening && !isNickname ? { kind: 'popup-mounted' } : { kind: 'unguarded', hasPopup: !isListening && pages.every((page) => popups.mountedBy(page)) }
}

const asking = new Set<string>()

/** Why an element of a script's JSX is shown with consent only; `null` also while the same is being asked. */
export function reasonOfShowing(element: Element, script: ConsentScript, scripts: ConsentScripts): Reason | null {
  const question = `${script.path} ${String(element.range[0])}`
  if (asking.has(question)) return null
  asking.add(question)
  try {
    return new Shown(scripts).reasonFor(element, script.path, script.elements)
  } finally {
    asking.delete(question)
  }
}

const ASKS: ReadonlySet<Reason> = new Set<Reason>(['requirePrivacyAuthorize', 'guard-function'])

/** Finds why elements are shown with consent only. */
class Shown {
  readonly #scripts: ConsentScripts

  constructor(scripts: ConsentScripts) {
    this.#scripts = scripts
  }

  /** Why an element, or one around it, is shown with consent only in the template of a page or component. */
  reasonFor(element: Element, base: string, elements: readonly Element[], depth = 0): Reason | null {
    if (depth > DEEPEST) return null
    let inner: Element | null = null
    for (let at: Element | null = element; at; inner = at, at = at.parent) {
      const reason = this.#reasonOfCondition(at, elements, base, depth) ?? (at === element ? null : this.#reasonOfContainer(at, inner ?? element, base, depth))
      if (reason) return reason
    }
    return null
  }

  #reasonOfCondition(element: Element, elements: readonly Element[], base: string, depth: number): Reason | null {
    return firstFound(shownStates(element, elements), (state) => this.#reasonOfState(state, base, depth))
  }

  /** What an element or component does with what it holds: it asks before it lets touches through, or shows its slot with consent only. */
  #reasonOfContainer(around: Element, child: Element, base: string, depth: number): Reason | null {
    if (this.#asksOnTouch(around, base)) return 'requirePrivacyAuthorize'
    const component = componentResolver(this.#scripts.program, base)(around.name, around.source)
    if (component?.kind !== 'component') return null
    const inside = elementsOf(this.#scripts.program, component.base).map(({ element }) => element)
    const wanted = textOf(child, 'slot')
    const slots = inside.filter((each) => each.name === 'slot' && textOf(each, 'name') === wanted)
    const reasons = slots.map((slot) => this.reasonFor(slot, component.base, inside, depth + 1))
    if (reasons.length > 0 && !reasons.includes(null)) return reasons[0] ?? null
    // A mask beside the slot keeps touches away as well; where conditions show the slot, they must tell consent.
    const isConditional = slots.some((slot) => isUnderCondition(slot, inside))
    return !isConditional && inside.some((each) => this.#asksOnTouch(each, component.base)) ? 'requirePrivacyAuthorize' : null
  }

  /** Whether an element keeps touches from what it holds, with a handler that asks for consent. */
  #asksOnTouch(element: Element, base: string): boolean {
    const touches = bindingsOf(element).filter(({ prefix, event }) => TOUCH.has(event) && /^(?:catch|capture-)/u.test(prefix))
    const script = touches.length > 0 ? this.#scriptOf(base) : null
    return script !== null && touches.some(({ handler }) => asksIn(script, handler))
  }

  #reasonOfState({ name, state }: ShownState, base: string, depth: number): Reason | null {
    const script = this.#scriptOf(base)
    if (!script || depth > DEEPEST) return null
    return setWithConsent(script, name, state, this.#scripts) ?? (isProperty(script, name) ? this.#reasonOfProperty(name, state, base, depth) : null)
  }

  /** A property of a component comes to its state with consent only when every tag gives it one that does. */
  #reasonOfProperty(name: string, state: boolean, component: string, depth: number): Reason | null {
    const reasons = this.#tagsOf(component).map(({ base, element }) => {
      const given = attributeNamed(element, name)
      return given && firstFound(statesIn(given, state), (each) => this.#reasonOfState(each, base, depth + 1))
    })
    return reasons.length > 0 && !reasons.includes(null) ? (reasons[0] ?? null) : null
  }

  #tagsOf(component: string): readonly { readonly base: string; readonly element: Element }[] {
    const { program, popups } = this.#scripts
    const bases = new Set(popups.pagesShowing(component).flatMap((page) => [page, ...popups.shownBy(page)]))
    return [...bases].flatMap((base) => {
      const componentNamed = componentResolver(program, base)
      return elementsOf(program, base).flatMap(({ element }) => {
        const found = componentNamed(element.name, element.source)
        return found?.kind === 'component' && found.base === component ? [{ base, element }] : []
      })
    })
  }

  #scriptOf(base: string): ConsentScript | null {
    const file = scriptOf(base)
    return file === null ? null : this.#scripts.at(file)
  }
}

function isUnderCondition(element: Element, all: readonly Element[]): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (shownStates(at, all).length > 0) return true
  return false
}

const TOUCH: ReadonlySet<string> = new Set(['touchstart', 'touchend', 'tap'])

/**
 * Why a value of `data` comes to a state with consent only: it starts otherwise, and each setData that may bring it there is guarded.
 * `null` where nothing sets it.
 */
function setWithConsent(script: ConsentScript, name: string, state: boolean, scripts: ConsentScripts): Reason | null {
  const [given, isInitial] = dataValues(script.script, name).filter(({ value }) => literalTruth(value) !== !state).reduce<[Node[], boolean]>(
    ([values, initial], each) => [[...values, each.value], initial || each.isInitial],
    [[], false],
  )
  if (given.length === 0 || isInitial) return null
  let reason: Reason | null = null
  for (const value of given) {
    if (script.consent.isImpliedBy(value, state)) {
      reason ??= 'getPrivacySetting'
      continue
    }
    const ways = waysTo(value, script, scripts)
    if (ways.some(({ kind }) => kind === 'open')) return null
    // What is not followed is silent where another way tells consent.
    reason ??= ways.find((way) => way.kind === 'guarded')?.reason ?? null
  }
  return reason
}

function isProperty({ objects }: ConsentScript, name: string): boolean {
  return objects.some(({ options }) => {
    const properties = options && propertyNamed(options, 'properties')?.value
    return properties?.type === 'ObjectExpression' && propertyNamed(properties, name) !== null
  })
}

/** Whether a method, or any of them where its name is made at run time, asks for consent. */
function asksIn({ script, consent, objects }: ConsentScript, handler: string | null): boolean {
  let asks = false
  const methods = [...objects.flatMap((object) => [...object.methods]), ...(handler === null ? [] : functionsNamed(script, handler).map((made) => [handler, made] as const))]
  for (const [name, made] of methods) {
    if (handler !== null && name !== handler) continue
    walk(script, made, (node) => { if (node.type === 'CallExpression' && consent.asks(node)) asks = true })
  }
  return asks
}

function textOf(element: Element, name: string): string {
  const value = attributeNamed(element, name)?.value
  return value?.kind === 'static' ? value.text : ''
}
