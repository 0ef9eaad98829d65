import { propertyName, type Attribute, type Element, type ShownState } from './element.js'

/** What shows an element, by the names of its attributes. */
interface Directives {
  readonly if: string
  readonly elseIf: string
  readonly else: string
  /** Shows it while it is true. */
  readonly show: string
  /** Shows it while it is false. */
  readonly hide: string
}

const WXML: Directives = { if: 'wx:if', elseIf: 'wx:elif', else: 'wx:else', show: 'wx:show', hide: 'hidden' }
const VUE: Directives = { if: 'v-if', elseIf: 'v-else-if', else: 'v-else', show: 'v-show', hide: ':hidden' }
/** Properties by which a popup's component is shown. */
const SHOWN_BY: ReadonlySet<string> = new Set(['show', 'visible'])

/**
 * The states under which an element itself is shown, by `wx:if`, `wx:elif`, `wx:else`, `hidden` and mpx's `wx:show`, in a Vue template
 * by `v-if`, `v-else-if`, `v-else`, `v-show` and `:hidden`; only those that the source spells out.
 */
export function shownStates(element: Element, all: readonly Element[]): readonly ShownState[] {
  if (element.host === 'jsx') return element.states ?? []
  const directives = directivesOf(element)
  return element.attributes.flatMap((attribute) => {
    switch (attribute.name) {
      case directives.if:
      case directives.show:
        return statesIn(attribute, true)
      case directives.hide:
        return statesIn(attribute, false)
      case directives.elseIf:
        return [...statesIn(attribute, true), ...statesBefore(element, all, directives)]
      case directives.else:
        return statesBefore(element, all, directives)
      default:
        return []
    }
  })
}

/** Whether an element is shown on a condition: by a directive, or in a Vue template by the property of a popup's component (`v-model:show`). */
export function isConditional(element: Element): boolean {
  if (element.host === 'jsx') return (element.states ?? []).length > 0
  const { if: first, elseIf, else: last, show, hide } = directivesOf(element)
  return element.attributes.some((attribute) => {
    const { name, value } = attribute
    if (name === first || name === elseIf || name === last || name === show || name === hide) return true
    return element.host === 'vue' && value.kind === 'dynamic' && SHOWN_BY.has(propertyName(element, attribute))
  })
}

/** The names on which it depends whether an element is shown: those in its conditions, and in what a popup's component is shown by. */
export function conditionNames(element: Element): readonly string[] {
  const { if: first, elseIf, show, hide } = directivesOf(element)
  const directives = element.host === 'jsx' ? [] : [first, elseIf, show, hide]
  const written = element.attributes.flatMap((attribute) => {
    const { name, value } = attribute
    const isCondition = directives.includes(name) || SHOWN_BY.has(propertyName(element, attribute)) || (element.host === 'vue' && name === 'v-model')
    return isCondition && value.kind === 'dynamic' ? namesIn(value.source) : []
  })
  return [...written, ...(element.states ?? []).flatMap(({ name }) => namesIn(name))]
}

/** The names in an expression, members included. */
export function namesIn(expression: string): readonly string[] {
  return expression.match(/[A-Za-z_$][\w$]*/gu) ?? []
}

function directivesOf({ host }: Element): Directives {
  return host === 'vue' ? VUE : WXML
}

/** The states that hold where the branches before an element, as far as the first one, are not shown. */
function statesBefore(element: Element, all: readonly Element[], { if: first, elseIf }: Directives): readonly ShownState[] {
  const siblings = all.filter(({ parent }) => parent === element.parent)
  const states: ShownState[] = []
  for (const sibling of siblings.slice(0, siblings.indexOf(element)).toReversed()) {
    const branch = sibling.attributes.find(({ name }) => name === first || name === elseIf)
    if (!branch) return states
    states.push(...statesIn(branch, false))
    if (branch.name === first) return states
  }
  return states
}

/** What must hold when a condition comes out as `outcome`; also what an attribute of a component hands on. */
export function statesIn({ value }: Attribute, outcome: boolean): readonly ShownState[] {
  const source = value.kind === 'dynamic' ? expressionIn(value.source) : null
  if (source === null) return []
  if (source.includes(outcome ? '||' : '&&')) return []
  return source.split(outcome ? '&&' : '||').flatMap((part) => stateIn(part, outcome))
}

/** What stands in the one mustache that a value is, or all of it, as Vue has it; `null` where it is more. */
function expressionIn(source: string): string | null {
  if (!/[{}]/u.test(source)) return source
  return /^\s*\{\{(?<inner>[^{}]*)\}\}\s*$/u.exec(source)?.groups?.['inner'] ?? null
}

function stateIn(part: string, outcome: boolean): readonly ShownState[] {
  const plain = /^\s*\(?\s*(?<not>!*)\s*(?:this\.)?(?<name>[\w.]+)\s*\)?\s*$/u.exec(part)?.groups
  if (plain) return named(plain['name'], ((plain['not'] ?? '').length % 2 === 0) === outcome)
  const compared = /^\s*\(?\s*(?:this\.)?(?<name>[\w.]+)\s*(?<not>[!=])==?\s*(?<value>true|false)\s*\)?\s*$/u.exec(part)?.groups
  return compared ? named(compared['name'], ((compared['not'] === '=') === (compared['value'] === 'true')) === outcome) : []
}

function named(name: string | undefined, state: boolean): readonly ShownState[] {
  return name === undefined || /^(?:\d|true$|false$)/u.test(name) ? [] : [{ name, state }]
}
