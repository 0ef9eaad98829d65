import { pageRoute } from './components.js'
import type { Program } from './find-program.js'
import { Popups } from './popups.js'
import { baseOf, unitOf } from './units.js'

/** The pages on which a script can run: its own, those that show its component, those of the scripts that import it. `null` where it runs without any page. */
export function pagesOf(script: string, program: Program, seen = new Set<string>()): readonly string[] | null {
  if (seen.has(script)) return []
  seen.add(script)
  const unit = unitOf(program, script)
  if (unit.kind === 'entry') return null
  if (unit.kind === 'page') return [unit.base]
  const popups = Popups.of(program)
  // A component whose json does not say that it is one is shown all the same.
  const shown = popups.pagesShowing(unit.kind === 'component' ? unit.base : baseOf(program, script))
  const imported = popups.importersOf(script).map((importer) => pagesOf(importer, program, seen))
  if (imported.includes(null)) return imported.length === 1 && shown.length === 0 ? null : [...shown, ...imported.flatMap((pages) => pages ?? [])]
  return [...new Set([...shown, ...imported.flatMap((pages) => pages ?? [])])]
}

/** A page as app.json names it. */
export function nameOf(base: string, program: Program): string {
  return pageRoute(program, base)
}
