import { folderWith, type Files } from '../program/temporary-folder.js'
import { configOf, lintUntouched, type Finding } from './linting.js'

export const NOTHING_DECLARED = configOf('all', { declared: [] })
export const GUIDELINE = '{ "setting_list": [{ "privacy_key": "Location", "privacy_text": "show the shops near you" }] }'
const APP = '{ "pages": ["pages/a/a"] }'
export const USE = 'Page({\n  go() {\n    wx.getLocation({})\n  },\n})\n'
export const TEMPLATE = '<view>\n  <button open-type="getPhoneNumber">call me</button>\n</view>\n'
/** A program with two uses, of which each case breaks something. */
export const PROGRAM: Files = { 'app.json': APP, 'app.js': 'App({})\n', 'privacy-guideline.json': GUIDELINE, 'project.config.json': '{}\n', 'pages/a/a.js': USE, 'pages/a/a.json': '{}\n', 'pages/a/a.wxml': TEMPLATE }

/** The files of the program but one. */
export function programWithout(file: string): Files {
  return Object.fromEntries(Object.entries(PROGRAM).filter(([name]) => name !== file))
}

/** `pages/a/a.js:3:5` for each finding of a rule. */
export function placesOf(findings: readonly Finding[], rule: string): readonly string[] {
  return findings.filter((finding) => finding.rule === rule).map(({ file, line, column }) => `${file}:${String(line)}:${String(column)}`)
}

/** Lints the program with some files put in the place of its own, both with its guideline and with nothing declared. */
export async function lintBoth(files: Files): Promise<{ readonly own: readonly Finding[]; readonly bare: readonly Finding[] }> {
  const folder = folderWith({ ...PROGRAM, ...files })
  return { own: await lintUntouched(folder, configOf('all')), bare: await lintUntouched(folder, NOTHING_DECLARED) }
}
