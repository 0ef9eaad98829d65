import { request } from '../../services/request'

const MAX_PHOTOS = 6

Page({
  data: { text: '', photos: [], voice: '' },

  onLoad() {
    this.recorder = wx.getRecorderManager()
    this.recorder.onStop(({ tempFilePath }) => this.setData({ voice: tempFilePath }))
    this.recorder.onError(() => wx.showToast({ title: '录音失败', icon: 'none' }))
  },

  onText({ detail }) {
    this.setData({ text: detail.value })
  },

  chooseImage() {
    this.addPhotos(MAX_PHOTOS - this.data.photos.length)
  },

  addPhotos(count) {
    wx.chooseMedia({
      count,
      mediaType: ['image'],
      success: ({ tempFiles }) => {
        const photos = tempFiles.map((file) => file.tempFilePath)
        this.setData({ photos: [...this.data.photos, ...photos] })
      },
      fail: ({ errMsg }) => console.warn(errMsg),
    })
  },

  startVoice() {
    this.recorder.start({ duration: 60000, format: 'mp3' })
  },

  stopVoice() {
    this.recorder.stop()
  },

  async publish() {
    await request('/posts', this.data)
    wx.navigateBack()
  },
})
