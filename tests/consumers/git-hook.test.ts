import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Project, SMALL_PROGRAM } from './project.js'

const CONFIG = `import wechatPrivacy from 'eslint-plugin-wechat-privacy'\nexport default [...wechatPrivacy.configs.recommended]\n`
const MANIFEST = { type: 'module', 'lint-staged': { '*.{js,wxml}': `node node_modules/eslint/bin/eslint.js` } }
const HOOK = `#!/bin/sh\nexec node node_modules/lint-staged/bin/lint-staged.js\n`

let project: Project

beforeAll(() => {
  project = Project.withPackages(['eslint', 'eslint-plugin-wechat-privacy', 'lint-staged'])
  project.write({ ...SMALL_PROGRAM, 'eslint.config.js': CONFIG, 'package.json': JSON.stringify(MANIFEST), '.gitignore': 'node_modules\n' })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'start')
  project.write({ '.git/hooks/pre-commit': HOOK })
  chmodSync(project.pathOf('.git/hooks/pre-commit'), 0o755)
})

afterAll(() => {
  project.remove()
})

/** Nothing of the developer's own git settings, hooks folder included, must take part. */
const ENV = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Dev',
  GIT_AUTHOR_EMAIL: 'dev@example.com',
  GIT_COMMITTER_NAME: 'Dev',
  GIT_COMMITTER_EMAIL: 'dev@example.com',
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: project.root, env: ENV, encoding: 'utf8' })
}

function commit(file: string, text: string): { readonly status: number | null; readonly output: string } {
  project.write({ [file]: text })
  git('add', file)
  const { status, stdout, stderr } = spawnSync('git', ['commit', '--message', `change ${file}`], { cwd: project.root, env: ENV, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

it('lets a clean commit through', () => {
  const { status, output } = commit('pages/map/map.js', `Page({\n  copy() {\n    wx.setClipboardData({ data: '2 Main Street' })\n  },\n})\n`)
  expect(output).toContain('1 file changed')
  expect(status).toBe(0)
})

it.each([
  ['pages/map/map.js', `Page({\n  locate() {\n    wx.getLocation()\n  },\n})\n`, '`wx.getLocation` needs `Location`'],
  ['pages/map/map.wxml', `<button open-type="getPhoneNumber">Log in</button>\n`, 'needs `PhoneNumber`'],
])('refuses a commit with an undeclared use in %s', (file, text, message) => {
  const before = git('rev-parse', 'HEAD')
  const { status, output } = commit(file, text)
  expect(output).toContain(message)
  expect(output).toContain('wechat-privacy/no-undeclared')
  expect(status).toBe(1)
  expect(git('rev-parse', 'HEAD')).toBe(before)
  git('checkout', '--quiet', 'HEAD', '--', file)
})
