// The page asks before it uses anything. The platform records the tap on the agree button: no listener is needed.
Page({
  data: { asksConsent: false, number: '' },

  paste() {
    if (!wx.getPrivacySetting) {
      this.readClipboard()
      return
    }
    wx.getPrivacySetting({
      success: ({ needAuthorization }) => {
        if (needAuthorization) this.setData({ asksConsent: true })
        else this.readClipboard()
      },
      fail: () => this.typeInstead(),
    })
  },

  agree() {
    this.setData({ asksConsent: false })
    this.readClipboard()
  },

  refuse() {
    this.setData({ asksConsent: false })
    this.typeInstead()
  },

  readClipboard() {
    wx.getClipboardData({
      success: ({ data }) => this.setData({ number: data }),
      fail: () => this.typeInstead(),
    })
  },

  typeInstead() {
    wx.showToast({ title: '请手动输入', icon: 'none' })
  },

  readContract() {
    wx.openPrivacyContract({ fail: () => wx.showToast({ title: '暂时无法打开', icon: 'none' }) })
  },
})
