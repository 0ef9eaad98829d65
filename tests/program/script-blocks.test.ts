import { expect, test } from 'vitest'
import { scriptBlocksOf } from '../../src/program/script-blocks.js'

function codeOf(text: string): readonly string[] {
  return scriptBlocksOf(text).map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['one script', '<template><view/></template>\n<script>\na()\n</script>\n<style>b</style>', ['\na()\n']],
  ['two scripts', '<script>a</script><script setup lang="ts">b</script>', ['a', 'b']],
  ['one inside a template', '<template><script>a</script></template><script>b</script>', ['b']],
  ['one behind nested templates', '<template><template v-if="a > b"/><template #c><view/></template></template><script>d</script>', ['d']],
  ['one in a comment', '<!-- <script>a</script> --><script>b</script>', ['b']],
  ['one behind a template in a comment', '<template><!-- </template> --><view/></template><script>a</script>', ['a']],
  ['markup in a script', `<script>a = '<template>'</script><script>b</script>`, [`a = '<template>'`, 'b']],
  ['a block that takes none of it', '<script src="./a.js"/><script>b</script>', ['b']],
  ['other blocks', '<config>{ "a": "<script>" }</config><script>b</script>', ['b']],
  ['an unclosed script', '<script>\na(', ['\na(']],
  ['no script', '<template><view/></template>', []],
])('reads %s', (_name, text, expected) => {
  expect(codeOf(text)).toEqual(expected)
})

test('reads attributes however they are quoted', () => {
  const [script] = scriptBlocksOf(`<script setup lang="ts" type='a>b' Name=json></script>`)
  expect([...(script?.attributes ?? [])]).toEqual([['setup', ''], ['lang', 'ts'], ['type', 'a>b'], ['name', 'json']])
})
