/** A place as ESLint counts it. */
export interface LinePosition {
  /** From 1. */
  readonly line: number
  /** From 0, in UTF-16 units. */
  readonly column: number
}

/** The lines of a text as ESLint counts them: ended by CR LF, CR, LF, U+2028 or U+2029. */
export class Lines {
  readonly #starts: number[] = [0]
  /** The line last asked for, from 0: questions mostly go through a text in order. */
  #last = 0

  constructor(text: string) {
    const end = /\r\n?|[\n\u2028\u2029]/gu
    while (end.test(text)) this.#starts.push(end.lastIndex)
  }

  positionAt(index: number): LinePosition {
    const line = this.#lineOf(index)
    return { line: line + 1, column: index - (this.#starts[line] ?? 0) }
  }

  #lineOf(index: number): number {
    const starts = this.#starts
    let low = this.#last
    if ((starts[low] ?? 0) > index) low = 0
    else if (index < (starts[low + 1] ?? Infinity)) return low
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    this.#last = low
    return low
  }
}
