import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlatformState } from '../platform/privacy-runtime.js'
import { behaviourOf, commentsIn, usesIn, type Behaviour } from './execution.js'
import { programs } from './generated-programs.js'
import { FIXES, GUARD } from './wrapping-cases.js'
import { changesFor, mended, type WrapOptions } from './wrapping.js'

/** States of the platform, and how often the program runs. */
const STATES: readonly (readonly [name: string, state: PlatformState, times: number])[] = [
  ['agreed', { user: 'agreed' }, 1],
  ["agrees in the platform's dialog", { user: 'agrees' }, 2],
  ['agrees in a popup', { user: 'agrees', hasPopup: true }, 1],
  ["refuses in the platform's dialog, and is asked again within ten seconds", { user: 'refuses' }, 2],
  ['refuses in a popup', { user: 'refuses', hasPopup: true }, 1],
  ['never answers', { user: 'silent', hasPopup: true }, 1],
]
const OLD_LIBRARY: PlatformState = { user: 'refuses', isOldLibrary: true }

/** Executes a program before and after its calls were put behind consent, and tells where that shows. */
async function differences(before: string, after: string, state: PlatformState, times: number, calls = 1): Promise<unknown> {
  const [was, is] = [await behaviourOf(before, state, times), await behaviourOf(after, state, times)]
  const isRefused = state.user === 'refuses' || state.user === 'silent'
  return {
    said: difference(was.said, is.said, calls),
    ran: state.isOldLibrary || !isRefused ? (difference(was.ran, is.ran, calls) ?? []) : is.ran,
    early: state.isOldLibrary ? [] : is.early,
    // A refusal that nobody handles may be told less often, never more often.
    unhandled: Math.max(0, is.unhandled - was.unhandled),
  }
}

const NONE = { said: null, ran: [], early: [], unhandled: 0 }

/** Several calls that run at once may overtake each other. */
function difference(was: Behaviour['said'], is: Behaviour['said'], calls: number): unknown {
  const [first, second] = calls === 1 ? [was, is] : [was.toSorted(), is.toSorted()]
  return JSON.stringify(first) === JSON.stringify(second) ? null : { was, is }
}

describe('a fixed call behaves as before', () => {
  const untyped = FIXES.filter(({ options }) => options?.file === undefined)

  for (const [name, state, times] of STATES) {
    it.each(untyped)(`when the user ${name}: $name`, async ({ before, after }) => {
      expect(await differences(before, after, state, times)).toEqual(NONE)
    })
  }

  it.each(untyped.filter(({ options }) => options?.minLibVersion !== undefined || options?.guardFunction))('without the privacy APIs: $name', async ({ before, after }) => {
    expect(await differences(before, after, OLD_LIBRARY, 1)).toEqual(NONE)
  })
})

const OPTIONS: readonly WrapOptions[] = [{}, { minLibVersion: '2.20.0' }, GUARD]

describe('generated programs', () => {
  it('are put behind consent and behave as before', async () => {
    let fixed = 0
    const property = fc.asyncProperty(programs, fc.constantFrom(...OPTIONS), fc.constantFrom(...STATES), async ({ code, calls }, options, [, state, times]) => {
      const { text, kinds } = mended(code, options)
      expect(commentsIn(text)).toEqual(commentsIn(code))
      expect(new Set(usesIn(text))).toEqual(new Set(usesIn(code)))
      expect(changesFor(text, options)).toEqual([])
      if (kinds.includes(null)) return
      if (kinds.includes('suggestion')) {
        expect((await behaviourOf(text, state, times)).early).toEqual([])
        return
      }
      fixed += calls
      expect(await differences(code, text, state, times, calls)).toEqual(NONE)
      if (options.minLibVersion !== undefined) expect(await differences(code, text, OLD_LIBRARY, 1, calls)).toEqual(NONE)
    })
    await fc.assert(property, { numRuns: 700, seed: 20260730 })
    // Most of them can be fixed.
    expect(fixed).toBeGreaterThan(700)
  })
})
