import path from 'node:path'
import { agreeButtons, presenceIn, rowOf, type AgreeButton, type ButtonRows } from '../templates/agree-buttons.js'
import { componentResolver } from './component-tags.js'
import { atOnce, factOf } from './files.js'
import { isInPackage, type Program } from './find-program.js'
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

/** The agree buttons of a page or component, by its base: in its template, and in those of the components that it shows. */
export function buttonsShownBy(program: Program, base: string, rows: ButtonRows): ShownButtons {
  return atOnce(() => {
    const buttons: AgreeButton[] = []
    let presence: ShownButtons['presence'] = 'no'
    let areAll = true
    for (const each of [base, ...reachableComponents(program, base)]) {
      const isPackaged = isPackageOf(program, each)
      const componentNamed = componentResolver(program, each)
      const elements = elementsOf(program, each).map(({ element }) => element)
      buttons.push(...agreeButtons(elements, rows))
      for (const element of elements) {
        const found = presenceIn(element)
        // A library's button takes its open-type from the tag that shows it, which is read itself.
        const isUncertain = !isPackaged && (found === 'maybe' || isUnread(componentNamed(element.name, element.source)))
        if (isUncertain || (found === 'yes' && !rowOf(element, rows))) areAll = false
        if (found === 'yes') presence = 'yes'
        else if (isUncertain && presence === 'no') presence = 'maybe'
      }
    }
    return { buttons, presence, areAll }
  })
}

function isUnread(component: ReturnType<ReturnType<typeof componentResolver>>): boolean {
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

/** Whether a script gives a dialog the open-type of an agree button. */
export function namesAgreeButton(text: string): boolean {
  return /['"`|]agreePrivacyAuthorization['"`]/u.test(text)
}
