import { describe, expect, it } from 'vitest'
import { OBJECT_FACTORIES } from '../../src/catalogue/api-objects.js'
import { REQUIRED_PRIVATE_INFOS } from '../../src/catalogue/app-config.js'
import { GAME_INTERFACES, INTERFACES, type PrivacyInterface } from '../../src/catalogue/interfaces.js'
import { PRIVACY_KEYS } from '../../src/catalogue/privacy-keys.js'
import { SOURCES } from '../../src/catalogue/sources.js'
import { functionsOf, scopesOfSettings } from '../tools/platform-typings.js'

const wx = functionsOf('Wx')
const ofKind = (kind: PrivacyInterface['kind']): readonly PrivacyInterface[] => INTERFACES.filter((row) => row.kind === kind)

describe('the table of interfaces', () => {
  it('has as many entries of each kind as the official one', () => {
    const counts = Object.fromEntries(INTERFACES.map(({ kind }) => [kind, ofKind(kind).length]))
    expect(counts).toEqual({ api: 33, method: 2, scope: 10, component: 3, 'open-type': 4, 'input-type': 1 })
  })

  it('names each interface of a kind once', () => {
    const names = INTERFACES.map((row) => `${row.kind} ${row.name}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('holds nothing of the games, unless it is revoked outside them', () => {
    const shared = INTERFACES.filter((row) => GAME_INTERFACES.some(({ kind, name }) => row.kind === kind && row.name === name))
    expect(shared.filter((row) => !row.revoked)).toEqual([])
    expect(GAME_INTERFACES.filter((row) => row.revoked)).toEqual([])
  })

  it('marks for requiredPrivateInfos what app.json can hold of it', () => {
    const marked = INTERFACES.filter((row) => row.requiredPrivateInfo).map((row) => row.name)
    // onLocationChange only listens: it must be named in app.json and is no privacy interface.
    expect([...marked, 'onLocationChange'].sort()).toEqual([...REQUIRED_PRIVATE_INFOS].sort())
  })

  it('asks for two kinds of information for a live-pusher alone', () => {
    expect(INTERFACES.filter((row) => row.keys.length > 1).map((row) => [row.name, row.keys])).toEqual([['live-pusher', ['Record', 'Camera']]])
  })
})

describe.each([...INTERFACES, ...GAME_INTERFACES])('$kind $name', (row) => {
  it('needs information that a guideline can declare, each once', () => {
    for (const key of row.keys) expect(PRIVACY_KEYS).toHaveProperty(key)
    expect(new Set(row.keys).size).toBe(row.keys.length)
  })

  it('names its source', () => {
    expect(SOURCES).toHaveProperty(row.source)
  })

  it('has its remedies in both languages', () => {
    for (const wording of [row.revoked, row.deprecated]) {
      if (wording) expect([wording.en.trim(), wording.zh.trim()]).not.toContain('')
    }
  })
})

describe.each(ofKind('api'))('wx.$name in the typings', (row) => {
  const typed = wx.get(row.name)

  it('exists', () => {
    expect(typed).toBeDefined()
  })

  it('begins and is deprecated with the same base library', () => {
    expect({ since: row.since ?? null, deprecatedSince: row.deprecated?.since ?? null }).toEqual({ since: typed?.since, deprecatedSince: typed?.deprecatedSince })
  })

  it('returns a promise, unless its page says otherwise', () => {
    // The session is made at once; what goes wrong surfaces in its `start`.
    if (row.name === 'createVKSession') expect(typed?.returns).toBe('VKSession')
    else if (!row.callbackOnly) expect(typed?.returns).toMatch(/^PromisifySuccessResult</u)
  })
})

describe.each(ofKind('method'))('$name in the typings', (row) => {
  const [type = '', method = ''] = row.name.split('.')
  const typed = functionsOf(type).get(method)
  const factory = Object.entries(OBJECT_FACTORIES).find(([, made]) => made === type)?.[0] ?? ''

  it('exists and returns nothing', () => {
    expect(typed?.returns).toBe('void')
  })

  it('belongs to an object that a factory makes', () => {
    expect(wx.get(factory)?.returns).toBe(type)
  })

  it('begins with the base library of the method, or else of the factory', () => {
    expect(row.since).toBe(typed?.since ?? wx.get(factory)?.since)
  })
})

describe('scopes', () => {
  // The typings leave it out; the table of scopes and the privacy table have it.
  const untyped = ['scope.userLocationBackground']

  it.each(ofKind('scope'))('$name can be granted', ({ name }) => {
    expect([...scopesOfSettings(), ...untyped]).toContain(name)
  })
})
