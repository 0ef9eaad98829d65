/** The shapes of code that generated programs are put together from. */

export const APIS = ['getLocation', 'chooseImage', 'startCompass', 'setClipboardData', 'getWeRunData', 'chooseAddress'] as const
export const NO_PROMISE: ReadonlySet<string> = new Set(['getWeRunData'])

/** How a call is written. */
export const CALL_STYLES = ['OBJECT.API(LITERAL)', 'OBJECT.API(LITERAL)', 'OBJECT?.API?.(LITERAL)', "OBJECT['API'](LITERAL)", 'OBJECT /* object */.API /* name */(LITERAL /* end */)'] as const

/** How the code around a call takes its value. `CALL` stands for the call, `@` for its number. */
export const POSITIONS: readonly string[] = [
  'CALL',
  'CALL // behind',
  '/* first */ CALL',
  'if (state.on) CALL',
  'if (state.on) /* why */ CALL // so',
  'if (state.on) // why\nUNITCALL',
  "if (!state.on) log('off')\nelse\nUNITCALL",
  "if (!state.on) log('off'); else CALL",
  'for (const each@ of [1, 2]) CALL',
  'here@: CALL',
  '{ CALL }',
  'void CALL',
  'state.on && CALL',
  "state.on ? CALL : log('off @')",
  "log('before @'), CALL",
  'run(() => CALL)',
  'run(() => /* body */ CALL)',
  'run((given@ = CALL) => { log(given@ === undefined) })',
  'const kept@ = [CALL]\nlog(kept@.length)',
]

export const PROMISES: readonly string[] = [
  "CALL.then((res) => { log('then @', res.errMsg, res.given) })",
  "CALL.then((res) => { log('then @', res.given) }).catch((error) => { log('catch @', error.errno) })",
  "CALL\nUNIT.then((res) => { log('then @', res.given) })\nUNIT.catch((error) => { log('catch @', error.errno) })\nUNIT.finally(() => { log('finally @') })",
  "CALL // chained\nUNIT// further\nUNIT.then((res) => { log('then @', res.given) })",
  'return CALL',
  'return CALL\nUNIT.then((res) => res.errMsg)',
  "run(() => CALL.catch((error) => { log('catch @', error.errno) }))",
  'const start@ = () => CALL\nrun(start@)',
  "try {\nUNITreturn CALL\n} finally {\nUNITlog('finally @')\n}",
]

export const AWAITS: readonly string[] = [
  'await CALL',
  'await /* wait */ CALL // behind',
  "const result@ = await CALL\nlog('got @', result@.errMsg, result@.given)",
  "const { given: given@ } = await CALL, other@ = state.value\nlog('got @', given@, other@)",
  "log('got @', (await CALL).given)",
  "log(`got @ ${(await CALL).errMsg}`)",
  "if ((await CALL).errMsg) log('yes @')",
  "try {\nUNITawait CALL\nUNITlog('done @')\n} catch (error) {\nUNITlog('caught @', error.errno)\n}",
  "try {\nUNITconst result = await CALL\nUNITreturn result.errMsg\n} finally {\nUNITlog('finally @')\n}",
  'if (state.on) await CALL',
  "if (!state.on) log('off'); else await CALL",
  'here@: await CALL',
  "switch ((await CALL).errMsg) {\nUNITdefault:\nUNITUNITlog('switched @')\n}",
  "for (const each of [await CALL]) log('each @', each.given)",
  "for await (const each of [CALL]) log('each @', each.given)",
  "const result@ = state.on && (await CALL)\nlog('got @', result@.given)",
  "const result@ = state.on ? await CALL : null\nlog('got @', result@?.given)",
  "const result@ = await CALL.catch(() => null)\nlog('got @', result@ === null)",
  "state.result = await CALL\nlog('got @', state.result.given)",
  "const [one@, two@] = await Promise.all([CALL, 2])\nlog('got @', one@.given, two@)",
  'run(async () => await CALL)',
  'return await CALL',
]

/** What a callback is, with what it says; `NAME` stands for its name. */
export const CALLBACKS = [
  "NAME: (res) => { log('NAME @', res.errno, res.given) }",
  "NAME(res) { log('NAME @', res.errno, res.given) }",
  "NAME: function (res) { log('NAME @', res.errno) }",
  "NAME: (res) => log('NAME @', this && this.label, res.errno)",
  "NAME() { log('NAME @', typeof this) }",
  "async NAME(res) { await null; log('NAME @', res.errno) }",
  "NAME: (res, given = state.key) => { log('NAME @', res.errno, given) }",
  'NAME: report',
  'NAME: state.missing',
] as const

