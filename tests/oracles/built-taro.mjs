// Runs what Taro has built for WeChat on a stub of the platform, and reads what it hands to `setData` and calls on `wx`.
// The built templates tell nothing: they are the same for every page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { clearInterval, clearTimeout, setInterval, setTimeout } from 'node:timers'
import { setTimeout as wait } from 'node:timers/promises'
import vm from 'node:vm'
import { APIS, configOf, interfacesOf, isAgreeButton } from './built-config.mjs'
import { filesIn, namesRead } from './built-scripts.mjs'

/** Milliseconds that React and Vue take to render, at most. */
const RENDERING = 60

/** Those that say what an element asks for. */
const ATTRIBUTES = ['id', 'open-type', 'type']

/** What a user may do to a node, and what the platform then hands over. */
const EVENTS = ['tap', 'agreeprivacyauthorization', 'getphonenumber', 'chooseavatar']
const DETAIL = { code: 'code', avatarUrl: '', value: '', errMsg: 'ok' }

/** What any API answers. */
const ANSWER = { tempFiles: [], tempFilePaths: [], latitude: 31.2, longitude: 121.5, data: '', userInfo: {}, detailInfo: '', name: '', confirm: true, errMsg: 'ok' }

/** The names that the scripts read, the config, the elements by page, what runs at load, and what `resolve` is told. */
export async function readTaro(folder) {
  const config = configOf(folder)
  const platform = stubbedPlatform(folder)
  platform.start()
  const pages = []
  for (const page of config.pages) pages.push(await visit(platform, page, templatesIn(folder)))
  return {
    config,
    names: namesRead(folder, filesIn(folder, '.js')),
    elements: new Map(pages.map(({ page, shown }) => [page, [...new Set(shown.flatMap(interfacesOf))]])),
    pagesWithPopup: pages.filter(({ shown }) => shown.some(isAgreeButton)).map(({ page }) => page),
    called: new Set(pages.flatMap(({ called }) => called)),
    calledAtLoad: new Map(pages.map(({ page, calledAtLoad }) => [page, calledAtLoad])),
    told: new Map(pages.map(({ page, told }) => [page, told])),
  }
}

/** Opens a page, and does everything once that it offers to do, each time after it was asked for consent. */
async function visit(platform, page, templates) {
  const shown = new Map()
  const told = new Set()
  const done = new Set()
  platform.calls.length = 0
  const instance = platform.open(page)
  const look = async () => {
    await wait(RENDERING)
    const nodes = nodesIn(instance.data.root.cn, templates)
    for (const { place, element } of nodes) shown.set(place, element)
    return nodes
  }
  await look()
  const calledAtLoad = tableNames(platform.calls)
  for (;;) {
    platform.askForConsent((answer) => told.add(JSON.stringify(answer)))
    const offered = (await look()).flatMap(({ place, sid }) => EVENTS.map((type) => ({ type, sid, deed: `${type} ${place}` })))
    const next = offered.find(({ deed }) => !done.has(deed))
    if (!next) break
    done.add(next.deed)
    platform.fire(instance, next.type, next.sid)
    await look()
  }
  platform.close(instance)
  return { page, shown: [...shown.values()], calledAtLoad, called: tableNames(platform.calls), told: [...told] }
}

function tableNames(calls) {
  return [...new Set(calls.filter((name) => APIS.includes(name) || name === 'RecorderManager.start'))]
}

/** The elements below with their places: what is rendered anew has another `sid`. Texts have a value instead of children, and nobody taps them. */
function nodesIn(nodes, templates, above = '') {
  return nodes.flatMap((node, index) => {
    if (node?.sid === undefined || node.v !== undefined) return []
    const element = elementOf(node, templates)
    const place = `${above}/${index}`
    return [{ place: `${place} ${JSON.stringify(element)}`, sid: node.sid, element }, ...nodesIn(node.cn ?? [], templates, place)]
  })
}

/** A node of the runtime's tree, with the tag and the attributes that Taro's own templates give it. */
function elementOf(node, templates) {
  const { tag, attributes } = templates.get(node.nn) ?? { tag: node.nn, attributes: new Map() }
  const given = [...attributes].filter(([name, key]) => ATTRIBUTES.includes(name) && node[key] !== undefined).map(([name, key]) => [name, String(node[key])])
  return { tag, attributes: Object.fromEntries(given) }
}

