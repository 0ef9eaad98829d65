import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { programOf, type Program } from '../../src/program/find-program.js'

export type Files = Readonly<Record<string, string | Buffer>>

/** Makes a folder with these files that is gone when the running test ends. */
export function folderWith(files: Files): string {
  const root = mkdtempSync(path.join(tmpdir(), 'wechat-privacy-'))
  onTestFinished(() => { rmSync(root, { recursive: true, force: true }) })
  writeFiles(root, files)
  return root
}

export function writeFiles(root: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** The program in a new folder with these files, app.json among them or made for the pages that are there. */
export function programWith(files: Files): Program {
  const pages = Object.keys(files).filter((name) => /^pages\/.*\.wxml$/u.test(name)).map((name) => name.replace(/\.wxml$/u, ''))
  const root = folderWith({ 'app.json': JSON.stringify({ pages }), ...files })
  const program = programOf(path.join(root, 'app.js'), { root: null })
  if (!program) throw new Error('There is no program among these files.')
  return program
}
