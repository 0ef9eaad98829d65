import { excludedRegions } from './platform-regions.js'

/** A directive as it opens a region; what follows it is left out. */
const OPENING = /^(?:\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->)/u
/** A directive as it closes a region: regions end before the comment's own end. */
const CLOSING = /(?:\/\/|\/\*|<!--)\s*#endif\b[^\r\n]*$/u

/**
 * The text with blanks in place of what the build for WeChat leaves out, so that every position stays; line ends and the
 * directives themselves are kept. `null` where nothing is left out.
 */
export function withoutOtherPlatforms(text: string): string | null {
  let rest = text
  for (const [start, end] of excludedRegions(text)) {
    const region = text.slice(start, end)
    const from = start + (OPENING.exec(region)?.[0].length ?? 0)
    const to = start + (CLOSING.exec(region)?.index ?? region.length)
    rest = rest.slice(0, from) + blanks(text.slice(from, to)) + rest.slice(to)
  }
  return rest === text ? null : rest
}

/** As many blanks as the text is long, on as many lines. */
export function blanks(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/gu, (character) => ' '.repeat(character.length))
}

/**
 * What `parse` makes of a text. Where it cannot parse the text, because the code of two platforms stands in it side by side,
 * it gets the text without the other platforms' code. Throws the first error where that does not parse either.
 */
export function parseForWechat<Parsed>(text: string, parse: (text: string) => Parsed, without: (text: string) => string | null = withoutOtherPlatforms): Parsed {
  try {
    return parse(text)
  } catch (error) {
    const rest = without(text)
    if (rest === null) throw error
    try {
      return parse(rest)
    } catch {
      throw error
    }
  }
}
