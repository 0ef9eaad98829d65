import js from '@eslint/js'
import eslintPlugin from 'eslint-plugin-eslint-plugin'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Node's own globals, as far as the scripts use them. */
const NODE_GLOBALS = { Buffer: 'readonly', console: 'readonly', process: 'readonly', performance: 'readonly', setTimeout: 'readonly', URL: 'readonly' }

/** TypeScript is 44 MB that a JavaScript project must not have to install; only its types may be named. */
const TYPES_ONLY = {
  paths: ['typescript', 'eslint', 'estree'].map((name) => ({ name, allowTypeImports: true, message: 'Only its types: `import type`.' })),
  patterns: [
    { group: ['@typescript-eslint/*', 'typescript/*', 'eslint/*'], allowTypeImports: true, message: 'Only its types: `import type`.' },
  ],
}

/** Names through which a file could reach the file system. */
const FILE_SYSTEM = ['node:fs', 'node:fs/promises', 'fs', 'fs/promises'].map((name) => ({ name, message: 'Only src/program/ reads files.' }))

export default defineConfig([
  globalIgnores(['lib/', 'coverage/', 'tests/programs/*/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  { files: ['**/*.{js,mjs,ts}'], extends: [js.configs.recommended] },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: NODE_GLOBALS },
    rules: { 'no-unused-vars': ['error', { ignoreRestSiblings: true }] },
  },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Node types are an enum that may not be imported as a value (see TYPES_ONLY), so they are compared with strings.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },

  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-restricted-imports': ['error', { ...TYPES_ONLY, paths: [...TYPES_ONLY.paths, ...FILE_SYSTEM] }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['src/program/**/*.ts'], rules: { '@typescript-eslint/no-restricted-imports': ['error', TYPES_ONLY] } },

  {
    files: ['src/rules/*.ts'],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      'eslint-plugin/meta-property-ordering': ['error', ['type', 'docs', 'fixable', 'hasSuggestions', 'schema', 'messages']],
      'eslint-plugin/prefer-placeholders': 'error',
      'eslint-plugin/prefer-replace-text': 'error',
      'eslint-plugin/report-message-format': ['error', '(?:\\.|\\}\\})$'],
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Disallow|Require|Enforce) .*[^.]$' }],
      // createRule wants complete defaults beside `meta`, and its types see to it.
      'eslint-plugin/require-meta-default-options': 'off',
    },
  },
  {
    files: ['tests/**/*.test.ts'],
    plugins: { 'eslint-plugin': eslintPlugin },
    rules: {
      'eslint-plugin/consistent-output': 'error',
      'eslint-plugin/no-identical-tests': 'error',
      'eslint-plugin/no-only-tests': 'error',
      'eslint-plugin/prefer-output-null': 'error',
      'eslint-plugin/test-case-shorthand-strings': ['error', 'never'],
    },
  },
])
