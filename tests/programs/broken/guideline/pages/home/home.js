Page({
  choose() {
    wx.chooseMedia({ count: 1, fail: console.error })
  },
})