/** From the short name of a node to the tag and, by attribute, the short name of the node's value. */
function templatesIn(folder) {
  const text = readFileSync(path.join(folder, 'base.wxml'), 'utf8')
  const templates = [...text.matchAll(/<template name="tmpl_0_([\w-]+)">\s*<([\w-]+)([^>]*)>/gu)]
  // An input has two templates of its own, with and without the focus.
  return new Map(templates.map(([, name, tag, attributes]) => [name.replace(/_(?:focus|blur)$/u, ''), { tag, attributes: new Map([...attributes.matchAll(/ ([\w-]+)="\{\{[^"]*?\bi\.(\w+)/gu)].map(([, attribute, key]) => [attribute, key])) }]))
}

/** What the platform's types say that `wx` has: Taro looks which names there are. */
function platformNames() {
  const types = readFileSync(createRequire(import.meta.url).resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts'), 'utf8')
  const [, members] = /\n {4}interface Wx \{\n([\s\S]*?)\n {4}(?:interface|type) \w/u.exec(types)
  return [...new Set([...members.matchAll(/^ {8}(\w+)(?=[(<])/gmu)].map(([, name]) => name))]
}

/** A phone without anything: it starts a program, opens pages, and keeps the names of the APIs that are called. */
function stubbedPlatform(folder) {
  const calls = []
  const opened = []
  let app = null
  let declared = null
  let listener = null

  const wx = Object.fromEntries(platformNames().map((name) => [name, api(name)]))

  function api(name) {
    if (name.startsWith('get') && name.endsWith('Manager')) return () => managerNamed(name.slice(3))
    if (/Sync$|Info$|^canIUse$/u.test(name) && name !== 'getUserInfo') return () => ({ SDKVersion: '3.10.0', platform: 'ios', windowWidth: 375, pixelRatio: 2 })
    return (options = {}) => {
      calls.push(name)
      if (name === 'onNeedPrivacyAuthorization') listener = options
      options?.success?.(ANSWER)
      options?.complete?.(ANSWER)
    }
  }

  function managerNamed(name) {
    return new Proxy({}, { get: (_, method) => () => void calls.push(`${name}.${String(method)}`) })
  }

  const context = vm.createContext({
    wx,
    App: (options) => (app = options),
    Page: (options) => (declared = options),
    Component: (options) => (declared = options),
    getApp: () => app,
    getCurrentPages: () => opened,
    // What a program says or throws on a stub is its own affair.
    console: { info() {}, log() {}, warn() {}, error() {} },
    ...{ setTimeout, clearTimeout, setInterval, clearInterval },
  })
  const loaded = new Map()
  const load = (file) => {
    if (loaded.has(file)) return loaded.get(file).exports
    const module = { exports: {} }
    loaded.set(file, module)
    const run = vm.runInContext(`(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`, context, { filename: file })
    run((name) => load(createRequire(file).resolve(name)), module, module.exports)
    return module.exports
  }

  return {
    calls,
    start() {
      load(path.join(folder, 'app.js'))
      app.onLaunch?.({ path: '', query: {} })
      app.onShow?.({ path: '', query: {} })
    },
    open(page) {
      load(path.join(folder, `${page}.js`))
      const instance = Object.assign(Object.create(declared), { route: page, options: {}, data: JSON.parse(JSON.stringify(declared.data ?? {})) })
      instance.setData = (updates, then) => {
        for (const [place, value] of Object.entries(updates)) put(instance.data, place, value)
        then?.()
      }
      opened.push(instance)
      instance.onLoad?.({})
      instance.onShow?.()
      instance.onReady?.()
      return instance
    },
    close(instance) {
      instance.onHide?.()
      instance.onUnload?.()
      opened.splice(opened.indexOf(instance), 1)
    },
    askForConsent(resolve) {
      listener?.(resolve, { referrer: 'chooseMedia' })
    },
    fire(instance, type, sid) {
      const target = { id: sid, dataset: { sid } }
      try {
        instance.eh({ type, detail: { ...DETAIL }, target, currentTarget: target, timeStamp: performance.now(), touches: [], changedTouches: [] })
      } catch {
        // A handler that throws has told by then what it calls.
      }
    },
  }
}

/** `root.cn.[0].p3`, as `setData` takes it. */
function put(data, place, value) {
  const steps = place.replace(/\[(\d+)\]/gu, '.$1').split('.').filter((step) => step !== '')
  const last = steps.pop()
  let at = data
  for (const step of steps) at = at[step] ??= {}
  at[last] = value
}
