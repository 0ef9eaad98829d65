import { describe, expect, it } from 'vitest'
import { isConditional, shownStates, statesIn } from '../../src/templates/conditions.js'
import { attributeNamed } from '../../src/templates/element.js'
import { sfcElements } from '../../src/templates/from-sfc.js'

/** The states of the element `x`: `a` and `!b`. */
function statesOf(template: string, host: 'vue' | 'wxml' = 'vue'): readonly string[] {
  const elements = sfcElements(`<template>${template}</template>`, host)
  const element = elements.find(({ name }) => name === 'x')
  return element ? shownStates(element, elements).map(({ name, state }) => (state ? name : `!${name}`)) : ['no element']
}

describe('the states under which an element of a Vue template is shown', () => {
  it.each<readonly [template: string, states: readonly string[]]>([
    ['<x v-if="a"/>', ['a']],
    ['<x v-if="!a"/>', ['!a']],
    ['<x v-if="a && !b"/>', ['a', '!b']],
    ['<x v-if="a || b"/>', []],
    ['<x v-if="!!a.b"/>', ['a.b']],
    ['<x v-if="this.a"/>', ['a']],
    ['<x v-if="a === true && b == false"/>', ['a', '!b']],
    ['<x v-if="this.a !== true"/>', ['!a']],
    ['<x v-if="a > 1"/>', []],
    ['<x v-if="f(a)"/>', []],
    ['<x v-if="{ a }"/>', []],
    ['<x v-if="true"/>', []],
    ['<x v-if/>', []],
    ['<x v-show="a"/>', ['a']],
    ['<x v-if="a" v-show="b"/>', ['a', 'b']],
    ['<x :hidden="a"/>', ['!a']],
    ['<x hidden="a"/>', []],
    ['<x wx:if="{{a}}"/>', []],
    ['<y v-if="a"/><x v-else/>', ['!a']],
    ['<y v-if="a || b"/><x v-else/>', ['!a', '!b']],
    ['<y v-if="a && b"/><x v-else/>', []],
    ['<y v-if="a"/><z v-else-if="b"/><!-- c --><x v-else/>', ['!b', '!a']],
    ['<y v-if="a"/><x v-else-if="b"/>', ['b', '!a']],
    ['<w v-if="d"/><y v-if="a"/><x v-else/>', ['!a']],
    ['<y/><x v-else/>', []],
    ['<w><y v-if="a"/></w><x v-else/>', []],
    ['<y v-if="a"/><input v-else-if="b"><x v-else/>', ['!b', '!a']],
  ])('%s', (template, states) => {
    expect(statesOf(template)).toEqual(states)
  })

  it('are as natively in WXML, and by the directive of mpx', () => {
    expect(statesOf('<y wx:if="{{a}}"/><x wx:else/>', 'wxml')).toEqual(['!a'])
    expect(statesOf('<x wx:show="{{a && b}}"/>', 'wxml')).toEqual(['a', 'b'])
    expect(statesOf('<x v-if="a"/>', 'wxml')).toEqual([])
    expect(statesOf('<x hidden="{{a}}"/>', 'wxml')).toEqual(['!a'])
  })

  it.each(['<x :shown="!agreed"/>', '<x v-bind:shown="!agreed"/>', '<x v-model:shown="!agreed"/>', '<x :shown.sync="!agreed"/>'])('are told by what a component is handed: %s', (tag) => {
    const [element] = sfcElements(`<template>${tag}</template>`, 'vue')
    const given = element && attributeNamed(element, 'shown')
    expect(given && statesIn(given, true)).toEqual([{ name: 'agreed', state: false }])
  })
})

describe('an element', () => {
  it.each(['v-if="a"', 'v-else', 'v-else-if="a"', 'v-show="a"', ':show="a"', 'v-model:show="a"', ':visible.sync="a"', 'v-bind:show="a"', ':hidden="a"'])('is shown on a condition: %s', (attribute) => {
    const [element] = sfcElements(`<template><x ${attribute}/></template>`, 'vue')
    expect(element && isConditional(element)).toBe(true)
  })

  it.each(['show', 'show="a"', 'wx:if="{{a}}"', 'hidden', ':shown="a"', '@show="a"', 'v-model="a"'])('is shown always: %s', (attribute) => {
    const [element] = sfcElements(`<template><x ${attribute}/></template>`, 'vue')
    expect(element && isConditional(element)).toBe(false)
  })
})
