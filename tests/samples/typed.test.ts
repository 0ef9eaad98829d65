import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as typeScriptParser from '@typescript-eslint/parser'
import type { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { folderWith, type Files } from '../program/temporary-folder.js'
import { configOf, findingsOf, lint } from './linting.js'

const TYPINGS = fileURLToPath(new URL('../../node_modules/miniprogram-api-typings', import.meta.url))

const PROGRAM: Files = {
  'app.json': '{ "pages": ["pages/a/a"] }',
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "target": "es2022", "module": "esnext", "moduleResolution": "bundler", "types": ["miniprogram-api-typings"], "allowJs": true, "checkJs": true, "noEmit": true }, "include": ["**/*.ts", "**/*.js"] }',
  'utils/recorder.ts': 'const pool: WechatMiniprogram.RecorderManager[] = [wx.getRecorderManager()]\nexport function borrow() {\n  return pool[0]!\n}\nexport const find = (): WechatMiniprogram.RecorderManager | undefined => pool[0]\n',
  'utils/speech.ts':
    "export interface SpeechManager {\n  start(options: { lang: string }): void\n  stop(): void\n}\ndeclare function requirePlugin(name: 'WechatSI'): { getRecordRecognitionManager(): SpeechManager }\nexport const speech = requirePlugin('WechatSI').getRecordRecognitionManager()\n",
  'types/other.ts': 'export declare namespace Other {\n  interface RecorderManager {\n    start(): void\n  }\n}\nexport interface RecorderManager {\n  start(): void\n}\n',
}

interface Places {
  readonly typed: readonly string[]
  readonly untyped: readonly string[]
}

/** `line:column interface` of each use in a file, with and without types. */
async function usesOf(file: string, code: string): Promise<Places> {
  const folder = folderWith({ ...PROGRAM, [file]: code })
  mkdirSync(path.join(folder, 'node_modules'))
  symlinkSync(TYPINGS, path.join(folder, 'node_modules/miniprogram-api-typings'))
  const typed: Linter.Config = { files: ['**/*.{ts,js}'], languageOptions: { parser: typeScriptParser, parserOptions: { projectService: true, tsconfigRootDir: folder } } }
  const places = async (after: readonly Linter.Config[]): Promise<readonly string[]> => {
    const results = await lint(folder, configOf('all', { declared: [] }, after), [file])
    expect(results.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal))).toEqual([])
    return findingsOf(folder, results).filter(({ rule }) => rule === 'no-undeclared').map(({ line, column, message }) => `${String(line)}:${String(column)} ${/`([^`]+)`/u.exec(message)?.[1] ?? ''}`)
  }
  return { typed: await places([typed]), untyped: await places([]) }
}

describe('with types', () => {
  const FOUND: Readonly<Record<string, readonly [string, string]>> = {
    'a recorder that comes through a parameter': ['export function begin(recorder: WechatMiniprogram.RecorderManager) {\n  recorder.start({ format: "mp3" })\n}\n', '2:3 RecorderManager.start'],
    "a recorder of another file's function": ["import { borrow } from '../../utils/recorder'\nborrow().start({})\n", '2:1 RecorderManager.start'],
    "a recorder of another file's function, in a variable": ["import { borrow } from '../../utils/recorder'\nconst recorder = borrow()\nrecorder.start({})\n", '3:1 RecorderManager.start'],
    'a recorder in an array': ['export function begin(recorders: WechatMiniprogram.RecorderManager[]) {\n  for (const recorder of recorders) recorder.start({})\n}\n', '2:37 RecorderManager.start'],
    'a recorder that may be missing': ["import { find } from '../../utils/recorder'\nconst recorder = find()\nrecorder?.start({})\n", '3:1 RecorderManager.start'],
    'a recorder that may be missing, narrowed': ["import { find } from '../../utils/recorder'\nconst recorder = find()\nif (recorder) recorder.start({})\n", '3:15 RecorderManager.start'],
    'a recorder that is said not to be missing': ["import { find } from '../../utils/recorder'\nfind()!.start({})\n", '2:1 RecorderManager.start'],
    'a recorder in a field': ['export class Voice {\n  constructor(private readonly recorder: WechatMiniprogram.RecorderManager) {}\n  go() {\n    this.recorder.start({})\n  }\n}\n', '4:5 RecorderManager.start'],
    'a recorder under an own name of its type': ['type Recorder = WechatMiniprogram.RecorderManager\nexport const begin = (recorder: Recorder) => { recorder.start({}) }\n', '2:48 RecorderManager.start'],
    'a map that comes through a parameter': ['export function go(map: WechatMiniprogram.MapContext) {\n  map.moveToLocation({})\n}\n', '2:3 MapContext.moveToLocation'],
  }
  it.each(Object.entries(FOUND))('%s is found, and only then', async (_, [code, place]) => {
    expect(await usesOf('pages/a/a.ts', code)).toEqual({ typed: [place], untyped: [] })
  })

  it('a recorder that comes through a parameter of a JavaScript file is found, and only then', async () => {
    const code = '/** @param {WechatMiniprogram.RecorderManager} recorder */\nexport function begin(recorder) {\n  recorder.start({})\n}\n'
    expect(await usesOf('pages/a/a.js', code)).toEqual({ typed: ['3:3 RecorderManager.start'], untyped: [] })
  })

  it.each([
    ["a plugin's manager", "import { speech } from '../../utils/speech'\nspeech.start({ lang: 'zh_CN' })\n"],
    ["a plugin's manager through a parameter", "import type { SpeechManager } from '../../utils/speech'\nexport function begin(recorder: SpeechManager) {\n  recorder.start({ lang: 'zh_CN' })\n}\n"],
    ['an own type of the same name', "import type { Other, RecorderManager } from '../../types/other'\nexport function begin(one: RecorderManager, two: Other.RecorderManager) {\n  one.start()\n  two.start()\n}\n"],
    ['other methods of a recorder', 'export function end(recorder: WechatMiniprogram.RecorderManager) {\n  recorder.stop()\n  recorder.onStop(() => {})\n  recorder.pause()\n}\n'],
    ['something unknown', 'export function begin(one: any, two: unknown, three: { start(): void }) {\n  one.start()\n  three.start()\n  return two\n}\n'],
    ['a map that is moved to coordinates', 'export function go(map: WechatMiniprogram.MapContext) {\n  map.moveToLocation({ longitude: 1, latitude: 2 })\n}\n'],
    ['other contexts', 'export function go(camera: WechatMiniprogram.CameraContext, audio: WechatMiniprogram.InnerAudioContext) {\n  camera.takePhoto({})\n  audio.play()\n}\n'],
  ])('%s is silent', async (_, code) => {
    expect(await usesOf('pages/a/a.ts', code)).toEqual({ typed: [], untyped: [] })
  })

  it('what is found without them is found once, at the same place', async () => {
    const code = 'const recorder = wx.getRecorderManager()\nrecorder.start({})\nconst { start } = recorder\nstart({})\nwx.getLocation({})\nconst api = wx\napi.chooseMedia({})\n'
    const { typed, untyped } = await usesOf('pages/a/a.ts', code)
    expect(untyped).toEqual(['2:1 RecorderManager.start', '4:1 RecorderManager.start', '5:1 wx.getLocation', '7:1 wx.chooseMedia'])
    expect(typed).toEqual(untyped)
  })
})
