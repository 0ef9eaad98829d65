import { describe, expect, test } from 'vitest'
import { componentObjects } from '../../src/analysis/component-objects.js'
import type { ComponentObject } from '../../src/analysis/component-shape.js'
import { Variables } from '../../src/analysis/variables.js'
import { parseScript } from '../../src/program/parse-script.js'

function objectsIn(code: string, filename: string): readonly ComponentObject[] {
  const script = parseScript(code, filename)
  if (!script) throw new Error(`the snippet does not parse: ${code}`)
  return componentObjects(script, new Variables(script))
}

/** `kind lifetimes / methods`, with a question mark where there may be more. */
function toldIn(code: string, filename: string): readonly string[] {
  return objectsIn(code, filename).map(({ kind, lifetimes, methods, isComplete }) => `${kind} ${[...lifetimes.keys()].join()} / ${[...methods.keys()].join()}${isComplete ? '' : ' ?'}`)
}

const inVue = (script: string, attributes = ''): string => `<template><view/></template>\n<script${attributes}>\n${script}\n</script>`

describe('the options of Vue', () => {
  test.each([
    ['a component', `export default { data() { return {} }, onLoad() {}, methods: { pick() {}, drop: () => {} } }`, ['component data,onLoad / pick,drop']],
    ['a program', `export default { onLaunch() {}, onShow() {}, methods: {} }`, ['app onLaunch,onShow / ']],
    ['defineComponent', `export default defineComponent({ mounted() {} })`, ['component mounted / ']],
    ['Vue.extend', `export default Vue.extend({ methods: { pick() {} } })`, ['component  / pick']],
    ['options in a constant', `const page = { methods: { pick() {} } }\nexport default page`, ['component  / pick']],
    ['a function elsewhere', `function pick() {}\nexport default { methods: { pick } }`, ['component  / pick']],
    ['watch and computed', `export default { watch: { a() {}, b: { handler() {} } }, computed: { c() {}, d: { get() {} } } }`, ['component watch.a,watch.b,computed.c,computed.d / ']],
    ['setup', `export default { setup() { const pick = () => {}\n function drop() {}\n const total = computed(() => 1)\n return { pick } } }`, ['component setup / pick,drop']],
    ['mixins', `export default { mixins: [shared], methods: {} }`, ['component  /  ?']],
    ['methods that are spread', `export default { methods: { ...mapActions(['a']), pick() {} } }`, ['component  / pick ?']],
    ['a lifetime alone', `export default { created() {} }`, ['component created / ']],
    ['nothing that tells', `export default { name: 'x' }`, ['component  / ']],
    ['a call of somebody', `export default make({ methods: {} })`, []],
  ])('%s', (_name, code, expected) => {
    expect(toldIn(inVue(code), 'page.vue')).toEqual(expected)
  })

  test('outside of a component are a mixin', () => {
    expect(toldIn(`export default { methods: { pick() {} } }`, 'mixin.js')).toEqual(['behavior  / pick'])
    expect(toldIn(`export default { name: 'x', created: '2026-11-25' }`, 'rows.js')).toEqual([])
  })
})

describe('script setup', () => {
  test('has every function at its top for a method, and what hooks are given for none', () => {
    const code = `function pick() {}\nconst drop = () => {}\nconst wrapped = throttle(() => {})\nconst total = computed(() => 1)\nonShow(() => {})\nif (x) { function inner() {} }`
    expect(toldIn(inVue(code, ' setup'), 'page.vue')).toEqual(['component  / pick,drop,wrapped'])
  })

  test('knows the stretch that runs when the component is made', () => {
    const code = inVue('pick()', ' lang="ts" setup')
    const [object] = objectsIn(code, 'page.vue')
    expect(object?.setup && code.slice(...object.setup)).toBe('<script lang="ts" setup>\npick()\n')
  })
})

describe('React', () => {
  test.each([
    ['a function', `export function Page() { return <View/> }`, ['component render / ']],
    ['a default function without a name', `export default () => <View/>`, ['component render / ']],
    ['memo', `const Page = memo(() => <View/>)`, ['component render / ']],
    ['two wrappers', `export default observer(forwardRef((props, ref) => <View/>))`, ['component render / ']],
    ['a function that is made by another one', `export function withPrivacy(Page) { return function Inner() { return <View><Page/></View> } }`, ['component render / ']],
    ['a function that renders a part', `const renderRow = () => <View/>`, []],
    ['a callback inside', `function List() { return rows.map((row) => <View/>) }`, ['component render / ']],
    ['a class', `class Page extends Component { componentDidMount() {}\n pick = () => {}\n render() { return <View/> } }`, ['component componentDidMount,render / ']],
    ['a class of React', `export default class extends React.PureComponent { onLoad() {}\n render() { return <View/> } }`, ['component onLoad,render / ']],
    ['a class of somebody', `class Store { load() { return <View/> } }`, []],
  ])('%s', (_name, code, expected) => {
    expect(toldIn(code, 'page.tsx')).toEqual(expected)
  })
})

test('wepy tells by its base class what a class is', () => {
  const code = (kind: string): string => `<script>\nimport wepy from 'wepy'\nexport default class extends wepy.${kind} {\n  methods = { pick() {} }\n  onLoad() {}\n}\n</script>`
  expect(['app', 'page', 'component', 'mixin'].map((kind) => toldIn(code(kind), 'page.wpy'))).toEqual([['app onLoad / pick'], ['page onLoad / pick'], ['component onLoad / pick'], ['behavior onLoad / pick']])
})

test('a call that registers a component is told once', () => {
  expect(toldIn(`export default Page({ data: {}, onLoad() {}, pick() {} })`, 'page.js')).toEqual(['page onLoad / pick'])
})
