import type { TSESTree } from '@typescript-eslint/utils'
import { API_NAMES } from '../catalogue/api-objects.js'
import { literalText, propertyName, rootOf, walk, type Node } from './ast.js'
import type { AccessPath } from './access-path.js'
import { exportedItems, exportPath, nameIn } from './exported-values.js'
import type { Places } from './places.js'
import type { Move } from './resolve-steps.js'

/** How `resolve`, or the demand for a function that takes it, comes into a script from another one. */
export interface Arrival {
  readonly from:
    | { readonly kind: 'app' }
    /** By what the script exports. */
    | { readonly kind: 'own' }
    /** By what it imports; `sources` are the ways in which it writes that module. */
    | { readonly kind: 'imported'; readonly sources: readonly string[] }
  /** From there on. */
  readonly path: AccessPath
  readonly isStored: boolean
  /** It is in a Set, a Map or an array too. */
  readonly isCollected: boolean
}

/** Where an arrival enters a script. */
export interface Seeds {
  readonly moves: readonly Move[]
  /** Places that may be the same one, or may not: a member of that name of something unknown. */
  readonly mentions: readonly Node[]
  readonly areAll: boolean
}

/** Where an arrival enters a script, to be followed from there. */
export function seedsOf({ from, path }: Arrival, places: Places): Seeds {
  switch (from.kind) {
    case 'app':
      return seedsOfApp(path, places)
    case 'own':
      return seedsOfExport(path, places)
    case 'imported':
      return seedsOfImport(from.sources, path, places)
  }
}

/** The name by which a place of the app is told from others: `answer` of `globalData.answer`. */
export function nameInApp(path: AccessPath): string {
  return (path[0] === 'globalData' ? path[1] : path[0]) ?? ''
}

function seedsOfApp(path: AccessPath, places: Places): Seeds {
  const { script, variables, publicPlaces, fields } = places
  const options = publicPlaces.appOptions
  const key = options && fields.keyOfObject(options)
  const name = nameInApp(path)
  const mayBeApp = /\bglobalData\b|\bgetApp\b/u.test(script.text)
  const moves: Move[] = options ? [{ kind: 'put', value: options, path }] : []
  const mentions: Node[] = []
  walk(script, script.ast, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'getApp' && !variables.of(node.callee)?.defs.length) moves.push({ kind: 'value', node, path })
    else if (node.type === 'ThisExpression' && key !== null && fields.keyOf(node) === key) moves.push({ kind: 'value', node, path })
    else if (mayBeApp && node.type === 'MemberExpression' && propertyName(node) === name && !isOfAnother(node)) mentions.push(node)
  })
  return { moves, mentions, areAll: true }
}

/** `Promise.resolve`, `this.answer` of a page: whatever stands there is not the app's. */
function isOfAnother({ object }: TSESTree.MemberExpression): boolean {
  const root = rootOf(object)
  const isData = object.type === 'MemberExpression' && propertyName(object) === 'globalData'
  return !isData && (root.type === 'ThisExpression' || (root.type === 'Identifier' && (API_NAMES.has(root.name) || /^(?:Promise|path|e|event|res)$/u.test(root.name))))
}

function seedsOfExport(path: AccessPath, places: Places): Seeds {
  const exported = exportedItems(places.script)
  const fitting = exported.filter((item) => item.path !== null && startsWith(path, item.path))
  const longest = fitting.reduce((length, item) => Math.max(length, item.path?.length ?? 0), 0)
  const moves = fitting.filter((item) => item.path?.length === longest).map((item): Move => {
    const rest = path.slice(longest)
    return item.kind === 'value' ? { kind: 'put', value: item.value, path: rest } : passedTo(item.source, [...item.from, ...rest])
  })
  // A name that the module does not hand out itself may come from `export * from`.
  const others = longest > 0 ? [] : exported.flatMap((item) => (item.kind === 'passed-on' && item.path === null ? [passedTo(item.source, path)] : []))
  const [name, ...rest] = path
  const members = ['global exports', 'global module.exports'].flatMap((key) => places.membersAt(`${key}.${name ?? ''}`))
  const inside = members.map((node): Move => ({ kind: 'value', node, path: rest }))
  return { moves: [...moves, ...others, ...inside], mentions: [], areAll: moves.length > 0 || others.length > 0 }
}

function passedTo(source: string, path: AccessPath): Move {
  return { kind: 'public', place: { root: { kind: 'module', source }, path } }
}

function seedsOfImport(sources: readonly string[], path: AccessPath, { script }: Places): Seeds {
  const moves: Move[] = []
  /** `local` holds what the module exports as `name`. */
  const take = (local: Node, name: string): void => {
    const from = exportPath(name)
    if (startsWith(path, from)) moves.push({ kind: 'target', pattern: local, path: path.slice(from.length), assignment: null })
  }
  const isWanted = (source: Node | null | undefined): boolean => sources.includes((source && literalText(source)) ?? '')
  walk(script, script.ast, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        if (isWanted(node.source) && node.importKind !== 'type') for (const specifier of node.specifiers) take(specifier.local, specifier.type === 'ImportSpecifier' ? nameIn(specifier.imported) : 'default')
        return
      case 'TSImportEqualsDeclaration':
        if (node.moduleReference.type === 'TSExternalModuleReference' && isWanted(node.moduleReference.expression)) take(node.id, 'default')
        return
      case 'CallExpression':
        if (node.callee.type === 'Identifier' && node.callee.name === 'require' && isWanted(node.arguments[0])) moves.push({ kind: 'value', node, path })
        return
      case 'ImportExpression':
        if (isWanted(node.source)) moves.push({ kind: 'value', node, path })
        return
      case 'ExportAllDeclaration':
        if (isWanted(node.source)) moves.push(handedOut(node.exported ? [nameIn(node.exported), ...path] : path))
        return
      case 'ExportNamedDeclaration':
        if (isWanted(node.source)) {
          for (const { local, exported } of node.specifiers) {
            const from = exportPath(nameIn(local))
            if (startsWith(path, from)) moves.push(handedOut([...exportPath(nameIn(exported)), ...path.slice(from.length)]))
          }
        }
        return
      default:
    }
  })
  return { moves, mentions: [], areAll: true }
}

function handedOut(path: AccessPath): Move {
  return { kind: 'public', place: { root: { kind: 'own' }, path } }
}

function startsWith(path: AccessPath, start: AccessPath): boolean {
  return start.every((step, index) => path[index] === step)
}
