import { Variables } from '../../src/analysis/variables.js'
import { parseScript } from '../../src/program/parse-script.js'
import type { Element } from '../../src/templates/element.js'
import { jsxElements } from '../../src/templates/from-jsx.js'

/** The elements of a script in a file of that name. */
export function elementsIn(text: string, filename = 'page.jsx'): readonly Element[] {
  const script = parseScript(text, filename)
  if (!script) throw new Error(`does not parse: ${text}`)
  return jsxElements(script, new Variables(script))
}
