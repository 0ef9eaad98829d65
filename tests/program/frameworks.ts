import path from 'node:path'
import { lookAnew } from '../../src/program/files.js'
import { programOf, type Program } from '../../src/program/find-program.js'
import { folderWith, type Files } from './temporary-folder.js'

/** A program of a framework in a new folder, found from its root. */
function programIn(files: Files): Program {
  lookAnew()
  const root = folderWith({ 'package.json': '{}', ...files })
  const program = programOf(path.join(root, 'src/app.js'), { root: null })
  if (!program) throw new Error('There is no program among these files.')
  return program
}

/** uni-app, with `pages.json` or the pages that are there; the files are named from `src`. */
export function uniProgram(files: Files, config: object = {}, project: Files = {}): Program {
  const pages = Object.keys(files).filter((name) => name.startsWith('pages/')).map((name) => ({ path: name.replace(/\.n?vue$/u, '') }))
  return programIn({ ...inSource({ 'pages.json': JSON.stringify({ pages, ...config }), 'manifest.json': '{}', 'App.vue': '', ...files }), ...project })
}

/** Taro, with the pages that are there; the files are named from `src`. */
export function taroProgram(files: Files): Program {
  const pages = Object.keys(files).filter((name) => name.startsWith('pages/') && !name.includes('.config.')).map((name) => name.replace(/(?:\.weapp)?\.\w+$/u, ''))
  return programIn(inSource({ 'app.config.ts': `export default { pages: ${JSON.stringify(pages)} }`, ...files }))
}

function inSource(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/${name}`, text]))
}
