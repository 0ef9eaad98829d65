import { excludedRegions } from '../analysis/platform-regions.js'
import { blanks } from '../analysis/without-other-platforms.js'
import { jsonBlockOfSfc, scriptOfSfc } from '../parsers/sfc.js'

/** The configuration in a single-file component. */
export interface ConfigBlock {
  /** `script` assigns it to `module.exports` or exports it, `object` is the literal alone, `field` a class that has it as its field `config`. */
  readonly kind: 'json' | 'script' | 'object' | 'field'
  /** The block alone, everything around it blank, so that offsets are those of the file. */
  readonly text: string
}

/**
 * The block of an `.mpx` or `.wpy` file that becomes its json file: `<script type="application/json">`, `<script name="json">`,
 * `<config>`, else the script whose class has it as a field. `null` where there is none, or it stands in another file.
 */
export function configBlock(text: string): ConfigBlock | null {
  const block = jsonBlockOfSfc(text)
  if (!block) {
    const script = scriptOfSfc(text, excludedRegions(text))
    return script && /\bconfig\s*=\s*\{/u.test(script.text) ? { kind: 'field', text: script.text } : null
  }
  const { kind, content: [start, end] } = block
  const content = text.slice(start, end)
  if (content.trim() === '') return null
  return kind === 'object' ? { kind, text: `${blanks(text.slice(0, start - 1))}(${content}\n)` } : { kind, text: blanks(text.slice(0, start)) + content }
}
