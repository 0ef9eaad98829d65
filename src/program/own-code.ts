import path from 'node:path'
import { pageRoute } from './components.js'
import { isForeign, isSfc } from './file-kind.js'
import { factOf } from './files.js'
import type { Program } from './find-program.js'
import { hasWechatTwin, isCompiledTwin } from './modules.js'
import { pagesOfOthers } from './uni-config.js'

/** Whether a script is the developer's own and becomes part of the program for WeChat: no built package, no other platform's, not compiled from another file or replaced by one for WeChat. */
export function isOwnCode(file: string): boolean {
  return !isForeign(file) && !isCompiledTwin(file) && !hasWechatTwin(file)
}

/** Whether a file is a page that uni-app builds for other platforms only. */
export function isPageOfOthers(program: Program, file: string): boolean {
  if (program.dialect !== 'uni-app' || !isSfc(file)) return false
  return factOf(path.join(program.root, 'pages.json'), pagesOfOthers)?.has(pageRoute(program, file)) ?? false
}
