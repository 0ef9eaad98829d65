import { ESLint, type Linter } from 'eslint'
import { expect, test } from 'vitest'
import { plugin } from '../../src/plugin.js'

const linting = (...added: readonly Linter.Config[]): ESLint =>
  new ESLint({ cwd: '/', overrideConfigFile: true, overrideConfig: [...plugin.configs.recommended, ...added] })

test.each([
  ['mini/unpackage/dist/dev/mp-weixin/pages/a.js', true],
  ['mini/miniprogram_npm/kit/index.js', true],
  ['mini/uni_modules/kit/components/kit/kit.vue', true],
  ['mini/pages/kit.vue', false],
])('%s is left out: %s', async (file, isIgnored) => {
  expect(await linting().isPathIgnored(`/${file}`)).toBe(isIgnored)
})

test('a module of one’s own can be taken in again', async () => {
  const eslint = linting({ ignores: ['!**/uni_modules/', '!**/uni_modules/own/**'] })
  expect(await eslint.isPathIgnored('/mini/uni_modules/own/own.js')).toBe(false)
  expect(await eslint.isPathIgnored('/mini/uni_modules/kit/kit.js')).toBe(true)
})
