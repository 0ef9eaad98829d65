import type { Attribute, Element, ShownState } from './element.js'

/** The states under which an element itself is shown, by `wx:if`, `wx:elif`, `wx:else` and `hidden`; only those that the source spells out. */
export function shownStates(element: Element, all: readonly Element[]): readonly ShownState[] {
  if (element.host === 'jsx') return element.states ?? []
  return element.attributes.flatMap((attribute) => {
    if (attribute.name === 'wx:if') return statesIn(attribute, true)
    if (attribute.name === 'hidden') return statesIn(attribute, false)
    if (attribute.name === 'wx:elif') return [...statesIn(attribute, true), ...statesBefore(element, all)]
    return attribute.name === 'wx:else' ? statesBefore(element, all) : []
  })
}

/** The states that hold where the branches before an element, as far as its `wx:if`, are not shown. */
function statesBefore(element: Element, all: readonly Element[]): readonly ShownState[] {
  const siblings = all.filter(({ parent }) => parent === element.parent)
  const states: ShownState[] = []
  for (const sibling of siblings.slice(0, siblings.indexOf(element)).toReversed()) {
    const branch = sibling.attributes.find(({ name }) => name === 'wx:if' || name === 'wx:elif')
    if (!branch) return states
    states.push(...statesIn(branch, false))
    if (branch.name === 'wx:if') return states
  }
  return states
}

/** What must hold when a condition comes out as `outcome`; also what an attribute of a component hands on. */
export function statesIn({ value }: Attribute, outcome: boolean): readonly ShownState[] {
  const source = value.kind === 'dynamic' ? /^\s*\{\{(?<inner>[^{}]*)\}\}\s*$/u.exec(value.source)?.groups?.['inner'] : undefined
  if (source === undefined) return []
  if (source.includes(outcome ? '||' : '&&')) return []
  return source.split(outcome ? '&&' : '||').flatMap((part) => stateIn(part, outcome))
}

function stateIn(part: string, outcome: boolean): readonly ShownState[] {
  const plain = /^\s*\(?\s*(?<not>!*)\s*(?<name>[\w.]+)\s*\)?\s*$/u.exec(part)?.groups
  if (plain) return named(plain['name'], ((plain['not'] ?? '').length % 2 === 0) === outcome)
  const compared = /^\s*\(?\s*(?<name>[\w.]+)\s*(?<not>[!=])==?\s*(?<value>true|false)\s*\)?\s*$/u.exec(part)?.groups
  return compared ? named(compared['name'], ((compared['not'] === '=') === (compared['value'] === 'true')) === outcome) : []
}

function named(name: string | undefined, state: boolean): readonly ShownState[] {
  return name === undefined || /^(?:\d|true$|false$)/u.test(name) ? [] : [{ name, state }]
}
