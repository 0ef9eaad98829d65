// The platform asks the page when an interface needs consent; each one that waits brings a `resolve` of its own.
Page({
  data: { asksConsent: false, photo: '' },

  onLoad() {
    this.waiting = new Set()
    if (!wx.onNeedPrivacyAuthorization) return
    wx.onNeedPrivacyAuthorization((resolve) => {
      this.waiting.add(resolve)
      this.setData({ asksConsent: true })
    })
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
