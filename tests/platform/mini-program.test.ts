import { describe, expect, it } from 'vitest'
import { folderWith, type Files } from '../program/temporary-folder.js'
import { lineOf } from './events.js'
import { MiniProgram } from './mini-program.js'
import type { PlatformState } from './privacy-runtime.js'
import { User } from './user.js'

interface Opened {
  readonly program: MiniProgram
  readonly user: User
  /** What the program said with `log`, or all that happened. */
  readonly said: () => readonly string[]
  readonly happened: () => readonly string[]
}

/** Opens a program of one page `a`; each case adds what it is about. */
async function opened(files: Files, state: PlatformState = { user: 'silent' }): Promise<Opened> {
  const root = folderWith({ 'app.json': '{ "pages": ["a"] }', 'app.js': 'App({})', 'a.js': 'Page({})', 'a.wxml': '', ...files })
  const program = await MiniProgram.open(root, state)
  const happened = (): readonly string[] => program.runtime.log.map(lineOf)
  return { program, user: new User(program), happened, said: () => happened().filter((line) => line.startsWith('log ')).map((line) => line.slice(4)) }
}

describe('an app and its pages', () => {
  const PAGE = "Page({ onLoad({ id }) { log('load', this.route, id) }, onShow() { log('show', this.route) }, onHide() { log('hide', this.route) }, onUnload() { log('unload', this.route) } })"
  const TWO = { 'app.json': '{ "pages": ["a", "b"] }', 'app.js': "App({ globalData: { x: 5 }, onLaunch() { log('launch', this.globalData.x) } })", 'a.js': PAGE, 'b.js': PAGE }

  it('live as long as they are open', async () => {
    const { program, user, said } = await opened(TWO)
    program.navigateTo('b?id=7')
    await user.goesBack()
    expect(said()).toEqual(['launch 5', 'load a undefined', 'show a', 'hide a', 'load b 7', 'show b', 'unload b', 'show a'])
  })

  it('stay open behind other tabs', async () => {
    const { program, user, said } = await opened({ ...TWO, 'app.json': '{ "pages": ["a", "b", "c"], "tabBar": { "list": [{ "pagePath": "a" }, { "pagePath": "b" }] } }', 'c.js': PAGE })
    await user.opensTab('b')
    program.navigateTo('c')
    await user.opensTab('a')
    expect(said()).toEqual(['launch 5', 'load a undefined', 'show a', 'hide a', 'load b undefined', 'show b', 'hide b', 'load c undefined', 'show c', 'hide c', 'unload c', 'show a'])
  })

  it('share modules, each of which is executed once', async () => {
    const { said } = await opened({
      'a.js': "import { next } from './own/count'\nconst { next: same } = require('/own/count.js')\nPage({ onLoad() { log(next(), same(), getApp().name, getCurrentPages().length) } })",
      'own/count.js': 'let count = 0\nexport const next = () => ++count',
      'app.js': "require('./own/count').next()\nApp({ name: 'program' })",
    })
    expect(said()).toEqual(['2 3 program 1'])
  })
})

describe('components', () => {
  const SPEAKING = "Component({ lifetimes: { attached() { log('attached', this.data.who) }, detached() { log('detached', this.data.who) } }, pageLifetimes: { show() { log('show', this.data.who) } }, properties: { who: String }, methods: { say(word) { log(word, this.data.who) } } })"
  const USED = '{ "usingComponents": { "a-child": "/child" } }'

  it('are attached before their page loads, and follow it', async () => {
    const { user, program, said } = await opened({
      'a.json': USED,
      'a.wxml': '<a-child who="first" wx:if="{{isThere}}" /><a-child who="{{name}}" id="x" />',
      'a.js': "Page({ data: { isThere: true, name: 'second' }, onLoad() { log('load'); this.selectComponent('#x').say('hello'); this.setData({ isThere: false, name: 'renamed' }) } })",
      'child.js': SPEAKING,
      'child.json': '{ "component": true }',
    })
    expect(said()).toEqual(['attached first', 'attached second', 'load', 'hello second', 'detached first', 'show renamed'])
    program.navigateTo('a')
    await user.goesBack()
    expect(said().slice(-2)).toEqual(['detached renamed', 'show renamed'])
  })

  it('may stand in one another, and show what stands between their tags in a slot', async () => {
    const { user, said } = await opened({
      'app.json': '{ "pages": ["a"], "usingComponents": { "a-frame": "parts/frame", "a-child": "parts/child" } }',
      'a.wxml': '<a-frame bind:chosen="take"><text bindtap="own">{{word}}</text></a-frame>',
      'a.js': "Page({ data: { word: 'inside' }, own() { log('own') }, take({ detail }) { log('chosen', detail.number) } })",
      'parts/frame.js': "Component({ methods: { pass({ detail }) { this.triggerEvent('chosen', detail) } } })",
      'parts/frame.wxml': '<view><slot /></view><a-child bindpicked="pass" />',
      'parts/child.js': "Component({ methods: { pick() { this.triggerEvent('picked', { number: 3 }) } } })",
      'parts/child.wxml': '<button bindtap="pick">pick</button>',
    })
    await user.taps('inside')
    await user.taps('pick')
    expect(said()).toEqual(['own', 'chosen 3'])
  })
})

