import { describe, expect, test } from 'vitest'
import { walk, type Node } from '../../src/analysis/ast.js'
import { listenersIn } from './listening.js'

/** What the callee of `ask(…)` can be in a snippet: the text of each function, `elsewhere …`, `open`. */
function calledIn(code: string): readonly string[] {
  const { places } = listenersIn(code)
  const callees: Node[] = []
  walk(places.script, places.script.ast, (node) => {
    if (node.type === 'CallExpression' && node.arguments.some((argument) => argument.type === 'Identifier' && argument.name === 'given')) callees.push(node.callee)
  })
  const [callee] = callees
  if (!callee) throw new Error('the snippet calls nothing with `given`')
  const { functions, elsewhere, isOpen } = places.functionsAt(callee)
  return [...functions.map((made) => code.slice(...made.body.range)), ...elsewhere.map(({ root, path }) => `elsewhere ${root.kind} ${path.join(' ')}`), ...(isOpen ? ['open'] : [])]
}

describe('the functions at a place', () => {
  test.each([
    ['a function', 'function ask() { one }\nask(given)', ['{ one }']],
    ['a variable', 'let ask = null\nask = () => { one }\nask = function () { two }\nask(given)', ['{ one }', '{ two }']],
    ['nothing', 'let ask\nask(given)', []],
    ['either of two', 'const ask = ok ? () => { one } : () => { two }\nask(given)', ['{ one }', '{ two }']],
    ['bound', 'function one() { one }\nconst ask = one.bind(null)\nask(given)', ['{ one }']],
    ['wrapped', 'const ask = debounce(() => { one }, 10)\nask(given)', ['{ one }']],
    ['a method', 'Page({ onLoad() { this.ask(given) }, ask() { one } })', ['{ one }']],
    ['a method of a component', 'Component({ attached() { this.ask(given) }, methods: { ask() { one } } })', ['{ one }']],
    ['a method of the instance in a variable', 'let current = null\nComponent({ attached() { current = this }, methods: { ask() { one } } })\ncurrent.ask(given)', ['{ one }']],
    ['a method of an own object', 'const hub = { ask() { one } }\nhub.ask(given)', ['{ one }']],
    ['a method of a class', 'class Hub { ask() { one } }\nconst hub = new Hub()\nhub.ask(given)', ['{ one }']],
    ['a parameter', 'function run(ask) { ask(given) }\nrun(() => { one })\nrun(null)', ['{ one }']],
    ['a parameter with a default', 'function run(ask = null) { ask(given) }\nrun(() => { one })', ['{ one }']],
    ['a parameter of an exported function', 'export function run(ask) { ask(given) }\nrun(() => { one })', ['{ one }', 'elsewhere own run <0>']],
    ['a parameter of a callback', 'items.forEach((ask) => ask(given))', ['open']],
    ['a field of a page that nothing sets here', 'Page({ onLoad() { this.ask(given) } })', ['open']],
    ['an import', `import { ask } from './ask'\nask(given)`, ['elsewhere module ask']],
    ['a member of an import', `import hub from './hub'\nhub.inner.ask(given)`, ['elsewhere module inner ask']],
    ['the app', 'getApp().globalData.ask(given)', ['elsewhere app globalData ask']],
    ['an object that others fill', 'const hub = { ask: null }\nmodule.exports = hub\nhub.ask(given)', ['elsewhere own ask']],
    ['something unknown', 'ask(given)', ['open']],
    ['a circle', 'let ask, other\nask = other\nother = ask\nask(given)', []],
  ])('%s', (_name, code, expected) => {
    expect(calledIn(code)).toEqual(expected)
  })
})
