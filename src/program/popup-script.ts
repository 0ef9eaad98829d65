import path from 'node:path'
import { boundableNames } from '../analysis/boundable-names.js'
import { componentObjects } from '../analysis/component-objects.js'
import { Variables } from '../analysis/variables.js'
import { factOf } from './files.js'
import { projectFolders, type Program } from './find-program.js'
import type { LintedFile } from './linted-file.js'
import { listenersOf, resolvesIn } from './listeners-of.js'
import { parseScript } from './parse-script.js'
import { Popups } from './popups.js'
import { listenersAt } from './registrations.js'
import { factsOf, factsOnDisk } from './resolve-facts.js'
import { ResolveTrails } from './resolve-trails.js'

/** What the template of a popup needs to know of its script. */
export interface PopupScript {
  readonly hasListener: boolean
  /** Whether `resolve` is told anything in it. */
  readonly tells: boolean
  /** The ids that `resolve` is told with consent. */
  readonly buttonIds: readonly string[]
  /** Everything that a template may bind; `null` where more may be there than is seen. */
  readonly methods: ReadonlySet<string> | null
}

/** Facts of the script of a page or component. */
export function popupScriptAt(program: Program, script: string): PopupScript {
  const listeners = listenersAt(script)
  const arrived = ResolveTrails.of(program).arrivalsAt(script).flatMap((arrival) => factsOnDisk(script, arrival) ?? [])
  const answers = [...(listeners?.resolves ?? []), ...arrived].flatMap((facts) => facts.answers)
  return {
    hasListener: listeners !== null,
    tells: answers.some(({ settles }) => settles),
    buttonIds: [...new Set(answers.flatMap(({ buttonIds }) => buttonIds))],
    methods: factOf(script, readMethods),
  }
}

/** Facts of the linted script as it stands in the editor. */
export function popupScriptIn(file: LintedFile): PopupScript {
  const listeners = listenersOf(file)
  const answers = resolvesIn(file).flatMap((resolve) => factsOf(resolve).answers)
  return {
    hasListener: listeners !== null,
    tells: answers.some(({ settles }) => settles),
    buttonIds: [...new Set(answers.flatMap(({ buttonIds }) => buttonIds))],
    methods: file.program && mayBeGivenMethods(file.program) ? null : boundableNames(file.sourceCode, file.componentObjects, file.variables),
  }
}

function readMethods(text: string, path: string): ReadonlySet<string> | null {
  const script = parseScript(text, path)
  if (!script) return null
  const variables = new Variables(script)
  return boundableNames(script, componentObjects(script, variables), variables)
}

/** Whether the templates of a program may bind what their scripts do not name: by a mixin for all, or imports that the build adds. */
function mayBeGivenMethods(program: Program): boolean {
  if (program.dialect === 'native') return false
  return (
    Popups.of(program).files.scripts.some((script) => factOf(script, givesToAll) ?? false) ||
    [program.root, ...projectFolders(program)].some((folder) => factOf(path.join(folder, 'package.json'), addsImports) ?? false)
  )
}

/** `Vue.mixin({ … })`, `app.config.globalProperties.agree = …`; names with a dollar are nobody's handlers. */
function givesToAll(text: string): boolean {
  return /\.mixin\s*\(|\b(?:globalProperties|Vue\.prototype)\s*(?:\.\s*(?!\$)|\[)/u.test(text)
}

function addsImports(text: string): boolean {
  return text.includes('auto-import')
}
