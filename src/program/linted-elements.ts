import { agreeButtons, buttonRows, type AgreeButton } from '../templates/agree-buttons.js'
import type { Element } from '../templates/element.js'
import { isHalfTyped } from '../templates/from-sfc.js'
import { pascalCase } from '../templates/tag-names.js'
import { componentResolver } from './component-tags.js'
import { pageBases } from './components.js'
import { importBindings } from './import-bindings.js'
import { libraryTagsOf } from './library-uses.js'
import type { LintedFile } from './linted-file.js'
import { hostOf } from './single-files.js'
import { elementsOf } from './templates.js'

/** The elements that a page or component shows; of the linted file as it stands in the editor. */
export function elementsOfUnit(file: LintedFile, base: string): readonly Element[] {
  if (base === file.path) return file.elements
  return file.program ? elementsOf(file.program, base).map(({ element }) => element) : []
}

/** The agree buttons of the linted file; a component of the program that is called `Button` is none. */
export function agreeButtonsIn(file: LintedFile): readonly AgreeButton[] {
  const { program } = file
  const buttons = agreeButtons(file.elements, buttonRows(file.settings.buttons, libraryTagsOf(file)))
  if (file.kind !== 'sfc' || !buttons.some(isRenamed)) return buttons
  const componentNamed = program ? componentResolver(program, file.path) : () => null
  const imported = new Set([...importBindings(file.text).imports.keys()].map(pascalCase))
  return buttons.filter((button) => !isRenamed(button) || (!imported.has(pascalCase(button.element.name)) && componentNamed(button.element.name) === null))
}

/** `<Button>` where the platform's is `<button>`. */
function isRenamed({ element, row }: AgreeButton): boolean {
  return row.source === 'formComponents' && element.name !== 'button'
}

/** Whether the linted single-file component is being typed, so that its template is no place for edits. */
export function isBeingTyped(file: LintedFile): boolean {
  const known = beingTyped.get(file)
  if (known !== undefined) return known
  const isTyped = file.kind === 'sfc' && isHalfTyped(file.text, hostOf(file.path))
  beingTyped.set(file, isTyped)
  return isTyped
}

/** A file with many buttons is asked about at each. */
const beingTyped = new WeakMap<LintedFile, boolean>()

/** How the linted file's program writes elements; of a script beside templates, as those do. */
export function hostOfMarkup(file: LintedFile): Element['host'] {
  const [first] = file.elements
  if (first) return first.host
  if (file.kind === 'sfc') return hostOf(file.path)
  switch (file.program?.dialect) {
    case 'uni-app':
      return 'vue'
    case 'taro':
      return pageBases(file.program).some((page) => page.endsWith('.vue')) ? 'vue' : 'jsx'
    default:
      return 'wxml'
  }
}
