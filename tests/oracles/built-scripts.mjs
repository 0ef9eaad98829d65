// Which names of the privacy table a built program's scripts read.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'espree'
import { APIS } from './built-config.mjs'

/** The files of a folder with that extension, from the folder, with slashes. */
export function filesIn(folder, extension) {
  return readdirSync(folder, { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith(extension))
    .sort()
}

/**
 * The APIs of the table that one of the scripts reads as a member of something. Compilers give the API object other names,
 * and neither the samples nor the frameworks, which list APIs by strings, have other objects with such members.
 */
export function namesRead(folder, scripts) {
  const read = new Set(scripts.flatMap((script) => membersRead(readFileSync(path.join(folder, script), 'utf8'))))
  const found = APIS.filter((api) => read.has(api))
  // A recorder is the one object of the samples that starts.
  return read.has('getRecorderManager') && read.has('start') ? [...found, 'RecorderManager.start'] : found
}

function membersRead(text) {
  const names = []
  const waiting = [parse(text, { ecmaVersion: 'latest', sourceType: 'script' })]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'MemberExpression') names.push(node.computed ? node.property.value : node.property.name)
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') waiting.push(child)
    }
  }
  return names
}
