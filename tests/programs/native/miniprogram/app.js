App({
  globalData: {
    community: { name: '海棠苑', latitude: 31.2304, longitude: 121.4737 },
  },

  onLaunch() {
    wx.login({
      success: ({ code }) => wx.setStorageSync('login-code', code),
    })
  },
})
