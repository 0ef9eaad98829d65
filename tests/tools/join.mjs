import { rolldown } from 'rolldown'

/**
 * Joins what tsc has built into one file for `import`: loading a hundred small modules takes longer than running them.
 * It stands one folder deep, as the modules do, so that paths which modules make from their own place stay right.
 */
const build = await rolldown({ input: 'lib/index.js', external: /^(?:node:)?[^./]/u, platform: 'node' })
await build.write({ file: 'lib/joined/index.js', format: 'esm' })
await build.close()
