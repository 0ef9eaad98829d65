import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/programs/**'],
    // RuleTester takes the runner's functions from the global scope; tests import what they use.
    globals: true,
    reporters: ['default', './tests/tools/totals-reporter.ts'],
    // Consumer tests start servers and child processes, on machines that may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
