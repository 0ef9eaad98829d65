import type { Listener, Resolve } from './answers.js'
import type { VirtualTime } from './virtual-time.js'

/** How long the user thinks. */
export const THINKING = 1000

const BUTTON = 'agree-btn'

/** The listener of a popup that works: it keeps every `resolve` and answers all of them when the user has decided. */
export function readyPopup(user: string, time: VirtualTime, tapAgree: (buttonId: string) => void): Listener {
  const resolves = new Set<Resolve>()
  return (resolve) => {
    resolves.add(resolve)
    if (resolves.size > 1 || user === 'silent') return
    time.after(THINKING, () => {
      const agrees = user === 'agrees'
      if (agrees) tapAgree(BUTTON)
      const answered = [...resolves]
      resolves.clear()
      for (const each of answered) each(agrees ? { event: 'agree', buttonId: BUTTON } : { event: 'disagree' })
    })
  }
}
