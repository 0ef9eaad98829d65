/** A `<script>` of a single-file component. */
export interface ScriptBlock {
  readonly attributes: ReadonlyMap<string, string>
  /** Where its code stands. */
  readonly start: number
  readonly end: number
}

const COMMENT = '<!--[\\s\\S]*?-->'
const REST_OF_TAG = '((?:"[^"]*"|\'[^\']*\'|[^"\'>])*)>'
const ATTRIBUTE = /([^\s"'=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gu

/** The scripts of a single-file component, in order. A script that stands inside a template is none of them; an unclosed one goes on to the end. */
export function scriptBlocksOf(text: string): ScriptBlock[] {
  const scripts: ScriptBlock[] = []
  const tag = new RegExp(`${COMMENT}|<([a-z][\\w-]*)(?=[\\s/>])${REST_OF_TAG}`, 'giu')
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    const [, name, attributes = ''] = match
    if (name === undefined || attributes.endsWith('/')) continue
    const start = tag.lastIndex
    const end = endOfBlock(text, name, start)
    if (name.toLowerCase() === 'script') scripts.push({ attributes: attributesOf(attributes), start, end })
    tag.lastIndex = end
  }
  return scripts
}

/** Templates nest; everything else is plain text up to its end tag. */
function endOfBlock(text: string, name: string, start: number): number {
  const nests = name.toLowerCase() === 'template'
  const tag = new RegExp(nests ? `${COMMENT}|<(/?)template(?=[\\s/>])${REST_OF_TAG}` : `<(/)${name}\\s*>`, 'giu')
  tag.lastIndex = start
  let depth = 1
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    const [, slash, attributes = ''] = match
    if (slash === undefined || (slash === '' && attributes.endsWith('/'))) continue
    depth += slash === '' ? 1 : -1
    if (depth === 0) return match.index
  }
  return text.length
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? '']))
}
