import { defineConfig } from 'rolldown'

/**
 * Joins what tsc has built into one file for `import`: loading a hundred small modules takes longer than running them.
 * It stands one folder deep, as the modules do, so that paths which modules make from their own place stay right.
 */
export default defineConfig({
  input: 'lib/index.js',
  external: /^(?:node:)?[^./]/u,
  platform: 'node',
  output: { file: 'lib/joined/index.js', format: 'esm' },
})
