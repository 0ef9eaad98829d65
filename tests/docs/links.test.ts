import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const PAGES = ['README.md', ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name.split(path.sep).join('/')}`)].filter((name) => name.endsWith('.md'))

function textOf(page: string): string {
  return readFileSync(path.join(ROOT, page), 'utf8')
}

/** The links of a page that lead into the repository. */
function linksOf(page: string): readonly string[] {
  return [...textOf(page).replaceAll(/^```.*?^```$/gmsu, '').matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/u.test(link))
}

/** What GitHub makes of headings. */
function anchorsOf(page: string): readonly string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\-_ ]/gu, '').replaceAll(' ', '-'))
}

function leadsNowhere(page: string, link: string): boolean {
  const [file = '', anchor] = link.split('#')
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file)
  return !existsSync(path.join(ROOT, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor))
}

it.each(PAGES)('%s links pages and headings that exist', (page) => {
  expect(linksOf(page).filter((link) => leadsNowhere(page, link))).toEqual([])
})

it('tells a link that leads nowhere', () => {
  expect(['#no-such-heading', 'no-such-file.md', 'docs/consent.md#no-such-heading', 'docs/consent.md#a-mini-game'].filter((link) => leadsNowhere('README.md', link))).toHaveLength(3)
})
