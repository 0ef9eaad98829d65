const ALBUM = 'scope.writePhotosAlbum'

Page({
  data: { code: `${wx.env.USER_DATA_PATH}/entry-code.png` },

  save() {
    wx.getSetting({
      success: ({ authSetting }) => {
        if (authSetting[ALBUM]) {
          this.saveToAlbum()
          return
        }
        wx.authorize({
          scope: ALBUM,
          success: () => this.saveToAlbum(),
          fail: () => wx.openSetting(),
        })
      },
    })
  },

  saveToAlbum() {
    wx.saveImageToPhotosAlbum({
      filePath: this.data.code,
      success: () => wx.showToast({ title: '已保存' }),
      fail: () => wx.showToast({ title: '保存失败', icon: 'none' }),
    })
  },
})
