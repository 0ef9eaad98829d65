// ESLint's own time (parse, walk, one trivial rule) beside the same with all our rules, on the scripts of two component libraries.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Linter } from 'eslint'
import plugin from '../../lib/joined/index.js'
import { judge } from './verdict.mjs'

const ROUNDS = 8
const require = createRequire(import.meta.url)
const FOLDERS = [
  join(dirname(require.resolve('tdesign-miniprogram/package.json')), 'miniprogram_dist'),
  join(dirname(require.resolve('@vant/weapp/package.json')), 'lib'),
]

const languages = plugin.configs.recommended.filter(({ rules }) => !rules)
const trivial = { rules: { 'no-debugger': 'error' }, settings: { 'wechat-privacy': { declared: [] } } }
const alone = [...languages, trivial]
const withOurs = [...plugin.configs.all, trivial]

const files = FOLDERS.flatMap((folder) => {
  // Paths are judged from the folder: seen from outside, they lie in node_modules, which ESLint ignores.
  const linter = new Linter({ cwd: folder })
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js') && !name.includes('miniprogram_npm'))
  return names.map((name) => ({ linter, filename: join(folder, name), text: readFileSync(join(folder, name), 'utf8'), alone: Infinity, withOurs: Infinity }))
})

function timeOf({ linter, filename, text }, config) {
  const start = performance.now()
  const messages = linter.verify(text, config, { filename })
  const milliseconds = performance.now() - start
  const fatal = messages.find(({ fatal, ruleId }) => fatal || ruleId === null)
  if (fatal) throw new Error(`${filename}: ${fatal.message}`)
  return milliseconds
}

const CONFIGS = [['alone', alone], ['withOurs', withOurs]]
for (let round = 0; round < ROUNDS; round++) {
  for (const file of files) {
    // The second one finds the text and ESLint warm, so they take turns.
    for (const [key, config] of round % 2 === 0 ? CONFIGS : CONFIGS.toReversed()) file[key] = Math.min(file[key], timeOf(file, config))
  }
}

const sumOf = (key) => files.reduce((sum, file) => sum + file[key], 0)
judge(`rules: ESLint with all our rules on ${files.length} scripts, beside ESLint alone`, sumOf('withOurs') / sumOf('alone'), ' ×', { atMost: 1.2 })
