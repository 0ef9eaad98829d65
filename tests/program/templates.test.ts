import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { programOf, type Program } from '../../src/program/find-program.js'
import { elementsOf, pagesShowing, reachableComponents, templateFiles } from '../../src/program/templates.js'
import { folderWith, programWith, writeFiles } from './temporary-folder.js'

const BROKEN = fileURLToPath(new URL('../programs/broken', import.meta.url))

function fixture(name: string): Program {
  const program = programOf(path.join(BROKEN, name, 'app.json'), { root: null })
  if (!program) throw new Error(name)
  return program
}

function tags(program: Program, base: string): string[] {
  return elementsOf(program, path.join(program.root, base)).map(({ element, file }) => `${element.name} ${path.relative(program.root, file)}`)
}

function fromRoot(program: Program, bases: Iterable<string>): string[] {
  return [...bases].map((base) => path.relative(program.root, base)).sort()
}

describe('the elements of a template', () => {
  it('are its own and those of the files it includes', () => {
    const program = programWith({
      'pages/a/a.wxml': '<view><include src="../../parts/head" /></view><include src="/parts/none.wxml"/><include /><!-- <camera/> -->',
      'parts/head.wxml': '<include src="./logo.wxml"/><text/>',
      'parts/logo.wxml': '<image/><template name="hidden"><camera/></template>',
    })
    expect(tags(program, 'pages/a/a')).toEqual([
      'view pages/a/a.wxml',
      'include pages/a/a.wxml',
      'include parts/head.wxml',
      'image parts/logo.wxml',
      'text parts/head.wxml',
      'include pages/a/a.wxml',
      'include pages/a/a.wxml',
    ])
  })

  it('are of a template part only what is taken', () => {
    const program = programWith({
      'pages/a/a.wxml': '<import src="./parts.wxml"/><template is="one"/><template name="own"><map/></template>',
      'pages/a/parts.wxml': '<import src="./more.wxml"/><text/><template name="one"><view><camera/></view><template is="two"/></template><template name="two"><video/></template><template name="three"><audio/></template>',
      'pages/a/more.wxml': '<template name="one"><canvas/></template>',
    })
    expect(tags(program, 'pages/a/a')).toEqual([
      'import pages/a/a.wxml',
      'template pages/a/a.wxml',
      'view pages/a/parts.wxml',
      'camera pages/a/parts.wxml',
      'template pages/a/parts.wxml',
      'video pages/a/parts.wxml',
    ])
  })

  it('are of each part that a name made at run time may mean', () => {
    const parts = '<template name="one"><camera/></template><template name="two"><video/></template><template name="three"><audio/></template>'
    const shownBy = (is: string): string[] => tags(programWith({ 'pages/a/a.wxml': `${parts}<template is="${is}"/>` }), 'pages/a/a').slice(1).map((tag) => tag.replace(/ .*/u, ''))
    expect(shownBy("{{big ? 'one' : 'two'}}")).toEqual(['camera', 'video'])
    expect(shownBy('{{kind}}')).toEqual(['camera', 'video', 'audio'])
    expect(shownBy('four')).toEqual([])
  })

  it('see the parts of the file that an included one is copied into', () => {
    const program = programWith({ 'pages/a/a.wxml': '<template name="one"><camera/></template><include src="b.wxml"/>', 'pages/a/b.wxml': '<template is="one"/>' })
    expect(tags(program, 'pages/a/a')).toEqual(['include pages/a/a.wxml', 'template pages/a/b.wxml', 'camera pages/a/a.wxml'])
  })

  it('are none without a template, and end where files go round in circles', () => {
    expect(tags(programWith({}), 'pages/none')).toEqual([])
    const circles = fixture('circles')
    expect(tags(circles, 'pages/home/home')).toEqual([
      'include pages/home/home.wxml',
      'include pages/home/around.wxml',
      'import pages/home/around.wxml',
      'template pages/home/around.wxml',
      'template pages/home/around.wxml',
      'camera pages/home/around.wxml',
      'outer pages/home/home.wxml',
      'lost pages/home/home.wxml',
      'never-there pages/home/home.wxml',
    ])
    expect(fromRoot(circles, templateFiles(circles, path.join(circles.root, 'pages/home/home.wxml')))).toEqual(['pages/home/around.wxml', 'pages/home/home.wxml'])
  })

  it('are read from a half-typed template', () => {
    expect(tags(fixture('half-typed'), 'pages/home/home')).toContain('button pages/home/home.wxml')
  })
})

