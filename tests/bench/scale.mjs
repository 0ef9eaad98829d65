// The time for a file of a large program beside that for a file of a small one: twenty programs of 50 pages against one of 1000.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Linter } from 'eslint'
import plugin from '../../lib/joined/index.js'
import { writeProgram } from './program-of-pages.mjs'
import { judge } from './verdict.mjs'

const ROUNDS = 3
const SMALL = 50
const LARGE = 1000

const scratch = mkdtempSync(join(tmpdir(), 'scale-'))

/** Milliseconds a file, for programs that the process has not seen before. */
function timeOf(programs, pages) {
  let milliseconds = 0
  let files = 0
  for (let program = 0; program < programs; program++) {
    const root = mkdtempSync(join(scratch, 'program-'))
    const written = writeProgram(root, pages)
    const linter = new Linter({ cwd: root })
    const start = performance.now()
    for (const { filename, text } of written) linter.verify(text, plugin.configs.all, { filename })
    milliseconds += performance.now() - start
    files += written.length
  }
  return milliseconds / files
}

try {
  timeOf(2, SMALL)
  let small = Infinity
  let large = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    small = Math.min(small, timeOf(LARGE / SMALL, SMALL))
    large = Math.min(large, timeOf(1, LARGE))
  }
  judge(`scale: a file of ${LARGE} pages (${large.toFixed(2)} ms) beside one of ${SMALL} (${small.toFixed(2)} ms)`, large / small, ' ×', { atMost: 1.2 })
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
