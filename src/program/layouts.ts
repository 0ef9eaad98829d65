import path from 'node:path'
import { pageBase, pageRoute } from './components.js'
import { factOf, isFile } from './files.js'
import type { Program } from './find-program.js'

/**
 * The components that a framework puts around a page: of uni-app `layouts/default.vue` or the one that pages.json names, and the
 * root component of @uni-ku/root. Empty where there is none, and for what is no page.
 */
export function layoutsOf(program: Program, base: string): readonly string[] {
  if (program.dialect !== 'uni-app') return []
  const route = pageRoute(program, base)
  const { pages, layouts } = program.config
  if (!pages.includes(route) || pageBase(program, route) !== base) return []
  const name = layouts.get(route) ?? 'default'
  const layout = name === false ? null : path.join(program.root, 'layouts', `${name}.vue`)
  const root = path.join(program.root, 'App.ku.vue')
  return [...(layout !== null && isFile(layout) ? [layout] : []), ...(factOf(root, showsPages) === true ? [root] : [])]
}

/** Whether a root component says where the page stands in it: @uni-ku/root leaves pages alone where it does not. */
function showsPages(text: string): boolean {
  return /<(?:ku-root-view|KuRootView)[\s/>]/u.test(text)
}
