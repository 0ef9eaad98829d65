import { expect, test } from 'vitest'
import { dataValues } from '../../src/analysis/data-values.js'
import { parseScript } from '../../src/program/parse-script.js'

/** What a snippet puts under `visible`, the initial values with a star. */
function valuesIn(code: string, filename = 'page.tsx'): readonly string[] {
  const script = parseScript(code, filename)
  if (!script) throw new Error(`the snippet does not parse: ${code}`)
  return dataValues(script, 'visible').map(({ value, isInitial }) => `${code.slice(...value.range)}${isInitial ? '*' : ''}`)
}

test.each([
  ['data and setData', `Page({ data: { visible: false }, show() { this.setData({ visible: true }) } })`, ['false*', 'true']],
  ['data as a function', `export default { data() { return { visible: false } } }`, ['false*']],
  ['data as an arrow', `export default { data: () => ({ visible: false }) }`, ['false*']],
  ['a function inside data', `export default { data() { return { at: () => { return { visible: 1 } }, visible: 0 } } }`, ['0*']],
  ['this of Vue', `export default { methods: { show() { this.visible = true } } }`, ['true']],
  ['a ref', `const visible = ref(false)\nfunction show() { visible.value = true }`, ['true', 'false*']],
  ['a shallow ref with a type', `const visible = shallowRef<boolean>(false)`, ['false*']],
  ['reactive', `const state = reactive({ visible: false })`, ['false*']],
  ['useState', `const [visible, setVisible] = useState(false)\nconst show = () => setVisible(true)`, ['false*', 'true']],
  ['useState of React', `const [visible, setVisible] = React.useState(false)`, ['false*']],
  ['useState that is never set', `const [visible] = useState(false)`, ['false*']],
  ['state of a class', `class A extends Component { state = { visible: false }\n show() { this.setState({ visible: true }) } }`, ['false*', 'true']],
  ['state in a constructor', `class A extends Component { constructor(props) { super(props)\n this.state = { visible: false } } }`, ['false*']],
  ['another name', `const [shown, setShown] = useState(false)\nsetShown(true)`, []],
  ['an object of somebody', `send({ visible: true })`, []],
  ['the value of another ref', `other.value = true`, []],
])('%s', (_name, code, expected) => {
  expect(valuesIn(code)).toEqual(expected)
})
