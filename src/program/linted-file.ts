import path from 'node:path'
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { componentObjects } from '../analysis/component-objects.js'
import type { ComponentObject } from '../analysis/component-shape.js'
import { analyseScript, mayReachApi, type ScriptAnalysis } from '../analysis/uses.js'
import { Variables } from '../analysis/variables.js'
import { OFFICIAL_TABLE } from '../catalogue/interface-table.js'
import type { PrivacyInterface } from '../catalogue/interfaces.js'
import { parseJson, type JsonDocument } from '../parsers/json.js'
import { Lines } from '../parsers/lines.js'
import type { Range } from '../parsers/range.js'
import { disabledRules } from '../templates/disable-comments.js'
import { elementUses, mayHoldElementUses } from '../templates/element-uses.js'
import type { Element } from '../templates/element.js'
import { jsxElements } from '../templates/from-jsx.js'
import { wxmlElements } from '../templates/from-wxml.js'
import { verdictOf } from './consent-of.js'
import type { ConsentVerdict } from './consent-verdict.js'
import { ConsentScripts, type ConsentScript } from './consent-scripts.js'
import { elementVerdict } from './element-consent.js'
import { fileKindOf, type FileKind } from './file-kind.js'
import { lookAnew } from './files.js'
import { programOf, type Program } from './find-program.js'
import { GUIDELINE_FILE, guidelineOf, guidelinePath, type Guideline } from './guideline.js'
import { importResolver } from './module-exports.js'
import { isOwnCode, isPageOfOthers } from './own-code.js'
import { Popups } from './popups.js'
import { readSettings, type Settings } from './settings.js'
import { elementsInSfc, looksLikeJsx } from './single-files.js'
import { tableFor } from './table.js'
import { typeNames } from './types.js'

/** A node, or offsets in the file's text. */
export type Place = TSESTree.Node | Range

/** One place that uses a privacy interface, in whatever language. */
export interface Use {
  readonly kind: 'call' | 'reference' | 'element'
  readonly interface: PrivacyInterface
  /** As messages name it: `wx.getLocation`, `<button open-type="getPhoneNumber">`. */
  readonly name: string
  /** `wx`, `uni`, `Taro`, the type of an object, or `''` in a template. */
  readonly object: string
  readonly at: Place
  /** The call, reference or element itself. */
  readonly source: TSESTree.Node | Element
}

export type LintContext = Pick<TSESLint.RuleContext<string, readonly unknown[]>, 'sourceCode' | 'filename' | 'physicalFilename' | 'settings' | 'cwd'>

/** The file that ESLint is linting, with all that rules ask of it; each answer is found once and shared by the rules. */
export class LintedFile {
  /** ESLint runs all rules over a file before it turns to the next one. */
  static #last: LintedFile | null = null

  readonly sourceCode: TSESLint.SourceCode
  readonly path: string
  readonly kind: FileKind
  readonly settings: Settings
  readonly #cwd: string
  readonly #given: unknown
  #program: { readonly found: Program | null } | null = null
  #guideline: Guideline | null = null
  #script: ScriptAnalysis | null = null
  #isInert: boolean | null = null
  #isLeftOut: boolean | null = null
  #hasTemplate: boolean | null = null
  #elements: readonly Element[] | null = null
  #uses: readonly Use[] | null = null
  #json: JsonDocument | null = null
  #variables: Variables | null = null
  readonly #consents = new Map<ConsentScripts, ConsentScript>()
  #componentObjects: readonly ComponentObject[] | null = null
  #disabled: ReturnType<typeof disabledRules> | null = null
  #lines: Lines | null = null

