import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JSON_PROBLEMS, type JsonProblemKind } from '../../src/parsers/json-problems.js'
import { memberOf, stringsOf, valueAt, type JsonValue } from '../../src/parsers/json-values.js'
import { parseJson } from '../../src/parsers/json.js'
import { DAMAGED_ANSWER } from './damaged-answer.js'

/** The value as `JSON.parse` would give it; objects as entries, so that no name is special. */
function plain(value: JsonValue | null): unknown {
  if (value === null) return 'nothing'
  if (value.kind === 'array') return value.items.map(plain)
  if (value.kind === 'object') return new Map(value.members.map(({ key, value: inner }) => [key, plain(inner)]))
  return value.value
}

function asMaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asMaps)
  if (typeof value !== 'object' || value === null) return value
  return new Map(Object.entries(value).map(([key, inner]) => [key, asMaps(inner)]))
}

function damages(text: string): [JsonProblemKind, string, number][] {
  return parseJson(text).problems.map(({ kind, range }) => [kind, text.slice(...range), range[0]])
}

describe('sound JSON', () => {
  it('gives values with exact ranges', () => {
    const text = '{"a": [1, "b\\u0041"],\r\n "c": {"d": null}}'
    expect(parseJson(text)).toEqual({
      root: {
        kind: 'object',
        range: [0, 41],
        members: [
          {
            key: 'a',
            keyRange: [1, 4],
            range: [1, 20],
            value: { kind: 'array', range: [6, 20], items: [{ kind: 'number', range: [7, 8], value: 1 }, { kind: 'string', range: [10, 19], value: 'bA' }] },
          },
          {
            key: 'c',
            keyRange: [24, 27],
            range: [24, 40],
            value: { kind: 'object', range: [29, 40], members: [{ key: 'd', keyRange: [30, 33], range: [30, 39], value: { kind: 'null', range: [35, 39], value: null } }] },
          },
        ],
      },
      problems: [],
      comments: [],
    })
  })

  it('takes comments and a comma before a closing bracket', () => {
    const text = '// first\n{"a": [1, 2,], /* second */ "b": true,} // last'
    const { root, problems, comments } = parseJson(text)
    expect(plain(root)).toEqual(new Map<string, unknown>([['a', [1, 2]], ['b', true]]))
    expect(problems).toEqual([])
    expect(comments).toEqual([
      { kind: 'line', value: ' first', range: [0, 8] },
      { kind: 'block', value: ' second ', range: [24, 36] },
      { kind: 'line', value: ' last', range: [49, 56] },
    ])
  })

  it('passes over a byte order mark', () => {
    expect(parseJson('\uFEFF{"a": 1}')).toMatchObject({ root: { range: [1, 9], members: [{ keyRange: [2, 5] }] }, problems: [] })
  })

  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const { root, problems } = parseJson(text)
        expect(problems).toEqual([])
        expect(plain(root)).toEqual(asMaps(JSON.parse(text)))
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('takes names that objects have by themselves as mere names', () => {
    const { root } = parseJson('{"__proto__": {"polluted": 1}, "constructor": 2}')
    expect(memberOf(root, '__proto__')?.value.kind).toBe('object')
    expect(valueAt(root, 'constructor')).toMatchObject({ value: 2 })
    expect(valueAt(root, 'toString')).toBeUndefined()
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('lets the last of several members of one name count', () => {
    expect(valueAt(parseJson('{"a": 1, "a": 2}').root, 'a')).toMatchObject({ value: 2 })
  })

  it('is read at any depth', () => {
    const depth = 100_000
    const { root, problems } = parseJson('['.repeat(depth) + ']'.repeat(depth))
    expect(problems).toEqual([])
    expect(root?.range).toEqual([0, depth * 2])
    expect(parseJson('{"a":'.repeat(depth)).root?.kind).toBe('object')
  })

  it('is read at 10 MB, sound or broken', () => {
    const row = '{"privacy_key": "Album", "privacy_text": "pictures that you post"},\n'
    const rows = Math.ceil((10 * 1024 * 1024) / row.length)
    const started = performance.now()
    expect(parseJson(`[${row.repeat(rows)}]`).problems).toEqual([])
    for (const junk of ['"x" y ', 'x"', '[}', '\\', '   ', '，', '"a\n']) parseJson(`{"a": ${junk.repeat(200_000)}`)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('values', () => {
  const { root } = parseJson('{"list": ["a", 1, "b"], "deep": {"er": [{"est": true}]}}')

  it('are reached by names and indexes', () => {
    expect(valueAt(root, 'deep', 'er', 0, 'est')).toMatchObject({ kind: 'boolean', value: true })
    expect(valueAt(root, 'deep', 0)).toBeUndefined()
    expect(valueAt(root, 'list', 'length')).toBeUndefined()
    expect(valueAt(null, 'list')).toBeUndefined()
  })

  it('give their strings', () => {
    expect(stringsOf(valueAt(root, 'list')).map((item) => item.value)).toEqual(['a', 'b'])
    expect(stringsOf(root)).toEqual([])
  })
})

/** The text, the damages in it, and what is read nevertheless. */
const DAMAGED: readonly (readonly [string, readonly (readonly [JsonProblemKind, string, number])[], unknown])[] = [
  ['', [['value-missing', '', 0]], 'nothing'],
  [' \n', [['value-missing', '', 0]], 'nothing'],
  ['@', [['string-unquoted', '@', 0]], '@'],
  ['}', [['value-missing', '}', 0]], 'nothing'],
  ['{"a": 1} x', [['end-expected', 'x', 9]], { a: 1 }],
  ['{"a": 1}}', [['end-expected', '}', 8]], { a: 1 }],
  ['{"a": 1}, "b": 2}', [['closing-stray', '}', 7]], { a: 1, b: 2 }],
  ['"a": 1, "b": 2', [['brace-unopened', '"a"', 0]], { a: 1, b: 2 }],
  ['{"a": 1 "b": 2}', [['comma-missing-in-object', '1', 6]], { a: 1, b: 2 }],
  ['{"a": "x"\n"b": 2}', [['comma-missing-in-object', '"', 8]], { a: 'x', b: 2 }],
  ['{"a": "x,"\n"b": 2}', [['comma-inside-string', ',', 8]], { a: 'x', b: 2 }],
  ['{"a": "x,"}', [], { a: 'x,' }],
  ['{"a": 1,, "b": 2}', [['comma-stray', ',', 8]], { a: 1, b: 2 }],
  ['[1 2]', [['comma-missing-in-array', '1', 1]], [1, 2]],
  ['{"a" 1}', [['colon-missing', '"a"', 1]], { a: 1 }],
  ['{"a", "b": 2}', [['colon-missing', '"a"', 1]], { b: 2 }],
  ['{"a": , "b": 2}', [['value-missing', ',', 6]], { b: 2 }],
  ['{"a":}', [['value-missing', '}', 5]], {}],
  ['{a: 1}', [['name-unquoted', 'a', 1]], { a: 1 }],
  ['{a": 1}', [['name-unopened', 'a"', 1]], { a: 1 }],
  ['{"a: 1\n}', [['name-unclosed', '"a', 1]], { a: 1 }],
  ['{"a: {\n"b": 1}}', [['name-unclosed', '"a', 1]], { a: { b: 1 } }],
  ['{"a: "x", "b": 2}', [['name-unclosed', '"a', 1]], { a: 'x', b: 2 }],
  ['{"a": b, "c": 1}', [['string-unquoted', 'b', 6]], { a: 'b', c: 1 }],
  ['{"a": to post", "c": 1}', [['string-unopened', 'to post"', 6]], { a: 'to post', c: 1 }],
  ['{"a": "x,\n"b": 2}', [['string-unclosed', '"x', 6]], { a: 'x', b: 2 }],
  ['{"a": 90 days}', [['string-unquoted', '90 days', 6]], { a: '90 days' }],
  ['{"a": "the "new" one", "b": 1}', [['quote-unescaped', '"', 11]], { a: 'the "new" one', b: 1 }],
  ["{'a': 1}", [['quote-wrong', "'a'", 1]], { a: 1 }],
  ['{“a”：“b”，"c"：1}', [['quote-wrong', '“a”', 1], ['fullwidth-character', '：', 4], ['quote-wrong', '“b”', 5], ['fullwidth-character', '，', 8], ['fullwidth-character', '：', 12]], { a: 'b', c: 1 }],
  ['{"a":\u00a01}', [['space-irregular', '\u00a0', 5]], { a: 1 }],
  ['{"a": "\\d"}', [['escape-unknown', '\\d', 7]], { a: '' }],
  ['{"a": "\\n\\u00g0"}', [['escape-unknown', '\\u', 9]], undefined],
  ['{"a": "x\ty"}', [['character-unescaped', '\t', 8]], { a: 'x\ty' }],
  ['{"a": 1.}', [['number-broken', '1.', 6]], { a: 1 }],
  ['{"a": True}', [['string-unquoted', 'True', 6]], { a: 'True' }],
  ['{"a": 1} /* x', [['comment-unclosed', '/*', 9]], { a: 1 }],
  ['{"a": [1, 2', [['brace-never-closed', '{', 0], ['bracket-never-closed', '[', 6]], { a: [1, 2] }],
  ['{"a": [1, 2}', [['bracket-unclosed', '}', 11]], { a: [1, 2] }],
  ['[{"a": 1]', [['brace-unclosed', ']', 8]], [{ a: 1 }]],
  ['{"a": 1]}', [['closing-stray', ']', 7]], { a: 1 }],
  ['[1}]', [['closing-stray', '}', 2]], [1]],
  ['[{"a": 1, {"a": 2}]', [['brace-unclosed', '{', 10]], [{ a: 1 }, { a: 2 }]],
  ['[{"a": 1}, "a": 2}]', [['brace-unopened', '"a"', 11]], [{ a: 1 }, { a: 2 }]],
  ['{"a": ["x", "b": 1}', [['bracket-unclosed', '"b"', 12]], { a: ['x'], b: 1 }],
  ['{"a": [{"x": 1}, "b": {"c": 2}}', [['bracket-unclosed', '"b"', 17]], { a: [{ x: 1 }], b: { c: 2 } }],
  ['{"a": "b": 1}}', [['brace-unopened', '"b"', 6]], { a: { b: 1 } }],
  ['{@@: 1, "b": 2}', [['name-missing', '@@', 1]], { b: 2 }],
  ['{[1], "b": 2}', [['name-missing', '[', 1]], { b: 2 }],
  ['{"名": 1, 称: 2}', [['name-unquoted', '称', 9]], { 名: 1, 称: 2 }],
]

describe('damaged JSON', () => {
  it.each(DAMAGED)('%j', (text, problems, read) => {
    expect(damages(text)).toEqual(problems)
    if (read !== undefined) expect(plain(parseJson(text).root)).toEqual(asMaps(read))
  })

  it('says what is wrong in a sentence, in both languages', () => {
    expect(parseJson('{"a" 1}').problems[0]?.message).toBe('`:` and a value are expected after this name.')
    for (const { en, zh } of Object.values(JSON_PROBLEMS)) {
      expect(en).toMatch(/\.$/u)
      expect(zh).toMatch(/。$/u)
    }
  })

  it('never throws, keeps ranges inside the text and ends', () => {
    const junk = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '1', 'x', '-', '\\', '\n', ' ', '//', '/*', '，', '“', '\uFEFF', 'null'), { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(junk, fc.string({ unit: 'binary' })), (text) => {
        const { root, problems } = parseJson(text)
        for (const [start, end] of [...problems.map((problem) => problem.range), ...(root ? [root.range] : [])]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        // What JSON.parse takes has no damage; what it refuses has one, but for comments and commas before a bracket.
        if (isJson) expect(problems).toEqual([])
        else if (!/\/|,\s*[}\]]|\uFEFF/u.test(text)) expect(problems).not.toEqual([])
      }),
      { numRuns: 3000, seed: 11 },
    )
  })

  it('keeps its list of damages short', () => {
    expect(parseJson(`[${'1 '.repeat(10_000)}]`).problems).toHaveLength(200)
  })
})

describe('an answer of getprivacysetting as pages print it', () => {
  const { root, problems } = parseJson(DAMAGED_ANSWER.text)

  it('has an error at each damage', () => {
    expect(problems.map(({ kind, range }) => [kind, DAMAGED_ANSWER.text.slice(0, range[0]).split('\n').length, DAMAGED_ANSWER.text.slice(...range)])).toEqual(DAMAGED_ANSWER.problems)
  })

  it('is read all the same', () => {
    expect(valueAt(root, 'setting_list', 0, 'privacy_key')).toMatchObject({ value: 'Album' })
    expect(valueAt(root, 'setting_list', 2, 'privacy_key')).toMatchObject({ value: 'Custom' })
    expect(valueAt(root, 'owner_setting', 'notice_method')).toMatchObject({ value: 'a "banner" on the home page' })
    expect(valueAt(root, 'privacy_Desc', 'privacy_desc_list', 0, 'privacy_desc')).toMatchObject({ value: 'pictures' })
    expect(valueAt(root, 'sdk_privacy_info_list', 0, 'sdk_list', 0, 'privacy_key')).toMatchObject({ value: 'Location' })
  })
})
