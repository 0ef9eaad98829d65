import path from 'node:path'

/** One fenced block of an example: a file of a small program. */
export interface ExampleFile {
  /** From the program's root, as its first comment says. */
  readonly name: string
  readonly text: string
  /** It only sets the scene: JSON beside other files, or a comment that goes on after the name: `// app.js, as it should be`. */
  readonly isScenery: boolean
}

/** The blocks between two headings or paragraphs: one small program. */
export interface Example {
  readonly verdict: 'wrong' | 'right'
  /** Of its first block, in the page. */
  readonly line: number
  readonly files: readonly ExampleFile[]
}

const VERDICTS: Readonly<Record<string, Example['verdict']>> = { Wrong: 'wrong', Right: 'right', 错误: 'wrong', 正确: 'right' }
const LANGUAGES = ['js', 'jsx', 'ts', 'tsx', 'vue', 'wxml', 'json']

/** The examples of a rule's page, in order; blocks of other languages and under other headings are none. */
export function examplesOf(markdown: string): Example[] {
  const examples: Example[] = []
  const lines = markdown.split(/\r?\n/u)
  let verdict: Example['verdict'] | undefined
  let files: ExampleFile[] = []

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    const language = /^```(\w+)\s*$/u.exec(line)?.[1]
    if (language !== undefined) {
      const end = lines.indexOf('```', index + 1)
      if (verdict && LANGUAGES.includes(language)) {
        if (files.length === 0) examples.push({ verdict, line: index + 1, files })
        files.push(fileOf(language, lines.slice(index + 1, end)))
      }
      index = end
    } else if (line.trim() !== '') {
      files = []
      const heading = /^#{2,}\s+(\S+)/u.exec(line)?.[1]
      if (heading !== undefined) verdict = VERDICTS[heading]
    }
  }
  return examples
}

function fileOf(language: string, lines: readonly string[]): ExampleFile {
  const comment = /^(?:\/\/|<!--)\s*([\w./-]+\.[a-z]+)(, .+?)?\s*(?:-->)?$/u.exec(lines[0] ?? '')
  const name = comment?.[1] ?? (language === 'json' ? 'app.json' : `pages/index/index.${language}`)
  const isScenery = comment?.[2] !== undefined || language === 'json'
  return { name, text: (comment && language === 'json' ? lines.slice(1) : lines).join('\n'), isScenery }
}

/** The whole program of an example: with a config that lists its pages, where the example has none; of uni-app where they are `.vue`, of Taro where they are JSX. */
export function programOf({ files }: Example): ReadonlyMap<string, string> {
  const program = new Map(files.map(({ name, text }) => [name, text]))
  if (files.some(({ name }) => /\.(?:vue|tsx|jsx)$/u.test(name))) return frameworkProgram(program)
  // The search for a guideline goes up as far as a package.json.
  program.set('package.json', '{}')
  if (['app.json', 'game.json', 'plugin.json', 'pages.json', 'app.config.ts'].some((name) => program.has(name))) return program
  const inPages = files.filter(({ name }) => name.startsWith('pages/'))
  const pages = [...new Set(inPages.map(({ name }) => name.slice(0, -path.extname(name).length)))]
  if (inPages.some(({ name }) => name.endsWith('.vue'))) return program.set('pages.json', JSON.stringify({ pages: pages.map((each) => ({ path: each })) })).set('manifest.json', '{}')
  if (inPages.some(({ name }) => /\.[jt]sx$/u.test(name))) return program.set('app.config.ts', `export default { pages: ${JSON.stringify(pages)} }`)
  return program.set('app.json', JSON.stringify({ pages }))
}

/** A uni-app where there are Vue files, else one of Taro; their pages are those in `src/pages`. */
function frameworkProgram(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const program = new Map([['package.json', '{}'], ...files])
  const pages = [...files.keys()].filter((name) => name.startsWith('src/pages/')).map((name) => name.slice('src/'.length, -path.extname(name).length))
  if ([...files.keys()].some((name) => name.endsWith('.vue'))) {
    program.set('src/manifest.json', '{ "mp-weixin": {} }')
    program.set('src/pages.json', JSON.stringify({ pages: pages.map((page) => ({ path: page })) }))
  } else program.set('src/app.config.ts', `export default defineAppConfig({ pages: ${JSON.stringify(pages)} })`)
  return program
}