  private constructor(context: LintContext) {
    this.sourceCode = context.sourceCode
    this.path = context.physicalFilename
    this.kind = fileKindOf(context.filename)
    this.#given = context.settings['wechat-privacy']
    this.settings = readSettings(this.#given)
    this.#cwd = context.cwd
  }

  /** The one LintedFile of a file while it is linted with the same settings. Throws when the settings are wrong. */
  static of(context: LintContext): LintedFile {
    const last = LintedFile.#last
    if (last?.sourceCode === context.sourceCode && last.#given === context.settings['wechat-privacy']) return last
    lookAnew()
    LintedFile.#last = new LintedFile(context)
    return LintedFile.#last
  }

  get text(): string {
    return this.sourceCode.text
  }

  /** The type of the root node: `Program`, or `Document` under a language of another plugin. */
  get rootType(): string {
    return this.sourceCode.ast.type
  }

  get program(): Program | null {
    this.#program ??= { found: programOf(this.path, this.settings, this.#cwd) }
    return this.#program.found
  }

  get guideline(): Guideline {
    this.#guideline ??= guidelineOf(this.program, this.settings, this.#cwd)
    return this.#guideline
  }

  /** Whether this is the program's guideline, or bears its usual name. */
  get isGuideline(): boolean {
    return path.basename(this.path) === GUIDELINE_FILE || guidelinePath(this.program, this.settings, this.#cwd) === this.path
  }

  /** Where findings stand that are about something which is not there. */
  get firstLine(): Range {
    return [0, /\r?\n|$/u.exec(this.text)?.index ?? 0]
  }

  /** A script that reaches no API and belongs to no program: no rule has anything to say of it. */
  get isInert(): boolean {
    this.#isInert ??= this.hasScript && this.program === null && !mayReachApi(this.text, tableFor(this.settings, 'app')) && !(this.hasTemplate && mayHoldElementUses(this.text))
    return this.#isInert
  }

  /** Whether it is no part of the build for WeChat at all. */
  get isLeftOut(): boolean {
    this.#isLeftOut ??= this.kind === 'sfc' && this.program !== null && isPageOfOthers(this.program, this.path)
    return this.#isLeftOut
  }

  get hasScript(): boolean {
    return this.kind === 'script' || this.kind === 'sfc'
  }

  /** Whether elements can be in it: templates, single-file components and JSX. */
  get hasTemplate(): boolean {
    this.#hasTemplate ??= this.kind === 'wxml' || this.kind === 'sfc' || (this.kind === 'script' && looksLikeJsx(this.text))
    return this.#hasTemplate
  }

  get script(): ScriptAnalysis {
    this.#script ??= this.#analyseScript()
    return this.#script
  }

  get variables(): Variables {
    this.#variables ??= new Variables(this.sourceCode)
    return this.#variables
  }

  /** The apps, pages and components that this script registers. */
  get componentObjects(): readonly ComponentObject[] {
    this.#componentObjects ??= componentObjects(this.sourceCode, this.variables)
    return this.#componentObjects
  }

  get elements(): readonly Element[] {
    this.#elements ??= this.#readElements()
    return this.#elements
  }

  /** The uses of this file in the order of its text; none in files that do not become part of the program. */
  get uses(): readonly Use[] {
    this.#uses ??= this.#findUses()
    return this.#uses
  }

  /** Why a use of this file is, or is not, behind consent; unknown where the file belongs to no program. `guards`: functions that ask, besides those of the settings. */
  consentOf(use: Use, guards: readonly string[] = []): ConsentVerdict {
    const { program } = this
    if (!program || program.kind === 'plugin') return { kind: 'unknown' }
    const scripts = ConsentScripts.of(program, { ...this.settings, guards: [...this.settings.guards, ...guards] })
    if ('host' in use.source) return elementVerdict(this, use.source, use.interface.kind === 'input-type', scripts)
    return verdictOf(use.source, this.#consentScript(scripts), scripts)
  }

  /** Whether a script of the program registers a privacy listener. */
  get hasListener(): boolean {
    return this.program !== null && Popups.of(this.program).listeners.length > 0
  }

  get json(): JsonDocument {
    this.#json ??= parseJson(this.text)
    return this.#json
  }

  /** Where a place is, in the lines and columns of the language that ESLint uses for the file. */
  locationOf(place: Place): TSESTree.SourceLocation {
    if (!isRange(place)) return place.loc
    return { start: this.#positionOf(place[0]), end: this.#positionOf(place[1]) }
  }

  /** Whether a comment in the file turns the rule off there and ESLint, not knowing the language's comments, cannot see it. */
  isDisabled(rule: string, loc: TSESTree.SourceLocation): boolean {
    const isSeen = this.kind === 'wxml' ? hasComments(this.sourceCode) : this.kind !== 'sfc'
    if (isSeen) return false
    this.#disabled ??= this.text.includes('eslint-') ? disabledRules(this.text, this.kind === 'sfc' ? 'sfc' : 'wxml') : () => false
    return this.#disabled(rule, loc.start.line, loc.start.column)
  }

  #consentScript(scripts: ConsentScripts): ConsentScript {
    const script = this.#consents.get(scripts) ?? scripts.ofLinted({ path: this.path, script: this.sourceCode, variables: this.variables, analysis: this.script })
    this.#consents.set(scripts, script)
    return script
  }

  #analyseScript(): ScriptAnalysis {
    const typeOf = typeNames(this.sourceCode)
    return analyseScript(this.sourceCode, {
      table: tableFor(this.settings, this.#tableKind()),
      apiObjects: this.settings.apiObjects,
      apiWrappers: this.settings.apiWrappers,
      resolveImport: (wanted) => importResolver(this.program, this.path)(wanted),
      ...(typeOf ? { typeOf } : {}),
    })
  }

  #tableKind(): 'app' | 'game' {
    return GAME_NAMES.test(this.text) && this.program?.kind === 'game' ? 'game' : 'app'
  }

  #readElements(): readonly Element[] {
    switch (this.kind) {
      case 'wxml':
        return wxmlElements(this.text)
      case 'sfc':
        return elementsInSfc(this.path, this.text)
      case 'script':
        return jsxElements(this.sourceCode, this.variables)
      default:
        return []
    }
  }

  #findUses(): readonly Use[] {
    const inScript: readonly Use[] = this.hasScript ? this.script.uses.map((use) => ({ ...use, at: use.node, source: use.node })) : []
    const inTemplate = this.#usesOfElements()
    if ((inScript.length === 0 && inTemplate.length === 0) || !isOwnCode(this.path)) return []
    if (inTemplate.length === 0 || inScript.length === 0) return inScript.length > 0 ? inScript : inTemplate
    return [...inScript, ...inTemplate].sort((one, other) => startOf(one.at) - startOf(other.at))
  }

  #usesOfElements(): readonly Use[] {
    const table = tableFor(this.settings, 'app')
    if (!this.hasTemplate || (table === OFFICIAL_TABLE && !mayHoldElementUses(this.text))) return []
    return this.elements.flatMap((element) => elementUses(element, table).map((use) => ({ kind: 'element', interface: use.interface, name: use.name, object: '', at: use.range, source: element }) as const))
  }

  #positionOf(index: number): TSESTree.Position {
    const { sourceCode } = this
    if (typeof sourceCode.getLocFromIndex === 'function') return sourceCode.getLocFromIndex(index)
    this.#lines ??= new Lines(this.text)
    const { line, column } = this.#lines.positionAt(index)
    // The JSON language of @eslint/json counts columns from 1, ESLint's own from 0.
    return { line, column: this.rootType === 'Document' ? column + 1 : column }
  }
}

/** Names that mean something else, or something at all, in a mini game only. */
const GAME_NAMES = /\b(?:getUserInfo|createUserInfoButton|createCamera|scope\.userInfo)\b/u

function startOf(place: Place): number {
  return isRange(place) ? place[0] : place.range[0]
}

function isRange(place: Place): place is Range {
  return Array.isArray(place)
}

function hasComments(sourceCode: TSESLint.SourceCode): boolean {
  const { comments } = sourceCode.ast
  return Array.isArray(comments) && comments.length > 0
}
