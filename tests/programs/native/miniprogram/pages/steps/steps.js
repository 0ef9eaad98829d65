import { request } from '../../services/request'

Page({
  data: { points: 0, supported: wx.canIUse('getWeRunData') },

  exchange() {
    wx.getPrivacySetting({
      success: ({ needAuthorization }) => {
        if (needAuthorization) {
          wx.showToast({ title: '请先在首页同意隐私保护指引', icon: 'none' })
          return
        }
        this.readSteps()
      },
    })
  },

  readSteps() {
    wx.getWeRunData({
      success: async ({ encryptedData, iv }) => {
        const { points } = await request('/steps', { encryptedData, iv })
        this.setData({ points })
      },
      fail: () => wx.showToast({ title: '没有读到步数', icon: 'none' }),
    })
  },
})
