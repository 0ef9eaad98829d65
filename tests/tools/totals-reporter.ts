import type { Reporter, TestModule, TestSuite } from 'vitest/node'

interface Totals {
  passed: number
  failed: number
  skipped: number
}

/** Prints the runner's totals as the very last line: `N passed, N failed`, and `, N skipped` where there are any. */
export default class TotalsReporter implements Reporter {
  readonly onTestRunEnd: NonNullable<Reporter['onTestRunEnd']> = (modules, unhandledErrors) => {
    const totals = modules.reduce(addModule, { passed: 0, failed: unhandledErrors.length, skipped: 0 })
    process.once('exit', () => {
      process.stdout.write(`${lineOf(totals)}\n`)
    })
  }
}

/** A file that cannot be loaded and a hook that throws have no failed test of their own; each counts as one failure. */
function addModule(totals: Totals, module: TestModule): Totals {
  const { passed, failed, skipped } = totals
  const tests = [...module.children.allTests()].map((test) => test.result().state)
  const broken = [module, ...module.children.allSuites()].filter(isBroken).length
  return {
    passed: passed + tests.filter((state) => state === 'passed').length,
    failed: failed + tests.filter((state) => state === 'failed').length + broken,
    skipped: skipped + tests.filter((state) => state === 'skipped' || state === 'pending').length,
  }
}

function isBroken(suite: TestModule | TestSuite): boolean {
  return suite.errors().length > 0
}

function lineOf({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
