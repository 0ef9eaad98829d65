import path from 'node:path'
import { mayHoldAgreeButton } from '../templates/agree-buttons.js'
import { isAgreeButton } from '../templates/agree-events.js'
import type { Attribute, Element } from '../templates/element.js'
import { wxmlElements } from '../templates/from-wxml.js'
import { componentResolver } from './component-tags.js'
import { pageBases, pageRoute, pathFrom, templateOf } from './components.js'
import { atOnce, factOf } from './files.js'
import type { Program } from './find-program.js'
import { layoutsOf } from './layouts.js'
import { shownByScript } from './shown-by-scripts.js'
import { elementsInFile, isSingleFile } from './single-files.js'
import { isSfc } from './file-kind.js'

/** An element with the file that it is written in: a template takes in others. */
export interface PlacedElement {
  readonly file: string
  readonly element: Element
}

interface TemplateFacts {
  /** What is shown where the template is: all but the `<template name>` parts. */
  readonly shown: readonly Element[]
  /** By name, what the `<template name>` parts hold. */
  readonly parts: ReadonlyMap<string, readonly Element[]>
  /** `src` of each `<import>` */
  readonly imports: readonly string[]
  /** `src` of each `<include>` */
  readonly includes: readonly string[]
}

/**
 * The elements that the template of a page or component shows: its own, those of the files it includes, and those of the parts
 * that `<template is>` takes from it or from a file it imports.
 */
export function elementsOf(program: Program, base: string): readonly PlacedElement[] {
  if (isSingleFile(base)) return elementsInFile(base).map((element) => ({ file: base, element }))
  const file = templateOf(base)
  return file === null ? [] : new Assembly(program, file).elements
}

/** Whether the template of a page or component holds an agree button. A single file that does not mention one is not parsed for it. */
export function showsAgreeButton(program: Program, base: string): boolean {
  if (isSingleFile(base) && !factOf(base, mayHoldAgreeButton)) return false
  return elementsOf(program, base).some(({ element }) => isAgreeButton(element))
}

/** The template files that a template takes in, itself first; those that are not there are left out. */
export function templateFiles(program: Program, file: string): readonly string[] {
  if (isSingleFile(file)) return [file]
  const files = new Set<string>()
  const open = [file]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const facts = files.has(next) ? null : factOf(next, readTemplate)
    if (facts === null) continue
    files.add(next)
    for (const written of [...facts.imports, ...facts.includes]) open.push(templatePath(program, next, written))
  }
  return [...files]
}

/** The components that a page or component shows, nested ones included, by their bases. A page that is a tab shows the custom tab bar too. */
export function reachableComponents(program: Program, base: string): ReadonlySet<string> {
  return atOnce(() => new Reach(program).from(base))
}

/** The bases of the pages that show a component, directly or inside another one. Reads every page. */
export function pagesShowing(program: Program, base: string): readonly string[] {
  return atOnce(() => {
    const reach = new Reach(program)
    return pageBases(program).filter((page) => reach.from(page).has(base))
  })
}

/** Follows tags to components; what one page or component shows itself is looked up once. */
class Reach {
  readonly #program: Program
  readonly #shown = new Map<string, readonly string[]>()
  readonly #tabBar: { readonly base: string; readonly pages: ReadonlySet<string> } | null

  constructor(program: Program) {
    const { hasCustomTabBar, tabPages } = program.config
    this.#program = program
    const tabs = new Set(tabPages)
    this.#tabBar = hasCustomTabBar ? { base: path.join(program.root, 'custom-tab-bar', 'index'), pages: tabs } : null
  }

  from(base: string): ReadonlySet<string> {
    const reached = new Set<string>()
    const open = [...this.#shownBy(base), ...(this.#tabBar?.pages.has(pageRoute(this.#program, base)) ? [this.#tabBar.base] : [])]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(...this.#shownBy(next))
    }
    return reached
  }

  #shownBy(base: string): readonly string[] {
    const shown = this.#shown.get(base) ?? componentsIn(this.#program, base)
    this.#shown.set(base, shown)
    return shown
  }
}

/** The components that the template of a page or component names itself, by their bases. */
export function componentsIn(program: Program, base: string): readonly string[] {
  const around = layoutsOf(program, base)
  if (isSingleFile(base) && !isSfc(base)) return [...around, ...shownByScript(program, base)]
  const componentNamed = componentResolver(program, base)
  const own = [...tagsIn(program, base)].flatMap((tag) => {
    const component = componentNamed(tag)
    return component?.kind === 'component' ? [component.base] : []
  })
  return [...around, ...own]
}

