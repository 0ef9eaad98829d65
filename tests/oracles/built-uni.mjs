// Reads what uni-app's compilers, for Vue 2 and Vue 3, have built for WeChat.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { configOf, interfacesOf, isAgreeButton } from './built-config.mjs'
import { filesIn, namesRead } from './built-scripts.mjs'

/** The names that the scripts read, the config, and the elements in the templates, by the file without extension. */
export function readUni(folder) {
  const config = configOf(folder)
  const elements = new Map(filesIn(folder, '.wxml').map((file) => [file.replace(/\.wxml$/u, ''), elementsIn(readFileSync(path.join(folder, file), 'utf8'))]))
  return {
    config,
    names: namesRead(folder, filesIn(folder, '.js')),
    elements: new Map([...elements].map(([file, found]) => [file, found.flatMap(interfacesOf)])),
    pagesWithPopup: config.pages.filter((page) => shownBy(folder, page, elements).some((file) => elements.get(file)?.some(isAgreeButton))),
  }
}

function elementsIn(template) {
  return [...template.matchAll(/<([a-z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/gu)].map(([, tag, attributes]) => ({
    tag,
    attributes: Object.fromEntries([...attributes.matchAll(/([\w:-]+)=(?:"([^"]*)"|'([^']*)')/gu)].map(([, name, double, single]) => [name, double ?? single])),
  }))
}

/** A page or component, and the components whose tags stand in its template, all the way down. */
function shownBy(folder, file, elements, seen = new Set()) {
  if (seen.has(file) || !elements.has(file)) return []
  seen.add(file)
  const tags = new Set(elements.get(file).map(({ tag }) => tag))
  const components = Object.entries({ ...componentsIn(folder, 'app'), ...componentsIn(folder, file) })
  const shown = components.filter(([tag]) => tags.has(tag)).map(([, place]) => (place.startsWith('/') ? place.slice(1) : path.posix.join(path.posix.dirname(file), place)))
  return [file, ...shown.flatMap((component) => shownBy(folder, component, elements, seen))]
}

function componentsIn(folder, file) {
  const json = path.join(folder, `${file}.json`)
  return existsSync(json) ? (JSON.parse(readFileSync(json, 'utf8')).usingComponents ?? {}) : {}
}
