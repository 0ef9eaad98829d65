import { createRequire } from 'node:module'
import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { wxmlParser } from '../../src/parsers/wxml-parser.js'
import { wxmlElements } from '../../src/templates/from-wxml.js'
import { disabledRules } from '../../src/templates/disable-comments.js'

const pluginWxml = createRequire(import.meta.url)('eslint-plugin-wxml') as { rules: Readonly<Record<string, unknown>> }

const TEXTS = [
  '<x/>',
  '<!-- eslint-disable -->\n<x/>\n<x/>',
  '<x/>\n<!-- eslint-disable w/forbid-tags -->\n<x/>',
  '<x/>\n<!-- eslint-disable w/other, w/forbid-tags -->\n<x/>',
  '<x/>\n<!-- eslint-disable w/other -->\n<x/>',
  '<x/><!-- eslint-disable --><x/>\n<x/>',
  '<!-- eslint-disable -->\n<x/>\n<!-- eslint-enable -->\n<x/>',
  '<!-- eslint-disable -->\n<x/>\n<!-- eslint-enable w/forbid-tags -->\n<x/>',
  '<!-- eslint-disable w/forbid-tags -->\n<x/>\n<!-- eslint-enable -->\n<x/>',
  '<!-- eslint-disable w/forbid-tags -->\n<x/>\n<!-- eslint-enable w/other -->\n<x/>',
  '<!-- eslint-disable --><x/><!-- eslint-enable --><x/>',
  '<x/><!-- eslint-disable-line -->\n<x/>',
  '<!-- eslint-disable-line w/forbid-tags --><x/>\n<x/>',
  '<x/><!-- eslint-disable-line w/other -->',
  '<!-- eslint-disable-next-line -->\n<x/>\n<x/>',
  '<!-- eslint-disable-next-line w/forbid-tags -- because it must be -->\n<x/>\n<x/>',
  '<!-- eslint-disable-next-line w/forbid-tags,w/other -- a\n b -->\n<x/>\n<x/>',
  '<!-- eslint-disable-next-line\n w/forbid-tags -->\n<x/>\n<x/>',
  '<!-- eslint-disable-next-line -- w/other -->\n<x/>',
  '<!-- eslint-disable-next-line "w/forbid-tags" -->\n<x/>',
  "<!-- eslint-disable-next-line 'w/forbid-tags' -->\n<x/>",
  '<!--eslint-disable-next-line w/forbid-tags-->\n<x/>',
  '<!-- eslint-disable-next-line w/forbid-tags --->\n<x/>',
  '<!-- eslint-disable-next-line: w/forbid-tags -->\n<x/>',
  '<!-- please eslint-disable-next-line -->\n<x/>',
  '<!-- eslint-disabled -->\n<x/>',
  '<!-- eslint-disable-next-line -->\r\n<x/>\r\n<x/>',
  '<!-- eslint-disable-next-line -->\n\n<x/>',
  '{{ "<!-- eslint-disable -->" }}<x/>',
  '<x a="<!-- eslint-disable -->"/><x/>',
  '<y\n  <!-- eslint-disable-next-line -->\n><x/></y>',
  '<x/> eslint-disable-line',
]

describe('disabling comments', () => {
  it.each(TEXTS)('mean what they mean to ESLint: %j', (text) => {
    const messages = new Linter({ configType: 'flat' }).verify(
      text,
      [{ files: ['**/*.wxml'], languageOptions: { parser: wxmlParser }, plugins: { w: pluginWxml }, linterOptions: { reportUnusedDisableDirectives: 'off' }, rules: { 'w/forbid-tags': ['error', { forbid: ['x'] }] } }] as unknown as Linter.Config[],
      'page.wxml',
    )
    const isDisabled = disabledRules(text)
    const places = wxmlElements(text).filter(({ name }) => name === 'x').map(({ range }) => {
      const before = text.slice(0, range[0]).split('\n')
      return [before.length, (before.at(-1) ?? '').length] as const
    })
    const left = places.filter(([line, column]) => !isDisabled('w/forbid-tags', line, column))
    expect(left).toEqual(messages.filter(({ ruleId }) => ruleId === 'w/forbid-tags').map(({ line, column }) => [line, column - 1]))
  })

  it('speak for a whole line where no column is asked for', () => {
    const isDisabled = disabledRules('<x/><!-- eslint-disable --><x/>')
    expect([isDisabled('w/r', 1), isDisabled('w/r', 1, 0), isDisabled('w/r', 1, 27)]).toEqual([true, false, true])
  })

  it('speak in the template of a single-file component, and between its blocks', () => {
    const text = `<!-- eslint-disable w/between -->
<script>
const a = '<!-- eslint-disable w/script -->'
</script>
<template>
  <!-- eslint-disable-next-line w/next -->
  <x/>
  <y/> <!-- eslint-disable-line w/line -->
</template>
`
    const isDisabled = disabledRules(text, 'sfc')
    const lines = (rule: string): readonly number[] => [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((line) => isDisabled(rule, line))
    expect([lines('w/next'), lines('w/line'), lines('w/script')]).toEqual([[7], [8], []])
    expect([isDisabled('w/between', 1, 0), isDisabled('w/between', 7, 2)]).toEqual([true, true])
  })

  it('speak in no other language than markup', () => {
    expect(disabledRules('<template lang="pug">\n// <!-- eslint-disable -->\nx\n</template>', 'sfc')('w/r', 3)).toBe(false)
  })
})
