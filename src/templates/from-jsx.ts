import type { TSESTree } from '@typescript-eslint/utils'
import { insideWrappers, isFunction, literalText, nodesOf, propertyName, type Node, type Script, type Variable } from '../analysis/ast.js'
import { excludedRegions, isOtherPlatformsCode, type ExcludedRegion } from '../analysis/platform-regions.js'
import { Strings } from '../analysis/strings.js'
import type { Variables } from '../analysis/variables.js'
import type { Attribute, Element, ShownState, TagSource, Value } from './element.js'
import { isEventName } from './jsx-events.js'
import { methodsIn } from './jsx-methods.js'
import { statesAround } from './jsx-states.js'
import { JsxStrings } from './jsx-strings.js'

/** What no JSX does without: the end of an element. */
const END_OF_ELEMENT = /<\/|\/>/u

/**
 * The elements of JSX in a script, in the order of the text; code that the build for WeChat leaves out has none, and a fragment is
 * none. What they hold is plain data, so that it can be kept while the script is not.
 */
export function jsxElements(script: Script, variables: Variables): readonly Element[] {
  if (!END_OF_ELEMENT.test(script.text)) return []
  const nodes = nodesOf(script, 'JSXElement')
  if (nodes.length === 0) return []
  const reader = new JsxReader(script, variables)
  const elements = nodes.flatMap((node) => reader.elementOf(node) ?? [])
  const slots = /\bchildren\b/u.test(script.text) ? placesOfChildren(script).map((node) => reader.slotAt(node)) : []
  return slots.length === 0 ? elements : [...elements, ...slots].sort((one, other) => one.range[0] - other.range[0])
}

/** `{children}`, `{props.children}`, `return children`, `ready ? children : null`: where a component shows what stands inside its tag. */
function placesOfChildren(script: Script): readonly Node[] {
  const named: readonly Node[] = [...nodesOf(script, 'Identifier').filter(({ name }) => name === 'children'), ...nodesOf(script, 'MemberExpression').filter((member) => propertyName(member) === 'children')]
  return named.filter((node) => isShown(node))
}

function isShown(node: Node): boolean {
  const { parent } = node
  switch (parent?.type) {
    case 'JSXExpressionContainer':
      return parent.parent.type === 'JSXElement' || parent.parent.type === 'JSXFragment'
    case 'ConditionalExpression':
      return parent.test !== node && isShown(parent)
    case 'LogicalExpression':
      return parent.right === node && isShown(parent)
    case 'ReturnStatement':
      return true
    default:
      return false
  }
}

const NONE: Value = { kind: 'none' }

class JsxReader {
  readonly #script: Script
  readonly #strings: Strings
  readonly #attributeStrings: JsxStrings
  readonly #regions: readonly ExcludedRegion[]
  readonly #made = new Map<Node, Element>()

  constructor(script: Script, variables: Variables) {
    this.#script = script
    this.#strings = new Strings(variables)
    this.#attributeStrings = new JsxStrings(variables)
    this.#regions = excludedRegions(script.text)
  }

