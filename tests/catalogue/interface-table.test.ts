import { describe, expect, it } from 'vitest'
import { InterfaceTable, OFFICIAL_TABLE } from '../../src/catalogue/interface-table.js'
import { INTERFACES, type PrivacyInterface } from '../../src/catalogue/interfaces.js'

const ADDED: PrivacyInterface = { kind: 'api', name: 'chooseContact', keys: ['Contact'], source: 'apiPages' }

describe('the official table', () => {
  it.each(INTERFACES)('finds $kind $name', (row) => {
    expect(OFFICIAL_TABLE.find(row.kind, row.name)).toBe(row)
  })

  it('keeps kinds apart', () => {
    expect(OFFICIAL_TABLE.find('open-type', 'getUserInfo')).not.toBe(OFFICIAL_TABLE.find('api', 'getUserInfo'))
    expect(OFFICIAL_TABLE.find('component', 'chooseAvatar')).toBeNull()
  })

  it('names methods without their type', () => {
    expect([...OFFICIAL_TABLE.methodNames].sort()).toEqual(['moveToLocation', 'start'])
  })

  it.each(INTERFACES.filter(({ kind }) => kind === 'api' || kind === 'method'))('reads a script that mentions $name', ({ name }) => {
    expect(OFFICIAL_TABLE.mayBeReachedBy(`x.${name}()`)).toBe(true)
  })

  it.each(INTERFACES.filter(({ kind }) => kind === 'scope'))('reads a script that mentions $name', ({ name }) => {
    expect(OFFICIAL_TABLE.mayBeReachedBy(`const scope = '${name}'`)).toBe(true)
    expect(OFFICIAL_TABLE.isQuotedBy(`const scope = '${name}'`)).toBe(true)
  })

  it('skips a script without any of the names', () => {
    expect(OFFICIAL_TABLE.mayBeReachedBy("Page({ onLoad() { wx.showToast({ title: '好' }) } })")).toBe(false)
  })

  it('asks for whole names', () => {
    expect(OFFICIAL_TABLE.mayBeReachedBy('restartNow(chooseImages)')).toBe(false)
    expect(OFFICIAL_TABLE.isQuotedBy("call('getLocation:fail')")).toBe(false)
  })

  it.each(["'", '"', '`'])('sees a name between %s', (quote) => {
    expect(OFFICIAL_TABLE.isQuotedBy(`call(${quote}getLocation${quote})`)).toBe(true)
  })
})

describe('a table with an interface of the settings', () => {
  const table = new InterfaceTable([ADDED])

  it('finds it beside the official ones', () => {
    expect(table.find('api', 'chooseContact')).toBe(ADDED)
    expect(table.find('api', 'getLocation')).not.toBeNull()
    expect(table.mayBeReachedBy('wx.chooseContact()')).toBe(true)
  })

  it('leaves the official table as it is', () => {
    expect(OFFICIAL_TABLE.find('api', 'chooseContact')).toBeNull()
    expect(OFFICIAL_TABLE.mayBeReachedBy('wx.chooseContact()')).toBe(false)
  })
})
