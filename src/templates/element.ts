import type { Range } from '../parsers/range.js'

/** An attribute's value, as far as the source tells it. */
export type Value =
  /** The attribute stands alone: `<input disabled>`. */
  | { readonly kind: 'none' }
  /** `range` is that of the text between the quotes. */
  | { readonly kind: 'static'; readonly text: string; readonly range: Range }
  /** `possible` holds every string it can become, or is `null` where that cannot be told. */
  | {
      readonly kind: 'dynamic'
      readonly source: string
      readonly range: Range
      readonly possible: readonly string[] | null
      /** JSX: what the value of an event runs. */
      readonly methods?: Methods
    }

/** What a function that is written in a template runs. */
export interface Methods {
  /** The name of the method where the value is nothing else: `this.agree.bind(this)` is `agree`. */
  readonly only: string | null
  /** Those that it may run, as far as the source names them. */
  readonly all: readonly string[]
}

export interface Attribute {
  /** As written: `open-type`, `openType`, `bind:agreeprivacyauthorization`, `@tap`. */
  readonly name: string
  readonly range: Range
  readonly nameRange: Range
  readonly value: Value
}

/** An attribute that binds an event: `bindtap`, `catch:tap`, `@click.stop`, `onClick`. */
export interface EventBinding {
  readonly attribute: Attribute
  /** What stands before the event's name: `bind`, `catch:`, `@`, `v-on:`, `on`. */
  readonly prefix: string
  /** As written, without Vue's modifiers; of JSX in lower case, since Taro does not tell cases apart. */
  readonly event: string
  /** The name of the method where the value is nothing else, `''` where there is none; `null` where it is more than a name. */
  readonly handler: string | null
  /** The methods that it may run, as far as the source names them. */
  readonly handlers: readonly string[]
}

/** An element of a template, whichever language the template is written in. */
export interface Element {
  readonly host: 'wxml' | 'vue' | 'jsx'
  /** WXML in a single-file component (mpx, wepy), which has more ways to bind: `@tap.stop`, `bindtap="open(item)"`, `bindtap@wx`. */
  readonly inSfc?: boolean
  /** As written: `van-button`, `LivePusher`. */
  readonly name: string
  /** From `<` to the end of the end tag, or of the start tag where there is none. */
  readonly range: Range
  readonly nameRange: Range
  readonly startTag: Range
  readonly attributes: readonly Attribute[]
  /** More attributes may be there than are seen: `<Button {...props}>`, `<button v-bind="$attrs">`. */
  readonly isOpen?: true | undefined
  readonly parent: Element | null
  /** JSX: what binds the first name of the tag; absent where the file binds it to nothing, as it does with a lower-case tag. */
  readonly source?: TagSource
  /** JSX: where the outermost element or fragment around it starts; a file holds many such trees. */
  readonly tree?: number
  /** JSX: what must hold where the element itself is rendered, by the code around it. */
  readonly states?: readonly ShownState[]
}

/** Where the name of a tag comes from. */
export interface TagSource {
  /** As written in the import; `null` for what the file makes itself or is given. */
  readonly module: string | null
  /** `default`, `*`, or the name that the module exports. */
  readonly name: string
}

/** A value of the template's data that is true, or false, wherever an element is shown. */
export interface ShownState {
  /** As written: `agreed`, `privacy.agreed`. */
  readonly name: string
  readonly state: boolean
}

/**
 * The attribute that takes effect under a name in kebab-case: `open-type` is `openType` as well, and `:open-type` in Vue; else `null`.
 * Of several, the last written `openType` wins over the last written `open-type`: so WeChat's compiler has it.
 */
export function attributeNamed(element: Element, name: string): Attribute | null {
  let found: Attribute | null = null
  for (const attribute of element.attributes) {
    const written = propertyName(element, attribute)
    if (written === name ? found === null || propertyName(element, found) === name : camelCase(written) === camelCase(name)) found = attribute
  }
  return found
}

/**
 * The name without what Vue puts around it to make the value an expression, or one that the component may set (`:show.sync`,
 * `v-model:show`), and without the platform that mpx puts behind it (`open-type@wx`).
 */
export function propertyName({ host, inSfc = false }: Element, { name }: Attribute): string {
  if (inSfc) return name.replace(/(?!^)@.*$/u, '')
  return host === 'vue' ? name.replace(/^(?::|v-bind:|v-model:)([^.]+).*$/u, '$1') : name
}

function camelCase(name: string): string {
  return name.includes('-') ? name.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase()) : name
}
