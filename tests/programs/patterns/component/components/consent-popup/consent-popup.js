// The only listener of the program: to register again is to overwrite it.
const waiting = new Set()
let onScreen = null

if (wx.onNeedPrivacyAuthorization) {
  wx.onNeedPrivacyAuthorization((resolve) => {
    waiting.add(resolve)
    if (onScreen) onScreen.takeOver()
  })
}

Component({
  data: { visible: false },

  lifetimes: {
    attached() {
      this.takeOver()
    },
    detached() {
      if (onScreen === this) onScreen = null
    },
  },

  // Pages stay attached behind others: the one that is shown takes over, each time.
  pageLifetimes: {
    show() {
      this.takeOver()
    },
  },

  methods: {
    takeOver() {
      onScreen = this
      this.setData({ visible: waiting.size > 0 })
    },

    agree() {
      waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))
      this.close()
    },

    refuse() {
      waiting.forEach((resolve) => resolve({ event: 'disagree' }))
      this.close()
    },

    close() {
      waiting.clear()
      this.setData({ visible: false })
    },

    readContract() {
      wx.openPrivacyContract({ fail: () => wx.showToast({ title: '暂时无法打开', icon: 'none' }) })
    },
  },
})
