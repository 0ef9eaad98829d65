// Holds what the plugin says of the sample programs against what their frameworks' own compilers make of them:
//
//   npm run -s build && node tests/oracles/frameworks.mjs [program …]
//
// It installs the frameworks (the first run takes minutes) and builds in the system's temporary folder only. Exits with 1 when
// something differs or cannot be built.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { APIS } from './built-config.mjs'
import { filesIn } from './built-scripts.mjs'
import { readTaro } from './built-taro.mjs'
import { readUni } from './built-uni.mjs'
import { namesWritten, readSources } from './linted-program.mjs'
import { build } from './toolchains.mjs'

const PROGRAMS = fileURLToPath(new URL('../programs', import.meta.url))

const TOOLCHAIN_OF = {
  'taro-react': 'taro',
  'taro-react-mistakes': 'taro',
  'taro-vue': 'taro',
  'taro-vue-mistakes': 'taro',
  'uni-vue2': 'uni-vue2',
  'uni-vue2-mistakes': 'uni-vue2',
  'uni-vue3': 'uni-vue3',
  'uni-vue3-mistakes': 'uni-vue3',
}

function sorted(names) {
  return [...new Set(names)].sort()
}

/** One row of the table: what the compiler made, what the plugin says, and whether they are the same. */
function row(what, built, linted) {
  const [left, right] = [sorted(built), sorted(linted)]
  const missing = left.filter((name) => !right.includes(name))
  const extra = right.filter((name) => !left.includes(name))
  return { what, built: left, missing, extra }
}

async function compare(name) {
  const program = path.join(PROGRAMS, name)
  const toolchain = TOOLCHAIN_OF[name]
  const { folder, failure } = build(program, toolchain)
  if (failure) return { failure }
  const built = toolchain === 'taro' ? await readTaro(folder) : readUni(folder)
  const linted = await readSources(program)
  const scripts = linted.uses.filter(({ isElement }) => !isElement).map((use) => use.name)
  const rows = [
    row('pages', built.config.pages, linted.config.pages),
    row('requiredPrivateInfos', built.config.requiredPrivateInfos, linted.config.requiredPrivateInfos),
    row('permission', built.config.permissions, linted.config.permissions),
    row('APIs in scripts', built.names, scripts),
    row('elements', [...built.elements.values()].flat(), linted.uses.filter(({ isElement }) => isElement).map((use) => use.name)),
    ...elementRows(toolchain, built, linted),
    row('pages without popup', pagesThatLack(built), pagesReported(built, linted)),
    ...(built.called ? [row('APIs called by taps', built.called, scripts), row('APIs called at load', [...built.calledAtLoad.values()].flat(), linted.eager.map((use) => use.name))] : []),
  ]
  const sources = filesIn(program, '').filter((file) => /^src\/.*\.(?:vue|[jt]sx?|json)$/u.test(file))
  const leftOut = namesWritten(program, sources, APIS).filter((api) => !built.names.includes(api) && !built.config.requiredPrivateInfos.includes(api))
  return { rows, leftOut, told: built.told, unread: linted.unread }
}

/** Where each element stands: by the file in uni-app, which keeps files apart; by the page in Taro, as far as the page's own file writes it. */
function elementRows(toolchain, { elements }, { uses }) {
  const written = groupedByFile(uses.filter(({ isElement }) => isElement))
  return sorted([...elements.keys(), ...written.keys()]).flatMap((file) => {
    const own = (written.get(file) ?? []).map(({ name }) => name)
    const made = elements.get(file) ?? []
    if (toolchain === 'taro') return elements.has(file) && own.length > 0 ? [row(`elements of ${file}`, made.filter((name) => own.includes(name)), own)] : []
    return made.length + own.length > 0 ? [row(`elements of ${file}`, made, own)] : []
  })
}

function groupedByFile(uses) {
  const groups = new Map()
  for (const use of uses) groups.set(withoutExtension(use.file), [...(groups.get(withoutExtension(use.file)) ?? []), use])
  return groups
}

function withoutExtension(file) {
  return file.replace(/^src\//u, '').replace(/\.\w+$/u, '')
}

/** Pages whose own file uses an interface while no popup is to be seen there. */
function pagesThatLack({ config, pagesWithPopup }) {
  return config.pages.filter((page) => !pagesWithPopup.includes(page))
}

/** Pages that the plugin says lack a popup, nicknames aside, which no popup covers; and those without a use, of which it says nothing. */
function pagesReported({ config, pagesWithPopup }, { uses, unguarded }) {
  return config.pages.filter((page) => {
    const isOfPage = ({ file, message }) => withoutExtension(file) === page || message.includes(page)
    if (!uses.some(isOfPage)) return !pagesWithPopup.includes(page)
    return unguarded.some((use) => use.name !== 'nickname' && isOfPage(use))
  })
}

function print(name, { failure, rows, leftOut, told, unread }) {
  console.log(`\n${name}`)
  if (failure) {
    console.log(`  not built:\n${failure.replace(/^/gmu, '    ')}`)
    return true
  }
  for (const { what, built, missing, extra } of rows) {
    const verdict = missing.length + extra.length === 0 ? 'same' : [...missing.map((each) => `- ${each}`), ...extra.map((each) => `+ ${each}`)].join('  ')
    console.log(`  ${what.padEnd(40)} ${String(built.length).padStart(3)}  ${verdict}`)
  }
  console.log(`  written in the sources, not in the build: ${leftOut.join(', ') || 'nothing'}`)
  for (const [page, answers] of told ?? []) if (answers.length > 0) console.log(`  resolve is told on ${page}: ${answers.join(', ')}`)
  for (const each of unread) console.log(`  not read: ${each}`)
  return unread.length > 0 || rows.some(({ missing, extra }) => missing.length + extra.length > 0)
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in TOOLCHAIN_OF))
if (unknown.length > 0) {
  console.error(`No such program: ${unknown.join(', ')}. There are ${Object.keys(TOOLCHAIN_OF).join(', ')}.`)
  process.exit(2)
}

console.log('Built by the framework: how many; "- x": the plugin does not see x; "+ x": the plugin sees x, which is not built.')
let differs = false
for (const name of asked.length > 0 ? asked : Object.keys(TOOLCHAIN_OF)) differs = print(name, await compare(name)) || differs
// Timers of the programs that ran are still waiting.
process.exit(differs ? 1 : 0)
