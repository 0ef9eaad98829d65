// One listener for the whole program; every interface that waits has a resolve of its own.
const waiting = new Set()
let current = null

if (wx.onNeedPrivacyAuthorization) {
  wx.onNeedPrivacyAuthorization((resolve) => {
    waiting.add(resolve)
    if (current) current.open()
  })
}

Component({
  data: { visible: false },

  lifetimes: {
    attached() {
      this.takeOver()
    },
    detached() {
      if (current === this) current = null
    },
  },

  // A tab page stays attached: whichever is on screen shows the popup.
  pageLifetimes: {
    show() {
      this.takeOver()
    },
  },

  methods: {
    takeOver() {
      current = this
      this.setData({ visible: waiting.size > 0 })
    },

    open() {
      this.setData({ visible: true })
    },

    agree() {
      waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))
      this.close()
    },

    disagree() {
      waiting.forEach((resolve) => resolve({ event: 'disagree' }))
      this.close()
    },

    close() {
      waiting.clear()
      this.setData({ visible: false })
    },

    readContract() {
      wx.openPrivacyContract({
        fail: () => wx.showToast({ title: '暂时无法打开', icon: 'none' }),
      })
    },

    stay() {},
  },
})
