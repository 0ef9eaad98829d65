const recorder = wx.getRecorderManager()

Component({
  data: { recording: false },

  lifetimes: {
    attached() {
      recorder.onStop(({ tempFilePath }) => this.triggerEvent('recorded', { path: tempFilePath }))
      recorder.onError(() => this.setData({ recording: false }))
    },
  },

  methods: {
    begin() {
      wx.authorizeForMiniProgram({
        scope: 'scope.record',
        success: () => {
          this.setData({ recording: true })
          recorder.start({ format: 'mp3' })
        },
        fail: () => wx.showToast({ title: '没有录音权限', icon: 'none' }),
      })
    },

    end() {
      this.setData({ recording: false })
      recorder.stop()
    },
  },
})
