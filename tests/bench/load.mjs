// What importing the plugin costs once ESLint is loaded, and whether it drags TypeScript in.
import { execFileSync } from 'node:child_process'
import { judge } from './verdict.mjs'

const PROCESSES = 10
const PLUGIN = new URL('../../lib/joined/index.js', import.meta.url).href

const SCRIPT = `
import { createRequire } from 'node:module'
import 'eslint'
const start = performance.now()
await import(${JSON.stringify(PLUGIN)})
const milliseconds = performance.now() - start
const typescript = Object.keys(createRequire(import.meta.url).cache).filter((file) => /node_modules[\\\\/](?:typescript|@typescript-eslint)[\\\\/]/u.test(file)).length
console.log(JSON.stringify({ milliseconds, typescript }))
`

const runs = Array.from({ length: PROCESSES }, () => {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', SCRIPT], { cwd: new URL('.', import.meta.url), encoding: 'utf8' })
  return JSON.parse(output)
})
const times = runs.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
const median = (times[PROCESSES / 2 - 1] + times[PROCESSES / 2]) / 2

judge(`load: importing the plugin after ESLint, median of ${PROCESSES} processes`, median, ' ms', { atMost: 40 })
judge('load: modules of TypeScript that come with it', Math.max(...runs.map(({ typescript }) => typescript)), '', { atMost: 0 })
