// Measures the built plugin against its limits: `npm run bench`. Exits with 1 when one is missed.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { row } from './verdict.mjs'

const heading = row('what', 'measured', 'limit', 'verdict')
console.log(heading)
console.log('-'.repeat(heading.length))

for (const name of ['load', 'rules', 'frameworks', 'scale', 'scanner']) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${name}.mjs`, import.meta.url))], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
