import { rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { programOf } from '../../src/program/find-program.js'
import { guidelineOf, guidelinePath, type Guideline } from '../../src/program/guideline.js'
import { readSettings } from '../../src/program/settings.js'
import { folderWith, programWith, writeFiles, type Files } from './temporary-folder.js'

const ALBUM = '{"setting_list": [{"privacy_key": "Album", "privacy_text": "to post"}]}'
const CAMERA = '{"setting_list": [{"privacy_key": "Camera", "privacy_text": "to scan"}]}'
const SDK = '{"setting_list": [], "sdk_privacy_info_list": [{"sdk_list": [{"privacy_key": "Location", "privacy_text": "to draw"}]}]}'

/** The guideline of the program at `mini` in a folder with these files, paths from that folder, which is also the working directory. */
function guideline(files: Files, settings: object = {}): unknown {
  const root = folderWith({ 'mini/app.json': '{"pages": []}', ...files })
  return shown(root, guidelineOf(programOf(path.join(root, 'mini/app.js'), { root: null }), readSettings(settings), root))
}

function shown(root: string, found: Guideline): unknown {
  if (found.kind === 'unknown') return 'unknown'
  if (found.kind === 'broken') return `${path.relative(root, found.path)} is ${found.problem}`
  return [[...found.keys].sort().join(' '), found.from === 'settings' ? 'settings' : path.relative(root, found.from)]
}

describe('the guideline that nothing names', () => {
  it.each<readonly [string, Files, unknown]>([
    ['in the root', { 'mini/privacy-guideline.json': ALBUM }, ['Album', 'mini/privacy-guideline.json']],
    ['beside project.config.json', { 'privacy-guideline.json': ALBUM, 'project.config.json': '{}' }, ['Album', 'privacy-guideline.json']],
    ['beside package.json', { 'privacy-guideline.json': ALBUM, 'package.json': '{}' }, ['Album', 'privacy-guideline.json']],
    ['in the root rather than above', { 'mini/privacy-guideline.json': ALBUM, 'privacy-guideline.json': CAMERA, 'package.json': '{}' }, ['Album', 'mini/privacy-guideline.json']],
  ])('is found %s', (_, files, expected) => {
    expect(guideline(files)).toEqual(expected)
  })

  it.each<readonly [string, Files]>([
    ['there is none', {}],
    ['it stands above the project', { 'privacy-guideline.json': ALBUM, 'mini/package.json': '{}', 'package.json': '{}' }],
    ['it stands above the root and no project does', { 'privacy-guideline.json': ALBUM }],
    ['it is a folder', { 'mini/privacy-guideline.json/x': '' }],
  ])('is unknown where %s', (_, files) => {
    expect(guideline(files)).toBe('unknown')
  })

  it('is unknown where a link leads nowhere', () => {
    const { root } = programWith({})
    symlinkSync('none.json', path.join(root, 'privacy-guideline.json'))
    expect(guidelineOf(programOf(path.join(root, 'a.js'), { root: null }), readSettings({}), root)).toEqual({ kind: 'unknown' })
  })
})

describe('the setting guideline', () => {
  it.each<readonly [string, Files, string, unknown]>([
    ['from the root', { 'mini/privacy.json': ALBUM, 'privacy.json': CAMERA }, 'privacy.json', ['Album', 'mini/privacy.json']],
    ['from the root upwards', { 'privacy.json': ALBUM }, '../privacy.json', ['Album', 'privacy.json']],
    ['else from the working directory', { 'privacy.json': ALBUM }, 'privacy.json', ['Album', 'privacy.json']],
    ['to nothing', {}, 'privacy.json', 'mini/privacy.json is missing'],
    ['to a folder', { 'mini/privacy.json/x': '' }, 'privacy.json', 'mini/privacy.json is unreadable'],
  ])('leads %s', (_, files, written, expected) => {
    expect(guideline(files, { guideline: written })).toEqual(expected)
  })

  it('may be absolute', () => {
    const root = folderWith({ 'privacy.json': ALBUM })
    const file = path.join(root, 'privacy.json')
    expect(guidelineOf(programWith({}), readSettings({ guideline: file }), '/')).toMatchObject({ kind: 'declared', from: file })
  })
})

describe('the content', () => {
  it.each<readonly [string, string | Buffer, unknown]>([
    ['an answer', ALBUM, ['Album', 'mini/privacy-guideline.json']],
    ['with comments', `// online\n${ALBUM.replace('}]}', '},],}')}`, ['Album', 'mini/privacy-guideline.json']],
    ['with a byte order mark and CRLF', `\uFEFF${ALBUM.replaceAll(', ', ',\r\n')}`, ['Album', 'mini/privacy-guideline.json']],
    ['in GBK', Buffer.concat([Buffer.from(ALBUM.slice(0, -4)), Buffer.from([0xc4, 0xe3]), Buffer.from('"}]}')]), ['Album', 'mini/privacy-guideline.json']],
    ['that declares nothing', '{"setting_list": []}', ['', 'mini/privacy-guideline.json']],
    ['that is empty', '', 'mini/privacy-guideline.json is unreadable'],
    ['that is damaged', ALBUM.slice(0, -1), 'mini/privacy-guideline.json is unreadable'],
    ['that is a list', '[]', 'mini/privacy-guideline.json is not-a-guideline'],
    ['that is an error', '{"errcode": 48001, "errmsg": "api unauthorized"}', 'mini/privacy-guideline.json is not-a-guideline'],
    ['without a list', '{"setting_list": {}}', 'mini/privacy-guideline.json is not-a-guideline'],
  ])('%s', (_, text, expected) => {
    expect(guideline({ 'mini/privacy-guideline.json': text })).toEqual(expected)
  })

  it('counts what SDKs collect, unless the settings say otherwise', () => {
    expect(guideline({ 'mini/privacy-guideline.json': SDK })).toEqual(['Location', 'mini/privacy-guideline.json'])
    expect(guideline({ 'mini/privacy-guideline.json': SDK }, { includeSdk: false })).toEqual(['', 'mini/privacy-guideline.json'])
  })

  it('is damaged in a fixture', () => {
    const root = fileURLToPath(new URL('../programs/broken/guideline', import.meta.url))
    const file = path.join(root, 'privacy-guideline.json')
    expect(guidelineOf(programOf(file, { root: null }), readSettings({}), root)).toEqual({ kind: 'broken', path: file, problem: 'unreadable' })
  })
})

describe('the setting declared', () => {
  it('stands instead of a file that is merely found', () => {
    expect(guideline({ 'mini/privacy-guideline.json': ALBUM }, { declared: ['Camera'] })).toEqual(['Camera', 'settings'])
    expect(guideline({ 'mini/privacy-guideline.json': '' }, { declared: [] })).toEqual(['', 'settings'])
  })

  it('counts beside a file that is named', () => {
    expect(guideline({ 'mini/privacy.json': ALBUM }, { declared: ['Camera'], guideline: 'privacy.json' })).toEqual(['Album Camera', 'mini/privacy.json'])
    expect(guideline({}, { declared: ['Camera'], guideline: 'privacy.json' })).toBe('mini/privacy.json is missing')
  })
})

describe('without a program', () => {
  it('only the settings speak', () => {
    const root = folderWith({ 'privacy-guideline.json': ALBUM, 'package.json': '{}' })
    const found = (settings: object): unknown => shown(root, guidelineOf(null, readSettings(settings), root))
    expect(found({})).toBe('unknown')
    expect(found({ declared: ['Camera'] })).toEqual(['Camera', 'settings'])
    expect(found({ guideline: 'privacy-guideline.json' })).toEqual(['Album', 'privacy-guideline.json'])
    expect(found({ guideline: 'none.json' })).toBe('none.json is missing')
  })
})

it('follows what happens on the disk', () => {
  const program = programWith({})
  const found = (): unknown => shown(program.root, guidelineOf(program, readSettings({}), program.root))
  const file = path.join(program.root, 'privacy-guideline.json')
  expect(found()).toBe('unknown')
  writeFiles(program.root, { 'privacy-guideline.json': ALBUM })
  expect(found()).toEqual(['Album', 'privacy-guideline.json'])
  expect(guidelinePath(program, readSettings({}), program.root)).toBe(file)
  writeFiles(program.root, { 'privacy-guideline.json': `${CAMERA}\n` })
  expect(found()).toEqual(['Camera', 'privacy-guideline.json'])
  rmSync(file)
  expect(found()).toBe('unknown')
})
