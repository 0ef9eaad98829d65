import { InterfaceTable, OFFICIAL_TABLE } from '../catalogue/interface-table.js'
import { GAME_INTERFACES } from '../catalogue/interfaces.js'
import type { Settings } from './settings.js'

const tables = new WeakMap<Settings, Map<'app' | 'game', InterfaceTable>>()

/** The interfaces that count in a program: the official table, a mini game's own, and what the settings add. */
export function tableFor(settings: Settings, kind: 'app' | 'game'): InterfaceTable {
  if (settings.interfaces.length === 0 && kind === 'app') return OFFICIAL_TABLE
  const known = tables.get(settings) ?? new Map<'app' | 'game', InterfaceTable>()
  tables.set(settings, known)
  const table = known.get(kind) ?? new InterfaceTable([...(kind === 'game' ? GAME_INTERFACES : []), ...settings.interfaces])
  known.set(kind, table)
  return table
}
