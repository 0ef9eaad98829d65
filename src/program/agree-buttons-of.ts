import path from 'node:path'
import { nodesOf, type Node } from '../analysis/ast.js'
import { agreeButtons, isButtonAttribute, presenceIn, type AgreeButton, type ButtonRows } from '../templates/agree-buttons.js'
import { propertyName, type Element } from '../templates/element.js'
import { platformTag } from '../templates/platform-tags.js'
import { componentResolver, type ComponentResolver } from './component-tags.js'
import { atOnce, factOf } from './files.js'
import { isInPackage, type Program } from './find-program.js'
import type { LintedFile } from './linted-file.js'
import { programFiles } from './program-files.js'
import { elementsInFile } from './single-files.js'
import { elementsOf, reachableComponents } from './templates.js'

/** The agree buttons that a page or component shows. */
export interface ShownButtons {
  /** Those whose tag is known. */
  readonly buttons: readonly AgreeButton[]
  /** Whether there is any, those behind unknown tags included; `maybe` where a value or a component cannot be read. */
  readonly presence: 'yes' | 'maybe' | 'no'
  /** Whether `buttons` are all that there can be. */
  readonly areAll: boolean
}

/**
 * The agree buttons of a page or component, by its base: in its template, and in those of the components that it shows. `elementsIn`
 * knows the elements of a base better than the disk does.
 */
export function buttonsShownBy(program: Program, base: string, rows: ButtonRows, elementsIn: (base: string) => readonly Element[] = (each) => elementsOf(program, each).map(({ element }) => element)): ShownButtons {
  return atOnce(() => {
    const buttons: AgreeButton[] = []
    let presence: ShownButtons['presence'] = 'no'
    let areAll = true
    for (const each of [base, ...reachableComponents(program, base)]) {
      const isPackaged = isPackageOf(program, each)
      const componentNamed = componentResolver(program, each)
      const elements = elementsIn(each)
      const known = agreeButtons(elements, rows)
      const named = new Set(known.map(({ element }) => element))
      buttons.push(...known)
      for (const element of elements) {
        const found = presenceIn(element)
        // A library's button takes its open-type from the tag that shows it, which is read itself.
        const isUncertain = !isPackaged && (found === 'maybe' || isUnread(element, componentNamed))
        if (isUncertain || (found === 'yes' && !named.has(element))) areAll = false
        if (found === 'yes') presence = 'yes'
        else if (isUncertain && presence === 'no') presence = 'maybe'
      }
    }
    return { buttons, presence, areAll }
  })
}

/** What the framework's own components hold is known. */
function isUnread(element: Element, componentNamed: ComponentResolver): boolean {
  if (element.host === 'jsx' && platformTag(element) !== null) return false
  const component = componentNamed(element.name, element.source)
  return component !== null && component.kind !== 'component'
}

/** Whether any template of a program holds an agree button, or any script a dialog with one; `maybe` where the program cannot be read as a whole. */
export function agreeButtonsOfProgram(program: Program): ShownButtons['presence'] {
  return atOnce(() => {
    const { templates, scripts, isComplete } = programFiles(program)
    const own = (file: string): boolean => !isPackageOf(program, file)
    const found = templates.filter(own).map(presenceInTemplate)
    if (found.includes('yes') || scripts.some((script) => own(script) && factOf(script, namesAgreeButton))) return 'yes'
    return isComplete && !found.includes('maybe') ? 'no' : 'maybe'
  })
}

/** Whether a file of a program is a package's, wherever the program itself stands. */
function isPackageOf(program: Program, file: string): boolean {
  return isInPackage(path.join(path.sep, path.relative(program.root, file)))
}

function presenceInTemplate(template: string): ShownButtons['presence'] {
  const found = elementsInFile(template).map(presenceIn)
  return found.includes('yes') ? 'yes' : found.includes('maybe') ? 'maybe' : 'no'
}

/** Whether the linted script, or a property that its elements are given, gives a dialog the open-type of an agree button. */
export function namesAgreeButtonIn({ text, sourceCode, elements, hasTemplate }: LintedFile): boolean {
  if (!namesAgreeButton(text) || !hasTemplate) return namesAgreeButton(text)
  const isOfElement = (node: Node): boolean => {
    for (let at: Node | undefined = node; at; at = at.parent) if (at.type === 'JSXAttribute') return true
    return false
  }
  const strings: readonly Node[] = [...nodesOf(sourceCode, 'Literal'), ...nodesOf(sourceCode, 'TemplateLiteral')]
  if (strings.some((node) => namesAgreeButton(text.slice(...node.range)) && !isOfElement(node))) return true
  return elements.some((element) => element.attributes.some((attribute) => !isButtonAttribute(propertyName(element, attribute)) && attribute.value.kind === 'dynamic' && namesAgreeButton(attribute.value.source)))
}

/** Whether a script gives a dialog the open-type of an agree button. */
function namesAgreeButton(text: string): boolean {
  return /['"`|]agreePrivacyAuthorization['"`]/u.test(text)
}
