import { API_NAMES, OBJECT_FACTORIES, PRIVACY_APIS } from '../catalogue/api-objects.js'
import { KNOWN_API_OBJECTS, type InterfaceTable } from '../catalogue/interface-table.js'
import type { PrivacyInterface } from '../catalogue/interfaces.js'
import { ApiFlow } from './api-flow.js'
import type { ExportedValue, ImportResolver } from './api-values.js'
import { calleePath, stringArguments } from './calls.js'
import { insideWrappers, propertyName, propertyNamed, nodesOf, type CallNode, type Node, type Script } from './ast.js'
import type { Reach, UnreadCall } from './reaches.js'
import { excludedRegions, isOtherPlatformsCode } from './platform-regions.js'

/** One place in a script that calls a privacy interface or hands it on. */
export interface ScriptUse {
  readonly kind: 'call' | 'reference'
  readonly interface: PrivacyInterface
  /** As messages name it: `wx.getLocation`, `RecorderManager.start`, `scope.record`. */
  readonly name: string
  /** What it is reached through: `wx`, `uni`, `Taro`, or the type of an object. */
  readonly object: string
  /** The callee, or the expression that is handed on. */
  readonly node: Node
  readonly call: CallNode | null
}

/** What one script does with the platform's API. */
export interface ScriptAnalysis {
  readonly uses: readonly ScriptUse[]
  /** Everything that is reached through an API object, privacy interfaces or not; code of other platforms excepted. */
  readonly reaches: readonly Reach[]
  /** Whether the name of an interface, or a scope, is made at run time somewhere: more may be used than is seen. */
  readonly hasUnknownNames: boolean
  readonly exported: ReadonlyMap<string, ExportedValue>
}

export interface ScriptOptions {
  readonly table: InterfaceTable
  /** Names that mirror `wx`, besides the known ones. */
  readonly apiObjects: readonly string[]
  /** Functions that take the name of an interface. */
  readonly apiWrappers: readonly string[]
  readonly resolveImport: ImportResolver
  /** The name of a node's type where typed linting knows it: `RecorderManager`. */
  readonly typeOf?: (node: Node) => string | null
}

const NOTHING: ScriptAnalysis = { uses: [], reaches: [], hasUnknownNames: false, exported: new Map() }

/** Finds the uses of privacy interfaces in a script. Code that the build for WeChat leaves out has none. */
export function analyseScript(script: Script, options: ScriptOptions): ScriptAnalysis {
  const { table } = options
  if (!mayReachApi(script.text, table)) return NOTHING
  const isQuoted = table.isQuotedBy(script.text)
  const flow = new ApiFlow(script, {
    apiObjects: [...KNOWN_API_OBJECTS, ...options.apiObjects],
    resolveImport: options.resolveImport,
    isWorthResolving: (name) => (name === '' ? isQuoted : isNameOfInterest(name, table)),
  })
  const regions = excludedRegions(script.text)
  const reaches = [...flow.reaches, ...wrapperCalls(script, options, flow), ...typedMethodCalls(script, options, flow.reaches)].filter(
    (reach) => !isOtherPlatformsCode(reach.node, regions),
  )
  const uses = reaches.flatMap((reach) => useOf(reach, table) ?? [])
  return { uses: inSourceOrder(uses), reaches, hasUnknownNames: flow.hasUnknownNames, exported: flow.exported }
}

const FRAMEWORK: ReadonlySet<string> = new Set(PRIVACY_APIS)

function isNameOfInterest(name: string, table: InterfaceTable): boolean {
  return FRAMEWORK.has(name) || table.find('api', name) !== null || table.find('scope', name) !== null || table.methodNames.has(name)
}

/** `false` for a script that reaches no interface of the table and holds no wrapper: nothing else need be looked at. */
export function mayReachApi(text: string, table: InterfaceTable): boolean {
  return table.mayBeReachedBy(text) || MEMBER_BY_NAME.test(text)
}

