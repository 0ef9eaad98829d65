import { Lines, type LinePosition } from './lines.js'
import type { Range } from './range.js'
import { endOfMustache } from './wxml-characters.js'
import { scanWxml, type WxmlAttribute, type WxmlDocument, type WxmlElement } from './wxml-scanner.js'
import { readWxs } from './wxs-script.js'

/** A node with the names and fields of @wxml/parser's. ESLint adds `parent`. */
export interface WxmlNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly range: Range
  readonly loc: { readonly start: LinePosition; readonly end: LinePosition }
}

export interface WxmlComment extends WxmlNode {
  readonly type: 'Block'
  readonly value: string
}

export interface WxmlProgram extends WxmlNode {
  readonly type: 'Program'
  readonly sourceType: 'module'
  readonly body: readonly WxmlNode[]
  readonly errors: readonly WxmlNode[]
  readonly comments: readonly WxmlComment[]
  readonly tokens: readonly WxmlNode[]
}

/** The nodes to visit below each type. */
export const VISITOR_KEYS = {
  Program: ['errors', 'body'],
  WXElement: ['startTag', 'children', 'endTag'],
  WXScript: ['startTag', 'body', 'error', 'endTag'],
  WXScriptProgram: ['body'],
  VariableDeclaration: ['declarations'],
  VariableDeclarator: ['id'],
  WXDeclared: [],
  WXScriptError: [],
  WXStartTag: ['attributes'],
  WXEndTag: [],
  WXAttribute: ['children', 'interpolations'],
  WXAttributeInterpolation: [],
  WXInterpolation: [],
  WXText: [],
  WXComment: [],
  WXLexerError: [],
  WXParseError: [],
}

/** Builds the tree of a template, half-typed ones included. Never throws. */
export function buildWxmlAst(text: string): WxmlProgram {
  return new AstBuilder(text).build()
}

/** A part of the text that holds nodes: the file, or an element between its tags. */
interface Content {
  readonly nodes: WxmlNode[]
  /** Everything before is in the tree. */
  at: number
  readonly end: number
}

/** ESLint's own directives. Other comments stay out of its sight: rules that restyle JavaScript comments would rewrite the markup. */
const DIRECTIVE = /^\s*eslint(?:-|\s)/u
/** Deeper elements are in the tree without what stands inside them: ESLint walks trees by recursion, and would run out of stack. */
const DEEPEST = 1_000
const TEXT_PART = /[ \t\r\n]+|[^\r\n]+/gu

class AstBuilder {
  readonly #text: string
  readonly #lines: Lines
  readonly #document: WxmlDocument
  /** Those of the scripts' declarations, by where they begin: ESLint's rules ask for them. */
  readonly #tokens = new Map<number, WxmlNode>()

  constructor(text: string) {
    this.#text = text
    this.#lines = new Lines(text)
    this.#document = scanWxml(text)
  }

  build(): WxmlProgram {
    const { comments } = this.#document
    const body = this.#body()
    return this.#node('Program', [0, this.#text.length], {
      sourceType: 'module',
      body,
      errors: this.#errors(),
      comments: comments.filter((comment) => DIRECTIVE.test(comment.text)).map(({ range }) => this.#directive(range)),
      tokens: [...this.#tokens.values()].sort((a, b) => a.start - b.start),
    })
  }

  /** A misspelt end tag that closes an element is left to eslint-plugin-wxml's no-inconsistent-tagname. */
  #errors(): readonly WxmlNode[] {
    const { elements, problems } = this.#document
    if (problems.length === 0) return []
    const endTags = new Set(elements.map(({ endTag }) => endTag?.[0]))
    return problems
      .filter(({ index }) => !endTags.has(index))
      .map(({ index, message }) => this.#node('WXParseError', [index, index + 1], { value: message, rawType: 'WxmlProblem' }))
  }

