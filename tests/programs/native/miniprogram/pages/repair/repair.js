import { promisify } from '../../utils/promisify'

Page({
  data: { shooting: false, photo: '', contract: '' },

  openCamera() {
    this.setData({ shooting: true })
  },

  shoot() {
    wx.createCameraContext().takePhoto({
      quality: 'high',
      success: ({ tempImagePath }) => this.setData({ shooting: false, photo: tempImagePath }),
    })
  },

  onCameraError() {
    this.setData({ shooting: false })
    wx.showToast({ title: '无法使用摄像头', icon: 'none' })
  },

  attachContract() {
    const pickFile = promisify(wx.chooseMessageFile)
    pickFile({ count: 1, type: 'file' })
      .then(({ tempFiles }) => this.setData({ contract: tempFiles[0].name }))
      .catch(() => wx.showToast({ title: '没有选择文件', icon: 'none' }))
  },
})
