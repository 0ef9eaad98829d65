/** Reads the components of a downloaded library. Nothing of it is run. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { excludedRegions } from '../../lib/analysis/platform-regions.js'
import { analyseScript } from '../../lib/analysis/uses.js'
import { INTERFACES } from '../../lib/catalogue/interfaces.js'
import { OFFICIAL_TABLE } from '../../lib/catalogue/interface-table.js'
import { parseScript } from '../../lib/program/parse-script.js'

const AGREE_EVENT = /agree-?privacy-?authorization/iu
const SCRIPT = ['.js', '.ts', '.vue', '.mjs', '/index.js', '/index.ts']
const API_NAMES = INTERFACES.filter(({ kind }) => kind === 'api').map(({ name }) => name)

/** The components of a library: `needs`, `button`, and questions that its conditions ask. */
export function readComponents(library, root) {
  const folder = path.join(root, library.folders[0])
  return readdirSync(folder)
    .filter((name) => statSync(path.join(folder, name)).isDirectory())
    .flatMap((name) => mainFilesOf(library, folder, name))
    .map((file) => readComponent(library, root, folder, file))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** What a folder of the library makes known: one component, or none. */
function mainFilesOf(library, folder, name) {
  const at = path.join(folder, name)
  if (library.kind === 'native') return [`${name}/${name}`, `${name}/index`].filter((base) => ['.wxml', '.js'].every((each) => existsSync(path.join(folder, base + each)))).slice(0, 1)
  if (library.kind === 'easycom') return existsSync(path.join(at, `${name}.vue`)) ? [`${name}/${name}`] : []
  const scripts = readdirSync(at).filter((file) => file === 'index.js' || file.toLowerCase() === `${name}.js`)
  const script = scripts.sort((one, other) => Number(other === 'index.js') - Number(one === 'index.js')).find((file) => library.exportIn(readFileSync(path.join(at, file), 'utf8'), file)[0] !== undefined)
  return script === undefined ? [] : [`${name}/${script.slice(0, -3)}`]
}

function readComponent(library, root, folder, base) {
  const name = base.slice(0, base.indexOf('/'))
  const isExport = library.kind === 'exports'
  const files = sourcesFrom(entryOf(library, folder, base), root)
  const main = isExport ? readFileSync(path.join(folder, `${base}.js`), 'utf8') : ''
  const known = library.named(isExport ? library.exportIn(main, `${path.basename(base)}.js`)[0] : name)
  const templates = templatesOf(library, folder, base)
  // A default may stand in a table of the whole library.
  const propFiles = [...files, ...optionalFiles(root, [`libs/config/props/${name.replace(/^u-/u, '')}.js`, `libs/config/props/${camel(name.replace(/^u-/u, ''))}.js`])]
  const scripts = propFiles.map((file) => readFileSync(file, 'utf8'))
  const own = files.filter((file) => path.dirname(file) === path.dirname(entryOf(library, folder, base))).map(scriptOf).join('\n')
  const needs = new Set([...files.flatMap((file) => callsOf(file, own)), ...elementsIn(library, templates, main)])
  return {
    ...known,
    path: isExport ? name : base,
    needs: [...needs].sort(),
    button: isExport ? exportedButton(library, main) : templateButton(templates, library),
    holds: (tag) => new RegExp(`<${tag}\\b`, 'u').test(templates),
    declares: (prop) => scripts.some((text) => new RegExp(`(?:^|[^\\w.])["']?${prop}["']?\\s*[:=,}]`, 'mu').test(text)),
    hasDefault: (prop, wanted) => scripts.some((text) => defaultOf(text, prop) === wanted),
  }
}

function entryOf(library, folder, base) {
  return path.join(folder, base + (library.kind === 'easycom' ? '.vue' : '.js'))
}

/** The scripts of a component: its own and those of its package that it imports, those of other components excepted. */
function sourcesFrom(entry, root) {
  const found = new Set()
  const open = [entry]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue
    found.add(file)
    for (const [, , written] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport|\brequire\()\s*(["'])(\.{1,2}\/[^"']+)\1/gu)) {
      const target = resolved(path.resolve(path.dirname(file), written))
      if (target !== null && target.startsWith(root) && !isOtherComponent(target, entry)) open.push(target)
    }
  }
  return [...found]
}

function resolved(written) {
  if (existsSync(written) && statSync(written).isFile()) return /\.(?:m?js|ts|vue)$/u.test(written) ? written : null
  return SCRIPT.map((each) => written + each).find((file) => existsSync(file) && statSync(file).isFile()) ?? null
}

/** Another component of the library is judged by its own row. */
function isOtherComponent(target, entry) {
  const folder = path.dirname(target)
  if (folder === path.dirname(entry) || folder.startsWith(path.dirname(entry) + path.sep)) return false
  const name = path.basename(folder)
  return ['.vue', '.wxml', '.js'].some((each) => existsSync(path.join(folder, name + each))) || existsSync(path.join(folder, 'index.wxml')) || isEntry(target, folder)
}

/** An index that stands in a folder beside that of the component: `../button/index`. */
function isEntry(target, folder) {
  return /[/\\](?:index|[A-Z]\w*)\.js$/u.test(target) && existsSync(path.join(folder, 'style'))
}

function callsOf(file, own) {
  const text = scriptOf(file)
  const script = parseScript(text, /\.(?:ts|vue)$/u.test(file) ? file.replace(/\.vue$/u, '.ts') : file)
  if (!script) {
    if (API_NAMES.some((name) => text.includes(name))) throw new Error(`${file} does not parse`)
    return []
  }
  const { uses, hasUnknownNames } = analyseScript(script, { table: OFFICIAL_TABLE, apiObjects: [], apiWrappers: [], resolveImport: () => null })
  const names = uses.map((use) => use.interface.name)
  // One file wraps all of the platform for a whole library: what a component takes from it is named in the component.
  for (const [, name] of text.matchAll(/\bminiprogramThis\.(\w+)\(/gu)) if (API_NAMES.includes(name) && own.includes(name)) names.push(name)
  // A name that is chosen at run time stands there as a string.
  if (hasUnknownNames || /\buni\[\w+\]/u.test(text)) for (const [, name] of text.matchAll(/['"](\w+)['"]/gu)) if (API_NAMES.includes(name)) names.push(name)
  return names
}

function scriptOf(file) {
  const text = forWeChat(readFileSync(file, 'utf8'))
  if (!file.endsWith('.vue')) return text
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/gu)].map(([, inside]) => inside).join('\n')
}

/** A text without what the build for WeChat leaves out: with it, it may not even parse. */
function forWeChat(text) {
  let left = text
  for (const [start, end] of excludedRegions(text)) left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end)
  return left
}

/** The template of a component, without comments and without what other platforms have. */
function templatesOf(library, folder, base) {
  if (library.kind === 'exports') return ''
  const at = path.join(folder, path.dirname(base))
  const files = readdirSync(at).filter((file) => (library.kind === 'native' ? file.endsWith('.wxml') : file === `${path.basename(base)}.vue`))
  return files
    .map((file) => forWeChat(readFileSync(path.join(at, file), 'utf8')))
    .map((text) => (library.kind === 'native' ? text : text.replace(/<(script|style)\b[\s\S]*?<\/\1>/gu, '')))
    .map((text) => text.replace(/<!--[\s\S]*?-->/gu, ''))
    .join('\n')
}

/** Elements that need something whatever the component is told. */
function elementsIn(library, template, main) {
  const found = INTERFACES.filter(({ kind, name }) => kind === 'component' && new RegExp(`<${name}[\\s/>]`, 'u').test(template)).map(({ name }) => `component ${name}`)
  const written = [...template.matchAll(/\sopen-?type="(\w+)"/giu), ...main.matchAll(/\bopenType: "(\w+)"/gu)].map(([, name]) => name)
  for (const name of written) if (INTERFACES.some((row) => row.kind === 'open-type' && row.name === name)) found.push(`open-type ${name}`)
  if (/\stype="nickname"/u.test(template)) found.push('input-type nickname')
  return found
}

/** How a template gives a button inside it its open-type; `null` where no prop does. */
function templateButton(template, library) {
  const rows = [...template.matchAll(/<([\w-]*button)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gu)].flatMap(([, , attributes]) => {
    const openType = propOf(attributes, 'open-?type', library)
    if (openType === null) return []
    const ids = [propsIn(valueOf(attributes, 'id')), propsIn(valueOf(attributes, '(?:button-id|t-id)'))].flat()
    return [{ openType: kebab(openType), ids: [...new Set(ids)].map(kebab), passesEvent: AGREE_EVENT.test(attributes) }]
  })
  return rows.find(({ passesEvent }) => passesEvent) ?? rows[0] ?? null
}

function propOf(attributes, name) {
  return propsIn(valueOf(attributes, name)).find((prop) => /openType/iu.test(prop)) ?? null
}

function valueOf(attributes, name) {
  return new RegExp(`(?:^|\\s):?${name}=("[^"]*"|'[^']*')`, 'iu').exec(attributes)?.[1] ?? ''
}

/** The props that an expression names; what belongs to an item of a list is no prop, and a computed value is named after its prop. */
function propsIn(value) {
  const isMustache = value.includes('{{')
  const expression = isMustache ? value.replace(/^.*?\{\{|\}\}.*$/gu, '') : value.slice(1, -1)
  return [...expression.replaceAll('props.', '').replaceAll(/'[^']*'/gu, '').matchAll(/(?<![\w.])([a-z]\w*)(?![\w.])/gu)]
    .map(([, name]) => name.replace(/Value$/u, ''))
    .filter((name) => !/^(?:disabled|loading|undefined|canIUse\w*|item|button)$/u.test(name))
}

/** A button that is made in a script: it hands on all that it is given, or what is named. */
function exportedButton(library, main) {
  const spreads = /(?:TaroButton|VanButton|VanGoodsActionButton), _object_?[sS]pread(?:_props)?\([\s\S]{0,900}?\b(?:others|rest)\b/u.test(main)
  if (/openType: confirmButtonOpenType/u.test(main)) return { openType: 'confirm-button-open-type', ids: spreads ? ['id'] : [], passesEvent: spreads }
  const isButton = /\b(?:function Button|var Button|class AtButton)\b|name: "NutButton"/u.test(main)
  if (!isButton) return null
  // In Vue what is no prop goes to the root element.
  const fallsThrough = /createElementBlock\("button"/u.test(main) && !/inheritAttrs: false|openType:/u.test(main)
  if (spreads || fallsThrough) return { openType: 'open-type', ids: ['id'], passesEvent: true }
  return /\bopenType,/u.test(main) ? { openType: 'open-type', ids: /\bid,/u.test(main) ? ['id'] : [], passesEvent: AGREE_EVENT.test(main) } : null
}

/** The default of a prop as attributes would write it, `false` and nothing alike; `null` where the prop is not declared. */
function defaultOf(text, prop) {
  const declared = [
    `${prop}\\s*:\\s*\\{[^{}]*?(?:default|value)\\s*:\\s*([^,}\\s]+)`,
    `${prop}\\s*:\\s*make\\w+Prop(?:<[^(]*>)?\\(([^)]*)\\)`,
    `\\b${prop} === void 0 \\? ([^;,\\s]+)`,
    `\\b${prop}\\s*[:=]\\s*((?:'[^']*')|(?:"[^"]*")|true|false|!0|!1)`,
  ]
  for (const each of declared) {
    const written = new RegExp(each, 'u').exec(text)?.[1]
    // A default that is looked up elsewhere stands in another file.
    if (written !== undefined && !/^[a-zA-Z]\w*\./u.test(written) && !/^[a-z]\w+$/iu.test(written.replace(/^(?:true|false|undefined|void)$/u, ''))) return plain(written)
    if (written !== undefined && /^(?:true|false|undefined|void)$/u.test(written)) return plain(written)
  }
  if (new RegExp(`\\b${prop}\\s*:\\s*(?:Boolean|nullableBooleanProp|\\{\\s*type\\s*:\\s*(?:Boolean|null)\\s*\\})`, 'u').test(text)) return 'false'
  if (new RegExp(`\\b${prop}\\s*:\\s*String\\b`, 'u').test(text)) return ''
  // In React what has no default is missing, and so false.
  return new RegExp(`_d\\$props\\.${prop}\\b`, 'u').test(text) ? 'false' : null
}

function plain(written) {
  const text = written.replace(/^['"]|['"]$/gu, '')
  return { '!0': 'true', '!1': 'false', undefined: 'false', void: 'false' }[text] ?? text
}

function optionalFiles(root, names) {
  return [...new Set(names.map((name) => path.join(root, name)))].filter((file) => existsSync(file))
}

function kebab(name) {
  return name.replace(/[A-Z]/gu, '-$&').toLowerCase()
}

function camel(name) {
  return name.replace(/-([a-z])/gu, (_, letter) => letter.toUpperCase())
}
