Page({
  run() {
    wx.startCompass({
      fail: () => wx.showToast({ title: '指南针不可用', icon: 'none' }),
    })
  },
})