/** Names of elements, and of the components that stand in for a generic one (`generic:item="card"`). */
function tagsIn(program: Program, base: string): ReadonlySet<string> {
  const elements = elementsOf(program, base)
  const tags = new Set(elements.map(({ element }) => element.name))
  // Attributes are made when they are asked for.
  if (isSingleFile(base) && factOf(base, mayHoldGenerics) !== true) return tags
  for (const { element } of elements) for (const attribute of element.attributes) if (attribute.name.startsWith('generic:')) tags.add(textOf(attribute))
  return tags
}

function mayHoldGenerics(text: string): boolean {
  return text.includes('generic:')
}

/** Puts a template together from the files it takes in. Each part is taken once, so that circles end. */
class Assembly {
  readonly elements: PlacedElement[] = []
  readonly #program: Program
  readonly #main: string
  readonly #taken = new Set<string>()

  constructor(program: Program, file: string) {
    this.#program = program
    this.#main = file
    this.#takeFile(file)
  }

  #takeFile(file: string): void {
    if (this.#taken.has(file)) return
    this.#taken.add(file)
    this.#take(file, factOf(file, readTemplate)?.shown ?? [])
  }

  #take(file: string, elements: readonly Element[]): void {
    for (const element of elements) {
      this.elements.push({ file, element })
      if (element.name === 'include') this.#takeFile(templatePath(this.#program, file, attributeText(element, 'src')))
      if (element.name === 'template') this.#takeParts(file, element)
    }
  }

  #takeParts(file: string, element: Element): void {
    const wanted = namesIn(element.attributes.find(({ name }) => name === 'is'))
    // An included file is copied into its place, so that it sees the parts of the file around it.
    for (const [owner, parts] of [...this.#partsSeenBy(file), ...this.#partsSeenBy(this.#main)]) {
      for (const [name, elements] of parts) {
        const id = `${owner}#${name}`
        if ((wanted !== null && !wanted.includes(name)) || this.#taken.has(id)) continue
        this.#taken.add(id)
        this.#take(owner, elements)
      }
    }
  }

  /** A file sees its own parts and those of the files it imports, not what those import. */
  #partsSeenBy(file: string): readonly (readonly [string, TemplateFacts['parts']])[] {
    const facts = factOf(file, readTemplate)
    if (!facts) return []
    const imported = facts.imports.map((written) => templatePath(this.#program, file, written))
    return [[file, facts.parts], ...imported.map((each) => [each, factOf(each, readTemplate)?.parts ?? new Map<string, readonly Element[]>()] as const)]
  }
}

function readTemplate(text: string): TemplateFacts {
  const elements = wxmlElements(text)
  const parts = new Map<string, Element[]>()
  const shown: Element[] = []
  const partsAround = new Map<Element, string>()
  for (const element of elements) {
    const around = element.parent ? partsAround.get(element.parent) : undefined
    const name = around ?? (element.name === 'template' ? attributeText(element, 'name') : '')
    if (name !== '') partsAround.set(element, name)
    if (name === '') shown.push(element)
    else if (around !== undefined) (parts.get(name) ?? newPart(parts, name)).push(element)
  }
  const sources = (tag: string): string[] => {
    return elements.filter((element) => element.name === tag).map((element) => attributeText(element, 'src')).filter((src) => src !== '')
  }
  return { shown, parts, imports: sources('import'), includes: sources('include') }
}

function newPart(parts: Map<string, Element[]>, name: string): Element[] {
  const part: Element[] = []
  parts.set(name, part)
  return part
}

function templatePath(program: Program, file: string, written: string): string {
  const absolute = pathFrom(program, path.dirname(file), written)
  return path.extname(absolute) === '' ? `${absolute}.wxml` : absolute
}

function attributeText(element: Element, name: string): string {
  const attribute = element.attributes.find((each) => each.name === name)
  return attribute ? textOf(attribute) : ''
}

function textOf({ value }: Attribute): string {
  return value.kind === 'static' ? value.text : ''
}

/** The names that an attribute can have, `null` where that cannot be told. */
function namesIn(attribute: Attribute | undefined): readonly string[] | null {
  if (attribute?.value.kind === 'static') return [attribute.value.text]
  return attribute?.value.kind === 'dynamic' ? attribute.value.possible : []
}
