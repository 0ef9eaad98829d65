// A game draws its own popup: there is no agree button, so consent names none.
const waiting = new Set()

export function listenForConsent(showDialog) {
  if (!wx.onNeedPrivacyAuthorization) return
  wx.onNeedPrivacyAuthorization((resolve) => {
    waiting.add(resolve)
    showDialog()
  })
}

export function agree() {
  waiting.forEach((resolve) => resolve({ event: 'agree' }))
  waiting.clear()
}

export function disagree() {
  waiting.forEach((resolve) => resolve({ event: 'disagree' }))
  waiting.clear()
}
