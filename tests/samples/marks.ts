import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A rule that is to report at a line. */
export interface Mark {
  /** From the program's folder, with slashes. */
  readonly file: string
  readonly line: number
  readonly rule: string
}

const MARK = /✗ ([a-z-]+(?:, [a-z-]+)*)/u
const MARKED_FILES = /\.(?:vue|mpx|wpy|json|[cm]?[jt]sx?)$/u

/**
 * The findings that a sample program announces: a comment `✗ rule, rule` stands on the line above, with the reason after a colon
 * where it is not plain. Nothing but what is announced may be found.
 */
export function marksIn(program: string): readonly Mark[] {
  return readdirSync(program, { recursive: true, encoding: 'utf8' })
    .filter((file) => MARKED_FILES.test(file))
    .map((file) => file.split(path.sep).join('/'))
    .flatMap((file) =>
      readFileSync(path.join(program, file), 'utf8')
        .split('\n')
        .flatMap((text, index) => (MARK.exec(text)?.[1] ?? '').split(', ').filter((rule) => rule !== '').map((rule) => ({ file, line: index + 2, rule }))),
    )
}
