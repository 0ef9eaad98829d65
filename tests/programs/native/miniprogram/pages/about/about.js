Page({
  data: { account: 'jiefang-kefu' },

  copyAccount() {
    wx['setClipboardData']({
      data: this.data.account,
      fail: () => wx.showToast({ title: '复制失败', icon: 'none' }),
    })
  },

  readContract() {
    wx.openPrivacyContract({
      fail: () => wx.showToast({ title: '暂时无法打开', icon: 'none' }),
    })
  },
})
