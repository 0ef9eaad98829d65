// What our rules cost beside ESLint itself on `.vue` and `.tsx` files: generated programs, and the sample programs of Taro and uni-app.
// node tests/bench/frameworks.mjs [pages]
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeTaro, writeUniApp } from './framework-pages.mjs'
import { RULES, measure, measureProgram, measured, ratioOn } from './measure.mjs'
import { judge, row } from './verdict.mjs'

const ROUNDS = 8
const PAGES = Number(process.argv[2] ?? 40)
const PROGRAMS = fileURLToPath(new URL('../programs', import.meta.url))
const SAMPLES = readdirSync(PROGRAMS).filter((name) => /^(?:taro|uni)-/u.test(name))

const scratch = mkdtempSync(join(tmpdir(), 'frameworks-'))

function written(write, extension) {
  const root = mkdtempSync(join(scratch, 'program-'))
  write(root, PAGES)
  return filesIn(root, extension)
}

function filesIn(root, extension) {
  return measured(root, readdirSync(root, { recursive: true }).filter((name) => name.endsWith(extension) && !name.includes('node_modules')).map((name) => join(root, name)))
}

function perFile(files) {
  return `${(files.reduce((sum, file) => sum + file.withOurs - file.alone, 0) / files.length).toFixed(2)} ms a file`
}

try {
  for (const [extension, write] of [['.vue', writeUniApp], ['.tsx', writeTaro]]) {
    const program = measureProgram(() => written(write, extension), ROUNDS)
    judge(`frameworks: ESLint with all our rules on ${PAGES} ${extension} pages and what they show`, ratioOn([program], 'withOurs'), ' ×', { atMost: 1.2 })
    console.log(row(`frameworks: ${RULES} rules that do nothing, there`, `${ratioOn([program], 'withIdle').toFixed(2)} ×`, '', ''))
    // Files of a dozen lines that nearly all use privacy interfaces: told, not judged.
    const samples = measure(SAMPLES.flatMap((name) => filesIn(join(PROGRAMS, name), extension)), ROUNDS)
    console.log(row(`frameworks: on the ${samples.length} ${extension} files of the sample programs`, `${ratioOn(samples, 'withOurs').toFixed(2)} ×`, perFile(samples), ''))
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
