/** The configuration in a single-file component. */
export interface ConfigBlock {
  /** `script` assigns it to `module.exports` or exports it, `object` is the literal alone, `field` a class that has it as its field `config`. */
  readonly kind: 'json' | 'script' | 'object' | 'field'
  /** The block alone, everything around it blank, so that offsets are those of the file. */
  readonly text: string
}

const BLOCK = /<(script|config)\b((?:"[^"]*"|'[^']*'|[^'">])*)>([\s\S]*?)<\/\1\s*>|<!--[\s\S]*?-->/gu

/**
 * The block of an `.mpx` or `.wpy` file that becomes its json file: `<script type="application/json">`, `<script name="json">`,
 * `<config>`, else the script whose class has it as a field. `null` where there is none, or it stands in another file.
 */
export function configBlock(text: string): ConfigBlock | null {
  let field: ConfigBlock | null = null
  for (const match of text.matchAll(BLOCK)) {
    const [whole, tag, attributes = '', content = ''] = match
    if (tag === undefined) continue
    const attribute = (name: string): string | null => new RegExp(`(?:^|\\s)${name}\\s*=\\s*(["'])(.*?)\\1`, 'u').exec(attributes)?.[2] ?? null
    const mode = attribute('mode')
    if (mode !== null && mode !== 'wx') continue
    const start = match.index + whole.indexOf('>' + content, tag.length + attributes.length) + 1
    const blank = (from: number, to: number): string => text.slice(from, to).replace(/[^\r\n]/gu, ' ')
    const alone = blank(0, start) + content
    if (tag === 'config') return attribute('src') === null ? { kind: 'object', text: `${blank(0, start - 1)}(${content}\n)` } : null
    if (attribute('type') === 'application/json') return attribute('src') === null ? { kind: 'json', text: alone } : null
    if (attribute('name') === 'json') return attribute('src') === null ? { kind: 'script', text: alone } : null
    if (/\bconfig\s*=\s*\{/u.test(content)) field ??= { kind: 'field', text: alone }
  }
  return field
}
