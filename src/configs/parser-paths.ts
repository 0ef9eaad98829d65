import { fileURLToPath } from 'node:url'

const FILES = {
  'wxml-parser': new URL('../parsers/wxml-parser.js', import.meta.url),
  'json-parser': new URL('../parsers/json-parser.js', import.meta.url),
  'typescript-parser': new URL('../program/typescript-parser.js', import.meta.url),
  'vue-parser': new URL('../program/vue-parser.js', import.meta.url),
  'script-parser': new URL('../program/script-parser.js', import.meta.url),
  'sfc-parser': new URL('../program/sfc-parser.js', import.meta.url),
} as const

/** The path of a parser's file: eslintrc names parsers by path only. */
export function legacyParserPath(parser: keyof typeof FILES): string {
  return fileURLToPath(FILES[parser])
}
