import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** This package, as it stands in the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A small program with one undeclared use, one that is declared, and a misspelt name. */
export const SMALL_PROGRAM: Readonly<Record<string, string>> = {
  'app.json': '{ "pages": ["pages/map/map"] }\n',
  'project.config.json': '{}\n',
  'privacy-guideline.json': '{ "setting_list": [{ "privacy_key": "Clipboard", "privacy_text": "copy the address" }] }\n',
  'pages/map/map.json': '{}\n',
  'pages/map/map.js': 'Page({\n  copy() {\n    wx.setClipboardData({ data: "1 Main Street" })\n  },\n})\n',
  'pages/map/map.wxml': '<view bindtap="copy">1 Main Street</view>\n',
}

/** Somebody else's project in a folder of its own: files, and packages that are linked into its node_modules. */
export class Project {
  readonly root: string

  private constructor() {
    this.root = realpathSync(mkdtempSync(path.join(tmpdir(), 'consumer-')))
  }

  /** The plugin itself is linked as the built package, the others from this repository; `name=target` gives one another name. */
  static withPackages(packages: readonly string[]): Project {
    const project = new Project()
    for (const entry of packages) {
      const [name = '', target = name] = entry.split('=')
      project.link(name, target === 'eslint-plugin-wechat-privacy' ? ROOT : path.join(ROOT, 'node_modules', target))
    }
    return project
  }

  pathOf(file: string): string {
    return path.join(this.root, file)
  }

  write(files: Readonly<Record<string, string>>): this {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(this.pathOf(file)), { recursive: true })
      writeFileSync(this.pathOf(file), text)
    }
    return this
  }

  copy(from: string, to = '.'): this {
    cpSync(from, this.pathOf(to), { recursive: true })
    return this
  }

  link(name: string, target: string): this {
    if (!existsSync(target)) throw new Error(`${target} does not exist; the package must be built and installed first`)
    const place = this.pathOf(`node_modules/${name}`)
    mkdirSync(path.dirname(place), { recursive: true })
    symlinkSync(target, place)
    return this
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
