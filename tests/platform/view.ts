import { bindingsOf } from '../../src/templates/event-bindings.js'
import type { Instance } from './instance.js'
import { mustacheText } from './mustache-value.js'
import { attributeText, attributeValue, presentIn, type TemplateContent, type TemplateNode } from './template-tree.js'

/** An element on the screen. */
export interface ViewNode {
  readonly template: TemplateNode
  /** The instance whose template it stands in: its methods are bound here. */
  readonly owner: Instance
  readonly parent: ViewNode | null
  readonly children: readonly ViewNode[]
  /** All text in it; of an input, its value. */
  readonly text: string
}

/** Content that the user of a component put between its tags. */
interface Slotted {
  readonly content: TemplateContent
  readonly owner: Instance
  readonly slotted: Slotted | null
}

/** What a page shows: what is hidden is not there. */
export function viewOf(page: Instance): readonly ViewNode[] {
  return shown(page.definition.template, page, null, null).nodes
}

interface Shown {
  readonly nodes: readonly ViewNode[]
  readonly text: string
}

function shown(content: TemplateContent, owner: Instance, parent: ViewNode | null, slotted: Slotted | null): Shown {
  const nodes: ViewNode[] = []
  let text = ''
  for (const each of presentIn(content, owner.self.data)) {
    if (typeof each === 'string') {
      text += mustacheText(each, owner.self.data).trim()
      continue
    }
    const hidden = attributeValue(each, 'hidden', owner.self.data)
    if (hidden !== undefined && hidden !== false && hidden !== '') continue
    const found = each.element.name === 'slot' ? filled(each, owner, parent, slotted) : elementShown(each, owner, parent, slotted)
    nodes.push(...found.nodes)
    text += found.text
  }
  return { nodes, text }
}

function elementShown(template: TemplateNode, owner: Instance, parent: ViewNode | null, slotted: Slotted | null): Shown {
  const node = { template, owner, parent, children: [] as readonly ViewNode[], text: '' }
  const component = owner.componentAt(template)
  const inside = component
    ? shown(component.definition.template, component, node, { content: template.children, owner, slotted })
    : shown(template.children, owner, node, slotted)
  node.children = inside.nodes
  node.text = template.element.name === 'input' ? attributeText(template, 'value', owner.self.data) : inside.text
  return { nodes: [node], text: node.text }
}

/** A slot shows what was put between the component's tags for it. */
function filled(slot: TemplateNode, owner: Instance, parent: ViewNode | null, slotted: Slotted | null): Shown {
  if (!slotted) return { nodes: [], text: '' }
  const name = attributeValue(slot, 'name', owner.self.data)
  const content = slotted.content.filter((each) => (typeof each === 'string' ? undefined : attributeValue(each, 'slot', slotted.owner.self.data)) === name)
  return shown(content, slotted.owner, parent, slotted.slotted)
}

/** The innermost elements on the screen that are meant: `#id`, `<tag>`, or the text that one shows. */
export function nodesMeant(nodes: readonly ViewNode[], what: string): readonly ViewNode[] {
  return nodes.flatMap((node): readonly ViewNode[] => {
    const inside = nodesMeant(node.children, what)
    return inside.length === 0 && isMeant(node, what) ? [node] : inside
  })
}

function isMeant({ template, owner, text }: ViewNode, what: string): boolean {
  if (what.startsWith('#')) return attributeText(template, 'id', owner.self.data) === what.slice(1)
  return what.startsWith('<') ? `<${template.element.name}>` === what : text === what
}

/**
 * Gives an event to the elements that bind it. One that bubbles goes through those around the target as well: inwards first
 * (`capture-bind`, `capture-catch`), then outwards (`bind`, `catch`, one `mut-bind`). Names of events are case-sensitive.
 */
export function dispatch(target: ViewNode, event: string, { bubbles = false, detail = {} }: { readonly bubbles?: boolean; readonly detail?: object } = {}): void {
  const path = bubbles ? pathTo(target) : [target]
  const give = (node: ViewNode, prefixes: RegExp): boolean => {
    for (const binding of bindingsOf(node.template.element)) {
      const prefix = binding.prefix.replace(/:$/u, '')
      if (binding.event !== event || binding.handler === null || !prefixes.test(prefix)) continue
      if (prefix === 'mut-bind') {
        if (isTaken) continue
        isTaken = true
      }
      if (binding.handler !== '') node.owner.handle(binding.handler, event, { type: event, detail })
      if (prefix.endsWith('catch')) return true
    }
    return false
  }
  let isTaken = false
  if (bubbles && path.some((node) => give(node, /^capture-/u))) return
  path.toReversed().some((node) => give(node, /^(?:bind|catch|mut-bind)$/u))
}

function pathTo(node: ViewNode): readonly ViewNode[] {
  return [...(node.parent ? pathTo(node.parent) : []), node]
}
