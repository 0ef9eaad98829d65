Page({
  run() {
    wx.setClipboardData({
      data: 'https://example.com/stroll',
      success: () => wx.showToast({ title: '已复制' }),
      fail: () => wx.showToast({ title: '没有复制', icon: 'none' }),
    })
  },
})
