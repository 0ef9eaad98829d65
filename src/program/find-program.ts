import path from 'node:path'
import { parseJson } from '../parsers/json.js'
import { textOf, valueAt } from '../parsers/json-values.js'
import { NO_CONFIG, readExtension, type AppConfig } from './app-config.js'
import { isBuildFolder, isProject, programAt, type Dialect, type FoundProgram, type ProgramKind } from './dialects.js'
import { factOf, kindOf } from './files.js'
import { configOf } from './program-config.js'
import type { Settings } from './settings.js'

/** One mini program, mini game or plugin. It holds no facts: what it answers is what stands on the disk at that moment. */
export class Program {
  readonly dialect: Dialect
  readonly kind: ProgramKind
  readonly root: string
  /** app.json, game.json or plugin.json, or what a framework makes app.json from; it may stand above the root. */
  readonly configFile: string

  constructor({ dialect, kind, root, configFile }: FoundProgram) {
    this.dialect = dialect
    this.kind = kind
    this.root = root
    this.configFile = configFile
  }

  /** Empty where the file is missing or broken. */
  get config(): AppConfig {
    return configOf(this)
  }

  /** ext.json beside app.json; empty where there is none. */
  get extension(): AppConfig {
    return factOf(path.join(this.root, 'ext.json'), readExtension) ?? NO_CONFIG
  }
}

const programs = new Map<string, Program>()

/**
 * The program that a file belongs to: the one at the setting `root`, else the nearest one around the file. A json file may
 * also stand beside the program's folder, where project.config.json names that folder (`miniprogramRoot`). `null` for
 * packages (node_modules, miniprogram_npm), for text without a file, and for what lies in no program.
 */
export function programOf(filename: string, settings: Pick<Settings, 'root'>, cwd: string = process.cwd()): Program | null {
  if (filename === '' || filename.startsWith('<')) return null
  const file = path.resolve(cwd, filename)
  if (settings.root !== null) return configuredProgram(file, path.resolve(cwd, settings.root))
  if (isInPackage(file)) return null
  const mayStandBeside = file.endsWith('.json')
  const own = path.dirname(file)
  const known = mayStandBeside ? undefined : recent.get(own)
  if (known && performance.now() < known.until && programIn(known.program.root) === known.program) return known.program
  for (let folder = own; ; folder = path.dirname(folder)) {
    const around = programIn(folder)
    const program = around && (mayStandBeside || belongs(file, around)) ? around : mayStandBeside ? programBeside(folder) : null
    if (program && !mayStandBeside) recent.set(own, { program, until: performance.now() + SHORT_WHILE })
    if (program) return program
    if (folder === path.dirname(folder)) return null
  }
}

/** Milliseconds for which the folders above a file are not looked through again: ESLint lints the files of one folder in a row. */
const SHORT_WHILE = 250
const recent = new Map<string, { readonly program: Program; readonly until: number }>()

/** Whether a file is a package's: installed in node_modules, or built into miniprogram_npm. */
export function isInPackage(filename: string): boolean {
  return /[\\/](?:node_modules|miniprogram_npm)[\\/]/u.test(filename)
}

export function isInside(filename: string, folder: string): boolean {
  // Most are, and plainly: `relative` takes both paths apart.
  if (filename.startsWith(folder + path.sep) && filename.length > folder.length + 1 && !filename.includes('..')) return true
  const relative = path.relative(folder, filename)
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}

/** In the program's folder, or one of its files that stand above it: `manifest.config.ts`, `pages.config.ts`. */
function belongs(file: string, { root, configFile }: Program): boolean {
  return isInside(file, root) || path.dirname(file) === path.dirname(configFile)
}

function configuredProgram(file: string, root: string): Program | null {
  const program = programIn(root) ?? sourceIn(root)
  if (!program) return null
  if (belongs(file, program)) return isInPackage(path.join(path.sep, path.relative(program.root, file))) ? null : program
  return file.endsWith('.json') && isInside(program.root, path.dirname(file)) ? program : null
}

/** A framework's program in the folder `src` of its project. */
function sourceIn(project: string): Program | null {
  const program = programIn(path.join(project, 'src'))
  return program && program.dialect !== 'native' ? program : null
}

/** The program whose root a folder is. */
function programIn(folder: string): Program | null {
  const found = programAt(folder)
  if (!found) return null
  const key = `${found.root} ${found.configFile}`
  const program = programs.get(key) ?? new Program(found)
  programs.set(key, program)
  return program
}

/**
 * The program whose root a project.config.json in the folder names. In a framework's project that is what the build makes, if it
 * is there at all, and the program is its source: the one in `src`.
 */
function programBeside(folder: string): Program | null {
  if (!isProject(folder)) return null
  let built: Program | null = null
  for (const root of factOf(path.join(folder, 'project.config.json'), namedRoots) ?? []) {
    const program = programIn(path.resolve(folder, root))
    if (program && (program.dialect !== 'native' || !isBuildFolder(root))) return program
    built ??= program
  }
  return sourceIn(folder) ?? built
}

function namedRoots(text: string): readonly string[] {
  const { root } = parseJson(text)
  return ['srcMiniprogramRoot', 'miniprogramRoot', 'pluginRoot'].flatMap((key) => textOf(valueAt(root, key)) ?? []).filter((named) => named !== '')
}

/** Folders from the program's root upwards, as far as the nearest with package.json or project.config.json; the root alone where none has. */
export function projectFolders(program: Program): readonly string[] {
  const folders: string[] = []
  for (let folder = program.root; ; folder = path.dirname(folder)) {
    folders.push(folder)
    if (isProjectFolder(folder)) return folders
    if (folder === path.dirname(folder)) return [program.root]
  }
}

function isProjectFolder(folder: string): boolean {
  return isProject(folder) && ['package.json', 'project.config.json'].some((name) => kindOf(path.join(folder, name)) === 'file')
}
