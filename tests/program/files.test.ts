import { mkdirSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { atOnce, factOf, fileNamed, isFile, kindOf, listFolder, lookAnew, readText, whileStill } from '../../src/program/files.js'
import { folderWith } from './temporary-folder.js'

describe('what stands at a path', () => {
  it('is a file, a directory or absent', () => {
    const root = folderWith({ 'a.js': '', 'folder/b.js': '' })
    symlinkSync('nowhere', path.join(root, 'dangling'))
    symlinkSync('circle', path.join(root, 'circle'))
    symlinkSync('a.js', path.join(root, 'link.js'))
    const kinds = ['a.js', 'link.js', 'folder', 'none.js', 'a.js/none', 'dangling', 'circle', 'circle/x'].map((name) => kindOf(path.join(root, name)))
    expect(kinds).toEqual(['file', 'file', 'directory', 'absent', 'absent', 'absent', 'absent', 'absent'])
    expect(kindOf('bad\0path')).toBe('absent')
    expect(isFile(path.join(root, 'folder'))).toBe(false)
  })

  it('is listed, a file or nothing as an empty folder', () => {
    const root = folderWith({ 'a.js': '', 'b/c.js': '' })
    expect([...listFolder(root)].sort()).toEqual(['a.js', 'b'])
    expect(listFolder(path.join(root, 'a.js'))).toEqual([])
    expect(listFolder(path.join(root, 'none'))).toEqual([])
  })

  it('is found by extension, beside a folder or as its index', () => {
    const root = folderWith({ 'a.js': '', 'a/index.ts': '', 'b/index.js': '', 'c.d/x': '' })
    const found = (name: string): string | null => fileNamed(path.join(root, name), ['.ts', '.js'])
    expect(found('a')).toBe(path.join(root, 'a.js'))
    expect(found('b')).toBe(path.join(root, 'b', 'index.js'))
    expect(found('c.d')).toBeNull()
    expect(found('none/a')).toBeNull()
  })
})

describe('a text', () => {
  it('comes without byte order mark and with its line ends', () => {
    const root = folderWith({ 'a.json': '\uFEFF{}\r\n' })
    expect(readText(path.join(root, 'a.json'))).toBe('{}\r\n')
  })

  it('in GBK is read, its Chinese being lost', () => {
    const root = folderWith({ 'a.js': Buffer.from([0x22, 0xc4, 0xe3, 0x22]) })
    expect(readText(path.join(root, 'a.js'))).toMatch(/^"\uFFFD+"$/u)
  })

  it('is null where there is none', () => {
    const root = folderWith({ 'large.js': '' })
    truncateSync(path.join(root, 'large.js'), 21 * 1024 * 1024)
    symlinkSync('circle', path.join(root, 'circle'))
    for (const name of ['.', 'none.js', 'large.js', 'circle']) {
      expect(readText(path.join(root, name))).toBeNull()
      expect(factOf(path.join(root, name), (text) => text)).toBeNull()
    }
  })
})

describe('a fact', () => {
  it('is derived once a function, as long as the file stays as it is', () => {
    const file = path.join(folderWith({ 'a.js': 'abc' }), 'a.js')
    const length = vi.fn((text: string) => ({ length: text.length }))
    const name = vi.fn((_: string, at: string) => path.basename(at))
    const first = factOf(file, length)
    expect(first).toEqual({ length: 3 })
    expect(factOf(file, length)).toBe(first)
    expect(factOf(file, name)).toBe('a.js')
    expect(length).toHaveBeenCalledTimes(1)
  })

  it('is derived anew when the size changes, and when the time does', () => {
    const file = path.join(folderWith({ 'a.js': 'abc' }), 'a.js')
    const read = vi.fn((text: string) => text)
    expect(factOf(file, read)).toBe('abc')
    writeFileSync(file, 'abcd')
    expect(factOf(file, read)).toBe('abcd')
    writeFileSync(file, 'dcba')
    utimesSync(file, 1000, 1000)
    expect(factOf(file, read)).toBe('dcba')
    expect(factOf(file, read)).toBe('dcba')
    expect(read).toHaveBeenCalledTimes(3)
  })

  it('follows a file that comes, goes and becomes a folder', () => {
    const file = path.join(folderWith({}), 'a.js')
    const read = (text: string): string => text
    expect(factOf(file, read)).toBeNull()
    writeFileSync(file, 'one')
    expect(factOf(file, read)).toBe('one')
    rmSync(file)
    expect(factOf(file, read)).toBeNull()
    mkdirSync(file)
    expect(factOf(file, read)).toBeNull()
    rmSync(file, { recursive: true })
    writeFileSync(file, 'two')
    expect(factOf(file, read)).toBe('two')
  })

  it('may be null or undefined itself', () => {
    const file = path.join(folderWith({ 'a.js': '' }), 'a.js')
    const nothing = vi.fn(() => undefined)
    expect(factOf(file, nothing)).toBeUndefined()
    expect(factOf(file, nothing)).toBeUndefined()
    expect(nothing).toHaveBeenCalledTimes(1)
  })
})

describe('one question about many files', () => {
  it('looks at each path once, and the next question anew', () => {
    const file = path.join(folderWith({}), 'a.js')
    const before = atOnce(() => {
      const first = isFile(file)
      writeFileSync(file, '')
      return [first, atOnce(() => isFile(file))]
    })
    expect(before).toEqual([false, false])
    expect(isFile(file)).toBe(true)
    expect(atOnce(() => isFile(file))).toBe(true)
  })

  it('is over when it throws', () => {
    const file = path.join(folderWith({}), 'a.js')
    expect(() => atOnce(() => {
      isFile(file)
      throw new Error('stop')
    })).toThrow('stop')
    writeFileSync(file, '')
    expect(isFile(file)).toBe(true)
  })
})

it('remembers an answer by owner and key until ESLint turns to the next file', () => {
  const owner = {}
  let asked = 0
  const ask = (key: string, by: object = owner): number => whileStill(by, key, () => ++asked)
  lookAnew()
  expect([ask('a'), ask('a'), ask('b'), ask('a', {})]).toEqual([1, 1, 2, 3])
  lookAnew()
  expect([ask('a'), ask('a')]).toEqual([4, 4])
})
