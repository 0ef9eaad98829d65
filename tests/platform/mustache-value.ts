import vm from 'node:vm'
import { endOfMustache } from '../../src/parsers/wxml-characters.js'

type Data = Readonly<Record<string, unknown>>

/** What text with `{{…}}` in it says: the value itself where one expression is all there is, else a string. */
export function mustacheValue(source: string, data: Data): unknown {
  const parts = partsOf(source, data)
  return parts.length === 1 ? parts[0] : parts.map(written).join('')
}

/** The same as text on the screen. */
export function mustacheText(source: string, data: Data): string {
  return partsOf(source, data).map(written).join('')
}

function partsOf(source: string, data: Data): readonly unknown[] {
  const parts: unknown[] = []
  let at = 0
  for (let open = source.indexOf('{{'); open >= 0; open = source.indexOf('{{', at)) {
    const end = endOfMustache(source, open)
    if (end < 0) throw new SyntaxError(`unclosed mustache: ${source}`)
    parts.push(source.slice(at, open), expressionValue(source.slice(open + 2, end - 2), data))
    at = end
  }
  parts.push(source.slice(at))
  return parts.filter((part) => part !== '')
}

function written(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** A name that the data lack is `undefined`. */
function expressionValue(expression: string, data: Data): unknown {
  const names = new Proxy(data, { has: (_, name) => typeof name === 'string' })
  return (vm.compileFunction(`with (names) { return (${expression}) }`, ['names']) as (names: Data) => unknown)(names)
}
