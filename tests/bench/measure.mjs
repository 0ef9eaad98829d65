// ESLint's own time (parse, walk, one trivial rule) beside the same with all our rules, file by file in one run.
import { readFileSync } from 'node:fs'
import { Linter } from 'eslint'
import plugin from '../../lib/joined/index.js'

const languages = plugin.configs.recommended.filter(({ rules }) => !rules)
const trivial = { rules: { 'no-debugger': 'error' }, settings: { 'wechat-privacy': { declared: [] } } }
/** As many rules as ours, which do nothing: what ESLint itself spends on having rules at all. */
const names = Object.keys(plugin.rules)
const idle = { plugins: { idle: { rules: Object.fromEntries(names.map((name) => [name, { meta: { schema: [] }, create: () => ({ 'Program:exit'() {} }) }])) } }, rules: Object.fromEntries(names.map((name) => [`idle/${name}`, 'error'])) }
const CONFIGS = { alone: [...languages, trivial], withOurs: [...plugin.configs.all, trivial], withIdle: [...languages, trivial, idle] }

export const RULES = names.length

/** Files of a folder, to be measured. */
export function measured(folder, filenames) {
  // Paths are judged from the folder: seen from outside, it may lie in node_modules, which ESLint ignores.
  const linter = new Linter({ cwd: folder })
  return filenames.map((filename) => ({ linter, filename, text: readFileSync(filename, 'utf8'), alone: Infinity, withOurs: Infinity, withIdle: Infinity }))
}

function timeOf({ linter, filename, text }, config) {
  const start = performance.now()
  const messages = linter.verify(text, config, { filename })
  const milliseconds = performance.now() - start
  const fatal = messages.find(({ fatal, ruleId }) => fatal || ruleId === null)
  if (fatal) throw new Error(`${filename}: ${fatal.message}`)
  return milliseconds
}

/** Finds the fastest of so many rounds for each file and config. */
export function measure(files, rounds) {
  const keys = Object.keys(CONFIGS)
  for (let round = 0; round < rounds; round++) {
    for (const file of files) {
      // Whoever comes later finds the text and ESLint warm, so they take turns.
      for (const key of round % 2 === 0 ? keys : keys.toReversed()) file[key] = Math.min(file[key], timeOf(file, CONFIGS[key]))
    }
  }
  return files
}

/**
 * The fastest of so many rounds over a whole program for each config, as one row: `make` makes the program anew each time, equal but
 * for its folder, so that nothing is remembered of it, and what is looked up for all of it counts as often as it is looked up.
 */
export function measureProgram(make, rounds) {
  const keys = Object.keys(CONFIGS)
  const fastest = Object.fromEntries(keys.map((key) => [key, Infinity]))
  for (let round = 0; round < rounds; round++) {
    for (const key of round % 2 === 0 ? keys : keys.toReversed()) {
      const files = make()
      // Of the processor, not of the clock: a whole program takes long enough for others to come between.
      const start = process.cpuUsage()
      for (const file of files) timeOf(file, CONFIGS[key])
      const { user, system } = process.cpuUsage(start)
      fastest[key] = Math.min(fastest[key], user + system)
    }
  }
  return fastest
}

/** ESLint's time with a config, beside its time alone. */
export function ratioOn(files, key) {
  const sumOf = (each) => files.reduce((sum, file) => sum + file[each], 0)
  return sumOf(key) / sumOf('alone')
}
