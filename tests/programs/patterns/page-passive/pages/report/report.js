// The platform tells the page when an interface waits for consent; each that waits brings a `resolve` of its own.
Page({
  data: { asksConsent: false, photo: '' },

  onLoad() {
    this.waiting = new Set()
  },

  // Not in onLoad: this page may be open twice, and the one on screen must be told.
  onShow() {
    if (!wx.onNeedPrivacyAuthorization) return
    wx.onNeedPrivacyAuthorization((resolve) => {
      this.waiting.add(resolve)
      this.setData({ asksConsent: true })
    })
  },

  // Who leaves while the popup is open has not agreed.
  onUnload() {
    this.refuse()
  },

  addPhoto() {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      success: ({ tempFiles }) => this.setData({ photo: tempFiles[0].tempFilePath }),
      fail: () => wx.showToast({ title: '没有选择照片', icon: 'none' }),
    })
  },

  agree() {
    this.waiting.forEach((resolve) => resolve({ event: 'agree', buttonId: 'agree-btn' }))
    this.close()
  },

  refuse() {
    this.waiting.forEach((resolve) => resolve({ event: 'disagree' }))
    this.close()
  },

  close() {
    this.waiting.clear()
    this.setData({ asksConsent: false })
  },

  readContract() {
    wx.openPrivacyContract({ fail: () => wx.showToast({ title: '暂时无法打开', icon: 'none' }) })
  },
})
