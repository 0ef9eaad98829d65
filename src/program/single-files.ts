import { Variables } from '../analysis/variables.js'
import type { Element } from '../templates/element.js'
import { jsxElements } from '../templates/from-jsx.js'
import { sfcElements } from '../templates/from-sfc.js'
import { wxmlElements } from '../templates/from-wxml.js'
import { isSfc } from './file-kind.js'
import { factOf, isFile } from './files.js'
import { parseScript } from './parse-script.js'

const SCRIPT = /\.[cm]?[jt]sx?$/u
/** A tag that only JSX has: of a component, or one that is closed. */
const JSX_TAG = /<[A-Za-z][\w.]*(?:\s[^<]*)?\/>|<\/[A-Za-z>]/u

/** Whether a path is that of a page or component whose script and template are one file; else it is a base without extension. */
export function isSingleFile(base: string): boolean {
  return isSfc(base) || (SCRIPT.test(base) && isFile(base))
}

/** Whether a script renders JSX, by the looks of its text. */
export function rendersJsx(path: string): boolean {
  return SCRIPT.test(path) && (factOf(path, looksLikeJsx) ?? false)
}

/** The elements of a template, a single-file component or a script's JSX; none for what cannot be read. */
export function elementsInFile(path: string): readonly Element[] {
  return factOf(path, elementsByText)?.elements ?? []
}

/** The elements of a single-file component with that text: those of the file on the disk where it says the same, so that it is taken apart once. */
export function elementsInSfc(path: string, text: string): readonly Element[] {
  const onDisk = factOf(path, elementsByText)
  return onDisk?.text === text ? onDisk.elements : sfcElements(text, hostOf(path))
}

/** A text that is taken apart when somebody asks for its elements. */
class TextWithElements {
  readonly text: string
  readonly #path: string
  #elements: readonly Element[] | null = null

  constructor(text: string, path: string) {
    this.text = text
    this.#path = path
  }

  get elements(): readonly Element[] {
    this.#elements ??= readElements(this.text, this.#path)
    return this.#elements
  }
}

function elementsByText(text: string, path: string): TextWithElements {
  return new TextWithElements(text, path)
}

/** The language that the template of a single-file component is written in. */
export function hostOf(path: string): 'vue' | 'wxml' {
  return path.endsWith('vue') ? 'vue' : 'wxml'
}

export function looksLikeJsx(text: string): boolean {
  return JSX_TAG.test(text)
}

function readElements(text: string, path: string): readonly Element[] {
  if (path.endsWith('.wxml')) return wxmlElements(text)
  if (isSfc(path)) return sfcElements(text, hostOf(path))
  const script = looksLikeJsx(text) ? parseScript(text, path) : null
  return script ? jsxElements(script, new Variables(script)) : []
}
