import type { Wording } from '../catalogue/interfaces.js'
import type { Range } from './range.js'

/** What can be wrong with JSON, in words for people. */
export const JSON_PROBLEMS = {
  'value-missing': { en: 'A value is expected here.', zh: '这里缺少一个值。' },
  'comma-missing-in-object': { en: '`,` or `}` is expected after this.', zh: '此处之后缺少 `,` 或 `}`。' },
  'comma-missing-in-array': { en: '`,` or `]` is expected after this.', zh: '此处之后缺少 `,` 或 `]`。' },
  'comma-inside-string': { en: 'This comma stands inside the string; it belongs after the closing quote.', zh: '逗号写在了字符串里面，应放在右引号之后。' },
  'comma-stray': { en: 'This `,` separates nothing.', zh: '多余的 `,`。' },
  'colon-missing': { en: '`:` and a value are expected after this name.', zh: '该名称之后缺少 `:` 和值。' },
  'name-missing': { en: 'A name in double quotes is expected here.', zh: '这里应是带双引号的名称。' },
  'name-unquoted': { en: 'This name needs double quotes.', zh: '名称需要加双引号。' },
  'name-unopened': { en: 'The opening `"` of this name is missing.', zh: '名称缺少左引号。' },
  'name-unclosed': { en: 'The closing `"` of this name is missing.', zh: '名称缺少右引号。' },
  'string-unquoted': { en: 'This text needs double quotes.', zh: '文本需要加双引号。' },
  'string-unopened': { en: 'The opening `"` of this text is missing.', zh: '文本缺少左引号。' },
  'string-unclosed': { en: 'The closing `"` of this text is missing.', zh: '文本缺少右引号。' },
  'quote-unescaped': { en: 'A double quote inside a text is written `\\"`.', zh: '文本中的双引号应写作 `\\"`。' },
  'quote-wrong': { en: 'JSON knows straight double quotes only: `"`.', zh: 'JSON 只接受半角双引号 `"`。' },
  'fullwidth-character': { en: 'This is a full-width character; JSON needs the ASCII one.', zh: '这是全角符号，JSON 需要半角符号。' },
  'space-irregular': { en: 'This blank is none that JSON knows.', zh: '这是 JSON 不接受的空白字符。' },
  'escape-unknown': { en: 'JSON has no such escape; a backslash itself is written `\\\\`.', zh: 'JSON 没有这种转义；反斜杠本身应写作 `\\\\`。' },
  'character-unescaped': { en: 'A control character inside a text is written as an escape, such as `\\t`.', zh: '文本中的控制字符应写成转义形式，例如 `\\t`。' },
  'number-broken': { en: 'This number is not finished.', zh: '数字不完整。' },
  'comment-unclosed': { en: 'The closing `*/` of this comment is missing.', zh: '注释缺少 `*/`。' },
  'brace-unopened': { en: '`{` is expected before this.', zh: '此处之前缺少 `{`。' },
  'brace-unclosed': { en: '`}` is expected before this.', zh: '此处之前缺少 `}`。' },
  'bracket-unclosed': { en: '`]` is expected before this.', zh: '此处之前缺少 `]`。' },
  'brace-never-closed': { en: 'This `{` is never closed.', zh: '这个 `{` 没有闭合。' },
  'bracket-never-closed': { en: 'This `[` is never closed.', zh: '这个 `[` 没有闭合。' },
  'closing-stray': { en: 'This closes nothing.', zh: '多余的右括号。' },
  'end-expected': { en: 'The value ends before this; nothing may follow.', zh: '值在此之前已经结束，之后不能再有内容。' },
} as const satisfies Readonly<Record<string, Wording>>

export type JsonProblemKind = keyof typeof JSON_PROBLEMS

export interface JsonProblem {
  readonly kind: JsonProblemKind
  /** In English; `JSON_PROBLEMS[kind]` has both languages. */
  readonly message: string
  readonly range: Range
}

const MOST_PROBLEMS = 200

/** Collects problems by position. Beyond the first 200 they are dropped: such a file is no JSON at all. */
export class JsonProblems {
  readonly list: JsonProblem[] = []

  add(kind: JsonProblemKind, start: number, end: number): void {
    if (this.list.length < MOST_PROBLEMS) this.list.push({ kind, message: JSON_PROBLEMS[kind].en, range: [start, end] })
  }

  inOrder(): readonly JsonProblem[] {
    return this.list.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
  }
}
