import { API_OBJECTS, OBJECT_FACTORIES, PRIVACY_APIS } from './api-objects.js'
import { INTERFACES, type PrivacyInterface } from './interfaces.js'

type Kind = PrivacyInterface['kind']

/** APIs that take a `scope`. */
export const AUTHORIZE_APIS: ReadonlySet<string> = new Set(['authorize', 'authorizeForMiniProgram'])

/** The catalogue's interfaces by kind and name, with those that a program's settings add. */
export class InterfaceTable {
  readonly #rows = new Map<string, PrivacyInterface>()
  readonly #mention: RegExp
  readonly #quoted: RegExp
  /** Names of object methods without their type: `start`, `moveToLocation`. */
  readonly methodNames: ReadonlySet<string>

  constructor(added: readonly PrivacyInterface[] = []) {
    const rows = [...INTERFACES, ...added]
    for (const row of rows) this.#rows.set(`${row.kind} ${row.name}`, row)
    const names = (...kinds: Kind[]): string[] => rows.filter((row) => kinds.includes(row.kind)).map((row) => row.name)
    this.methodNames = new Set(names('method').map((name) => name.slice(name.indexOf('.') + 1)))
    const words = [...names('api'), ...AUTHORIZE_APIS, ...Object.keys(OBJECT_FACTORIES), ...PRIVACY_APIS, 'onLocationChange']
    // `start` is a common word: alone it counts as a call only, as on a recorder that another module hands out.
    const calls = `\\.\\s*(?:${[...this.methodNames].map(escaped).join('|')})\\s*(?:\\?\\.)?\\(`
    this.#mention = new RegExp(`\\b(?:${words.map(escaped).join('|')})\\b|${calls}|scope\\.[a-z]|[pP]rivacy`, 'u')
    this.#quoted = new RegExp(`['"\`](?:${names('api', 'scope').map(escaped).join('|')})['"\`]`, 'u')
  }

  find(kind: Kind, name: string): PrivacyInterface | null {
    return this.#rows.get(`${kind} ${name}`) ?? null
  }

  /** `false` when the text of a script cannot reach an interface, so that nothing else need be looked at. */
  mayBeReachedBy(text: string): boolean {
    return this.#mention.test(text)
  }

  /** Whether a script names an API or a scope by a string. */
  isQuotedBy(text: string): boolean {
    return this.#quoted.test(text)
  }
}

/** The official table, nothing added. */
export const OFFICIAL_TABLE = new InterfaceTable()

/** The API objects that need no setting. */
export const KNOWN_API_OBJECTS: readonly string[] = API_OBJECTS

function escaped(name: string): string {
  return name.replace(/[^\w]/gu, '\\$&')
}
