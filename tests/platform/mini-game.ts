import { PrivacyRuntime, type PlatformState } from './privacy-runtime.js'
import { ProgramFiles } from './program-files.js'

interface Touch {
  readonly clientX: number
  readonly clientY: number
}

type TouchListener = (event: { readonly changedTouches: readonly Touch[] }) => void

/** A mini game, executed from its folder on the simulated platform, with a canvas on which only text can be seen. */
export class MiniGame {
  readonly runtime: PrivacyRuntime
  readonly #drawn = new Map<string, Touch>()
  #onTouchEnd: TouchListener | null = null

  private constructor(root: string, state: PlatformState) {
    this.runtime = new PrivacyRuntime({ ...state, isGame: true })
    const pen = {
      clearRect: () => { this.#drawn.clear() },
      fillText: (text: string, x: number, y: number) => { this.#drawn.set(text, { clientX: x, clientY: y }) },
    }
    const wx = {
      ...this.runtime.wx,
      createCanvas: () => ({ width: 375, height: 667, getContext: () => pen }),
      onTouchEnd: (listener: TouchListener) => { this.#onTouchEnd = listener },
    }
    new ProgramFiles(root, this.runtime, { wx }).module('game')
  }

  static async open(root: string, state: PlatformState = { user: 'silent' }): Promise<MiniGame> {
    const game = new MiniGame(root, state)
    await game.waits(100)
    return game
  }

  sees(text: string): boolean {
    return this.#drawn.has(text)
  }

  /** The user taps a text. Throws where none such is drawn. */
  async taps(text: string): Promise<void> {
    const place = this.#drawn.get(text)
    if (!place) throw new Error(`nothing on the screen is ${text}`)
    this.runtime.whileTapping(() => this.#onTouchEnd?.({ changedTouches: [place] }))
    await this.waits(100)
  }

  async waits(milliseconds: number): Promise<void> {
    await this.runtime.settle(milliseconds)
  }
}
