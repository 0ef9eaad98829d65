import path from 'node:path'
import { expect, it } from 'vitest'
import { mappedPaths } from '../../src/program/path-mappings.js'
import { folderWith, type Files } from './temporary-folder.js'

function mapped(files: Files, written: string, file = 'src/pages/a.ts'): string[] {
  const root = folderWith({ 'package.json': '{}', ...files })
  return mappedPaths(path.join(root, file), written).map((each) => path.relative(root, each))
}

const PATHS = '{ "compilerOptions": { /* all */ "baseUrl": "./src", "paths": { "@/*": ["./*", "../shared/*"], "@/utils/*": ["helpers/*"], "exact": ["one.ts"], "*.gen": ["gen/*"], }, } }'

it.each<readonly [Files, string, readonly string[]]>([
  [{ 'tsconfig.json': PATHS }, '@/a/b', ['src/a/b', 'shared/a/b']],
  [{ 'tsconfig.json': PATHS }, '@/utils/a', ['src/helpers/a']],
  [{ 'tsconfig.json': PATHS }, 'exact', ['src/one.ts']],
  [{ 'tsconfig.json': PATHS }, 'api.gen', ['src/gen/api']],
  [{ 'tsconfig.json': PATHS }, 'utils/a', ['src/utils/a']],
  [{ 'jsconfig.json': '{"compilerOptions": {"paths": {"~/*": ["./src/*"]}}}' }, '~/a', ['src/a']],
  [{ 'jsconfig.json': '{"compilerOptions": {"paths": {"~/*": ["./src/*"]}}}' }, 'a', []],
  [{ 'tsconfig.json': PATHS, 'src/tsconfig.json': '{}' }, '@/a', []],
  [{ 'tsconfig.json': '{"extends": "./base"}', 'base.json': PATHS }, '@/utils/a', ['src/helpers/a']],
  [{ 'tsconfig.json': '{"extends": ["./one.json", "./base.json"]}', 'base.json': PATHS }, '@/utils/a', ['src/helpers/a']],
  [{ 'tsconfig.json': '{"extends": "./tsconfig.json"}' }, '@/a', []],
  [{ 'tsconfig.json': '{"extends": "@tsconfig/node20"}' }, '@/a', []],
  [{ 'tsconfig.json': '{"compilerOptions": {"paths": {"@/*": "src/*", "constructor": ["a"]}}}' }, '@/a', []],
  [{ 'tsconfig.json': '[' }, '@/a', []],
  [{ 'tsconfig.json/x': '' }, '@/a', []],
  [{}, '@/a', []],
])('%j maps %s to %j', (files, written, expected) => {
  expect(mapped(files, written)).toEqual(expected)
})

it('is not looked for above package.json', () => {
  expect(mapped({ 'tsconfig.json': PATHS, 'src/package.json': '{}' }, '@/a')).toEqual([])
})
