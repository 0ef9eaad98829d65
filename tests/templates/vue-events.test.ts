import { describe, expect, it } from 'vitest'
import type { Element } from '../../src/templates/element.js'
import { bindingsOf } from '../../src/templates/event-bindings.js'
import { sfcElements } from '../../src/templates/from-sfc.js'
import { emitsOf, nativeBindings } from '../../src/templates/vue-events.js'

function elementIn(tag: string): Element {
  const [element] = sfcElements(`<template>${tag}</template>`, 'vue')
  if (!element) throw new Error('no element')
  return element
}

describe('the events that an element of a Vue template binds', () => {
  it.each<readonly [attribute: string, prefix: string, event: string]>([
    ['@tap="a"', '@', 'tap'],
    ['@tap.stop.prevent="a"', '@', 'tap'],
    ['v-on:click.native.once="a"', 'v-on:', 'click'],
    ['@getPhoneNumber="a"', '@', 'getPhoneNumber'],
    ['@update:show="a"', '@', 'update:show'],
    [':onChooseavatar="a"', ':on', 'chooseavatar'],
    ['v-bind:onGetPhoneNumber="a"', 'v-bind:on', 'getphonenumber'],
  ])('%s', (attribute, prefix, event) => {
    expect(bindingsOf(elementIn(`<button ${attribute}/>`))).toMatchObject([{ prefix, event, handler: 'a', handlers: ['a'] }])
  })

  it.each(['@[event]="a"', 'v-on="a"', 'v-on:[event]="a"', ':online="a"', ':on="a"', 'onTap="a"', 'bindtap="a"', 'bindagreeprivacyauthorization="a"', 'v-bind="a"'])('are none of %s', (attribute) => {
    expect(bindingsOf(elementIn(`<button ${attribute}/>`))).toEqual([])
  })

  it.each<readonly [source: string, handler: string | null, handlers: readonly string[]]>([
    ['handle', 'handle', ['handle']],
    [' this.handle ', 'handle', ['handle']],
    ['处理', '处理', ['处理']],
    ['', '', []],
    ['handle()', null, ['handle']],
    ['this.handle()', null, ['handle']],
    ['handle($event)', null, ['handle']],
    ['handle?.(item)', null, ['handle']],
    ['handle.call(this, 1)', null, ['handle']],
    ['() => handle(x)', null, ['handle']],
    ['(e) => { a(e); b() }', null, ['a', 'b']],
    ['async (e) => { await a(e) }', null, ['a']],
    ['function () { a() }', null, ['a']],
    ['function go(e) { a(e) }', null, ['a']],
    ['(run) => run()', null, []],
    ['run => run(a())', null, ['a']],
    ['function (run) { run() }', null, []],
    ['() => { const f = a(); f() }', null, ['a']],
    ['ok && handle()', null, ['handle']],
    ['a ? b() : c()', null, ['b', 'c']],
    ['b(); c(); b()', null, ['b', 'c']],
    ['show = false', null, []],
    ['show = !show', null, []],
    ['show = ask()', null, ['ask']],
    ['show = false; handle()', null, ['handle']],
    ['foo.handle()', null, []],
    ['foo.handle', null, []],
    ['this.foo.handle()', null, []],
    ['foo?.handle()', null, []],
    ["$emit('agree')", null, []],
    ["this.$emit('agree', a())", null, ['a']],
    ["emit('agree')", null, []],
    ["$refs.popup.open()", null, []],
    ["say('handle()')", null, ['say']],
    ['say(`handle()`)', null, ['say']],
    ["say('it\\'s handle()')", null, ['say']],
    ['/* b() */ a()', null, ['a']],
    ['if (ok) { a() } else { b() }', null, ['a', 'b']],
    ['a(Number(b), new Date(), parseInt(c))', null, ['a']],
    ['ok && handle', null, []],
    ['throttle(handle, 500)', null, ['throttle', 'handle']],
    ['uni.$u.debounce(this.handle)', null, ['handle']],
    ['() => uni.$u.throttle(() => handle(1), 500)', null, ['handle']],
    ['true', null, []],
    ['handle(', null, ['handle']],
    ["handle('", null, ['handle']],
    [`handle(${'1,'.repeat(3_000)})`, null, []],
  ])('run what %j names', (source, handler, handlers) => {
    expect(bindingsOf(elementIn(`<button @tap="${source}"/>`))).toMatchObject([{ handler, handlers }])
  })

  it('have no method where nothing is bound', () => {
    expect(bindingsOf(elementIn('<view @touchmove.stop/>'))).toMatchObject([{ event: 'touchmove', handler: '', handlers: [] }])
  })

  it('may be what comes out of a property', () => {
    expect(bindingsOf(elementIn('<button :onTap="ok ? agree : foo.bar || this.refuse"/>'))).toMatchObject([{ handler: null, handlers: ['agree', 'refuse'] }])
    expect(bindingsOf(elementIn('<button :onTap="ok && (e => agree(e, item))"/>'))).toMatchObject([{ handler: null, handlers: ['agree'] }])
  })
})

describe('the events that a binding emits', () => {
  it.each<readonly [source: string, events: readonly string[]]>([
    ["$emit('agree')", ['agree']],
    ["this.$emit('agree', 1); emit(`close`)", ['agree', 'close']],
    ["() => ok ? $emit('agree') : $emit('disagree')", ['agree', 'disagree']],
    ["emit?.('agree')", ['agree']],
    ["$emit('agree'), $emit('agree')", ['agree']],
    ['$emit(name)', []],
    ['$emit(`on${name}`)', []],
    ["bus.emit('agree')", []],
    ["say('$emit(1)')", []],
    ['handle', []],
  ])('%s', (source, events) => {
    expect(bindingsOf(elementIn(`<button @tap="${source}"/>`)).flatMap(emitsOf)).toEqual(events)
  })

  it('are none where nothing is said', () => {
    expect(bindingsOf(elementIn('<button @tap/>')).flatMap(emitsOf)).toEqual([])
  })
})

describe('the attributes that bind in WXML only', () => {
  it.each<readonly [attribute: string, prefix: string, event: string]>([
    ['bindagreeprivacyauthorization="a"', 'bind', 'agreeprivacyauthorization'],
    ['bind:getphonenumber="a"', 'bind:', 'getphonenumber'],
    ['catchchooseavatar="a"', 'catch', 'chooseavatar'],
    ['catch:getuserinfo="a"', 'catch:', 'getuserinfo'],
    ['bindgetrealtimephonenumber="a"', 'bind', 'getrealtimephonenumber'],
  ])('%s', (attribute, prefix, event) => {
    expect(nativeBindings(elementIn(`<button @tap="b" ${attribute}/>`))).toMatchObject([{ attribute: { name: prefix + event, range: [27, 27 + attribute.length] }, prefix, event, handler: 'a', handlers: ['a'] }])
  })

  it.each(['bindtap="a"', 'bindinput="a"', 'bind-key="a"', '@agreeprivacyauthorization="a"', ':bindgetphonenumber="a"', 'binding="a"'])('are not %s', (attribute) => {
    expect(nativeBindings(elementIn(`<button ${attribute}/>`))).toEqual([])
  })

  it('are none in WXML itself', () => {
    const [button] = sfcElements('<template><button bindgetphonenumber="a"/></template>', 'wxml')
    expect(button && nativeBindings(button)).toEqual([])
  })
})
