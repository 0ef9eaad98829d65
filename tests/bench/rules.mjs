// ESLint's own time (parse, walk, one trivial rule) beside the same with all our rules: on the scripts of two component libraries, and on the sample programs.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Linter } from 'eslint'
import plugin from '../../lib/joined/index.js'
import { judge, row } from './verdict.mjs'

const require = createRequire(import.meta.url)
const PROGRAMS = fileURLToPath(new URL('../programs', import.meta.url))
const LIBRARIES = [
  join(dirname(require.resolve('tdesign-miniprogram/package.json')), 'miniprogram_dist'),
  join(dirname(require.resolve('@vant/weapp/package.json')), 'lib'),
]
const SAMPLES = ['native', 'clean', 'minigame', ...readdirSync(join(PROGRAMS, 'patterns')).map((name) => join('patterns', name))].map((name) => join(PROGRAMS, name))

const languages = plugin.configs.recommended.filter(({ rules }) => !rules)
const trivial = { rules: { 'no-debugger': 'error' }, settings: { 'wechat-privacy': { declared: [] } } }
/** As many rules as ours, which do nothing: what ESLint itself spends on having rules at all. */
const names = Object.keys(plugin.rules)
const idle = { plugins: { idle: { rules: Object.fromEntries(names.map((name) => [name, { meta: { schema: [] }, create: () => ({ 'Program:exit'() {} }) }])) } }, rules: Object.fromEntries(names.map((name) => [`idle/${name}`, 'error'])) }
const CONFIGS = { alone: [...languages, trivial], withOurs: [...plugin.configs.all, trivial], withIdle: [...languages, trivial, idle] }

function filesIn(folders, extension) {
  return folders.flatMap((folder) => {
    // Paths are judged from the folder: seen from outside, they lie in node_modules, which ESLint ignores.
    const linter = new Linter({ cwd: folder })
    const names = readdirSync(folder, { recursive: true }).filter((name) => extension.test(name) && !/miniprogram_npm|node_modules/u.test(name))
    return names.map((name) => ({ linter, filename: join(folder, name), text: readFileSync(join(folder, name), 'utf8'), alone: Infinity, withOurs: Infinity, withIdle: Infinity }))
  })
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
function measure(files, rounds) {
  const keys = Object.keys(CONFIGS)
  for (let round = 0; round < rounds; round++) {
    for (const file of files) {
      // Whoever comes later finds the text and ESLint warm, so they take turns.
      for (const key of round % 2 === 0 ? keys : keys.toReversed()) file[key] = Math.min(file[key], timeOf(file, CONFIGS[key]))
    }
  }
  return files
}

function ratioOn(files, key) {
  const sumOf = (each) => files.reduce((sum, file) => sum + file[each], 0)
  return sumOf(key) / sumOf('alone')
}

const scripts = measure(filesIn(LIBRARIES, /\.js$/u), 8)
const samples = measure(filesIn(SAMPLES, /\.(?:js|ts|wxml)$/u), 30)
judge(`rules: ESLint with all our rules on ${scripts.length} scripts, beside ESLint alone`, ratioOn(scripts, 'withOurs'), ' ×', { atMost: 1.2 })
judge(`rules: the same, ${samples.length} files of the sample programs included`, ratioOn([...scripts, ...samples], 'withOurs'), ' ×', { atMost: 1.2 })
// Files of a dozen lines that all use privacy interfaces: told, not judged.
const perFile = samples.reduce((sum, file) => sum + file.withOurs - file.alone, 0) / samples.length
console.log(row('rules: on the sample programs alone', `${ratioOn(samples, 'withOurs').toFixed(2)} ×`, `${perFile.toFixed(2)} ms a file`, ''))
console.log(row(`rules: ${names.length} rules that do nothing, there`, `${ratioOn(samples, 'withIdle').toFixed(2)} ×`, '', ''))
