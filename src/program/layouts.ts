import path from 'node:path'
import { pageBase, pageRoute } from './components.js'
import { isFile } from './files.js'
import type { Program } from './find-program.js'

/** The component that a framework puts around a page: `layouts/default.vue` of uni-app, or the one that pages.json names; `null` where there is none. */
export function layoutOf(program: Program, base: string): string | null {
  if (program.dialect !== 'uni-app') return null
  const route = pageRoute(program, base)
  const { pages, layouts } = program.config
  if (!pages.includes(route) || pageBase(program, route) !== base) return null
  const name = layouts.get(route) ?? 'default'
  const file = name === false ? null : path.join(program.root, 'layouts', `${name}.vue`)
  return file !== null && isFile(file) ? file : null
}
