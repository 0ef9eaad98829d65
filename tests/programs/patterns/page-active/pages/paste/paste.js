// The page asks first: the platform records the tap, so that no listener is needed.
Page({
  data: { asksConsent: false, number: '' },

  onLoad() {
    if (!wx.getPrivacySetting) return
    wx.getPrivacySetting({
      success: ({ needAuthorization }) => {
        if (needAuthorization) this.setData({ asksConsent: true })
      },
    })
  },

  pasteNumber() {
    this.setData({ asksConsent: false })
    wx.getClipboardData({
      success: ({ data }) => this.setData({ number: data }),
      fail: () => wx.showToast({ title: '请手动输入', icon: 'none' }),
    })
  },

  later() {
    this.setData({ asksConsent: false })
  },

  readContract() {
    wx.openPrivacyContract({ fail: () => wx.showToast({ title: '暂时无法打开', icon: 'none' }) })
  },
})