  /** `null` for an element of another platform. Parents are asked for first. */
  elementOf(node: TSESTree.JSXElement): Element | null {
    if (isOtherPlatformsCode(node, this.#regions)) return null
    const { openingElement } = node
    const { parent: around, root, states } = surroundings(node)
    const parent = (around && this.#made.get(around)) ?? null
    const source = this.#sourceOf(openingElement.name)
    const element: Element = {
      host: 'jsx',
      name: this.#textOf(openingElement.name),
      range: node.range,
      nameRange: openingElement.name.range,
      startTag: openingElement.range,
      attributes: openingElement.attributes.flatMap((each) => (each.type === 'JSXAttribute' ? (this.#attributeOf(each) ?? []) : [])),
      parent,
      tree: parent?.tree ?? root.range[0],
      ...(openingElement.attributes.some(({ type }) => type === 'JSXSpreadAttribute') && { isOpen: true }),
      ...(source && { source }),
      ...(states.length > 0 && { states }),
    }
    this.#made.set(node, element)
    return element
  }

  /** A place of children, as the `slot` that it is in templates. */
  slotAt(node: Node): Element {
    const { parent: around, root, states } = surroundings(node)
    const parent = (around && this.#made.get(around)) ?? null
    return { host: 'jsx', name: 'slot', range: node.range, nameRange: node.range, startTag: node.range, attributes: [], parent, tree: parent?.tree ?? root.range[0], source: { module: null, name: 'children' }, ...(states.length > 0 && { states }) }
  }

  #attributeOf(node: TSESTree.JSXAttribute): Attribute | null {
    if (this.#regions.length > 0 && isOtherPlatformsCode(node, this.#regions)) return null
    const name = this.#textOf(node.name)
    return { name, range: node.range, nameRange: node.name.range, value: this.#valueOf(node.value, isEventName(name)) }
  }

  #valueOf(value: TSESTree.JSXAttribute['value'], isEvent: boolean): Value {
    if (!value) return NONE
    const [start, end] = value.range
    if (value.type === 'Literal') return { kind: 'static', text: String(value.value), range: [start + 1, end - 1] }
    if (value.type !== 'JSXExpressionContainer') return { kind: 'dynamic', source: this.#textOf(value), range: value.range, possible: null }
    const expression = insideWrappers(value.expression)
    const text = literalText(expression)
    const written: readonly [number, number] = [expression.range[0] + 1, expression.range[1] - 1]
    // An escape in it would shift what edits and reports rely on.
    if (text !== null && this.#script.text.slice(...written) === text) return { kind: 'static', text, range: [...written] }
    const inside: Value = { kind: 'dynamic', source: this.#script.text.slice(start + 1, end - 1), range: [start + 1, end - 1], possible: this.#attributeStrings.possible(expression) }
    return isEvent ? { ...inside, methods: methodsIn(expression, this.#script) } : inside
  }

  #sourceOf(tag: TSESTree.JSXTagNameExpression): TagSource | null {
    let first = tag
    while (first.type === 'JSXMemberExpression') first = first.object
    // A lower-case tag is HTML's, whatever the file binds.
    if (first.type !== 'JSXIdentifier' || (first === tag && /^[a-z]/u.test(first.name))) return null
    if (first.name === 'this') return { module: null, name: 'this' }
    const variable = this.#variableNamed(first.name, first)
    const [declared] = variable?.identifiers ?? []
    if (!declared) return null
    const value = this.#strings.valueOf(declared)
    return value.kind === 'imported' ? { module: value.source, name: value.name } : { module: null, name: first.name }
  }

  /** ESLint's own scopes hold no references of JSX, so that the name is looked up. A type of that name is another thing. */
  #variableNamed(name: string, at: Node): Variable | null {
    const { scopeManager } = this.#script
    for (let node: Node | undefined = at; node && scopeManager; node = node.parent) {
      for (let scope = scopeManager.acquire(node, true); scope?.block === node; scope = scope.upper) {
        const variable = scope.set.get(name)
        if (variable?.defs.some(({ type }) => type !== 'Type')) return variable
      }
    }
    return null
  }

  #textOf(node: Node): string {
    return this.#script.text.slice(...node.range)
  }
}

interface Surroundings {
  /** The nearest element around it. */
  readonly parent: Node | null
  /** The outermost element or fragment, as far as the parent. */
  readonly root: Node
  readonly states: readonly ShownState[]
}

/** What stands around an element: as far as its parent, through the functions between them, else to its own function. */
function surroundings(element: Node): Surroundings {
  const states: ShownState[] = []
  let root = element
  /** How many states are known to hold: those inside the nearest function, and outside it where more JSX follows. */
  let sure: number | null = null
  for (let at = element; at.parent; at = at.parent) {
    if (isFunction(at)) sure ??= states.length
    states.push(...statesAround(at))
    if (at.parent.type === 'JSXElement') return { parent: at.parent, root, states }
    if (at.parent.type === 'JSXFragment') {
      root = at.parent
      sure = null
    }
  }
  return { parent: null, root, states: states.slice(0, sure ?? states.length) }
}