describe('the components that a page shows', () => {
  const FILES = {
    'app.json': JSON.stringify({
      pages: ['pages/a/a', 'pages/b/b'],
      tabBar: { custom: true, list: [{ pagePath: 'pages/b/b' }] },
      usingComponents: { shared: '/components/shared', unused: '/components/unused' },
    }),
    'pages/a/a.json': '{"usingComponents": {"list": "/components/list", "row": "/components/row", "live": "plugin://live/player"}}',
    'pages/a/a.wxml': '<list generic:item="row"><shared/></list><live/>',
    'pages/b/b.wxml': '<view/>',
    'components/list.json': '{"component": true, "componentGenerics": {"item": {"default": "./plain"}}}',
    'components/list.wxml': '<item/>',
    'components/plain.json': '{"component": true}',
    'components/row.json': '{"component": true, "usingComponents": {"inner": "./inner/inner"}}',
    'components/row.wxml': '<block><inner/></block>',
    'components/inner/inner.json': '{"component": true}',
    'components/shared.json': '{"component": true}',
    'components/unused.json': '{"component": true}',
    'custom-tab-bar/index.json': '{"component": true, "usingComponents": {"inner": "/components/inner/inner"}}',
    'custom-tab-bar/index.wxml': '<inner/>',
  }

  it('are those whose tags stand in its template, nested ones included', () => {
    const program = programWith(FILES)
    const reached = (page: string): string[] => fromRoot(program, reachableComponents(program, path.join(program.root, page)))
    expect(reached('pages/a/a')).toEqual(['components/inner/inner', 'components/list', 'components/plain', 'components/row', 'components/shared'])
    expect(reached('pages/b/b')).toEqual(['components/inner/inner', 'custom-tab-bar/index'])
    expect(reached('components/row')).toEqual(['components/inner/inner'])
    expect(reached('pages/none/none')).toEqual([])
  })

  it('tell which pages show a component', () => {
    const program = programWith(FILES)
    const showing = (component: string): string[] => fromRoot(program, pagesShowing(program, path.join(program.root, component)))
    expect(showing('components/inner/inner')).toEqual(['pages/a/a', 'pages/b/b'])
    expect(showing('components/row')).toEqual(['pages/a/a'])
    expect(showing('components/unused')).toEqual([])
    writeFiles(program.root, { 'pages/b/b.wxml': '<view><unused/></view>' })
    expect(showing('components/unused')).toEqual(['pages/b/b'])
  })

  it('may hold each other', () => {
    const circles = fixture('circles')
    expect(fromRoot(circles, reachableComponents(circles, path.join(circles.root, 'pages/home/home')))).toEqual(['components/inner/inner', 'components/lost/lost', 'components/outer/outer'])
    expect(fromRoot(circles, pagesShowing(circles, path.join(circles.root, 'components/inner/inner')))).toEqual(['pages/home/home'])
  })
})

describe('what uni-app puts around a page', () => {
  const VIEW = '<template><ku-root-view /><consent /></template>\n<script setup>\nimport Consent from \'./components/consent.vue\'\n</script>'
  const around = (files: Record<string, string>, file = 'pages/a.vue'): string[] => {
    const root = folderWith({
      'manifest.json': '{}',
      'pages.json': '{ "pages": [{ "path": "pages/a", "layout": "wide" }, { "path": "pages/b", "layout": false }] }',
      'pages/a.vue': '<template><view/></template>',
      'pages/b.vue': '<template><view/></template>',
      'components/consent.vue': '<template><button open-type="agreePrivacyAuthorization"/></template>',
      'layouts/wide.vue': '<template><slot/></template>',
      ...files,
    })
    const program = programOf(path.join(root, 'pages/a.vue'), { root: null })
    return program ? fromRoot(program, reachableComponents(program, path.join(root, file))) : ['no program']
  }

  it('is its layout', () => {
    expect(around({})).toEqual(['layouts/wide.vue'])
    expect(around({}, 'pages/b.vue')).toEqual([])
  })

  it('is the root component, with what it shows', () => {
    expect(around({ 'App.ku.vue': VIEW })).toEqual(['App.ku.vue', 'components/consent.vue', 'layouts/wide.vue'])
    expect(around({ 'App.ku.vue': VIEW.replace('<ku-root-view />', '<KuRootView/>') }, 'pages/b.vue')).toEqual(['App.ku.vue', 'components/consent.vue'])
  })

  it('is no root component that has no place for the page, and none of a component', () => {
    expect(around({ 'App.ku.vue': VIEW.replace('<ku-root-view />', '') }, 'pages/b.vue')).toEqual([])
    expect(around({ 'App.ku.vue': VIEW }, 'components/consent.vue')).toEqual([])
  })
})
