import { createContext, runInContext } from 'node:vm'

/** Milliseconds that a pattern of the program may take. */
const LONGEST = 100
/** A group that is repeated: only there can what a pattern costs double with each further character. */
const REPEATED_GROUP = /\)[*+{]/u

const givenUp = new Set<string>()

/**
 * What a regular expression that the program's own files give finds in a text. It is read as the framework reads it: without `u`,
 * which refuses `^my\-(.*)`. `null` where it finds nothing, is none, or takes longer than anybody would wait.
 */
export function matchOf(pattern: string, text: string): readonly (string | undefined)[] | null {
  if (givenUp.has(pattern)) return null
  try {
    return REPEATED_GROUP.test(pattern) ? boundedMatch(pattern, text) : new RegExp(pattern).exec(text)
  } catch {
    givenUp.add(pattern)
    return null
  }
}

function boundedMatch(pattern: string, text: string): readonly (string | undefined)[] | null {
  const found: unknown = runInContext('RegExp(pattern).exec(text)', createContext({ pattern, text }), { timeout: LONGEST })
  return found as RegExpExecArray | null
}
