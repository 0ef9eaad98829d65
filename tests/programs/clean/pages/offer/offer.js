Page({
  data: { photo: '', place: '', phoneCode: '' },

  addPhoto() {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      success: ({ tempFiles }) => this.setData({ photo: tempFiles[0].tempFilePath }),
      fail: ({ errMsg }) => this.explain(errMsg),
    })
  },

  pickPlace() {
    wx.chooseLocation({
      success: ({ name }) => this.setData({ place: name }),
      fail: ({ errMsg }) => this.explain(errMsg),
    })
  },

  onPhoneNumber({ detail }) {
    if (!detail.code) {
      this.explain(detail.errMsg)
      return
    }
    this.setData({ phoneCode: detail.code })
  },

  explain(errMsg) {
    const title = errMsg.includes('privacy permission is not authorized') ? '同意隐私保护指引后可用' : '没有完成'
    wx.showToast({ title, icon: 'none' })
  },
})
