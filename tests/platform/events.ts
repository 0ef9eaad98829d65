/** What happened, in order; all values are copies. */
export type Event =
  /** Code called an API; `consent` is what the user had said by then. */
  | { readonly kind: 'call'; readonly object: string; readonly name: string; readonly options: unknown; readonly consent: boolean }
  /** A privacy interface was carried out. */
  | { readonly kind: 'run'; readonly name: string }
  | { readonly kind: 'callback'; readonly name: string; readonly callback: 'success' | 'fail' | 'complete'; readonly value: unknown }
  /** The listener was told that an interface waits for consent. */
  | { readonly kind: 'listener'; readonly referrer: string }
  | { readonly kind: 'resolve'; readonly referrer: string; readonly answer: unknown }
  /** The platform's own dialog opened. */
  | { readonly kind: 'dialog' }
  | { readonly kind: 'decision'; readonly agrees: boolean }
  /** The user writes in an input; without consent a nickname input takes plain text. */
  | { readonly kind: 'keyboard'; readonly type: string }
  /** The program said something with `log`. */
  | { readonly kind: 'log'; readonly values: readonly unknown[] }
  | { readonly kind: 'unhandled'; readonly value: unknown }

/** An event in a short line. */
export function lineOf(event: Event): string {
  switch (event.kind) {
    case 'call':
      return `${event.object}.${event.name}`
    case 'run':
      return `run ${event.name}`
    case 'callback':
      return `${event.name} ${event.callback} ${messageOf(event.value)}`
    case 'listener':
      return `listener ${event.referrer}`
    case 'resolve':
      return `resolve ${event.referrer} ${JSON.stringify(event.answer)}`
    case 'dialog':
      return 'dialog'
    case 'decision':
      return event.agrees ? 'agrees' : 'refuses'
    case 'log':
      return `log ${event.values.map(messageOf).join(' ')}`
    case 'keyboard':
      return `keyboard ${event.type}`
    case 'unhandled':
      return `unhandled ${messageOf(event.value)}`
  }
}

function messageOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { errno, errMsg } = value as { errno?: number; errMsg?: string }
  return errno === undefined ? String(errMsg) : `${errno} ${String(errMsg)}`
}

/** A value as it is now; functions by their kind only. */
export function copied(value: unknown): unknown {
  if (typeof value === 'function') return '[function]'
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copied)
  if (value instanceof Error) return value.message
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copied(each)]))
}
