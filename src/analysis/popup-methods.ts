import { insideWrappers, isFunction, literalText, propertyName, walk, type CallNode, type FunctionNode, type Node, type Script } from './ast.js'
import type { ComponentObject } from './component-objects.js'
import { withOwnMethods } from './handler-reach.js'
import type { Variables } from './variables.js'

/** What the methods of a popup's script can do to the popup. */
export interface PopupMethods {
  readonly methods: ReadonlyMap<string, PopupMethod>
  /** `false` where more methods may be there than are seen. */
  readonly isComplete: boolean
}

export interface PopupMethod {
  /** It tells the user something in a toast or dialog of the platform, and does nothing else. */
  readonly onlySpeaks: boolean
  /** Nothing that it does can close a popup: it speaks, shows a text to read, or does nothing. */
  readonly isHarmless: boolean
  /** The names in it and in the own methods that it calls, those left out that are set to `true`. */
  readonly names: ReadonlySet<string>
}

const API_OBJECTS = new Set(['wx', 'uni', 'Taro', 'console'])
const SPEAKING = new Set(['showToast', 'showModal'])
const MUTE = new Set(['hideToast', 'hideLoading', 'vibrateShort', 'vibrateLong', 'log', 'info', 'warn', 'error', 'debug'])
/** Pages over the popup: it is there still when the user comes back. */
const READING = new Set(['openPrivacyContract', 'navigateTo', 'setClipboardData'])
const CALLBACKS = new Set(['success', 'fail', 'complete'])

export function popupMethods(script: Script, variables: Variables, objects: readonly ComponentObject[]): PopupMethods {
  const all = new Map(objects.flatMap(({ methods }) => [...methods]))
  const methods = new Map([...all].map(([name, made]): [string, PopupMethod] => {
    const called = callsOnly(made, script)
    const speaks = called?.some((each) => SPEAKING.has(each)) ?? false
    return [name, { onlySpeaks: speaks && !called?.some((each) => READING.has(each)), isHarmless: called !== null, names: namesIn(withOwnMethods(made, all, script, variables), script) }]
  }))
  return { methods, isComplete: objects.length > 0 && objects.every(({ isComplete }) => isComplete) }
}

/** The interfaces of the platform that a function calls, when it can do nothing else; else `null`. */
function callsOnly(made: FunctionNode, script: Script): readonly string[] | null {
  const called: string[] = []
  const doing: Node[] = []
  walk(script, made.body, (node) => {
    const name = node.type === 'CallExpression' ? harmlessCall(node) : null
    if (name !== null) called.push(name)
    else if (DOING.has(node.type) || isHandedOut(node)) doing.push(node)
  })
  return doing.length > 0 ? null : called
}

/** The component itself, or a function that no interface is given as its callback. */
function isHandedOut(node: Node): boolean {
  return (node.type === 'ThisExpression' && node.parent.type !== 'MemberExpression') || (isFunction(node) && node.parent.type !== 'Property')
}

/** What may have an effect of its own. */
const DOING = new Set(['CallExpression', 'NewExpression', 'AssignmentExpression', 'UpdateExpression', 'TaggedTemplateExpression', 'ImportExpression', 'YieldExpression', 'SpreadElement', 'ThrowStatement'])

/** The name of an interface that closes no popup, called with options written in place. */
function harmlessCall(call: CallNode): string | null {
  const callee = insideWrappers(call.callee)
  const holder = callee.type === 'MemberExpression' ? insideWrappers(callee.object) : null
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : null
  if (name === null || holder?.type !== 'Identifier' || !API_OBJECTS.has(holder.name)) return null
  if (!SPEAKING.has(name) && !MUTE.has(name) && !READING.has(name)) return null
  return holder.name === 'console' || call.arguments.every(isPlainOptions) ? name : null
}

function isPlainOptions(argument: Node): boolean {
  const literal = insideWrappers(argument)
  return literal.type === 'ObjectExpression' && literal.properties.every((property) => {
    const name = property.type === 'Property' ? propertyName(property) : null
    return property.type === 'Property' && name !== null && (!CALLBACKS.has(name) || isFunction(property.value))
  })
}

function namesIn(functions: ReadonlySet<FunctionNode>, script: Script): ReadonlySet<string> {
  const names = new Set<string>()
  for (const made of functions) {
    walk(script, made.body, (node, parent) => {
      const isShowing = parent?.type === 'Property' && parent.key === node && parent.value.type === 'Literal' && parent.value.value === true
      const text = node.type === 'Identifier' ? node.name : literalText(node)
      if (text !== null && !isShowing) for (const word of text.match(/[\w$]+/gu) ?? []) names.add(word)
    })
  }
  return names
}
