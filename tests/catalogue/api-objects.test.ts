import { describe, expect, it } from 'vitest'
import { OBJECT_FACTORIES, PRIVACY_APIS, PRIVACY_APIS_SINCE, UNKNOWN_PRIVACY_APIS } from '../../src/catalogue/api-objects.js'
import { INTERFACES } from '../../src/catalogue/interfaces.js'
import { functionsOf } from '../tools/platform-typings.js'

const wx = functionsOf('Wx')

describe.each(Object.entries(OBJECT_FACTORIES))('wx.%s', (factory, type) => {
  it('makes an object of the named type', () => {
    expect(wx.get(factory)?.returns).toBe(type)
  })

  it('is worth knowing: a method of the object is a privacy interface', () => {
    expect(INTERFACES.some((row) => row.kind === 'method' && row.name.startsWith(`${type}.`))).toBe(true)
  })
})

describe.each(PRIVACY_APIS)('wx.%s', (name) => {
  it('exists since the base library of the framework and returns no promise', () => {
    expect(wx.get(name)).toEqual({ since: PRIVACY_APIS_SINCE, deprecatedSince: null, returns: 'void' })
  })
})

describe.each(Object.entries(UNKNOWN_PRIVACY_APIS))('wx.%s', (wrong, right) => {
  it('does not exist', () => {
    expect(wx.has(wrong)).toBe(false)
  })

  it('stands for an API that exists, or for nothing', () => {
    if (right !== null) expect(wx.has(right)).toBe(true)
  })
})
