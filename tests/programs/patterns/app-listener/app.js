App({
  globalData: { waiting: new Set(), popup: null },

  onLaunch() {
    if (!wx.onNeedPrivacyAuthorization) return
    wx.onNeedPrivacyAuthorization((resolve) => {
      const { waiting, popup } = this.globalData
      waiting.add(resolve)
      if (popup) popup.ask()
    })
  },

  answer(answer) {
    const { waiting } = this.globalData
    waiting.forEach((resolve) => resolve(answer))
    waiting.clear()
  },
})
