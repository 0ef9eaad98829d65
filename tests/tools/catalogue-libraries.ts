import type { LibraryComponent } from '../../src/catalogue/libraries.js'
import { LIBRARY_CONDITIONS, type ConditionalNeed, type LeftOut, type PropCondition } from '../../src/catalogue/library-conditions.js'
import { LIBRARIES } from '../../src/catalogue/library-data.js'

const REASONS: Readonly<Record<LeftOut['because'], string>> = {
  method: 'in a method that only the page can call',
  content: 'for links in its content',
  'open-type': 'for an open-type, which is reported itself',
  elsewhere: 'on other platforms or old base libraries',
  dead: 'in code that never runs',
}

/** The rows of the page's tables of libraries, in Markdown. */
export function libraryNeeds(): readonly (readonly string[])[] {
  return LIBRARIES.flatMap(({ package: name, version, components }) =>
    components.flatMap((component) => {
      const row = LIBRARY_CONDITIONS.find((each) => each.component === component.name && each.packages.includes(name))
      const needs = (row?.needs ?? []).map((need) => [interfaceOf(need.name), conditionOf(need)])
      const leftOut = (row?.leftOut ?? []).map((each) => [interfaceOf(each.name), `not reported: ${REASONS[each.because]}`])
      return [...needs, ...leftOut].map(([what = '', when = '']) => [`\`${name}\` ${version}`, shown(component), what, when])
    }),
  )
}

export function libraryButtons(): readonly (readonly string[])[] {
  return LIBRARIES.flatMap(({ package: name, components }) =>
    components.flatMap((component) => {
      const { button } = component
      if (!button) return []
      return [[`\`${name}\``, shown(component), `\`${button.openType}\``, button.ids.map((id) => `\`${id}\``).join(', ') || '**none**', button.passesEvent ? 'yes' : '**no**']]
    }),
  )
}

function shown({ name, tags }: LibraryComponent): string {
  return (tags.length > 0 ? tags.map((tag) => `\`<${tag}>\``) : [`\`${name}\``]).join(', ')
}

function interfaceOf(name: string): string {
  const [first = '', second] = name.split(' ')
  if (second !== undefined) return `\`<button ${first}="${second}">\``
  return first.includes('.') ? `\`${first}\`` : `\`wx.${first}\``
}

function conditionOf({ when }: ConditionalNeed): string {
  return when.length === 0 ? 'always' : when.map(written).join(', ')
}

function written(condition: PropCondition): string {
  switch (condition.kind) {
    case 'is':
      return `\`${condition.prop}\` is ${condition.values.map((each) => value(each) + (each === condition.default ? ' (default)' : '')).join(' or ')}`
    case 'isNot':
      return `\`${condition.prop}\` is not ${condition.values.map(value).join(' or ')}`
    case 'unless':
      return condition.default === condition.value ? `\`${condition.prop}\` is set` : `not \`${condition.prop}="${condition.value}"\``
    case 'unset':
      return `\`${condition.prop}\` is left as it is`
    case 'empty':
      return 'nothing stands inside'
  }
}

function value(text: string): string {
  return text === '' ? 'empty' : `\`${text}\``
}
