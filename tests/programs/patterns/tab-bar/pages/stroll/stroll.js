Page({
  data: { isOn: false },

  run() {
    wx.startCompass({
      success: () => this.setData({ isOn: true }),
      fail: () => wx.showToast({ title: '指南针不可用', icon: 'none' }),
    })
  },
})
