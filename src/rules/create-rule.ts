import type { TSESLint } from '@typescript-eslint/utils'
import type { JSONSchema4 } from '@typescript-eslint/utils/json-schema'
import { LintedFile, type Place } from '../program/linted-file.js'

type Level = 'error' | 'warn' | 'off'

/** What a rule says of itself besides ESLint's own documentation fields. */
export interface RuleDocs {
  description: string
  /** Its severity in the preset `recommended`; `strict` and `all` always raise it to an error. */
  recommended: Level
  /** The rule speaks of JSON files and configs alone, so that presets need not trouble other files with it. */
  readsOnlyConfig?: true
  /** Options that `strict` and `all` set. */
  strictOptions?: readonly object[]
}

export type Data = Readonly<Record<string, string | number>>

export interface Suggestion<MessageIds extends string> {
  readonly messageId: MessageIds
  readonly data?: Data
  readonly fix: TSESLint.ReportFixFunction
}

export interface Finding<MessageIds extends string> {
  /** A node, or offsets in the file's text. */
  readonly at: Place
  readonly messageId: MessageIds
  readonly data?: Data
  readonly fix?: TSESLint.ReportFixFunction | null
  readonly suggest?: readonly Suggestion<MessageIds>[]
}

/** What a rule works with: the file that is linted, its options, and a way to speak. */
export interface RuleContext<MessageIds extends string, Options> {
  readonly file: LintedFile
  readonly options: Options
  readonly report: (finding: Finding<MessageIds>) => void
}

export interface RuleDefinition<MessageIds extends string, Options> {
  readonly name: string
  readonly meta: {
    readonly type: 'problem' | 'suggestion'
    readonly docs: RuleDocs
    readonly messages: Readonly<Record<MessageIds, string>>
    readonly schema: readonly JSONSchema4[]
    readonly fixable?: 'code'
    readonly hasSuggestions?: true
  }
  /** The messages in Chinese, under the same ids and with the same placeholders. */
  readonly zh: Readonly<Record<MessageIds, string>>
  /** Complete options; what the user gives replaces them key by key. */
  readonly defaultOptions: Options
  readonly create: (context: RuleContext<MessageIds, Options>) => FileVisitor
}

/** What a rule does with what a file holds; a single-file component and JSX hold a script and a template. What is not named is left alone. */
export interface FileVisitor {
  readonly script?: () => void
  readonly template?: () => void
  /** Once for a file that holds a script, a template or both. */
  readonly uses?: () => void
  readonly json?: () => void
}

export interface PrivacyRule extends Omit<TSESLint.RuleModule<string, readonly unknown[], RuleDocs>, 'defaultOptions'> {
  readonly zh: Readonly<Record<string, string>>
}

/** Makes an ESLint rule: it looks once at each file, after ESLint has read it, and speaks the language of the settings. */
export function createRule<MessageIds extends string, Options = null>(definition: RuleDefinition<MessageIds, Options>): PrivacyRule {
  const { meta, zh, defaultOptions } = definition
  return {
    meta: { ...meta, docs: meta.docs },
    zh,
    create(context): TSESLint.RuleListener {
      const file = LintedFile.of(context)
      if (file.kind === 'other' || file.isInert || file.isLeftOut) return {}
      const given = context.options[0]
      const options = typeof given === 'object' ? { ...defaultOptions, ...given } : defaultOptions
      const texts = file.settings.locale === 'zh' ? zh : null
      const visitor = definition.create({
        file,
        options,
        report(finding) {
          const loc = file.locationOf(finding.at)
          if (file.isDisabled(context.id, loc)) return
          context.report({ loc, ...worded(finding, texts), ...(finding.fix ? { fix: finding.fix } : {}), ...suggestions(finding, texts) })
        },
      })
      const visits = visitsOf(file, visitor)
      return visits.length > 0 ? { [`${file.rootType}:exit`]: () => { for (const visit of visits) visit() } } : {}
    },
  }
}

function visitsOf({ kind, hasScript, hasTemplate }: LintedFile, { script, template, uses, json }: FileVisitor): readonly (() => void)[] {
  const wanted = [hasScript && script, hasTemplate && template, (hasScript || hasTemplate) && uses, kind === 'json' && json]
  return wanted.filter((visit) => typeof visit === 'function')
}

type Texts = Readonly<Record<string, string>> | null

/** ESLint fills in `meta.messages`, which are English; other languages are filled in here. */
function worded(said: { readonly messageId: string; readonly data?: Data }, texts: Texts): { messageId: string; data: Data } {
  const { messageId, data = {} } = said
  const text = texts?.[messageId]
  if (text === undefined) return { messageId, data }
  const message = text.replace(/\{\{\s*(\w+)\s*\}\}/gu, (whole, key: string) => String(data[key] ?? whole))
  // `message` and `desc` are ESLint's own alternatives to ids; the types of @typescript-eslint/utils know only the ids.
  return { message } as unknown as { messageId: string; data: Data }
}

function suggestions<MessageIds extends string>(finding: Finding<MessageIds>, texts: Texts): { suggest?: TSESLint.ReportSuggestionArray<string> } {
  if (!finding.suggest) return {}
  return {
    suggest: finding.suggest.map((suggestion) => {
      const text = worded(suggestion, texts)
      return { ...('message' in text ? { desc: text.message } : text), fix: suggestion.fix }
    }) as TSESLint.ReportSuggestionArray<string>,
  }
}
