import { expect, it } from 'vitest'
import { NO_CONFIG, readAppConfig, readComponentConfig, readExtension } from '../../src/program/app-config.js'

it('reads app.json', () => {
  const text = `{
    // comments are allowed
    "pages": ["pages/home/home", "/pages/map/map.html", "pages/home/home"],
    "subPackages": [{ "root": "packages/door/", "pages": ["lock"], "plugins": { "speech": {} } }],
    "subpackages": [{ "root": "packages/park", "pages": ["./a/a"] }],
    "tabBar": { "custom": true, "list": [{ "pagePath": "pages/home/home" }, { "pagePath": "/pages/map/map" }, {}] },
    "usingComponents": { "card": "/components/card", "none": null },
    "plugins": { "live": { "version": "1.0.0" } },
    "resolveAlias": { "~/*": "/*" },
    "requiredPrivateInfos": ["getLocation", 1],
    "permission": { "scope.userLocation": { "desc": "to find a shop" }, "scope.record": { "desc": " " }, "scope": { "camera": "x" } },
    "requiredBackgroundModes": ["location"],
  }`
  expect(readAppConfig(text)).toEqual({
    ...NO_CONFIG,
    pages: ['pages/home/home', 'pages/map/map', 'packages/door/lock', 'packages/park/a/a'],
    subPackages: ['packages/door', 'packages/park'],
    tabPages: ['pages/home/home', 'pages/map/map'],
    hasCustomTabBar: true,
    usingComponents: new Map([['card', '/components/card']]),
    publicComponents: [],
    main: null,
    plugins: ['live', 'speech'],
    resolveAlias: new Map([['~/*', '/*']]),
    requiredPrivateInfos: new Set(['getLocation']),
    permissions: new Set(['scope.userLocation']),
    requiredBackgroundModes: new Set(['location']),
  })
})

it('reads plugin.json', () => {
  const { pages, publicComponents, main } = readAppConfig('{"pages": {"hello": "pages/hello/hello"}, "publicComponents": {"note": "components/note/note"}, "main": "index.js"}')
  expect({ pages, publicComponents, main }).toEqual({ pages: ['pages/hello/hello'], publicComponents: ['components/note/note'], main: 'index.js' })
})

it('keeps what a broken file still tells', () => {
  const { pages, requiredPrivateInfos, usingComponents } = readAppConfig('{"pages": ["a", "b"\n"usingComponents": {"card: "/card"},\n"requiredPrivateInfos": ["getLocation')
  expect(pages).toEqual(['a', 'b'])
  expect(usingComponents).toEqual(new Map([['card', '/card']]))
  expect(requiredPrivateInfos).toEqual(new Set(['getLocation']))
})

it.each(['', '[]', 'null', '"pages"', '{"pages": 1, "tabBar": [], "subPackages": {"root": "a"}, "plugins": "x"}', '{"__proto__": {"pages": ["a"]}, "constructor": []}'])('finds nothing in %j', (text) => {
  expect(readAppConfig(text)).toEqual(NO_CONFIG)
})

it('takes names that objects have by themselves for tags', () => {
  const { usingComponents } = readAppConfig('{"usingComponents": {"__proto__": "/a", "constructor": "/b"}}')
  expect([...usingComponents]).toEqual([['__proto__', '/a'], ['constructor', '/b']])
})

it('leaves ext.json alone when it is switched off', () => {
  expect(readExtension('{"extEnable": true, "requiredPrivateInfos": ["getLocation"]}').requiredPrivateInfos.size).toBe(1)
  expect(readExtension('{"requiredPrivateInfos": ["getLocation"]}').requiredPrivateInfos.size).toBe(1)
  expect(readExtension('{"extEnable": false, "requiredPrivateInfos": ["getLocation"]}')).toBe(NO_CONFIG)
})

it('reads the json file of a component', () => {
  const text = '{"component": true, "usingComponents": {"card": "./card"}, "componentGenerics": {"item": {"default": "./item"}, "other": true}}'
  expect(readComponentConfig(text)).toEqual({ isComponent: true, usingComponents: new Map([['item', './item'], ['card', './card']]) })
  expect(readComponentConfig('[')).toEqual({ isComponent: false, usingComponents: new Map() })
})
