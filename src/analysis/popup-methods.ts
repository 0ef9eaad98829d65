import { API_NAMES } from '../catalogue/api-objects.js'
import { insideWrappers, isFunction, literalText, propertyName, walk, type CallNode, type FunctionNode, type Node, type Script } from './ast.js'
import type { ComponentObject } from './component-shape.js'
import { withOwnMethods } from './handler-reach.js'
import { boundFunctions } from './named-functions.js'
import type { Variables } from './variables.js'

/** What the methods of a popup's script can do to the popup. */
export interface PopupMethods {
  readonly methods: ReadonlyMap<string, PopupMethod>
  /** `false` where more methods may be there than are seen. */
  readonly isComplete: boolean
}

export interface PopupMethod {
  /** It tells the user something in a toast or dialog of the platform, and does nothing else but fire `emits`. */
  readonly onlySpeaks: boolean
  /** The events that it fires at the component itself. */
  readonly emits: readonly string[]
  /** Nothing that it does can close a popup: it speaks, shows a text to read, or does nothing. */
  readonly isHarmless: boolean
  /** The names in it and in the own methods that it calls, those left out that are set to `true`. */
  readonly names: ReadonlySet<string>
}

const SPEAKING_OBJECTS: ReadonlySet<string> = new Set([...API_NAMES, 'console'])
const SPEAKING = new Set(['showToast', 'showModal'])
const MUTE = new Set(['hideToast', 'hideLoading', 'vibrateShort', 'vibrateLong', 'log', 'info', 'warn', 'error', 'debug'])
/** Pages over the popup: it is there still when the user comes back. */
const READING = new Set(['openPrivacyContract', 'navigateTo', 'setClipboardData'])
const CALLBACKS = new Set(['success', 'fail', 'complete'])

export function popupMethods(script: Script, variables: Variables, objects: readonly ComponentObject[]): PopupMethods {
  const all = boundFunctions(script, objects)
  const methods = new Map([...all].map(([name, made]): [string, PopupMethod] => {
    const effects = effectsOf(made, script)
    const calls = effects?.calls ?? []
    const onlySpeaks = calls.some((each) => SPEAKING.has(each)) && !calls.some((each) => READING.has(each))
    return [name, { onlySpeaks, emits: effects?.emits ?? [], isHarmless: effects?.emits.length === 0, names: namesIn(withOwnMethods(made, all, script, variables), script) }]
  }))
  return { methods, isComplete: objects.length > 0 && objects.every(({ isComplete }) => isComplete) }
}

/** The interfaces of the platform that a function calls and the events that it fires, when it can do nothing else; else `null`. */
function effectsOf(made: FunctionNode, script: Script): { readonly calls: readonly string[]; readonly emits: readonly string[] } | null {
  const calls: string[] = []
  const emits: string[] = []
  const doing: Node[] = []
  walk(script, made.body, (node) => {
    const name = node.type === 'CallExpression' ? harmlessCall(node) : null
    const event = node.type === 'CallExpression' ? firedBy(node) : null
    if (name !== null) calls.push(name)
    else if (event !== null) emits.push(event)
    else if (DOING.has(node.type) || isHandedOut(node)) doing.push(node)
  })
  return doing.length > 0 ? null : { calls, emits }
}

/** The event of `this.triggerEvent('refused')`, `this.$emit('refused')`, `emit('refused')`; `null` where the call has options, with which others may hear it. */
function firedBy(call: CallNode): string | null {
  const [event, , options] = call.arguments
  const { callee } = call
  const isOwn = callee.type === 'MemberExpression' ? callee.object.type === 'ThisExpression' && EMITTERS.has(propertyName(callee)) : callee.type === 'Identifier' && callee.name === 'emit'
  return isOwn && event && !options ? literalText(event) : null
}

const EMITTERS: ReadonlySet<string | null> = new Set(['triggerEvent', '$emit'])

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
  if (name === null || holder?.type !== 'Identifier' || !SPEAKING_OBJECTS.has(holder.name)) return null
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
