/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  // The other presets hold the same rules: only how severe they are, and for which ESLint, differs.
  ignoreConfig: ['all', 'recommended-rules', 'strict-rules', 'legacy-recommended', 'legacy-strict'],
  ruleDocTitleFormat: 'desc-parens-prefix-name',
  ruleListColumns: ['name', 'description', 'configsError', 'configsWarn', 'fixable', 'hasSuggestions'],
}
