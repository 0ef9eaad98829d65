import fc from 'fast-check'
import { APIS, AWAITS, CALLBACKS, CALL_STYLES, ENTRIES, NESTINGS, NO_PROMISE, POSITIONS, PROMISES, PROPERTIES, TAILS, type Entry } from './program-shapes.js'

export interface GeneratedProgram {
  readonly code: string
  readonly calls: number
  readonly isTypeScript: boolean
  /** It waits outside any function. */
  readonly isTopLevel: boolean
}

interface Style {
  readonly isAsync: boolean
  readonly isTypeScript: boolean
  readonly unit: string
  readonly semicolon: string
  readonly lineEnd: string
}

interface Call {
  readonly api: string
  readonly object: string
  readonly position: string
  readonly style: string
  readonly callbacks: readonly (readonly [name: string, style: string])[]
  readonly properties: readonly string[]
  readonly nesting: string
  readonly isOnOneLine: boolean
  readonly comment: string
  /** Comments around the call. */
  readonly before: string
  readonly behind: string
  readonly tail: string
}

const callbacks = fc.record({ success: fc.option(fc.constantFrom(...CALLBACKS)), fail: fc.option(fc.constantFrom(...CALLBACKS)), complete: fc.option(fc.constantFrom(...CALLBACKS)) })

/** Mostly nothing, or one of a few. */
function rarely(...texts: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...texts) })
}

function callArbitrary({ isAsync }: Style, { isTopLevel }: Entry): fc.Arbitrary<Call> {
  const positions = [POSITIONS, PROMISES, ...(isAsync ? [AWAITS] : [])].map((each) => each.filter((position) => !isTopLevel || !position.includes('return')))
  const nestings = NESTINGS.filter((nesting) => (isAsync || !nesting.includes('await')) && (!isTopLevel || !nesting.includes('return')))
  return fc
    .record({
      api: fc.constantFrom(...APIS),
      object: fc.constantFrom('wx', 'uni', 'Taro'),
      position: fc.oneof(...positions.map((each) => fc.constantFrom(...each))),
      style: fc.constantFrom(...CALL_STYLES),
      callbacks,
      properties: fc.uniqueArray(fc.constantFrom(...PROPERTIES), { maxLength: 3 }),
      nesting: fc.constantFrom(...nestings),
      isOnOneLine: fc.boolean(),
      comment: fc.constantFrom('', '// note', '/* note */'),
      before: rarely('/* before */ '),
      behind: rarely(' /* behind */'),
      tail: fc.constantFrom(...TAILS),
    })
    .map((made) => {
      // A promise is there only without callbacks; the rest of the time the statement stands alone.
      const isPromise = !POSITIONS.includes(made.position)
      const given = isPromise ? [] : Object.entries(made.callbacks).flatMap(([name, style]) => (style === null ? [] : [[name, style] as const]))
      const api = isPromise && NO_PROMISE.has(made.api) ? 'getLocation' : made.api
      const nesting = made.position.startsWith('return') ? 'BODY' : made.nesting
      return { ...made, api, nesting, callbacks: given }
    })
}

const styles: fc.Arbitrary<Style> = fc.record({
  isAsync: fc.boolean(),
  isTypeScript: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  unit: fc.constantFrom('  ', '    ', '\t'),
  semicolon: fc.constantFrom('', ';'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
})

/** Programs with one to three calls, each in a nesting and a position of its own; written in several styles. */
export const programs: fc.Arbitrary<GeneratedProgram> = styles
  .chain((style) => fc.record({ style: fc.constant(style), entry: fc.constantFrom(...ENTRIES.filter(({ needs }) => needs === undefined || needs === (style.isAsync ? 'async' : 'sync'))) }))
  .chain(({ style, entry }) => fc.record({ style: fc.constant(style), entry: fc.constant(entry), calls: fc.array(callArbitrary(style, entry), { minLength: 1, maxLength: 3 }) }))
  .map(({ style, entry, calls }) => {
    const { isTypeScript, unit, semicolon, lineEnd } = style
    const body = calls.map((call, index) => statement(call, index + 1, style)).join('\n')
    const whole = filled(entry.frame, indented(`${body}\nlog('end')`, unit.repeat(entry.depth)), style)
    const typed = isTypeScript ? ': any' : ''
    const head = `const state${typed} = { on: true, count: 0, kind: 1, turns: 2, value: 'early', key: 'made', more: { added: 1 } }\nfunction report(res${typed}) { log('report', res.errno) }`
    const code = `${head}\n${whole}`.replaceAll('UNIT', unit).replaceAll('(first)', isTypeScript ? '(first?: string)' : '(first)')
    return { code: ended(code, semicolon).replaceAll('\n', lineEnd), calls: calls.length, isTypeScript, isTopLevel: entry.isTopLevel ?? false }
  })

function statement(call: Call, number: number, style: Style): string {
  const callee = call.style.replace('OBJECT', call.object).replace('API', call.api)
  const written = `${call.before}${callee.replace('LITERAL', () => literal(call, style.unit))}${call.behind}`
  const placed = call.position.replace('CALL', () => written).replaceAll('@', String(number))
  const after = `\nstate.value = 'late ${number}'\nlog('after ${number}')`
  const body = `${placed}${call.position.startsWith('return') ? '' : `${call.tail.replaceAll('@', String(number))}${after}`}`
  return filled(call.nesting, call.nesting === 'BODY' ? body : indented(body, style.unit), style).replaceAll('@', String(number))
}

function filled(frame: string, body: string, { isAsync }: Style): string {
  return frame.replace('BODY', () => body).replaceAll('ASYNC', isAsync ? 'async ' : '')
}

function literal({ callbacks: given, properties, isOnOneLine, comment }: Call, unit: string): string {
  const parts = [...properties, ...given.map(([name, style]) => style.replaceAll('NAME', name))]
  if (parts.length === 0) return comment === '/* note */' ? comment : ''
  if (isOnOneLine) return `{ ${comment === '/* note */' ? `${comment} ` : ''}${parts.join(', ')} }`
  return `{${comment === '' ? '' : ` ${comment}`}\n${parts.map((part) => `${unit}${part},`).join('\n')}\n}`
}

/** Indents all lines but those inside a template literal. */
function indented(code: string, unit: string): string {
  let isInString = false
  return code
    .split('\n')
    .map((line) => {
      const made = isInString ? line : unit + line
      if ((line.split('`').length - 1) % 2 === 1) isInString = !isInString
      return made
    })
    .join('\n')
}

/** Puts semicolons where statements end, as far as a line shows it. */
function ended(code: string, semicolon: string): string {
  if (semicolon === '') return code
  return code
    .split('\n')
    .map((line, index, lines) => (/(?:^|\s)(?:log|run|state\.value|const state)\b.*[)}'"]$/u.test(line) && !/^\s*[.\])]/u.test(lines[index + 1] ?? '') ? `${line};` : line))
    .join('\n')
}
