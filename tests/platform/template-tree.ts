import type { Element, Value } from '../../src/templates/element.js'
import { attributeNamed } from '../../src/templates/element.js'
import { wxmlElements } from '../../src/templates/from-wxml.js'
import { mustacheValue } from './mustache-value.js'

/** An element with what stands in it, in the order of the text. */
export interface TemplateNode {
  readonly element: Element
  readonly children: TemplateContent
}

export type TemplateContent = readonly (TemplateNode | string)[]

type Data = Readonly<Record<string, unknown>>

const NOT_EXECUTED = ['template', 'import', 'include', 'wxs']

/** A template as a tree. Throws where it holds what the simulated platform does not execute. */
export function templateTree(text: string): TemplateContent {
  const made = new Map<Element | null, TemplateNode[]>([[null, []]])
  const elements = wxmlElements(text)
  const contentOf = (parent: Element | null): TemplateContent => {
    const [start, end] = parent ? contentRange(text, parent) : [0, text.length]
    const content: (TemplateNode | string)[] = []
    let at = start
    for (const node of made.get(parent) ?? []) {
      content.push(withoutComments(text.slice(at, node.element.range[0])), node)
      at = node.element.range[1]
    }
    return [...content, withoutComments(text.slice(at, end))].filter((each) => typeof each !== 'string' || each.trim() !== '')
  }
  // Children stand after their parents: from the end on, what an element holds is complete before the element itself.
  for (const element of elements.toReversed()) {
    if (NOT_EXECUTED.includes(element.name) || attributeNamed(element, 'wx:for')) throw new Error(`the simulated platform does not execute <${element.name}> here`)
    const siblings = made.get(element.parent) ?? []
    made.set(element.parent, siblings)
    siblings.unshift({ element, children: contentOf(element) })
  }
  return contentOf(null)
}

/** What is there with such data: branches of `wx:if` are chosen, and blocks are replaced by what they hold. */
export function presentIn(content: TemplateContent, data: Data): TemplateContent {
  let isTaken = false
  return content.flatMap((node): TemplateContent => {
    if (typeof node === 'string') return [node]
    const condition = ['wx:if', 'wx:elif', 'wx:else'].find((name) => attributeNamed(node.element, name))
    const isTrue = condition === undefined || condition === 'wx:else' || Boolean(attributeValue(node, condition, data))
    const isPresent = isTrue && !(isTaken && (condition === 'wx:elif' || condition === 'wx:else'))
    isTaken = condition !== undefined && (isPresent || (condition !== 'wx:if' && isTaken))
    if (!isPresent) return []
    return node.element.name === 'block' ? presentIn(node.children, data) : [node]
  })
}

/** What an attribute says with such data: `undefined` where there is none, `true` where it stands alone. */
export function attributeValue({ element }: TemplateNode, name: string, data: Data): unknown {
  const attribute = attributeNamed(element, name)
  return attribute ? valueIn(attribute.value, data) : undefined
}

/** The same where only text counts: empty where there is none. */
export function attributeText(node: TemplateNode, name: string, data: Data): string {
  const value = attributeValue(node, name, data)
  return typeof value === 'string' ? value : ''
}

function valueIn(value: Value, data: Data): unknown {
  if (value.kind === 'none') return true
  return value.kind === 'static' ? value.text : mustacheValue(value.source, data)
}

function contentRange(text: string, { range: [, end], startTag }: Element): readonly [number, number] {
  const start = startTag[1]
  return start < end ? [start, text.lastIndexOf('</', end - 1)] : [start, start]
}

function withoutComments(text: string): string {
  return text.replaceAll(/<!--.*?-->/gsu, '')
}
