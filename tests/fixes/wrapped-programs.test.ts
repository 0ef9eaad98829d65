import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlatformState } from '../platform/privacy-runtime.js'
import { OLD_LIBRARY, STATES } from './platform-states.js'
import { behaviourOf, lostComments, usesIn, type Behaviour, type Sort } from './execution.js'
import { programs } from './generated-programs.js'
import { FIXES, GUARD } from './wrapping-cases.js'
import { changesFor, fixed, mended, type WrapOptions } from './wrapping.js'

/** Executes a program before and after its calls were put behind consent, and tells where that shows. */
async function differences(before: string, after: string, state: PlatformState, times: number, calls = 1, sort: Sort = {}): Promise<unknown> {
  const [was, is] = [await behaviourOf(before, state, times, sort), await behaviourOf(after, state, times, sort)]
  const isRefused = state.user === 'refuses' || state.user === 'silent'
  return {
    said: difference(was.said, is.said, calls),
    ran: state.isOldLibrary || !isRefused ? (difference(was.ran, is.ran, calls) ?? []) : is.ran,
    early: state.isOldLibrary || state.declared?.size === 0 ? [] : is.early,
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
  for (const [name, state, times] of STATES) {
    it.each(FIXES)(`when the user ${name}: $name`, async ({ before, after, options }) => {
      expect(await differences(before, after, state, times, 1, { isTypeScript: options?.file !== undefined })).toEqual(NONE)
    })
  }

  it.each(FIXES.filter(({ options }) => options?.minLibVersion !== undefined || options?.guardFunction))('without the privacy APIs: $name', async ({ before, after }) => {
    expect(await differences(before, after, OLD_LIBRARY, 1)).toEqual(NONE)
  })
})

const OPTIONS: readonly WrapOptions[] = [{}, { minLibVersion: '2.20.0' }, GUARD]

const RUNS = 250

describe('generated programs', () => {
  it('are put behind consent and behave as before', async () => {
    let fixes = 0
    const property = fc.asyncProperty(programs, fc.constantFrom(...OPTIONS), fc.constantFrom(...STATES), async ({ code, calls, ...sort }, given, [, state, times]) => {
      const options = { ...given, file: sort.isTypeScript ? 'pages/map/map.ts' : 'pages/map/map.js' }
      expect(changesFor(code, options)).not.toEqual([])
      const { text, kinds } = mended(code, options)
      expect(lostComments(code, text)).toEqual([])
      expect(new Set(usesIn(text, sort.isTypeScript))).toEqual(new Set(usesIn(code, sort.isTypeScript)))
      const once = fixed(code, options)
      expect(fixed(once.text, options)).toEqual(once)
      if (kinds.includes(null)) return
      expect(changesFor(text, options)).toEqual([])
      if (kinds.includes('suggestion')) {
        if (!state.declared) expect((await behaviourOf(text, state, times, sort)).early).toEqual([])
        return
      }
      fixes += calls
      expect(once).toEqual({ text, left: 0 })
      expect(await differences(code, text, state, times, calls, sort)).toEqual(NONE)
      if (options.minLibVersion !== undefined) expect(await differences(code, text, OLD_LIBRARY, 1, calls, sort)).toEqual(NONE)
    })
    await fc.assert(property, { numRuns: RUNS, seed: 20260730 })
    // A good part of them can be fixed.
    expect(fixes).toBeGreaterThan(RUNS / 2)
  }, 180_000)
})
