// One listener for the whole program. The instance that came last owns `showPopup`, and closes the popups of the others.
let showPopup
const waiting = new Set()
const closers = new Set()

if (wx.onNeedPrivacyAuthorization) {
  wx.onNeedPrivacyAuthorization((resolve) => {
    if (typeof showPopup === 'function') showPopup(resolve)
  })
}

function closeOthers(own) {
  closers.forEach((close) => {
    if (close !== own) close()
  })
}

Component({
  data: { visible: false },

  lifetimes: {
    attached() {
      this.closePopup = () => this.setData({ visible: false })
      closers.add(this.closePopup)
      this.takeOver()
    },
    detached() {
      closers.delete(this.closePopup)
    },
  },

  methods: {
    takeOver() {
      showPopup = (resolve) => {
        waiting.add(resolve)
        this.setData({ visible: true })
        closeOthers(this.closePopup)
      }
    },

    handleAgree() {
      this.setData({ visible: false })
      waiting.forEach((resolve) => {
        resolve({ event: 'agree', buttonId: 'agree-btn' })
      })
      waiting.clear()
    },

    handleRefuse() {
      this.setData({ visible: false })
      waiting.forEach((resolve) => {
        resolve({ event: 'disagree' })
      })
      waiting.clear()
    },

    readContract() {
      wx.openPrivacyContract({ fail: () => wx.showToast({ title: '暂时无法打开', icon: 'none' }) })
    },
  },
})
