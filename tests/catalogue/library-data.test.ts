import { describe, expect, it } from 'vitest'
import { INTERFACES } from '../../src/catalogue/interfaces.js'
import { LIBRARY_CONDITIONS } from '../../src/catalogue/library-conditions.js'
import { LIBRARIES } from '../../src/catalogue/library-data.js'
import { PRIVACY_KEYS } from '../../src/catalogue/privacy-keys.js'
import { libraryComponentOf, needsOf, possibleNeedsOf } from '../../src/templates/library-needs.js'
import { elementOf } from '../templates/elements.js'

const COMPONENTS = LIBRARIES.flatMap((library) => library.components.map((component) => [`${library.package} ${component.name}`, library, component] as const))

/** How the data writes an interface. */
const NAMES = new Set(INTERFACES.map(({ kind, name }) => (kind === 'component' || kind === 'open-type' || kind === 'input-type' ? `${kind} ${name}` : name)))

describe.each(COMPONENTS)('%s', (_, library, component) => {
  it('needs what the catalogue knows', () => {
    expect(component.needs.filter((name) => !NAMES.has(name))).toEqual([])
  })

  it('is found by each of its names', () => {
    const found = { package: library.package, component }
    const [folder = ''] = library.folders
    expect(libraryComponentOf({ kind: 'path', path: `/app/node_modules/${library.package}/${folder === '' ? '' : `${folder}/`}${component.path}` })).toEqual(found)
    for (const tag of component.tags) expect(libraryComponentOf({ kind: 'tag', tag, packages: [library.package] })).toEqual(found)
    if (library.kind === 'exports') expect(libraryComponentOf({ kind: 'import', source: library.package, name: component.name })).toEqual(found)
  })

  it('has been judged by hand, in all that it calls', () => {
    const row = LIBRARY_CONDITIONS.find((each) => each.component === component.name && each.packages.includes(library.package))
    const judged = [...(row?.needs ?? []), ...(row?.leftOut ?? [])].map(({ name }) => name)
    expect([...new Set(judged)].sort()).toEqual(component.needs)
  })

  it('passes on no id without its open-type, and no empty name', () => {
    const { button } = component
    expect(button === null ? [] : [button.openType, ...button.ids]).not.toContain('')
    expect(button === null ? 'open-type' : button.openType).toMatch(/^(?:[a-z]+-)*open-type$/u)
  })
})

it.each(LIBRARY_CONDITIONS)('the conditions of $component name components of the data', ({ packages, component }) => {
  const having = LIBRARIES.filter(({ components }) => components.some(({ name }) => name === component)).map((library) => library.package)
  expect(having).toEqual(expect.arrayContaining([...packages]))
})

it('judges a component once', () => {
  const judged = LIBRARY_CONDITIONS.flatMap(({ packages, component }) => packages.map((name) => `${name} ${component}`))
  expect(judged.filter((each, index) => judged.indexOf(each) !== index)).toEqual([])
})

it.each(COMPONENTS)('%s needs nothing that it may not need', (_, library, component) => {
  const found = { package: library.package, component }
  const possible = possibleNeedsOf(found)
  const needed = needsOf(elementOf(component.tags[0] ?? component.name), found).map((need) => need.interface)
  expect(possible).toEqual(expect.arrayContaining(needed))
  expect(possible.flatMap(({ keys }) => keys).filter((key) => !PRIVACY_KEYS[key].gatesInterfaces)).toEqual([])
})
