import { VERSION } from '../version.js'
import { buildWxmlAst, VISITOR_KEYS, type WxmlProgram } from './wxml-ast.js'

/** Names the parser in ESLint's cache key. */
export const meta = { name: 'wechat-privacy/wxml-parser', version: VERSION }

/**
 * An ESLint parser for WXML. The tree has the node names and fields of @wxml/parser, so that the rules of eslint-plugin-wxml
 * work on it, and directives in `<!-- … -->` work natively. It never throws: what is wrong stands in `ast.errors`.
 *
 * It brings no scope manager: the one that ESLint then makes, of a program without variables, costs next to nothing,
 * and fits each version of ESLint.
 */
export function parseForESLint(text: string): { ast: WxmlProgram; visitorKeys: typeof VISITOR_KEYS; services: Record<string, never> } {
  return { ast: buildWxmlAst(text), visitorKeys: VISITOR_KEYS, services: {} }
}

/** The parser as flat configs take it; eslintrc takes the module by its path. */
export const wxmlParser = { meta, parseForESLint }
