// What the built plugin finds in the sources of a sample program.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import plugin from '../../lib/joined/index.js'
import { programOf } from '../../lib/program/find-program.js'

/** What stands in the place of a rule where a file cannot be read. */
const PARSING = 'parsing'

/** The uses, the config as the plugin reads it, and the uses that stand behind no consent or run at load. */
export async function readSources(folder) {
  const languages = plugin.configs.all.map(({ rules, ...config }) => config)
  const uses = await lint(folder, languages, { 'no-undeclared': 'error' }, { declared: [] })
  const findings = await lint(folder, languages, { 'no-unguarded': 'error', 'no-eager-use': 'error' }, {})
  const program = programOf(path.join(folder, 'src/main.ts'), { root: null })
  const { pages, requiredPrivateInfos, permissions } = program?.config ?? { pages: [], requiredPrivateInfos: [], permissions: [] }
  return {
    config: { pages: [...pages], requiredPrivateInfos: [...requiredPrivateInfos], permissions: [...permissions] },
    uses: uses.flatMap(useIn),
    unguarded: findings.filter(({ rule }) => rule === 'no-unguarded').flatMap(useIn),
    eager: findings.filter(({ rule }) => rule === 'no-eager-use').flatMap(useIn),
    unread: uses.filter(({ rule }) => rule === PARSING).map(({ file, message }) => `${file}: ${message}`),
  }
}

async function lint(folder, languages, rules, settings) {
  const named = Object.fromEntries(Object.entries(rules).map(([name, level]) => [`wechat-privacy/${name}`, level]))
  const config = [...languages, { plugins: { 'wechat-privacy': plugin }, settings: { 'wechat-privacy': settings }, rules: named }]
  const results = await new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: config }).lintFiles(['.'])
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message, fatal }) => ({
      file: path.relative(folder, filePath).split(path.sep).join('/'),
      line,
      rule: fatal ? PARSING : (ruleId?.replace('wechat-privacy/', '') ?? ''),
      message,
    })),
  )
}

/** A message begins with the interface: `wx.getLocation`, `<button open-type="getPhoneNumber">`, `<camera>`. */
function useIn({ file, line, message }) {
  const shown = /`([^`]+)`/u.exec(message)?.[1]
  if (shown === undefined) return []
  const attribute = /(?:=|: )["'{]*([\w|]+)["'}]*\s*\/?>?$/u.exec(shown)?.[1]
  const tag = /^<([\w-]+)/u.exec(shown)?.[1]
  const api = /^(?:wx|uni|Taro)\.(\w+)$/u.exec(shown)?.[1]
  return [{ file, line, name: tag === undefined ? (api ?? shown) : (attribute ?? tag.toLowerCase()), isElement: tag !== undefined, message }]
}

/** The names of `apis` that the sources write anywhere, left out or not. */
export function namesWritten(folder, files, apis) {
  const text = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n')
  return apis.filter((api) => new RegExp(`\\b${api}\\b`, 'u').test(text))
}
