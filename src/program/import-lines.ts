/** The modules that a script names. */
export interface ImportLines {
  /** As written, each once; imports of types alone are left out, for nothing runs there. */
  readonly sources: readonly string[]
  /** A module is named by something else than a literal. */
  readonly hasDynamic: boolean
}

const STRING_OR_COMMENT = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/gu
const FROM = /\b(?:import|export)(?!\s+type\s+(?!from\b|,))\b[^'"`;()]*?\bfrom\s*(['"])([^'"\n]+)\1/gu
const BARE_IMPORT = /\bimport\s*(['"])([^'"\n]+)\1/gu
const CALL = /\b(?:require(?:\.async)?|import)\s*\(\s*(['"`])([^'"`$\n]+)\1\s*[,)]/gu
const DYNAMIC_CALL = /(?<![\w$.])(?:require(?:\.async)?|import)\s*\((?!\s*(?:\)|(['"`])[^'"`$\n]+\1\s*[,)]))/u

/** Finds imports by their looks: text that merely looks like one, in a string, counts too. */
export function importLines(text: string): ImportLines {
  if (!/\b(?:import|require|export)\b/u.test(text)) return { sources: [], hasDynamic: false }
  const code = text.replace(STRING_OR_COMMENT, (found) => (found.startsWith('/') ? ' ' : found))
  const sources = [FROM, BARE_IMPORT, CALL].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[2] ?? ''))
  return { sources: [...new Set(sources)], hasDynamic: DYNAMIC_CALL.test(code) }
}
