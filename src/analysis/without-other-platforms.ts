import { excludedRegions, regionsWhere, type ExcludedRegion } from './platform-regions.js'

/** A directive as it opens a region; what follows it is left out. */
const OPENING = /^(?:\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->)/u
/** A directive as it closes a region: regions end before the comment's own end. */
const CLOSING = /(?:\/\/|\/\*|<!--)\s*#endif\b[^\r\n]*$/u

type Rewrite = (text: string) => string

/** What can make a script for several builds one that parses, the gentlest first. */
const REWRITES: readonly Rewrite[] = [withoutOtherPlatforms, (text) => withoutVue2(withoutOtherPlatforms(text))]

/**
 * The text with blanks in place of what the build for WeChat leaves out, so that every position stays; line ends and the
 * directives themselves are kept.
 */
export function withoutOtherPlatforms(text: string): string {
  return blanked(text, excludedRegions(text))
}

/** Templates of uni-app start Vue 2 and Vue 3 in one file, both of which import the same names. Which of them is built, the file does not say. */
function withoutVue2(text: string): string {
  return blanked(text, regionsWhere(text, (isNegated, condition) => condition.trim() === (isNegated ? 'VUE3' : 'VUE2')))
}

function blanked(text: string, regions: readonly ExcludedRegion[]): string {
  let rest = text
  for (const [start, end] of regions) {
    const region = text.slice(start, end)
    const from = start + (OPENING.exec(region)?.[0].length ?? 0)
    const to = start + (CLOSING.exec(region)?.index ?? region.length)
    rest = rest.slice(0, from) + blanks(text.slice(from, to)) + rest.slice(to)
  }
  return rest
}

/** As many blanks as the text is long, on as many lines. */
export function blanks(text: string): string {
  return text.replace(/[^\r\n\u2028\u2029]/gu, (character) => ' '.repeat(character.length))
}

/**
 * What `parse` makes of a text. Where it cannot parse the text, because the code of several builds stands in it side by side,
 * it gets the text without the others' code; `within` says where to take code out. Throws the first error where nothing helps.
 */
export function parseForWechat<Parsed>(text: string, parse: (text: string) => Parsed, within: (text: string, rewrite: Rewrite) => string = (whole, rewrite) => rewrite(whole)): Parsed {
  try {
    return parse(text)
  } catch (error) {
    for (const rest of new Set(REWRITES.map((rewrite) => within(text, rewrite)))) {
      if (rest === text) continue
      try {
        return parse(rest)
      } catch {
        // The error of the text as it stands says more.
      }
    }
    throw error
  }
}
