import fc from 'fast-check'

const APIS = ['getLocation', 'chooseImage', 'startCompass', 'setClipboardData', 'getWeRunData', 'chooseAddress'] as const
const NO_PROMISE: ReadonlySet<string> = new Set(['getWeRunData'])

/** How the code around a call takes its value. `CALL` stands for the call, `@` for its number. */
const POSITIONS = [
  'CALL',
  'if (state.on) CALL',
  "if (!state.on) log('off')\nelse\nUNITCALL",
  'void CALL',
  'run(() => CALL)',
] as const
const PROMISES = [
  "CALL.then((res) => { log('then @', res.errMsg, res.given) })",
  "CALL.then((res) => { log('then @', res.given) }).catch((error) => { log('catch @', error.errno) })",
  "CALL\nUNIT.then((res) => { log('then @', res.given) })\nUNIT.catch((error) => { log('catch @', error.errno) })\nUNIT.finally(() => { log('finally @') })",
  'return CALL',
  "return CALL\nUNIT.then((res) => res.errMsg)",
  "run(() => CALL.catch((error) => { log('catch @', error.errno) }))",
] as const
const AWAITS = [
  'await CALL',
  "const result@ = await CALL\nlog('got @', result@.errMsg, result@.given)",
  "log('got @', (await CALL).given)",
  "if ((await CALL).errMsg) log('yes @')",
  "try {\nUNITawait CALL\nUNITlog('done @')\n} catch (error) {\nUNITlog('caught @', error.errno)\n}",
  "if (state.on) await CALL",
  "const result@ = state.on && (await CALL)\nlog('got @', result@.given)",
  "const result@ = await CALL.catch(() => null)\nlog('got @', result@ === null)",
  'return await CALL',
] as const

/** What a callback is, with what it says; `NAME` stands for its name. */
const CALLBACKS = [
  "NAME: (res) => { log('NAME @', res.errno, res.given) }",
  "NAME(res) { log('NAME @', res.errno, res.given) }",
  "NAME: function (res) { log('NAME @', res.errno) }",
  "NAME: (res) => log('NAME @', this && this.label, res.errno)",
  "NAME() { log('NAME @', typeof this) }",
  'NAME: report',
  'NAME: state.missing',
] as const

const PROPERTIES = ["type: 'gcj02'", 'count: state.count++', 'data: state.value', 'list: [1, state.value]', 'text: `a\n  b`', 'nested: { on: true, at: state.count }', 'first', "'quoted': first"] as const

/** What stands around the statement. */
const NESTINGS = ['BODY', '{\nBODY\n}', '[1, 2].forEach(ASYNC(item) => {\nBODY\n})', 'setTimeout(ASYNC() => {\nBODY\n}, 50)', 'for (var i = 0; i < 2; i += 1) {\nBODY\n}', 'try {\nBODY\n} finally {\nUNITlog("finally")\n}'] as const

/** The function that holds everything; `BODY` is its body. */
const ENTRIES = [
  'Page({\nUNITlabel: "page",\nUNITASYNCentry(first) {\nBODY\nUNIT},\nUNITonLoad() { return this.entry("one") },\n})',
  'Page({\nUNITlabel: "page",\nUNITentry: ASYNCfunction (first) {\nBODY\nUNIT},\nUNITonLoad() { return this.entry("one") },\n})',
  'ASYNCfunction entry(first) {\nBODY\n}\nPage({ onLoad() { return entry.call({ label: "called" }, "one") } })',
  'const entry = ASYNC(first) => {\nBODY\n}\nPage({ onLoad: () => entry("one") })',
] as const

export interface Program {
  readonly code: string
  readonly calls: number
}

interface Call {
  readonly api: string
  readonly object: string
  readonly position: string
  readonly callbacks: readonly (readonly [name: string, style: string])[]
  readonly properties: readonly string[]
  readonly nesting: string
  readonly isOnOneLine: boolean
  readonly comment: string
}

const callbacks = fc.record({ success: fc.option(fc.constantFrom(...CALLBACKS)), fail: fc.option(fc.constantFrom(...CALLBACKS)), complete: fc.option(fc.constantFrom(...CALLBACKS)) })

function callArbitrary(isAsync: boolean): fc.Arbitrary<Call> {
  const positions = [POSITIONS, PROMISES, ...(isAsync ? [AWAITS] : [])]
  return fc
    .record({
      api: fc.constantFrom(...APIS),
      object: fc.constantFrom('wx', 'uni', 'Taro'),
      position: fc.oneof(...positions.map((each) => fc.constantFrom<string>(...each))),
      callbacks,
      properties: fc.uniqueArray(fc.constantFrom(...PROPERTIES), { maxLength: 3 }),
      nesting: fc.constantFrom(...NESTINGS),
      isOnOneLine: fc.boolean(),
      comment: fc.constantFrom('', '// note', '/* note */'),
    })
    .map((made) => {
      // A promise is there only without callbacks; the rest of the time the statement stands alone.
      const isPromise = !(POSITIONS as readonly string[]).includes(made.position)
      const given = isPromise ? [] : Object.entries(made.callbacks).flatMap(([name, style]) => (style === null ? [] : [[name, style] as const]))
      const api = isPromise && NO_PROMISE.has(made.api) ? 'getLocation' : made.api
      const nesting = made.position.startsWith('return') ? 'BODY' : made.nesting
      return { ...made, api, nesting, callbacks: given }
    })
}

/** Programs with one to three calls, each in a nesting and a position of its own; written in several styles. */
export const programs: fc.Arbitrary<Program> = fc
  .boolean()
  .chain((isAsync) =>
    fc.record({
      isAsync: fc.constant(isAsync),
      calls: fc.array(callArbitrary(isAsync), { minLength: 1, maxLength: 3 }),
      entry: fc.constantFrom(...ENTRIES),
      unit: fc.constantFrom('  ', '    ', '\t'),
      semicolon: fc.constantFrom('', ';'),
      lineEnd: fc.constantFrom('\n', '\r\n'),
    }),
  )
  .map(({ isAsync, calls, entry, unit, semicolon, lineEnd }) => {
    const body = calls.map((call, index) => statement(call, index + 1, isAsync, unit)).join('\n')
    const depth = entry.includes('UNITBODY') || /^\s*UNIT(?:\w|#)*.*\{\nBODY/mu.test(entry) ? unit + unit : unit
    const whole = filled(entry, indented(`${body}\nlog('end')`, depth), isAsync)
    const head = "const state = { on: true, count: 0, value: 'early' }\nfunction report(res) { log('report', res.errno) }"
    const code = `${head}\n${whole}`.replaceAll('UNIT', unit)
    return { code: ended(code, semicolon).replaceAll('\n', lineEnd), calls: calls.length }
  })

function statement(call: Call, number: number, isAsync: boolean, unit: string): string {
  const written = call.position.replace('CALL', () => `${call.object}.${call.api}(${literal(call, unit)})`).replaceAll('@', String(number))
  const changed = call.position.startsWith('return') ? '' : `\nstate.value = 'late ${number}'\nlog('after ${number}')`
  return filled(call.nesting, call.nesting === 'BODY' ? `${written}${changed}` : indented(`${written}${changed}`, unit), isAsync)
}

function filled(frame: string, body: string, isAsync: boolean): string {
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
