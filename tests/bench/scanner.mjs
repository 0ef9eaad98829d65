// Speed of the WXML scanner beside @wxml/parser, on the templates of the installed component libraries, in one run.
// node tests/bench/scanner.mjs [folder of the built library]
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageTemplates } from '../parsers/package-templates.mjs'
import { judge } from './verdict.mjs'

const MIN_SPEED = 50
const MIN_RATIO = 10

const library = process.argv[2] ?? new URL('../../lib', import.meta.url).pathname
const { scanWxml } = await import(pathToFileURL(resolve(library, 'parsers/wxml-scanner.js')).href)
const { parse } = createRequire(import.meta.url)('@wxml/parser')
const texts = packageTemplates().flatMap(({ templates }) => templates.map(({ text }) => text))
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6

/** Fastest of several rounds over all templates, in megabytes a second. */
function speedOf(read, rounds) {
  let best = 0
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    for (const text of texts) read(text)
    best = Math.max(best, megabytes / ((performance.now() - start) / 1000))
  }
  return best
}

const theirs = speedOf(parse, 3)
const ours = speedOf(scanWxml, 40)
judge(`scanner: ${texts.length} templates, ${megabytes.toFixed(2)} MB`, ours, ' MB/s', { atLeast: MIN_SPEED })
judge(`scanner: beside @wxml/parser (${theirs.toFixed(1)} MB/s)`, ours / theirs, ' ×', { atLeast: MIN_RATIO })
