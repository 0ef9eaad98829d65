import type { Range } from './range.js'
import { readSfcTag, tagNameAt } from './sfc-tags.js'
import { CODE, skipSpace } from './wxml-characters.js'

/** A block at the top of a single-file component (.vue, .nvue, .mpx, .wpy). */
export interface SfcBlock {
  /** As written: `template`, `script`, `config`. */
  readonly name: string
  /** Values as written, `''` where there is none. */
  readonly attributes: ReadonlyMap<string, string>
  /** From `<` to the end of the end tag, or of the content where there is none. */
  readonly range: Range
  readonly content: Range
  readonly isClosed: boolean
}

/** Blocks that are told by their name where one before them has no end tag: nobody writes such tags in a template. */
const NEXT_BLOCK = /^<(?:script|style|config|template)(?=[\s/>])/gmu
const END_TAG = /<\/([A-Za-z_][^\s/>]*)\s*>?/gu
/** Templates in another language than markup, such as pug, are as raw as a script. */
const MARKUP: ReadonlySet<string> = new Set(['', 'html', 'wxml'])

/**
 * The blocks of a single-file component, in order. What stands in a script, a style or a block of one's own is raw, and ends at the
 * first end tag of its name, in a string too. A block without one ends before the line that begins with the next block.
 * Comments around blocks are none. Never throws.
 */
export function readSfc(text: string): readonly SfcBlock[] {
  return new SfcReader(text).read()
}

class SfcReader {
  readonly #text: string
  /** The end tags of each name, in lower case, in order. */
  readonly #ends = new Map<string, Range[]>()
  /** Where lines begin with a block. */
  readonly #starts: readonly number[]
  /** How many of the starts are behind. */
  #passed = 0
  /** No comment ends from here on. */
  #lastComment = Infinity

  constructor(text: string) {
    this.#text = text
    for (const match of text.matchAll(END_TAG)) {
      const name = (match[1] ?? '').toLowerCase()
      const ends = this.#ends.get(name)
      const range: Range = [match.index, match.index + match[0].length]
      if (ends) ends.push(range)
      else this.#ends.set(name, [range])
    }
    for (const ends of this.#ends.values()) ends.reverse()
    this.#starts = [...text.matchAll(NEXT_BLOCK)].map(({ index }) => index)
  }

  read(): readonly SfcBlock[] {
    const text = this.#text
    const blocks: SfcBlock[] = []
    for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
      if (text.startsWith('<!--', at)) {
        at = this.#afterComment(at)
        continue
      }
      if (tagNameAt(text, at) === null) {
        at++
        continue
      }
      const block = this.#block(at)
      blocks.push(block)
      at = block.range[1]
    }
    return blocks
  }

  /** A comment that nobody ended is none: what follows is worth more. */
  #afterComment(at: number): number {
    const end = at < this.#lastComment ? this.#text.indexOf('-->', at + 4) : -1
    if (end >= 0) return end + 3
    this.#lastComment = Math.min(this.#lastComment, at)
    return at + 4
  }

  #block(at: number): SfcBlock {
    const tag = readSfcTag(this.#text, at)
    const { name, attributes, end: start } = tag
    if (tag.isSelfClosing) return { name, attributes, range: [at, start], content: [start, start], isClosed: true }
    const end = isMarkup(tag) ? this.#endOfTemplate(start) : this.#endOfRaw(name, start)
    if (end) return { name, attributes, range: [at, end[1]], content: [start, end[0]], isClosed: true }
    const stop = this.#nextStart(start)
    return { name, attributes, range: [at, stop], content: [start, stop], isClosed: false }
  }

  #endOfRaw(name: string, from: number): Range | null {
    const ends = this.#ends.get(name.toLowerCase())
    while ((ends?.at(-1)?.[0] ?? from) < from) ends?.pop()
    return ends?.at(-1) ?? null
  }

  /** The end tag of a template that others may stand in; `null` where a line begins with a script or style before it comes. */
  #endOfTemplate(from: number): Range | null {
    const text = this.#text
    let depth = 1
    for (let at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at)) {
      if (text.startsWith('<!--', at)) {
        at = this.#afterComment(at)
      } else if (text.charAt(at + 1) === '/') {
        const name = tagNameAt(text, at + 1)
        if (name !== 'template') {
          at += 2
          continue
        }
        const end = skipSpace(text, at + '</template'.length)
        const after = text.charCodeAt(end) === CODE.GREATER ? end + 1 : at + '</template'.length
        if (--depth === 0) return [at, after]
        at = after
      } else {
        const name = tagNameAt(text, at)
        if (name === null) {
          at++
          continue
        }
        if (name !== 'template' && this.#nextStart(at) === at) return null
        const tag = readSfcTag(text, at)
        if (name === 'template' && !tag.isSelfClosing) depth++
        at = tag.end
      }
    }
    return null
  }

  /** Where the next line begins with a block, or the end of the text. Asked from front to back. */
  #nextStart(from: number): number {
    while ((this.#starts[this.#passed] ?? Infinity) < from) this.#passed++
    return this.#starts[this.#passed] ?? this.#text.length
  }
}

function isMarkup({ name, attributes }: Pick<SfcBlock, 'name' | 'attributes'>): boolean {
  return name === 'template' && MARKUP.has(attributes.get('lang') ?? '')
}

/**
 * The text with everything blanked but the markup: what stands in `<template>`, unless it is written in another language, and between
 * the blocks. Every character keeps its place. `excluded` stretches count as blank, so that of two start tags for two platforms one
 * is left. A template with a mode (mpx) is read only when the mode is WeChat's.
 */
