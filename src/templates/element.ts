/** Start and end offset in the file's text, the end exclusive. */
export type Range = readonly [start: number, end: number]

/** An attribute's value, as far as the source tells it. */
export type Value =
  /** The attribute stands alone: `<input disabled>`. */
  | { readonly kind: 'none' }
  /** `range` is that of the text between the quotes. */
  | { readonly kind: 'static'; readonly text: string; readonly range: Range }
  /** `possible` holds every string it can become, or is `null` where that cannot be told. */
  | { readonly kind: 'dynamic'; readonly source: string; readonly range: Range; readonly possible: readonly string[] | null }

export interface Attribute {
  /** As written: `open-type`, `openType`, `bind:agreeprivacyauthorization`, `@tap`. */
  readonly name: string
  readonly range: Range
  readonly nameRange: Range
  readonly value: Value
}

/** An element of a template, whichever language the template is written in. */
export interface Element {
  readonly host: 'wxml' | 'vue' | 'jsx'
  /** As written: `van-button`, `LivePusher`. */
  readonly name: string
  /** From `<` to the end of the end tag, or of the start tag where there is none. */
  readonly range: Range
  readonly nameRange: Range
  readonly startTag: Range
  readonly attributes: readonly Attribute[]
  readonly parent: Element | null
}
