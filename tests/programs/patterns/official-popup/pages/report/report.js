// The platform asks by itself when an interface needs consent. What is left to the program is the refusal.
Page({
  data: { photo: '' },

  addPhoto() {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      success: ({ tempFiles }) => this.setData({ photo: tempFiles[0].tempFilePath }),
      fail: () => wx.showToast({ title: '没有选择照片', icon: 'none' }),
    })
  },
})