export const PROPERTIES = [
  "type: 'gcj02'",
  'count: state.count++',
  'data: state.value',
  'list: [1, state.value]',
  'text: `a\n  b`',
  "/* of */ made: `${state.value}` /* it */",
  'nested: { on: true, at: state.count }',
  'first',
  "'quoted': first",
  'get lazy() { return state.count }',
  '[state.key]: state.count',
  '...state.more',
] as const

/** Lines after the call's statement that would go on with it, had they no semicolon before them. */
export const TAILS = ['', '', "\n;[1].forEach((each) => { log('each @', each) })", "\n;(() => { log('own @') })()", "\n;`a`.split('').forEach((each) => { log('letter @', each) })", '\n// last'] as const

/** What stands around the statement. */
export const NESTINGS: readonly string[] = [
  'BODY',
  '{\nBODY\n}',
  '[1, 2].forEach(ASYNC(item) => {\nBODY\n})',
  'setTimeout(ASYNC() => {\nBODY\n}, 50)',
  'const inner@ = ASYNCfunction () {\nBODY\n}\nrun(inner@)',
  'for (var i = 0; i < 2; i += 1) {\nBODY\n}',
  'outer@: for (const each of [1, 2]) {\nBODY\nUNITif (each === 1) continue outer@\n}',
  'for await (const each of [1, 2]) {\nBODY\n}',
  'while (state.turns-- > 0) {\nBODY\n}',
  'do {\nBODY\n} while (!state.on)',
  'switch (state.kind) {\nUNITcase 1:\nBODY\nUNITdefault:\nUNITUNITlog("default")\n}',
  'if (state.on) {\nBODY\n} else {\nUNITlog("off")\n}',
  'try {\nBODY\n} finally {\nUNITlog("finally")\n}',
  'try {\nBODY\nUNITif (state.on) return\n} finally {\nUNITlog("left")\n}',
  'block@: {\nBODY\nUNITif (state.on) break block@\nUNITlog("not here")\n}',
]

/** The function that holds everything, and what runs it. */
export interface Entry {
  /** `BODY` is its body, `ASYNC` whether it can wait. */
  readonly frame: string
  /** Steps of indentation of the body. */
  readonly depth: 0 | 1 | 2
  readonly needs?: 'async' | 'sync'
  readonly isTopLevel?: true
}

export const ENTRIES: readonly Entry[] = [
  { frame: 'Page({\nUNITlabel: "page",\nUNITASYNCentry(first) {\nBODY\nUNIT},\nUNITonLoad() { return this.entry("one") },\n})', depth: 2 },
  { frame: 'Page({\nUNITlabel: "page",\nUNITentry: ASYNCfunction (first) {\nBODY\nUNIT},\nUNITonLoad() { return this.entry("one") },\n})', depth: 2 },
  { frame: 'Page({\nUNITlabel: "page",\nUNITget place() {\nUNITUNITconst first = "one";\nBODY\nUNITUNITreturn 1\nUNIT},\nUNITonLoad() { return this.place },\n})', depth: 2, needs: 'sync' },
  { frame: 'ASYNCfunction entry(first) {\nBODY\n}\nPage({ onLoad() { return entry.call({ label: "called" }, "one") } })', depth: 1 },
  { frame: 'const entry = ASYNC(first) => {\nBODY\n}\nPage({ onLoad: () => entry("one") })', depth: 1 },
  { frame: 'export ASYNCfunction entry(first) {\nBODY\n}\nPage({ onLoad: () => entry("one") })', depth: 1 },
  { frame: 'export default Page({\nUNITASYNConLoad(first) {\nBODY\nUNIT},\n})', depth: 2 },
  { frame: 'const tools = {\nUNITASYNCentry(first) {\nBODY\nUNIT},\n}\nmodule.exports = tools\nPage({ entry: tools.entry, onLoad() { return this.entry("one") } })', depth: 2 },
  { frame: 'class Locator {\nUNITlabel = "class"\nUNITASYNCentry(first) {\nBODY\nUNIT}\n}\nPage({ label: "page", entry: new Locator().entry, onLoad() { return this.entry("one") } })', depth: 2 },
  { frame: 'class Locator {\nUNITlabel = "class"\nUNITentry = ASYNC(first) => {\nBODY\nUNIT}\n}\nPage({ entry: new Locator().entry, onLoad() { return this.entry("one") } })', depth: 2 },
  { frame: 'function* entry(first) {\nBODY\n}\nPage({ onLoad() { return [...entry("one")].length } })', depth: 1, needs: 'sync' },
  { frame: 'async function* entry(first) {\nBODY\n}\nPage({ async onLoad() { for await (const each of entry("one")) log(each) } })', depth: 1, needs: 'async' },
  { frame: 'const first = "one";\nBODY', depth: 0, needs: 'async', isTopLevel: true },
]
