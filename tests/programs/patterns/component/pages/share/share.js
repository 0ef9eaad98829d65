Page({
  run() {
    wx.setClipboardData({
      data: 'https://example.com/stroll',
      fail: () => wx.showToast({ title: '没有复制', icon: 'none' }),
    })
  },
})
