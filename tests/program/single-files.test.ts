import path from 'node:path'
import { expect, it, test } from 'vitest'
import { elementsInFile, hostOf, isSingleFile, looksLikeJsx, rendersJsx } from '../../src/program/single-files.js'
import { folderWith } from './temporary-folder.js'
import { isSfc } from '../../src/program/file-kind.js'

test.each([
  ['an element that holds something', 'return <View>a</View>', true],
  ['an empty element', 'return <Camera/>', true],
  ['attributes on many lines', '<Button\n  size="mini"\n  onClick={go}\n/>', true],
  ['a fragment', 'return <>{rows}</>', true],
  ['a comparison', 'if (a < b && c > d) go()', false],
  ['a division behind a comparison', 'const x = a < b / c', false],
  ['types', 'const a: Map<string, Set<number>> = new Map()', false],
  ['an arrow with a type', 'const pick = <T>(rows: T[]): T => rows[0]', false],
])('JSX by its looks: %s', (_name, text, expected) => {
  expect(looksLikeJsx(text)).toBe(expected)
})

it('tells files that are all of a page from bases', () => {
  const root = folderWith({ 'a.tsx': '', 'b.js': '' })
  expect(['a.tsx', 'b.js', 'c.js', 'a', 'pages/x.vue', 'x.nvue', 'x.mpx', 'x.wpy', 'x.wxml'].map((name) => isSingleFile(path.join(root, name)))).toEqual([true, true, false, false, true, true, true, true, false])
})

it('knows single-file components and the language of their templates', () => {
  expect(['a.vue', 'a.nvue', 'a.mpx', 'a.wpy'].map((name) => [isSfc(name), hostOf(name)])).toEqual([[true, 'vue'], [true, 'vue'], [true, 'wxml'], [true, 'wxml']])
  expect(['a.tsx', 'a.wxml', 'vue.js'].map(isSfc)).toEqual([false, false, false])
})

it('reads elements in whatever language the file is', () => {
  const root = folderWith({
    'a.wxml': '<button open-type="share"/>',
    'a.vue': '<template><button open-type="share"/></template>\n<script>const a = "<camera/>"</script>',
    'a.mpx': '<template><button open-type="share"/></template>',
    'a.tsx': 'export default () => <Button openType="share"/>',
    'a.ts': 'export const a = 1 < 2',
    'broken.tsx': 'export default () => <Button openType="share"/> +',
  })
  const read = (name: string): readonly string[] => elementsInFile(path.join(root, name)).map(({ host, name: tag }) => `${host} ${tag}`)
  expect(['a.wxml', 'a.vue', 'a.mpx', 'a.tsx', 'a.ts', 'broken.tsx', 'none.vue'].map(read)).toEqual([['wxml button'], ['vue button'], ['wxml button'], ['jsx Button'], [], [], []])
  expect(['a.tsx', 'a.ts', 'none.tsx', 'a.vue'].map((name) => rendersJsx(path.join(root, name)))).toEqual([true, false, false, false])
})
