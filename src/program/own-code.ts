import { isForeign } from './file-kind.js'
import { isCompiledTwin } from './modules.js'

/** Whether a script is the developer's own and becomes part of the program for WeChat: no built package, no other platform's, not compiled from another file. */
export function isOwnCode(file: string): boolean {
  return !isForeign(file) && !isCompiledTwin(file)
}