describe('what is not simulated', () => {
  it.each([
    ["Page({ behaviors: ['x'] })", 'has no behaviors'],
    ["Page({ onLoad() { this.setData({ 'a.b': 1 }) } })", 'does not set paths: a.b'],
    ["require('./gone')", 'the program has no module gone'],
    ['const nothing = 5', 'a registers nothing'],
  ])('throws: %s', async (script, message) => {
    await expect(opened({ 'a.js': script })).rejects.toThrow(message)
  })
})

describe('a template', () => {
  it.each([
    ['<view wx:if="{{a}}">x</view><view wx:elif="{{!b}}">y</view><view wx:else>z</view>', { a: true, b: true }, 'x'],
    ['<view wx:if="{{a}}">x</view><view wx:elif="{{!b}}">y</view><view wx:else>z</view>', { b: false }, 'y'],
    ['<view wx:if="{{a}}">x</view><view wx:elif="{{!b}}">y</view><view wx:else>z</view>', { b: true }, 'z'],
    ['<block wx:if="{{list.length > 1}}"><view>{{list[1]}} of {{list.length}}</view></block>', { list: ['one', 'two'] }, 'two of 2'],
    ['<view hidden="{{a}}">x</view><view hidden="{{!a}}">y</view>', { a: true }, 'y'],
    ['<!-- <view>x</view> --><view>y</view>', {}, 'y'],
  ])('shows what its data ask for: %s with %j', async (template, data, text) => {
    const { user } = await opened({ 'a.wxml': template, 'a.js': `Page({ data: ${JSON.stringify(data)} })` })
    expect(['x', 'y', 'z', 'two of 2'].filter((each) => user.sees(each))).toEqual([text])
  })

  it('is refused where it holds what is not executed here', async () => {
    await expect(opened({ 'a.wxml': '<view wx:for="{{list}}" />' })).rejects.toThrow('does not execute <view>')
  })
})

describe('a tap', () => {
  const HANDLERS = `Page({ ${['a', 'b', 'c', 'd'].map((name) => `${name}({ type }) { log('${name}', type) }`).join(', ')} })`

  it.each([
    ['<view bindtap="a"><text bind:tap="b">go</text></view>', ['b tap', 'a tap']],
    ['<view bindtap="a"><text catchtap="b">go</text></view>', ['b tap']],
    ['<view capture-bind:tap="a"><text bindtap="b">go</text></view>', ['a tap', 'b tap']],
    ['<view capture-catch:tap="a"><text bindtap="b">go</text></view>', ['a tap']],
    ['<view catch:touchstart="a" bindtap="c"><text bindtouchstart="d" bindtap="b">go</text></view>', ['d touchstart', 'a touchstart', 'b tap', 'c tap']],
    ['<view mut-bind:tap="a" ><text mut-bind:tap="b">go</text></view>', ['b tap']],
    ['<view bindtap="a"><button disabled bindtap="b">go</button></view>', []],
    ['<view bindTap="a"><text>go</text></view>', []],
  ])('goes inwards, then outwards, until it is caught: %s', async (template, events) => {
    const { user, said } = await opened({ 'a.wxml': template, 'a.js': HANDLERS })
    await user.taps('go')
    expect(said()).toEqual(events)
  })

  it('complains of a method that is not there', async () => {
    const { user, program } = await opened({ 'a.wxml': '<text bindtap="gone">go</text>' })
    await user.taps('go')
    expect(program.complaints).toEqual(['Component "a" does not have a method "gone" to handle event "tap".'])
  })

  it('needs one element that is meant', async () => {
    const { user } = await opened({ 'a.wxml': '<text>go</text><text>go</text>' })
    await expect(user.taps('stop')).rejects.toThrow('nothing on the screen is stop')
    await expect(user.taps('go')).rejects.toThrow('several elements show go')
  })
})