/** A module that holds a wrapper may name no interface at all. */
const MEMBER_BY_NAME = new RegExp(String.raw`\b(?:${[...API_NAMES].join('|')})\s*\[`, 'u')

/** What imported functions are given in a script that cannot be read, whether or not the script names an interface itself. */
export function unreadCallsIn(script: Script): readonly UnreadCall[] {
  return new ApiFlow(script, { apiObjects: [], resolveImport: () => null, isWorthResolving: () => false }).unreadCalls
}

function useOf(reach: Reach, table: InterfaceTable): ScriptUse | null {
  if (reach.how === 'check') return null
  const { object, node, call } = reach
  const isMethod = OBJECT_TYPES.has(object)
  const row = isMethod ? table.find('method', `${object}.${reach.name}`) : (table.find('api', reach.name) ?? (reach.byName ? table.find('scope', reach.name) : null))
  if (!row) return null
  if (row.name === 'MapContext.moveToLocation' && hasExplicitCoordinates(reach)) return null
  return { kind: reach.how, interface: row, name: row.kind === 'api' ? `${object}.${row.name}` : row.name, object, node, call }
}

const OBJECT_TYPES: ReadonlySet<string> = new Set(Object.values(OBJECT_FACTORIES))

/** With coordinates of its own, moveToLocation asks for none. Arguments that cannot be read get the benefit of the doubt. */
function hasExplicitCoordinates(reach: Reach): boolean {
  if (!reach.call || reach.firstArgument === null) return true
  const argument = reach.call.arguments[reach.firstArgument]
  if (!argument) return false
  const options = insideWrappers(argument)
  if (options.type !== 'ObjectExpression') return true
  const isOpen = options.properties.some((property) => property.type === 'SpreadElement')
  return isOpen || (propertyNamed(options, 'longitude') !== null && propertyNamed(options, 'latitude') !== null)
}

/** Calls of the functions that the settings name as taking an interface's name. */
function wrapperCalls(script: Script, options: ScriptOptions, flow: ApiFlow): readonly Reach[] {
  const names = options.apiWrappers.filter((name) => script.text.includes(name.slice(name.lastIndexOf('.') + 1)))
  if (names.length === 0) return []
  const found: Reach[] = []
  for (const node of [...nodesOf(script, 'CallExpression'), ...nodesOf(script, 'NewExpression')]) {
    const callee = calleePath(node.callee)
    if (callee === null || !names.some((name) => callee === name || callee.endsWith(`.${name}`))) continue
    for (const { value } of stringArguments(flow.strings, node)) {
      for (const name of value.kind === 'known' ? value.values : []) found.push({ how: 'call', object: 'wx', name, node: node.callee, call: node, firstArgument: null, byName: true })
    }
  }
  return found
}

/** Calls whose receiver only its type gives away. */
function typedMethodCalls(script: Script, options: ScriptOptions, known: readonly Reach[]): readonly Reach[] {
  const { typeOf, table } = options
  if (!typeOf || ![...table.methodNames].some((name) => script.text.includes(`.${name}`))) return []
  const seen = new Set(known.map((reach) => reach.node))
  const found: Reach[] = []
  for (const node of nodesOf(script, 'CallExpression')) {
    if (node.callee.type !== 'MemberExpression' || seen.has(node.callee)) continue
    const name = propertyName(node.callee)
    if (name === null || !table.methodNames.has(name)) continue
    const type = typeOf(node.callee.object)
    if (type !== null && OBJECT_TYPES.has(type)) found.push({ how: 'call', object: type, name, node: node.callee, call: node, firstArgument: 0, byName: false })
  }
  return found
}

/** Each interface once a place, first place first. */
function inSourceOrder(uses: readonly ScriptUse[]): readonly ScriptUse[] {
  const byPlace = new Map(uses.map((use) => [`${use.node.range.join()} ${use.name}`, use]))
  return [...byPlace.values()].sort((a, b) => a.node.range[0] - b.node.range[0])
}
