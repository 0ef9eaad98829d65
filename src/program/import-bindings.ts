/** What a name of a module stands for in another one. */
export interface ImportBinding {
  /** As written. */
  readonly source: string
  /** `default`, `*`, or the name there. */
  readonly name: string
}

/** What a module takes from others and hands on, by the looks of its text. */
export interface ImportBindings {
  readonly imports: ReadonlyMap<string, ImportBinding>
  /** Exports that are another module's: `export { default as Popup } from './popup'`, and what is imported first. */
  readonly passedOn: ReadonlyMap<string, ImportBinding>
  /** Sources of `export * from`. */
  readonly stars: readonly string[]
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{}])\/\/[^\n]*/gu
const IMPORT = /\bimport(?!\s+type\b)\s*(?<what>[\w$*{}\s,]+?)\s*from\s*(?<quote>['"])(?<source>[^'"\n]+)\k<quote>/gu
const LAZY = /\b(?:const|let|var)\s+(?<name>[\w$]+)\s*=\s*(?:[\w$.]+\s*\(\s*)?(?:\(\s*\)\s*=>\s*import|require)\s*\(\s*(?<quote>['"])(?<source>[^'"\n]+)\k<quote>/gu
const EXPORT_FROM = /\bexport\s+(?!type\b)(?:\*\s*(?:as\s+(?<space>[\w$]+)\s*)?|\{(?<names>[^}]*)\}\s*)from\s*(?<quote>['"])(?<source>[^'"\n]+)\k<quote>/gu
const EXPORT_LIST = /\bexport\s*\{(?<names>[^}]*)\}(?!\s*from)/gu
const EXPORT_DEFAULT = /\bexport\s+default\s+(?<name>[\w$]+)\s*(?=[;\n]|$)/u

/** Reads the import and export lines of a script or single-file component. */
export function importBindings(text: string): ImportBindings {
  const code = text.replace(COMMENT, ' ')
  const imports = new Map<string, ImportBinding>()
  for (const { groups } of code.matchAll(IMPORT)) for (const [local, name] of namesIn(groups?.['what'] ?? '')) imports.set(local, { source: groups?.['source'] ?? '', name })
  for (const { groups } of code.matchAll(LAZY)) imports.set(groups?.['name'] ?? '', { source: groups?.['source'] ?? '', name: 'default' })
  const passedOn = new Map<string, ImportBinding>()
  const stars: string[] = []
  for (const { groups } of code.matchAll(EXPORT_FROM)) {
    const source = groups?.['source'] ?? ''
    if (groups?.['names'] !== undefined) for (const [name, exported] of listed(groups['names'])) passedOn.set(exported, { source, name })
    else if (groups?.['space'] !== undefined) passedOn.set(groups['space'], { source, name: '*' })
    else stars.push(source)
  }
  const local = [...code.matchAll(EXPORT_LIST)].flatMap(({ groups }) => listed(groups?.['names'] ?? ''))
  const byDefault = EXPORT_DEFAULT.exec(code)?.groups?.['name']
  for (const [name, exported] of byDefault === undefined ? local : [...local, [byDefault, 'default'] as const]) {
    const imported = imports.get(name)
    if (imported) passedOn.set(exported, imported)
  }
  return { imports, passedOn, stars }
}

/** Local name and name there, of what stands between `import` and `from`. */
function namesIn(what: string): readonly (readonly [local: string, name: string])[] {
  const [, list] = /\{([^}]*)\}/u.exec(what) ?? []
  const found: (readonly [string, string])[] = listed(list ?? '').map(([name, local]) => [local, name])
  const [, space] = /\*\s*as\s+([\w$]+)/u.exec(what) ?? []
  if (space !== undefined) found.push([space, '*'])
  const [, first] = /^\s*([\w$]+)\s*(?:,|$)/u.exec(what) ?? []
  if (first !== undefined) found.push([first, 'default'])
  return found
}

/** `a as b, c`: the first name and the one after `as`. */
function listed(names: string): readonly (readonly [name: string, as: string])[] {
  return names.split(',').flatMap((each): (readonly [string, string])[] => {
    const [, name, as] = /^\s*(?!type\s)([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/u.exec(each) ?? []
    return name === undefined ? [] : [[name, as ?? name]]
  })
}
