import path from 'node:path'
import type { TagSource } from '../templates/element.js'
import { componentConfig, pageRoute, resolveComponent, type ComponentRef } from './components.js'
import type { Program } from './find-program.js'
import { importedComponent, type Imported } from './imported-components.js'
import { isSingleFile } from './single-files.js'
import { vueComponent } from './vue-components.js'
import { isSfc } from './file-kind.js'

/** Tells which component a tag stands for; `source` is what binds it in JSX. `null` for a tag that is none. */
export type ComponentResolver = (tag: string, source?: TagSource) => ComponentRef | null

/**
 * The components of the template of a page or component: by its own json file or else app.json; in Vue and JSX by what it imports,
 * what is registered for all, and what the framework finds by its name.
 */
export function componentResolver(program: Program, base: string): ComponentResolver {
  const named = namedComponents(program, base)
  if (!isSingleFile(base)) return named
  if (isSfc(base)) return (tag) => asComponent(vueComponent(program, base, tag)) ?? named(tag)
  return (tag, source) => {
    if (source?.module == null) return source ? null : named(tag)
    return asComponent(importedComponent(program, base, { source: source.module, name: source.name }))
  }
}

/** Components that a config names by their tags. */
function namedComponents(program: Program, base: string): (tag: string) => ComponentRef | null {
  const own = componentConfig(base, program.dialect).usingComponents
  const ofPage = program.config.pageComponents.get(pageRoute(program, base))
  const shared = program.config.usingComponents
  return (tag) => {
    const written = own.get(tag)
    if (written !== undefined) return resolveComponent(program, path.dirname(base), written)
    const writtenForAll = ofPage?.get(tag) ?? shared.get(tag)
    return writtenForAll === undefined ? null : resolveComponent(program, program.root, writtenForAll)
  }
}

function asComponent(imported: Imported | null): ComponentRef | null {
  if (!imported) return null
  return imported.kind === 'file' ? { kind: 'component', base: imported.path } : { kind: 'missing', path: imported.source }
}
