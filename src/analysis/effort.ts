/**
 * Bounds what one question may cost. Conditions on conditions can make a question as long as the code allows; what takes too many
 * steps is given up, and the answer is that nothing is known.
 */
export class Effort {
  readonly #most: number
  #steps = 0
  #depth = 0

  constructor(most: number) {
    this.#most = most
  }

  get isExhausted(): boolean {
    return this.#steps > this.#most
  }

  step(): void {
    this.#steps++
  }

  /** The answer to a question, or `unknown` where the whole question that it is part of took too many steps. */
  spent<T>(ask: () => T, unknown: T): T {
    if (this.#depth === 0) this.#steps = 0
    this.#depth++
    try {
      const answer = ask()
      return this.isExhausted ? unknown : answer
    } finally {
      this.#depth--
    }
  }
}
