const app = getApp()

Page({
  data: { asksConsent: false, isOn: false },

  onShow() {
    app.globalData.popup = this
    this.ask()
  },

  onUnload() {
    if (app.globalData.popup === this) app.globalData.popup = null
  },

  // Also what was called while no popup was on screen.
  ask() {
    this.setData({ asksConsent: app.globalData.waiting.size > 0 })
  },

  findLock() {
    wx.openBluetoothAdapter({
      success: () => this.setData({ isOn: true }),
      fail: () => wx.showToast({ title: '请用钥匙开门', icon: 'none' }),
    })
  },

  agree() {
    app.answer({ event: 'agree', buttonId: 'agree-btn' })
    this.ask()
  },

  refuse() {
    app.answer({ event: 'disagree' })
    this.ask()
  },

  readContract() {
    wx.openPrivacyContract({ fail: () => wx.showToast({ title: '暂时无法打开', icon: 'none' }) })
  },
})