  #body(): readonly WxmlNode[] {
    const { elements, comments } = this.#document
    const root: Content = { nodes: [], at: 0, end: this.#text.length }
    const open: Content[] = [root]
    let nextComment = 0
    const enter = (start: number): Content => {
      let content = open.at(-1) ?? root
      while (content !== root && content.end <= start) {
        this.#addText(content, content.end)
        open.pop()
        content = open.at(-1) ?? root
      }
      this.#addText(content, start)
      return content
    }
    const addCommentsBefore = (limit: number): void => {
      for (let comment = comments[nextComment]; comment && comment.range[0] < limit; comment = comments[++nextComment]) {
        const content = enter(comment.range[0])
        // One that stands inside a tag has no place among the nodes.
        if (comment.range[0] < content.at) continue
        content.nodes.push(this.#node('WXComment', comment.range, { value: comment.text }))
        content.at = comment.range[1]
      }
    }
    for (const element of elements) {
      addCommentsBefore(element.range[0])
      const around = enter(element.range[0])
      if (element.range[0] < around.at) continue
      const content = open.length < DEEPEST ? contentOf(element, around) : null
      const end = element.endTag?.[1] ?? content?.end ?? element.range[1]
      around.nodes.push(this.#element(element, [element.range[0], end], content?.nodes ?? []))
      around.at = end
      if (content) open.push(content)
    }
    addCommentsBefore(Infinity)
    enter(Infinity)
    this.#addText(root, root.end)
    return root.nodes
  }

  #element(element: WxmlElement, range: Range, children: readonly WxmlNode[]): WxmlNode {
    const { name, startTag, selfClosing, attributes } = element
    const start = this.#node('WXStartTag', startTag, { name, attributes: attributes.map((each) => this.#attribute(each)), selfClosing })
    const end = element.endTag && this.#node('WXEndTag', element.endTag, { name: this.#nameIn(element.endTag) })
    if (name !== 'wxs') return this.#node('WXElement', range, { name, children, startTag: start, endTag: end })
    return this.#node('WXScript', range, { name, startTag: start, endTag: end, ...this.#script(element) })
  }

  #script({ startTag, endTag }: WxmlElement): { value: string | null; body?: readonly WxmlNode[]; error?: WxmlNode } {
    if (!endTag) return { value: null }
    const value = this.#text.slice(startTag[1], endTag[0])
    const from = startTag[1]
    const script = readWxs(value)
    switch (script.kind) {
      case 'unread':
        return { value }
      case 'broken':
        return { value, error: this.#node('WXScriptError', [from + script.index, from + script.index], { value: script.message }) }
      case 'read': {
        const shifted = ([start, end]: Range): Range => [from + start, from + end]
        const body = script.declarations.map(({ keyword, range, targets, tokens }) => {
          for (const token of tokens) this.#tokens.set(from + token.range[0], this.#node(token.type, shifted(token.range), { value: token.value }))
          // Not the names that it declares: ESLint's rules for JavaScript would judge, and mend, a language that is none.
          const declarations = targets.map((target) => this.#node('VariableDeclarator', shifted(target), { id: this.#node('WXDeclared', shifted(target), {}), init: null }))
          return this.#node('VariableDeclaration', shifted(range), { kind: keyword, declarations })
        })
        return { value, body: [this.#node('WXScriptProgram', [from, endTag[0]], { body })] }
      }
    }
  }

  #attribute({ name, range, nameRange, value }: WxmlAttribute): WxmlNode {
    if (!value) return this.#node('WXAttribute', range, { key: name, quote: null, value: null, rawValue: null, children: [], interpolations: [] })
    const children: WxmlNode[] = []
    const interpolations: WxmlNode[] = []
    if (value.text.includes('{{')) {
      for (const part of partsOf(this.#text, ...value.range)) {
        if (!part.isMustache) children.push(this.#node('WXText', part.range, { value: this.#text.slice(...part.range) }))
        else {
          children.push(this.#mustache('WXAttributeInterpolation', part.range))
          interpolations.push(this.#mustache('WXInterpolation', part.range))
        }
      }
    }
    const rawValue = this.#text.slice(value.quote === null ? value.range[0] : value.range[0] - 1, range[1])
    return this.#node('WXAttribute', range, { key: this.#text.slice(...nameRange), quote: value.quote, value: value.text, rawValue, children, interpolations })
  }

  #mustache(type: 'WXInterpolation' | 'WXAttributeInterpolation', range: Range): WxmlNode {
    return this.#node(type, range, { rawValue: this.#text.slice(...range), value: this.#text.slice(range[0] + 2, range[1] - 2) })
  }

  /** Adds the text and the mustaches between where the content was left and `limit`. */
  #addText(content: Content, limit: number): void {
    const end = Math.min(limit, content.end)
    if (content.at >= end) return
    for (const { isMustache, range } of partsOf(this.#text, content.at, end)) {
      if (isMustache) {
        content.nodes.push(this.#mustache('WXInterpolation', range))
        continue
      }
      for (const match of this.#text.slice(...range).matchAll(TEXT_PART)) {
        const start = range[0] + match.index
        content.nodes.push(this.#node('WXText', [start, start + match[0].length], { value: match[0] }))
      }
    }
    content.at = end
  }

  /** ESLint takes two characters on either side of a block comment for its marks, and fixes by that; the rest of the longer marks is blank. */
  #directive(range: Range): WxmlComment {
    const value = this.#text.slice(range[0] + 2, range[1] - 2).replace(/^--/u, '  ').replace(/-$/u, ' ')
    return this.#node('Block', range, { value })
  }

  #nameIn(endTag: Range): string {
    return /^<\/\s*([^\s>]*)/u.exec(this.#text.slice(...endTag))?.[1] ?? ''
  }

  #node<Type extends string, Fields extends object>(type: Type, range: Range, fields: Fields): WxmlNode & { readonly type: Type } & Fields {
    const [start, end] = range
    return { type, start, end, range, loc: { start: this.#lines.positionAt(start), end: this.#lines.positionAt(end) }, ...fields }
  }
}

/** Where the nodes of an element go, else `null`. An element without an end tag goes on as far as what it stands in. */
function contentOf({ name, selfClosing, startTag, endTag }: WxmlElement, around: Content): Content | null {
  if (selfClosing || name === 'wxs') return null
  return { nodes: [], at: startTag[1], end: endTag?.[0] ?? around.end }
}

/** Splits a stretch of text at its mustaches. */
function partsOf(text: string, start: number, end: number): readonly { readonly isMustache: boolean; readonly range: Range }[] {
  const parts: { isMustache: boolean; range: Range }[] = []
  const stretch = text.slice(start, end)
  let from = 0
  for (let open = stretch.indexOf('{{'); open >= 0; ) {
    const after = endOfMustache(stretch, open)
    if (after < 0) {
      open = stretch.indexOf('{{', open + 2)
      continue
    }
    if (open > from) parts.push({ isMustache: false, range: [start + from, start + open] })
    parts.push({ isMustache: true, range: [start + open, start + after] })
    from = after
    open = stretch.indexOf('{{', after)
  }
  if (start + from < end) parts.push({ isMustache: false, range: [start + from, end] })
  return parts
}
