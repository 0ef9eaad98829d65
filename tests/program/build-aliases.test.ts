import path from 'node:path'
import { expect, it } from 'vitest'
import { buildAliased } from '../../src/program/build-aliases.js'
import { programOf } from '../../src/program/find-program.js'
import { resolveModule } from '../../src/program/modules.js'
import { folderWith, type Files } from './temporary-folder.js'

const CONFIG = `import path from 'path'
const sources = path.resolve(__dirname, '..', 'src')
export default {
  sourceRoot: path.resolve(__dirname, 'other'),
  alias: {
    '@': path.resolve(__dirname, '../src'),
    '@/parts': path.join(process.cwd(), 'shared', 'parts'),
    // '@gone': path.resolve(__dirname, '..', 'gone'),
    "~hooks": path.resolve(sources, "hooks"),
    'api$': path.resolve(__dirname, '..', 'src/api/index.ts'),
    moment: 'dayjs',
    made: makePath(),
  },
  mini: { webpackChain: (chain) => { chain.resolve.alias.set('lib', path.resolve(__dirname, '..', 'lib')) } },
}`

function within(files: Files): { readonly ask: (written: string) => readonly string[]; readonly find: (written: string) => string | null } {
  const root = folderWith({ 'package.json': '{}', 'src/app.config.ts': 'export default { pages: [] }', 'src/app.ts': '', ...files })
  const program = programOf(path.join(root, 'src/app.ts'), { root: null })
  if (!program) throw new Error('There is no program among these files.')
  const shown = (file: string): string => path.relative(root, file).split(path.sep).join('/')
  return {
    ask: (written) => buildAliased(program, written).map(shown),
    find: (written) => {
      const found = resolveModule(program, path.join(root, 'src/app.ts'), written)
      return found && shown(found)
    },
  }
}

it.each([
  ['@/a/b', ['src/a/b']],
  ['@/parts/card', ['shared/parts/card', 'src/parts/card']],
  ['@/partsful', ['src/partsful']],
  ['~hooks', ['src/hooks']],
  ['~hooks/locate', ['src/hooks/locate']],
  ['api', ['src/api/index.ts']],
  ['api/more', []],
  ['lib/x', ['lib/x']],
  ['@gone/x', []],
  ['moment', []],
  ['made', []],
  ['sourceRoot', []],
])('%s', (written, expected) => {
  expect(within({ 'config/index.ts': CONFIG }).ask(written)).toEqual(expected)
})

it('is how modules of Taro are found, and those of others are not', () => {
  const files = { 'config/index.js': CONFIG, 'src/hooks/locate.ts': '', 'shared/parts/card.tsx': '' }
  const taro = within(files)
  expect([taro.find('~hooks/locate'), taro.find('@/parts/card'), taro.find('~hooks/none')]).toEqual(['src/hooks/locate.ts', 'shared/parts/card.tsx', null])
  expect(within({}).ask('@/a')).toEqual([])
})
