interface Timer {
  readonly due: number
  readonly order: number
  readonly run: () => void
}

/** A clock that moves only when it is told to, so that what happens is the same each time. */
export class VirtualTime {
  /** Milliseconds since the start. */
  now = 0
  #timers: Timer[] = []
  #made = 0

  /** Runs something once that many milliseconds have passed. */
  after(delay: number, run: () => void): void {
    this.#made += 1
    this.#timers.push({ due: this.now + delay, order: this.#made, run })
  }

  /** Lets time pass until nothing is due any more, or for so many milliseconds; promises settle in between. */
  async run(duration = Infinity): Promise<void> {
    const end = this.now + duration
    await settled()
    for (let next = this.#takeNext(end); next; next = this.#takeNext(end)) {
      this.now = next.due
      next.run()
      await settled()
    }
    if (Number.isFinite(end)) this.now = end
  }

  #takeNext(end: number): Timer | null {
    const [first] = this.#timers.toSorted((a, b) => a.due - b.due || a.order - b.order)
    if (!first || first.due > end) return null
    this.#timers = this.#timers.filter((timer) => timer !== first)
    return first
  }
}

/** All that promises still have to do is done, and unhandled rejections are told. */
function settled(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve) })
}
