/** The functions that test cases declare to be run. */
const NAMES = ['go', 'choose', 'copy', 'ask'] as const

/** What has pages call the functions that the code declares: the platform comes to nothing else. */
function entriesOf(code: string): string {
  return NAMES.filter((name) => new RegExp(`\\b(?:function|const) ${name}\\b`, 'u').test(code))
    .map((name) => `\nPage({ onLoad() { return ${name}({ data: {} }) } })`)
    .join('')
}

/** A page's script that runs what the code declares, in lines after it. */
export function withEntries(code: string): string {
  return code + entriesOf(code)
}

/** The code alone again. */
export function withoutEntries(text: string): string {
  return text.slice(0, text.length - entriesOf(text).length)
}