export function markupOfSfc(text: string, excluded: readonly Range[] = []): string {
  const visible = withoutStretches(text, excluded)
  const blocks = readSfc(visible)
  const templates = new Set(forWeChat(blocks.filter(isMarkup)))
  const kept: Range[] = []
  let at = 0
  for (const block of blocks) {
    kept.push([at, block.range[0]])
    if (templates.has(block)) kept.push(block.content)
    at = block.range[1]
  }
  return blankedBut(visible, [...kept, [at, text.length]])
}

export type ScriptLanguage = 'js' | 'jsx' | 'ts' | 'tsx'

export interface SfcScript {
  /** The whole text with everything blanked but the scripts: every character and line keeps its place. */
  readonly text: string
  readonly lang: ScriptLanguage
}

const LANGUAGES: ReadonlyMap<string, ScriptLanguage> = new Map([['js', 'js'], ['javascript', 'js'], ['babel', 'js'], ['jsx', 'jsx'], ['ts', 'ts'], ['typescript', 'ts'], ['tsx', 'tsx']])
const SCRIPT_TYPE = /^(?:$|module$|(?:text|application)\/(?:x-)?(?:java|ecma|type)script|text\/babel)/u

/**
 * The script of a component: `<script>` and `<script setup>` together, or the second alone. `null` where there is none, where one
 * stands in a file of its own (`src`), or in a language that nobody here reads. Blocks in an `excluded` stretch are left out,
 * such stretches inside a script are not.
 */
export function scriptOfSfc(text: string, excluded: readonly Range[] = [], which: 'all' | 'setup' = 'all'): SfcScript | null {
  const scripts = scriptsOf(text, excluded).filter(({ attributes }) => which === 'all' || attributes.has('setup'))
  if (scripts.length === 0 || scripts.some(({ attributes }) => attributes.has('src'))) return null
  let lang: ScriptLanguage = 'js'
  for (const { attributes } of scripts) {
    const written = attributes.get('lang') ?? (attributes.get('type')?.includes('typescript') ? 'ts' : 'js')
    const found = LANGUAGES.get(written)
    if (!found) return null
    if (lang === 'js' || found === 'tsx') lang = found
  }
  return { text: blankedBut(text, scripts.map(({ content }) => content)), lang }
}

/** The file that a component has its script in (`<script src="./page.ts">`), as written; else `null`. */
export function scriptSourceOfSfc(text: string, excluded: readonly Range[] = []): string | null {
  for (const { attributes } of scriptsOf(text, excluded)) {
    const source = attributes.get('src')
    if (source) return source
  }
  return null
}

function scriptsOf(text: string, excluded: readonly Range[]): readonly SfcBlock[] {
  return forWeChat(readSfc(withoutStretches(text, excluded)).filter(isScript))
}

/** Not mpx's JSON, and not what runs in the view layer (wxs, renderjs). */
function isScript({ name, attributes }: SfcBlock): boolean {
  return name === 'script' && attributes.get('name') !== 'json' && !attributes.has('module') && attributes.get('lang') !== 'wxs' && SCRIPT_TYPE.test(attributes.get('type') ?? '')
}

/** Where a component says what a native one says in its .json file. */
export interface SfcJson {
  /** `script` is a CommonJS module that exports the object, `object` one that need not quote its keys. */
  readonly kind: 'json' | 'script' | 'object'
  readonly content: Range
}

/** The configuration of a component: `<script type="application/json">` or `<script name="json">` (mpx), `<json>`, `<config>` (wepy); else `null`. */
export function jsonBlockOfSfc(text: string): SfcJson | null {
  const found = forWeChat(readSfc(text).filter((block) => jsonKind(block) !== null))[0]
  const kind = found && jsonKind(found)
  return kind ? { kind, content: found.content } : null
}

function jsonKind({ name, attributes }: SfcBlock): SfcJson['kind'] | null {
  if (name === 'config') return 'object'
  if (name === 'json') return 'json'
  if (name !== 'script') return null
  if (attributes.get('type') === 'application/json') return 'json'
  return attributes.get('name') === 'json' ? 'script' : null
}

/** Of blocks of one kind those that mpx takes for WeChat: with `mode="wx"`, else those without a mode. */
function forWeChat(blocks: readonly SfcBlock[]): readonly SfcBlock[] {
  const own = blocks.filter(({ attributes }) => attributes.get('mode') === 'wx')
  return own.length > 0 ? own : blocks.filter(({ attributes }) => !attributes.has('mode'))
}

/** The stretches stand in order. */
function blankedBut(text: string, kept: readonly Range[]): string {
  let result = ''
  let at = 0
  for (const [start, end] of kept) {
    result += blank(text.slice(at, start)) + text.slice(start, end)
    at = end
  }
  return result + blank(text.slice(at))
}

/** The text with stretches blanked, which may stand in one another: every character and line keeps its place. */
export function withoutStretches(text: string, stretches: readonly Range[]): string {
  let result = ''
  let at = 0
  for (const [start, end] of stretches.toSorted((one, other) => one[0] - other[0])) {
    if (end <= at) continue
    const from = Math.max(start, at)
    result += text.slice(at, from) + blank(text.slice(from, end))
    at = end
  }
  return result + text.slice(at)
}

function blank(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]+/gu, (line) => ' '.repeat(line.length))
}
