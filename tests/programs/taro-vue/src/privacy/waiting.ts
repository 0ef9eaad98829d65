import Taro from '@tarojs/taro'

interface Answer {
  event: 'agree' | 'disagree'
  buttonId?: string
}

type Resolve = (answer: Answer) => void

/** One listener for the whole program; every interface that waits has a resolve of its own. */
const waiting = new Set<Resolve>()
let open: (() => void) | null = null

if (Taro.onNeedPrivacyAuthorization) {
  Taro.onNeedPrivacyAuthorization((resolve: Resolve) => {
    waiting.add(resolve)
    open?.()
  })
}

/** The popup of the page on screen is the one that opens. */
export function takeOver(handler: () => void) {
  open = handler
  if (waiting.size > 0) handler()
}

export function agree() {
  waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))
  waiting.clear()
}

export function disagree() {
  waiting.forEach((resolve) => resolve({ event: 'disagree' }))
  waiting.clear()
}