describe('an agree button', () => {
  const HANDLERS = `Page({ onLoad() { wx.getPrivacySetting({ success: ({ needAuthorization }) => log('needs', needAuthorization) }) }, ${['tap', 'agree', 'phone'].map((name) => `${name}({ detail }) { log('${name}', wx.getPrivacySetting ? detail.errMsg : ''); }`).join(', ')} })`
  const events = (openType: string): string => `<button id="x" open-type="${openType}" bindtap="tap" bindagreeprivacyauthorization="agree" bindgetphonenumber="phone">go</button>`

  it('fires tap first, then records consent and fires its own event', async () => {
    const { user, happened } = await opened({ 'a.wxml': events('agreePrivacyAuthorization'), 'a.js': HANDLERS })
    await user.taps('go')
    expect(happened().slice(-3)).toEqual(['log tap undefined', 'agrees', 'log agree undefined'])
  })

  it('fires the coupled event after consent in a documented combination', async () => {
    const { user, happened } = await opened({ 'a.wxml': events('getPhoneNumber|agreePrivacyAuthorization'), 'a.js': HANDLERS })
    await user.taps('go')
    expect(happened().slice(-5)).toEqual(['log tap undefined', 'agrees', 'log agree undefined', 'run getPhoneNumber', 'log phone getPhoneNumber:ok'])
  })

  it('asks for the number before consent where the combination is written backwards', async () => {
    const { user, happened } = await opened({ 'a.wxml': events('agreePrivacyAuthorization|getPhoneNumber'), 'a.js': HANDLERS }, { user: 'refuses' })
    await user.taps('go')
    expect(happened().slice(-4)).toEqual(['log tap undefined', 'dialog', 'agrees', 'log agree undefined'])
  })

  it('waits for consent as any button with a privacy interface does', async () => {
    const { user, happened } = await opened({ 'a.wxml': events('getPhoneNumber'), 'a.js': HANDLERS }, { user: 'refuses' })
    await user.taps('go')
    await user.waits(2000)
    expect(happened().at(-1)).toBe('log phone getPhoneNumber:fail privacy permission is not authorized')
  })

  it('for an avatar tells nobody that the platform’s own popup was refused', async () => {
    const { user, happened } = await opened({ 'a.wxml': '<button open-type="chooseAvatar" bindchooseavatar="phone">go</button>', 'a.js': HANDLERS }, { user: 'refuses' })
    await user.taps('go')
    await user.waits(2000)
    expect(happened().slice(-2)).toEqual(['dialog', 'refuses'])
  })

  it('does nothing below 2.32.3', async () => {
    const { user, happened } = await opened({ 'a.wxml': events('agreePrivacyAuthorization'), 'a.js': HANDLERS.replace(/onLoad\(\) \{.*?\}\) \}, /u, '') }, { user: 'silent', isOldLibrary: true })
    await user.taps('go')
    expect(happened()).toEqual(['log tap '])
  })
})

describe('a nickname input', () => {
  const PAGE = { 'a.wxml': '<input type="nickname" bindblur="keep" /><input class="plain" />', 'a.js': "Page({ keep({ detail }) { log(detail.value) } })" }

  it.each<[PlatformState, readonly string[]]>([
    [{ user: 'silent' }, ['keyboard text', 'log me']],
    [{ user: 'agreed' }, ['keyboard nickname', 'run nickname', 'log me']],
    [{ user: 'silent', isOldLibrary: true }, ['keyboard nickname', 'run nickname', 'log me']],
  ])('takes plain text without consent, and asks nobody: %j', async (state, events) => {
    const { user, happened } = await opened({ ...PAGE, 'a.wxml': '<input type="nickname" bindblur="keep" />' }, state)
    await user.writes('<input>', 'me')
    expect(happened()).toEqual(events)
  })

  it('that is disabled takes nothing', async () => {
    const { user, happened } = await opened({ ...PAGE, 'a.wxml': '<input type="nickname" disabled bindblur="keep" />' })
    await user.writes('<input>', 'me')
    expect(happened()).toEqual([])
  })
})
