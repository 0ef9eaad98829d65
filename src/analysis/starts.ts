import { enclosingFunction, isFunction, type FunctionNode, type Node } from './ast.js'
import { calleeName } from './calls.js'
import type { Callers, FunctionUse } from './callers.js'
import { hookOf } from './hooks.js'

/** What makes a place of a script run. */
export type Start =
  /** The script itself, when it is loaded. */
  | { readonly kind: 'module' }
  /** A lifetime of what the script registers, or a hook: `onLoad`, `attached`, `pageLifetimes.show`, `useDidShow`; `setup` is that of `<script setup>`. */
  | { readonly kind: 'lifetime'; readonly of: 'app' | 'page' | 'component' | 'behavior'; readonly name: string }
  | { readonly kind: 'unknown' }

const UNKNOWN: Start = { kind: 'unknown' }
const SETUP: Start = { kind: 'lifetime', of: 'component', name: 'setup' }
/** Functions that run what they are given, at once or later, and hand it to nobody else. */
const RUNNING = new Set(['forEach', 'map', 'then', 'catch', 'finally', 'setTimeout', 'nextTick', 'Promise', 'getPrivacySetting', 'getSetting', 'login', 'getStorage'])

/** Everything that makes a place run, callers in the script followed. */
export function startsOf(place: Node, callers: Callers): readonly Start[] {
  const starts: Start[] = []
  const seen = new Set<FunctionNode>()
  const open: Node[] = [place]
  for (let at = open.pop(); at; at = open.pop()) {
    const made = enclosingFunction(at)
    if (!made) starts.push(callers.isInSetup(at) ? SETUP : { kind: 'module' })
    else if (!seen.has(made)) {
      seen.add(made)
      for (const use of usesOf(made, callers)) {
        if ('node' in use) open.push(use.node)
        else starts.push(use)
      }
    }
  }
  return starts
}

function usesOf(made: FunctionNode, callers: Callers): readonly (Start | { readonly node: Node })[] {
  const called = made.parent
  if (called.type === 'CallExpression' && called.callee === made && isFunction(made)) return [{ node: called }]
  const uses = callers.usesOf(made)
  // A method that the script calls may be bound in a template too: what is seen is enough to tell where it starts.
  const seen = uses.filter(({ kind }) => kind !== 'method')
  return seen.length > 0 ? seen.map(startOf) : [UNKNOWN]
}

function startOf(use: FunctionUse): Start | { readonly node: Node } {
  switch (use.kind) {
    case 'called':
      return { node: use.call }
    case 'lifetime':
      return { kind: 'lifetime', of: use.of, name: use.name }
    case 'passed': {
      const hook = use.path.length === 0 ? hookOf(use.call, use.index) : null
      if (hook !== null) return { kind: 'lifetime', of: hook.endsWith('Launch') ? 'app' : 'component', name: hook }
      return RUNNING.has(calleeName(use.call) ?? '') ? { node: use.call } : UNKNOWN
    }
    case 'method':
    case 'returned':
    case 'exported':
    case 'handed-on':
    case 'unknown':
      return UNKNOWN
  }
}
