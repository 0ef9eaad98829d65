import { bindingsOf } from '../../src/templates/event-bindings.js'
import { attributeText, attributeValue, presentIn, type TemplateContent, type TemplateNode } from './template-tree.js'

/** What the program sees as `this`. */
export type Self = Record<string, unknown> & { data: Record<string, unknown> }

/** A page or a component as its files describe it. */
export interface Definition {
  /** From the root, without suffix. */
  readonly path: string
  readonly isPage: boolean
  /** What `Page` or `Component` was called with. */
  readonly options: Readonly<Record<string, unknown>>
  readonly template: TemplateContent
  readonly componentNamed: (tag: string) => Definition | null
}

/** The place of a component: an element in the template of another instance. */
interface Host {
  readonly owner: Instance
  readonly node: TemplateNode
}

/** What the simulated platform does not do: a program that asks for it would seem to work. */
const NOT_DONE = ['behaviors', 'observers', 'relations', 'export']

/** A page or a component that lives, with the components in its template. Throws where it asks for what is not done here. */
export class Instance {
  readonly self: Self
  readonly definition: Definition
  readonly #host: Host | null
  readonly #complain: (message: string) => void
  readonly #components = new Map<TemplateNode, Instance>()
  #isAttached = false
  #isUpdating = false
  #isStale = false

  constructor(definition: Definition, complain: (message: string) => void, host: Host | null = null) {
    this.definition = definition
    this.#host = host
    this.#complain = complain
    const { options, isPage, path } = definition
    const missing = NOT_DONE.find((name) => name in options)
    if (missing !== undefined) throw new Error(`the simulated platform has no ${missing}`)
    const fields = isPage ? options : group(options, 'methods')
    this.self = { ...fields, ...(isPage && { route: path }), data: { ...structuredClone(group(options, 'data')), ...this.#properties() }, ...this.#abilities() }
    this.lifetime('created')
  }

  get isOnPage(): boolean {
    return this.#isAttached
  }

  /** The component at an element of the template. */
  componentAt(node: TemplateNode): Instance | null {
    return this.#components.get(node) ?? null
  }

  /** A component: it comes first, then what stands in it. A page: its components come before its `onLoad`. */
  attach(): void {
    this.#isAttached = true
    if (!this.definition.isPage) this.lifetime('attached')
    this.#update()
    if (!this.definition.isPage) this.lifetime('ready')
  }

  detach(): void {
    for (const component of this.#components.values()) component.detach()
    this.#components.clear()
    this.#isAttached = false
    if (!this.definition.isPage) this.lifetime('detached')
  }

  /** Tells the components that their page is shown or hidden. */
  pageLifetime(name: 'show' | 'hide'): void {
    for (const component of this.#components.values()) component.pageLifetime(name)
    this.#run(group(this.definition.options, 'pageLifetimes')[name])
  }

  /** Calls a method that the platform knows by name, where there is one. */
  method(name: string, ...values: readonly unknown[]): void {
    this.#run(this.self[name], values)
  }

  /** Calls the method that the template binds. */
  handle(handler: string, event: string, detail: object): void {
    if (typeof this.self[handler] !== 'function') {
      this.#complain(`Component "${this.definition.path}" does not have a method "${handler}" to handle event "${event}".`)
      return
    }
    this.method(handler, detail)
  }

  lifetime(name: 'created' | 'attached' | 'ready' | 'detached'): void {
    this.#run(group(this.definition.options, 'lifetimes')[name] ?? this.definition.options[name])
  }

  #run(method: unknown, values: readonly unknown[] = []): void {
    if (typeof method === 'function') Reflect.apply(method, this.self, values)
  }

  #abilities(): Readonly<Record<string, unknown>> {
    return {
      setData: (values: Readonly<Record<string, unknown>>, then?: () => void) => {
        const path = Object.keys(values).find((key) => /[.[]/u.test(key))
        if (path !== undefined) throw new Error(`the simulated platform does not set paths: ${path}`)
        Object.assign(this.self.data, values)
        this.#update()
        then?.()
      },
      triggerEvent: (event: string, detail: object = {}) => { this.#triggerEvent(event, detail) },
      selectComponent: (selector: string) => this.#select(selector),
    }
  }

  #triggerEvent(event: string, detail: object): void {
    const { owner, node } = this.#host ?? {}
    for (const binding of node ? bindingsOf(node.element) : []) {
      if (binding.event === event && binding.handler !== null) owner?.handle(binding.handler, event, { type: event, detail })
    }
  }

  #select(selector: string): Self | null {
    const { data } = this.self
    const isMeant = (node: TemplateNode): boolean => {
      const classes = attributeText(node, 'class', data).split(' ')
      return selector.startsWith('#') ? attributeText(node, 'id', data) === selector.slice(1) : classes.includes(selector.slice(1))
    }
    for (const [node, component] of this.#components) if (isMeant(node)) return component.self
    return null
  }

  #properties(): Readonly<Record<string, unknown>> {
    const declared = Object.entries(group(this.definition.options, 'properties'))
    const { owner, node } = this.#host ?? {}
    return Object.fromEntries(
      declared.map(([name, type]) => {
        const given = owner && node ? attributeValue(node, name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`), owner.self.data) : undefined
        return [name, given ?? (typeof type === 'object' && type !== null && 'value' in type ? type.value : undefined)]
      }),
    )
  }

  /** Makes the components that the data now ask for, and drops those that they no longer do. */
  #update(): void {
    if (!this.#isAttached) return
    this.#isStale = true
    if (this.#isUpdating) return
    this.#isUpdating = true
    try {
      while (this.#isStale) {
        this.#isStale = false
        this.#reconcile()
      }
    } finally {
      this.#isUpdating = false
    }
  }

  #reconcile(): void {
    const wanted = this.#customNodes(this.definition.template)
    for (const [node, component] of this.#components) {
      if (wanted.has(node)) continue
      this.#components.delete(node)
      component.detach()
    }
    for (const [node, definition] of wanted) {
      const present = this.#components.get(node)
      if (present) {
        Object.assign(present.self.data, present.#properties())
        present.#update()
      } else {
        const made = new Instance(definition, this.#complain, { owner: this, node })
        this.#components.set(node, made)
        made.attach()
      }
    }
  }

  #customNodes(content: TemplateContent, found = new Map<TemplateNode, Definition>()): ReadonlyMap<TemplateNode, Definition> {
    for (const node of presentIn(content, this.self.data)) {
      if (typeof node === 'string') continue
      const definition = this.definition.componentNamed(node.element.name)
      if (definition) found.set(node, definition)
      this.#customNodes(node.children, found)
    }
    return found
  }
}

function group(options: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  return (options[name] as Readonly<Record<string, unknown>> | undefined) ?? {}
}
