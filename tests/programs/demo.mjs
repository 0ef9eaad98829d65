// Lints a sample mini program with the built plugin and explains the result: `npm run demo`, or `npm run demo -- taro-react`.
import { readFileSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { PRIVACY_KEYS } from '../../lib/catalogue/privacy-keys.js'
import privacy from '../../lib/joined/index.js'

/** The samples that are whole programs, with what they are about. */
const PROGRAMS = {
  native: '街坊',
  'taro-react': '喵驿',
  'taro-vue': '菜园',
  'uni-vue2': '拾光冲印',
  'uni-vue3': '骑友',
  mpx: '旧书',
  wepy: '面馆',
}
const GUIDELINE = 'privacy-guideline.json'
const FRAME_WIDTH = 110

const hasColour = process.stdout.isTTY === true && !process.env.NO_COLOR
const painted = (code) => (text) => (hasColour ? `\u001B[${code}m${text}\u001B[0m` : text)
const bold = painted(1)
const dim = painted(2)
const red = painted(31)
const green = painted(32)
const yellow = painted(33)

/** The samples in other dialects are packages of their own, in which an eslint.config.js would not find this one. */
async function lint(program) {
  return new ESLint({ cwd: program, overrideConfigFile: true, overrideConfig: privacy.configs.recommended }).lintFiles(['.'])
}

/** Every use of a privacy interface: what no-undeclared reports when nothing at all is declared. */
async function findUses(program) {
  const languages = privacy.configs.recommended.map(({ rules, ...config }) => config)
  const nothingDeclared = {
    plugins: { 'wechat-privacy': privacy },
    settings: { 'wechat-privacy': { declared: [] } },
    rules: { 'wechat-privacy/no-undeclared': 'error' },
  }
  const eslint = new ESLint({ cwd: program, overrideConfigFile: true, overrideConfig: [...languages, nothingDeclared] })
  const results = await eslint.lintFiles(['.'])
  return results.flatMap(({ filePath, messages }) => messages.flatMap(({ message, line }) => useNamedIn(message, `${shortName(filePath)}:${line}`)))
}

/** Taro's pages are all called `index`. */
function shortName(file) {
  return basename(file).startsWith('index.') ? `${basename(dirname(file))}/${basename(file)}` : basename(file)
}

/** The message begins with the interface and gives the item of the guideline's form. */
function useNamedIn(message, place) {
  const name = /`([^`]+)`/u.exec(message)?.[1]
  const key = Object.keys(PRIVACY_KEYS).find((candidate) => message.includes(PRIVACY_KEYS[candidate].zh))
  return name === undefined || key === undefined ? [] : [{ key, name, place }]
}

function declaredKeys(program) {
  const { setting_list: rows } = JSON.parse(readFileSync(`${program}/${GUIDELINE}`, 'utf8'))
  return new Set(rows.filter((row) => row.privacy_text.trim() !== '').map((row) => row.privacy_key))
}

function printFile(program, { filePath, messages }) {
  const path = relative(program, filePath)
  console.log(`\n${bold(path)}`)
  const lines = readFileSync(filePath, 'utf8').split(/\r?\n/u)
  for (const finding of messages) printFinding(path, lines, finding)
}

function printFinding(path, lines, { line = 1, column = 1, endLine, endColumn, severity, message, ruleId }) {
  const source = (lines[line - 1] ?? '').slice(0, FRAME_WIDTH)
  const margin = String(line).padStart(6)
  const length = endLine === line && endColumn !== undefined ? endColumn - column : 1
  const indent = ' '.repeat(widthOf(source.slice(0, column - 1)))
  const marks = '^'.repeat(Math.max(1, widthOf(source.slice(column - 1, column - 1 + length))))
  const level = severity === 2 ? red('error') : yellow('warning')
  console.log(`\n  ${path}:${line}:${column}  ${level}  ${dim(ruleId ?? 'parsing')}`)
  console.log(`${dim(`${margin} | `)}${source}`)
  console.log(`${dim(`${' '.repeat(6)} | `)}${indent}${red(marks)}`)
  for (const row of wrapped(message)) console.log(`         ${row}`)
}

/** Chinese characters take two columns of a terminal. */
function widthOf(text) {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/u.test(character) ? 2 : 1), 0)
}

function wrapped(text) {
  const rows = ['']
  for (const word of text.split(' ')) {
    const row = rows.at(-1)
    if (row === '') rows[rows.length - 1] = word
    else if (widthOf(row) + 1 + widthOf(word) <= FRAME_WIDTH) rows[rows.length - 1] = `${row} ${word}`
    else rows.push(word)
  }
  return rows
}

function printSummary(uses, declared) {
  const head = ['privacy key', '信息', 'interface', 'places', 'declared']
  const rows = Object.entries(PRIVACY_KEYS).flatMap(([key, { zh }]) => {
    const ofKey = uses.filter((use) => use.key === key)
    const names = [...new Set(ofKey.map((use) => use.name))]
    return names.map((name, row) => {
      const places = ofKey.filter((use) => use.name === name).map((use) => use.place)
      return [...(row === 0 ? [key, zh] : ['', '']), name, places.join(', '), declared.has(key) ? 'yes' : 'NO']
    })
  })
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => widthOf(row[column]))))
  const lineOf = (row) => row.map((cell, column) => cell + ' '.repeat(widths[column] - widthOf(cell))).join('  ').trimEnd()
  console.log(`\n${bold('What the program collects, and what its guideline declares')}\n`)
  console.log(bold(lineOf(head)))
  console.log(dim(widths.map((width) => '-'.repeat(width)).join('  ')))
  for (const row of rows) console.log(row[4] === 'yes' ? lineOf(row).replace(/yes$/u, green) : lineOf(row).replace(/NO$/u, red))
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

async function show(name) {
  const program = fileURLToPath(new URL(name, import.meta.url))
  const results = await lint(program)
  const declared = declaredKeys(program)
  console.log(`Linting the mini program ${PROGRAMS[name]} (tests/programs/${name}, ${results.length} files) with the preset "recommended"; ${GUIDELINE} declares ${declared.size} kinds of information.`)

  const found = results.filter(({ messages }) => messages.length > 0)
  for (const result of found) printFile(program, result)

  const uses = await findUses(program)
  printSummary(uses, declared)

  const errors = found.reduce((sum, { errorCount }) => sum + errorCount, 0)
  const warnings = found.reduce((sum, { warningCount }) => sum + warningCount, 0)
  console.log(`\n${counted(uses.length, 'use')} of privacy interfaces; ${counted(errors, 'error')} and ${counted(warnings, 'warning')} in ${found.length} of ${counted(results.length, 'file')}.`)

  if (found.some(({ fatalErrorCount }) => fatalErrorCount > 0)) process.exitCode = 1
}

const [asked = 'native'] = process.argv.slice(2)
const names = asked === 'all' ? Object.keys(PROGRAMS) : [asked]
if (names.every((name) => Object.hasOwn(PROGRAMS, name))) {
  for (const [index, name] of names.entries()) {
    if (index > 0) console.log(`\n${dim('='.repeat(FRAME_WIDTH))}\n`)
    await show(name)
  }
} else {
  console.error(`There is no sample "${asked}". Choose one of ${Object.keys(PROGRAMS).join(', ')}, or all.`)
  process.exitCode = 1
}
