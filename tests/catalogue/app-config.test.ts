import { describe, expect, it } from 'vitest'
import { DESCRIBED_SCOPE, EXCLUSIVE_WITH_FUZZY_LOCATION, PERMISSION_DESC_MAX_LENGTH, REQUIRED_PRIVATE_INFOS, USES_OF_DESCRIBED_SCOPE } from '../../src/catalogue/app-config.js'
import { INTERFACES } from '../../src/catalogue/interfaces.js'
import { functionsOf } from '../tools/platform-typings.js'

const wx = functionsOf('Wx')

describe('requiredPrivateInfos', () => {
  it('has eight values', () => {
    expect(new Set(REQUIRED_PRIVATE_INFOS).size).toBe(8)
  })

  it.each(REQUIRED_PRIVATE_INFOS)('%s is an API', (name) => {
    expect(wx.has(name)).toBe(true)
  })

  it('refuses the exact location beside the vague one', () => {
    expect(EXCLUSIVE_WITH_FUZZY_LOCATION).not.toContain('getFuzzyLocation')
    for (const name of EXCLUSIVE_WITH_FUZZY_LOCATION) expect(REQUIRED_PRIVATE_INFOS).toContain(name)
  })
})

describe('permission', () => {
  it('describes a scope of the table', () => {
    expect(INTERFACES).toContainEqual(expect.objectContaining({ kind: 'scope', name: DESCRIBED_SCOPE }))
    expect(PERMISSION_DESC_MAX_LENGTH).toBe(30)
  })

  it.each(USES_OF_DESCRIBED_SCOPE)('%s is a use of the location', (name) => {
    expect(INTERFACES.find((row) => row.name === name)?.keys).toEqual(['Location'])
  })
})
