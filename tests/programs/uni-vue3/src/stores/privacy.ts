import { defineStore } from 'pinia'
import { ref } from 'vue'

interface Answer {
  event: 'agree' | 'disagree'
  buttonId?: string
}

type Resolve = (answer: Answer) => void

/** One listener for the whole program; every interface that waits has a resolve of its own. */
export const usePrivacyStore = defineStore('privacy', () => {
  const waiting = new Set<Resolve>()
  const isAsking = ref(false)

  function listen() {
    // #ifdef MP-WEIXIN
    if (!wx.onNeedPrivacyAuthorization) return
    wx.onNeedPrivacyAuthorization((resolve: Resolve) => {
      waiting.add(resolve)
      isAsking.value = true
    })
    // #endif
  }

  function agree() {
    waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))
    close()
  }

  function disagree() {
    waiting.forEach((resolve) => resolve({ event: 'disagree' }))
    close()
  }

  function close() {
    waiting.clear()
    isAsking.value = false
  }

  return { isAsking, listen, agree, disagree }
})
