// What our rules cost beside ESLint itself: on the scripts of two component libraries, and on the sample programs.
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RULES, measure, measured, ratioOn } from './measure.mjs'
import { judge, row } from './verdict.mjs'

const require = createRequire(import.meta.url)
const PROGRAMS = fileURLToPath(new URL('../programs', import.meta.url))
const LIBRARIES = [
  join(dirname(require.resolve('tdesign-miniprogram/package.json')), 'miniprogram_dist'),
  join(dirname(require.resolve('@vant/weapp/package.json')), 'lib'),
]
const SAMPLES = ['native', 'clean', 'minigame', ...readdirSync(join(PROGRAMS, 'patterns')).map((name) => join('patterns', name))].map((name) => join(PROGRAMS, name))

function filesIn(folders, extension) {
  return folders.flatMap((folder) => {
    const names = readdirSync(folder, { recursive: true }).filter((name) => extension.test(name) && !/miniprogram_npm|node_modules/u.test(name))
    return measured(folder, names.map((name) => join(folder, name)))
  })
}

const scripts = measure(filesIn(LIBRARIES, /\.js$/u), 8)
const samples = measure(filesIn(SAMPLES, /\.(?:js|ts|wxml)$/u), 30)
judge(`rules: ESLint with all our rules on ${scripts.length} scripts, beside ESLint alone`, ratioOn(scripts, 'withOurs'), ' ×', { atMost: 1.2 })
judge(`rules: the same, ${samples.length} files of the sample programs included`, ratioOn([...scripts, ...samples], 'withOurs'), ' ×', { atMost: 1.2 })
// Files of a dozen lines that all use privacy interfaces: told, not judged.
const perFile = samples.reduce((sum, file) => sum + file.withOurs - file.alone, 0) / samples.length
console.log(row('rules: on the sample programs alone', `${ratioOn(samples, 'withOurs').toFixed(2)} ×`, `${perFile.toFixed(2)} ms a file`, ''))
console.log(row(`rules: ${RULES} rules that do nothing, there`, `${ratioOn(samples, 'withIdle').toFixed(2)} ×`, '', ''))
